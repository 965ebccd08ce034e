#pragma once
// This header says how well the items of a scale hold together: Cronbach's alpha and what each item
// adds. It works listwise: a person with a missing item is left out and counted. Pure; any thread.

#include "statistics/figure.h"
#include <cstddef>
#include <optional>
#include <vector>

namespace themata {

struct ItemReliability {
    Figure mean = {}, sd = {};
    Figure item_total = {}; // r of the item with the sum of the others
    Figure alpha_if_deleted = {};
    bool operator==(const ItemReliability&) const = default;
};

struct Reliability {
    std::size_t people = 0; // with all items
    std::size_t left_out = 0;
    Figure alpha = {};        // k / (k - 1) (1 - sum of the items' variances / variance of the sum)
    Estimate interval = {};   // alpha again, with its interval after Feldt 1965
    Figure standardised = {}; // k r / (1 + (k - 1) r), r the mean of the items' correlations
    std::vector<ItemReliability> items = {};
    bool operator==(const Reliability&) const = default;
};

// A row a person, an item a column; reversed items are reversed already.
using ItemRows = std::vector<std::vector<std::optional<double>>>;
[[nodiscard]] Reliability reliability(const ItemRows& rows, double level = usual_level);

// Pearson's r; undefined where either does not vary. Equally many.
[[nodiscard]] Figure correlation(const std::vector<double>& x, const std::vector<double>& y);

} // namespace themata
