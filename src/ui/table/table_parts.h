#pragma once
// The parts of the table view; private to it.

#include "ui/parts/widgets.h"
#include "ui/table/table.h"

namespace themata {

void draw_table_choices(const Scene& scene, const Rect& place, TableView& view);
void draw_table_grid(const Scene& scene, const ThemeTable& table, const Rect& place,
                     TableView& view);
// The heat map or the tally marks, as the form of the cells asks for.
void draw_table_picture(const Scene& scene, const ThemeTable& table, const Rect& place,
                        TableView& view, Outbox& out);
// How high the grid is when all of it is shown, with its scrollbar if it needs one.
[[nodiscard]] float table_grid_height(const Scene& scene, const ThemeTable& table, float width,
                                      CellForm form);
[[nodiscard]] ResponseId draw_cell_quotes(const Scene& scene, const TableFigures& figures,
                                          const Rect& place, const TableView& view);

// "McNemar (exact): 3 with it only before, 1 only after; p = 0.625, Holm 1.000; …"; why there is no
// test where there is none.
[[nodiscard]] std::string test_in_words(const ThemeTable& table, std::size_t row,
                                        std::size_t contrast);

// The table as it is shown, and its tests if it has some.
[[nodiscard]] std::shared_ptr<const std::vector<Tabulation>>
table_for_export(const Snapshot& now, const ThemeTable& table, const TableView& view);

} // namespace themata
