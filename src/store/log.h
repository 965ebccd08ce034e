#pragma once
// The write-ahead log beside a study, "s.themata-wal". SQLite replays whatever log lies there, so
// this file ties a log to its study: the first page of a study has a stamp (the schema cookie, a
// random number), every transaction writes that page into the log, and the stamp changes only when
// the log is folded into the file. A log belongs to a file when one of its first pages has the
// file's stamp; any other log is set aside. Inner side of store/; one thread at a time.

#include "store/database.h"
#include <filesystem>
#include <optional>

namespace themata {

struct StudyFile;

// The bytes of the log that lies beside the file; 0 when there is none.
[[nodiscard]] std::uintmax_t log_size(const std::filesystem::path& file);
[[nodiscard]] bool has_log(const std::filesystem::path& file);

// A log that is longer is folded after the act that made it so.
inline constexpr std::uintmax_t long_log = 4'000'000;

// A log that lies beside a file that is to be opened.
struct Leftover {
    enum class Kind {
        none,
        in_use, // somebody has the file open
        own,    // the program ended before the log was folded; it holds acts
        foreign // it was begun for another file
    };
    Kind kind = Kind::none;
    std::filesystem::path set_aside = {}; // the new name of a foreign log, when it could be given
};

// Sets a foreign log aside where the folder can be written. Comes before a connection is made.
[[nodiscard]] Result<Leftover> look_at_leftover_log(const std::filesystem::path& file);

// Gives the file another stamp, in a transaction of its own. For a file that was just made.
[[nodiscard]] Result<void> restamp(const Database& database);
[[nodiscard]] bool has_stamp(const Database& database);

// Puts the first page into the transaction for writing that is open. Refuses when the file on the
// disk is no longer the one that the log was begun for, as it was written over while it was open.
[[nodiscard]] Result<void> tie_log(const StudyFile& file);
// The same for a file that is about to be altered otherwise.
[[nodiscard]] Result<void> write_first_page(const Database& database);
// Asked within a transaction, it is exact.
[[nodiscard]] bool is_still_its_log(const Database& database);

// Brings all that the log holds into the file and empties the log. Waits for nobody: when others
// read or write just now, the log stays for another time.
[[nodiscard]] Result<void> fold_log(StudyFile& file);

} // namespace themata
