#pragma once
// What charts may be asked to draw, made up from a seed: few and many, short and long, in any
// script. Values; any thread.

#include "analysis/theme_table.h"
#include "charts/agreement_charts.h"
#include "charts/exploring_charts.h"
#include "charts/likert.h"
#include "charts/paired_lines.h"
#include "charts/score_charts.h"
#include "support/dice.h"

namespace themata {

[[nodiscard]] std::string random_name(Dice& dice);
[[nodiscard]] ThemeTable random_table(Dice& dice);
[[nodiscard]] charts::LikertBars random_bars(Dice& dice);
[[nodiscard]] charts::PairedLines random_lines(Dice& dice);
[[nodiscard]] charts::Distributions random_scores(Dice& dice);
[[nodiscard]] charts::Matrix random_matrix(Dice& dice);
[[nodiscard]] charts::Accumulation random_curves(Dice& dice);
[[nodiscard]] charts::Forest random_forest(Dice& dice);

struct NamedChart {
    std::string name; // what was drawn, from which seed
    charts::Chart chart;
};

// One of each kind; those that are refused are left out.
[[nodiscard]] std::vector<NamedChart> random_charts(std::uint32_t seed,
                                                    const charts::Measure& measure);

} // namespace themata
