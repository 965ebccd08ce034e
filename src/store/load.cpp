#include "store/load.h"

#include "store/explain.h"

namespace themata {

namespace {

constexpr std::size_t records_between_tellings = 10000;

class Told {
public:
    Told(const Reading& reading, const Counters& counters) : reading_(reading) {
        for (std::int64_t last : counters)
            about_ += static_cast<std::size_t>(last);
    }

    void one_more() {
        if (++read_ % records_between_tellings == 0 && reading_)
            reading_(read_, std::max(read_, about_));
    }

private:
    const Reading& reading_;
    std::size_t read_ = 0;
    std::size_t about_ = 0;
};

template <class Record>
Error damaged(const StudyFile& file, std::int64_t id, const std::string& how) {
    return {Error::Code::refused,
            named(file.path) + " is damaged: the " + std::string(Described<Record>::name) +
                " with number " + std::to_string(id) + how + ".",
            "Open the newest of the copies that are kept of every study."};
}

template <class Record>
Result<void> sound(const StudyFile& file, const Record& record, std::int64_t id,
                   std::int64_t last) {
    if (!record.id)
        return failure(damaged<Record>(file, id, " cannot be read"));
    if (id > last)
        return failure(damaged<Record>(file, id, " has a number that was never given out"));
    return {};
}

template <class Record>
Result<Table<Record>> read_table(StudyFile& file, std::int64_t last, Told& told) {
    auto select = ready<Record>(file, &KindStatements::select, select_sql<Record>);
    if (!select)
        return failure(select.error());
    Statement& rows = **select;
    rows.bind(1, std::numeric_limits<std::int64_t>::min());
    rows.bind(2, std::numeric_limits<std::int64_t>::max());
    static const int id_column = columns_of<Record>().count;
    typename Table<Record>::Editor editor{Table<Record>()};
    while (rows.advance() == Step::row) {
        Record record = read_record<Record>(rows);
        if (auto good = sound(file, record, rows.integer(id_column), last); !good) {
            (void)rows.finished();
            return failure(good.error());
        }
        editor.put(std::move(record));
        told.one_more();
    }
    if (auto read = rows.finished(); !read)
        return failure(read.error());
    editor.skip_ids_to(static_cast<std::uint32_t>(last));
    return editor.done();
}

} // namespace

Result<Counters> read_counters(StudyFile& file) {
    auto select = file.database.prepare("SELECT kind, last FROM counter");
    if (!select)
        return failure(select.error());
    Counters counters = {};
    bool sound = true;
    while (sound && select->advance() == Step::row) {
        const std::int64_t last = select->integer(1);
        sound = last >= 0 && last <= std::numeric_limits<std::uint32_t>::max() &&
                with_kind(select->integer(0), [&]<class Record>() {
                    counters[static_cast<std::size_t>(kind_number<Record>)] = last;
                });
    }
    if (!sound)
        return failure(Error::Code::refused, named(file.path) + " has lost count of its numbers.",
                       "Open the newest of the copies that are kept of every study.");
    return select->finished().map([&] { return counters; });
}

Result<Study> read_study(StudyFile& file, const Counters& counters, const Reading& reading) {
    Study study;
    Result<void> read;
    Told told(reading, counters);
    for_each_kind([&]<class Record>() {
        if (!read)
            return;
        const std::int64_t last = counters[static_cast<std::size_t>(kind_number<Record>)];
        auto table = read_table<Record>(file, last, told);
        if (table)
            study.*table_of<Record> = std::move(*table);
        else
            read = failure(table.error());
    });
    return read.map([&] { return std::move(study); });
}

} // namespace themata
