#include "ui/results/analyses.h"

namespace themata {

namespace {

struct OfStudy {
    std::string uuid;
    Head head;
    bool operator==(const OfStudy&) const = default;
};

// A choice in a study as it is.
template <class Choice>
struct Asked {
    OfStudy study;
    Choice choice;
    bool operator==(const Asked&) const = default;
};

OfStudy study_of(const Snapshot& now) { return {now.card.uuid, now.head}; }

// What was computed for another study is not shown.
template <class Key, class Value>
const Value* of(const Latest<Key, Value>& latest, const std::string& uuid) {
    if (!latest.key())
        return nullptr;
    if constexpr (std::is_same_v<Key, OfStudy>)
        return latest.key()->uuid == uuid ? latest.value().get() : nullptr;
    else
        return latest.key()->study.uuid == uuid ? latest.value().get() : nullptr;
}

// What fits the study; all else is as it was when the study was last looked at.
void take_suggestion(const ScoresChoice& suggested, ScoresChoice& choice) {
    choice.rows = suggested.rows;
    choice.by = suggested.by;
    choice.among = suggested.among;
    choice.stages = suggested.stages;
    choice.trait = suggested.trait;
}

} // namespace

struct Analyses::All {
    explicit All(const std::function<void()>& wake)
        : offer(wake), scores(wake), coders(wake), agreement(wake), sample(wake), explore(wake),
          both(wake) {}

    Latest<OfStudy, ScoresOffer> offer;
    Latest<Asked<ScoresChoice>, ScoresResult> scores;
    Latest<OfStudy, AgreementOffer> coders;
    Latest<Asked<AgreementChoice>, AgreementResult> agreement;
    Latest<Asked<SampleForm>, Result<Sample>> sample;
    Latest<Asked<ExploreChoice>, ExploreResult> explore;
    Latest<Asked<std::pair<ExploreChoice, BothThemes>>, CellQuotes> both;

    template <class Do>
    void each(Do act) {
        act(offer);
        act(scores);
        act(coders);
        act(agreement);
        act(sample);
        act(explore);
        act(both);
    }

    void want_scores(const std::shared_ptr<const Snapshot>& now, ScoresView& view) {
        offer.want(study_of(*now), Effort::large, [now] { return scores_offer(*now); });
        const ScoresOffer* offered = of(offer, now->card.uuid);
        if (!offered)
            return;
        if (!std::exchange(view.begun, true))
            take_suggestion(offered->suggested, view.choice);
        scores.want({study_of(*now), view.choice}, Effort::large,
                    [now, choice = view.choice] { return scores_result(*now, choice); });
    }

    void want_agreement(const std::shared_ptr<const Snapshot>& now, AgreementView& view) {
        coders.want(study_of(*now), Effort::large, [now] { return agreement_offer(*now); });
        const AgreementOffer* offered = of(coders, now->card.uuid);
        if (!offered)
            return;
        if (!std::exchange(view.begun, true))
            view.choice.coders = offered->suggested.coders;
        if (view.choice.coders.size() > 1)
            agreement.want({study_of(*now), view.choice}, Effort::large,
                           [now, choice = view.choice] { return agreement_result(*now, choice); });
        if (view.part == AgreementPart::sample && !view.form.coder.empty())
            sample.want({study_of(*now), view.form}, Effort::large,
                        [now, form = view.form]() -> Result<Sample> {
                            const auto spec = sample_spec(form);
                            if (!spec)
                                return failure(spec.error());
                            return draw_sample(*now, *spec);
                        });
    }

    void want_explore(const std::shared_ptr<const Snapshot>& now, ExploreView& view) {
        explore.want({study_of(*now), view.choice}, Effort::large,
                     [now, choice = view.choice] { return explore_result(*now, choice); });
        if (view.choice.part == ExplorePart::pairs && view.both)
            both.want({study_of(*now), {view.choice, *view.both}}, Effort::large,
                      [now, choice = view.choice, both = *view.both] {
                          return quotes_of_both(*now, choice, both);
                      });
    }
};

Analyses::Analyses(std::function<void()> wake) : all_(std::make_unique<All>(wake)) {}

Analyses::~Analyses() = default;

void Analyses::want(const std::shared_ptr<const Snapshot>& now, AnalysisView which,
                    AnalysisViews& views) {
    switch (which) {
    case AnalysisView::scores:
        return all_->want_scores(now, views.scores);
    case AnalysisView::agreement:
        return all_->want_agreement(now, views.agreement);
    case AnalysisView::explore:
        return all_->want_explore(now, views.explore);
    case AnalysisView::none:
        break;
    }
}

void Analyses::take() {
    all_->each([](auto& latest) { latest.take(); });
}

bool Analyses::busy() const {
    bool busy = false;
    all_->each([&](const auto& latest) { busy = busy || latest.busy(); });
    return busy;
}

void Analyses::stop() {
    all_->each([](auto& latest) { latest.stop(); });
}

std::optional<Error> Analyses::take_error() {
    std::optional<Error> error;
    all_->each([&](auto& latest) {
        if (!error)
            error = latest.take_error();
    });
    return error;
}

AnalysisFigures Analyses::figures(const std::string& uuid) const {
    const All& all = *all_;
    return {.scores = {.offer = of(all.offer, uuid), .result = of(all.scores, uuid)},
            .agreement = {.offer = of(all.coders, uuid),
                          .result = of(all.agreement, uuid),
                          .sample = of(all.sample, uuid)},
            .explore = {.result = of(all.explore, uuid), .quotes = of(all.both, uuid)}};
}

} // namespace themata
