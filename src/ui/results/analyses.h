#pragma once
// What the views of analyses show, each computed beside the frames for the choice that the view
// holds. One thread; the results are values that hold until the next call.

#include "ui/parts/latest.h"
#include "ui/results/agreement.h"
#include "ui/results/explore.h"
#include "ui/results/scores.h"

namespace themata {

// All views whose numbers are computed here.
struct AnalysisViews {
    ScoresView scores;
    AgreementView agreement;
    ExploreView explore;
};

struct AnalysisFigures {
    ScoresFigures scores;
    AgreementFigures agreement;
    ExploreFigures explore;
};

enum class AnalysisView { none, scores, agreement, explore };

class Analyses {
public:
    // `wake` is called on other threads when something is done.
    explicit Analyses(std::function<void()> wake);
    ~Analyses();
    Analyses(const Analyses&) = delete;
    Analyses& operator=(const Analyses&) = delete;

    // Sees to it that what this view shows is computed.
    void want(const std::shared_ptr<const Snapshot>& now, AnalysisView which, AnalysisViews& views);
    // Takes over what is done, also of views that are no longer looked at.
    void take();
    [[nodiscard]] bool busy() const;
    void stop();
    // One of those that could not be computed, each once.
    [[nodiscard]] std::optional<Error> take_error();

    // Of this study; empty where nothing is computed yet.
    [[nodiscard]] AnalysisFigures figures(const std::string& uuid) const;

private:
    struct All;
    std::unique_ptr<All> all_;
};

} // namespace themata
