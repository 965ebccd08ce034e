// Pictures of scores.
#include "charts/score_charts.h"
#include "cli/chart_verb.h"
#include "cli/measuring.h"
#include "cli/table_asked.h"

namespace themata {

namespace {

// Of scales their items, each once.
std::vector<ScoreMeasure> items_asked(const std::vector<ScoreMeasure>& measures,
                                      const Study& study) {
    std::vector<ScoreMeasure> items;
    for (const ScoreMeasure& measure : measures) {
        if (!measure.scale) {
            items.push_back(measure);
            continue;
        }
        for (ScoreMeasure& item : items_of(study, measure.scale))
            items.push_back(std::move(item));
    }
    return items;
}

Result<Scores> scores_asked(const Drawing& drawing, std::vector<ScoreMeasure> measures) {
    ScoresSpec spec{.measures = std::move(measures), .scoring = scoring_asked(drawing.call)};
    if (const auto list = drawing.call.value("--columns")) {
        auto axes = axes_asked(drawing.now.study, *list);
        if (!axes)
            return failure(axes.error());
        spec.rows = std::move(*axes);
    }
    return scores_of(drawing.now, spec);
}

Result<ScoreMeasure> one_measure(const Drawing& drawing) {
    auto measures = measures_asked(drawing.call, drawing.now);
    if (!measures)
        return failure(measures.error());
    return measures->front();
}

} // namespace

Result<charts::Chart> draw_likert(const Drawing& drawing) {
    const auto measures = measures_asked(drawing.call, drawing.now);
    if (!measures)
        return failure(measures.error());
    const auto scores = scores_asked(drawing, items_asked(*measures, drawing.now.study));
    if (!scores)
        return failure(scores.error());
    const auto bars = charts::likert_of(*scores, drawing.now.study);
    if (!bars)
        return failure(bars.error());
    return charts::likert_bars(*bars, drawing.style, drawing.measure);
}

Result<charts::Chart> draw_paired(const Drawing& drawing) {
    const auto measure = one_measure(drawing);
    if (!measure)
        return failure(measure.error());
    const auto lines = charts::paired_of(drawing.now, *measure, scoring_asked(drawing.call));
    if (!lines)
        return failure(lines.error());
    return charts::paired_lines(*lines, drawing.style, drawing.measure);
}

Result<charts::Chart> draw_distribution(const Drawing& drawing) {
    const auto measure = one_measure(drawing);
    if (!measure)
        return failure(measure.error());
    const auto scores = scores_asked(drawing, {*measure});
    if (!scores)
        return failure(scores.error());
    const auto quartiles = drawing.call.value("--quartiles", "hinges") == "hinges"
                               ? QuartileKind::hinges
                               : QuartileKind::haverage;
    return charts::distribution(
        charts::distributions_of(*scores, *measure, drawing.now.study, quartiles), drawing.style,
        drawing.measure);
}

Result<void> check_score_chart(const Call& call) {
    if (!call.has("--measure"))
        return failure(Error::Code::wrong_call, "What is to be drawn wants to be named.",
                       "Give --measure NAME, a scale or an item; “themata describe” lists the "
                       "scales.");
    return check_chart(call);
}

} // namespace themata
