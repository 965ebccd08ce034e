#pragma once
// The parts of the scores view; private to it.

#include "ui/results/scores.h"

namespace themata {

void draw_scores_choices(const Scene& scene, const ScoresOffer& offer, const Rect& place,
                         ScoresView& view);

// What makes the same in the terminal.
[[nodiscard]] std::string scores_command(const Study& study, const ScoresChoice& choice,
                                         const std::vector<ScoreMeasure>& measures);
[[nodiscard]] std::string compare_command(const Study& study, const ScoresChoice& choice,
                                          const std::vector<ScoreMeasure>& measures);

// What the picture shows; refused with a reason.
[[nodiscard]] Result<Picture> scores_picture(const Snapshot& now, const ScoresChoice& choice,
                                             const ScoreMeasure& measure);

} // namespace themata
