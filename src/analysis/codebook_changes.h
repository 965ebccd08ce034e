#pragma once
// What became of the themes between two states of a codebook: added, merged, renamed, moved and so
// on, told theme by theme. Pure functions of values; any thread.

#include "study/study.h"
#include <map>
#include <string>
#include <vector>

namespace themata {

enum class ThemeFate : std::uint8_t {
    added,
    merged,
    removed,
    renamed,
    moved,
    redefined,
    retired,
    restored,
    recoloured,
    reordered, // the themes below it stand in another order
};

struct CodebookChange {
    ThemeFate fate = ThemeFate::added;
    ThemeId theme;      // of a reordering: the theme above, 0 for the top
    std::string name;   // as it is called now, or was last
    std::string part;   // of a definition: "definition", "include", "exclude"
    std::string before; // name, place, text; of a merge nothing
    std::string after;  // of a merge: the theme that it went to, if that is known

    bool operator==(const CodebookChange&) const = default;
};

// Where each theme went that was merged into another; 0 when that cannot be told.
using Merged = std::map<ThemeId, ThemeId>;

// By fate, then by the number of the theme.
[[nodiscard]] std::vector<CodebookChange>
codebook_changes(const Table<Theme>& before, const Table<Theme>& after, const Merged& merged);

// "“Trust” was renamed to “Hope”."
[[nodiscard]] std::string in_words(const CodebookChange& change);
// "renamed", as programs read it.
[[nodiscard]] std::string_view name_of(ThemeFate fate);

} // namespace themata
