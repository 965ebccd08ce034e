// Search on the large corpus beside SQLite's FTS5 on the same rows, query after query in turn, and
// beside passes over memory. Arguments: how many answers, a million when none is given; and a part
// of the names of the figures that are wanted, all when none is given.

#include "index/catch_up.h"
#include "index/search.h"
#include "peer.h"
#include "support/large_corpus.h"
#include "support/temporary_folder.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>
#include <functional>
#include <stdexcept>
#include <unordered_map>

namespace themata::bench {

namespace {

constexpr int turns = 5;
constexpr std::size_t words_are_taken_from = 100'000;

double milliseconds(const std::function<std::size_t()>& act, std::size_t& result) {
    const auto start = std::chrono::steady_clock::now();
    result = act();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

double quantile(std::vector<double> times, double part) {
    std::ranges::sort(times);
    const auto at = static_cast<std::size_t>(part * static_cast<double>(times.size()));
    return times[std::min(at, times.size() - 1)];
}

struct Asked {
    std::string ours;
    std::string theirs;
};

class Bench {
public:
    Bench(const Snapshot& snapshot, const TemporaryFolder& folder, std::string wanted)
        : snapshot_(snapshot), wanted_(std::move(wanted)), peer_(snapshot.study),
          searcher_(folder.path()) {
        const auto made = catch_up(folder.path(), snapshot, AnswerHistory(snapshot.head));
        if (!made)
            throw std::runtime_error(made.error().what);
    }

    std::size_t ours(const std::string& typed, SearchOptions options = {}) {
        const auto query = parse_query(typed);
        if (!query)
            throw std::runtime_error(typed + ": " + query.error().what);
        const auto hits = searcher_.search(snapshot_, *query, options);
        if (!hits)
            throw std::runtime_error(typed + ": " + hits.error().what);
        if (hits->fault)
            throw std::runtime_error(hits->fault->what);
        return options.breakdown.empty() ? hits->total : hits->breakdown.size();
    }

    using Act = std::function<std::size_t(const std::string&)>;

    // Each query as often as there are turns, ours and the other one by turns; what is to be there
    // before ours is not measured.
    void figure(const std::string& what, const std::vector<Asked>& queries, const Act& ours,
                const Act& theirs, const char* other = "FTS5", const Act& before = {}) {
        if (what.find(wanted_) == what.npos)
            return;
        if (queries.size() <= Searcher::most_kept && !queries.empty())
            throw std::logic_error(what + ": so few queries are answered from the last searches");
        std::vector<double> a, b;
        std::size_t total = 0, found = 0;
        try {
            for (int turn = 0; turn < turns; ++turn)
                for (const Asked& query : queries) {
                    if (before)
                        before(query.ours);
                    a.push_back(milliseconds([&] { return ours(query.ours); }, found));
                    total += found;
                    b.push_back(milliseconds([&] { return theirs(query.theirs); }, found));
                }
        } catch (const std::runtime_error& error) {
            fmt::print("{:<34} {}\n", what, error.what());
            return;
        }
        if (a.empty())
            return fmt::print("{:<34} no queries\n", what);
        const double us = quantile(a, .5), them = quantile(b, .5);
        fmt::print("{:<34}{:>10}{:>10.2f}{:>10.2f}{:>11.2f}{:>10.2f}{:>9.1f}x  {}\n", what,
                   total / a.size(), us, quantile(a, .99), them, quantile(b, .99), them / us,
                   other);
        std::fflush(stdout);
    }

    [[nodiscard]] std::vector<std::uint32_t> found(const std::string& typed) {
        std::vector<std::uint32_t> ids;
        const auto matching = searcher_.matching(snapshot_, parse_query(typed).value());
        for (const ResponseId id : matching.value().to_vector())
            ids.push_back(id.value);
        return ids;
    }

    FullText& peer() { return peer_; }

    [[nodiscard]] const Snapshot& snapshot() const { return snapshot_; }

private:
    const Snapshot& snapshot_;
    std::string wanted_;
    FullText peer_;
    Searcher searcher_;
};

std::vector<Asked> same(const std::vector<std::string>& words) {
    std::vector<Asked> queries;
    for (const std::string& word : words)
        queries.push_back({word, word});
    return queries;
}

std::vector<Asked> written(const std::vector<std::string>& words, const char* ours,
                           const char* theirs) {
    std::vector<Asked> queries;
    for (const std::string& word : words)
        queries.push_back(
            {fmt::format(fmt::runtime(ours), word), fmt::format(fmt::runtime(theirs), word)});
    return queries;
}

// A common word with one of the middle.
std::vector<Asked> joined(const Vocabulary& words, const char* ours, const char* theirs) {
    std::vector<Asked> queries;
    for (std::size_t i = 0; i < std::min(words.common.size(), words.middle.size()); ++i)
        queries.push_back({fmt::format(fmt::runtime(ours), words.common[i], words.middle[i]),
                           fmt::format(fmt::runtime(theirs), words.common[i], words.middle[i])});
    return queries;
}

std::vector<Asked> beginnings(const Vocabulary& words, std::size_t letters) {
    std::vector<std::string> begin;
    for (const auto& list : {words.common, words.middle, words.rare})
        for (const std::string& word : list)
            if (word.size() > letters)
                begin.push_back(word.substr(0, letters) + "*");
    std::ranges::sort(begin);
    begin.erase(std::unique(begin.begin(), begin.end()), begin.end());
    return same(begin);
}

// What hits by stage and role cost at least: a pass over them with plain arrays at hand.
class Arrays {
public:
    explicit Arrays(const Snapshot& snapshot) {
        const std::size_t places = snapshot.study.responses.last_id() + std::size_t{1};
        column_.resize(places);
        for (const Response& response : snapshot.study.responses) {
            const Participant* who = snapshot.study.participants.find(response.participant);
            column_[response.id.value] =
                static_cast<std::uint8_t>(response.stage.value * 4 + (who ? who->role.value : 0));
        }
    }

    [[nodiscard]] std::size_t count(const std::vector<std::uint32_t>& hits) const {
        std::array<std::size_t, 64> counts{};
        for (const std::uint32_t id : hits)
            ++counts[column_[id] % 64];
        return static_cast<std::size_t>(
            std::ranges::count_if(counts, [](std::size_t n) { return n != 0; }));
    }

private:
    std::vector<std::uint8_t> column_;
};

std::size_t read_all(const Study& study) {
    std::size_t sum = 0;
    for (const Response& response : study.responses)
        for (const char letter : response.text)
            sum += static_cast<unsigned char>(letter);
    return sum;
}

void ranked_figures(Bench& bench, const Vocabulary& words) {
    const auto ours = [&](const std::string& query) { return bench.ours(query); };
    const auto ids = [&](const std::string& query) { return bench.peer().best(query); };
    const auto marked = [&](const std::string& query) {
        return bench.peer().best_with_words_marked(query);
    };
    const auto figure = [&](const std::string& what, const std::vector<Asked>& queries) {
        bench.figure(what, queries, ours, marked, "FTS5, what matched marked, as in ours");
        bench.figure(what, queries, ours, ids, "FTS5, numbers of rows alone");
    };
    figure("common word", same(words.common));
    figure("middle word", same(words.middle));
    figure("rare word", same(words.rare));
    figure("two words", joined(words, "{} {}", "{} {}"));
    figure("either of two words", joined(words, "{} OR {}", "{} OR {}"));
    figure("phrase", written(words.pairs, "\"{}\"", "\"{}\""));
    figure("NEAR/5", joined(words, "{} NEAR/5 {}", "NEAR({} {}, 5)"));
    for (const std::size_t letters : {2U, 3U, 4U})
        figure(fmt::format("beginning of {} letters", letters), beginnings(words, letters));
    bench.figure("common word of a stage and role",
                 written(words.common, "{} stage:mid role:Odd", "{}"), ours,
                 [&](const std::string& query) { return bench.peer().best_of(query, {2}, {1}); });
}

void breakdown_figures(Bench& bench, const Vocabulary& words) {
    const auto ours = [&](const std::string& query) {
        return bench.ours(query,
                          {.limit = 0, .breakdown = {BreakdownKey::stage, BreakdownKey::role}});
    };
    bench.figure("breakdown of a common word", same(words.common), ours,
                 [&](const std::string& query) { return bench.peer().breakdown(query); });
    const Arrays arrays(bench.snapshot());
    std::unordered_map<std::string, std::vector<std::uint32_t>> hits;
    for (const std::string& word : words.common)
        hits[word] = bench.found(word);
    const auto pass = [&](const std::string& query) { return arrays.count(hits[query]); };
    bench.figure("the same, against a pass", same(words.common), ours, pass, "arrays in memory");
    bench.figure("breakdown of what was just found", same(words.common), ours, pass,
                 "arrays in memory", [&](const std::string& query) { return bench.ours(query); });
}

void scan_figures(Bench& bench, const Vocabulary& words) {
    const auto ours = [&](const std::string& query) { return bench.ours(query); };
    std::vector<std::string> few(words.middle.begin(),
                                 words.middle.begin() +
                                     std::min<std::ptrdiff_t>(6, std::ssize(words.middle)));
    const auto reading = [&](const std::string&) { return read_all(bench.snapshot().study); };
    bench.figure(
        "'literal' scan", written(few, "'{}'", "{}"), ours,
        [&](const std::string& query) { return bench.peer().literal(query); }, "LIKE");
    bench.figure("'literal' scan, against reading", written(few, "'{}'", "{}"), ours, reading,
                 "reading the text");
    bench.figure("/regex/ scan, against reading", written(few, "/{}[aeiou]?/", "{}"), ours, reading,
                 "reading the text");
}

} // namespace

} // namespace themata::bench

int main(int count, char** arguments) {
    using namespace themata::bench;
    const std::size_t answers = count > 1 ? std::stoul(arguments[1]) : 1'000'000;
    const auto snapshot = large_corpus(answers);
    if (!snapshot) {
        fmt::print("The large corpus is not beside the project: there is nothing to search.\n");
        return 0;
    }
    const Vocabulary words = vocabulary(snapshot->study, words_are_taken_from);
    const themata::TemporaryFolder folder(themata::TemporaryFolder::Where::on_disk);
    Bench bench(*snapshot, folder, count > 2 ? arguments[2] : "");
    fmt::print("{} answers; milliseconds, median and 99 %, ours beside the other's\n", answers);
    fmt::print("{:<34}{:>10}{:>10}{:>10}{:>11}{:>10}{:>10}\n", "", "hits", "median", "99 %",
               "median", "99 %", "quicker");
    ranked_figures(bench, words);
    breakdown_figures(bench, words);
    scan_figures(bench, words);
    return 0;
}
