#pragma once
// The study's tables taken back entry by entry, from the last to the first, which is the journal
// replayed from nothing without a second copy of all texts. Inner side of store/; the caller holds
// the transaction.

#include "store/journal.h"

namespace themata {

// The table of one kind as it was after an earlier entry.
template <class Record>
class EarlierTable {
public:
    void start(const Table<Record>& table) {
        places_.resize(table.last_id());
        table.for_each([&](const Record& record) { at(record.id.value) = record; });
    }

    // By id; a hole has id 0.
    [[nodiscard]] const std::vector<Record>& places() const { return places_; }

    [[nodiscard]] std::size_t left() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(places_, [](const Record& record) { return bool(record.id); }));
    }

    // Gives each edit of the row to `taken` and undoes it; false when the row does not fit what
    // stands there. An entry that alters nothing is never written; a row that equals its own
    // before-image was journalled and not done.
    template <class Taken>
    bool undo(const ChangeRow& row, Taken&& taken) {
        if (!row.sound() || row.upto > static_cast<std::int64_t>(places_.size()))
            return false;
        if (!row.before)
            return unadd(row, taken);
        const Id<Record> id{static_cast<std::uint32_t>(row.id)};
        auto before = record_of(id, *row.before);
        if (!before || same(at(row.id), *before))
            return false;
        taken(id, *before, at(row.id));
        at(row.id) = std::move(*before);
        return true;
    }

private:
    Record& at(std::int64_t id) { return places_[static_cast<std::size_t>(id - 1)]; }

    template <class Taken>
    bool unadd(const ChangeRow& row, Taken& taken) {
        for (std::int64_t id = row.id; id <= row.upto; ++id) {
            if (!at(id).id)
                return false;
            taken(Id<Record>{static_cast<std::uint32_t>(id)}, Record{}, at(id));
            at(id) = {};
        }
        return true;
    }

    std::vector<Record> places_;
};

// What an entry did, told by taking it back.
struct TakenBack {
    std::string misfit;    // a sentence; empty when all of its rows fitted
    Digest records;        // store/chain.h
    std::uint64_t sum = 0; // what entries kept up to schema 3
    Changes changes;       // those that were to be kept
};

enum class ChangesWanted { dropped, kept };

class Rewinding {
public:
    explicit Rewinding(const Study& study);

    // The entry must be the last one that was not taken back yet.
    [[nodiscard]] Result<TakenBack> take_back(StudyFile& file, std::uint64_t seq,
                                              ChangesWanted wanted);

    template <class Record>
    [[nodiscard]] const EarlierTable<Record>& of() const {
        return std::get<EarlierTable<Record>>(tables_);
    }

private:
    PerKind<EarlierTable> tables_;
    Statement rows_; // of an entry
};

} // namespace themata
