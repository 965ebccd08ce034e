#include "support/large_corpus.h"

#include "exchange/reading/delimited.h"
#include "index/terms.h"
#include "support/temporary_folder.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

namespace themata::bench {

namespace {

constexpr std::size_t words_of_a_kind = 20;

std::optional<std::string> rows_of(std::size_t answers) {
    const std::filesystem::path maker =
        std::filesystem::path(THEMATA_SHARED_DIR) / "data/large-corpus/scale.py";
    const TemporaryFolder folder(TemporaryFolder::Where::on_disk);
    const auto csv = folder / "corpus.csv";
    const std::string command =
        fmt::format("python3 '{}' {} '{}'", maker.string(), answers, csv.string());
    if (!std::filesystem::exists(maker) || std::system(command.c_str()) != 0)
        return std::nullopt;
    std::ifstream file(csv, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

template <class Record>
class Named {
public:
    auto id(const std::string& name) {
        const auto [at, is_new] = ids_.try_emplace(name, ids_.size() + 1);
        const auto number = static_cast<std::uint32_t>(at->second);
        if (is_new) {
            Record record;
            record.id = {number};
            if constexpr (requires { record.label; })
                record.label = name;
            else
                record.name = name;
            if constexpr (requires { record.role; })
                record.role = {1 + number % 2};
            editor_.put(std::move(record));
        }
        return decltype(Record::id){number};
    }

    Table<Record> done() { return editor_.done(); }

private:
    std::unordered_map<std::string, std::size_t> ids_;
    typename Table<Record>::Editor editor_{Table<Record>{}};
};

bool is_latin(std::string_view word) {
    return word.size() > 2 &&
           std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

using Counts = std::unordered_map<std::string, std::size_t>;

// Every `step`th of those whose count lies between two bounds, the most frequent first.
std::vector<std::string> between(const Counts& counts, std::size_t least, std::size_t most) {
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const auto& [word, count] : counts)
        if (count >= least && count <= most)
            found.emplace_back(count, word);
    std::ranges::sort(found, std::greater<>());
    std::vector<std::string> chosen;
    const std::size_t step = std::max<std::size_t>(1, found.size() / words_of_a_kind);
    for (std::size_t i = 0; i < found.size() && chosen.size() < words_of_a_kind; i += step)
        chosen.push_back(found[i].second);
    return chosen;
}

} // namespace

std::optional<Snapshot> large_corpus(std::size_t answers) {
    const auto bytes = rows_of(answers);
    if (!bytes)
        return std::nullopt;
    const auto sheet = read_delimited(*bytes, {.encoding = "UTF-8", .delimiter = ','});
    if (!sheet)
        throw std::runtime_error(sheet.error().what);
    Named<Participant> participants;
    Named<Stage> stages;
    Named<Role> roles;
    (void)roles.id("Odd");
    (void)roles.id("Even");
    Table<Response>::Editor responses{Table<Response>{}};
    std::uint32_t number = 0;
    for (std::size_t row = 1; row < sheet->size(); ++row) {
        const Sheet::Row cells(*sheet, row);
        responses.put({.id = {++number},
                       .participant = participants.id(std::string(cells[1])),
                       .stage = stages.id(std::string(cells[2])),
                       .question = {1},
                       .text = std::string(cells[7])});
    }
    Snapshot snapshot;
    snapshot.card.uuid = "bench";
    snapshot.head = {1, 1};
    snapshot.study.participants = participants.done();
    snapshot.study.stages = stages.done();
    snapshot.study.roles = roles.done();
    snapshot.study.responses = responses.done();
    snapshot.lookup = Lookup::of(snapshot.study);
    return snapshot;
}

Vocabulary vocabulary(const Study& study, std::size_t answers_read) {
    Counts words, pairs;
    TermReader reader;
    std::size_t read = 0;
    for (const Response& response : study.responses) {
        if (++read > answers_read)
            break;
        std::unordered_set<std::string> seen;
        std::string before;
        for (const Term& term : reader.read(response.text)) {
            std::string word(term.text);
            if (!is_latin(word)) {
                before.clear();
                continue;
            }
            if (seen.insert(word).second)
                ++words[word];
            if (!before.empty() && seen.insert(before + " " + word).second)
                ++pairs[before + " " + word];
            before = std::move(word);
        }
    }
    return {.common = between(words, answers_read / 100, answers_read),
            .middle = between(words, answers_read / 2'000, answers_read / 500),
            .rare = between(words, answers_read / 50'000 + 1, answers_read / 12'500 + 1),
            .pairs = between(pairs, answers_read / 1'000, answers_read)};
}

} // namespace themata::bench
