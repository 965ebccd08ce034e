#pragma once
// LikertBars show answers on a scale as bars that part in the middle of the scale: what lies to its
// left is below, to its right above, and the middle answer lies half on each side. A pure function;
// any thread.

#include "charts/chart.h"

namespace themata::charts {

struct LikertRow {
    std::string group;                 // "Mentor, Phase 1"; may be empty
    std::vector<std::uint32_t> counts; // one for each level
    std::uint32_t missing = 0;
    bool operator==(const LikertRow&) const = default;
};

struct LikertItem {
    std::string name;
    std::vector<LikertRow> rows;
    bool operator==(const LikertItem&) const = default;
};

struct LikertBars {
    std::string title;
    std::vector<std::string> levels; // from the least on: "1" … "5"
    std::vector<LikertItem> items;
    bool operator==(const LikertBars&) const = default;
};

inline constexpr std::size_t most_levels = 11;

// Refused: nothing to draw, fewer than two levels or more than most_levels.
[[nodiscard]] Result<Chart> likert_bars(const LikertBars& bars, const Style& style,
                                        const Measure& measure);

// How a level is filled; neighbours differ in lightness, and levels below the middle are hatched.
[[nodiscard]] Paint paint_of_level(std::size_t level, std::size_t levels);

} // namespace themata::charts
