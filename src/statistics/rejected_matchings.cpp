#include "statistics/rejected_matchings.h"

#include "statistics/chance.h"
#include "statistics/distributions.h"
#include <algorithm>
#include <cmath>
#include <numbers>

namespace themata {

namespace {

constexpr double e = std::numbers::e;

double h(double r) { return r >= 1 ? r + std::log(r) / 2 + e - 1 : 1 + (e - 1) * r; }

// What a place adds to the logarithm of the bound when so many would take it.
double log_bound(double r) { return std::log(h(r)) - 1; }

class Proposal {
public:
    Proposal(const Willingness& people, Chance& chance) : people_(people), chance_(chance) {
        const std::size_t places = std::size_t{people.givers} * people.capacity;
        filling_ = places - people.of_taker.size();
        wanted_.assign(people.givers, static_cast<double>(filling_));
        for (const auto& givers : people.of_taker)
            for (const std::uint32_t giver : givers)
                ++wanted_[giver];
        free_.assign(people.givers, people.capacity);
    }

    std::optional<Matching> draw() {
        Matching matching;
        for (const auto& givers : people_.of_taker) {
            const auto chosen = choose(givers);
            if (!chosen)
                return std::nullopt;
            matching.push_back(*chosen);
        }
        return stands() ? std::optional(matching) : std::nullopt;
    }

private:
    // Whoever this taker would have taken is wanted by one fewer from here on.
    std::optional<std::uint32_t> choose(const std::vector<std::uint32_t>& givers) {
        double all_less = 0;
        for (const std::uint32_t giver : givers)
            all_less += free_[giver] * (log_bound(wanted_[giver] - 1) - log_bound(wanted_[giver]));
        double draw = chance_.fraction();
        std::optional<std::uint32_t> chosen;
        for (const std::uint32_t giver : givers) {
            if (free_[giver] == 0)
                continue;
            // A taken place adds nothing to the bound any more.
            const double share = free_[giver] * std::exp(all_less - log_bound(wanted_[giver] - 1));
            if (!chosen && draw < share)
                chosen = giver;
            draw -= share;
        }
        for (const std::uint32_t giver : givers)
            wanted_[giver] -= 1;
        if (chosen)
            --free_[*chosen];
        return chosen;
    }

    // Those who fill up have exactly filling_! ways left, where the bound says more; and of ways
    // that differ in the loads of givers all are to be as likely as those with the fewest orders.
    bool stands() {
        double log_share = log_factorial(filling_);
        for (std::uint32_t giver = 0; giver < people_.givers; ++giver)
            log_share -= free_[giver] * log_bound(wanted_[giver]);
        log_share += log_fewest_orders() - log_orders();
        return std::log(1 - chance_.fraction()) <= log_share;
    }

    [[nodiscard]] double log_orders(std::uint32_t load) const {
        return log_factorial(people_.capacity) - log_factorial(people_.capacity - load);
    }

    [[nodiscard]] double log_orders() const {
        double sum = 0;
        for (const std::uint32_t free : free_)
            sum += log_orders(people_.capacity - free);
        return sum;
    }

    // Full givers and one with the rest: no loads have fewer orders.
    [[nodiscard]] double log_fewest_orders() const {
        const auto takers = static_cast<std::uint32_t>(people_.of_taker.size());
        return takers / people_.capacity * log_orders(people_.capacity) +
               log_orders(takers % people_.capacity);
    }

    const Willingness& people_;
    Chance& chance_;
    std::size_t filling_ = 0;
    std::vector<double> wanted_;      // by giver: takers not placed who would take a place of hers
    std::vector<std::uint32_t> free_; // by giver
};

} // namespace

std::optional<Matching> propose_by_bound(const Willingness& people, Chance& chance) {
    return Proposal(people, chance).draw();
}

std::optional<Matching> propose_each_alone(const Willingness& people, Chance& chance) {
    std::vector<std::uint32_t> load(people.givers);
    Matching matching;
    for (const auto& givers : people.of_taker) {
        matching.push_back(givers[chance.below(givers.size())]);
        if (++load[matching.back()] > people.capacity)
            return std::nullopt;
    }
    return matching;
}

} // namespace themata
