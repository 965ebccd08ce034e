#pragma once
// This header adjusts the p-values of several tests taken as one family. Tests that were refused
// are no members of it. Pure; any thread.

#include "statistics/figure.h"
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace themata {

enum class Correction : std::uint8_t { none, bonferroni, holm, benjamini_hochberg };

// "Holm", "Benjamini-Hochberg", "Bonferroni", "none".
[[nodiscard]] std::string_view name_of(Correction correction);

struct Family {
    Correction correction = Correction::holm;
    std::size_t size = 0; // tests with a p
    std::vector<Figure> values =
        {}; // adjusted, in the order given; undefined stays so with its reason
    bool operator==(const Family&) const = default;
};

[[nodiscard]] Family adjusted(std::span<const Figure> p, Correction correction);
[[nodiscard]] Family adjusted(std::span<const double> p, Correction correction);

} // namespace themata
