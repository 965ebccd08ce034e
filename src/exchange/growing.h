#pragma once
// Growing<Record>: the records of one kind while an import adds to them: those of the study, those
// altered and those new. New records get the ids that follow the last one ever given out. One
// thread; the study outlives it.

#include "study/change.h"
#include <map>
#include <vector>

namespace themata {

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
