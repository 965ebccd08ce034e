#include "store/log.h"

#include "store/explain.h"
#include "store/making.h"
#include "store/study_file.h"
#include "store/system_file.h"
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sqlite3.h>

namespace themata {

namespace {

namespace fs = std::filesystem;

// https://www.sqlite.org/fileformat2.html: numbers are big-endian.
constexpr std::size_t file_header = 100;
constexpr std::size_t stamp_place = 40; // the schema cookie
constexpr std::size_t log_header = 32;
constexpr std::size_t frame_header = 24;
constexpr std::uint32_t log_magic = 0x377f0682; // its last bit: checksums of big-endian words

// SQLite counts the cookie up from 1; a stamp is a number that it never comes to so. Files of
// versions before 0.4 have none.
constexpr std::uint32_t least_stamp = 1u << 20;

fs::path log_of(const fs::path& file) { return fs::path(file) += "-wal"; }

// What SQLite would replay of a log: the frames up to the last that ends a transaction.
class LogReader {
public:
    explicit LogReader(sqlite3_file* log) : log_(log), header_(log_header) {
        valid_ = read_at(log_, 0, header_) && (number_at(header_, 0) & ~1u) == log_magic;
        if (!valid_)
            return;
        add_up(header_, 0, log_header - 8);
        valid_ = sums_are(header_, log_header - 8);
        frame_.resize(frame_header + number_at(header_, 8));
    }

    // The next frame of the log, whole and of this log.
    [[nodiscard]] bool advance() {
        if (!valid_ || !read_at(log_, place_, frame_) ||
            number_at(frame_, 8) != number_at(header_, 16) ||
            number_at(frame_, 12) != number_at(header_, 20))
            return false;
        add_up(frame_, 0, 8);
        add_up(frame_, frame_header, frame_.size());
        place_ += std::ssize(frame_);
        return sums_are(frame_, 16);
    }

    [[nodiscard]] std::uint32_t page() const { return number_at(frame_, 0); }

    [[nodiscard]] bool ends_transaction() const { return number_at(frame_, 4) != 0; }

    [[nodiscard]] std::uint32_t stamp() const {
        return number_at(frame_, frame_header + stamp_place);
    }

private:
    std::uint32_t word(const Bytes& bytes, std::size_t place) const {
        const std::uint32_t number = number_at(bytes, place);
        return (number_at(header_, 0) & 1u) != 0 ? number : __builtin_bswap32(number);
    }

    void add_up(const Bytes& bytes, std::size_t from, std::size_t to) {
        for (std::size_t place = from; place + 8 <= to; place += 8) {
            first_ += word(bytes, place) + second_;
            second_ += word(bytes, place + 4) + first_;
        }
    }

    [[nodiscard]] bool sums_are(const Bytes& bytes, std::size_t place) const {
        return number_at(bytes, place) == first_ && number_at(bytes, place + 4) == second_;
    }

    sqlite3_file* log_;
    Bytes header_;
    Bytes frame_;
    sqlite3_int64 place_ = log_header;
    std::uint32_t first_ = 0; // the checksums up to here
    std::uint32_t second_ = 0;
    bool valid_ = false;
};

enum class LogTie {
    none,    // nothing in it would be replayed
    same,    // the log was begun for this file
    unknown, // there are no stamps: written by an older version
    other
};

LogTie tie_of(sqlite3_file* file, sqlite3_file* log) {
    Bytes header(file_header);
    if (!read_at(file, 0, header))
        return LogTie::none;
    const std::uint32_t stamp = number_at(header, stamp_place);
    std::vector<std::uint32_t> stamps; // of all transactions that are whole
    std::vector<std::uint32_t> under_way;
    bool replayed = false;
    for (LogReader frames(log); frames.advance();) {
        if (frames.page() == 1)
            under_way.push_back(frames.stamp());
        if (!frames.ends_transaction())
            continue;
        replayed = true;
        stamps.insert(stamps.end(), under_way.begin(), under_way.end());
        under_way.clear();
    }
    if (!replayed)
        return LogTie::none;
    if (stamp < least_stamp || stamps.empty())
        return LogTie::unknown;
    return std::ranges::find(stamps, stamp) != stamps.end() ? LogTie::same : LogTie::other;
}

Result<Head> head_of(const Database& database) {
    auto seq = database.integer("SELECT coalesce(max(seq), 0) FROM entry");
    auto mark = database.integer("SELECT mark FROM entry ORDER BY seq DESC LIMIT 1");
    if (!seq || !mark)
        return failure(seq ? mark.error() : seq.error());
    return Head{static_cast<std::uint64_t>(*seq), static_cast<std::uint64_t>(*mark)};
}

Result<std::string> text_of(const Database& database, std::string_view sql) {
    auto select = database.prepare(sql);
    if (!select)
        return failure(select.error());
    std::string text;
    if (select->advance() == Step::row)
        text = select->text(0);
    return select->finished().map([&] { return text; });
}

// The head of the file without its log stands in the journal of the file with it.
bool goes_on(const Database& alone, const Database& replayed) {
    const auto head = head_of(alone);
    if (!head)
        return true; // written half way: only the log makes it whole
    const auto uuid = text_of(alone, "SELECT uuid FROM card");
    if (uuid != text_of(replayed, "SELECT uuid FROM card"))
        return false;
    auto mark = replayed.prepare("SELECT 1 FROM entry WHERE seq = ? AND mark = ?");
    if (!mark)
        return false;
    mark->bind(1, static_cast<std::int64_t>(head->seq));
    mark->bind(2, static_cast<std::int64_t>(head->mark));
    return head->seq == 0 || mark->advance() == Step::row;
}

// For files of older versions: tries the log on a copy.
Result<bool> is_sound_with_log(const fs::path& path, SystemFile& file, SystemFile& log) {
    MakingFolder folder(path);
    auto copy = folder.place_for(path);
    if (!copy)
        return failure(copy.error());
    const fs::path before = folder.path() / "before";
    if (!file.copy_to(*copy) || !file.copy_to(before) || !log.copy_to(log_of(*copy)))
        return failure(Error::Code::io, "The log beside " + named(path) + " cannot be looked at.",
                       "See whether there is room in that folder, and open the study again.");
    auto replayed = Database::open(*copy, Database::Mode::write);
    auto alone = Database::open(before, Database::Mode::immutable);
    if (!replayed || !alone)
        return false;
    for (const Database* database : {&*alone, &*replayed})
        if (const auto faults = schema_faults(*database, SchemaOf::older);
            faults && !faults->empty())
            return failure(explain_altered(path, faults->front()));
    const auto found = text_of(*replayed, "PRAGMA quick_check(1)");
    return found && *found == "ok" && goes_on(*alone, *replayed);
}

Result<bool> belongs(const fs::path& path, SystemFile& file, SystemFile& log) {
    const LogTie tie = tie_of(file.opened(), log.opened());
    if (tie == LogTie::unknown)
        return is_sound_with_log(path, file, log);
    return tie != LogTie::other;
}

// "s.themata-log-set-aside", "s.themata-log-set-aside-2", …: the first that is free.
Result<fs::path> set_aside(const fs::path& path) {
    constexpr int most = 1000;
    for (int number = 1; number < most; ++number) {
        fs::path name = fs::path(path) += "-log-set-aside";
        if (number > 1)
            name += "-" + std::to_string(number);
        if (::renameat2(AT_FDCWD, log_of(path).c_str(), AT_FDCWD, name.c_str(), RENAME_NOREPLACE) ==
            0)
            return name;
        if (errno != EEXIST)
            break;
    }
    return failure(Error::Code::refused,
                   named(log_of(path)) + " is not the log of " + named(path) +
                       " but was left by another file of that name.",
                   "Move it to another folder, and open the study again.");
}

Error replaced(const fs::path& path) {
    return {Error::Code::io, named(path) + " was replaced by another file while it was open.",
            "Close the study, look which file you want there, and open that one."};
}

sqlite3_file* handle(sqlite3* connection, int which) {
    sqlite3_file* file = nullptr;
    sqlite3_file_control(connection, "main", which, &file);
    return file;
}

} // namespace

Result<void> restamp(const Database& database) {
    const auto stamp = static_cast<std::uint32_t>(random_mark()) % (0x7fffffffu - least_stamp);
    sqlite3* connection = database.connection();
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
    auto done = database.run("PRAGMA schema_version = " + std::to_string(stamp + least_stamp));
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return done;
}

namespace {

// For as long as this lives, a lock that somebody else has is not waited for, and a connection for
// reading may fold.
class Impatience {
public:
    explicit Impatience(const StudyFile& file) : file_(file) {
        sqlite3_busy_timeout(file_.database.connection(), 0);
        if (file_.access == Access::read)
            (void)file_.database.run("PRAGMA query_only = OFF");
    }

    ~Impatience() {
        sqlite3_busy_timeout(file_.database.connection(), Database::patience_ms);
        if (file_.access == Access::read)
            (void)file_.database.run("PRAGMA query_only = ON");
    }

    Impatience(const Impatience&) = delete;
    Impatience& operator=(const Impatience&) = delete;

private:
    const StudyFile& file_;
};

bool is_empty(sqlite3_file* log) {
    sqlite3_int64 size = 0;
    return log == nullptr || log->pMethods == nullptr ||
           (log->pMethods->xFileSize(log, &size) == SQLITE_OK && size == 0);
}

Result<std::uint32_t> stamp_of(const Database& database) {
    return database.integer("PRAGMA schema_version").map([](std::int64_t number) {
        return static_cast<std::uint32_t>(number);
    });
}

} // namespace

Result<void> write_first_page(const Database& database) {
    const auto version = database.integer("PRAGMA user_version");
    if (!version)
        return failure(version.error());
    return database.run("PRAGMA user_version = " + std::to_string(*version));
}

namespace {

// The old stamp goes before the new one, so that the log always has the stamp of the file.
Result<void> restamp_for_folding(StudyFile& file) {
    const auto head = read_head(file);
    if (!head)
        return failure(head.error());
    if (file.stamped_at == *head)
        return {};
    auto begun = Transaction::begin(file.database, Transaction::For::writing);
    if (!begun)
        return failure(begun.error());
    if (auto tied = tie_log(file); !tied)
        return tied;
    if (auto committed = begun->commit(); !committed)
        return committed;
    if (auto done = restamp(file.database); !done)
        return done;
    file.stamped_at = *head;
    return {};
}

Result<void> empty_log(const StudyFile& file) {
    sqlite3* connection = file.database.connection();
    const int code =
        sqlite3_wal_checkpoint_v2(connection, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code == SQLITE_OK)
        return {};
    return failure(explain(file.path, {.code = code,
                                       .system = sqlite3_system_errno(connection),
                                       .detail = sqlite3_errmsg(connection)}));
}

} // namespace

std::uintmax_t log_size(const fs::path& file) {
    std::error_code failed;
    const auto size = fs::file_size(log_of(file), failed);
    return failed ? 0 : size;
}

bool has_log(const fs::path& file) { return log_size(file) > 0; }

Result<Leftover> look_at_leftover_log(const fs::path& path) {
    if (!has_log(path))
        return Leftover{};
    SystemFile file(path, SystemFile::Kind::study_to_lock);
    const bool alone = file.lock_alone();
    if (!alone && file.writable())
        return Leftover{.kind = Leftover::Kind::in_use};
    SystemFile log(log_of(path), SystemFile::Kind::log);
    const auto same = belongs(path, file, log);
    if (!same)
        return failure(same.error());
    if (*same)
        return Leftover{.kind = Leftover::Kind::own};
    if (!alone)
        return Leftover{.kind = Leftover::Kind::foreign};
    return set_aside(path).map([](const fs::path& name) {
        return Leftover{.kind = Leftover::Kind::foreign, .set_aside = name};
    });
}

bool is_still_its_log(const Database& database) {
    const auto stamp = stamp_of(database);
    Bytes header(file_header);
    sqlite3_file* file = handle(database.connection(), SQLITE_FCNTL_FILE_POINTER);
    if (!stamp || !read_at(file, 0, header))
        return false;
    const std::uint32_t in_file = number_at(header, stamp_place);
    if (in_file == *stamp)
        return true;
    // A file of an older version, whose tables were just altered: it gets its stamp when it is
    // folded.
    if (in_file < least_stamp && *stamp < least_stamp)
        return true;
    return tie_of(file, handle(database.connection(), SQLITE_FCNTL_JOURNAL_POINTER)) ==
           LogTie::same;
}

Result<void> tie_log(const StudyFile& file) {
    if (!is_still_its_log(file.database))
        return failure(replaced(file.path));
    return write_first_page(file.database);
}

bool has_stamp(const Database& database) {
    const auto stamp = stamp_of(database);
    return stamp && *stamp >= least_stamp;
}

Result<void> fold_log(StudyFile& file) {
    if (is_empty(handle(file.database.connection(), SQLITE_FCNTL_JOURNAL_POINTER)) &&
        has_stamp(file.database))
        return {};
    const Impatience impatience(file);
    auto folded = restamp_for_folding(file).and_then([&] { return empty_log(file); });
    if (!folded && folded.error().code == Error::Code::conflict)
        return {};
    return folded;
}

} // namespace themata
