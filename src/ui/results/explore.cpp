#include "text/sentences.h"
#include "ui/results/explore_parts.h"

#include "ui/parts/marks.h"
#include "ui/parts/quote_list.h"
#include "ui/parts/refusals.h"
#include "ui/parts/result_sheet.h"
#include <fmt/format.h>

namespace themata {

namespace {

struct PartWords {
    const char* title;
    const char* said;
    const char* next; // where it cannot be
};

PartWords words_of(ExplorePart part) {
    switch (part) {
    case ExplorePart::coverage:
        return {"Coverage", "How much was coded, held nothing to code, or was read by nobody.",
                "Import answers and code some of them."};
    case ExplorePart::saturation:
        return {"Saturation", "How many themes were new as answers were read.",
                "Code some answers first: only what was coded or judged to hold nothing counts."};
    case ExplorePart::pairs:
        return {"Themes together",
                "Counts below the diagonal, the measure above it. Click a number to read the "
                "passages of both themes.",
                "Code some answers with two themes or more."};
    case ExplorePart::profile:
        return {"Profile", "Who spoke of it, in which words, and with which other themes.",
                "Choose a theme at the left that was applied."};
    case ExplorePart::allocation:
        return {"Allocation", "Pairs drawn at random among all ways that respect who is willing.",
                "Import who is willing to be paired with whom: a table with a row for each who "
                "gives and a column for each who takes.  ·  Ctrl I"};
    case ExplorePart::briefs:
        break;
    }
    return {"Brief", "What the others said, by domain, without who said it.",
            "Import notes about participants: a table with columns for whom, domain and text.  ·  "
            "Ctrl I"};
}

// Rows and columns of the matrix are the same themes; the first column holds the names.
std::optional<BothThemes> themes_at(const ExploreResult& result, CellPlace at) {
    if (at.row >= result.themes.size() || at.column == 0 || at.column > result.themes.size())
        return std::nullopt;
    return BothThemes{result.themes[at.row], result.themes[at.column - 1]};
}

std::vector<std::optional<Colour>> swatches_of(const Scene& scene,
                                               const std::vector<ThemeId>& themes) {
    std::vector<std::optional<Colour>> swatches;
    for (const ThemeId id : themes) {
        const Theme* theme = scene.now.study.themes.find(id);
        swatches.push_back(theme ? std::optional(colour_of(scene.now, scene.look.palette(), *theme))
                                 : std::nullopt);
    }
    return swatches;
}

void draw_pairs(const Scene& scene, const ExploreResult& result, ExploreView& view,
                ResultSheet& sheet) {
    const Tabulation& matrix = result.tables->front();
    sheet.begin_card();
    sheet.title("Themes together", words_of(ExplorePart::pairs).said, result.tables);
    if (const auto at =
            sheet.table(matrix, {.chosen_row = {}, .swatches = swatches_of(scene, result.themes)}))
        if (const auto both = themes_at(result, *at))
            view.both = both;
    sheet.notes(matrix);
    const Tabulation& pairs = (*result.tables)[1];
    sheet.begin_card();
    sheet.title(pairs.title, "The strongest first.",
                std::make_shared<const std::vector<Tabulation>>(std::vector{pairs}));
    const auto chosen = std::ranges::find(result.pairs, view.both) - result.pairs.begin();
    const auto at = sheet.table(
        pairs,
        {.chosen_row = view.both ? std::optional(static_cast<std::size_t>(chosen)) : std::nullopt,
         .swatches = {}});
    if (at && at->row < result.pairs.size())
        view.both = result.pairs[at->row];
    sheet.notes(pairs);
    sheet.begin_card();
    sheet.picture("Picture of themes together", result.picture, view.picture);
}

void draw_tables(const ExploreResult& result, ResultSheet& sheet, const std::string& title,
                 const std::string& said) {
    sheet.begin_card();
    sheet.title(title, said, result.tables);
    for (const Tabulation& table : *result.tables) {
        if (&table != &result.tables->front())
            sheet.heading(table.title);
        (void)sheet.table(table);
        sheet.notes(table);
    }
}

void draw_profile(const ExploreResult& result, ResultSheet& sheet) {
    const Profile& profile = *result.profile;
    draw_tables(result, sheet, profile.name,
                profile.definition.empty()
                    ? fmt::format("{} of {} participants, {} answers, {} mentions",
                                  profile.all.participants, profile.all.participants_base,
                                  profile.all.responses, profile.all.mentions)
                    : profile.definition);
}

void draw_result(const Scene& scene, const ExploreResult& result, ExploreView& view,
                 ResultSheet& sheet, Outbox& out) {
    const PartWords words = words_of(result.choice.part);
    if (result.choice.part == ExplorePart::briefs)
        return draw_brief(scene, result, sheet, out);
    if (!result.tables)
        return sheet.message(result.refused ? result.refused->what : std::string("Choose a theme"),
                             result.refused ? hint_in_window(*result.refused, words.next)
                                            : words.next);
    switch (result.choice.part) {
    case ExplorePart::pairs:
        return draw_pairs(scene, result, view, sheet);
    case ExplorePart::profile:
        return draw_profile(result, sheet);
    case ExplorePart::allocation:
        return draw_allocation(scene, result, view, sheet, out);
    case ExplorePart::saturation:
        sheet.begin_card();
        sheet.picture("Picture of saturation", result.picture, view.picture);
        break;
    case ExplorePart::coverage:
    case ExplorePart::briefs:
        break;
    }
    draw_tables(result, sheet, words.title, words.said);
}

// Only where there is something to read beside the tables.
bool has_quotes(const ExploreFigures& figures, const ExploreView& view) {
    if (!figures.result || figures.result->choice.part != view.choice.part)
        return false;
    return (view.choice.part == ExplorePart::pairs && figures.result->tables) ||
           (view.choice.part == ExplorePart::profile && figures.result->profile);
}

std::string head_of_quotes(const Scene& scene, const ExploreFigures& figures,
                           const ExploreView& view) {
    const auto name = [&](ThemeId id) {
        const Theme* theme = scene.now.study.themes.find(id);
        return theme ? theme->name : std::string();
    };
    if (view.choice.part == ExplorePart::profile)
        return figures.result->profile->name;
    if (!view.both)
        return {};
    return view.both->one == view.both->other
               ? name(view.both->one)
               : name(view.both->one) + "  +  " + name(view.both->other);
}

ResponseId draw_quotes(const Scene& scene, const ExploreFigures& figures, const Rect& place,
                       const ExploreView& view) {
    const Look& look = scene.look;
    const Pane pane("Right pane of what is explored", place);
    ground(place, look.palette().surface);
    Rect rest = place.inset(0, look.px(space::two));
    Rect head = rest.take_top(look.px(type::body.line) + look.px(type::label.line))
                    .inset(look.px(space::two), 0);
    const bool profile = view.choice.part == ExplorePart::profile;
    const CellQuotes* quotes = profile ? &figures.result->quotes : figures.quotes;
    if (!profile && !view.both) {
        write_wrapped(look, type::body, head.at(), head.width(), look.palette().second_text,
                      "Click a number to read the passages of both themes.");
        return {};
    }
    write_in(look, type::body_strong, head.take_top(look.px(type::body.line)), look.palette().text,
             head_of_quotes(scene, figures, view));
    if (!quotes)
        return {};
    write_in(look, type::label, head, look.palette().second_text,
             counted(quotes->total, "passage", "passages"));
    rest.take_top(look.px(space::two));
    return draw_quote_list(scene, *quotes, std::nullopt, rest);
}

} // namespace

void show_profile(ExploreView& view, ThemeId theme) {
    view.choice.part = ExplorePart::profile;
    view.choice.theme = theme;
}

ResponseId draw_explore(const Scene& scene, const ExploreFigures& figures, const Rect& place,
                        ExploreView& view, Outbox& out) {
    const Look& look = scene.look;
    Rect middle = place;
    const Rect left =
        middle.take_left(std::min(look.px(view.left_width), std::round(place.width() * 0.3F)));
    {
        const Pane pane("Left pane of what is explored", left);
        ground(left, look.palette().surface);
        draw_explore_choices(scene, figures, left, view);
    }
    ResponseId wanted;
    if (has_quotes(figures, view)) {
        const Rect right = middle.take_right(
            std::min(look.px(view.right_width), std::round(place.width() * 0.28F)));
        wanted = draw_quotes(scene, figures, right, view);
        splitter(look, "Width of the passages", right, Side::right, view.right_width);
    }
    {
        ResultSheet sheet(look, "Middle of what is explored", middle, view.tables, out);
        if (!figures.result || figures.result->choice.part != view.choice.part)
            sheet.message("Reckoning …", "It comes in a moment.");
        else
            draw_result(scene, *figures.result, view, sheet, out);
    }
    splitter(look, "Width of the choices of what is explored", left, Side::left, view.left_width);
    return wanted;
}

} // namespace themata
