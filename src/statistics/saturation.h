#pragma once
// This header says when reading more brings nothing new: the stopping rule of Guest, Namey and Chen
// (2020), the accumulation curve and how much is still unseen (Chao2, coverage). A unit is whatever
// was read, an answer or all of a person; a kind is a theme. Numbers in, numbers out; any thread.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace themata {

class SeededRandom;

// Kinds seen in each unit, by number below `kinds`, each once.
struct Incidence {
    std::uint32_t kinds = 0;
    std::vector<std::uint32_t> begin = {0}; // of each unit's kinds in `seen`; one more at the end
    std::vector<std::uint32_t> seen = {};

    [[nodiscard]] std::size_t units() const { return begin.size() - 1; }

    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t unit) const {
        return std::span(seen).subspan(begin[unit], begin[unit + 1] - begin[unit]);
    }

    void add(std::span<const std::uint32_t> kinds_of_unit);
};

// In how many units each kind is.
[[nodiscard]] std::vector<std::uint32_t> occurrences(const Incidence&);
// How many kinds each unit brings that none before it had.
[[nodiscard]] std::vector<std::uint32_t> new_kinds(const Incidence&);

// New kinds in a run of units over the kinds in the base, the first units: at most the threshold,
// not rounded, is saturation.
struct StoppingRule {
    std::uint32_t base = 4;
    std::uint32_t run = 2;
    double threshold = 0.05;
    bool operator==(const StoppingRule&) const = default;
};

struct Stopped {
    std::uint32_t before = 0; // units before the run: "6+2" is 6
    std::uint32_t run = 0;
    std::uint32_t fresh = 0;   // kinds that are new in the run
    std::uint32_t in_base = 0; // kinds in the base
    double ratio = 0;
    bool operator==(const Stopped&) const = default;
};

// The first run that stays within the threshold. Nothing: none does, the base holds no kind, or
// there are fewer units than base and run.
[[nodiscard]] std::optional<Stopped> saturated(std::span<const std::uint32_t> fresh,
                                               const StoppingRule& rule);

// The mean number of kinds in t units drawn at random, t from 1 to m, exactly:
// S(t) = S - sum_k C(m - n_k, t) / C(m, t).
[[nodiscard]] std::vector<double> mean_accumulation(std::span<const std::uint32_t> occurrences,
                                                    std::size_t units);

// Kinds seen after t units, t from 1 to m, in the order given and over all orders.
struct Accumulation {
    std::vector<std::uint32_t> observed;
    std::vector<double> mean;
    // Below which 2.5 and 97.5 % of the permutations lie, as the inverse of their distribution.
    std::vector<std::uint32_t> low;
    std::vector<std::uint32_t> high;
    bool operator==(const Accumulation&) const = default;
};

// Stopped, it has no band; so has a curve of no permutations.
[[nodiscard]] Accumulation accumulation(const Incidence&, std::uint32_t permutations, SeededRandom&,
                                        std::stop_token stop = {});

// Chao (1987) for kinds in units, bias-corrected where no kind is in two units, with the log-normal
// interval of 95 %.
struct Chao2 {
    std::uint32_t observed = 0;
    std::uint32_t once = 0;  // Q1
    std::uint32_t twice = 0; // Q2
    double estimate = 0;
    double bias_corrected = 0; // S + ((m-1)/m) Q1 (Q1-1) / (2 (Q2+1))
    std::optional<double> low; // none: nothing tells how far the estimate may be off
    std::optional<double> high;
    bool operator==(const Chao2&) const = default;
};

[[nodiscard]] Chao2 chao2(std::span<const std::uint32_t> occurrences, std::size_t units);

// Share of all occurrences that belong to kinds already seen (Chao and Jost 2012):
// 1 - Q1/U ((m-1) Q1 / ((m-1) Q1 + 2 Q2)). Nothing where nothing was seen.
[[nodiscard]] std::optional<double> sample_coverage(std::span<const std::uint32_t> occurrences,
                                                    std::size_t units);

} // namespace themata
