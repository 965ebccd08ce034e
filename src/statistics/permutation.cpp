#include "statistics/permutation.h"

#include "statistics/proportions.h"
#include "statistics/seeded_random.h"
#include "study/mix.h"
#include <algorithm>
#include <bit>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <optional>
#include <span>

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

namespace {

// How many ways lead to which state of an exact count, a state packed into one number. A hash table
// with open places, since counting is nothing but adding to it.
class StateCounts {
public:
    void add(std::uint64_t state, double ways) {
        if (2 * (size_ + 1) > places_.size())
            grow();
        Place& place = place_of(state);
        size_ += place.ways == 0 ? 1 : 0;
        place.state = state;
        place.ways += ways; // never 0, which marks a place as open
    }

    template <class Fn>
    void for_each(Fn see) const {
        for (const Place& place : places_)
            if (place.ways != 0)
                see(place.state, place.ways);
    }

    [[nodiscard]] std::size_t size() const { return size_; }

private:
    struct Place {
        std::uint64_t state = 0;
        double ways = 0;
    };

    Place& place_of(std::uint64_t state) {
        const std::size_t last = places_.size() - 1;
        std::size_t at = mixed(state) & last;
        while (places_[at].ways != 0 && places_[at].state != state)
            at = (at + 1) & last;
        return places_[at];
    }

    void grow() {
        const std::vector<Place> before = std::move(places_);
        places_.assign(before.empty() ? 64 : 2 * before.size(), {});
        for (const Place& place : before)
            if (place.ways != 0)
                place_of(place.state) = place;
    }

    std::vector<Place> places_;
    std::size_t size_ = 0;
};

using Row = std::vector<std::uint32_t>;

double squares(const Row& sums) {
    double total = 0;
    for (const std::uint32_t sum : sums)
        total += static_cast<double>(sum) * sum;
    return total;
}

Row sums_of(const WholeRows& rows) {
    Row sums(rows.front().size());
    for (const Row& row : rows)
        for (std::size_t at = 0; at < sums.size(); ++at)
            sums[at] += row[at];
    return sums;
}

// Sums of columns in one number. They are sorted first: rows can change places with each other's
// columns, so what counts is symmetric in them, and far fewer states are left.
class Packing {
public:
    Packing(std::size_t columns, std::uint64_t largest)
        : columns_(columns), bits_(static_cast<unsigned>(std::bit_width(largest))) {}

    [[nodiscard]] bool fits() const { return bits_ * columns_ <= 64; }

    [[nodiscard]] std::uint64_t packed(Row& sums) const {
        std::ranges::sort(sums);
        std::uint64_t state = 0;
        for (const std::uint32_t sum : sums)
            state = state << bits_ | sum;
        return state;
    }

    void unpack(std::uint64_t state, Row& sums) const {
        for (std::size_t at = columns_; at-- > 0;) {
            sums[at] = static_cast<std::uint32_t>(state & ((std::uint64_t{1} << bits_) - 1));
            state >>= bits_;
        }
    }

private:
    std::size_t columns_;
    unsigned bits_;
};

// Each different order of the row, as it is added to each state; false where steps run out.
template <class Fn>
bool each_order(const StateCounts& before, Row row, const Packing& packing, double& steps, Fn see) {
    Row sums(row.size());
    Row next(row.size());
    std::ranges::sort(row);
    do {
        steps += static_cast<double>(before.size());
        if (steps > largest_steps)
            return false;
        before.for_each([&](std::uint64_t state, double ways) {
            packing.unpack(state, sums);
            for (std::size_t at = 0; at < next.size(); ++at)
                next[at] = sums[at] + row[at];
            see(next, ways);
        });
    } while (std::ranges::next_permutation(row).found);
    return true;
}

// All rows but the last lead to states; the last leads to the answer. Ways are scaled down at
// each row, so that they stay in the range of a double.
std::optional<PermutationP> p_by_counting(const WholeRows& rows, double observed) {
    std::uint64_t largest = 0;
    for (const Row& row : rows)
        largest += *std::ranges::max_element(row);
    const Packing packing(rows.front().size(), largest);
    if (!packing.fits())
        return std::nullopt;
    StateCounts states;
    states.add(0, 1);
    double steps = 0;
    for (std::size_t at = 0; at + 1 < rows.size(); ++at) {
        StateCounts next;
        double all = 0;
        states.for_each([&](std::uint64_t, double ways) { all += ways; });
        if (!each_order(states, rows[at], packing, steps, [&](Row& sums, double ways) {
                next.add(packing.packed(sums), ways / all);
            }))
            return std::nullopt;
        states = std::move(next);
    }
    double all = 0;
    double as_large = 0;
    double equal = 0;
    if (!each_order(states, rows.back(), packing, steps, [&](const Row& sums, double ways) {
            all += ways;
            as_large += squares(sums) >= observed ? ways : 0;
            equal += squares(sums) == observed ? ways : 0;
        }))
        return std::nullopt;
    PermutationP found;
    found.p = std::min(1.0, as_large / all);
    found.point = equal / all;
    return found;
}

PermutationP drawn_rows(WholeRows rows, double observed, const Draws& draws) {
    SeededRandom chance(draws.seed);
    std::uint64_t hits = 0;
    for (std::uint32_t draw = 0; draw < draws.count; ++draw) {
        for (Row& row : rows)
            chance.shuffle(std::span(row));
        hits += squares(sums_of(rows)) >= observed ? 1 : 0;
    }
    return drawn(hits, draws);
}

} // namespace

PermutationP no_permutation(std::string reason) {
    PermutationP none;
    none.reason = std::move(reason);
    return none;
}

PermutationP drawn(std::uint64_t hits, const Draws& draws) {
    PermutationP found;
    found.p = (1 + static_cast<double>(hits)) / (1 + static_cast<double>(draws.count));
    found.way = PWay::monte_carlo;
    found.draws = draws;
    found.interval =
        proportion(hits, draws.count, ProportionInterval::clopper_pearson, 0.99).interval;
    return found;
}

std::string why_not_drawn(double work_a_draw, const Draws& draws) {
    if (draws.count == 0)
        return "Too many permutations to count them all, and none were to be drawn.";
    if (work_a_draw * draws.count > largest_draw_work)
        return fmt::format("Too many values to count or draw permutations ({:.0f} values and {} "
                           "draws); the asymptotic p fits here.",
                           work_a_draw, draws.count);
    return {};
}

PermutationP permuted_rows(const WholeRows& rows, const Draws& draws) {
    const Row observed = sums_of(rows);
    if (auto found = p_by_counting(rows, squares(observed)))
        return *found;
    const double work = static_cast<double>(rows.size()) * static_cast<double>(observed.size());
    if (std::string reason = why_not_drawn(work, draws); !reason.empty())
        return no_permutation(std::move(reason));
    return drawn_rows(rows, squares(observed), draws);
}

namespace {

using Whole = std::vector<std::int64_t>;

// Sum of R_j^2 / n_j, which alone varies in H. Equal but for rounding counts as equal.
double spread(std::span<const std::int64_t> sums, const std::vector<std::size_t>& sizes) {
    double total = 0;
    for (std::size_t at = 0; at < sizes.size(); ++at)
        total += static_cast<double>(sums[at]) * static_cast<double>(sums[at]) /
                 static_cast<double>(sizes[at]);
    return total;
}

constexpr double tolerance = 1e-12;

Whole sums_of(std::span<const std::int64_t> ranks, const std::vector<std::size_t>& sizes) {
    Whole sums;
    std::size_t begin = 0;
    for (const std::size_t size : sizes) {
        const auto group = ranks.subspan(begin, size);
        sums.push_back(std::accumulate(group.begin(), group.end(), std::int64_t{0}));
        begin += size;
    }
    return sums;
}

// How many values each group but the last has and what they add up to, packed into one number: the
// last group has what is left.
class GroupPacking {
public:
    GroupPacking(const std::vector<std::size_t>& sizes, std::int64_t total) {
        double room = 1;
        std::uint64_t place = 1;
        for (std::size_t at = 0; at + 1 < sizes.size(); ++at) {
            members_.push_back({place, sizes[at] + 1});
            place *= sizes[at] + 1;
            sums_.push_back({place, static_cast<std::uint64_t>(total) + 1});
            place *= static_cast<std::uint64_t>(total) + 1;
            room *= static_cast<double>(sizes[at] + 1) * static_cast<double>(total + 1);
        }
        fits_ = room < 0x1p63;
    }

    [[nodiscard]] bool fits() const { return fits_; }

    [[nodiscard]] std::size_t members(std::uint64_t state, std::size_t group) const {
        return state / members_[group].place % members_[group].radix;
    }

    [[nodiscard]] std::int64_t sum(std::uint64_t state, std::size_t group) const {
        return static_cast<std::int64_t>(state / sums_[group].place % sums_[group].radix);
    }

    [[nodiscard]] std::uint64_t with(std::uint64_t state, std::size_t group,
                                     std::int64_t rank) const {
        return state + members_[group].place +
               static_cast<std::uint64_t>(rank) * sums_[group].place;
    }

private:
    struct Digit {
        std::uint64_t place = 1;
        std::uint64_t radix = 1;
    };

    std::vector<Digit> members_;
    std::vector<Digit> sums_;
    bool fits_ = false;
};

StateCounts with_rank(const StateCounts& before, std::int64_t rank, std::size_t taken,
                      const GroupPacking& packing, const std::vector<std::size_t>& sizes) {
    const std::size_t last = sizes.size() - 1;
    StateCounts after;
    before.for_each([&](std::uint64_t state, double ways) {
        std::size_t in_last = taken;
        for (std::size_t group = 0; group < last; ++group) {
            const std::size_t members = packing.members(state, group);
            in_last -= members;
            if (members < sizes[group])
                after.add(packing.with(state, group, rank), ways);
        }
        if (in_last < sizes[last])
            after.add(state, ways);
    });
    return after;
}

std::optional<StateCounts> all_states(const Whole& ranks, const GroupPacking& packing,
                                      const std::vector<std::size_t>& sizes) {
    if (!packing.fits())
        return std::nullopt;
    StateCounts states;
    states.add(0, 1);
    double steps = 0;
    for (std::size_t taken = 0; taken < ranks.size(); ++taken) {
        steps += static_cast<double>(states.size() * sizes.size());
        if (steps > largest_steps)
            return std::nullopt;
        states = with_rank(states, ranks[taken], taken, packing, sizes);
    }
    return states;
}

PermutationP p_by_counting(const StateCounts& states, const GroupPacking& packing,
                           const std::vector<std::size_t>& sizes, std::int64_t total,
                           double observed) {
    double all = 0;
    double as_large = 0;
    double equal = 0;
    Whole sums(sizes.size());
    states.for_each([&](std::uint64_t state, double ways) {
        sums.back() = total;
        for (std::size_t group = 0; group + 1 < sizes.size(); ++group) {
            sums[group] = packing.sum(state, group);
            sums.back() -= sums[group];
        }
        const double here = spread(sums, sizes);
        all += ways;
        as_large += here >= observed * (1 - tolerance) ? ways : 0;
        equal += std::abs(here - observed) <= observed * tolerance ? ways : 0;
    });
    PermutationP found;
    found.p = std::min(1.0, as_large / all);
    found.point = equal / all;
    return found;
}

PermutationP drawn_groups(Whole ranks, const std::vector<std::size_t>& sizes, double observed,
                          const Draws& draws) {
    SeededRandom chance(draws.seed);
    std::uint64_t hits = 0;
    for (std::uint32_t draw = 0; draw < draws.count; ++draw) {
        chance.shuffle(std::span(ranks));
        hits += spread(sums_of(ranks, sizes), sizes) >= observed * (1 - tolerance) ? 1 : 0;
    }
    return drawn(hits, draws);
}

} // namespace

PermutationP permuted_groups(const Ranks& ranks, const std::vector<std::size_t>& sizes,
                             const Draws& draws) {
    const Whole whole = doubled(ranks.ranks);
    const std::int64_t total = std::accumulate(whole.begin(), whole.end(), std::int64_t{0});
    const double observed = spread(sums_of(whole, sizes), sizes);
    const GroupPacking packing(sizes, total);
    if (const auto states = all_states(whole, packing, sizes))
        return p_by_counting(*states, packing, sizes, total, observed);
    if (std::string reason = why_not_drawn(static_cast<double>(whole.size()), draws);
        !reason.empty())
        return no_permutation(std::move(reason));
    return drawn_groups(whole, sizes, observed, draws);
}

} // namespace themata
