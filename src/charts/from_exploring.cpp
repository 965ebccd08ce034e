#include "charts/from_exploring.h"

#include "charts/fitting.h"
#include <fmt/format.h>

namespace themata::charts {

namespace {

std::string units_of(PairUnit unit) {
    switch (unit) {
    case PairUnit::response:
        return "answers";
    case PairUnit::participant:
        return "participants";
    case PairUnit::span:
        return "passages";
    }
    return {};
}

std::string statement_of(const Cooccurrence& found, const std::string& units) {
    if (found.spec.unit == PairUnit::span)
        return "Passages of one theme that overlap one of the other.";
    const bool all = found.spec.base == PairBase::answered;
    return fmt::format("{} with both themes, out of N = {} {}.",
                       found.spec.unit == PairUnit::response ? "Answers" : "Participants",
                       grouped(found.N), all ? units : units + " with any theme");
}

// After 0 units nothing is seen; a curve begins there.
template <class Number>
std::vector<double> from_nothing(const std::vector<Number>& curve) {
    std::vector<double> values{0};
    values.insert(values.end(), curve.begin(), curve.end());
    return values;
}

std::string name_of(const SaturationCurve& curve) {
    if (curve.role.empty() && curve.stage.empty())
        return "All";
    return curve.role + (curve.role.empty() || curve.stage.empty() ? "" : ", ") + curve.stage;
}

std::string in_which_order(SaturationOrder order) {
    switch (order) {
    case SaturationOrder::imported:
        return "as they were imported";
    case SaturationOrder::coded:
        return "as they were coded";
    case SaturationOrder::participant:
        return "person by person";
    }
    return {};
}

std::string statement_of(const Saturation& found) {
    const StoppingRule& rule = found.spec.rule;
    const auto& stopped = found.curves.front().stopped;
    const std::string said = stopped
                                 ? fmt::format("Saturated at {}+{}", stopped->before, stopped->run)
                                 : "Not saturated yet";
    return fmt::format("{} (base {}, run {}, at most {:g} % new themes; Guest, Namey and Chen "
                       "2020). Read {}.",
                       said, rule.base, rule.run, 100 * rule.threshold,
                       in_which_order(found.spec.order));
}

} // namespace

Matrix matrix_of(const Cooccurrence& found) {
    const std::string units = units_of(found.spec.unit);
    Matrix matrix{.title = "Themes that occur together",
                  .statement = statement_of(found, units),
                  .unit = units,
                  .names = found.names,
                  .together = {}};
    for (std::size_t i = 0; i < found.themes.size(); ++i) {
        std::vector<std::uint32_t> row;
        for (std::size_t j = 0; j < found.themes.size(); ++j)
            row.push_back(found.at(i, j));
        matrix.together.push_back(std::move(row));
    }
    return matrix;
}

Accumulation accumulation_of(const Saturation& found) {
    const bool answers = found.spec.unit == ReadUnit::response;
    Accumulation curves{
        .title = "Themes seen as reading went on",
        .statement = statement_of(found),
        .unit = answers ? "Answers read" : "Participants read",
        .order_says = "As they were read",
        .band_says = fmt::format("95 % of {} random orders", grouped(found.spec.permutations)),
        .panels = {}};
    for (const SaturationCurve& curve : found.curves)
        curves.panels.push_back({.name = found.curves.size() == 1 ? "" : name_of(curve),
                                 .mean = from_nothing(curve.themes.mean),
                                 .low = from_nothing(curve.themes.low),
                                 .high = from_nothing(curve.themes.high),
                                 .coded = from_nothing(curve.themes.observed)});
    return curves;
}

} // namespace themata::charts
