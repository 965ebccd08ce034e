#pragma once
// A Searcher searches one study: a query goes in, hits come out. The index answers when it stands
// for the snapshot's answers; until then the texts are read, which finds the same.

#include "index/query.h"
#include "study/response_set.h"
#include "study/snapshot.h"
#include "study/span.h"
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>

namespace themata {

enum class BreakdownKey : std::uint8_t { stage, role, theme };

// uncoded_first: what nobody has coded or judged yet before all others, each best first.
enum class SearchOrder : std::uint8_t { best_first, uncoded_first };

struct SearchOptions {
    std::size_t limit = 50;
    std::size_t offset = 0;
    std::vector<BreakdownKey> breakdown = {};       // with no trait either: no breakdown
    std::vector<std::string> breakdown_traits = {}; // by name, after the keys
    SearchOrder order = SearchOrder::best_first;
    ResponseId without = {}; // the one that others are to be like is none of these
    // Where texts are to be read, since no index is ready: those of so many answers; 0: of all.
    std::size_t most_read = 0;
};

struct Hit {
    ResponseId response;
    double score = 0;        // 0 where only filters were asked for; then hits come by id
    std::vector<Span> spans; // what matched, in the text: rising, apart, on graphemes

    bool operator==(const Hit&) const = default;
};

// How many of the responses found; an answer with several themes counts in the row of each. An id
// is {0} where its key was not asked for, or nothing of it holds.
struct BreakdownRow {
    StageId stage;
    RoleId role;
    ThemeId theme;
    std::size_t n = 0;
    std::vector<std::string> traits = {}; // the values, as asked for; empty: not stated

    bool operator==(const BreakdownRow&) const = default;
};

// What was probably meant by a query with a word that no answer holds: the same with a word of the
// study that is spelt nearly so, and how many answers that would find.
struct Meant {
    std::string query;
    std::size_t total = 0;

    bool operator==(const Meant&) const = default;
};

// A word that tells some answers from all others: in how many of them it stands, and in how many of
// all, in all its forms.
struct TellingWord {
    std::string word;
    std::size_t here = 0;
    std::size_t all = 0;

    bool operator==(const TellingWord&) const = default;
};

struct Hits {
    std::size_t total = 0; // exact
    std::vector<Hit> hits; // best first, from the offset on
    // By stage, role and theme as the study orders them, then by the values of traits.
    std::vector<BreakdownRow> breakdown;
    // scan: texts were read, since the index was not ready.
    enum class Source : std::uint8_t { index, scan } source = Source::scan;
    std::optional<Error> fault; // why an index that is there could not be used: make it anew
    ResponseSet responses;      // all that were found
    std::size_t unread = 0;     // answers beyond SearchOptions::most_read, that may match too
    std::optional<Meant> meant; // "did you mean"
};

// Holds the index open and remembers filters and the last searches between searches. Any thread may
// search; one search runs at a time, the others wait.
class Searcher {
public:
    // So many searches are there at once when they are asked for again in the same state of a
    // study: for another page, order or breakdown.
    static constexpr std::size_t most_kept = 4;

    // Whether all answers have the same text at two heads, as far as is known.
    using SameAnswers = std::function<bool(Head, Head)>;

    // `place` is index_place(); `same_answers` is called on the searching thread.
    explicit Searcher(std::filesystem::path place, SameAnswers same_answers = {});
    Searcher(Searcher&&) noexcept;
    Searcher& operator=(Searcher&&) noexcept;
    ~Searcher();

    [[nodiscard]] Result<Hits> search(const Snapshot& snapshot, const Query& query,
                                      const SearchOptions& options, std::stop_token stop = {});

    // All answers that match, for coding them at once.
    [[nodiscard]] Result<ResponseSet> matching(const Snapshot& snapshot, const Query& query,
                                               std::stop_token stop = {});

    // The words that tell these answers best, at most `limit`; only such as stand elsewhere too.
    [[nodiscard]] Result<std::vector<TellingWord>> telling_words(const Snapshot& snapshot,
                                                                 const ResponseSet& answers,
                                                                 std::size_t limit,
                                                                 std::stop_token stop = {});

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// Answers in which any of these words stands, as a query: "more like this".
[[nodiscard]] std::string query_of(std::span<const TellingWord> words);

} // namespace themata
