#include "charts/from_agreement.h"

#include <cmath>
#include <fmt/format.h>

namespace themata::charts {

namespace {

// A number of a row with its interval, or why there is none.
struct Drawn {
    std::optional<double> value;
    std::optional<Interval> interval;
    std::string reason;
};

Drawn drawn(const Estimate& estimate) {
    return {estimate.value, estimate.interval, estimate.reason};
}

Drawn drawn(const Figure& figure, const BootstrapInterval& interval) {
    return {figure.value, figure ? interval.interval : std::nullopt, figure.reason};
}

Drawn drawn(const AgreementRow& row, const CoderAgreement& found, Coefficient coefficient) {
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
    const Drawn what = drawn(row, found, coefficient);
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
                  .statement = fmt::format("{}; what they all have read: {} {}.",
                                           fmt::join(found.coders, ", "), found.read.answers.size(),
                                           found.read.answers.size() == 1 ? "answer" : "answers"),
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
