#pragma once
// A KeyTable holds ids by three numbers, such as the response of a participant at a stage to a
// question, in open addressing, in one array of 16 bytes a place: an import of a million rows asks
// it several million times, and a node for each answer would cost more than the answer.
// Growing<Record> is the records of one kind while an import adds to them: those of the study,
// those altered and those new, which get the ids that follow the last one ever given out. One
// thread; the study outlives it.

#include "study/change.h"
#include "study/mix.h"
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
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
        for (const std::uint32_t part : key)
            hash = mixed(hash ^ part);
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

template <class Record>
class Growing {
public:
    using RecordId = Id<Record>;

    explicit Growing(const Study& study)
        : table_(table<Record>(study)), last_old_(table_.last_id()) {}

    RecordId add(Record record) {
        record.id = {last_old_ + static_cast<std::uint32_t>(new_.size()) + 1};
        new_.push_back(std::move(record));
        return new_.back().id;
    }

    [[nodiscard]] bool is_new(RecordId id) const { return id.value > last_old_; }

    // How many new ones came before this new one.
    [[nodiscard]] std::size_t place_of(RecordId id) const { return id.value - last_old_ - 1; }

    // The record as it is now; the id must be there.
    [[nodiscard]] const Record& at(RecordId id) const {
        if (is_new(id))
            return new_[place_of(id)];
        const auto altered = altered_.find(id.value);
        return altered == altered_.end() ? *table_.find(id) : altered->second;
    }

    // For altering a field; holds until the next record is added or altered.
    [[nodiscard]] Record& edit(RecordId id) {
        if (is_new(id))
            return new_[place_of(id)];
        return altered_.try_emplace(id.value, *table_.find(id)).first->second;
    }

    void reserve(std::size_t more) { new_.reserve(new_.size() + more); }

    [[nodiscard]] std::size_t added() const { return new_.size(); }

    template <class Fn>
    void for_each(Fn fn) const {
        table_.for_each([&](const Record& record) { fn(at(record.id)); });
        for (const Record& record : new_)
            fn(record);
    }

    // Hands all edits over; the records are gone from here afterwards.
    void move_to(Changes& changes) {
        auto& edits = changes.edits<Record>();
        edits.reserve(altered_.size() + new_.size());
        for (auto& [id, record] : altered_)
            if (const Record& before = *table_.find({id}); before != record)
                edits.push_back(themata::altered(before, std::move(record)));
        for (Record& record : new_)
            edits.push_back(themata::added(std::move(record)));
        new_ = {};
        altered_ = {};
    }

private:
    const Table<Record>& table_;
    std::uint32_t last_old_;
    std::vector<Record> new_;
    std::map<std::uint32_t, Record> altered_;
};

} // namespace themata
