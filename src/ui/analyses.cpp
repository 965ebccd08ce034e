#include "ui/analyses.h"

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

// What was reckoned for another study is not shown.
template <class Key, class Value>
const Value* of(const Latest<Key, Value>& latest, const std::string& uuid) {
    if (!latest.key())
        return nullptr;
    if constexpr (std::is_same_v<Key, OfStudy>)
        return latest.key()->uuid == uuid ? latest.value().get() : nullptr;
    else
        return latest.key()->study.uuid == uuid ? latest.value().get() : nullptr;
}

} // namespace

struct Analyses::Reckoned {
    explicit Reckoned(const std::function<void()>& wake) : offer(wake), scores(wake) {}

    Latest<OfStudy, ScoresOffer> offer;
    Latest<Asked<ScoresChoice>, ScoresResult> scores;

    void want_scores(const std::shared_ptr<const Snapshot>& now, ScoresView& view) {
        offer.want(study_of(*now), Effort::large, [now] { return scores_offer(*now); });
        const ScoresOffer* offered = of(offer, now->card.uuid);
        if (!offered)
            return;
        if (!std::exchange(view.begun, true))
            view.choice = offered->suggested;
        scores.want({study_of(*now), view.choice}, Effort::large,
                    [now, choice = view.choice] { return scores_result(*now, choice); });
    }
};

Analyses::Analyses(std::function<void()> wake)
    : reckoned_(std::make_unique<Reckoned>(std::move(wake))) {}

Analyses::~Analyses() = default;

void Analyses::want(const std::shared_ptr<const Snapshot>& now, AnalysisView which,
                    AnalysisViews& views) {
    take();
    if (which == AnalysisView::scores)
        reckoned_->want_scores(now, views.scores);
}

void Analyses::take() {
    reckoned_->offer.take();
    reckoned_->scores.take();
}

bool Analyses::busy() const { return reckoned_->offer.busy() || reckoned_->scores.busy(); }

AnalysisFigures Analyses::figures(const std::string& uuid) const {
    return {.scores = {.offer = of(reckoned_->offer, uuid), .result = of(reckoned_->scores, uuid)}};
}

} // namespace themata
