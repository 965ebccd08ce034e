#include "ui/computed.h"

#include "ui/parts/latest.h"
#include "ui/views.h"

namespace themata {

namespace {

// Up to this many records, counting takes less than a frame is worth.
constexpr std::size_t small_study = 4000;

Effort effort_for(const Study& study) {
    return study.responses.size() + study.codings.size() <= small_study ? Effort::small
                                                                        : Effort::large;
}

} // namespace

struct Computed::All {
    // A study as it is.
    struct OfStudy {
        std::string uuid;
        Head head;
        bool operator==(const OfStudy&) const = default;
    };

    struct PaletteKey {
        OfStudy study;
        std::vector<FoundLine> recent;
        std::shared_ptr<const CommandNames> names;
        bool operator==(const PaletteKey&) const = default;
    };

    struct ReadingKey {
        std::string uuid;
        std::shared_ptr<const ReadingOrder> order;
        ReadingPlan plan;
        std::shared_ptr<const AlikeGroups> alike; // when answers stand together by it
        bool operator==(const ReadingKey&) const = default;
    };

    struct AlikeKey {
        std::shared_ptr<const ReadingOrder> order; // another one when answers came or went
        Alike alike = Alike::identical;
        bool operator==(const AlikeKey&) const = default;
    };

    struct LearntKey {
        std::string uuid;
        std::size_t lesson = 0;
        bool operator==(const LearntKey&) const = default;
    };

    struct SuggestedKey {
        std::shared_ptr<const Learnt> learnt;
        Head head;
        ResponseId response;
        bool operator==(const SuggestedKey&) const = default;
    };

    struct PreviewKey {
        OfStudy study;
        ThemeId into;
        ThemeId from;
        bool operator==(const PreviewKey&) const = default;
    };

    struct PassagesKey {
        OfStudy study;
        PassageQuery query;
        bool operator==(const PassagesKey&) const = default;
    };

    struct TableKey {
        OfStudy study;
        TableSpec spec;
        CellForm form = CellForm::n;
        bool operator==(const TableKey&) const = default;
    };

    struct QuotesKey {
        TableKey table;
        CellChoice cell;
        bool operator==(const QuotesKey&) const = default;
    };

    static const std::string& uuid_of(const OfStudy& key) { return key.uuid; }

    static const std::string& uuid_of(const ReadingKey& key) { return key.uuid; }

    static const std::string& uuid_of(const LearntKey& key) { return key.uuid; }

    template <class Key>
    static const std::string& uuid_of(const Key& key) {
        return key.study.uuid;
    }

    template <class Key, class Value>
    static bool is_of(const Latest<Key, Value>& latest, const std::string& uuid) {
        return latest.key() && uuid_of(*latest.key()) == uuid;
    }

    explicit All(const std::function<void()>& wake)
        : figures(wake), palette(wake), reading(wake), preview(wake), passages(wake), table(wake),
          quotes(wake), alike(wake), learnt(wake), suggested(wake), recent_troubles(wake),
          analyses(wake) {}

    Latest<OfStudy, Figures> figures;
    Latest<PaletteKey, PaletteList> palette;
    Latest<ReadingKey, ReadingList> reading;
    Latest<PreviewKey, ActPreview> preview;
    Latest<PassagesKey, PassageList> passages;
    Latest<TableKey, Result<CountedTable>> table;
    Latest<QuotesKey, CellQuotes> quotes;
    Latest<AlikeKey, AlikeGroups> alike;
    Latest<LearntKey, Learnt> learnt;
    Latest<SuggestedKey, SuggestedThemes> suggested;
    Latest<std::vector<std::filesystem::path>, RecentTroubles> recent_troubles;
    Analyses analyses;

    template <class Do>
    void each(Do act) {
        act(figures);
        act(palette);
        act(reading);
        act(preview);
        act(passages);
        act(table);
        act(quotes);
        act(alike);
        act(learnt);
        act(suggested);
        act(recent_troubles);
        act(analyses);
    }

    // The counts, and what the views stand on that need them, are there for this study.
    [[nodiscard]] bool knows(const std::string& uuid) const { return is_of(figures, uuid); }

    void request_troubles(const Remembered& remembered) {
        std::vector<std::filesystem::path> files;
        for (const RecentStudy& study : remembered.recent)
            files.push_back(study.file);
        recent_troubles.want(files, Effort::large, [files] {
            RecentTroubles troubles;
            for (const std::filesystem::path& file : files)
                troubles.push_back(why_not_opened(file));
            return troubles;
        });
    }

    void request_reading(const std::shared_ptr<const Snapshot>& now, const ReadingPlan& plan,
                         const Look& look) {
        const auto& order = figures.value()->order;
        const bool together = plan.grouping == Grouping::alike && alike.key();
        const std::shared_ptr<const AlikeGroups> groups =
            together && alike.key()->order == order ? alike.value() : nullptr;
        reading.want({now->card.uuid, order, plan, groups}, effort_for(now->study),
                     [now, order, plan, groups, estimate = card_estimate(look)] {
                         return reading_of(*now, order, plan, estimate, groups.get());
                     });
    }

    // All of it is work for other threads; what is not there yet is not offered yet.
    void request_alike(const std::shared_ptr<const Snapshot>& now, Alike how) {
        if (!knows(now->card.uuid))
            return;
        alike.want({figures.value()->order, how}, [now, how](std::stop_token stop) {
            return alike_groups(now->study, how, std::move(stop));
        });
    }

    void request_suggestions(const std::shared_ptr<const Snapshot>& now,
                             const ResponsesView& view) {
        if (!knows(now->card.uuid) || view.suggesting == ResponsesView::Suggesting::hidden)
            return;
        learnt.want({now->card.uuid, lesson_of(now->study)}, Effort::large,
                    [now] { return Suggester::from(*now); });
        if (!learnt.value() || !is_of(learnt, now->card.uuid))
            return;
        const SuggestedKey asked{learnt.value(), now->head, view.current};
        suggested.want(asked, Effort::large, [now, asked] {
            return suggested_themes(*now, *asked.learnt, asked.response);
        });
    }

    static OfStudy key_of(const Snapshot& now) { return {now.card.uuid, now.head}; }

    void request_table(const std::shared_ptr<const Snapshot>& now, const TableView& view) {
        const Effort effort = effort_for(now->study);
        const TableKey wanted{key_of(*now), view.spec, view.form};
        table.want(wanted, effort,
                   [now, wanted] { return counted_table(*now, wanted.spec, wanted.form); });
        if (!view.cell)
            return;
        const QuotesKey cell{wanted, *view.cell};
        quotes.want(cell, effort,
                    [now, cell] { return quotes_behind(*now, cell.table.spec, cell.cell); });
    }

    void request_codebook(const std::shared_ptr<const Snapshot>& now, const CodebookView& view,
                          const std::string& coder) {
        const OfStudy key = key_of(*now);
        const Effort effort = effort_for(now->study);
        if (const auto merge = wanted_preview(view))
            preview.want(
                {key, merge->into, merge->from}, effort,
                [now, merge, acting = Acting{coder}] { return preview_of(*now, *merge, acting); });
        if (const auto query = wanted_passages(view))
            passages.want({key, *query}, effort,
                          [now, query] { return passages_of(*now, *query); });
    }

    [[nodiscard]] Aids aids(const DeskState& desk, const WindowView& view) const {
        Aids aids;
        if (knows(desk.snapshot->card.uuid) && alike.key() &&
            alike.key()->order == figures.value()->order)
            aids.alike = alike.value().get();
        const bool shown = view.responses.suggesting == ResponsesView::Suggesting::shown;
        if (shown && suggested.key() && suggested.key()->head == desk.snapshot->head &&
            suggested.key()->response == view.responses.current)
            aids.suggested = suggested.value().get();
        return aids;
    }

    [[nodiscard]] CodebookFigures codebook(const std::string& uuid,
                                           const CodebookView& view) const {
        CodebookFigures shown;
        const auto merge = wanted_preview(view);
        if (merge && is_of(preview, uuid) && preview.key()->into == merge->into &&
            preview.key()->from == merge->from)
            shown.preview = preview.value().get();
        const auto query = wanted_passages(view);
        if (query && is_of(passages, uuid) && passages.key()->query.theme == query->theme)
            shown.passages = passages.value().get();
        return shown;
    }
};

Computed::Computed(const std::function<void()>& wake) : all_(std::make_unique<All>(wake)) {}

Computed::~Computed() { stop(); }

void Computed::request(const DeskState& desk, const Remembered& remembered, const Look& look,
                       WindowView& view) {
    All& all = *all_;
    all.each([](auto& latest) { latest.take(); });
    const std::shared_ptr<const Snapshot> now = desk.snapshot;
    if (!now)
        return all.request_troubles(remembered);
    all.recent_troubles.forget();
    const All::OfStudy key = All::key_of(*now);
    const Effort effort = effort_for(now->study);
    all.figures.want(key, effort, [now, before = all.figures.value()] {
        return figures_of(*now, before ? *before : Figures{});
    });
    Requests requests(all, desk, view);
    if (const auto request = view_of(view.view).request)
        request(requests);
    if (all.knows(key.uuid))
        all.request_reading(now, view.responses.plan, look);
    if (view.palette.open && view.palette.names)
        all.palette.want({key, view.palette.recent, view.palette.names}, effort,
                         [now, recent = view.palette.recent, names = view.palette.names] {
                             return palette_list(*now, *names, recent);
                         });
}

void Computed::Requests::similar_answers() {
    all_.request_alike(desk_.snapshot, view_.search.alike.alike);
}

void Computed::Requests::suggestions() {
    all_.request_suggestions(desk_.snapshot, view_.responses);
}

void Computed::Requests::table() { all_.request_table(desk_.snapshot, view_.table); }

void Computed::Requests::codebook() {
    all_.request_codebook(desk_.snapshot, view_.codebook, desk_.coder);
}

void Computed::Requests::analysis(AnalysisView which) {
    all_.analyses.want(desk_.snapshot, which, view_.analyses);
}

bool Computed::busy() const {
    bool busy = false;
    all_->each([&](const auto& latest) { busy = busy || latest.busy(); });
    return busy;
}

void Computed::stop() {
    all_->each([](auto& latest) { latest.stop(); });
}

std::vector<Error> Computed::take_errors() {
    std::vector<Error> errors;
    all_->each([&](auto& latest) {
        if (auto error = latest.take_error())
            errors.push_back(std::move(*error));
    });
    return errors;
}

ComputedState Computed::show(const DeskState& desk, const WindowView& view) const {
    const All& all = *all_;
    ComputedState shown{.recent_troubles = all.recent_troubles.value().get()};
    if (!desk.snapshot)
        return shown;
    const std::string& uuid = desk.snapshot->card.uuid;
    if (all.knows(uuid))
        shown.figures = all.figures.value().get();
    if (All::is_of(all.reading, uuid))
        shown.reading = all.reading.value();
    if (All::is_of(all.table, uuid)) {
        shown.table.counted = all.table.value().get();
        if (all.quotes.key() && all.quotes.key()->cell == view.table.cell)
            shown.table.quotes = all.quotes.value().get();
    }
    if (All::is_of(all.palette, uuid))
        shown.palette = all.palette.value().get();
    shown.analyses = all.analyses.figures(uuid);
    shown.codebook = all.codebook(uuid, view.codebook);
    shown.aids = all.aids(desk, view);
    return shown;
}

} // namespace themata
