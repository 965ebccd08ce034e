#include "statistics/agreement_sets.h"

#include <algorithm>

namespace themata {

namespace {

std::size_t shared(const ValueSet& a, const ValueSet& b) {
    std::size_t n = 0;
    for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();)
        if (*left < *right)
            ++left;
        else if (*right < *left)
            ++right;
        else {
            ++n;
            ++left;
            ++right;
        }
    return n;
}

double jaccard(std::size_t both, const ValueSet& a, const ValueSet& b) {
    const std::size_t all = a.size() + b.size() - both;
    return all == 0 ? 1 : static_cast<double>(both) / static_cast<double>(all);
}

} // namespace

double jaccard_distance(const ValueSet& a, const ValueSet& b) {
    return 1 - jaccard(shared(a, b), a, b);
}

double masi_distance(const ValueSet& a, const ValueSet& b) {
    const std::size_t both = shared(a, b);
    const bool equal = both == a.size() && both == b.size();
    const bool holds = both == a.size() || both == b.size();
    const double monotony = equal ? 1 : both == 0 ? 0 : holds ? 2.0 / 3 : 1.0 / 3;
    return 1 - jaccard(both, a, b) * monotony;
}

} // namespace themata
