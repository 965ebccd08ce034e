#pragma once
// Hits are what a search finds; this header holds them, what a search may be asked for, the lines
// in which every place that matched stands by itself, and the forms that a query can have. Verbs
// and the window show these values and need no more of this folder. Pure functions of values; any
// thread.

#include "study/response_set.h"
#include "study/result.h"
#include "study/study.h"
#include <optional>
#include <span>
#include <string_view>

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

// Answers in which any of these words stands, as a query: "more like this".
[[nodiscard]] std::string query_of(std::span<const TellingWord> words);

// rank: as the hits come. left: by the words before the match, the nearest first. right: by what
// follows the match, and then by the match itself. Case and accents make no difference.
enum class KwicSort : std::uint8_t { rank, left, right, participant, stage };

struct KwicLine {
    ResponseId response;
    Span span; // of the match, in the answer
    std::string left;
    std::string match;
    std::string right;

    bool operator==(const KwicLine&) const = default;
};

// At most `around` graphemes stand on either side; the text is as it was typed, line ends too. A
// hit that filters alone have found has no line.
[[nodiscard]] std::vector<KwicLine> kwic(const Study& study, const std::vector<Hit>& hits,
                                         std::size_t around, KwicSort sort);

// All that a query can say, an example and what it finds, for help and the window.
struct QueryForm {
    std::string_view example;
    std::string_view meaning;
};

[[nodiscard]] std::span<const QueryForm> query_language();

} // namespace themata
