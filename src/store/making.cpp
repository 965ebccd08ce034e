#include "store/making.h"

#include "store/explain.h"
#include "store/study_file.h"
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace themata {

namespace {

namespace fs = std::filesystem;
using Code = Error::Code;

// What another process holds is still being made.
bool is_abandoned(const fs::path& folder) {
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (opened < 0)
        return false;
    const bool free = ::flock(opened, LOCK_EX | LOCK_NB) == 0;
    ::close(opened);
    return free;
}

} // namespace

bool is_making_name(std::string_view name) {
    return name.starts_with(making_prefix) && is_uuid(name.substr(std::strlen(making_prefix)));
}

fs::path folder_of(const fs::path& file) {
    const fs::path folder = file.parent_path();
    return folder.empty() ? "." : folder;
}

Error cannot_be_made(const fs::path& target, const std::string& reason) {
    return {Error::Code::io, named(target) + " cannot be made: " + reason + ".",
            "See whether there is room in that folder, and whether you may write there."};
}

MakingFolder::MakingFolder(const fs::path& target)
    : path_(folder_of(target) / (making_prefix + new_uuid())) {}

MakingFolder::~MakingFolder() {
    if (held_ < 0)
        return;
    std::error_code ignored;
    fs::remove_all(path_, ignored);
    ::close(held_);
}

Result<fs::path> MakingFolder::place_for(const fs::path& target) {
    if (::mkdir(path_.c_str(), 0700) != 0)
        return failure(cannot_be_made(target, std::strerror(errno)));
    held_ = ::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (held_ < 0)
        return failure(cannot_be_made(target, std::strerror(errno)));
    ::flock(held_, LOCK_EX | LOCK_NB);
    return path_ / target.filename();
}

// A fresh folder stands for a moment before its maker holds it, so a young one is left alone.
void remove_abandoned_folders(const fs::path& folder) {
    std::error_code failed;
    std::vector<fs::path> abandoned;
    const auto young = fs::file_time_type::clock::now() - std::chrono::minutes(1);
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        std::error_code unknown;
        const auto made = entry->last_write_time(unknown);
        const std::string name = entry->path().filename().string();
        if (is_making_name(name) && !unknown && made < young && is_abandoned(entry->path()))
            abandoned.push_back(entry->path());
    }
    for (const fs::path& path : abandoned)
        fs::remove_all(path, failed);
}

namespace {

fs::path with(const fs::path& path, const char* ending) { return fs::path(path) += ending; }

Error taken(const fs::path& target) {
    return {Code::refused, "There is already a file " + named(target) + ".",
            "Choose another name; nothing is ever overwritten."};
}

// A name is on the disk only when its folder is.
void sync_folder(const fs::path& file) {
    const fs::path folder = folder_of(file);
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0)
        return;
    ::fsync(opened);
    ::close(opened);
}

// A link counts, whatever it leads to; so does what cannot be looked at.
bool is_there(const fs::path& path) {
    std::error_code unknown;
    return fs::exists(fs::symlink_status(path, unknown));
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
    if (auto stamped = restamp(*database); !stamped)
        return stamped;
    return database->run("PRAGMA journal_mode = WAL");
}

bool holds_something(const fs::path& path) {
    std::error_code failed;
    const auto size = fs::file_size(path, failed);
    return failed ? is_there(path) : size > 0;
}

// A log that outlived its study would be taken for that of the new one.
Result<void> no_remains(const fs::path& path) {
    for (const char* ending : {"-wal", "-journal"})
        if (holds_something(with(path, ending)))
            return failure(Code::refused,
                           named(with(path, ending)) + " is left of a study that was called " +
                               named(path) + ".",
                           "Choose another name, or move that file away.");
    return {};
}

} // namespace

Result<void> move_into_place(const fs::path& made, const fs::path& target) {
    int failed = ::renameat2(AT_FDCWD, made.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE);
    // Some file systems, those of memory sticks for one, cannot promise that.
    if (failed != 0 && (errno == EINVAL || errno == ENOSYS)) {
        if (is_there(target))
            return failure(taken(target));
        failed = std::rename(made.c_str(), target.c_str());
    }
    if (failed == 0) {
        sync_folder(target);
        return {};
    }
    if (errno == EEXIST)
        return failure(taken(target));
    return failure(cannot_be_made(target, std::strerror(errno)));
}

Result<void> make_study_file(const fs::path& path, const Card& card) {
    if (is_there(path))
        return failure(taken(path));
    std::error_code failed;
    const fs::path folder = fs::canonical(folder_of(path), failed);
    if (failed || !fs::is_directory(folder, failed))
        return failure(Code::not_found, "There is no folder " + named(folder_of(path)) + ".",
                       "Make the folder first, or choose another.");
    const fs::path place = folder / path.filename();
    if (auto free = no_remains(place); !free)
        return free;
    remove_abandoned_folders(folder);
    MakingFolder folder_of_its_own(place);
    auto making = folder_of_its_own.place_for(place);
    if (!making)
        return failure(making.error());
    if (auto made = make_alone(*making, card); !made)
        return made;
    return move_into_place(*making, place);
}

Result<void> copy_whole(const Database& from, const fs::path& target) {
    MakingFolder folder_of_its_own(target);
    auto making = folder_of_its_own.place_for(target);
    if (!making)
        return failure(making.error());
    // Closed before it is moved: a log beside it would be left behind. A copy is another file,
    // which the log of the study does not belong to.
    auto copied = Database::open(*making, Database::Mode::create).and_then([&](const Database& to) {
        return from.copy_to(to).and_then([&] { return restamp(to); });
    });
    if (!copied)
        return copied;
    return move_into_place(*making, target);
}

} // namespace themata
