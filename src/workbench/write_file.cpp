// All files that leave a study are written here.

#include "store/store.h"
#include "workbench/exports.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

namespace themata {

namespace {

namespace fs = std::filesystem;
using Code = Error::Code;

constexpr mode_t own = 0600; // answers are confidential
constexpr mode_t permissions = 07777;

tl::unexpected<Error> unwritable(const fs::path& file, int number) {
    return failure(
        Code::io,
        fmt::format("The file {} cannot be written: {}.", file.string(), std::strerror(number)),
        "See whether the folder is there, may be written to and has room.");
}

tl::unexpected<Error> never_replaced(const fs::path& file, std::string_view what) {
    return failure(Code::refused,
                   fmt::format("{} is {}, which is never replaced.", file.string(), what),
                   "Choose another name.");
}

std::string_view file_type_name(fs::file_type type) {
    switch (type) {
    case fs::file_type::directory:
        return "a folder";
    case fs::file_type::block:
    case fs::file_type::character:
        return "a device";
    case fs::file_type::fifo:
        return "a pipe";
    case fs::file_type::socket:
        return "a socket";
    case fs::file_type::symlink:
        return "a link that leads nowhere";
    default:
        return "no plain file";
    }
}

// The log beside a study holds acts that the file has not.
bool is_log_of_study(const fs::path& file) {
    const std::string name = file.string();
    for (const std::string_view ending : {"-wal", "-shm", "-journal"})
        if (name.ends_with(ending) && is_study(name.substr(0, name.size() - ending.size())))
            return true;
    return false;
}

// Where links end, when a file may be written there.
Result<fs::path> place_to_write(const fs::path& file, Overwriting overwriting) {
    std::error_code unknown;
    const fs::file_status there = fs::symlink_status(file, unknown);
    if (is_log_of_study(file))
        return never_replaced(file, "the log of a study");
    if (!fs::exists(there))
        return file;
    if (overwriting == Overwriting::refused)
        return failure(Code::refused, fmt::format("There is a file {} already.", file.string()),
                       "Choose another name, or remove that file first.");
    fs::path real = fs::canonical(file, unknown);
    if (unknown)
        return never_replaced(file, file_type_name(there.type()));
    const fs::file_status found = fs::status(real, unknown);
    if (!fs::is_regular_file(found))
        return never_replaced(file, file_type_name(found.type()));
    if (is_study(real))
        return never_replaced(file, "a study");
    if (is_log_of_study(real))
        return never_replaced(file, "the log of a study");
    return real;
}

fs::path folder_of(const fs::path& file) {
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

// A new file beside the one that it will become, under a name that nobody can foresee. Removed
// unless it gets its name.
class FreshFile {
public:
    explicit FreshFile(const fs::path& target) {
        std::random_device device;
        path_ = folder_of(target) / fmt::format(".themata-{:08x}{:08x}.part", device(), device());
        opened_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, own);
    }

    ~FreshFile() {
        if (opened_ < 0)
            return;
        ::close(opened_);
        if (!named_)
            ::unlink(path_.c_str());
    }

    FreshFile(const FreshFile&) = delete;
    FreshFile& operator=(const FreshFile&) = delete;

    [[nodiscard]] bool is_open() const { return opened_ >= 0; }

    [[nodiscard]] bool write(std::string_view text) const {
        while (!text.empty()) {
            const ssize_t written = ::write(opened_, text.data(), text.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                return false;
            text.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }

    // Owner and mode of the file that is replaced.
    [[nodiscard]] bool take_after(const fs::path& replaced) const {
        struct stat before = {};
        if (::stat(replaced.c_str(), &before) != 0)
            return true;
        // Only root may give files away; for others the file is their own.
        if (::fchown(opened_, before.st_uid, before.st_gid) != 0 && errno != EPERM)
            return false;
        return ::fchmod(opened_, before.st_mode & permissions) == 0;
    }

    [[nodiscard]] bool sync() const { return ::fsync(opened_) == 0 || errno == EINVAL; }

    [[nodiscard]] bool get_name(const fs::path& target, Overwriting overwriting) {
        const unsigned how = overwriting == Overwriting::refused ? RENAME_NOREPLACE : 0;
        named_ = ::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target.c_str(), how) == 0;
        // Some file systems, those of memory sticks for one, cannot promise that.
        if (!named_ && (errno == EINVAL || errno == ENOSYS))
            named_ = std::rename(path_.c_str(), target.c_str()) == 0;
        return named_;
    }

private:
    fs::path path_;
    int opened_ = -1;
    bool named_ = false;
};

// A name is on the disk only when its folder is.
void sync_folder(const fs::path& file) {
    const int opened = ::open(folder_of(file).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0)
        return;
    ::fsync(opened);
    ::close(opened);
}

} // namespace

Result<void> write_file(const fs::path& file, std::string_view text, Overwriting overwriting) {
    const auto place = place_to_write(file, overwriting);
    if (!place)
        return failure(place.error());
    FreshFile fresh(*place);
    const bool done = fresh.is_open() && fresh.take_after(*place) && fresh.write(text) &&
                      fresh.sync() && fresh.get_name(*place, overwriting);
    if (!done)
        return unwritable(file, errno);
    sync_folder(*place);
    return {};
}

} // namespace themata
