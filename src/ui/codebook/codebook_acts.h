#pragma once
// What a merge or a split of themes would move, told before it is done, and the passages of a theme
// to choose from. Pure functions of values; any thread.

#include "study/snapshot.h"
#include "workbench/plan.h"

namespace themata {

struct ActPreview {
    std::string note;                // the act as History would tell it
    std::string refusal;             // why it cannot be done, with the hint; then all else is empty
    std::size_t moved = 0;           // codings that get another theme
    std::size_t joined = 0;          // codings that are there already and become one with these
    std::size_t memos = 0;           // that go along
    std::vector<std::string> themes; // that go along, by their names
    std::vector<CodingId> examples;  // some of those that move
};

// By planning it: what is told is what would be done.
[[nodiscard]] ActPreview preview_of(const Snapshot& now, const Intent& intent,
                                    const Acting& acting);

// Passages of a theme itself that hold these words, without regard to case and accents.
struct PassageQuery {
    ThemeId theme;
    std::string words;
    bool operator==(const PassageQuery&) const = default;
};

using PassageList = std::vector<CodingId>;

// By stage, participant and place.
[[nodiscard]] PassageList passages_of(const Snapshot& now, const PassageQuery& query);

// The words of a coding; empty when it is gone.
[[nodiscard]] std::string_view passage_words(const Study& study, CodingId coding);

} // namespace themata
