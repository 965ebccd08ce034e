#pragma once
// From a query to what is looked up in one study: patterns of terms, and filters with the ids that
// their names stand for. Names are taken exactly when they stand so in the study, else without
// regard to case and accents; an unknown or ambiguous one is an Error with the names that may have
// been meant. Pure; any thread.

#include "index/query.h"
#include "study/snapshot.h"

namespace themata {

// One term of a pattern.
struct Slot {
    enum class Kind : std::uint8_t {
        forms,     // any word with the same stem
        exact,     // this term
        beginning, // any term that begins so
    };
    Kind kind = Kind::exact;
    std::string term;

    auto operator<=>(const Slot&) const = default;
};

// Terms that stand one behind the other.
struct Pattern {
    std::vector<Slot> slots; // at least one; several are exact, but for the last

    auto operator<=>(const Pattern&) const = default;
};

// `id` is that of the record or, for `is:`, a Codedness.
struct Filter {
    FilterBy field = FilterBy::stage;
    std::uint32_t id = 0;

    auto operator<=>(const Filter&) const = default;
};

struct SearchPlan {
    struct Node {
        enum class Kind : std::uint8_t { everything, pattern, filter, all_of, any_of, none_of };
        Kind kind = Kind::everything;
        std::size_t place = 0; // among the patterns or the filters
        std::vector<Node> parts;
    };

    std::vector<Pattern> patterns; // each once
    std::vector<Filter> filters;   // each once
    Node root;
};

[[nodiscard]] Result<SearchPlan> resolve(const Query& query, const Snapshot& snapshot);

} // namespace themata
