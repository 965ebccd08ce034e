#pragma once
// Resolving goes from a query to what is looked up in one study: patterns of terms, and filters
// with the ids that their names stand for. Names are taken exactly when they stand so in the study,
// else without regard to case and accents; an unknown or ambiguous one is an Error with the names
// that may have been meant. Pure; any thread.

#include "index/query.h"
#include "study/snapshot.h"
#include "text/fold.h"
#include "text/languages.h"
#include "text/synonyms.h"
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

// One term of a pattern.
struct Slot {
    enum class Kind : std::uint8_t {
        forms,     // any word with the same stem
        exact,     // this term
        beginning, // any term that begins so
        wildcard,  // any term that fits; nothing but a * is any term
        fuzzy,     // any term spelt nearly so
    };
    Kind kind = Kind::exact;
    std::string term;
    std::string strict = {};  // of forms: the word with its accents
    std::string written = {}; // when set, the letters in the answer must be these
    std::size_t mistakes = 0; // of fuzzy: how many at most

    auto operator<=>(const Slot&) const = default;
};

// Terms that stand one behind the other, with at most `slop` others between them.
struct Words {
    std::vector<Slot> slots; // at least one
    std::uint32_t slop = 0;

    auto operator<=>(const Words&) const = default;
};

// One place in a near: any of these.
using Choice = std::vector<Words>;

// What is looked for in the answers, and ranks them.
struct Pattern {
    enum class Kind : std::uint8_t { words, literal, regex, language };
    Kind kind = Kind::words;
    std::vector<Choice> choices = {}; // of words: one, or as many as stand near each other
    std::vector<Reach> reaches = {};  // one between each two choices
    std::string text = {};            // of literal and regex
    Exactness exactness = Exactness::folded;
    Language language = Language::none;
    TypedAt at = {};

    auto operator<=>(const Pattern&) const = default;

    [[nodiscard]] bool is_one_slot() const {
        return kind == Kind::words && choices.size() == 1 && choices.front().size() == 1 &&
               choices.front().front().slots.size() == 1 &&
               choices.front().front().slots.front().written.empty();
    }

    // It is found in the text itself, whatever its words are.
    [[nodiscard]] bool reads_texts() const { return kind == Kind::literal || kind == Kind::regex; }
};

// What numbers, days or names a filter lets through.
struct Bounds {
    double least = 0;
    double most = 0;
    bool with_least = true;
    bool with_most = true;

    auto operator<=>(const Bounds&) const = default;

    [[nodiscard]] bool hold(double value) const {
        return (with_least ? value >= least : value > least) &&
               (with_most ? value <= most : value < most);
    }
};

// `id` is that of the record or, for `is:`, a Codedness.
struct Filter {
    FilterBy field = FilterBy::stage;
    std::uint32_t id = 0;
    enum class Of : std::uint8_t { whole, itself, item, scale } of = Of::whole;
    std::string trait = {}; // its name
    enum class By : std::uint8_t { name, number, day } by = By::name;
    std::vector<std::string> values = {}; // of a trait by name: any of these, as they stand
    Bounds bounds = {};
    std::uint8_t day_order = 0; // a DayOrder

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

// Of one filter (resolve_filters.cpp); `lang:` is none of them.
[[nodiscard]] Result<Filter> resolve_filter(const Query& query, const Snapshot& snapshot);

// Names as somebody types them are held against names as they stand in a study.

// A record and one of the names it goes by.
struct Named {
    std::uint32_t id = 0;
    std::string name;
};

// Each id once.
template <class Fits>
[[nodiscard]] std::vector<Named> those_that(const std::vector<Named>& names, Fits fits) {
    std::vector<Named> found;
    for (const Named& name : names) {
        const bool there = std::ranges::find(found, name.id, &Named::id) != found.end();
        if (!there && fits(name.name))
            found.push_back(name);
    }
    return found;
}

// The best kind of agreement that any name has: to the byte, then folded, then loosely; as written,
// only the first.
[[nodiscard]] std::vector<Named> best_fitting(const std::vector<Named>& names,
                                              const std::string& typed, Exactness exactness);

// The names alone, each once.
[[nodiscard]] std::vector<std::string> strings(const std::vector<Named>& names);

// Words of a query get the synonyms that the study has for them: who looks for "late" finds
// "delayed" too, where the analyst said that they mean the same.

// Only words in all their forms are widened; =words, phrases and the rest stay as they are.
[[nodiscard]] Query with_synonyms(Query query, const SynonymGroups& groups);

} // namespace themata
