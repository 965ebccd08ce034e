#pragma once
// This header makes percentile intervals by drawing clusters: what one participant wrote hangs
// together, so whole participants are drawn with replacement, as many as there are, and the figures
// are computed anew. The same seed gives the same interval on every machine, however many threads
// work. Pure.

#include "statistics/figure.h"
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace themata {

// How often each cluster was drawn -> a value for each figure; NaN where it is undefined. Called
// from several threads at once.
using Refigure = std::function<void(std::span<const std::uint32_t> times, std::span<double> out)>;

struct BootstrapInterval {
    std::optional<Interval> interval = {}; // HAVERAGE quantiles of the draws
    std::uint32_t undefined_draws = 0;     // in which the figure does not exist; left out
    std::string reason = {};               // why there is no interval
    bool operator==(const BootstrapInterval&) const = default;
};

// An interval for each figure. None with fewer than two clusters, or where more than half of the
// draws are undefined.
[[nodiscard]] std::vector<BootstrapInterval> bootstrap(std::size_t clusters, std::size_t figures,
                                                       const Draws& draws, const Refigure& refigure,
                                                       double level = usual_level);

} // namespace themata
