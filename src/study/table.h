#pragma once
// Table<Record>: all records of one kind by id, persistent: a copy costs nothing and shares its
// structure with the original, an edit copies one small node. Records come in the order of ids.
// It remembers the last id ever given out, so that no id is used twice. A Table is a value: any
// thread may read it; an Editor belongs to one thread.

#include "study/ids.h"
#include <algorithm>
#include <cstddef>
#include <immer/algorithm.hpp>
#include <immer/vector.hpp>
#include <immer/vector_transient.hpp>
#include <iterator>
#include <memory>
#include <type_traits>

namespace themata {

template <class Record>
class Table {
    // The record with id n stands at place n - 1; a hole is a record whose id is 0. Leaves are of
    // 32 records: passes over a study are frequent, and an edit, which copies a leaf, costs
    // microseconds beside the commit that makes it durable.
    using Places = immer::vector<Record, immer::default_memory_policy, 5, 5>;

public:
    using RecordId = Id<Record>;

    class Iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Record;
        using difference_type = std::ptrdiff_t;
        using pointer = const Record*;
        using reference = const Record&;

        Iterator() = default;

        Iterator(typename Places::iterator at, typename Places::iterator end) : at_(at), end_(end) {
            skip_holes();
        }

        reference operator*() const { return *at_; }

        pointer operator->() const { return &*at_; }

        Iterator& operator++() {
            ++at_;
            skip_holes();
            return *this;
        }

        Iterator operator++(int) {
            Iterator old = *this;
            ++*this;
            return old;
        }

        bool operator==(const Iterator& other) const { return at_ == other.at_; }

    private:
        void skip_holes() {
            while (at_ != end_ && !at_->id)
                ++at_;
        }

        typename Places::iterator at_;
        typename Places::iterator end_;
    };

    // Many edits at the price of few copies.
    class Editor {
    public:
        explicit Editor(const Table& table)
            : places_(table.places_.transient()), size_(table.size_), last_(table.last_) {}

        void put(Record record) {
            const std::size_t place = record.id.value - 1;
            while (places_.size() < place)
                places_.push_back(Record{});
            last_ = std::max(last_, record.id.value);
            if (places_.size() == place) {
                places_.push_back(std::move(record));
                ++size_;
                return;
            }
            if (!places_[place].id)
                ++size_;
            places_.set(place, std::move(record));
        }

        void remove(RecordId id) {
            if (id.value == 0 || id.value > places_.size() || !places_[id.value - 1].id)
                return;
            places_.set(id.value - 1, Record{});
            --size_;
        }

        // No id up to this one will be given out again.
        void skip_ids_to(std::uint32_t last) { last_ = std::max(last_, last); }

        [[nodiscard]] Table done() {
            Table table;
            table.places_ = places_.persistent();
            table.size_ = size_;
            table.last_ = last_;
            return table;
        }

    private:
        typename Places::transient_type places_;
        std::size_t size_;
        std::uint32_t last_;
    };

    [[nodiscard]] std::size_t size() const { return size_; }

    [[nodiscard]] bool empty() const { return size_ == 0; }

    [[nodiscard]] std::uint32_t last_id() const { return last_; }

    // The record, or nullptr; the pointer holds as long as a copy of this table does.
    [[nodiscard]] const Record* find(RecordId id) const {
        if (id.value == 0 || id.value > places_.size())
            return nullptr;
        const Record& record = places_[id.value - 1];
        return record.id ? &record : nullptr;
    }

    [[nodiscard]] Iterator begin() const { return {places_.begin(), places_.end()}; }

    [[nodiscard]] Iterator end() const { return {places_.end(), places_.end()}; }

    // The fastest way over all records: runs over the leaves as over plain arrays.
    template <class Fn>
    void for_each(Fn&& fn) const {
        using Plain = std::remove_reference_t<Fn>;
        const auto run = [](const void* into, const Record* first, const Record* last) {
            Plain& each = *static_cast<Plain*>(const_cast<void*>(into));
            for (; first != last; ++first)
                if (first->id)
                    each(*first);
        };
        for_each_leaf(run, std::addressof(fn));
    }

    // Equal when they hold equal records; what ids were once given out does not count.
    bool operator==(const Table& other) const {
        if (size_ != other.size_)
            return false;
        return places_.identity() == other.places_.identity() ||
               std::equal(begin(), end(), other.begin(), other.end());
    }

private:
    // The tree is walked by one function for all that is done with its leaves: it is long, and the
    // compiler would make it anew for every use of for_each.
    using Leaf = void (*)(const void* into, const Record* first, const Record* last);
    void for_each_leaf(Leaf leaf, const void* into) const;

    Places places_;
    std::size_t size_ = 0;
    std::uint32_t last_ = 0;
};

template <class Record>
void Table<Record>::for_each_leaf(Leaf leaf, const void* into) const {
    immer::for_each_chunk(
        places_, [&](const Record* first, const Record* last) { leaf(into, first, last); });
}

} // namespace themata
