#pragma once
// The theme table: what stands in rows and columns is chosen at the left, a click on a number shows
// the answers behind it at the right. The window's thread.

#include "analysis/theme_table.h"
#include "ui/parts/chart_card.h"
#include "ui/parts/outbox.h"
#include "ui/parts/quote_list.h"
#include "ui/parts/scene.h"
#include "ui/parts/tabulation_view.h"
#include <optional>

namespace themata {

// A number of the table, by what it counts: it stays chosen when the table changes around it.
struct CellChoice {
    ThemeId theme;
    std::vector<std::string> keys; // of the column
    bool operator==(const CellChoice&) const = default;
};

struct TableView {
    enum class Shown : std::uint8_t { numbers, picture };
    Shown shown = Shown::numbers;
    TableSpec spec;
    CellForm form = CellForm::n;
    TabulationViews tables;
    PictureView picture;
    std::optional<CellChoice> cell;
    float left_width = size::left_pane;
    float right_width = size::right_pane;
};

// The table as it was counted, with what is shown and given away of it. The rows of its first
// tabulation are that of the bases and then the themes; its columns are the names, the counts, and
// three for each contrast that is tested.
struct CountedTable {
    ThemeTable table = {};
    CellForm form = CellForm::n;
    std::shared_ptr<const std::vector<Tabulation>> tables = {}; // the table, then its tests
    std::shared_ptr<const Picture> picture = {};
    double hottest = 0; // the greatest of what tints the cells

    [[nodiscard]] float heat_at(CellPlace at) const; // of 1
    // What is counted there, and where that stands; nothing where a place counts nothing.
    [[nodiscard]] std::optional<CellChoice> choice_at(CellPlace at) const;
    [[nodiscard]] std::optional<CellPlace> place_of(const CellChoice& choice) const;
    [[nodiscard]] std::string said_of(CellPlace at) const; // of a test

private:
    [[nodiscard]] const Cell* cell_at(CellPlace at) const;
};

[[nodiscard]] Result<CountedTable> counted_table(const Snapshot& now, const TableSpec& spec,
                                                 CellForm form);

// "McNemar (exact): 3 with it only before, 1 only after; p = 0.625, Holm 1.000; …"; why there is no
// test where there is none.
[[nodiscard]] std::string test_in_words(const ThemeTable& table, std::size_t row,
                                        std::size_t contrast);

// What was reckoned for this view; nullptr while that goes on for the first time.
struct TableFigures {
    const Result<CountedTable>* counted = nullptr;
    const CellQuotes* quotes = nullptr;
};

// What the analyst asked to see of the answers; 0: nothing.
ResponseId draw_table(const Scene& scene, const TableFigures& figures, const Rect& place,
                      TableView& view, Outbox& out);

// The passages behind a number, in reading order. A pure function of values; any thread.
[[nodiscard]] CellQuotes quotes_behind(const Snapshot& now, const TableSpec& spec,
                                       const CellChoice& cell);

} // namespace themata
