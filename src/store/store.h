#pragma once
// The study file: one SQLite file with the study's tables and the journal of all that was ever done
// to it, always written together. What commit() has answered is on the disk. A single file when
// nobody has it open. A Store belongs to one thread at a time; another thread or process opens its
// own, any number may read and write, and commit() refuses what was planned on an older head.

#include "study/change.h"
#include "study/journal.h"
#include "study/snapshot.h"
#include <filesystem>
#include <functional>
#include <stop_token>

namespace themata {

// The first of what an entry changed, and how many records that are in all.
struct SomeChanges {
    Changes changes;
    std::uint64_t all = 0;
};

// An entry of the journal with what it changed.
struct Committed {
    Entry entry;
    Changes changes;
};

// Told while a study is read: how many records of about how many.
using Reading = std::function<void(std::size_t records, std::size_t of)>;

class Store {
public:
    // Makes a study that is open for writing. Refuses to overwrite; when it fails, nothing of it
    // is left on the disk.
    [[nodiscard]] static Result<Store> create(const std::filesystem::path& path,
                                              const std::string& title);
    // Refuses what is not a study or was made by a newer version. A study of an older schema is
    // brought up to date when it is opened for writing, with a copy of it as it was beside it.
    [[nodiscard]] static Result<Store> open(const std::filesystem::path& path, Access access);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    [[nodiscard]] const Card& card() const;

    // Of what was last loaded or committed here; after open() that of the file.
    [[nodiscard]] Head head() const;
    // Whether the file's head is no longer head().
    [[nodiscard]] Result<bool> changed_elsewhere();

    // The study as it is in the file now; head() is then its head. Refuses what breaks the
    // invariants of study/check.h.
    [[nodiscard]] Result<Study> load(std::stop_token stop = {}, const Reading& reading = {});

    // What others committed since head(), oldest first; head() is then the file's. Nothing: the
    // journal does not go on from head(), or goes on so far that load() is quicker; head() stays.
    [[nodiscard]] Result<std::optional<std::vector<Committed>>> follow();

    // Writes the changes and their entry, or nothing. `after` is what the changes made of the
    // study that was loaded. Code::conflict: somebody else committed since `entry.on`.
    // Code::cancelled: it was stopped before all was written.
    [[nodiscard]] Result<Entry> commit(const NewEntry& entry, const Changes& changes,
                                       const Study& after, const std::stop_token& stop = {});

    // Brings everything into the file itself, so that a copy of it has all acts. What is committed
    // is safe without that: until then it stands in a log beside the file. Does nothing while
    // another process reads or writes.
    [[nodiscard]] Result<void> fold_log();
    // When the file was opened, the log of another file lay beside it. This is its new name; empty
    // when there was none.
    [[nodiscard]] const std::filesystem::path& log_set_aside() const;

    // The entries after the one with number `since`, up to head().
    [[nodiscard]] Result<std::vector<Entry>> history(std::uint64_t since = 0);
    // What an entry changed, whole records before and after.
    [[nodiscard]] Result<Changes> changes_of(std::uint64_t seq);
    // At most so many of them, however many there are.
    [[nodiscard]] Result<SomeChanges> some_changes_of(std::uint64_t seq, std::size_t most,
                                                      std::stop_token stop = {});
    // The highest id of the codings that an entry added, 0 when it added none. Only for entries
    // that undo nothing: what they add has ids above all that were given out before.
    [[nodiscard]] Result<CodingId> last_coding_of(std::uint64_t seq);
    // The themes as they were after an earlier entry, from as they are at head(); and which entries
    // changed any theme.
    [[nodiscard]] Result<Table<Theme>> themes_at(const Table<Theme>& now, std::uint64_t seq);
    [[nodiscard]] Result<std::vector<std::uint64_t>> entries_of_themes();
    [[nodiscard]] Result<ResponseDelta> responses_since(Head head);

    // Reads everything: the file's structure, what holds in a study, the journal against the
    // tables. The faults are what was found; an Error is that it could not be looked at.
    [[nodiscard]] Result<Verification> verify(std::stop_token stop = {});

private:
    explicit Store(std::unique_ptr<struct StudyFile> file);

    std::unique_ptr<struct StudyFile> file_;
};

// Whether the file begins as a study does, whole or damaged, of whatever version. Safe beside a
// Store that has it open.
[[nodiscard]] bool is_study(const std::filesystem::path& file);

// Copies the study, as it is on the disk, into a folder of its own below `folder`, unless the
// newest copy there is of the same head; keeps the newest `keep`. The copy's path, or nothing when
// there was nothing to do. Opens the file itself: may run beside a Store, on any thread.
[[nodiscard]] Result<std::optional<std::filesystem::path>>
back_up(const std::filesystem::path& file, const std::filesystem::path& folder,
        std::size_t keep = 5);

} // namespace themata
