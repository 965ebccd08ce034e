#include "ui/table/table.h"

#include "study/labels.h"
#include "text/sentences.h"
#include "ui/parts/choices.h"
#include "ui/parts/marks.h"
#include "ui/parts/result_sheet.h"

#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t most_column_traits = 24;

class TableChoices {
public:
    TableChoices(const Scene& scene, const Rect& place, TableView& view)
        : scene_(scene), view_(view), choices_(scene.look, "Choices of the table", place) {}

    void draw() {
        rows();
        columns();
        choices_.one_of<Count>("Count", view_.spec.count,
                               {{Count::mentions, "Mentions"},
                                {Count::responses, "Responses"},
                                {Count::participants, "Participants"}});
        choices_.one_of<CellForm>("Cells", view_.form,
                                  {{CellForm::n, "n"},
                                   {CellForm::n_of_N, "n/N"},
                                   {CellForm::percent, "%"},
                                   {CellForm::tally, "Tally"}});
        choices_.one_of<Base>("Base (N)", view_.spec.base,
                              {{Base::took_part, "Took part"},
                               {Base::asked, "Asked"},
                               {Base::answered, "Answered"},
                               {Base::codable, "Codable"}});
        tests();
        choose_whose(scene_.now.study, choices_, view_.spec.whose);
    }

private:
    void rows() {
        ThemeRows& rows = view_.spec.rows;
        choices_.heading("Rows");
        const bool top = rows.depth == ThemeRows::Depth::top_level;
        if (choices_.choice("Theme tree", chosen_if(!top)))
            rows.depth = ThemeRows::Depth::whole_tree;
        if (choices_.choice("Top level", chosen_if(top)))
            rows.depth = ThemeRows::Depth::top_level;
        const bool used = rows.listed == ThemeRows::Listed::used;
        if (choices_.choice("Used only", chosen_if(used)))
            rows.listed = used ? ThemeRows::Listed::all : ThemeRows::Listed::used;
        choices_.end();
    }

    void columns() {
        choices_.heading("Columns");
        if (!scene_.now.study.roles.empty())
            choices_.axis("Role", {.kind = AxisKind::role}, view_.spec.columns);
        choices_.axis("Stage", {.kind = AxisKind::stage}, view_.spec.columns);
        choices_.axis("Question", {.kind = AxisKind::question}, view_.spec.columns);
        for (std::size_t at = 0; at < std::min(most_column_traits, scene_.figures.traits.size());
             ++at)
            choices_.axis(scene_.figures.traits[at],
                          {.kind = AxisKind::trait, .trait = scene_.figures.traits[at]},
                          view_.spec.columns);
        choices_.end();
    }

    // Which test fits follows from who is in the columns; mentions have none.
    void tests() {
        TableSpec& spec = view_.spec;
        choices_.one_of<TestsWanted>("Tests", spec.tests,
                                     {{TestsWanted::no, "None"}, {TestsWanted::yes, "That fit"}});
        if (spec.tests == TestsWanted::no)
            return;
        choices_.one_of<Correction>("Several tests", spec.correction,
                                    {{Correction::holm, "Holm"},
                                     {Correction::benjamini_hochberg, "Benjamini-Hochberg"},
                                     {Correction::none, "Uncorrected"}});
    }

    const Scene& scene_;
    TableView& view_;
    Choices choices_;
};

std::string said_of_table(const Scene& scene, const ThemeTable& table, const TableView& view) {
    std::string said =
        fmt::format("{}, {}", name_of(table.count), in_words(scene.now.study, view.spec.whose));
    if (said[0] >= 'a' && said[0] <= 'z')
        said[0] = static_cast<char>(said[0] - 'a' + 'A');
    return said;
}

// As numbers or as a picture.
void draw_shown(const Look& look, Rect line, TableView& view) {
    using Shown = TableView::Shown;
    const std::string picture = view.form == CellForm::tally ? "Tally marks" : "Heat map";
    for (const auto& [shown, text] :
         {std::pair{Shown::numbers, std::string("Numbers")}, std::pair{Shown::picture, picture}}) {
        const Rect there = line.take_left(chip_width(look, text));
        if (chip(look, "Shown: " + text, {there.left, there.top}, text,
                 chosen_if(view.shown == shown)))
            view.shown = shown;
        line.take_left(look.px(space::half));
    }
}

TabulationMarks marks_of(const Scene& scene, const CountedTable& counted, const TableView& view) {
    TabulationMarks marks;
    marks.swatches.emplace_back(); // the row of bases
    for (const ThemeRow& row : counted.table.rows)
        marks.swatches.push_back(colour_of(scene.now, scene.look.palette(), row.theme));
    if (view.cell)
        marks.chosen_cell = counted.place_of(*view.cell);
    marks.heat = [&counted](CellPlace at) { return counted.heat_at(at); };
    marks.said_of_cell = [&counted](CellPlace at) { return counted.said_of(at); };
    return marks;
}

void draw_counted(const Scene& scene, const CountedTable& counted, TableView& view,
                  ResultSheet& sheet) {
    const Tabulation& table = counted.tables->front();
    sheet.begin_card();
    sheet.title(table.title, said_of_table(scene, counted.table, view), counted.tables);
    draw_shown(scene.look, sheet.take(scene.look.px(size::chip)), view);
    sheet.gap(space::one);
    if (view.shown == TableView::Shown::picture)
        return sheet.picture("Picture of the table", counted.picture, view.picture);
    // A table of other axes has a name of its own, and the keys go on to it.
    if (!view.tables.active.empty() && view.tables.active != table.name)
        view.tables = {};
    const auto at = sheet.table(table, marks_of(scene, counted, view), Extent::in_sight);
    if (const auto choice = at ? counted.choice_at(*at) : std::nullopt)
        view.cell = choice;
    sheet.notes(table);
}

void draw_table_middle(const Scene& scene, const TableFigures& figures, const Rect& place,
                       TableView& view, Outbox& out) {
    ResultSheet sheet(scene.look, "Middle of the table", place, view.tables, out);
    if (!figures.counted)
        return sheet.message("Counting …", "The table comes in a moment.");
    if (!*figures.counted)
        return sheet.message(
            figures.counted->error().what,
            hint_in_window(figures.counted->error(),
                           "Count participants, or choose no tests, at the left."));
    const CountedTable& counted = **figures.counted;
    if (counted.table.rows.empty())
        return sheet.message("No theme to count", "Apply themes to answers, or choose “Theme tree” "
                                                  "without “Used only”.");
    if (counted.table.columns.empty())
        return sheet.message("No answers to count",
                             "Import questionnaires, then the table fills itself.");
    draw_counted(scene, counted, view, sheet);
}

std::string line_of_cell(const CellChoice& choice, const TableFigures& figures) {
    std::string line = joined(choice.keys, ", ");
    if (figures.quotes)
        line += (line.empty() ? "" : "  ·  ") + counted(figures.quotes->total, "passage");
    return line;
}

ResponseId draw_cell_quotes(const Scene& scene, const TableFigures& figures, const Rect& place,
                            const TableView& view) {
    const Look& look = scene.look;
    const Pane pane("Right pane of the table", place);
    ground(place, look.palette().surface);
    Rect rest = place.inset(0, look.px(space::two));
    Rect head = rest.take_top(look.px(type::body.line) + look.px(type::label.line))
                    .inset(look.px(space::two), 0);
    const Theme* theme = view.cell ? scene.now.study.themes.find(view.cell->theme) : nullptr;
    if (!theme) {
        write_wrapped(look, type::body, head.at(), head.width(), look.palette().second_text,
                      "Click a number to read the answers behind it.");
        return {};
    }
    write_in(look, type::body_strong, head.take_top(look.px(type::body.line)), look.palette().text,
             theme->name);
    write_in(look, type::label, head, look.palette().second_text,
             line_of_cell(*view.cell, figures));
    rest.take_top(look.px(space::two));
    if (!figures.quotes)
        return {};
    if (figures.quotes->quotes.empty()) {
        const Rect inside = rest.inset(look.px(space::two), 0);
        write_wrapped(look, type::body, inside.at(), inside.width(), look.palette().second_text,
                      "No passage has this theme here.");
        return {};
    }
    return draw_quote_list(scene, *figures.quotes, colour_of(scene.now, look.palette(), *theme),
                           rest);
}

} // namespace

ResponseId draw_table(const Scene& scene, const TableFigures& figures, const Rect& place,
                      TableView& view, Outbox& out) {
    const Look& look = scene.look;
    // A row of columns that are all “no role” would say nothing.
    if (scene.now.study.roles.empty())
        std::erase(view.spec.columns, Axis{.kind = AxisKind::role});
    const SidePanes sides =
        fitting_panes(look, place.width(), look.px(view.left_width), look.px(view.right_width));
    Rect middle = place;
    const Rect left = middle.take_left(sides.left);
    const Rect right = middle.take_right(sides.right);
    {
        const Pane pane("Left pane of the table", left);
        ground(left, look.palette().surface);
        TableChoices(scene, left, view).draw();
    }
    draw_table_middle(scene, figures, middle, view, out);
    const ResponseId wanted = draw_cell_quotes(scene, figures, right, view);
    splitter(look, "Width of the choices", left, Side::left, view.left_width);
    splitter(look, "Width of the quotes", right, Side::right, view.right_width);
    return wanted;
}

} // namespace themata
