#include "ui/views.h"

#include <imgui.h>
#include <utility>

namespace themata {

namespace {

// What the commands of each view work on.

ResponsesWork responses_work(WindowWork& window) {
    return {*window.scene, window.view.responses, window.out};
}

SearchWork search_work(WindowWork& window) {
    return {*window.scene, window.view.search, window.out};
}

TabulationWork table_work(WindowWork& window) { return {window.view.table.tables, window.out}; }

TabulationWork scores_work(WindowWork& window) {
    return {window.view.analyses.scores.tables, window.out};
}

AgreementWork agreement_work(WindowWork& window) {
    return {*window.scene, window.state.analyses.agreement.result, window.view.analyses.agreement,
            window.out};
}

TabulationWork agreement_tables(WindowWork& window) {
    return {window.view.analyses.agreement.tables, window.out};
}

ExploreWork explore_work(WindowWork& window) { return {window.view.analyses.explore, window.out}; }

TabulationWork explore_tables(WindowWork& window) {
    return {window.view.analyses.explore.tables, window.out};
}

CodebookWork codebook_work(WindowWork& window) {
    return {*window.scene, window.view.codebook, window.out};
}

HistoryWork history_work(WindowWork& window) { return {window.view.history, window.out}; }

constexpr ViewOfWindow responses_view{
    .view = View::responses,
    .icon = Icon::responses,
    .name = "Responses",
    .draw =
        [](WindowWork& work, const Rect& place) {
            draw_responses(*work.scene, work.state.reading, place, work.view.responses, work.out);
        },
    .list_commands = list_commands<responses_commands, responses_work>,
    .gestures = responses_gestures,
    .kept = kept_fields([](auto& way, auto& view) {
        auto& responses = view.responses;
        way.width("responses.left", responses.left_width);
        way.width("responses.right", responses.right_width);
        auto& filter = responses.plan.filter;
        way.choice("filter.shown", filter.shown, Shown::blank);
        way.ids("filter.roles", filter.roles);
        way.ids("filter.stages", filter.stages);
        way.ids("filter.questions", filter.questions);
        way.traits("filter.traits", filter.traits);
        way.ids("filter.themes", filter.themes);
        way.ids("filter.coders", filter.coders);
        way.choice("responses.grouping", responses.plan.grouping, Grouping::alike);
        way.choice("responses.suggesting", responses.suggesting, ResponsesView::Suggesting::hidden);
        way.digits("responses.digits", responses.digits);
    }),
    .request =
        [](Computed::Requests& requests) {
            requests.similar_answers();
            requests.suggestions();
        },
    .panel_is_open = [](const WindowView& view) { return panel_is_open(view.responses); },
    .goes_on = [](const WindowView& view) { return is_looking(view.responses.go_to); }};

constexpr ViewOfWindow search_view{
    .view = View::search,
    .icon = Icon::search,
    .name = "Search",
    .draw =
        [](WindowWork& work, const Rect& place) {
            show_answer(work.view, draw_search(*work.scene, place, work.view.search, work.out));
        },
    .list_commands = list_commands<search_commands, search_work>,
    .kept = kept_fields([](auto& way, auto& view) {
        way.width("search.left", view.search.left_width);
        way.width("search.right", view.search.right_width);
    }),
    .request = [](Computed::Requests& requests) { requests.similar_answers(); },
    .panel_is_open = [](const WindowView& view) { return search_panel_is_open(view.search); },
    .goes_on = [](const WindowView& view) { return is_counting(view.search); }};

constexpr Gesture table_gestures[] = {{"Move to another cell", "Tab, arrows"},
                                      {"Quotes of the cell", "Enter"}};

constexpr ViewOfWindow table_view{
    .view = View::table,
    .icon = Icon::table,
    .name = "Table",
    .draw =
        [](WindowWork& work, const Rect& place) {
            show_answer(work.view, draw_table(*work.scene, work.state.table, place, work.view.table,
                                              work.out));
        },
    .list_commands = list_commands<tabulation_commands, table_work>,
    .gestures = [] { return std::span<const Gesture>(table_gestures); },
    .kept = kept_fields([](auto& way, auto& view) {
        auto& table = view.table;
        way.width("table.left", table.left_width);
        way.width("table.right", table.right_width);
        way.choice("table.cells", table.form, CellForm::tally);
        way.choice("table.count", table.spec.count, Count::participants);
        way.choice("table.base", table.spec.base, Base::codable);
        way.choice("table.depth", table.spec.rows.depth, ThemeRows::Depth::top_level);
        way.choice("table.listed", table.spec.rows.listed, ThemeRows::Listed::used);
        way.axes("table.columns", table.spec.columns);
    }),
    .request = [](Computed::Requests& requests) { requests.table(); }};

// What may hold for one study alone, such as whose coding is compared, is suggested anew.
constexpr ViewOfWindow scores_view{
    .view = View::scores,
    .icon = Icon::scores,
    .name = "Scores",
    .draw =
        [](WindowWork& work, const Rect& place) {
            draw_scores(*work.scene, work.state.analyses.scores, place, work.view.analyses.scores,
                        work.out);
        },
    .list_commands = list_commands<tabulation_commands, scores_work>,
    .kept = kept_fields([](auto& way, auto& view) {
        auto& choice = view.analyses.scores.choice;
        way.width("scores.left", view.analyses.scores.left_width);
        way.choice("scores.picture", choice.picture, ScoresPicture::distribution);
        way.choice("scores.total", choice.scoring.total, Total::mean);
        way.choice("scores.alpha", choice.alpha, AlphaWanted::yes);
        way.choice("scores.correction", choice.correction, Correction::benjamini_hochberg);
        way.choice("scores.distribution", choice.layout.distribution,
                   ScoresLayout::Distribution::shown);
    }),
    .request = [](Computed::Requests& requests) { requests.analysis(AnalysisView::scores); }};

constexpr ViewOfWindow agreement_view{
    .view = View::agreement,
    .icon = Icon::agreement,
    .name = "Agreement",
    .draw =
        [](WindowWork& work, const Rect& place) {
            show_answer(work.view, draw_agreement(*work.scene, work.state.analyses.agreement, place,
                                                  work.view.analyses.agreement, work.out));
        },
    .list_commands =
        [](std::optional<View> where, std::vector<ListedCommand>& list) {
            list_commands<agreement_commands, agreement_work>(where, list);
            list_commands<tabulation_commands, agreement_tables>(where, list);
        },
    .kept = kept_fields([](auto& way, auto& view) {
        way.width("agreement.left", view.analyses.agreement.left_width);
        way.width("agreement.list", view.analyses.agreement.list_width);
        auto& agreement = view.analyses.agreement;
        way.choice("agreement.part", agreement.part, AgreementPart::sample);
        way.choice("agreement.unit", agreement.choice.unit, AgreementUnit::character);
        way.choice("agreement.level", agreement.choice.level, ThemeLevel::top);
        way.choice("agreement.base", agreement.choice.base, ReadBase::all);
        way.choice("agreement.drawn", agreement.choice.drawn, charts::Coefficient::alpha);
    }),
    .request = [](Computed::Requests& requests) { requests.analysis(AnalysisView::agreement); }};

constexpr ViewOfWindow explore_view{
    .view = View::explore,
    .icon = Icon::explore,
    .name = "Explore",
    .draw =
        [](WindowWork& work, const Rect& place) {
            show_answer(work.view, draw_explore(*work.scene, work.state.analyses.explore, place,
                                                work.view.analyses.explore, work.out));
        },
    .list_commands =
        [](std::optional<View> where, std::vector<ListedCommand>& list) {
            list_commands<explore_commands, explore_work>(where, list);
            list_commands<tabulation_commands, explore_tables>(where, list);
        },
    .kept = kept_fields([](auto& way, auto& view) {
        way.width("explore.left", view.analyses.explore.left_width);
        way.width("explore.right", view.analyses.explore.right_width);
        auto& explored = view.analyses.explore.choice;
        way.choice("explore.part", explored.part, ExplorePart::briefs);
        way.choice("explore.order", explored.order, SaturationOrder::participant);
        way.choice("explore.unit", explored.unit, ReadUnit::participant);
        way.choice("explore.together", explored.together, PairUnit::span);
        way.choice("explore.measure", explored.measure, PairMeasure::jaccard);
        way.choice("explore.parents", explored.parents, Parents::unions);
        way.choice("explore.base", explored.base, PairBase::coded);
    }),
    .request = [](Computed::Requests& requests) { requests.analysis(AnalysisView::explore); }};

constexpr ViewOfWindow codebook_view{
    .view = View::codebook,
    .icon = Icon::codebook,
    .name = "Codebook",
    .draw =
        [](WindowWork& work, const Rect& place) {
            show_answer(work.view, draw_codebook(*work.scene, work.state.codebook, place,
                                                 work.view.codebook, work.out));
        },
    .list_commands = list_commands<codebook_commands, codebook_work>,
    .gestures = codebook_gestures,
    .kept = kept_fields(
        [](auto& way, auto& view) { way.width("codebook.right", view.codebook.right_width); }),
    .request = [](Computed::Requests& requests) { requests.codebook(); },
    .panel_is_open = [](const WindowView& view) { return panel_is_open(view.codebook); }};

constexpr ViewOfWindow history_view{
    .view = View::history,
    .icon = Icon::history,
    .name = "History",
    .draw =
        [](WindowWork& work, const Rect& place) {
            draw_history(*work.scene, place, work.view.history, work.out);
        },
    .list_commands = list_commands<history_commands, history_work>,
    .panel_is_open = [](const WindowView& view) { return view.history.undoing; },
    .goes_on =
        [](const WindowView& view) {
            return view.view == View::history && is_filtering(view.history);
        }};

constexpr ViewOfWindow all_views[] = {responses_view, search_view,  table_view,    scores_view,
                                      agreement_view, explore_view, codebook_view, history_view};

static_assert([] {
    for (std::size_t at = 0; at < std::size(all_views); ++at)
        if (static_cast<std::size_t>(all_views[at].view) != at)
            return false;
    return std::size(all_views) == static_cast<std::size_t>(View::history) + 1;
}());

void show_view(WindowWork& work) {
    work.view.view = static_cast<View>(work.which);
    release_keyboard(); // from the field above, which all views share
}

std::string name_of_shown(const WindowWork& work) {
    return std::string(all_views[work.which].name);
}

constexpr Command<WindowWork> showing_views[] = {
    {{.name = "Show a view",
      .keys = {ImGuiMod_Ctrl | ImGuiKey_1},
      .while_typing = WhileTyping::works,
      .many = std::size(all_views)},
     show_view,
     nullptr,
     name_of_shown},
};

} // namespace

std::span<const ViewOfWindow> views() { return all_views; }

const ViewOfWindow& view_of(View view) { return all_views[static_cast<std::size_t>(view)]; }

Commands<WindowWork> commands_that_show_views() { return showing_views; }

} // namespace themata
