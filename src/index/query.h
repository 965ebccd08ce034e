#pragma once
// A Query is what is searched for, as a tree of values: typed text -> parse_query -> Query ->
// search. It is what was typed and knows nothing of a study; resolve() (index/resolve.h) looks up
// the names in it. A mistake is an Error that says at which grapheme and what would be right,
// never a query that finds nothing. Pure functions; any thread.

#include "study/result.h"
#include <compare>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace themata {

enum class FilterBy : std::uint8_t {
    stage,
    role,
    participant,
    question,
    theme,
    coder,
    lang,
    is,
    has,
    trait,
    score,
    length,
};

// The values of `is:`.
enum class Codedness : std::uint8_t { coded, uncoded, nothing, answered, blank };

// How a filter holds a value against what was typed.
enum class Compare : std::uint8_t { same, less, at_most, more, at_least, between };

// With = before it, letters count as they were typed: case and accents; of a theme, only itself.
enum class Exactness : std::uint8_t { folded, as_written };

// Between two parts of a near: how many words further the next one may stand, 1 being the next.
struct Reach {
    static constexpr std::uint32_t usual = 10;
    enum class Order : std::uint8_t { any, before };
    Order order = Order::any;
    std::uint32_t words = usual;

    auto operator<=>(const Reach&) const = default;
};

// Where a part was typed, counted in graphemes from 1. Two queries are equal wherever they stood.
struct TypedAt {
    std::uint32_t grapheme = 1;

    bool operator==(const TypedAt&) const { return true; }

    std::strong_ordering operator<=>(const TypedAt&) const { return std::strong_ordering::equal; }
};

struct Query {
    enum class Kind : std::uint8_t {
        everything, // nothing was typed
        word,       // found in all its forms; as written: this very word
        phrase,     // these words, in this form and order
        prefix,     // the beginning of a word
        wildcard,   // a word with ? for a letter and * for any
        fuzzy,      // a word of nearly these letters
        literal,    // these signs, also inside words
        regex,      // a regular expression
        filter,     // a field and its value
        near,       // parts that stand near each other, in reaches
        all_of,
        any_of,
        none_of, // one part
    };
    Kind kind = Kind::everything;
    FilterBy field = FilterBy::stage; // of a filter
    std::string text = {};            // what is found; the value of a filter, or its lower bound
    std::vector<Query> parts = {};    // of all_of, any_of and near at least two; a group holds none
                                      // of its own kind
    TypedAt at = {};
    Exactness exactness = Exactness::folded;
    std::uint32_t slop = 0;          // of a phrase: other words that may stand in it
    std::vector<Reach> reaches = {}; // of near: one between each two parts
    Compare compare = Compare::same; // of a filter
    std::string upper = {};          // of between; one of the bounds may be empty
    std::string name = {};           // of trait and score: which

    bool operator==(const Query&) const = default;
};

// Words, "phrases", begin*, NOT x or -x, AND (or nothing) between, OR, parentheses, field:value and
// the rest of query_language().
[[nodiscard]] Result<Query> parse_query(std::string_view typed);

// What parse_query reads as the same query again.
[[nodiscard]] std::string print(const Query& query);

// "“trust”, in stage “Phase 2”, not coded".
[[nodiscard]] std::string in_words(const Query& query);

[[nodiscard]] std::string_view field_name(FilterBy field);
[[nodiscard]] std::string_view codedness_name(Codedness codedness);

} // namespace themata
