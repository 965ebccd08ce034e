#include "store/explain.h"
#include "store/image.h"
#include "store/journal.h"

#include <algorithm>

namespace themata {

namespace {

using Code = Error::Code;

template <class Record>
Result<Statement*> statement_for(StudyFile& file, const Edit<Record>& edit) {
    if (edit.adds())
        return ready<Record>(file, &KindStatements::insert, insert_sql<Record>);
    if (edit.removes())
        return ready<Record>(file, &KindStatements::erase, delete_sql<Record>);
    return ready<Record>(file, &KindStatements::update, update_sql<Record>);
}

template <class Record>
Result<void> write_row(StudyFile& file, const Edit<Record>& edit) {
    auto statement = statement_for(file, edit);
    if (!statement)
        return failure(statement.error());
    if (edit.removes())
        (*statement)->bind(1, std::int64_t{edit.before.id.value});
    else
        bind_record(**statement, edit.after);
    auto written = (*statement)->run();
    if (written && file.database.rows_changed() != 1)
        return failure(Code::conflict,
                       "A " + std::string(Described<Record>::name) + " is not in " +
                           named(file.path) + " as this act expects it.",
                       "Close the study, open it again and do the act again.");
    return written;
}

Result<void> write_change(StudyFile& file, std::uint64_t seq, const ChangeRow& row) {
    auto statement =
        ready(file, file.write_change, [] { return "INSERT INTO change VALUES (?, ?, ?, ?, ?)"; });
    if (!statement)
        return failure(statement.error());
    (*statement)->bind(1, static_cast<std::int64_t>(seq));
    (*statement)->bind(2, row.kind);
    (*statement)->bind(3, row.id);
    (*statement)->bind(4, row.upto);
    if (row.before)
        (*statement)->bind_blob(5, *row.before);
    else
        (*statement)->bind_null(5);
    return (*statement)->run();
}

template <class Record>
Result<void> write_image(StudyFile& file, std::uint64_t seq, const Record& before) {
    const std::string image = image_of(before);
    const std::int64_t id = before.id.value;
    return write_change(file, seq,
                        {.kind = kind_number<Record>, .id = id, .upto = id, .before = image});
}

// How many of these, from the first on, are added with consecutive ids.
template <class Record>
std::size_t run_length(std::span<const Edit<Record>* const> edits) {
    std::size_t length = 0;
    while (length < edits.size() && edits[length]->adds() &&
           edits[length]->after.id.value == edits[0]->after.id.value + length)
        ++length;
    return length;
}

template <class Record>
Result<void> write_edits(StudyFile& file, std::uint64_t seq,
                         const std::vector<Edit<Record>>& edits) {
    const auto order = written_edits(edits);
    for (const Edit<Record>* edit : order)
        if (auto written = write_row(file, *edit); !written)
            return written;
    for (std::span<const Edit<Record>* const> left = order; !left.empty();) {
        const std::size_t run = run_length<Record>(left);
        const std::int64_t first = left[0]->id().value;
        auto written = run == 0 ? write_image(file, seq, left[0]->before)
                                : write_change(file, seq,
                                               {.kind = kind_number<Record>,
                                                .id = first,
                                                .upto = first + static_cast<std::int64_t>(run) - 1,
                                                .before = {}});
        if (!written)
            return written;
        left = left.subspan(std::max<std::size_t>(run, 1));
    }
    return {};
}

} // namespace

Result<void> write_entry(StudyFile& file, const Entry& entry, const Digest& records) {
    auto statement = ready(file, file.write_entry, [] {
        return "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    });
    if (!statement)
        return failure(statement.error());
    Statement& insert = **statement;
    insert.bind(1, static_cast<std::int64_t>(entry.seq));
    insert.bind(2, static_cast<std::int64_t>(entry.mark));
    insert.bind(3, entry.at);
    insert.bind(4, std::string_view(entry.coder));
    insert.bind(5, static_cast<std::int64_t>(entry.act));
    const std::string subjects = bytes_of(entry.subjects);
    insert.bind_blob(6, subjects);
    if (entry.undoes)
        insert.bind(7, static_cast<std::int64_t>(*entry.undoes));
    else
        insert.bind_null(7);
    insert.bind(8, std::string_view(entry.note));
    insert.bind_blob(9, bytes_of(records));
    insert.bind_blob(10, bytes_of(entry.digest));
    return insert.run();
}

Result<void> write_changes(StudyFile& file, std::uint64_t seq, const Changes& changes) {
    Result<void> written;
    for_each_kind([&]<class Record>() {
        if (written && !changes.of<Record>().empty())
            written = write_edits(file, seq, changes.of<Record>());
    });
    return written;
}

Result<void> write_counters(StudyFile& file, const Changes& changes, const Study& after) {
    auto statement = ready(file, file.write_counter, [] {
        return "INSERT INTO counter VALUES (?, ?)"
               " ON CONFLICT (kind) DO UPDATE SET last = max(last, excluded.last)";
    });
    if (!statement)
        return failure(statement.error());
    Result<void> written;
    for_each_kind([&]<class Record>() {
        const bool adds = std::ranges::any_of(changes.of<Record>(), &Edit<Record>::adds);
        if (!written || !adds)
            return;
        (*statement)->bind(1, kind_number<Record>);
        (*statement)->bind(2, std::int64_t{table<Record>(after).last_id()});
        written = (*statement)->run();
    });
    return written;
}

} // namespace themata
