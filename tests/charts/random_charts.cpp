#include "charts/random_charts.h"

#include "charts/theme_charts.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

using namespace charts;

namespace {

const std::vector<std::string> names = {
    "Waiting",
    "Staff",
    "",
    "Hierarchy or power gradient concerns",
    "شكاوى حول التسلسل الهرمي في المستشفى",
    "חששות מפני ההיררכיה",
    "पदानुक्रम के बारे में चिंता",
    "等级观念的顾虑和其他问题以及沟通不足",
    "ความกังวลเรื่องลำดับชั้น",
    "Good 👩🏽‍⚕️ staff 😀",
    "<b>&amp;\"quoted\"</b>",
    "Two\nlines\tand a tab",
    "A very long name that goes on and on, about communication between wards, clinics, family "
    "members and the people who answer the telephone",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikationsverantwortlicher",
};

std::uint32_t up_to(Dice& dice, std::uint32_t most) { return dice.below(most + 1); }

// Mostly few, sometimes very many.
std::uint32_t some(Dice& dice) {
    constexpr std::uint32_t most[] = {3, 12, 60, 1000, 100'000};
    return 1 + dice.below(most[dice.below(5)]);
}

double share(Dice& dice) { return dice.below(1001) / 1000.0; }

} // namespace

std::string random_name(Dice& dice) {
    return names[dice.below(static_cast<std::uint32_t>(names.size()))];
}

ThemeTable random_table(Dice& dice) {
    ThemeTable table;
    table.axes = {{.kind = AxisKind::role}, {.kind = AxisKind::stage}};
    table.count = static_cast<Count>(dice.below(3));
    table.base = static_cast<Base>(dice.below(4));
    table.footnote = "How it was counted.";
    const std::uint32_t groups = 1 + dice.below(3);
    for (std::uint32_t group = 0; group < groups; ++group)
        for (std::uint32_t i = 1 + dice.below(4); i > 0; --i)
            table.columns.push_back(
                {.keys = {fmt::format("{} {}", random_name(dice), group), random_name(dice)},
                 .base = some(dice),
                 .participants = {},
                 .responses = {}});
    std::uint32_t depth = 0;
    for (std::uint32_t i = 1 + dice.below(60); i > 0; --i) {
        ThemeRow row;
        row.name = row.path = random_name(dice);
        row.depth = depth;
        depth = dice.below(depth + 2);
        for (const TableColumn& column : table.columns)
            row.cells.push_back({.n = dice.below(4) == 0 ? 0 : up_to(dice, column.base),
                                 .N = column.base,
                                 .asked = dice.below(12) != 0});
        table.rows.push_back(std::move(row));
    }
    return table;
}

LikertBars random_bars(Dice& dice) {
    LikertBars bars{.title = random_name(dice), .levels = {}, .items = {}};
    const std::uint32_t levels = 2 + dice.below(10);
    for (std::uint32_t i = 1; i <= levels; ++i)
        bars.levels.push_back(dice.below(3) == 0 ? random_name(dice) : std::to_string(i));
    const std::uint32_t rows = 1 + dice.below(4);
    for (std::uint32_t i = 1 + dice.below(12); i > 0; --i) {
        LikertItem item{.name = random_name(dice), .rows = {}};
        for (std::uint32_t r = 0; r < rows; ++r) {
            LikertRow row{.group = rows == 1 ? "" : random_name(dice),
                          .counts = std::vector<std::uint32_t>(levels)};
            if (dice.below(8) != 0)
                for (std::uint32_t& count : row.counts)
                    count = dice.below(3) == 0 ? 0 : some(dice);
            item.rows.push_back(std::move(row));
        }
        bars.items.push_back(std::move(item));
    }
    return bars;
}

PairedLines random_lines(Dice& dice) {
    PairedLines lines{.title = random_name(dice),
                      .measure = random_name(dice),
                      .least = {},
                      .most = {},
                      .panels = {}};
    const std::uint32_t range = 1 + dice.below(40);
    if (dice.below(2) == 0) {
        lines.least = 0;
        lines.most = range;
    }
    for (std::uint32_t p = 1 + dice.below(5); p > 0; --p) {
        PairedPanel panel{.name = random_name(dice), .stages = {}, .people = {}};
        for (std::uint32_t stage = 2 + dice.below(4); stage > 0; --stage)
            panel.stages.push_back(random_name(dice));
        for (std::uint32_t i = some(dice) % 3000; i > 0; --i) {
            PairedPerson person{.name = fmt::format("P{}", i), .values = {}};
            for (std::size_t stage = 0; stage < panel.stages.size(); ++stage)
                person.values.push_back(
                    dice.below(9) == 0 ? std::nullopt : std::optional<double>(up_to(dice, range)));
            panel.people.push_back(std::move(person));
        }
        lines.panels.push_back(std::move(panel));
    }
    return lines;
}

Distributions random_scores(Dice& dice) {
    Distributions scores{
        .title = random_name(dice), .measure = random_name(dice), .quartiles = "Tukey’s hinges"};
    const double step = dice.below(2) == 0 ? 1 : 0.37;
    const std::uint32_t range = 1 + dice.below(60);
    for (std::uint32_t g = 1 + dice.below(8); g > 0; --g) {
        DistributionGroup group{.name = random_name(dice), .values = {}};
        group.missing = dice.below(3);
        if (dice.below(7) != 0)
            for (std::uint32_t i = some(dice); i > 0; --i)
                group.values.push_back(step * up_to(dice, range));
        std::ranges::sort(group.values);
        if (!group.values.empty()) {
            group.low = group.values.front();
            group.median = group.values[group.values.size() / 2];
            group.high = group.values.back();
        }
        scores.groups.push_back(std::move(group));
    }
    return scores;
}

Matrix random_matrix(Dice& dice) {
    Matrix matrix{.title = random_name(dice),
                  .statement = random_name(dice),
                  .unit = "participants",
                  .names = {},
                  .together = {}};
    const std::uint32_t size = 2 + dice.below(59);
    const std::uint32_t most = some(dice);
    for (std::uint32_t i = 0; i < size; ++i) {
        matrix.names.push_back(random_name(dice));
        std::vector<std::uint32_t> row(size);
        for (std::uint32_t j = 0; j <= i; ++j)
            row[j] = up_to(dice, most);
        matrix.together.push_back(std::move(row));
    }
    return matrix;
}

charts::Accumulation random_curves(Dice& dice) {
    charts::Accumulation curves{.title = random_name(dice),
                                .statement = random_name(dice),
                                .unit = "Answers",
                                .order_says = "In the order of coding",
                                .band_says = "95 % of 1,000 random orders",
                                .panels = {}};
    for (std::uint32_t p = 1 + dice.below(6); p > 0; --p) {
        AccumulationPanel panel{.name = random_name(dice), .mean = {0}};
        const std::uint32_t answers = some(dice);
        for (std::uint32_t i = 0; i < answers; ++i)
            panel.mean.push_back(panel.mean.back() + share(dice) / (1 + i * 0.2));
        panel.low = panel.high = panel.mean;
        for (double& value : panel.low)
            value *= 0.8;
        for (double& value : panel.high)
            value *= 1.1;
        if (dice.below(2) == 0)
            panel.coded = panel.mean;
        curves.panels.push_back(std::move(panel));
    }
    return curves;
}

Forest random_forest(Dice& dice) {
    Forest forest{.title = random_name(dice),
                  .statement = random_name(dice),
                  .coefficient = "Cohen’s kappa (95 % interval)",
                  .counted = "answers"};
    forest.guides = {{0, ""}, {0.667, ".667 tentative"}, {0.8, ".80 reliable"}};
    for (std::uint32_t i = 1 + dice.below(60); i > 0; --i) {
        ForestRow row{
            .name = random_name(dice), .n = some(dice), .value = {}, .low = {}, .high = {}};
        if (dice.below(5) == 0) {
            row.reason = random_name(dice);
        } else {
            row.value = 2 * share(dice) - 1;
            if (dice.below(4) != 0) {
                row.low = std::max(-1.0, *row.value - share(dice));
                row.high = std::min(1.0, *row.value + share(dice));
            }
        }
        if (i == 1)
            row.kind = ForestRow::Kind::overall;
        forest.rows.push_back(std::move(row));
    }
    return forest;
}

std::vector<NamedChart> random_charts(std::uint32_t seed, const Measure& measure) {
    Dice dice(seed);
    const double widths[] = {320, 642, 642, 1000};
    const Style style{.width = widths[dice.below(4)]};
    std::vector<NamedChart> charts;
    const auto take = [&](std::string_view kind, Result<Chart> chart) {
        if (chart)
            charts.push_back({fmt::format("{}, seed {}", kind, seed), std::move(*chart)});
    };
    const CellForm forms[] = {CellForm::n, CellForm::n_of_N, CellForm::percent};
    take("heat map", heat_map(random_table(dice), forms[dice.below(3)], style, measure));
    take("tally", tally_table(random_table(dice), style, measure));
    take("likert", likert_bars(random_bars(dice), style, measure));
    take("paired", paired_lines(random_lines(dice), style, measure));
    take("distribution", distribution(random_scores(dice), style, measure));
    take("matrix", matrix(random_matrix(dice), style, measure));
    take("accumulation", accumulation(random_curves(dice), style, measure));
    take("forest", forest_plot(random_forest(dice), style, measure));
    return charts;
}

} // namespace themata
