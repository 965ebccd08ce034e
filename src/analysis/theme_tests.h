#pragma once
// Tests of a theme table: whether a theme stands in more people here than there. A contrast is a
// set of columns that differ in one of the axes; all themes of the table are one family in it. What
// test is right follows from who sits in the columns:
//
//                    two columns     three and more
// the same people    McNemar         Cochran's Q, then McNemar in pairs with Holm
// different people   Fisher          Freeman-Halton where an expected count is under 5, else
//                                    chi-squared
//
// The same people are those who count in the base of every column of the contrast. Values; any
// thread.

#include "analysis/effect.h"
#include "statistics/adjust.h"
#include "statistics/yes_no.h"
#include <vector>

namespace themata {

enum class TestsWanted : std::uint8_t { no, yes };

enum class ThemeTestKind : std::uint8_t { mcnemar, cochran_q, fisher, freeman_halton, chi_squared };

// "McNemar (exact)", "Cochran's Q", "Fisher (exact)", "Freeman-Halton (exact)", "chi-squared".
[[nodiscard]] std::string_view name_of(ThemeTestKind);

struct Contrast {
    std::string name;                   // "Mentor: Phase 1 vs Phase 2"
    std::vector<std::string> parts;     // "Phase 1", "Phase 2"
    std::vector<std::uint32_t> columns; // of the table
    bool same_people = false;
    std::vector<std::size_t> n; // who was used, of each column
    std::size_t n_any = 0;      // of the same people: who counts in any column
    std::string refused;        // why there is no test at all
    std::size_t family = 0;     // tests with a p
    bool operator==(const Contrast&) const = default;
};

// Two of three and more columns; places in the contrast.
struct ThemePair {
    std::size_t first = 0;
    std::size_t second = 0;
    PairedCounts counts;
    Figure p = {};
    Figure p_adjusted = {};
    Estimate difference = {};
    bool operator==(const ThemePair&) const = default;
};

struct ThemeTest {
    ThemeTestKind test = ThemeTestKind::fisher;
    std::vector<std::uint64_t> with = {};     // of those who were used, by column
    std::optional<PairedCounts> changes = {}; // of the same people at two places
    Figure statistic = {};                    // none of exact tests
    Figure df = {};
    Figure p = {};
    Figure p_adjusted = {};
    Effect effect = {};
    std::string note = {}; // of expected counts
    std::vector<ThemePair> pairs = {};
    bool operator==(const ThemeTest&) const = default;
};

} // namespace themata
