#pragma once
// How many ways lead to which state of an exact count, a state packed into one number. A hash table
// with open places, since counting is nothing but adding to it. A value; one thread.

#include "study/mix.h"
#include <cstddef>
#include <cstdint>
#include <vector>

namespace themata {

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

} // namespace themata
