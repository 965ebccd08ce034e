#pragma once
// KeyTable: ids by three numbers, such as the response of a participant at a stage to a question.
// Open addressing in one array of 16 bytes a place: an import of a million rows asks it several
// million times, and a node for each answer would cost more than the answer. One thread.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace themata {

class KeyTable {
public:
    using Key = std::array<std::uint32_t, 3>;

    // 0: not there.
    [[nodiscard]] std::uint32_t find(const Key& key) const {
        return places_.empty() ? 0 : places_[place_of(key)].id;
    }

    // The id of the key, which is 0 when it is new and must then be set before the next call.
    [[nodiscard]] std::uint32_t& at(const Key& key) {
        if ((used_ + 1) * 3 > places_.size() * 2)
            grow(places_.empty() ? 64 : places_.size() * 2);
        Place& place = places_[place_of(key)];
        if (place.id == 0) {
            place.key = key;
            ++used_;
        }
        return place.id;
    }

    void reserve(std::size_t keys) {
        std::size_t places = 64;
        while (places * 2 < keys * 3)
            places *= 2;
        if (places > places_.size())
            grow(places);
    }

    [[nodiscard]] std::size_t size() const { return used_; }

private:
    struct Place {
        Key key{};
        std::uint32_t id = 0;
    };

    [[nodiscard]] std::size_t place_of(const Key& key) const {
        std::uint64_t hash = 0;
        for (const std::uint32_t part : key) {
            hash = (hash ^ part) * 0x9E3779B97F4A7C15ULL;
            hash ^= hash >> 29;
        }
        const std::size_t mask = places_.size() - 1;
        std::size_t place = hash & mask;
        while (places_[place].id != 0 && places_[place].key != key)
            place = (place + 1) & mask;
        return place;
    }

    void grow(std::size_t places) {
        std::vector<Place> old(places);
        old.swap(places_);
        for (const Place& place : old)
            if (place.id != 0)
                places_[place_of(place.key)] = place;
    }

    std::vector<Place> places_; // as many as a power of two
    std::size_t used_ = 0;
};

} // namespace themata
