#include "store/explain.h"
#include "store/study_file.h"

#include <algorithm>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace themata {

namespace {

namespace fs = std::filesystem;
using Code = Error::Code;

bool may_write(const fs::path& path) {
    return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) == 0;
}

// SQLite writes a log beside the file.
bool may_write_study(const fs::path& path) { return may_write(path) && may_write(folder_of(path)); }

Result<Database> connect(const fs::path& path, Access access, Leftover::Kind log) {
    if (access == Access::write && !may_write_study(path))
        return failure(explain(path, {.code = SQLITE_READONLY}));
    if (access == Access::write)
        return Database::open(path, Database::Mode::write);
    const bool alone = log == Leftover::Kind::none || log == Leftover::Kind::foreign;
    if (!may_write_study(path) && alone)
        return Database::open(path, Database::Mode::immutable);
    return Database::open(path, Database::Mode::read);
}

// "s (schema 0).themata", "s (schema 0, 2).themata", …: the first that is free.
fs::path beside(const fs::path& path, std::int64_t version) {
    for (int number = 1;; ++number) {
        std::string name = path.stem().string() + " (schema " + std::to_string(version);
        if (number > 1)
            name += ", " + std::to_string(number);
        fs::path copy = path.parent_path() / (name + ")" + path.extension().string());
        std::error_code unknown;
        if (!fs::exists(fs::symlink_status(copy, unknown)))
            return copy;
    }
}

Result<std::int64_t> version_of(const Database& database) {
    return database.integer("PRAGMA user_version");
}

// Before anything else of the file is read: a trigger or view in it may be anybody's.
Result<void> check_schema(const StudyFile& file) {
    const auto version = version_of(file.database);
    if (!version)
        return failure(version.error());
    if (*version > schema_version)
        return failure(too_new(*version));
    const auto faults = schema_faults(
        file.database, *version == schema_version ? SchemaOf::this_version : SchemaOf::older);
    if (!faults)
        return failure(faults.error());
    if (!faults->empty())
        return failure(explain_altered(file.path, faults->front()));
    return {};
}

Error too_old(const fs::path& path, std::int64_t version) {
    return {Code::refused,
            named(path) + " was made by a version too old for this program (schema " +
                std::to_string(version) + ").",
            "Open it once with a version from the years between."};
}

Result<void> step_up(StudyFile& file, std::span<const Migration> known) {
    const Database& database = file.database;
    auto begun = Transaction::begin(database, Transaction::For::writing);
    if (!begun)
        return failure(begun.error());
    auto version = version_of(database);
    std::vector<Result<void> (*)(StudyFile&)> then;
    for (const Migration& migration : known)
        if (version && *version == migration.from) {
            const std::string next = std::to_string(migration.from + 1);
            auto done = database.run(migration.sql + "; PRAGMA user_version = " + next);
            if (!done)
                return done;
            if (migration.then)
                then.push_back(migration.then);
            version = version_of(database);
        }
    // They read records, which have all of their columns only now.
    for (const auto& work : then)
        if (auto done = work(file); !done)
            return done;
    if (!version)
        return failure(version.error());
    if (*version != schema_version)
        return failure(too_old(file.path, *version));
    if (auto checked = check_schema(file); !checked)
        return checked;
    return begun->commit();
}

Result<void> migrate(StudyFile& file, std::int64_t version, std::span<const Migration> known) {
    if (std::ranges::find(known, version, &Migration::from) == known.end())
        return failure(too_old(file.path, version));
    const fs::path copy = beside(file.path, version);
    if (auto copied = copy_whole(file.database, copy); !copied)
        return copied;
    // The log then has the stamp that the file had before its tables were altered.
    auto migrated = write_first_page(file.database).and_then([&] { return step_up(file, known); });
    std::error_code ignored;
    if (!migrated)
        fs::remove(copy, ignored);
    return migrated;
}

Result<void> up_to_date(StudyFile& file, std::span<const Migration> known) {
    const auto version = version_of(file.database);
    if (!version)
        return failure(version.error());
    if (*version == schema_version)
        return {};
    if (file.access == Access::read)
        return failure(Code::refused,
                       named(file.path) + " was made by an older version and must be brought up to "
                                          "date first.",
                       "Open it in the window, or with any verb that changes it; a copy of it as "
                       "it is will be kept.");
    return migrate(file, *version, known);
}

// The log is folded by fold_log() alone, which gives the file its stamp.
Result<void> set_up(const Database& database, Access access) {
    if (access == Access::write)
        if (auto logged = database.run("PRAGMA journal_mode = WAL"); !logged)
            return logged;
    return database.run("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0");
}

Result<Card> read_card(const StudyFile& file) {
    auto select = file.database.prepare("SELECT uuid, title FROM card");
    if (!select)
        return failure(select.error());
    Card card;
    if (select->advance() == Step::row)
        card = {.uuid = std::string(select->text(0)), .title = std::string(select->text(1))};
    if (auto read = select->finished(); !read)
        return failure(read.error());
    if (!is_uuid(card.uuid))
        return failure(explain(file.path, {.code = SQLITE_CORRUPT}));
    return card;
}

// A link is followed once, here: SQLite and we then name log and copies by the file itself.
fs::path without_links(const fs::path& path) {
    std::error_code failed;
    if (!fs::is_symlink(path, failed))
        return path;
    fs::path real = fs::canonical(path, failed);
    return failed ? path : real;
}

// What was left in the log, and a file of an older version, which has no stamp. Where that fails,
// nothing is lost: the log stays.
void put_in_order(StudyFile& file, Leftover::Kind log) {
    const bool alone = log == Leftover::Kind::none || log == Leftover::Kind::foreign;
    if (alone && has_stamp(file.database))
        file.stamped_at = file.head;
    const bool unstamped = file.access == Access::write && !has_stamp(file.database);
    if (file.database.writable() && (unstamped || log == Leftover::Kind::own))
        (void)fold_log(file);
}

} // namespace

StudyFile::~StudyFile() {
    const bool opened = !card.uuid.empty(); // a file that was refused stays as it was
    if (opened && access == Access::write && is_still_its_log(database))
        (void)fold_log(*this);
    // SQLite would write the log into whatever file lies there now.
    if (!is_still_its_log(database))
        database.leave_log();
}

Result<Head> read_head(StudyFile& file) {
    auto select = ready(file, file.read_head,
                        [] { return "SELECT seq, mark FROM entry ORDER BY seq DESC LIMIT 1"; });
    if (!select)
        return failure(select.error());
    Head head;
    if ((*select)->advance() == Step::row)
        head = {.seq = static_cast<std::uint64_t>((*select)->integer(0)),
                .mark = static_cast<std::uint64_t>((*select)->integer(1))};
    return (*select)->finished().map([&] { return head; });
}

Result<std::unique_ptr<StudyFile>> open_study_file(const fs::path& path, Access access,
                                                   std::span<const Migration> known) {
    const fs::path real = without_links(path);
    if (auto seen = inspect(real); !seen)
        return failure(seen.error());
    const auto log = look_at_leftover_log(real);
    if (!log)
        return failure(log.error());
    auto database = connect(real, access, log->kind);
    if (!database)
        return failure(database.error());
    auto file = std::make_unique<StudyFile>(real, access, std::move(*database));
    if (auto checked = check_schema(*file); !checked)
        return failure(checked.error());
    if (auto set = set_up(file->database, access); !set)
        return failure(set.error());
    if (auto current = up_to_date(*file, known); !current)
        return failure(current.error());
    auto card = read_card(*file);
    auto head = read_head(*file);
    if (!card || !head)
        return failure(card ? head.error() : card.error());
    file->card = std::move(*card);
    file->head = *head;
    file->log_set_aside = log->set_aside;
    put_in_order(*file, log->kind);
    return file;
}

} // namespace themata
