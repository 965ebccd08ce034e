#include "statistics/cluster_bootstrap.h"

#include "statistics/seeded_random.h"
#include "statistics/summary.h"
#include "study/mix.h"
#include <algorithm>
#include <cmath>
#include <future>
#include <thread>

namespace themata {

namespace {

// Every draw has a sequence of its own, so that threads may share the draws out.
SeededRandom chance_of(std::uint64_t seed, std::uint32_t draw) {
    return SeededRandom(mixed(mixed(seed) ^ draw));
}

void draw_some(std::size_t clusters, std::size_t figures, const Draws& draws,
               const Refigure& refigure, std::uint32_t first, std::uint32_t step,
               std::span<double> out) {
    std::vector<std::uint32_t> times(clusters);
    for (std::uint32_t draw = first; draw < draws.count; draw += step) {
        std::ranges::fill(times, 0U);
        SeededRandom chance = chance_of(draws.seed, draw);
        for (std::size_t left = clusters; left > 0; --left)
            ++times[chance.below(clusters)];
        refigure(times, out.subspan(draw * figures, figures));
    }
}

std::vector<double> all_draws(std::size_t clusters, std::size_t figures, const Draws& draws,
                              const Refigure& refigure) {
    std::vector<double> out(draws.count * figures, std::nan(""));
    const auto threads = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
    std::vector<std::future<void>> running;
    for (std::uint32_t first = 1; first < threads; ++first)
        running.push_back(std::async(std::launch::async, [&, first] {
            draw_some(clusters, figures, draws, refigure, first, threads, out);
        }));
    draw_some(clusters, figures, draws, refigure, 0, threads, out);
    for (auto& thread : running)
        thread.get();
    return out;
}

BootstrapInterval interval_of(std::vector<double> values, std::uint32_t count, double level) {
    BootstrapInterval result;
    result.undefined_draws = count - static_cast<std::uint32_t>(values.size());
    if (2 * values.size() < count || values.empty()) {
        result.reason = "In more than half of the draws the coefficient does not exist.";
        return result;
    }
    std::ranges::sort(values);
    result.interval = Interval{.low = haverage_of_sorted(values, (1 - level) / 2).value,
                               .high = haverage_of_sorted(values, (1 + level) / 2).value,
                               .level = level,
                               .reached = level};
    return result;
}

} // namespace

std::vector<BootstrapInterval> bootstrap(std::size_t clusters, std::size_t figures,
                                         const Draws& draws, const Refigure& refigure,
                                         double level) {
    if (clusters < 2 || draws.count == 0)
        return std::vector<BootstrapInterval>(
            figures, {.reason = draws.count == 0 ? "No draws were asked for."
                                                 : "One participant cannot be drawn from."});
    const std::vector<double> out = all_draws(clusters, figures, draws, refigure);
    std::vector<BootstrapInterval> intervals;
    for (std::size_t figure = 0; figure < figures; ++figure) {
        std::vector<double> values;
        for (std::uint32_t draw = 0; draw < draws.count; ++draw)
            if (!std::isnan(out[draw * figures + figure]))
                values.push_back(out[draw * figures + figure]);
        intervals.push_back(interval_of(std::move(values), draws.count, level));
    }
    return intervals;
}

} // namespace themata
