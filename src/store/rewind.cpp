#include "store/rewind.h"

#include "store/load.h"

namespace themata {

namespace {

std::string misfit(const ChangeRow& row, std::uint64_t seq) {
    std::string kind = "record";
    with_kind(row.kind, [&]<class Record>() { kind = Described<Record>::name; });
    return "Entry " + std::to_string(seq) + " of the journal does not fit the " + kind +
           " with number " + std::to_string(row.id);
}

struct Written {
    std::uint64_t seq = 0;
    std::optional<Digest> records;
};

// The last one first.
Result<std::vector<Written>> written_in(const Database& database) {
    auto select = database.prepare("SELECT seq, records FROM entry ORDER BY seq DESC");
    if (!select)
        return failure(select.error());
    std::vector<Written> all;
    while (select->advance() == Step::row)
        all.push_back({static_cast<std::uint64_t>(select->integer(0)), digest_in(select->blob(1))});
    return select->finished().map([&] { return std::move(all); });
}

} // namespace

Rewinding::Rewinding(const Study& study) {
    for_each_kind([&]<class Record>() {
        std::get<EarlierTable<Record>>(tables_).start(table<Record>(study));
    });
}

Result<TakenBack> Rewinding::take_back(StudyFile& file, std::uint64_t seq, ChangesWanted wanted) {
    auto select = ready(file, rows_, [] {
        return "SELECT kind, id, upto, before FROM change WHERE seq = ? ORDER BY kind, id";
    });
    if (!select)
        return failure(select.error());
    (*select)->bind(1, static_cast<std::int64_t>(seq));
    TakenBack taken;
    RecordsDigest digest;
    while (taken.misfit.empty() && (*select)->advance() == Step::row) {
        const ChangeRow row = ChangeRow::of(**select, 0);
        bool fits = false;
        with_kind(row.kind, [&]<class Record>() {
            const auto each = [&](Id<Record> id, const Record& before, const Record& after) {
                digest.add(id, before, after);
                taken.sum += digest_of(after, id);
                if (wanted == ChangesWanted::kept)
                    taken.changes.push_back(Edit<Record>{before, after});
            };
            fits = std::get<EarlierTable<Record>>(tables_).undo(row, each);
        });
        if (!fits)
            taken.misfit = misfit(row, seq);
    }
    if (auto read = (*select)->finished(); !read)
        return failure(read.error());
    taken.records = digest.done();
    return taken;
}

Result<std::vector<std::string>> journal_faults(StudyFile& file, const Study& study) {
    const auto written = written_in(file.database);
    if (!written)
        return failure(written.error());
    Rewinding rewinding(study);
    // The first misfit makes others further back.
    for (const Written& entry : *written) {
        auto taken = rewinding.take_back(file, entry.seq, ChangesWanted::dropped);
        if (!taken)
            return failure(taken.error());
        if (!taken->misfit.empty())
            return std::vector{taken->misfit};
        if (taken->records != entry.records)
            return std::vector{"What entry " + std::to_string(entry.seq) +
                               " of the journal wrote is not what stands there"};
    }
    std::vector<std::string> faults;
    for_each_kind([&]<class Record>() {
        if (const std::size_t left = rewinding.of<Record>().left())
            faults.push_back("The journal does not know how " + std::to_string(left) + " of the " +
                             std::string(Described<Record>::name) + " records came about");
    });
    return faults;
}

} // namespace themata
