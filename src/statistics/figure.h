#pragma once
// A Figure is what a statistic may answer: a number, or none with the reason why it does not exist.
// A figure that is undefined is never shown as 0 or 1. The functions of this folder take any
// numbers and answer in these; they do not fail otherwise. Values; any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace themata {

struct Figure {
    std::optional<double> value = {};
    std::string reason = {}; // a sentence; empty where there is a value
    bool operator==(const Figure&) const = default;

    explicit operator bool() const { return value.has_value(); }

    double operator*() const { return *value; }
};

[[nodiscard]] inline Figure defined(double value) { return {.value = value}; }

[[nodiscard]] inline Figure undefined(std::string reason) { return {.reason = std::move(reason)}; }

constexpr double usual_level = 0.95;
// What a p has to be below for a difference to be told as one.
constexpr double usual_threshold = 0.05;

[[nodiscard]] constexpr double square(double x) { return x * x; }

[[nodiscard]] constexpr double as_double(std::uint64_t count) { return static_cast<double>(count); }

struct Interval {
    double low = 0;
    double high = 0;
    double level = usual_level; // what was asked for
    double reached = level;     // what an exact interval covers; at least `level`
    bool operator==(const Interval&) const = default;
};

// A figure with its interval. Either may lack: the reason of the interval stands apart.
struct Estimate {
    std::optional<double> value = {};
    std::optional<Interval> interval = {};
    std::string reason = {};          // why there is no value
    std::string interval_reason = {}; // why there is a value and no interval
    std::string method = {};          // of the interval: "Newcombe", "Fisher's z"
    bool operator==(const Estimate&) const = default;

    explicit operator bool() const { return value.has_value(); }

    double operator*() const { return *value; }
};

enum class PWay : std::uint8_t { exact, monte_carlo };

// How chance is drawn where all cases are too many. The same on every machine. A count of 0: none
// is drawn, and tests of three and more groups do not count permutations either, which is for
// those who want the asymptotic p of many tests at once.
struct Draws {
    std::uint64_t seed = 1;
    std::uint32_t count = 100'000;
    bool operator==(const Draws&) const = default;
};

// A p from the distribution of the observed data permuted. Where all permutations are too many
// and the test allows it, they are drawn: p = (1 + hits) / (1 + draws), and the interval (99 %,
// Clopper-Pearson) says how well the draws tell it.
struct PermutationP {
    std::optional<double> p = {};         // two-sided where the statistic has sides
    std::optional<double> one_sided = {}; // on the side that was observed
    std::optional<double> point = {};     // of exactly what was observed
    PWay way = PWay::exact;
    std::optional<Draws> draws = {}; // with way == monte_carlo
    std::optional<Interval> interval = {};
    std::string reason = {}; // why there is none: "… the bound is 500 pairs"
    bool operator==(const PermutationP&) const = default;

    explicit operator bool() const { return p.has_value(); }

    double operator*() const { return *p; }
};

// How large a difference is, by a measure that is named.
struct Effect {
    std::string name = {};
    Estimate estimate = {};
    bool operator==(const Effect&) const = default;
};

} // namespace themata
