#include "statistics/subset_sums.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace themata {

double SubsetSums::total() const { return std::accumulate(counts.begin(), counts.end(), 0.0); }

double SubsetSums::at(std::int64_t sum) const {
    const std::int64_t place = (sum - first) / step;
    if (sum < first || (sum - first) % step != 0 || place >= std::ssize(counts))
        return 0;
    return counts[static_cast<std::size_t>(place)];
}

double SubsetSums::at_most(std::int64_t sum) const {
    if (sum < first)
        return 0;
    const std::int64_t end = std::min((sum - first) / step + 1, std::ssize(counts));
    return std::accumulate(counts.begin(), counts.begin() + end, 0.0);
}

double SubsetSums::at_least(std::int64_t sum) const {
    const std::int64_t begin = sum <= first ? 0 : (sum - first + step - 1) / step;
    if (begin >= std::ssize(counts))
        return 0;
    return std::accumulate(counts.begin() + begin, counts.end(), 0.0);
}

double SubsetSums::as_far(std::int64_t sum, std::int64_t twice_middle) const {
    const std::int64_t distance = std::abs(2 * sum - twice_middle);
    double found = 0;
    for (std::size_t at = 0; at < counts.size(); ++at) {
        const std::int64_t here = first + static_cast<std::int64_t>(at) * step;
        if (std::abs(2 * here - twice_middle) >= distance)
            found += counts[at];
    }
    return found;
}

std::vector<std::int64_t> doubled(std::span<const double> ranks) {
    std::vector<std::int64_t> whole(ranks.size());
    std::ranges::transform(ranks, whole.begin(),
                           [](double rank) { return std::llround(2 * rank); });
    return whole;
}

SubsetSums sums_of_all(std::span<const std::int64_t> numbers) {
    std::int64_t step = 0;
    for (const std::int64_t number : numbers)
        step = std::gcd(step, number);
    SubsetSums sums{.step = std::max<std::int64_t>(step, 1), .counts = {1}};
    std::size_t end = 1;
    for (const std::int64_t number : numbers)
        end += static_cast<std::size_t>(number / sums.step);
    sums.counts.resize(end);
    std::size_t reached = 0;
    for (const std::int64_t number : numbers) {
        const auto width = static_cast<std::size_t>(number / sums.step);
        for (std::size_t at = reached + 1; at-- > 0;)
            sums.counts[at + width] += sums.counts[at];
        reached += width;
    }
    return sums;
}

// All numbers less the smallest, in steps that they have in common: sums of the same size keep
// their order. One row a size; the last row alone is wanted, the others lead to it.
SubsetSums sums_of_size(std::span<const std::int64_t> numbers, std::size_t size) {
    if (size == 0 || size > numbers.size())
        return {.counts = {size == 0 ? 1.0 : 0.0}};
    std::vector<std::int64_t> rising(numbers.begin(), numbers.end());
    std::ranges::sort(rising);
    const std::int64_t smallest = rising.front();
    std::int64_t step = 0;
    for (std::int64_t& number : rising)
        step = std::gcd(step, number -= smallest);
    step = std::max<std::int64_t>(step, 1);
    const std::int64_t widest = std::accumulate(rising.end() - static_cast<std::ptrdiff_t>(size),
                                                rising.end(), std::int64_t{0}) /
                                step;

    const auto width = static_cast<std::size_t>(widest) + 1;
    std::vector<std::vector<double>> rows(size + 1, std::vector<double>(width));
    std::vector<std::size_t> ends(size + 1, 0);   // behind the largest sum of so many members
    std::vector<std::size_t> begins(size + 1, 0); // their smallest sum
    for (std::size_t at = 0; at < size; ++at)
        begins[at + 1] = begins[at] + static_cast<std::size_t>(rising[at] / step);
    rows[0][0] = 1;
    ends[0] = 1;
    for (std::size_t taken = 0; taken < rising.size(); ++taken) {
        const auto by = static_cast<std::size_t>(rising[taken] / step);
        for (std::size_t members = std::min(taken + 1, size); members > 0; --members) {
            const std::vector<double>& from = rows[members - 1];
            double* to = rows[members].data() + by;
            const std::size_t end = ends[members - 1];
            for (std::size_t at = begins[members - 1]; at < end; ++at)
                to[at] += from[at];
            ends[members] = std::max(ends[members], end + by);
        }
    }
    std::vector<double>& last = rows[size];
    last.erase(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(begins[size]));
    return {.first = smallest * static_cast<std::int64_t>(size) +
                     static_cast<std::int64_t>(begins[size]) * step,
            .step = step,
            .counts = std::move(last)};
}

} // namespace themata
