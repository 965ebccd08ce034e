#include "store/explain.h"
#include "store/study_file.h"

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
bool may_write_study(const fs::path& path) {
    return may_write(path) && may_write(fs::absolute(path).parent_path());
}

Result<Database> connect(const fs::path& path, Access access) {
    if (access == Access::write && !may_write_study(path))
        return failure(explain(path, {.code = SQLITE_READONLY}));
    if (access == Access::write)
        return Database::open(path, Database::Mode::write);
    if (!may_write_study(path) && !has_log(path))
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
        if (!fs::exists(copy))
            return copy;
    }
}

Result<std::int64_t> version_of(const Database& database) {
    return database.integer("PRAGMA user_version");
}

Error too_old(const fs::path& path, std::int64_t version) {
    return {Code::refused,
            named(path) + " was made by a version too old for this program (schema " +
                std::to_string(version) + ").",
            "Open it once with a version from the years between."};
}

Result<void> step_up(const fs::path& path, const Database& database,
                     std::span<const Migration> known) {
    auto begun = Transaction::begin(database, Transaction::For::writing);
    if (!begun)
        return failure(begun.error());
    auto version = version_of(database);
    for (const Migration& migration : known)
        if (version && *version == migration.from) {
            const std::string next = std::to_string(migration.from + 1);
            auto done = database.run(migration.sql + "; PRAGMA user_version = " + next);
            if (!done)
                return done;
            version = version_of(database);
        }
    if (!version)
        return failure(version.error());
    if (*version != schema_version)
        return failure(too_old(path, *version));
    return begun->commit();
}

Result<void> migrate(const fs::path& path, const Database& database, std::int64_t version,
                     std::span<const Migration> known) {
    const fs::path copy = beside(path, version);
    if (auto copied = copy_whole(database, copy); !copied)
        return copied;
    auto migrated = step_up(path, database, known);
    std::error_code ignored;
    if (!migrated)
        fs::remove(copy, ignored);
    return migrated;
}

Result<void> up_to_date(const fs::path& path, const Database& database, Access access,
                        std::span<const Migration> known) {
    const auto version = version_of(database);
    if (!version)
        return failure(version.error());
    if (*version == schema_version)
        return {};
    if (*version > schema_version)
        return failure(too_new(*version));
    if (access == Access::read)
        return failure(Code::refused,
                       named(path) + " was made by an older version and must be brought up to "
                                     "date first.",
                       "Open it in the window, or with any verb that changes it; a copy of it as "
                       "it is will be kept.");
    return migrate(path, database, *version, known);
}

Result<void> set_up(const Database& database, Access access) {
    if (access == Access::write)
        if (auto logged = database.run("PRAGMA journal_mode = WAL"); !logged)
            return logged;
    return database.run("PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16000000");
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
    if (card.uuid.empty())
        return failure(explain(file.path, {.code = SQLITE_CORRUPT}));
    return card;
}

} // namespace

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
    if (auto seen = inspect(path); !seen)
        return failure(seen.error());
    auto database = connect(path, access);
    if (!database)
        return failure(database.error());
    if (auto current = up_to_date(path, *database, access, known); !current)
        return failure(current.error());
    if (auto set = set_up(*database, access); !set)
        return failure(set.error());
    auto file = std::make_unique<StudyFile>(path, access, std::move(*database));
    auto card = read_card(*file);
    auto head = read_head(*file);
    if (!card || !head)
        return failure(card ? head.error() : card.error());
    file->card = std::move(*card);
    file->head = *head;
    return file;
}

} // namespace themata
