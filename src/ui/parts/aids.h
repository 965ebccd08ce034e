#pragma once
// What the program offers beside an answer: others that say the same, and themes that are likely.
// Reckoned beside the frames from values; nothing is done by it. Any thread.

#include "analysis/duplicates.h"
#include "analysis/suggestions.h"
#include <algorithm>

namespace themata {

// Answers that say the same, by group, and the group of each.
struct AlikeGroups {
    static constexpr std::uint32_t alone = ~std::uint32_t{0};

    Alike alike = Alike::identical;
    std::vector<DuplicateGroup> groups;  // the largest first
    std::vector<std::uint32_t> group_of; // by the id of a response

    [[nodiscard]] std::uint32_t place_of(ResponseId id) const {
        return id.value < group_of.size() ? group_of[id.value] : alone;
    }

    // nullptr: no other says the same.
    [[nodiscard]] const DuplicateGroup* of(ResponseId id) const {
        const std::uint32_t place = place_of(id);
        return place == alone ? nullptr : &groups[place];
    }
};

[[nodiscard]] AlikeGroups alike_groups(const Study& study, Alike alike, std::stop_token stop);

// What was learnt from the codings, or why nothing could be.
using Learnt = Result<Suggester>;

struct SuggestedThemes {
    ResponseId response;
    std::vector<Suggestion> themes; // the likeliest first
};

[[nodiscard]] SuggestedThemes suggested_themes(const Snapshot& now, const Learnt& learnt,
                                               ResponseId response);

// Rises when so much was coded that learning anew is worth while.
[[nodiscard]] std::size_t lesson_of(const Study& study);

struct Aids {
    const AlikeGroups* alike = nullptr;         // not reckoned yet
    const SuggestedThemes* suggested = nullptr; // of the current answer
};

} // namespace themata
