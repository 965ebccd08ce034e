// The numbers and lists that the views show beside the study, reckoned for what is seen.

#include "ui/session.h"

namespace themata {

namespace {

// Up to this many records, counting takes less than a frame is worth.
constexpr std::size_t small_study = 4000;

Effort effort_for(const Study& study) {
    return study.responses.size() + study.codings.size() <= small_study ? Effort::small
                                                                        : Effort::large;
}

AnalysisView analysis_of(View view) {
    return view == View::scores      ? AnalysisView::scores
           : view == View::agreement ? AnalysisView::agreement
           : view == View::explore   ? AnalysisView::explore
                                     : AnalysisView::none;
}

} // namespace

// Also what a view wanted that is no longer looked at: the window would count as busy for ever.
void Session::take_over() {
    recent_troubles_.take();
    figures_.take();
    palette_.take();
    reading_.take();
    analyses_.take();
    table_.take();
    quotes_.take();
    alike_.take();
    learnt_.take();
    suggested_.take();
}

void Session::reckon() {
    take_over();
    const std::shared_ptr<const Snapshot> now = desk_.state().snapshot;
    if (!now)
        return;
    const Effort effort = effort_for(now->study);
    const FiguresKey key{now->card.uuid, now->head};
    figures_.want(key, effort, [now, before = figures_.value()] {
        return figures_of(*now, before ? *before : Figures{});
    });
    reckon_aids(now);
    reckon_reading(now, effort);
    if (view_.palette.open)
        palette_.want({key, view_.palette.recent}, effort,
                      [now, recent = view_.palette.recent] { return palette_list(*now, recent); });
    if (view_.view == View::codebook)
        reckon_codebook(now, key, effort);
    if (view_.view == View::table)
        reckon_table(now, key, effort);
    analyses_.want(now, analysis_of(view_.view), view_.analyses);
}

void Session::reckon_reading(const std::shared_ptr<const Snapshot>& now, Effort effort) {
    if (!figures_.key() || figures_.key()->uuid != open_uuid_)
        return;
    const auto& order = figures_.value()->order;
    const ReadingPlan& plan = view_.responses.plan;
    const bool together = plan.grouping == Grouping::alike && alike_.key();
    const std::shared_ptr<const AlikeGroups> alike =
        together && alike_.key()->order == order ? alike_.value() : nullptr;
    reading_.want({open_uuid_, order, plan, alike}, effort,
                  [now, order, plan, alike, estimate = card_estimate(look_)] {
                      return reading_of(*now, order, plan, estimate, alike.get());
                  });
}

// All of it is work for other threads; what is not there yet is not offered yet.
void Session::reckon_aids(const std::shared_ptr<const Snapshot>& now) {
    const bool reads = view_.view == View::responses;
    if (!figures_.key() || figures_.key()->uuid != open_uuid_ ||
        (!reads && view_.view != View::search))
        return;
    const AlikeKey key{figures_.value()->order, view_.search.alike.alike};
    alike_.want(key, [now, alike = key.alike](std::stop_token stop) {
        return alike_groups(now->study, alike, std::move(stop));
    });
    if (!reads || view_.responses.suggesting == ResponsesView::Suggesting::hidden)
        return;
    learnt_.want({open_uuid_, lesson_of(now->study)}, Effort::large,
                 [now] { return Suggester::from(*now); });
    if (!learnt_.value() || learnt_.key()->uuid != open_uuid_)
        return;
    const SuggestedKey suggested{learnt_.value(), now->head, view_.responses.current};
    suggested_.want(suggested, Effort::large, [now, suggested] {
        return suggested_themes(*now, *suggested.learnt, suggested.response);
    });
}

Aids Session::aids() const {
    Aids aids;
    if (figures_.key() && alike_.key() && figures_.key()->uuid == open_uuid_ &&
        alike_.key()->order == figures_.value()->order)
        aids.alike = alike_.value().get();
    const bool shown = view_.responses.suggesting == ResponsesView::Suggesting::shown;
    if (shown && suggested_.key() && suggested_.key()->head == desk_.state().snapshot->head &&
        suggested_.key()->response == view_.responses.current)
        aids.suggested = suggested_.value().get();
    return aids;
}

void Session::reckon_table(const std::shared_ptr<const Snapshot>& now, const FiguresKey& key,
                           Effort effort) {
    const TableKey wanted{key, view_.table.spec};
    table_.want(wanted, effort, [now, spec = wanted.spec] { return theme_table(*now, spec); });
    if (!view_.table.cell)
        return;
    const QuotesKey cell{wanted, *view_.table.cell};
    quotes_.want(cell, effort,
                 [now, cell] { return quotes_behind(*now, cell.table.spec, cell.cell); });
}

void Session::reckon_codebook(const std::shared_ptr<const Snapshot>& now, const FiguresKey& key,
                              Effort effort) {
    if (const auto merge = wanted_preview(view_.codebook))
        preview_.want({key, merge->into, merge->from}, effort,
                      [now, merge, acting = Acting{desk_.state().coder}] {
                          return preview_of(*now, *merge, acting);
                      });
    if (const auto query = wanted_passages(view_.codebook))
        passages_.want({key, *query}, effort, [now, query] { return passages_of(*now, *query); });
}

CodebookFigures Session::codebook_figures() const {
    CodebookFigures figures;
    const auto merge = wanted_preview(view_.codebook);
    if (merge && preview_.key() && preview_.key()->study.uuid == open_uuid_ &&
        preview_.key()->into == merge->into && preview_.key()->from == merge->from)
        figures.preview = preview_.value().get();
    const auto query = wanted_passages(view_.codebook);
    if (query && passages_.key() && passages_.key()->study.uuid == open_uuid_ &&
        passages_.key()->query.theme == query->theme)
        figures.passages = passages_.value().get();
    return figures;
}

FrameState Session::frame_state() const {
    // What was reckoned for another study, or another number of the table, is not shown.
    const bool figures = figures_.key() && figures_.key()->uuid == open_uuid_;
    const bool reading = reading_.key() && reading_.key()->uuid == open_uuid_;
    const bool table = table_.key() && table_.key()->study.uuid == open_uuid_;
    const bool palette = palette_.key() && palette_.key()->study.uuid == open_uuid_;
    const bool quotes = table && quotes_.key() && quotes_.key()->cell == view_.table.cell;
    return {.desk = desk_.state(),
            .remembered = remembered_,
            .appearance = appearance(),
            .figures = figures ? figures_.value().get() : nullptr,
            .reading = reading ? reading_.value() : nullptr,
            .table = {.table = table ? table_.value().get() : nullptr,
                      .quotes = quotes ? quotes_.value().get() : nullptr},
            .analyses = analyses_.figures(open_uuid_),
            .codebook = codebook_figures(),
            .aids = desk_.state().snapshot ? aids() : Aids{},
            .palette = palette ? palette_.value().get() : nullptr,
            .notice = notice_ ? &*notice_ : nullptr,
            .notices = notices_,
            .work = sample_    ? "Making the sample study"
                    : writing_ ? "Exporting"
                               : desk_.state().busy,
            .progress = sample_ ? sample_->progress().share() : desk_.progress().share(),
            .recent_troubles = recent_troubles_.value().get(),
            .folder = folders_.rows(),
            .places = places_,
            .look = look_};
}

} // namespace themata
