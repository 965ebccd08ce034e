#pragma once
// A Palette says what the inks of a chart look like. It is built on the colours of Okabe and Ito; a
// test holds that neighbours can be told apart in grey and by colour-blind people. Values; any
// thread.

#include "charts/chart.h"
#include <array>

namespace themata::charts {

struct Rgb {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Rgb&) const = default;
};

using Palette = std::array<Rgb, inks>; // by Ink

// On white, for paper and for files.
[[nodiscard]] const Palette& print_palette();
// The same roles on a dark surface.
[[nodiscard]] const Palette& dark_palette();

[[nodiscard]] Rgb colour_of(const Palette& palette, Paint paint);
// Of the text ink and the paper whichever is easier to read on this fill; black or white where
// neither is easy.
[[nodiscard]] Rgb legible_on(const Palette& palette, Paint ground);
// What the words are written in.
[[nodiscard]] Rgb colour_of(const Palette& palette, const Words& words);

// Contrast ratio of WCAG 2, 1 to 21.
[[nodiscard]] double contrast(Rgb a, Rgb b);

} // namespace themata::charts
