#include "ui/results/scores_parts.h"

#include "ui/parts/marks.h"
#include "ui/parts/refusals.h"
#include "ui/parts/result_sheet.h"
#include <fmt/format.h>

namespace themata {

namespace {

constexpr const char* how_to_get_scores =
    "Import questionnaires with columns of numbers: items are described and compared here, and "
    "“Scale: Item” as a column's name makes a scale of them.  ·  Ctrl I";

constexpr const char* how_to_compare_otherwise =
    "Choose other stages, people or another test at the left.";

void draw_described(const ScoresResult& result, ResultSheet& sheet) {
    sheet.begin_card();
    if (!result.scores) {
        sheet.title("Scores", "");
        if (result.refused)
            sheet.warn(result.refused->what + " " +
                       hint_in_window(*result.refused, "Choose other rows or measures."));
        return;
    }
    const Tabulation& first = result.scores->front();
    sheet.title(first.title, "", result.scores);
    (void)sheet.table(first);
    sheet.notes(first);
    for (std::size_t at = 1; at < result.scores->size(); ++at) {
        const Tabulation& more = (*result.scores)[at];
        sheet.heading(more.title);
        (void)sheet.table(more);
        sheet.notes(more);
    }
}

void draw_compared(const ScoresResult& result, ScoresView& view, ResultSheet& sheet) {
    sheet.begin_card();
    if (!result.compared) {
        sheet.title("Comparison", "");
        if (result.not_compared)
            sheet.warn(result.not_compared->what + " " +
                       hint_in_window(*result.not_compared, how_to_compare_otherwise));
        return;
    }
    const Tabulation& table = result.compared->front();
    sheet.title(table.title, result.full.front().why, result.compared);
    if (!result.full.front().warning.empty())
        sheet.warn(result.full.front().warning);
    const auto pressed = sheet.table(table, {.chosen_row = view.shown, .swatches = {}});
    if (pressed && pressed->row < result.full.size()) {
        view.shown = pressed->row;
        view.choice.drawn = result.full[pressed->row].measure;
    }
    sheet.notes(table);
}

void draw_picture(const ScoresResult& result, ScoresView& view, ResultSheet& sheet) {
    if (result.drawn.empty())
        return;
    sheet.begin_card();
    if (!result.picture) {
        sheet.title(result.drawn, "");
        sheet.say(result.why_no_picture + " Choose another picture at the left.");
        return;
    }
    sheet.picture("Picture of scores", result.picture, view.picture);
}

void draw_in_full(const ScoresResult& result, ScoresView& view, ResultSheet& sheet) {
    if (result.full.empty())
        return;
    const FullComparison& full = result.full[std::min(view.shown, result.full.size() - 1)];
    sheet.begin_card();
    sheet.title(full.title, full.why, full.tables);
    if (!full.warning.empty())
        sheet.warn(full.warning);
    for (const Tabulation& table : *full.tables) {
        sheet.heading(table.title == full.title ? "Groups" : table.title);
        (void)sheet.table(table);
        sheet.notes(table);
    }
}

void draw_middle(const Scene& scene, const ScoresFigures& figures, const Rect& place,
                 ScoresView& view, Outbox& out) {
    ResultSheet sheet(scene.look, "Middle of the scores", place, view.tables, out);
    if (!figures.offer || !figures.result)
        return sheet.message("Reckoning …", "The tables come in a moment.");
    if (figures.offer->measures.empty())
        return sheet.message("No scores yet", how_to_get_scores);
    draw_described(*figures.result, sheet);
    if (figures.result->choice.by != CompareBy::nobody) {
        draw_compared(*figures.result, view, sheet);
        draw_in_full(*figures.result, view, sheet);
    }
    draw_picture(*figures.result, view, sheet);
}

} // namespace

void draw_scores(const Scene& scene, const ScoresFigures& figures, const Rect& place,
                 ScoresView& view, Outbox& out) {
    const Look& look = scene.look;
    Rect middle = place;
    const Rect left =
        middle.take_left(std::min(look.px(view.left_width), std::round(place.width() * 0.4F)));
    {
        const Pane pane("Left pane of the scores", left);
        ground(left, look.palette().surface);
        if (figures.offer)
            draw_scores_choices(scene, *figures.offer, left, view);
    }
    draw_middle(scene, figures, middle, view, out);
    splitter(look, "Width of the choices of scores", left, Side::left, view.left_width);
}

} // namespace themata
