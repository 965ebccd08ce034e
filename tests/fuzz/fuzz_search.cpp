// Throws queries at a study of 10,000 answers: of the grammar, of the grammar with bytes changed,
// and of bytes. None may crash, hang, or take more than a second; index and scan must find the
// same. fuzz_search [QUERIES [SEED]]; exits with 1 when something was wrong.

#include "index/catch_up.h"
#include "index/search.h"
#include "support/random_search.h"
#include "support/temporary_folder.h"
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

namespace {

using namespace themata;
using Clock = std::chrono::steady_clock;

constexpr std::size_t answers = 10'000;
constexpr double longest = 1'000; // milliseconds

constexpr std::string_view bits[] = {
    "\"",      "(",        ")",        "-",    "*",      ":",        " OR ",     " NOT ",
    " AND ",   " NEAR/",   " BEFORE",  "'",    "/",      "\\",       "~",        "=",
    "?",       "..",       "<",        ">=",   "trait.", "score.",   "length",   "stage:",
    "theme:=", "is:coded", "a",        "th",   "trust",  "é",        "信",       "قُ",
    "😀",       "\xFF",     "\xE2\x80", "\n",   "9",      "/(a+)+$/", "/(.*)*x/", "/(x+x+)+y/",
    "*a*b*c*", "*e*",      "~t",       "'e'",  "{",      "[",        "|",        "+",
    "^",       "$",        "\\p{L}",   "(?i)", "(?<=a)", "{1,999}"};

std::string soup(Dice& dice) {
    std::string text;
    for (std::uint32_t left = dice.below(20); left > 0; --left)
        text += dice.one_in(8) ? std::string(1, static_cast<char>(dice.below(256)))
                               : std::string(bits[dice.below(std::size(bits))]);
    return text;
}

std::string altered(std::string text, Dice& dice) {
    for (std::uint32_t left = 1 + dice.below(4); left > 0; --left) {
        const std::size_t at = dice.below(text.size() + 1);
        const std::string bit(bits[dice.below(std::size(bits))]);
        switch (dice.below(4)) {
        case 0:
            text.insert(at, bit);
            break;
        case 1:
            text.erase(at, 1 + dice.below(4));
            break;
        case 2:
            text.insert(at, text.substr(dice.below(text.size() + 1), dice.below(20)));
            break;
        default:
            text.replace(at, std::min<std::size_t>(1, text.size() - at), bit);
        }
    }
    return text;
}

// One of a few that are made to be slow.
std::string heavy(Dice& dice) {
    std::string text;
    const std::string_view part = bits[dice.below(std::size(bits))];
    switch (dice.below(5)) {
    case 0:
        return std::string(10'000, '(') + "trust" + std::string(10'000, ')');
    case 1:
        for (int i = 0; i < 900; ++i)
            text += fmt::format("{} trust ", i % 2 ? "OR" : "time");
        return text;
    case 2:
        for (int i = 0; i < 90; ++i)
            text += fmt::format("~trust{} ", i);
        return text;
    case 3:
        text = "the";
        for (int i = 0; i < 300; ++i)
            text += fmt::format(" NEAR/1000 t*");
        return text;
    default:
        for (int i = 0; i < 400; ++i)
            text += part;
        return text;
    }
}

std::string thrown(Dice& dice) {
    const std::uint32_t kind = dice.below(20);
    if (kind == 0)
        return heavy(dice);
    if (kind < 9)
        return random_search(dice, 4);
    return kind < 15 ? altered(random_search(dice, 4), dice) : soup(dice);
}

struct Outcome {
    double milliseconds = 0;
    std::string query;
};

class Fuzzing {
public:
    explicit Fuzzing(std::uint32_t seed) : dice_(seed), snapshot_(random_answers(dice_, answers)) {
        snapshot_.head = {1, seed};
        if (!catch_up(folder_.path(), snapshot_, AnswerHistory(snapshot_.head)))
            std::abort();
    }

    void throw_one() {
        const std::string typed = thrown(dice_);
        const auto begin = Clock::now();
        const auto query = parse_query(typed);
        const auto hits = query ? by_index_.search(snapshot_, *query, {.limit = 50})
                                : Result<Hits>(failure(query.error()));
        note(typed, begin);
        if (!hits)
            return note(typed, hits.error());
        ++found_;
        if (hits->source == Hits::Source::index && dice_.one_in(10))
            compare(typed, *query, *hits);
    }

    [[nodiscard]] int report() {
        std::ranges::sort(outcomes_, std::ranges::greater(), &Outcome::milliseconds);
        const auto at = [&](std::size_t share) {
            return outcomes_[outcomes_.size() * share / 100].milliseconds;
        };
        fmt::print("{} queries over {} answers: {} answered, {} refused with a hint\n",
                   outcomes_.size(), snapshot_.study.responses.size(), found_, refused_);
        fmt::print("{} compared with a scan; time: median {:.2f} ms, p99 {:.1f} ms, longest "
                   "{:.1f} ms\n",
                   compared_, at(50), at(1), outcomes_.front().milliseconds);
        for (std::size_t i = 0; i < std::min<std::size_t>(5, outcomes_.size()); ++i)
            fmt::print("  {:8.1f} ms  {}\n", outcomes_[i].milliseconds,
                       outcomes_[i].query.substr(0, 100));
        for (const std::string& line : wrong_)
            fmt::print("WRONG: {}\n", line);
        return wrong_.empty() ? 0 : 1;
    }

private:
    void note(const std::string& typed, Clock::time_point begin) {
        const std::chrono::duration<double, std::milli> taken = Clock::now() - begin;
        outcomes_.push_back({taken.count(), typed});
        if (taken.count() > longest)
            wrong_.push_back(fmt::format("{:.0f} ms for {}", taken.count(), typed.substr(0, 300)));
    }

    void note(const std::string& typed, const Error& error) {
        ++refused_;
        if (error.what.empty() || error.hint.empty())
            wrong_.push_back(fmt::format("no hint for {}", typed.substr(0, 300)));
    }

    void compare(const std::string& typed, const Query& query, const Hits& hits) {
        const auto scanned = by_scan_.search(snapshot_, query, {.limit = 0});
        ++compared_;
        if (scanned && !(scanned->responses == hits.responses))
            wrong_.push_back("index and scan differ for " + typed.substr(0, 300));
    }

    Dice dice_;
    Snapshot snapshot_;
    TemporaryFolder folder_;
    TemporaryFolder empty_;
    Searcher by_index_{folder_.path()};
    Searcher by_scan_{empty_.path()};
    std::vector<Outcome> outcomes_;
    std::vector<std::string> wrong_;
    std::size_t found_ = 0;
    std::size_t refused_ = 0;
    std::size_t compared_ = 0;
};

} // namespace

int main(int count, char** words) {
    const unsigned long queries = count > 1 ? std::strtoul(words[1], nullptr, 10) : 10'000;
    const unsigned long seed = count > 2 ? std::strtoul(words[2], nullptr, 10) : 1;
    Fuzzing fuzzing(static_cast<std::uint32_t>(seed));
    for (unsigned long i = 0; i < queries; ++i)
        fuzzing.throw_one();
    return fuzzing.report();
}
