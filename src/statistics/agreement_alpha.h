#pragma once
// This header declares Krippendorff's alpha: any number of coders, values that are missing, any
// metric; and the distances of sets of values. Alpha is 1 where coders agree and 0 where they agree
// no more than values drawn at random from all that were given. Pure; any thread.

#include "statistics/figure.h"
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace themata {

// The values of one unit, each by its number; who gave none is left out.
using UnitValues = std::vector<std::uint32_t>;

// How often values meet in a unit. Units with fewer than two values have no pair and are dropped.
struct Coincidences {
    struct Meeting {
        std::uint32_t c = 0; // c < k
        std::uint32_t k = 0;
        double o = 0; // o_ck: ordered pairs / (m - 1), in one of both orders
        bool operator==(const Meeting&) const = default;
    };

    std::vector<double> n;         // of each value, in units with a pair
    std::vector<Meeting> meetings; // of values that differ; sorted
    std::size_t units = 0;
    std::size_t dropped = 0;
    bool operator==(const Coincidences&) const = default;

    [[nodiscard]] double total() const;
};

[[nodiscard]] Coincidences coincidences(std::span<const UnitValues> units, std::size_t values);

// How different two values are; squared where the metric is one of numbers.
using Difference = std::function<double(std::uint32_t, std::uint32_t)>;

enum class Metric : std::uint8_t { nominal, ordinal, interval, ratio };

// `values` are what the numbers stand for, in ascending order. The ordinal metric depends on how
// often each value was given.
[[nodiscard]] Difference difference_of(Metric, std::vector<double> values,
                                       const Coincidences& counts);
[[nodiscard]] Difference nominal_difference();

// 1 - (n - 1) sum o_ck d / sum n_c n_k d, both over c < k.
[[nodiscard]] Figure alpha(const Coincidences&, const Difference&);

// The same for yes and no from sums that can be added up: `differ` is o of yes and no, `yes` how
// many values are yes, `n` how many there are.
[[nodiscard]] Figure yes_no_alpha(double differ, double yes, double n);

// An answer may bear several themes, or none. Coders who share one of two themes agree in part.

// Sorted, each member once. Empty: nothing applied.
using ValueSet = std::vector<std::uint32_t>;

// 1 - J, J = shared members / all members; two empty sets are alike.
[[nodiscard]] double jaccard_distance(const ValueSet&, const ValueSet&);

// Passonneau 2006: 1 - J M, M = 1 where the sets are equal, 2/3 where one holds the other, 1/3
// where they share something, 0 where they share nothing.
[[nodiscard]] double masi_distance(const ValueSet&, const ValueSet&);

} // namespace themata
