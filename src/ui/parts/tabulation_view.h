#pragma once
// Any Tabulation as a table of a paper: headings of several levels and the first column stay in
// sight, figures stand right-aligned, what is undefined is a dash that says why under the mouse.
// Out of how many the columns are stands in the head; tallies are drawn as strokes in fives. Rows
// out of sight are not drawn. Draws values, decides nothing. The window's thread, in a frame.
//
// Keys go to the active table of a view: arrows, Home and End move a cursor from cell to cell,
// Enter presses the cell, Ctrl C copies the table for a spreadsheet, Ctrl Shift C as HTML. Items:
// "Table NAME", and "Cell of NAME, row R, column C" (from 0), which Tab passes over.

#include "analysis/tabulation.h"
#include "ui/parts/command.h"
#include "ui/parts/outbox.h"
#include "ui/parts/widgets.h"
#include <functional>
#include <map>
#include <optional>

namespace themata {

struct CellPlace {
    std::size_t row = 0;
    std::size_t column = 0;
    bool operator==(const CellPlace&) const = default;
};

struct TabulationView {
    std::optional<CellPlace> cursor;
    bool show_cursor = false; // it was moved by a key and may be out of sight
};

// What a command asks of the active table; it is done when that is drawn.
enum class TabulationAct { none, down, up, right, left, first_row, last_row, copy, copy_as_html };

// The tables of one view, by their names.
struct TabulationViews {
    std::string active; // the one that keys act on; empty: the first that is drawn
    TabulationAct asked = TabulationAct::none;
    std::map<std::string, TabulationView> of;
};

// What rows and cells stand for beside what is written in them.
struct TabulationMarks {
    std::optional<std::size_t> chosen_row = {};
    std::vector<std::optional<Colour>> swatches = {}; // by row, before its name
    std::optional<CellPlace> chosen_cell = {};        // what stands beside the table is of it
    std::function<float(CellPlace)> heat = {};        // of 1: how strongly a cell is tinted
    std::function<std::string(CellPlace)> said_of_cell = {}; // under the mouse, with the reason
};

// What the commands of tables work on.
struct TabulationWork {
    TabulationViews& views;
    Outbox& out;
    unsigned which = 0;

    void say(std::string what) { out.ask(SayWhyNot{std::move(what)}); }
};

[[nodiscard]] Commands<TabulationWork> tabulation_commands();

// As high as tabulation_height() says, or less high with rows that scroll. What was pressed.
std::optional<CellPlace> draw_tabulation(const Look& look, const Tabulation& table,
                                         const Rect& place, TabulationViews& views, Outbox& out,
                                         const TabulationMarks& marks = {});

// All of it, with its scrollbar if it is wider than this.
[[nodiscard]] float tabulation_height(const Look& look, const Tabulation& table, float width,
                                      const TabulationMarks& marks = {});

// Tab-separated, as a spreadsheet takes it from the clipboard; a table of a page. Both with title
// and notes. Pure.
[[nodiscard]] std::string tabulation_text(const Tabulation& table);
[[nodiscard]] std::string tabulation_html(const Tabulation& table);

} // namespace themata
