#include "study/labels.h"
#include "text/sentences.h"
#include "ui/parts/choices.h"
#include "ui/parts/marks.h"
#include "ui/results/scores_parts.h"

#include "text/fold.h"
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t most_traits = 16;

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
        if (key.scale) {
            const std::string items = counted(measure.items.size(), "item", "items");
            const float wide = std::ceil(text_width(look_, type::label, items)) + 1;
            write_in(look_, type::label, line.take_right(wide), palette.second_text, items);
            line.take_right(look_.px(space::one));
        }
        write_in(look_, key.scale ? type::body_strong : type::body, line,
                 on ? palette.accent : palette.text, measure.name);
    }

    void rows() {
        choices_.heading("Rows");
        if (!study_.roles.empty())
            axis("Role", {.kind = AxisKind::role});
        axis("Stage", {.kind = AxisKind::stage});
        for (std::size_t at = 0; at < std::min(most_traits, offer_.traits.size()); ++at)
            axis(offer_.traits[at], {.kind = AxisKind::trait, .trait = offer_.traits[at]});
        choices_.end();
    }

    // Chosen axes keep the order of the choices, whatever the order of the clicks.
    void axis(const std::string& name, const Axis& axis) {
        std::vector<Axis>& axes = choice_.rows;
        const auto found = std::ranges::find(axes, axis);
        const bool on = found != axes.end();
        if (!choices_.choice(name, chosen_if(on)))
            return;
        if (on)
            axes.erase(found);
        else
            axes.push_back(axis);
        std::ranges::stable_sort(axes, {}, [](const Axis& each) { return each.kind; });
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
        for (std::size_t at = 0; at < std::min(most_traits, offer_.traits.size()); ++at) {
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

} // namespace

void draw_scores_choices(const Scene& scene, const ScoresOffer& offer, const Rect& place,
                         ScoresView& view) {
    ScoresChoices(scene, offer, place, view).draw();
}

} // namespace themata
