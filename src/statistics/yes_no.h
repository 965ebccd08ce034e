#pragma once
// This header declares the tests of yes and no of the same people on two occasions (McNemar) or
// more (Cochran's Q). Pure; any thread.

#include "statistics/figure.h"
#include <cstddef>
#include <cstdint>
#include <vector>

namespace themata {

// How many said yes when. `b` and `c` of the literature are those who changed.
struct PairedCounts {
    std::uint64_t both = 0;
    std::uint64_t only_first = 0;  // b
    std::uint64_t only_second = 0; // c
    std::uint64_t neither = 0;
    bool operator==(const PairedCounts&) const = default;

    [[nodiscard]] std::uint64_t n() const { return both + only_first + only_second + neither; }
};

struct McNemar {
    PairedCounts counts = {};
    std::uint64_t changed = 0; // b + c
    PermutationP exact = {};   // p = min(1, 2 P(Bin(b + c, 1/2) <= min(b, c)))
    Figure mid_p = {};         // exact p - point
    Figure chi_squared = {};   // (b - c)^2 / (b + c)
    Figure p = {};
    Figure chi_squared_corrected = {}; // (|b - c| - 1)^2 / (b + c), never of a negative
    Figure p_corrected = {};
    bool asymptotic_fits = false; // 25 changes or more
    Estimate difference = {};     // (b - c) / n; interval after Newcombe 1998, method 10
    Estimate odds_ratio = {};     // b / c; interval exact, from Clopper-Pearson of b / (b + c)
    bool operator==(const McNemar&) const = default;
};

constexpr std::uint64_t enough_changes = 25;

[[nodiscard]] McNemar mcnemar(const PairedCounts& counts, double level = usual_level);

struct CochranQ {
    std::size_t n = 0;    // people
    std::size_t k = 0;    // occasions
    std::size_t same = 0; // people who answered alike throughout; they tell nothing
    std::vector<std::uint64_t> successes = {}; // of each occasion
    Figure q = {};
    double df = 0;
    Figure p = {};           // chi-squared
    PermutationP exact = {}; // each person's answers permuted; drawn where they are many
    bool operator==(const CochranQ&) const = default;
};

// A row a person, equally long; each answer 0 or 1.
using YesNoRows = std::vector<std::vector<std::uint8_t>>;
[[nodiscard]] CochranQ cochran_q(const YesNoRows& rows, const Draws& draws = {});

// The same people counted by what they answered, for those who are many.
struct YesNoPatterns {
    struct Alike {
        std::uint64_t yes = 0; // a bit for each occasion
        std::uint64_t people = 0;
    };

    std::size_t k = 0; // occasions, 64 at most
    std::vector<Alike> n = {};
};

// The exact p is left out.
[[nodiscard]] CochranQ counted_cochran_q(const YesNoPatterns& patterns);

// Tables of very many tests show no more than this of McNemar's test. Both figures are the same as
// mcnemar() gives, to the last bit.
struct PairedChange {
    Figure p = {}; // exact
    Estimate difference = {};
    bool operator==(const PairedChange&) const = default;
};

[[nodiscard]] PairedChange paired_change(const PairedCounts& counts, double level = usual_level);

} // namespace themata
