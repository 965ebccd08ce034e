#pragma once
// The one reversible change. An Edit is a record before and after; Changes are the edits of one
// act, each record at most once. inverse(changes) undoes them, whatever the act was.
// Edits are kept in a list per kind, not in one list of variants: an imported answer would cost
// 400 bytes in a variant as wide as a theme, and costs 112 here.

#include "study/result.h"
#include "study/study.h"
#include <vector>

namespace themata {

// before.id is 0: added. after.id is 0: removed. Otherwise both ids are the same.
template <class Record>
struct Edit {
    Record before;
    Record after;

    bool operator==(const Edit&) const = default;

    [[nodiscard]] Id<Record> id() const { return before.id ? before.id : after.id; }

    [[nodiscard]] bool adds() const { return !before.id; }

    [[nodiscard]] bool removes() const { return !after.id; }
};

template <class Record>
[[nodiscard]] Edit<Record> added(Record record) {
    return {.before = {}, .after = std::move(record)};
}

template <class Record>
[[nodiscard]] Edit<Record> altered(Record before, Record after) {
    return {.before = std::move(before), .after = std::move(after)};
}

template <class Record>
[[nodiscard]] Edit<Record> removed(Record record) {
    return {.before = std::move(record), .after = {}};
}

class Changes {
public:
    Changes();
    Changes(const Changes&);
    Changes(Changes&&) noexcept;
    Changes& operator=(const Changes&);
    Changes& operator=(Changes&&) noexcept;
    ~Changes();

    template <class Record>
    void push_back(Edit<Record> edit) {
        edits<Record>().push_back(std::move(edit));
    }

    template <class Record>
    [[nodiscard]] const std::vector<Edit<Record>>& of() const {
        return std::get<std::vector<Edit<Record>>>(edits_);
    }

    // For plans that build many edits at once and for inverse(); keeps no invariant of its own.
    template <class Record>
    [[nodiscard]] std::vector<Edit<Record>>& edits() {
        return std::get<std::vector<Edit<Record>>>(edits_);
    }

    [[nodiscard]] std::size_t size() const;

    [[nodiscard]] bool empty() const { return size() == 0; }

    bool operator==(const Changes&) const;

private:
    template <class Record>
    using Edits = std::vector<Edit<Record>>;
    PerKind<Edits> edits_;
};

[[nodiscard]] Changes inverse(Changes changes);

// The study after the changes. Refused (conflict) when a record is not as its `before` says, or is
// edited twice; invariants of the result are check()'s business (study/check.h).
[[nodiscard]] Result<Study> apply(const Study& study, const Changes& changes);

// Gives out ids that the study never used; a plan keeps one for all that it adds.
class Ids {
public:
    explicit Ids(const Study& study);

    template <class Record>
    [[nodiscard]] Id<Record> next() {
        return {++last_[static_cast<std::size_t>(Described<Record>::kind)]};
    }

private:
    std::uint32_t last_[kind_count] = {};
};

} // namespace themata
