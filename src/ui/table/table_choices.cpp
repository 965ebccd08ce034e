#include "ui/parts/choices.h"
#include "ui/parts/marks.h"
#include "ui/parts/whose_choice.h"
#include "ui/table/table_parts.h"

namespace themata {

namespace {

constexpr std::size_t most_traits = 24;

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
            axis("Role", {.kind = AxisKind::role});
        axis("Stage", {.kind = AxisKind::stage});
        axis("Question", {.kind = AxisKind::question});
        for (std::size_t at = 0; at < std::min(most_traits, scene_.figures.traits.size()); ++at)
            axis(scene_.figures.traits[at],
                 {.kind = AxisKind::trait, .trait = scene_.figures.traits[at]});
        choices_.end();
    }

    // Chosen axes keep the order of the choices, whatever the order of the clicks.
    void axis(const std::string& name, const Axis& axis) {
        std::vector<Axis>& axes = view_.spec.columns;
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

} // namespace

void draw_table_choices(const Scene& scene, const Rect& place, TableView& view) {
    const Pane pane("Left pane of the table", place);
    ground(place, scene.look.palette().surface);
    TableChoices(scene, place, view).draw();
}

} // namespace themata
