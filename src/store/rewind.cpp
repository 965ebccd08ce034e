#include "store/image.h"
#include "store/journal.h"
#include "store/verify.h"

#include <algorithm>

namespace themata {

namespace {

// The table of one kind as it was after an earlier entry.
template <class Record>
class Rewound {
public:
    void start(const Table<Record>& table) {
        places_.resize(table.last_id());
        table.for_each([&](const Record& record) { at(record.id.value) = record; });
    }

    // Whether the row fits what stands there.
    bool undo(const ChangeRow& row) {
        if (!row.sound() || row.upto > static_cast<std::int64_t>(places_.size()))
            return false;
        return row.before ? restore(row) : unadd(row);
    }

    [[nodiscard]] std::size_t left() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(places_, [](const Record& record) { return bool(record.id); }));
    }

private:
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
        if (!before || at(row.id) == *before)
            return false;
        at(row.id) = std::move(*before);
        return true;
    }

    std::vector<Record> places_; // by id; a hole has id 0
};

std::string misfit(const Statement& row) {
    std::string kind = "record";
    with_kind(row.integer(1), [&]<class Record>() { kind = Described<Record>::name; });
    return "Entry " + std::to_string(row.integer(0)) + " of the journal does not fit the " + kind +
           " with number " + std::to_string(row.integer(2));
}

} // namespace

Result<std::vector<std::string>> journal_faults(StudyFile& file, const Study& study) {
    auto select = file.database.prepare("SELECT seq, kind, id, upto, before FROM change"
                                        " ORDER BY seq DESC, kind DESC, id DESC");
    if (!select)
        return failure(select.error());
    PerKind<Rewound> tables;
    for_each_kind(
        [&]<class Record>() { std::get<Rewound<Record>>(tables).start(table<Record>(study)); });
    std::vector<std::string> faults;
    // The first misfit makes others further back.
    while (faults.empty() && select->advance() == Step::row) {
        const ChangeRow row = ChangeRow::of(*select, 1);
        bool fits = false;
        with_kind(row.kind,
                  [&]<class Record>() { fits = std::get<Rewound<Record>>(tables).undo(row); });
        if (!fits)
            faults.push_back(misfit(*select));
    }
    if (auto read = select->finished(); !read)
        return failure(read.error());
    if (!faults.empty())
        return faults;
    for_each_kind([&]<class Record>() {
        if (const auto left = std::get<Rewound<Record>>(tables).left())
            faults.push_back("The journal does not know how " + std::to_string(left) + " of the " +
                             std::string(Described<Record>::name) + " records came about");
    });
    return faults;
}

} // namespace themata
