#pragma once
// The theme table says how often each theme of the codebook stands in each column (role by stage,
// or any trait), and out of how many. A pure function of a snapshot; any thread.
//
// mentions      distinct coded passages (spans of a response); several coders count once
// responses     distinct responses, participants: distinct people with the theme in the column
// A theme with themes below it counts the union of its own and theirs. What rows are shown changes
// no number but the family of tests, which are those of the rows that are shown. With
// CodersCounted::all_of a unit counts for a theme when every coder applied it: to the same span, in
// the response, to the participant in the column.
//
// Bases: took_part   any response or score at the column (questions apart: one who was at the
//                    stage took part in each of its questions)
//        asked       has a response there, answered or blank
//        answered    has at least one answered response there
//        codable     has at least one that is not nothing to code: judged so and coded by nobody
// N counts participants for mentions and participants, responses for responses (there, whoever has
// no response has nothing to count, so took_part is asked). A coding of a blank answer counts in n
// but its answer not in N of answered and codable; the footnote says how many there are.

#include "analysis/axes.h"
#include "analysis/selection.h"
#include "analysis/tabulation.h"
#include "statistics/adjust.h"
#include "statistics/figure.h"
#include "statistics/yes_no.h"
#include <vector>

namespace themata {

// The tests say whether a theme stands in more people here than there. A contrast is a set of
// columns that differ in one of the axes; all themes of the table are one family in it. Which test
// is right follows from who sits in the columns:
//
//                    two columns     three and more
// the same people    McNemar         Cochran's Q, then McNemar in pairs with Holm
// different people   Fisher          Freeman-Halton where an expected count is under 5, else
//                                    chi-squared
//
// The same people are those who count in the base of every column of the contrast.
// elsewhere: none are run, and none are missed, since they stand in a table beside this one.
enum class TestsWanted : std::uint8_t { no, yes, elsewhere };

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

enum class Count { mentions, responses, participants };
enum class Base { took_part, asked, answered, codable };

struct ThemeRows {
    enum class Depth { whole_tree, top_level };
    enum class Listed { all, used };
    enum class Retired { left_out, shown };
    Depth depth = Depth::whole_tree;
    Listed listed = Listed::all; // used: with something in any column
    Retired retired = Retired::left_out;
    bool operator==(const ThemeRows&) const = default;
};

struct TableSpec {
    std::vector<Axis> columns = {{.kind = AxisKind::role}, {.kind = AxisKind::stage}};
    Count count = Count::mentions;
    Base base = Base::answered;
    CodersCounted whose = {};
    ThemeRows rows = {};
    TestsWanted tests = TestsWanted::no;
    Correction correction = Correction::holm; // of the tests of one contrast
    bool operator==(const TableSpec&) const = default;
};

// How many took part, were asked, answered and gave a codable answer; each is part of the former.
struct Turnout {
    std::uint32_t took_part = 0;
    std::uint32_t asked = 0;
    std::uint32_t answered = 0;
    std::uint32_t codable = 0;
    bool operator==(const Turnout&) const = default;

    [[nodiscard]] std::uint32_t by(Base base) const;
};

// Only what occurs: somebody took part in it.
struct TableColumn {
    std::vector<std::string> keys; // one for each axis
    std::uint32_t base = 0;        // N
    Turnout participants;
    Turnout responses;
    bool operator==(const TableColumn&) const = default;
};

struct ThemeRow {
    ThemeId theme;
    std::string name;
    std::string path;
    std::uint32_t depth = 0;           // 0: at the top
    std::vector<Cell> cells;           // one for each column
    std::vector<ThemeTest> tests = {}; // one for each contrast
    bool operator==(const ThemeRow&) const = default;
};

struct ThemeTable {
    std::vector<Axis> axes;
    Count count = Count::mentions;
    Base base = Base::answered;
    std::vector<TableColumn> columns;
    std::vector<ThemeRow> rows;           // in the order of the codebook
    std::vector<Contrast> contrasts = {}; // only when tests are wanted
    Correction correction = Correction::holm;
    std::string footnote;
    bool operator==(const ThemeTable&) const = default;
};

// Refused: an axis twice, a trait or coder that is not there, more columns than a spreadsheet has;
// tests of mentions, or of several responses of one person, which are not independent.
[[nodiscard]] Result<ThemeTable> theme_table(const Snapshot&, const TableSpec&);

// "mentions", "responses", "participants".
[[nodiscard]] std::string_view name_of(Count);
// "took part", "asked", "answered", "codable".
[[nodiscard]] std::string_view name_of(Base);

// `made` gets what was counted, of whom and by what columns into its settings.
[[nodiscard]] Tabulation tabulation_of(const ThemeTable&, CellForm, Provenance made);

// All that the window shows and files get of the table that was counted by this spec: the table
// itself and, where tests were wanted, what was found by each of them.
[[nodiscard]] std::vector<Tabulation> tabulations_of(const Snapshot&, const ThemeTable&,
                                                     const TableSpec&, CellForm);

} // namespace themata
