#include "charts/paired_parts.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace themata::charts {

namespace {

bool is_complete(const PairedPerson& person) {
    return std::ranges::all_of(person.values, [](const auto& value) { return value.has_value(); });
}

bool is_empty(const PairedPerson& person) {
    return std::ranges::none_of(person.values, [](const auto& value) { return value.has_value(); });
}

void add_middles(PanelFigures& figures, const PairedPanel& panel) {
    for (std::size_t stage = 0; stage < panel.stages.size(); ++stage) {
        std::vector<double> values;
        for (const PairedPerson& person : panel.people)
            if (is_complete(person))
                values.push_back(*person.values[stage]);
        if (values.empty()) {
            figures.medians.emplace_back();
            continue;
        }
        const Middle middle = middle_of(values);
        figures.medians.emplace_back(middle.median);
        figures.q1.push_back(middle.low);
        figures.q3.push_back(middle.high);
        figures.least.push_back(*std::ranges::min_element(values));
        figures.most.push_back(*std::ranges::max_element(values));
    }
}

} // namespace

Middle middle_of(std::vector<double> values) {
    std::ranges::sort(values);
    const auto at_depth = [&](double depth) { // from 1 on; halves lie between two
        const auto below = static_cast<std::size_t>(std::floor(depth)) - 1;
        const auto above = static_cast<std::size_t>(std::ceil(depth)) - 1;
        return (values[below] + values[above]) / 2;
    };
    const auto n = static_cast<double>(values.size());
    const double hinge = std::floor((n + 3) / 2) / 2;
    return {at_depth((n + 1) / 2), at_depth(hinge), at_depth(n + 1 - hinge)};
}

PanelFigures figures_of(const PairedPanel& panel) {
    PanelFigures figures;
    std::map<std::vector<std::optional<double>>, std::vector<std::string>> lines;
    for (const PairedPerson& person : panel.people) {
        if (is_empty(person))
            continue;
        ++figures.people;
        figures.completers += is_complete(person) ? 1 : 0;
        if (lines.size() <= most_lines)
            lines[person.values].push_back(person.name);
    }
    for (auto& [values, names] : lines)
        figures.lines.push_back({values, std::move(names)});
    add_middles(figures, panel);
    return figures;
}

} // namespace themata::charts
