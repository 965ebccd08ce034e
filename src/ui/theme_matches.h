#pragma once
// Which themes fit a few typed letters, best first, and which letters of their names fit. A pure
// function of values; any thread.

#include "study/snapshot.h"
#include <string_view>
#include <vector>

namespace themata {

struct ThemeMatch {
    ThemeId theme;
    std::vector<Span> fitting; // in the theme's name

    bool operator==(const ThemeMatch&) const = default;
};

// Without regard to case and accents: names that begin so, then those with a word that does, then
// those that hold the letters together, then those that hold them in this order. Themes of
// `recent` come first among equals. For nothing typed: recent ones, then the codebook. Retired
// themes are not offered.
[[nodiscard]] std::vector<ThemeMatch> matching_themes(const Snapshot& now, std::string_view typed,
                                                      const std::vector<ThemeId>& recent);

// Whether a theme that is in use is called exactly so.
[[nodiscard]] bool theme_is_called(const Snapshot& now, std::string_view name);

} // namespace themata
