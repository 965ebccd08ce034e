#include "store/making.h"

#include "store/explain.h"
#include "store/study_file.h"
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace themata {

namespace {

namespace fs = std::filesystem;

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

} // namespace themata
