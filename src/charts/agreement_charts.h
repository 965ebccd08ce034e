#pragma once
// A Forest shows estimates with their intervals, one in a row, as meta-analyses print them;
// forest_of() makes one of how far coders agree, theme by theme. Pure functions; any thread.

#include "analysis/coder_agreement.h"
#include "charts/chart.h"

namespace themata::charts {

struct ForestRow {
    enum class Kind : std::uint8_t { single, overall };
    std::string name;
    std::uint32_t n = 0;
    std::optional<double> value;
    std::optional<double> low;
    std::optional<double> high;
    std::string reason = {}; // why there is no value
    Kind kind = Kind::single;
    bool operator==(const ForestRow&) const = default;
};

struct Guide {
    double at = 0;
    std::string says; // ".80 reliable"
    bool operator==(const Guide&) const = default;
};

struct Forest {
    std::string title;
    std::string statement;   // what was compared, by whom, how many
    std::string coefficient; // "Cohen’s kappa (95 % interval)"
    std::string counted;     // what n counts: "answers"
    double least = 0;        // the axis reaches from here
    double most = 1;
    std::vector<Guide> guides = {};
    std::vector<ForestRow> rows = {};
    bool operator==(const Forest&) const = default;
};

[[nodiscard]] Result<Chart> forest_plot(const Forest& forest, const Style& style,
                                        const Measure& measure);

// What is drawn; kappa of more than two coders is Fleiss'. Segments have positive agreement only,
// whatever is asked for.
enum class Coefficient : std::uint8_t { kappa, ac1, alpha };

[[nodiscard]] Forest forest_of(const CoderAgreement& found, Coefficient coefficient);

} // namespace themata::charts
