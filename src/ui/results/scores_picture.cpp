// The pictures of a measure: the same people from stage to stage, answers on a scale as bars, and
// how the values lie.

#include "charts/score_charts.h"
#include "ui/results/scores_parts.h"

namespace themata {

namespace {

Picture named(const Snapshot& now, std::string_view name, const ScoreMeasure& measure,
              DrawChart draw) {
    Picture picture;
    picture.draw = std::move(draw);
    picture.name = name;
    std::string command = "chart STUDY " + std::string(name) + " --measure '" + measure.name + "'";
    picture.made = provenance_of(now, command);
    return picture;
}

std::vector<ScoreMeasure> items_of_measure(const Study& study, const ScoreMeasure& measure) {
    return measure.scale ? items_of(study, measure.scale) : std::vector{measure};
}

Result<Picture> bars(const Snapshot& now, const ScoresChoice& choice, const ScoreMeasure& measure) {
    const auto scores = scores_of(now, {.measures = items_of_measure(now.study, measure),
                                        .rows = choice.rows,
                                        .scoring = choice.scoring});
    if (!scores)
        return failure(scores.error());
    auto shown = charts::likert_of(*scores, now.study);
    if (!shown)
        return failure(shown.error());
    return named(
        now, "likert", measure,
        [shown = std::move(*shown)](const charts::Style& style, const charts::Measure& letters) {
            return charts::likert_bars(shown, style, letters);
        });
}

Result<Picture> lines(const Snapshot& now, const ScoresChoice& choice,
                      const ScoreMeasure& measure) {
    auto shown = charts::paired_of(now, measure, choice.scoring);
    if (!shown)
        return failure(shown.error());
    return named(
        now, "paired", measure,
        [shown = std::move(*shown)](const charts::Style& style, const charts::Measure& letters) {
            return charts::paired_lines(shown, style, letters);
        });
}

Result<Picture> distribution(const Snapshot& now, const ScoresChoice& choice,
                             const ScoreMeasure& measure) {
    const auto scores =
        scores_of(now, {.measures = {measure}, .rows = choice.rows, .scoring = choice.scoring});
    if (!scores)
        return failure(scores.error());
    const auto quartiles = choice.layout.quartiles == QuartilesShown::haverage
                               ? QuartileKind::haverage
                               : QuartileKind::hinges;
    return named(now, "distribution", measure,
                 [shown = charts::distributions_of(*scores, measure, now.study, quartiles)](
                     const charts::Style& style, const charts::Measure& letters) {
                     return charts::distribution(shown, style, letters);
                 });
}

} // namespace

Result<Picture> scores_picture(const Snapshot& now, const ScoresChoice& choice,
                               const ScoreMeasure& measure) {
    switch (choice.picture) {
    case ScoresPicture::lines:
        return lines(now, choice, measure);
    case ScoresPicture::bars:
        return bars(now, choice, measure);
    case ScoresPicture::distribution:
        break;
    }
    return distribution(now, choice, measure);
}

} // namespace themata
