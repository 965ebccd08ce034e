#include "store/image.h"
#include "store/journal.h"
#include "store/verify.h"

#include <algorithm>

namespace themata {

namespace {

using Faults = std::vector<std::string>;

// The table of one kind as it was after an earlier entry.
template <class Record>
class Rewound {
public:
    void start(const Table<Record>& table) {
        places_.resize(table.last_id());
        table.for_each([&](const Record& record) { at(record.id.value) = record; });
    }

    // Of what stands there now; 0 for a row that cannot be.
    [[nodiscard]] std::uint64_t digest(const ChangeRow& row) const {
        std::uint64_t sum = 0;
        if (possible(row))
            for (std::int64_t id = row.id; id <= row.upto; ++id)
                sum += digest_of(places_[static_cast<std::size_t>(id - 1)],
                                 Id<Record>{static_cast<std::uint32_t>(id)});
        return sum;
    }

    // Whether the row fits what stands there.
    bool undo(const ChangeRow& row) {
        if (!possible(row))
            return false;
        return row.before ? restore(row) : unadd(row);
    }

    [[nodiscard]] std::size_t left() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(places_, [](const Record& record) { return bool(record.id); }));
    }

private:
    [[nodiscard]] bool possible(const ChangeRow& row) const {
        return row.sound() && row.upto <= static_cast<std::int64_t>(places_.size());
    }

    Record& at(std::int64_t id) { return places_[static_cast<std::size_t>(id - 1)]; }

    bool unadd(const ChangeRow& row) {
        for (std::int64_t id = row.id; id <= row.upto; ++id) {
            if (!at(id).id)
                return false;
            at(id) = {};
        }
        return true;
    }

    // An entry that alters nothing is never written; a row that equals its own before-image was
    // journalled and not done.
    bool restore(const ChangeRow& row) {
        auto before = record_of(Id<Record>{static_cast<std::uint32_t>(row.id)}, *row.before);
        if (!before || same(at(row.id), *before))
            return false;
        at(row.id) = std::move(*before);
        return true;
    }

    std::vector<Record> places_; // by id; a hole has id 0
};

using AllRewound = PerKind<Rewound>;

std::string misfit(const Statement& row) {
    std::string kind = "record";
    with_kind(row.integer(1), [&]<class Record>() { kind = Described<Record>::name; });
    return "Entry " + std::to_string(row.integer(0)) + " of the journal does not fit the " + kind +
           " with number " + std::to_string(row.integer(2));
}

// Whether the rows of each entry, which come one after the other, were what it wrote.
class DigestCheck {
public:
    // The fault of the entry before, when this row is the first of another one.
    std::optional<std::string> at(std::int64_t seq, std::uint64_t written) {
        if (seq == seq_)
            return {};
        auto fault = end();
        seq_ = seq;
        written_ = written;
        found_ = 0;
        return fault;
    }

    void add(std::uint64_t digest) { found_ += digest; }

    [[nodiscard]] std::optional<std::string> end() const {
        if (seq_ == 0 || found_ == written_)
            return {};
        return "What entry " + std::to_string(seq_) +
               " of the journal wrote is not what stands there";
    }

private:
    std::int64_t seq_ = 0;
    std::uint64_t written_ = 0;
    std::uint64_t found_ = 0;
};

// Takes the tables back, row by row, until something does not fit.
Result<Faults> rewind(StudyFile& file, AllRewound& tables) {
    auto select = file.database.prepare(
        "SELECT change.seq, kind, id, upto, before, digest FROM change JOIN entry USING (seq)"
        " ORDER BY change.seq DESC, kind DESC, id DESC");
    if (!select)
        return failure(select.error());
    DigestCheck digests;
    std::optional<std::string> fault;
    // The first misfit makes others further back.
    while (!fault && select->advance() == Step::row) {
        const ChangeRow row = ChangeRow::of(*select, 1);
        bool fits = false;
        fault = digests.at(select->integer(0), static_cast<std::uint64_t>(select->integer(5)));
        with_kind(row.kind, [&]<class Record>() {
            auto& table = std::get<Rewound<Record>>(tables);
            digests.add(table.digest(row));
            fits = table.undo(row);
        });
        if (!fault && !fits)
            fault = misfit(*select);
    }
    if (!fault)
        fault = digests.end();
    return select->finished().map([&] { return fault ? Faults{*fault} : Faults{}; });
}

} // namespace

Result<Faults> journal_faults(StudyFile& file, const Study& study) {
    AllRewound tables;
    for_each_kind(
        [&]<class Record>() { std::get<Rewound<Record>>(tables).start(table<Record>(study)); });
    auto faults = rewind(file, tables);
    if (!faults || !faults->empty())
        return faults;
    for_each_kind([&]<class Record>() {
        if (const auto left = std::get<Rewound<Record>>(tables).left())
            faults->push_back("The journal does not know how " + std::to_string(left) + " of the " +
                              std::string(Described<Record>::name) + " records came about");
    });
    return faults;
}

} // namespace themata
