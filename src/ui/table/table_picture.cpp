#include "charts/theme_charts.h"
#include "ui/table/table_parts.h"

#include <fmt/format.h>

namespace themata {

namespace {

// What makes it in the terminal, as far as the choices are told there.
std::string command_of(const TableView& view, const ThemeTable& table) {
    std::vector<std::string> axes;
    for (const Axis& axis : table.axes)
        axes.push_back(name_of(axis));
    const bool tally = view.form == CellForm::tally;
    std::string command =
        fmt::format("chart STUDY {} --columns '{}' --count {}", tally ? "tally" : "themes",
                    fmt::join(axes, ","), name_of(table.count));
    if (table.base != Base::answered)
        command += table.base == Base::took_part ? " --base took-part"
                                                 : fmt::format(" --base {}", name_of(table.base));
    if (view.spec.rows.depth == ThemeRows::Depth::top_level)
        command += " --top-level";
    if (view.spec.rows.listed == ThemeRows::Listed::used)
        command += " --used";
    if (view.form == CellForm::n_of_N)
        command += " --cells n/N";
    if (view.form == CellForm::percent)
        command += " --cells percent";
    return command;
}

Picture picture_of(const Scene& scene, const ThemeTable& table, const TableView& view) {
    Picture picture;
    picture.name = view.form == CellForm::tally ? "tally" : "themes";
    picture.made = provenance_of(scene.now, command_of(view, table));
    picture.made.settings.emplace_back("coders", in_words(scene.now.study, view.spec.whose));
    picture.draw = [table, form = view.form](const charts::Style& style,
                                             const charts::Measure& measure) {
        return form == CellForm::tally ? charts::tally_table(table, style, measure)
                                       : charts::heat_map(table, form, style, measure);
    };
    return picture;
}

} // namespace

void draw_table_picture(const Scene& scene, const ThemeTable& table, const Rect& place,
                        TableView& view, Outbox& out) {
    TablePicture& shown = view.picture;
    if (!shown.table || shown.form != view.form || !(*shown.table == table)) {
        shown.table = table;
        shown.form = view.form;
        give(shown.card, picture_of(scene, table, view));
    }
    const float height = chart_card_height(scene.look, shown.card, place.width());
    Rect rest = place;
    draw_chart_card(scene.look, "Picture of the table",
                    height > 0 ? rest.take_top(std::min(height, place.height())) : place,
                    shown.card, out);
}

} // namespace themata
