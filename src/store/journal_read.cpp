#include "store/explain.h"
#include "store/image.h"
#include "store/journal.h"

#include <algorithm>

namespace themata {

namespace {

// The records of one kind that an entry changed. What they became is the next before-image of each
// later in the journal, or else the row in the table.
template <class Record>
class EditsOfEntry {
public:
    bool add(const ChangeRow& row) {
        for (std::int64_t id = row.id; id <= row.upto; ++id)
            ids_.push_back({static_cast<std::uint32_t>(id)});
        edits_.resize(ids_.size());
        complete_.resize(ids_.size());
        left_ = ids_.size();
        if (!row.before)
            return true;
        auto before = record_of(ids_.back(), *row.before);
        if (before)
            edits_.back().before = std::move(*before);
        return before.has_value();
    }

    bool complete(const ChangeRow& later) {
        const auto first = std::ranges::lower_bound(ids_, later.id, {}, number);
        for (auto id = first; id != ids_.end() && number(*id) <= later.upto; ++id) {
            const auto place = static_cast<std::size_t>(id - ids_.begin());
            if (complete_[place])
                continue;
            complete_[place] = true;
            --left_;
            auto after = later.before ? record_of(*id, *later.before) : Record{};
            if (!after)
                return false;
            edits_[place].after = std::move(*after);
        }
        return true;
    }

    Result<void> complete_from_table(StudyFile& file) {
        for (std::size_t place = 0; place < ids_.size();) {
            std::size_t end = place;
            while (end < ids_.size() && !complete_[end] &&
                   number(ids_[end]) == number(ids_[place]) + std::int64_t(end - place))
                ++end;
            if (auto read = complete_from_table(file, place, end); !read)
                return read;
            place = std::max(end, place + 1);
        }
        return {};
    }

    [[nodiscard]] std::size_t left() const { return left_; }

    // Whether each was there before or after.
    [[nodiscard]] bool whole() const {
        return std::ranges::all_of(
            edits_, [](const auto& edit) { return edit.before.id || edit.after.id; });
    }

    std::vector<Edit<Record>> take() { return std::move(edits_); }

private:
    static std::int64_t number(Id<Record> id) { return id.value; }

    // The ids from place to end are consecutive.
    Result<void> complete_from_table(StudyFile& file, std::size_t place, std::size_t end) {
        if (place == end)
            return {};
        auto select = ready<Record>(file, &KindStatements::select, select_sql<Record>);
        if (!select)
            return failure(select.error());
        (*select)->bind(1, number(ids_[place]));
        (*select)->bind(2, number(ids_[end - 1]));
        while ((*select)->advance() == Step::row) {
            Record record = read_record<Record>(**select);
            if (record.id)
                edits_[place + record.id.value - ids_[place].value].after = std::move(record);
        }
        return (*select)->finished();
    }

    std::vector<Id<Record>> ids_; // ascending
    std::vector<Edit<Record>> edits_;
    std::vector<bool> complete_;
    std::size_t left_ = 0;
};

using AllEdits = PerKind<EditsOfEntry>;

std::size_t left(const AllEdits& all) {
    return std::apply([](const auto&... kinds) { return (kinds.left() + ...); }, all);
}

Result<Statement> changes_from(StudyFile& file, const std::string& where, std::uint64_t seq) {
    auto select = file.database.prepare("SELECT seq, kind, id, upto, before FROM change WHERE " +
                                        where + " ORDER BY seq, kind, id");
    if (select)
        select->bind(1, static_cast<std::int64_t>(seq));
    return select;
}

// At most so many records.
Result<AllEdits> changed_by(StudyFile& file, std::uint64_t seq, std::int64_t room) {
    auto select = changes_from(file, "seq = ?", seq);
    if (!select)
        return failure(select.error());
    AllEdits all;
    bool sound = true;
    while (sound && room > 0 && select->advance() == Step::row) {
        ChangeRow row = ChangeRow::of(*select, 1);
        bool added = false;
        const bool usable = row.sound();
        const std::int64_t taken = std::min(room, row.upto - row.id + 1);
        row.upto = row.id + taken - 1;
        room -= taken;
        if (usable)
            with_kind(row.kind, [&]<class Record>() {
                added = std::get<EditsOfEntry<Record>>(all).add(row);
            });
        sound = added;
    }
    if (!sound)
        return failure(damaged_journal(file, seq));
    if (room <= 0)
        return all;
    return select->finished().map([&] { return std::move(all); });
}

Result<void> complete_from_journal(StudyFile& file, std::uint64_t seq, AllEdits& all) {
    auto select = changes_from(file, "seq > ?", seq);
    if (!select)
        return failure(select.error());
    while (left(all) > 0 && select->advance() == Step::row) {
        const ChangeRow row = ChangeRow::of(*select, 1);
        bool completed = false;
        if (row.sound())
            with_kind(row.kind, [&]<class Record>() {
                completed = std::get<EditsOfEntry<Record>>(all).complete(row);
            });
        if (!completed)
            return failure(damaged_journal(file, static_cast<std::uint64_t>(select->integer(0))));
    }
    return select->finished();
}

} // namespace

ChangeRow ChangeRow::of(const Statement& row, int first_column) {
    ChangeRow read = {.kind = row.integer(first_column),
                      .id = row.integer(first_column + 1),
                      .upto = row.integer(first_column + 2),
                      .before = {}};
    if (!row.null(first_column + 3))
        read.before = row.blob(first_column + 3);
    return read;
}

bool ChangeRow::sound() const {
    constexpr std::int64_t last = std::numeric_limits<std::uint32_t>::max();
    return id >= 1 && id <= upto && upto <= last && (!before || id == upto);
}

std::optional<Entry> read_entry(const Statement& row) {
    auto subjects = subjects_in(row.blob(5));
    const auto digest = digest_in(row.blob(8));
    const std::int64_t act = row.integer(4);
    if (!subjects || !digest || act < 0 || act > std::numeric_limits<std::uint8_t>::max())
        return std::nullopt;
    Entry entry = {.seq = static_cast<std::uint64_t>(row.integer(0)),
                   .mark = static_cast<std::uint64_t>(row.integer(1)),
                   .at = row.integer(2),
                   .coder = std::string(row.text(3)),
                   .act = static_cast<ActKind>(act),
                   .subjects = std::move(*subjects),
                   .undoes = {},
                   .note = std::string(row.text(7)),
                   .digest = *digest};
    if (!row.null(6))
        entry.undoes = static_cast<std::uint64_t>(row.integer(6));
    return entry;
}

Result<Digest> read_digest(StudyFile& file, std::uint64_t seq) {
    if (seq == 0)
        return Digest{};
    auto select =
        ready(file, file.read_digest, [] { return "SELECT digest FROM entry WHERE seq = ?"; });
    if (!select)
        return failure(select.error());
    (*select)->bind(1, static_cast<std::int64_t>(seq));
    std::optional<Digest> digest;
    if ((*select)->advance() == Step::row)
        digest = digest_in((*select)->blob(0));
    if (auto read = (*select)->finished(); !read)
        return failure(read.error());
    if (!digest)
        return failure(damaged_journal(file, seq));
    return *digest;
}

Error damaged_journal(const StudyFile& file, std::uint64_t seq) {
    return {Error::Code::refused,
            "The journal of " + named(file.path) + " is damaged at entry " + std::to_string(seq) +
                ".",
            "Open the newest of the copies that are kept of every study."};
}

namespace {

constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::max();

Result<Changes> whole_changes(StudyFile& file, std::uint64_t seq, std::int64_t most) {
    auto all = changed_by(file, seq, most);
    if (!all)
        return failure(all.error());
    if (auto completed = complete_from_journal(file, seq, *all); !completed)
        return failure(completed.error());
    Changes changes;
    Result<void> completed;
    for_each_kind([&]<class Record>() {
        auto& edits = std::get<EditsOfEntry<Record>>(*all);
        if (completed)
            completed = edits.complete_from_table(file);
        if (completed && !edits.whole())
            completed = failure(damaged_journal(file, seq));
        changes.edits<Record>() = edits.take();
    });
    return completed.map([&] { return std::move(changes); });
}

Result<std::uint64_t> count_changes(StudyFile& file, std::uint64_t seq) {
    auto select =
        file.database.prepare("SELECT ifnull(sum(upto - id + 1), 0) FROM change WHERE seq = ?");
    if (!select)
        return failure(select.error());
    select->bind(1, static_cast<std::int64_t>(seq));
    std::uint64_t count = 0;
    if (select->advance() == Step::row)
        count = static_cast<std::uint64_t>(select->integer(0));
    return select->finished().map([&] { return count; });
}

} // namespace

Result<Changes> read_changes(StudyFile& file, std::uint64_t seq) {
    return whole_changes(file, seq, no_limit);
}

Result<SomeChanges> read_some_changes(StudyFile& file, std::uint64_t seq, std::size_t most) {
    const auto all = count_changes(file, seq);
    if (!all)
        return failure(all.error());
    return whole_changes(file, seq, static_cast<std::int64_t>(most)).map([&](Changes changes) {
        return SomeChanges{std::move(changes), *all};
    });
}

Result<CodingId> read_last_coding(StudyFile& file, std::uint64_t seq) {
    auto select = file.database.prepare("SELECT upto, before IS NULL FROM change WHERE seq = ? "
                                        "AND kind = ? ORDER BY id DESC LIMIT 1");
    if (!select)
        return failure(select.error());
    select->bind(1, static_cast<std::int64_t>(seq));
    select->bind(2, kind_number<Coding>);
    CodingId last;
    if (select->advance() == Step::row && select->integer(1) != 0)
        last = {static_cast<std::uint32_t>(select->integer(0))};
    return select->finished().map([&] { return last; });
}

Result<Table<Theme>> read_themes_at(StudyFile& file, const Table<Theme>& now, std::uint64_t seq) {
    auto select = file.database.prepare("SELECT seq, kind, id, upto, before FROM change WHERE "
                                        "seq > ? AND kind = ? ORDER BY seq DESC, id DESC");
    if (!select)
        return failure(select.error());
    select->bind(1, static_cast<std::int64_t>(seq));
    select->bind(2, kind_number<Theme>);
    Table<Theme>::Editor themes(now);
    while (select->advance() == Step::row) {
        const ChangeRow row = ChangeRow::of(*select, 1);
        auto before = row.sound() && row.before
                          ? record_of(ThemeId{static_cast<std::uint32_t>(row.id)}, *row.before)
                          : std::nullopt;
        if (!row.sound() || (row.before && !before))
            return failure(damaged_journal(file, static_cast<std::uint64_t>(select->integer(0))));
        if (before)
            themes.put(std::move(*before));
        else
            for (std::int64_t id = row.id; id <= row.upto; ++id)
                themes.remove({static_cast<std::uint32_t>(id)});
    }
    return select->finished().map([&] { return themes.done(); });
}

Result<std::vector<std::uint64_t>> read_entries_of_themes(StudyFile& file) {
    auto select =
        file.database.prepare("SELECT DISTINCT seq FROM change WHERE kind = ? ORDER BY seq");
    if (!select)
        return failure(select.error());
    select->bind(1, kind_number<Theme>);
    std::vector<std::uint64_t> entries;
    while (select->advance() == Step::row)
        entries.push_back(static_cast<std::uint64_t>(select->integer(0)));
    return select->finished().map([&] { return std::move(entries); });
}

Result<std::vector<ResponseId>> read_touched_responses(StudyFile& file, std::uint64_t since) {
    auto select = file.database.prepare("SELECT id, upto FROM change WHERE seq > ? AND kind = ?");
    if (!select)
        return failure(select.error());
    select->bind(1, static_cast<std::int64_t>(since));
    select->bind(2, kind_number<Response>);
    std::vector<ResponseId> touched;
    while (select->advance() == Step::row)
        for (std::int64_t id = select->integer(0); id <= select->integer(1); ++id)
            touched.push_back({static_cast<std::uint32_t>(id)});
    std::ranges::sort(touched);
    touched.erase(std::ranges::unique(touched).begin(), touched.end());
    return select->finished().map([&] { return std::move(touched); });
}

} // namespace themata
