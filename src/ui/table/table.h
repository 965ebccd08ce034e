#pragma once
// The theme table: what stands in rows and columns is chosen at the left, a click on a number shows
// the answers behind it at the right. The window's thread.

#include "analysis/theme_table.h"
#include "ui/parts/chart_card.h"
#include "ui/parts/outbox.h"
#include "ui/parts/quote_list.h"
#include "ui/parts/scene.h"
#include <optional>

namespace themata {

// A number of the table, by what it counts: it stays chosen when the table changes around it.
struct CellChoice {
    ThemeId theme;
    std::vector<std::string> keys; // of the column
    bool operator==(const CellChoice&) const = default;
};

// The table as a picture, and what it was drawn from.
struct TablePicture {
    ChartCard card;
    std::optional<ThemeTable> table;
    CellForm form = CellForm::n;
};

struct TableView {
    enum class Shown : std::uint8_t { numbers, picture };
    Shown shown = Shown::numbers;
    TablePicture picture;
    TableSpec spec;
    CellForm form = CellForm::n;
    std::optional<CellChoice> cell;
    float left_width = size::left_pane;
    float right_width = size::right_pane;
};

// What was reckoned for this view; nullptr while that goes on for the first time.
struct TableFigures {
    const Result<ThemeTable>* table = nullptr;
    const CellQuotes* quotes = nullptr;
};

// What the analyst asked to see of the answers; 0: nothing.
ResponseId draw_table(const Scene& scene, const TableFigures& figures, const Rect& place,
                      TableView& view, Outbox& out);

// The passages behind a number, in reading order. A pure function of values; any thread.
[[nodiscard]] CellQuotes quotes_behind(const Snapshot& now, const TableSpec& spec,
                                       const CellChoice& cell);

// Tab-separated, as a spreadsheet takes it from the clipboard.
[[nodiscard]] std::string table_text(const ThemeTable& table, CellForm form);
// A table of a page, with caption and footnote.
[[nodiscard]] std::string table_html(const ThemeTable& table, CellForm form);

// "Themes by role and stage".
[[nodiscard]] std::string table_title(const ThemeTable& table);

} // namespace themata
