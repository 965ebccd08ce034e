#pragma once
// Quartiles after the definitions that papers use, which differ: the table that shows them names
// the one. Pure; any thread.

#include "statistics/figure.h"
#include <span>
#include <string_view>
#include <vector>

namespace themata {

// All need the values sorted, finite and at least one.
[[nodiscard]] std::vector<double> sorted(std::span<const double> values);
[[nodiscard]] double median_of_sorted(std::span<const double> values);

// What SPSS calls HAVERAGE and R type 6: at (n + 1) p, between neighbours in proportion; 0 <= p
// <= 1. Clamped: the place lies outside the values, so the smallest or largest stands for it.
struct Quantile {
    double value = 0;
    bool clamped = false;
    bool operator==(const Quantile&) const = default;
};

[[nodiscard]] Quantile haverage_of_sorted(std::span<const double> values, double p);

struct Hinges {
    double low = 0;
    double high = 0;
    bool operator==(const Hinges&) const = default;
};

// Tukey's: the medians of the halves, the middle value in both; R's fivenum.
[[nodiscard]] Hinges hinges_of_sorted(std::span<const double> values);

enum class QuartileKind : std::uint8_t { haverage, hinges };

// "HAVERAGE (SPSS; R type 6)", "Tukey's hinges".
[[nodiscard]] std::string_view name_of(QuartileKind kind);

} // namespace themata
