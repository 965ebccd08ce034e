#include "store/store.h"

#include "store/explain.h"
#include "store/image.h"
#include "store/journal.h"
#include "store/load.h"
#include "study/check.h"

namespace themata {

namespace {

using Code = Error::Code;

Result<void> may_commit(const StudyFile& file) {
    if (file.access == Access::read)
        return failure(Code::refused, named(file.path) + " was opened for reading only.",
                       "Open it for writing.");
    if (file.database.moved())
        return failure(
            Code::io, named(file.path) + " was moved, replaced or removed while it was open.",
            "Put it back where it was, under this name, and do the act again. What was done "
            "since it was opened may lie in a log beside that place.");
    return {};
}

Result<void> expect_head(StudyFile& file, Head expected) {
    auto head = read_head(file);
    if (!head)
        return failure(head.error());
    if (*head != expected)
        return failure(Code::conflict, "The study was changed by another program meanwhile.",
                       "See in History what was done there, and do the act again.");
    return {};
}

Entry numbered(const NewEntry& entry) {
    return {.seq = entry.on.seq + 1,
            .mark = random_mark(),
            .at = entry.at,
            .coder = entry.coder,
            .act = entry.act,
            .subjects = entry.subjects,
            .undoes = entry.undoes,
            .note = entry.note,
            .digest = {}};
}

Result<void> changes_something(const Changes& changes) {
    bool something = false;
    for_each_kind([&]<class Record>() {
        for (const auto& edit : changes.of<Record>())
            something = something || !same(edit.before, edit.after);
    });
    if (!something)
        return failure(Code::refused, "This changes nothing.", "Nothing was written.");
    return {};
}

Result<void> not_stopped(const std::stop_token& stop) {
    if (stop.stop_requested())
        return failure(Code::cancelled, "This was stopped.", "Nothing was changed.");
    return {};
}

Result<void> write(StudyFile& file, Entry& entry, const Changes& changes, const Study& after,
                   const std::stop_token& stop) {
    const auto before = read_digest(file, entry.seq - 1);
    if (!before)
        return failure(before.error());
    const Digest records = records_digest(changes);
    entry.digest = chained(*before, entry, records);
    if (auto written = write_entry(file, entry, records); !written)
        return written;
    if (auto going_on = not_stopped(stop); !going_on)
        return going_on;
    if (auto written = write_changes(file, entry.seq, changes); !written)
        return written;
    if (auto going_on = not_stopped(stop); !going_on)
        return going_on;
    return write_counters(file, changes, after);
}

Result<std::vector<Entry>> read_entries(StudyFile& file, const char* where, std::uint64_t seq) {
    auto select = file.database.prepare("SELECT " + std::string(entry_columns) +
                                        " FROM entry WHERE seq " + where + " ? ORDER BY seq");
    if (!select)
        return failure(select.error());
    select->bind(1, static_cast<std::int64_t>(seq));
    std::vector<Entry> entries;
    while (select->advance() == Step::row) {
        auto entry = read_entry(*select);
        if (!entry)
            return failure(damaged_journal(file, static_cast<std::uint64_t>(select->integer(0))));
        entries.push_back(std::move(*entry));
    }
    return select->finished().map([&] { return std::move(entries); });
}

Result<void> expect_entry(StudyFile& file, std::uint64_t seq) {
    const auto entries = read_entries(file, "=", seq);
    if (!entries)
        return failure(entries.error());
    if (entries->empty())
        return failure(Code::not_found, "The journal has no entry " + std::to_string(seq) + ".",
                       "History shows all entries with their numbers.");
    return {};
}

// A transaction for reading, so that several statements see the same moment.
template <class Fn>
auto at_one_moment(StudyFile& file, Fn read) -> decltype(read()) {
    auto begun = Transaction::begin(file.database, Transaction::For::reading);
    if (!begun)
        return failure(begun.error());
    return read();
}

Result<Study> load_sound(StudyFile& file, const Reading& reading) {
    auto head = read_head(file);
    auto counters = read_counters(file);
    if (!head || !counters)
        return failure(head ? counters.error() : head.error());
    auto study = read_study(file, *counters, reading);
    if (!study)
        return study;
    if (const auto found = breaches(*study, 1); !found.empty())
        return failure(Code::refused, named(file.path) + " is damaged: " + found.front() + ".",
                       "Open the newest of the copies that are kept of every study.");
    file.head = *head;
    return study;
}

// Whether the journal has the entry that this head names.
Result<bool> goes_on_from(StudyFile& file, Head head) {
    if (head == Head{})
        return true;
    return read_entries(file, "=", head.seq).map([&](const std::vector<Entry>& entries) {
        return !entries.empty() && entries.front().mark == head.mark;
    });
}

// What one entry changed is told from all later ones, so that many take longer than a load.
constexpr std::size_t most_followed = 256;

Result<std::optional<std::vector<Committed>>> committed_since(StudyFile& file, Head head) {
    const auto goes_on = goes_on_from(file, head);
    if (!goes_on)
        return failure(goes_on.error());
    auto entries = read_entries(file, ">", head.seq);
    if (!entries)
        return failure(entries.error());
    if (!*goes_on || entries->size() > most_followed)
        return std::nullopt;
    std::vector<Committed> committed;
    for (Entry& entry : *entries) {
        auto changes = read_changes(file, entry.seq);
        if (!changes)
            return failure(changes.error());
        committed.push_back({std::move(entry), std::move(*changes)});
    }
    return committed;
}

} // namespace

Store::Store(std::unique_ptr<StudyFile> file) : file_(std::move(file)) {}

Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::create(const std::filesystem::path& path, const std::string& title) {
    if (auto made = make_study_file(path, {.uuid = new_uuid(), .title = title}); !made)
        return failure(made.error());
    return open(path, Access::write);
}

Result<Store> Store::open(const std::filesystem::path& path, Access access) {
    return open_study_file(path, access).map([](std::unique_ptr<StudyFile> file) {
        return Store(std::move(file));
    });
}

const Card& Store::card() const { return file_->card; }

Head Store::head() const { return file_->head; }

Result<bool> Store::changed_elsewhere() {
    return read_head(*file_).map([&](Head head) { return head != file_->head; });
}

Result<Study> Store::load(std::stop_token stop, const Reading& reading) {
    const Database::Interruption interruption(file_->database, std::move(stop));
    return at_one_moment(*file_, [&] { return load_sound(*file_, reading); });
}

Result<std::optional<std::vector<Committed>>> Store::follow() {
    auto committed = at_one_moment(*file_, [&] { return committed_since(*file_, head()); });
    if (committed && *committed && !(*committed)->empty())
        file_->head = {.seq = (*committed)->back().entry.seq,
                       .mark = (*committed)->back().entry.mark};
    return committed;
}

Result<Entry> Store::commit(const NewEntry& act, const Changes& changes, const Study& after,
                            const std::stop_token& stop) {
    if (auto may = may_commit(*file_); !may)
        return failure(may.error());
    if (auto changed = changes_something(changes); !changed)
        return failure(changed.error());
    auto begun = Transaction::begin(file_->database, Transaction::For::writing);
    if (!begun)
        return failure(begun.error());
    if (auto expected = expect_head(*file_, act.on); !expected)
        return failure(expected.error());
    if (auto tied = tie_log(*file_); !tied)
        return failure(tied.error());
    Entry entry = numbered(act);
    if (auto written = write(*file_, entry, changes, after, stop); !written)
        return failure(written.error());
    if (auto committed = begun->commit(); !committed)
        return failure(committed.error());
    file_->head = {.seq = entry.seq, .mark = entry.mark};
    // The act is on the disk already, whatever comes of this.
    if (log_size(file_->path) > long_log)
        (void)themata::fold_log(*file_);
    return entry;
}

Result<void> Store::fold_log() {
    if (file_->access == Access::read || !has_log(file_->path))
        return {};
    return themata::fold_log(*file_);
}

const std::filesystem::path& Store::log_set_aside() const { return file_->log_set_aside; }

Result<std::vector<Entry>> Store::history(std::uint64_t since) {
    auto entries = read_entries(*file_, ">", since);
    if (entries)
        std::erase_if(*entries, [&](const Entry& entry) { return entry.seq > head().seq; });
    return entries;
}

Result<Changes> Store::changes_of(std::uint64_t seq) {
    return at_one_moment(*file_, [&]() -> Result<Changes> {
        if (auto there = expect_entry(*file_, seq); !there)
            return failure(there.error());
        return read_changes(*file_, seq);
    });
}

Result<SomeChanges> Store::some_changes_of(std::uint64_t seq, std::size_t most,
                                           std::stop_token stop) {
    const Database::Interruption interruption(file_->database, std::move(stop));
    return at_one_moment(*file_, [&]() -> Result<SomeChanges> {
        if (auto there = expect_entry(*file_, seq); !there)
            return failure(there.error());
        return read_some_changes(*file_, seq, most);
    });
}

Result<CodingId> Store::last_coding_of(std::uint64_t seq) { return read_last_coding(*file_, seq); }

Result<Table<Theme>> Store::themes_at(const Table<Theme>& now, std::uint64_t seq) {
    return at_one_moment(*file_, [&] { return read_themes_at(*file_, now, seq); });
}

Result<std::vector<std::uint64_t>> Store::entries_of_themes() {
    return at_one_moment(*file_, [&] { return read_entries_of_themes(*file_); });
}

Result<ResponseDelta> Store::responses_since(Head head) {
    return at_one_moment(*file_, [&]() -> Result<ResponseDelta> {
        auto entries = read_entries(*file_, "=", head.seq);
        if (!entries)
            return failure(entries.error());
        const Head there =
            entries->empty() ? Head() : Head{.seq = head.seq, .mark = entries->front().mark};
        if (there != head)
            return ResponseDelta{.lineage = ResponseDelta::Lineage::other, .touched = {}};
        return read_touched_responses(*file_, head.seq).map([](std::vector<ResponseId> touched) {
            return ResponseDelta{.touched = std::move(touched)};
        });
    });
}

Result<Verification> Store::verify(std::stop_token stop) {
    const Database::Interruption interruption(file_->database, std::move(stop));
    return at_one_moment(*file_, [&] { return verify_file(*file_); });
}

} // namespace themata
