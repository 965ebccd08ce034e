#include "charts/agreement_charts.h"

#include "charts/page.h"
#include "text/sentences.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata::charts {

namespace {

constexpr double least_forest_row = 22;
constexpr double radius = 4;

std::string estimate(const ForestRow& row) {
    if (!row.value)
        return "undefined";
    const std::string value = number_text(*row.value, 2);
    if (!row.low || !row.high)
        return value;
    return fmt::format("{} ({} to {})", value, number_text(*row.low, 2), number_text(*row.high, 2));
}

std::string tip_of(const Forest& forest, const ForestRow& row) {
    const std::string n = fmt::format("{} {}", grouped(row.n), forest.counted);
    if (!row.value)
        return one_line(fmt::format("{}: undefined, {}; {}", row.name, row.reason, n));
    return one_line(fmt::format("{}: {}; {}", row.name, estimate(row), n));
}

struct ForestPlaces {
    double names = 0; // where they end
    double counts = 0;
    Scale scale;
    std::vector<double> ticks;
    double estimates = 0; // where they begin
};

Lettering letters_of(const Page& page, const ForestRow& row) {
    return row.kind == ForestRow::Kind::overall ? page.strong() : page.body();
}

ForestPlaces places_on(const Page& page, const Forest& forest) {
    double names = 0;
    double counts = page.width_of(one_line(forest.counted), page.small());
    double estimates = 0;
    double least = forest.least;
    double most = forest.most;
    for (const ForestRow& row : forest.rows) {
        names = std::max(names, page.width_of(one_line(row.name), letters_of(page, row)));
        counts = std::max(counts, page.width_of(grouped(row.n), page.figure()));
        estimates = std::max(estimates, page.width_of(estimate(row), page.figure()));
        for (const auto& value : {row.value, row.low, row.high})
            if (value) {
                least = std::min(least, *value);
                most = std::max(most, *value);
            }
    }
    ForestPlaces places;
    places.names = page.left() + std::ceil(std::min(names, page.inner() * 0.36)) + 1;
    places.counts = places.names + grid + std::ceil(counts);
    places.estimates = page.right() - std::ceil(estimates);
    places.ticks = ticks(least, most, 5);
    places.scale = {.from = places.ticks.front(),
                    .to = places.ticks.back(),
                    .start = places.counts + 3 * grid,
                    .end = places.estimates - 3 * grid};
    return places;
}

void draw_mark(Page& page, const ForestPlaces& places, const ForestRow& row, double middle,
               const std::string& tip) {
    const double x = places.scale.at(*row.value);
    if (row.kind == ForestRow::Kind::overall) {
        const double low = places.scale.at(row.low.value_or(*row.value));
        const double high = places.scale.at(row.high.value_or(*row.value));
        const double half = radius + 2;
        page.area({{std::min(low, x - half), middle},
                   {x, middle - half},
                   {std::max(high, x + half), middle},
                   {x, middle + half}},
                  {Ink::mark}, tip);
        return;
    }
    if (row.low && row.high)
        page.stroke({{{places.scale.at(*row.low), middle}, {places.scale.at(*row.high), middle}}},
                    {{Ink::mark}, 1.5}, tip);
    page.disc({x, middle}, radius, {Ink::mark}, tip);
}

void draw_row(Page& page, const Forest& forest, const ForestPlaces& places, const ForestRow& row) {
    const Lettering letters = letters_of(page, row);
    const Fitted name = page.fitted(row.name, letters, places.names - page.left(), 2);
    const double height =
        std::max(least_forest_row, leading(letters) * static_cast<double>(name.lines.size()) + 6);
    if (row.kind == ForestRow::Kind::overall) {
        page.rule({page.left(), page.y + 2}, {page.right(), page.y + 2});
        page.y += 4;
    }
    const double middle = page.y + height / 2;
    const std::string tip = tip_of(forest, row);
    page.lines({page.left(), page.y, places.names, page.y + height}, name, letters, Anchor::left,
               row.name);
    page.words_level(places.counts, middle, grouped(row.n), page.figure(), Anchor::right);
    if (row.value) {
        draw_mark(page, places, row, middle, tip);
        page.words_level(places.estimates, middle, estimate(row), page.figure());
    } else {
        const double room = places.scale.end - places.scale.start;
        const Fitted reason = page.fitted(row.reason, page.small(), room, 1);
        page.bar({places.scale.start, middle - 8, places.scale.start + reason.width, middle + 8},
                 {Ink::paper}, tip, Part::frame); // no guide crosses the words
        page.lines({places.scale.start, page.y, places.scale.end, page.y + height}, reason,
                   page.small(), Anchor::left, row.reason);
        page.words_level(places.estimates, middle, "undefined", page.small());
    }
    page.tip_of_last(tip);
    page.y += height;
}

// Labels of guides that would touch stand on a second line.
double draw_guide_names(Page& page, const Forest& forest, const ForestPlaces& places) {
    double free_from[2] = {-1e9, -1e9};
    double used = 0;
    for (const Guide& guide : forest.guides) {
        const double x = places.scale.at(guide.at);
        if (guide.says.empty() || guide.at < places.scale.from || guide.at > places.scale.to)
            continue;
        const double half = page.width_of(guide.says, page.small()) / 2;
        const int line = x - half < free_from[0] ? 1 : 0;
        if (x - half < free_from[line])
            continue;
        page.words_level(x, page.y + least_forest_row / 2 - line * leading(page.small()),
                         guide.says, page.small(), Anchor::middle);
        free_from[line] = x + half + grid;
        used = std::max(used, line * leading(page.small()));
    }
    return used;
}

std::string seen(const Forest& forest) {
    std::string text = fmt::format("Forest plot: {} of {}.", forest.coefficient,
                                   counted(forest.rows.size(), "row", "rows"));
    for (const ForestRow& row : forest.rows)
        text += " " + tip_of(forest, row) + ".";
    return text;
}

} // namespace

Result<Chart> forest_plot(const Forest& forest, const Style& style, const Measure& measure) {
    if (forest.rows.empty())
        return failure(Error::Code::refused, "There is no agreement to draw.",
                       "Two coders must have coded the same answers.");
    Page page(style, measure, 440);
    page.head(forest.title, forest.statement);
    const ForestPlaces places = places_on(page, forest);
    if (forest.guides.size() > 1)
        page.y += leading(page.small());
    draw_guide_names(page, forest, places);
    page.words_level(places.counts, page.y + least_forest_row / 2, forest.counted, page.small(),
                     Anchor::right);
    page.y += least_forest_row;
    const double top = page.y;
    const std::size_t behind = page.place();
    for (const ForestRow& row : forest.rows)
        draw_row(page, forest, places, row);
    page.y += grid;
    for (const Guide& guide : forest.guides)
        if (guide.at >= places.scale.from && guide.at <= places.scale.to)
            page.rule_under(behind, {places.scale.at(guide.at), top},
                            {places.scale.at(guide.at), page.y}, {{Ink::axis}, hair, Dash::dashed});
    page.plot({places.scale.start - radius - 2, top, places.scale.end + radius + 2, page.y});
    page.y = draw_axis_below(page, places.scale, places.ticks, page.y, forest.coefficient);
    page.count(fmt::format("n: {}", forest.counted));
    return page.done(seen(forest));
}

namespace {

// A number of a row with its interval, or why there is none.
struct Whisker {
    std::optional<double> value;
    std::optional<Interval> interval;
    std::string reason;
};

Whisker drawn(const Estimate& estimate) {
    return {estimate.value, estimate.interval, estimate.reason};
}

Whisker drawn(const Figure& figure, const BootstrapInterval& interval) {
    return {figure.value, figure ? interval.interval : std::nullopt, figure.reason};
}

Whisker drawn(const AgreementRow& row, const CoderAgreement& found, Coefficient coefficient) {
    if (found.spec.unit == AgreementUnit::segment)
        return drawn(row.positive, row.interval);
    switch (coefficient) {
    case Coefficient::kappa:
        return drawn(row.kappa);
    case Coefficient::ac1:
        return drawn(row.ac1);
    case Coefficient::alpha:
        break;
    }
    return drawn(row.alpha, row.interval);
}

std::string name_of(const CoderAgreement& found, Coefficient coefficient) {
    const std::string level = fmt::format("{:g} % interval", 100 * found.spec.confidence);
    if (found.spec.unit == AgreementUnit::segment)
        return fmt::format("Positive agreement ({})", level);
    switch (coefficient) {
    case Coefficient::kappa:
        return fmt::format("{} kappa ({})", found.coders.size() == 2 ? "Cohen’s" : "Fleiss’",
                           level);
    case Coefficient::ac1:
        return fmt::format("Gwet’s AC1 ({})", level);
    case Coefficient::alpha:
        break;
    }
    return fmt::format(
        "{} ({})", found.spec.unit == AgreementUnit::character ? "u-alpha" : "Krippendorff’s alpha",
        level);
}

std::string units_of(AgreementUnit unit) {
    switch (unit) {
    case AgreementUnit::response:
    case AgreementUnit::set:
        return "answers";
    case AgreementUnit::segment:
        return "segments";
    case AgreementUnit::character:
        return "characters";
    }
    return {};
}

ForestRow row_of(const AgreementRow& row, const CoderAgreement& found, Coefficient coefficient) {
    const Whisker what = drawn(row, found, coefficient);
    ForestRow drawn_row{.name = row.theme ? row.name : "All themes",
                        .n = static_cast<std::uint32_t>(std::lround(row.n)),
                        .value = what.value,
                        .low = {},
                        .high = {},
                        .reason = what.reason,
                        .kind = row.theme ? ForestRow::Kind::single : ForestRow::Kind::overall};
    if (what.value && what.interval) {
        drawn_row.low = what.interval->low;
        drawn_row.high = what.interval->high;
    }
    return drawn_row;
}

Forest forest_of_sets(const CoderAgreement& found, Forest forest) {
    const SetAgreement& sets = *found.sets;
    forest.title = "Agreement on sets of themes";
    forest.coefficient =
        fmt::format("Krippendorff’s alpha ({:g} % interval)", 100 * found.spec.confidence);
    const auto add = [&](std::string name, const Figure& figure, const BootstrapInterval& range) {
        ForestRow row{.name = std::move(name),
                      .n = static_cast<std::uint32_t>(std::lround(sets.n)),
                      .value = figure.value,
                      .low = {},
                      .high = {},
                      .reason = figure.reason};
        if (figure && range.interval) {
            row.low = range.interval->low;
            row.high = range.interval->high;
        }
        forest.rows.push_back(std::move(row));
    };
    add("The same set or not", sets.nominal, sets.nominal_interval);
    add("Jaccard distance", sets.jaccard, sets.jaccard_interval);
    add("MASI distance", sets.masi, sets.masi_interval);
    return forest;
}

} // namespace

Forest forest_of(const CoderAgreement& found, Coefficient coefficient) {
    Forest forest{.title = "Agreement by theme",
                  .statement =
                      fmt::format("{}; what they all have read: {}.", joined(found.coders, ", "),
                                  counted(found.read.answers.size(), "answer")),
                  .coefficient = name_of(found, coefficient),
                  .counted = units_of(found.spec.unit)};
    const bool alpha = coefficient == Coefficient::alpha || found.spec.unit == AgreementUnit::set;
    if (found.spec.unit == AgreementUnit::segment)
        forest.guides = {};
    else if (alpha)
        forest.guides = {{0, ""}, {0.667, ".667"}, {0.8, ".80"}}; // Krippendorff 2004
    else
        forest.guides = {{0, ""}, {0.4, ".40"}, {0.6, ".60"}, {0.8, ".80"}}; // Landis and Koch 1977
    if (found.sets && found.spec.unit == AgreementUnit::set)
        return forest_of_sets(found, std::move(forest));
    for (const AgreementRow& row : found.themes)
        forest.rows.push_back(row_of(row, found, coefficient));
    if (!found.themes.empty())
        forest.rows.push_back(row_of(found.overall, found, coefficient));
    return forest;
}

} // namespace themata::charts
