#pragma once
// Groups<Key, Member>: which members belong to a key (the codings of a response), persistent like
// Table: a copy costs nothing, an edit copies a small node. Members come in the order of ids.

#include "study/ids.h"
#include <algorithm>
#include <immer/vector.hpp>
#include <immer/vector_transient.hpp>
#include <vector>

namespace themata {

template <class Key, class Member>
class Groups {
public:
    using Members = std::vector<Id<Member>>;

    // Key 0 is allowed: the themes at the top are the children of theme 0.
    [[nodiscard]] const Members& of(Id<Key> key) const {
        static const Members none;
        return key.value < groups_.size() ? groups_[key.value] : none;
    }

    // Collects many members at once; cheaper than an Editor when most groups are new.
    class Builder {
    public:
        void add(Id<Key> key, Id<Member> member) {
            if (groups_.size() <= key.value)
                groups_.resize(key.value + 1);
            groups_[key.value].push_back(member);
        }

        [[nodiscard]] Groups done() {
            Groups groups;
            auto places = groups.groups_.transient();
            for (auto& members : groups_)
                places.push_back(std::move(members));
            groups.groups_ = places.persistent();
            return groups;
        }

    private:
        std::vector<Members> groups_;
    };

    class Editor {
    public:
        explicit Editor(const Groups& groups) : groups_(groups.groups_.transient()) {}

        void add(Id<Key> key, Id<Member> member) {
            while (groups_.size() <= key.value)
                groups_.push_back({});
            groups_.update(key.value, [&](Members members) {
                members.insert(std::ranges::lower_bound(members, member), member);
                return members;
            });
        }

        void remove(Id<Key> key, Id<Member> member) {
            groups_.update(key.value, [&](Members members) {
                std::erase(members, member);
                return members;
            });
        }

        [[nodiscard]] Groups done() {
            Groups groups;
            groups.groups_ = groups_.persistent();
            return groups;
        }

    private:
        typename immer::vector<Members>::transient_type groups_;
    };

    // Equal when every key has the same members; empty groups at the end do not count.
    bool operator==(const Groups& other) const {
        const std::size_t keys = std::max(groups_.size(), other.groups_.size());
        for (std::uint32_t key = 0; key < keys; ++key)
            if (of({key}) != other.of({key}))
                return false;
        return true;
    }

private:
    immer::vector<Members> groups_;
};

} // namespace themata
