#pragma once
// The theme table: how often each theme of the codebook stands in each column (role by stage, or
// any trait), and out of how many. A pure function of a snapshot; any thread.
//
// mentions      distinct coded passages (spans of a response); several coders count once
// responses     distinct responses, participants: distinct people with the theme in the column
// A theme with themes below it counts the union of its own and theirs. What rows are shown changes
// no number but the family of tests, which are those of the rows that are shown. With Whose::all_of
// a unit counts for a theme when every coder applied it: to the same span, in the response, to the
// participant in the column.
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
#include "analysis/cells.h"
#include "analysis/theme_tests.h"
#include "analysis/whose.h"

namespace themata {

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
    Whose whose = {};
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

} // namespace themata
