#include "store/explain.h"
#include "store/study_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace themata {

namespace {

namespace fs = std::filesystem;
using Code = Error::Code;

fs::path with(const fs::path& path, const char* ending) { return fs::path(path) += ending; }

Error taken(const fs::path& target) {
    return {Code::refused, "There is already a file " + named(target) + ".",
            "Choose another name; nothing is ever overwritten."};
}

// A name is on the disk only when its folder is.
void sync_folder(const fs::path& file) {
    const fs::path folder = fs::absolute(file).parent_path();
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0)
        return;
    ::fsync(opened);
    ::close(opened);
}

Result<void> fill(const Database& database, const Card& card) {
    auto begun = Transaction::begin(database, Transaction::For::writing);
    if (!begun)
        return failure(begun.error());
    if (auto made = database.run("PRAGMA application_id = " + std::to_string(application_id) +
                                 "; PRAGMA user_version = " + std::to_string(schema_version) + ";" +
                                 schema_sql());
        !made)
        return made;
    auto insert = database.prepare("INSERT INTO card VALUES (1, ?, ?)");
    if (!insert)
        return failure(insert.error());
    insert->bind(1, std::string_view(card.uuid));
    insert->bind(2, std::string_view(card.title));
    if (auto inserted = insert->run(); !inserted)
        return inserted;
    return begun->commit();
}

// From the end of the block on, the file is closed and alone.
Result<void> make_alone(const fs::path& path, const Card& card) {
    auto database = Database::open(path, Database::Mode::create);
    if (!database)
        return failure(database.error());
    if (auto filled = fill(*database, card); !filled)
        return filled;
    return database->run("PRAGMA journal_mode = WAL");
}

// A log that outlived its study would be taken for that of the new one.
Result<void> no_remains(const fs::path& path) {
    for (const char* ending : {"-wal", "-journal", "-shm"})
        if (fs::exists(with(path, ending)))
            return failure(Code::refused,
                           named(with(path, ending)) + " is left of a study that was called " +
                               named(path) + ".",
                           "Choose another name, or move that file away.");
    return {};
}

} // namespace

void remove_with_logs(const fs::path& path) {
    std::error_code ignored;
    for (const char* ending : {"", "-journal", "-wal", "-shm"})
        fs::remove(with(path, ending), ignored);
}

Result<void> move_into_place(const fs::path& made, const fs::path& target) {
    int failed = ::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE);
    // Some file systems, those of memory sticks for one, cannot promise that.
    if (failed != 0 && (errno == EINVAL || errno == ENOSYS)) {
        if (fs::exists(target))
            return failure(taken(target));
        failed = std::rename(made.c_str(), target.c_str());
    }
    if (failed == 0) {
        sync_folder(target);
        return {};
    }
    if (errno == EEXIST)
        return failure(taken(target));
    return failure(Code::io, named(target) + " cannot be made: " + std::strerror(errno) + ".",
                   "See whether you may write in that folder.");
}

Result<void> make_study_file(const fs::path& path, const Card& card) {
    if (fs::exists(path))
        return failure(taken(path));
    const fs::path folder = fs::absolute(path).parent_path();
    if (!fs::is_directory(folder))
        return failure(Code::not_found, "There is no folder " + named(folder) + ".",
                       "Make the folder first, or choose another.");
    if (auto free = no_remains(path); !free)
        return free;
    const fs::path making = with(path, (".making-" + card.uuid).c_str());
    auto made = make_alone(making, card);
    if (made)
        made = move_into_place(making, path);
    if (!made)
        remove_with_logs(making);
    return made;
}

Result<void> copy_whole(const Database& from, const fs::path& target) {
    const fs::path making = with(target, ".part");
    remove_with_logs(making);
    Result<void> copied;
    if (auto to = Database::open(making, Database::Mode::create))
        copied = from.copy_to(*to);
    else
        copied = failure(to.error());
    if (copied)
        copied = move_into_place(making, target);
    if (!copied)
        remove_with_logs(making);
    return copied;
}

} // namespace themata
