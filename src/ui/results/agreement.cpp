#include "ui/results/agreement_parts.h"

#include "ui/parts/marks.h"
#include "ui/parts/refusals.h"
#include "ui/parts/result_sheet.h"

namespace themata {

namespace {

constexpr const char* how_to_code_twice =
    "Let a second person code some of the answers: “Double coding” at the left draws a sample for "
    "her, which she codes without seeing the first coder's work.";

std::string said_of(const AgreementUnit unit) {
    switch (unit) {
    case AgreementUnit::response:
        return "Does an answer bear the theme: yes or no, by each coder.";
    case AgreementUnit::set:
        return "Which themes an answer bears, all at once.";
    case AgreementUnit::segment:
        return "Passages that match, by how much of them both coders marked.";
    case AgreementUnit::character:
        break;
    }
    return "Each character of an answer, marked or not.";
}

void draw_tables(const Scene& scene, const AgreementResult& result, AgreementView& view,
                 ResultSheet& sheet) {
    const Tabulation& table = result.tables->front();
    sheet.begin_card();
    sheet.title(table.title, said_of(result.choice.unit), result.tables);
    std::vector<std::optional<Colour>> swatches;
    for (const ThemeId id : result.rows) {
        const Theme* theme = scene.now.study.themes.find(id);
        swatches.push_back(theme ? std::optional(colour_of(scene.now, scene.look.palette(), *theme))
                                 : std::nullopt);
    }
    const auto pressed = sheet.table(table, {.chosen_row = {}, .swatches = std::move(swatches)});
    if (pressed && pressed->row < result.rows.size() && pressed->column > 0) {
        view.theme = result.rows[pressed->row];
        view.part = AgreementPart::disagreements;
    }
    sheet.notes(table);
    sheet.begin_card();
    sheet.picture("Picture of agreement", result.picture, view.picture);
}

void draw_coefficients(const Scene& scene, const AgreementFigures& figures, const Rect& place,
                       AgreementView& view, Outbox& out) {
    ResultSheet sheet(scene.look, "Middle of the agreement", place, view.tables, out);
    if (!figures.offer || (view.choice.coders.size() > 1 && !figures.result))
        return sheet.message("Reckoning …", "The coefficients come in a moment.");
    if (view.choice.coders.size() < 2)
        return sheet.message(figures.offer->people.size() < 2 ? "One coder so far"
                                                              : "Choose two coders or more",
                             how_to_code_twice);
    if (!figures.result->tables) {
        const Error& error = *figures.result->refused;
        return sheet.message(error.what, hint_in_window(error, how_to_code_twice));
    }
    draw_tables(scene, *figures.result, view, sheet);
}

ResponseId draw_middle(const Scene& scene, const AgreementFigures& figures, const Rect& place,
                       AgreementView& view, Outbox& out) {
    if (view.part == AgreementPart::sample)
        return draw_sample(scene, figures, place, view, out), ResponseId{};
    const bool compared = view.part == AgreementPart::disagreements && figures.result &&
                          figures.result->tables && view.choice.coders.size() > 1;
    if (compared)
        return draw_disagreements(scene, *figures.result, place, view, out);
    return draw_coefficients(scene, figures, place, view, out), ResponseId{};
}

} // namespace

ResponseId draw_agreement(const Scene& scene, const AgreementFigures& figures, const Rect& place,
                          AgreementView& view, Outbox& out) {
    const Look& look = scene.look;
    Rect middle = place;
    const Rect left =
        middle.take_left(std::min(look.px(view.left_width), std::round(place.width() * 0.4F)));
    {
        const Pane pane("Left pane of the agreement", left);
        ground(left, look.palette().surface);
        if (figures.offer)
            draw_agreement_choices(scene, *figures.offer, left, view);
    }
    const ResponseId wanted = draw_middle(scene, figures, middle, view, out);
    splitter(look, "Width of the choices of agreement", left, Side::left, view.left_width);
    return wanted;
}

} // namespace themata
