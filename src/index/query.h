#pragma once
// What is searched for, as a tree of values: typed text -> parse_query -> Query -> search. A Query
// is what was typed and knows nothing of a study; names in it are looked up by resolve()
// (index/resolve.h). A mistake is an Error that says at which letter and what would be right, never
// a query that finds nothing. Pure functions; any thread.

#include "study/result.h"
#include <cstdint>
#include <string_view>
#include <vector>

namespace themata {

enum class FilterBy : std::uint8_t { stage, role, participant, question, theme, coder, is };

// The values of `is:`.
enum class Codedness : std::uint8_t { coded, uncoded, nothing, answered, blank };

// Where a part was typed, counted in letters from 1. Two queries are equal wherever they stood.
struct TypedAt {
    std::uint32_t letter = 1;

    bool operator==(const TypedAt&) const { return true; }
};

struct Query {
    enum class Kind : std::uint8_t {
        everything, // nothing was typed
        word,       // found in all its forms
        phrase,     // these words, in this form and order
        prefix,     // the beginning of a word
        filter,     // a field and its value
        all_of,
        any_of,
        none_of, // one part
    };
    Kind kind = Kind::everything;
    FilterBy field = FilterBy::stage; // of a filter
    std::string text = {};            // of a word, phrase or prefix; the value of a filter
    std::vector<Query> parts = {};    // of all_of and any_of at least two, none of their own kind
    TypedAt at;

    bool operator==(const Query&) const = default;
};

// Words, "phrases", begin*, NOT x or -x, AND (or nothing) between, OR, parentheses, field:value and
// field:"a value".
[[nodiscard]] Result<Query> parse_query(std::string_view typed);

// What parse_query reads as the same query again.
[[nodiscard]] std::string print(const Query& query);

// "“trust”, in stage “Phase 2”, not coded".
[[nodiscard]] std::string in_words(const Query& query);

[[nodiscard]] std::string_view field_name(FilterBy field);
[[nodiscard]] std::string_view codedness_name(Codedness codedness);

} // namespace themata
