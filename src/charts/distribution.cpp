#include "charts/distribution.h"

#include "charts/axis.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace themata::charts {

namespace {

constexpr double stack_height = 40;
constexpr double box_height = 16; // for the median and the quartiles
constexpr double row_gap = 12;
constexpr double largest_dot = 4;
constexpr double smallest_dot = 1.75;
constexpr std::size_t most_bins = 60;

// Scores that stand in one stack.
struct Bins {
    double from = 0; // the least value of the first
    double width = 1;
    bool exact = true; // each bin holds one value
    std::map<std::int64_t, std::uint32_t> counts;

    [[nodiscard]] double middle(std::int64_t bin) const {
        return from + width * (static_cast<double>(bin) + (exact ? 0.0 : 0.5));
    }
};

struct Spread {
    double least;
    double most;
};

Spread spread_of(const Distributions& what) {
    double least = std::numeric_limits<double>::max();
    double most = std::numeric_limits<double>::lowest();
    for (const DistributionGroup& group : what.groups)
        for (const double value : group.values) {
            least = std::min(least, value);
            most = std::max(most, value);
        }
    return {what.least ? std::min(*what.least, least) : least,
            what.most ? std::max(*what.most, most) : most};
}

// The step that all values are multiples of, if there is one that is not too fine.
double step_of(const Distributions& what, const Spread& spread) {
    for (const double step : {1.0, 0.5, 0.25, 0.2, 0.1}) {
        const auto is_multiple = [&](double value) {
            return std::abs(value / step - std::round(value / step)) < 1e-6;
        };
        const bool all = std::ranges::all_of(what.groups, [&](const DistributionGroup& group) {
            return std::ranges::all_of(group.values, is_multiple);
        });
        if (all && (spread.most - spread.least) / step <= static_cast<double>(most_bins))
            return step;
    }
    return 0;
}

Bins bins_of(const DistributionGroup& group, const Spread& spread, double step) {
    Bins bins;
    bins.exact = step > 0;
    bins.width =
        bins.exact ? step
                   : std::max((spread.most - spread.least) / static_cast<double>(most_bins), 1e-9);
    bins.from = bins.exact ? 0 : spread.least;
    for (const double value : group.values) {
        const double at = (value - bins.from) / bins.width;
        const auto bin = static_cast<std::int64_t>(bins.exact ? std::round(at) : std::floor(at));
        ++bins.counts[bins.exact ? bin : std::min(bin, static_cast<std::int64_t>(most_bins) - 1)];
    }
    return bins;
}

std::uint32_t highest(const Bins& bins) {
    std::uint32_t most = 0;
    for (const auto& [bin, count] : bins.counts)
        most = std::max(most, count);
    return most;
}

struct Drawn {
    Scale scale;
    Spread spread;
    double step = 0;        // 0: values are taken together in bins
    double dot = 0;         // radius; 0: bars
    std::uint32_t most = 1; // the highest stack of all groups
};

std::string tip_of(const DistributionGroup& group, const Bins& bins, std::int64_t bin,
                   std::uint32_t count) {
    const std::string value =
        bins.exact ? short_number(bins.middle(bin))
                   : fmt::format("{} to {}", short_number(bins.middle(bin) - bins.width / 2),
                                 short_number(bins.middle(bin) + bins.width / 2));
    return one_line(fmt::format("{}: {} with {}", group.name, grouped(count), value));
}

void draw_stack(Page& page, const Drawn& drawn, double x, double base, std::uint32_t count,
                double bin_width, const std::string& tip) {
    if (drawn.dot > 0) {
        for (std::uint32_t i = 0; i < count; ++i)
            page.disc({x, base - drawn.dot * (2 * i + 1)}, drawn.dot - 0.4, {Ink::soft}, tip);
        return;
    }
    const double height = std::max(0.75, stack_height * count / drawn.most);
    const double half = std::clamp(bin_width * 0.42, 0.5, 8.0); // within the plot
    page.bar({x - half, base - height, x + half, base}, {Ink::soft}, tip);
}

void draw_middle(Page& page, const DistributionGroup& group, const Scale& scale, double base) {
    const std::string tip = one_line(
        fmt::format("{}: median {}, quartiles {} and {}", group.name, short_number(group.median),
                    short_number(group.low), short_number(group.high)));
    const double y = base + box_height / 2 + 1;
    page.stroke({{{scale.at(group.low), y}, {scale.at(group.high), y}}}, {{Ink::mark}, 3}, tip);
    page.disc({scale.at(group.median), y}, 5, {Ink::paper}, tip);
    page.disc({scale.at(group.median), y}, 4, {Ink::mark}, tip);
}

std::string figures(const DistributionGroup& group) {
    return fmt::format("{} ({}\u2013{})", short_number(group.median), short_number(group.low),
                       short_number(group.high));
}

std::string n_of(const DistributionGroup& group) {
    std::string n = fmt::format("n = {}", grouped(group.values.size()));
    if (group.missing > 0)
        n += fmt::format(", {} missing", grouped(group.missing));
    return n;
}

void draw_group(Page& page, const DistributionGroup& group, const Drawn& drawn, double names,
                double beside) {
    const double base = page.y + stack_height;
    const double bottom = base + box_height;
    const Fitted name = page.fitted(group.name, page.body(), names, 3);
    page.lines({page.left(), page.y, page.left() + names, bottom}, name, page.body(), Anchor::left,
               group.name);
    page.rule({drawn.scale.start, base}, {drawn.scale.end, base});
    if (!group.values.empty()) {
        const Bins bins = bins_of(group, drawn.spread, drawn.step);
        const double width = drawn.scale.at(bins.width) - drawn.scale.at(0);
        for (const auto& [bin, count] : bins.counts)
            draw_stack(page, drawn, drawn.scale.at(bins.middle(bin)), base, count, width,
                       tip_of(group, bins, bin, count));
        draw_middle(page, group, drawn.scale, base);
        page.words_level(beside, base - 8, figures(group), page.strong());
    }
    page.words_level(beside, base + 8, n_of(group), page.small());
    page.count(one_line(group.name + ": " + n_of(group)));
    page.y = bottom + row_gap;
}

double widest(const Page& page, const Distributions& what, const Lettering& letters,
              std::string (*text)(const DistributionGroup&)) {
    double width = 0;
    for (const DistributionGroup& group : what.groups)
        width = std::max(width, page.width_of(text(group), letters));
    return width;
}

Drawn drawn_on(const Distributions& what, double start, double end,
               const std::vector<double>& places) {
    Drawn drawn;
    drawn.spread = spread_of(what);
    drawn.step = step_of(what, drawn.spread);
    drawn.scale = {std::min(places.front(), drawn.spread.least),
                   std::max(places.back(), drawn.spread.most), start, end};
    Bins any;
    for (const DistributionGroup& group : what.groups) {
        any = bins_of(group, drawn.spread, drawn.step);
        drawn.most = std::max(drawn.most, highest(any));
    }
    const double bin = drawn.scale.at(any.width) - drawn.scale.at(0);
    const double dot = std::min({largest_dot, bin / 2, stack_height / (2.0 * drawn.most)});
    drawn.dot = dot < smallest_dot ? 0 : dot;
    return drawn;
}

std::string seen(const Distributions& what) {
    std::string text = fmt::format("Distribution of {}.", what.measure);
    for (const DistributionGroup& group : what.groups)
        text += group.values.empty()
                    ? fmt::format(" {}: no values.", group.name)
                    : fmt::format(" {}: median {}, {}.", group.name, figures(group), n_of(group));
    return one_line(text);
}

} // namespace

Result<Chart> distribution(const Distributions& what, const Style& style, const Measure& measure) {
    const auto is_empty = [](const DistributionGroup& group) { return group.values.empty(); };
    if (std::ranges::all_of(what.groups, is_empty))
        return failure(Error::Code::refused, "There are no scores to draw.",
                       "Import questionnaires with scored items, or name another measure.");
    Page page(style, measure, 440);
    page.head(what.title,
              fmt::format("Median ({}) beside each group.",
                          what.quartiles.empty() ? "quartiles" : "quartiles: " + what.quartiles));
    double names = widest(page, what, page.body(),
                          [](const DistributionGroup& group) { return one_line(group.name); });
    names = std::ceil(std::min(names, page.inner() * 0.26)) + 1;
    const double beside = std::max(widest(page, what, page.strong(), figures),
                                   widest(page, what, page.small(), n_of));
    const double words = page.right() - std::ceil(beside);
    const Spread spread = spread_of(what);
    const auto places = what.least && what.most ? scale_ticks(spread.least, spread.most, 8)
                                                : ticks(spread.least, spread.most, 8);
    const Drawn drawn = drawn_on(what, page.left() + names + 3 * grid, words - 3 * grid, places);
    const double top = page.y;
    for (const DistributionGroup& group : what.groups)
        draw_group(page, group, drawn, names, words);
    page.plot({drawn.scale.start - 8, top, drawn.scale.end + 8, page.y});
    page.y = draw_axis_below(page, drawn.scale, places, page.y - row_gap / 2, what.measure) + grid;
    page.note(std::string(drawn.dot > 0 ? "A dot for each participant."
                                        : "Bars: participants with this value.") +
              " Line and large dot below: quartiles and median.");
    return page.done(seen(what));
}

} // namespace themata::charts
