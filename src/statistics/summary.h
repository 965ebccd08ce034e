#pragma once
// This header declares what a column of scores looks like: its mid-ranks, its quartiles after the
// definitions that papers use (they differ, so the table that shows them names the one), and its
// summary. Pure; any thread.

#include "statistics/figure.h"
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace themata {

// The smallest value has rank 1, equal values share the mean of their ranks. Doubled, mid-ranks are
// whole numbers, which is how exact tests count them.
struct Ranks {
    std::vector<double> ranks = {};         // in the order of the values
    std::vector<std::uint32_t> groups = {}; // how many values are equal, by rising value
    bool operator==(const Ranks&) const = default;

    // Sum of t^3 - t over the groups; 0 where no two values are equal.
    [[nodiscard]] double ties() const;
};

// The values are finite.
[[nodiscard]] Ranks mid_ranks(std::span<const double> values);

// 0.1 + 0.2 and 0.3 are one value: rounded to 12 significant digits.
[[nodiscard]] double rounded(double value);

// The decimal of 12 digits that a value is but for the last bits; a value that is none stays.
[[nodiscard]] double as_decimal(double value);

// The sum as decimals have it: 0.1 + 0.7 is 0.4 + 0.4, and 0.1 + 0.2 - 0.3 is 0. No number among
// the values: none is the sum.
[[nodiscard]] double decimal_sum(std::span<const double> values);

// False where one of them is infinite or no number.
[[nodiscard]] bool all_finite(std::span<const double> values);

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

struct Summary {
    std::size_t n = 0;
    Figure median = {};
    Figure q1 = {}, q3 = {};                // HAVERAGE
    bool q1_clamped = false;                // n too small for it: the smallest value stands for it
    bool q3_clamped = false;                // the largest
    Figure hinge_low = {}, hinge_high = {}; // Tukey's
    Figure mean = {};
    Figure sd = {}; // over n - 1; undefined for one value
    Figure min = {}, max = {};
    bool operator==(const Summary&) const = default;
};

// Missing values are left out by whoever calls. Not finite: everything is undefined.
[[nodiscard]] Summary summary_of(std::span<const double> values);

} // namespace themata
