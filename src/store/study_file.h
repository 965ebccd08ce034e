#pragma once
// An open study file: the connection, its kept statements, and what is known of it. Opening,
// making and bringing up to date. Inner side of store/; one thread at a time.

#include "store/columns.h"
#include "store/log.h"
#include "store/making.h"
#include "store/schema.h"
#include "store/store.h"
#include <array>

namespace themata {

// Prepared when first used, then kept: preparing costs as much as a small commit's other work.
struct KindStatements {
    Statement insert;
    Statement update;
    Statement erase;
    Statement select;
};

struct StudyFile {
    StudyFile(std::filesystem::path where, Access how, Database opened)
        : path(std::move(where)), access(how), database(std::move(opened)) {}

    // Folds the log that was written here.
    ~StudyFile();
    StudyFile(const StudyFile&) = delete;
    StudyFile& operator=(const StudyFile&) = delete;

    std::filesystem::path path; // of the file itself, whatever links lead to it
    Access access;
    Database database;
    Card card;
    Head head;                           // of what was last loaded or committed here
    std::filesystem::path log_set_aside; // the new name of another file's log that lay here
    std::optional<Head> stamped_at;      // the head when the file got its last stamp here
    std::array<KindStatements, kind_count> kind_statements;
    Statement read_head;
    Statement read_digest;
    Statement write_entry;
    Statement write_change;
    Statement write_counter;
};

template <class MakeSql>
Result<Statement*> ready(const StudyFile& file, Statement& slot, MakeSql make_sql) {
    if (!slot) {
        auto prepared = file.database.prepare(make_sql());
        if (!prepared)
            return failure(prepared.error());
        slot = std::move(*prepared);
    }
    return &slot;
}

template <class Record>
Result<Statement*> ready(StudyFile& file, Statement KindStatements::*which,
                         std::string (*make_sql)()) {
    auto& statements = file.kind_statements[static_cast<std::size_t>(kind_number<Record>)];
    return ready(file, statements.*which, make_sql);
}

// Refuses, without touching anything, what cannot be a study that this program knows.
[[nodiscard]] Result<void> inspect(const std::filesystem::path& path);
[[nodiscard]] Error too_new(std::int64_t version);

[[nodiscard]] Result<std::unique_ptr<StudyFile>>
open_study_file(const std::filesystem::path& path, Access access,
                std::span<const Migration> known = migrations());

[[nodiscard]] Result<void> make_study_file(const std::filesystem::path& path, const Card& card);

[[nodiscard]] Result<Head> read_head(StudyFile& file);

// A copy of the database as a single file at `target`, complete or not there at all.
[[nodiscard]] Result<void> copy_whole(const Database& from, const std::filesystem::path& target);

// Gives a finished file its name, never over one that is there.
[[nodiscard]] Result<void> move_into_place(const std::filesystem::path& made,
                                           const std::filesystem::path& target);

[[nodiscard]] std::uint64_t random_mark();
// A random one (version 4) as RFC 4122 writes it.
[[nodiscard]] std::string new_uuid();
// 36 letters of that form: a name that cannot lead to another folder.
[[nodiscard]] bool is_uuid(std::string_view text);

} // namespace themata
