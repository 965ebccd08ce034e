#include "ui/results/scores.h"

#include "study/labels.h"
#include "text/fold.h"
#include "text/sentences.h"
#include "ui/parts/choices.h"
#include "ui/parts/marks.h"
#include "ui/parts/result_sheet.h"

#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t most_score_traits = 16;

class ScoresChoices {
public:
    ScoresChoices(const Scene& scene, const ScoresOffer& offer, const Rect& place, ScoresView& view)
        : scene_(scene), look_(scene.look), study_(scene.now.study), offer_(offer), view_(view),
          choice_(view.choice), choices_(scene.look, "Choices of the scores", place) {}

    void draw() {
        measures();
        rows();
        scale();
        shown();
        picture();
        compare();
        if (choice_.by == CompareBy::nobody)
            return;
        among();
        stages();
        test();
        choices_.one_of<Correction>("Several tests", choice_.correction,
                                    {{Correction::holm, "Holm"},
                                     {Correction::benjamini_hochberg, "Benjamini-Hochberg"},
                                     {Correction::none, "Uncorrected"}});
    }

private:
    void measures() {
        choices_.heading("Measures");
        choices_.type("Find a measure", view_.filter, "Find a scale or an item");
        const Rect place = choices_.take(look_.px(size::choice_list));
        const Pane pane("Measures", place, Scrolling::vertical);
        const std::string wanted = fold_loosely(view_.filter);
        Point at = pane.top_left();
        for (const ScoreMeasure& measure : offer_.measures) {
            if (fold_loosely(measure.name).find(wanted) == std::string::npos)
                continue;
            const Rect line =
                rect(at, place.width() - look_.px(size::scrollbar), look_.px(size::menu_row));
            at.y = line.bottom;
            if (line.bottom > visible_part().top && line.top < visible_part().bottom)
                draw_measure(measure, line);
        }
        pane.reaches(at.y);
        choices_.apart();
    }

    void draw_measure(const ScoreMeasure& measure, Rect line) {
        const MeasureKey key = key_of(measure);
        const bool on = choice_.measures.contains(key);
        const Touch touch = row(
            look_, fmt::format("Measure {} ({}/{})", measure.name, key.scale.value, key.item.value),
            line, chosen_if(on));
        if (touch.pressed) {
            if (on)
                choice_.measures.erase(key);
            else
                choice_.measures.insert(key);
            view_.shown = 0;
        }
        const Question* item = key.scale ? nullptr : study_.questions.find(key.item);
        line = line.inset(look_.px(space::one), 0);
        if (item && item->scale)
            line.take_left(look_.px(space::two));
        const Palette& palette = look_.palette();
        if (key.scale)
            write_at_right(look_, type::label, line, palette.second_text,
                           counted(measure.items.size(), "item"));
        write_in(look_, key.scale ? type::body_strong : type::body, line,
                 on ? palette.accent : palette.text, measure.name);
    }

    void rows() {
        choices_.heading("Rows");
        if (!study_.roles.empty())
            choices_.axis("Role", {.kind = AxisKind::role}, choice_.rows);
        choices_.axis("Stage", {.kind = AxisKind::stage}, choice_.rows);
        for (std::size_t at = 0; at < std::min(most_score_traits, offer_.traits.size()); ++at)
            choices_.axis(offer_.traits[at], {.kind = AxisKind::trait, .trait = offer_.traits[at]},
                          choice_.rows);
        choices_.end();
    }

    void scale() {
        if (study_.scales.empty())
            return;
        Scoring& scoring = choice_.scoring;
        choices_.heading("A scale is");
        if (choices_.choice("Sum of its items", chosen_if(scoring.total == Total::sum)))
            scoring.total = Total::sum;
        if (choices_.choice("Mean", chosen_if(scoring.total == Total::mean)))
            scoring.total = Total::mean;
        choices_.end();
        choices_.heading("Valid items wanted");
        if (choices_.choice("All", chosen_if(!scoring.least_valid)))
            scoring.least_valid.reset();
        std::size_t most = 0;
        for (const ScoreMeasure& measure : offer_.measures)
            if (measure.scale)
                most = std::max(most, measure.items.size());
        constexpr std::size_t most_chips = 9;
        for (std::size_t least = 1; least < std::min(most, most_chips); ++least)
            if (choices_.choice(std::to_string(least), chosen_if(scoring.least_valid == least)))
                scoring.least_valid = least;
        choices_.end();
    }

    void shown() {
        choices_.one_of<QuartilesShown>("Quartiles", choice_.layout.quartiles,
                                        {{QuartilesShown::both, "Both"},
                                         {QuartilesShown::haverage, "SPSS"},
                                         {QuartilesShown::hinges, "Tukey’s hinges"}});
        choices_.heading("Shown too");
        using Distribution = ScoresLayout::Distribution;
        const bool distribution = choice_.layout.distribution == Distribution::shown;
        if (choices_.choice("Distribution", chosen_if(distribution)))
            choice_.layout.distribution =
                distribution ? Distribution::left_out : Distribution::shown;
        const bool alpha = choice_.alpha == AlphaWanted::yes;
        if (!study_.scales.empty() && choices_.choice("Cronbach’s alpha", chosen_if(alpha)))
            choice_.alpha = alpha ? AlphaWanted::no : AlphaWanted::yes;
        choices_.end();
    }

    void picture() {
        choices_.one_of<ScoresPicture>("Picture", choice_.picture,
                                       {{ScoresPicture::lines, "Same people"},
                                        {ScoresPicture::bars, "Bars of items"},
                                        {ScoresPicture::distribution, "Distribution"}});
    }

    void compare() {
        choices_.heading("Compare between");
        by("Stages", CompareBy::stages);
        if (study_.roles.size() > 1)
            by("Roles", CompareBy::roles);
        if (offer_.dyads > 0)
            by("Dyads", CompareBy::dyads);
        for (std::size_t at = 0; at < std::min(most_score_traits, offer_.traits.size()); ++at) {
            const bool on = choice_.by == CompareBy::trait && choice_.trait == offer_.traits[at];
            if (choices_.choice(offer_.traits[at], chosen_if(on))) {
                choice_.trait = offer_.traits[at];
                change_to(CompareBy::trait);
            }
        }
        if (!study_.themes.empty())
            by("With and without a theme", CompareBy::theme);
        by("Nobody", CompareBy::nobody);
        choices_.end();
        if (choice_.by == CompareBy::theme)
            themes();
    }

    void by(const std::string& name, CompareBy what) {
        if (choices_.choice(name, chosen_if(choice_.by == what)))
            change_to(what);
    }

    void change_to(CompareBy what) {
        choice_.by = what;
        choice_.test.reset();
        view_.shown = 0;
        // Stages are compared for those whose stages they are; all else is compared at any stage.
        choice_.stages.clear();
        if (what != CompareBy::stages)
            return;
        const auto of_role = offer_.stages_of.find(choice_.among);
        if (of_role != offer_.stages_of.end())
            choice_.stages = of_role->second;
    }

    void themes() {
        std::vector<MenuItem> items{{"Each theme"}};
        std::vector<ThemeId> ids{{}};
        for (const ThemeId id : codebook_order(study_, scene_.now.lookup))
            if (const Theme* theme = study_.themes.find(id); theme->state != ThemeState::retired) {
                items.push_back({theme->name});
                ids.push_back(id);
            }
        const auto at = std::ranges::find(ids, choice_.theme) - ids.begin();
        if (const auto picked =
                choices_.menu("Theme compared", items, static_cast<std::size_t>(at)))
            choice_.theme = ids[*picked];
        choices_.apart();
    }

    void among() {
        if (study_.roles.empty() || choice_.by == CompareBy::roles ||
            choice_.by == CompareBy::dyads)
            return;
        choices_.heading("Among");
        const auto set = [&](RoleId role) {
            choice_.among = role;
            if (choice_.by == CompareBy::stages)
                change_to(CompareBy::stages);
        };
        if (choices_.choice("Everybody", chosen_if(!choice_.among)))
            set({});
        for (const Role& role : study_.roles)
            if (choices_.choice(role.name, chosen_if(choice_.among == role.id)))
                set(role.id);
        choices_.end();
    }

    void stages() {
        choices_.heading(choice_.by == CompareBy::stages ? "Stages compared" : "At stage");
        if (choice_.by != CompareBy::stages &&
            choices_.choice("Any", chosen_if(choice_.stages.empty())))
            choice_.stages.clear();
        for (const StageId id : offer_.stages) {
            const bool on = choice_.stages.contains(id);
            if (!choices_.choice(stage_name(study_, id), chosen_if(on)))
                continue;
            if (on)
                choice_.stages.erase(id);
            else
                choice_.stages.insert(id);
        }
        choices_.end();
    }

    void test() {
        choices_.heading("Test");
        if (choices_.choice("The one that fits", chosen_if(!choice_.test)))
            choice_.test.reset();
        for (const TestKind kind : {TestKind::signed_rank, TestKind::rank_sum, TestKind::friedman,
                                    TestKind::kruskal_wallis})
            if (choices_.choice(std::string(name_of(kind)), chosen_if(choice_.test == kind)))
                choice_.test = kind;
        choices_.end();
    }

    const Scene& scene_;
    const Look& look_;
    const Study& study_;
    const ScoresOffer& offer_;
    ScoresView& view_;
    ScoresChoice& choice_;
    Choices choices_;
};

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

void draw_comparison(const ScoresResult& result, ScoresView& view, ResultSheet& sheet) {
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

void draw_picture_of_scores(const ScoresResult& result, ScoresView& view, ResultSheet& sheet) {
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

void draw_scores_middle(const Scene& scene, const ScoresFigures& figures, const Rect& place,
                        ScoresView& view, Outbox& out) {
    ResultSheet sheet(scene.look, "Middle of the scores", place, view.tables, out);
    if (!figures.offer || !figures.result)
        return sheet.message("Reckoning …", "The tables come in a moment.");
    if (figures.offer->measures.empty())
        return sheet.message("No scores yet", how_to_get_scores);
    draw_described(*figures.result, sheet);
    if (figures.result->choice.by != CompareBy::nobody) {
        draw_comparison(*figures.result, view, sheet);
        draw_in_full(*figures.result, view, sheet);
    }
    draw_picture_of_scores(*figures.result, view, sheet);
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
            ScoresChoices(scene, *figures.offer, left, view).draw();
    }
    draw_scores_middle(scene, figures, middle, view, out);
    splitter(look, "Width of the choices of scores", left, Side::left, view.left_width);
}

} // namespace themata
