#include "store/explain.h"
#include "store/study_file.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace themata {

namespace {

namespace fs = std::filesystem;

// "000012 entry 340 8f14e45fceea167a.themata": a running number, so that the newest is known
// without a clock, and the head, so that an unchanged study is known without opening the copy.
constexpr std::size_t digits = 6;

std::string ending(Head head) {
    return fmt::format(" entry {} {:016x}.themata", head.seq, head.mark);
}

std::uint64_t number_of(const fs::path& copy) {
    const std::string name = copy.filename().string();
    std::uint64_t number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    return number;
}

// The finished copies, oldest first.
Result<std::vector<fs::path>> copies_in(const fs::path& folder) {
    std::error_code failed;
    std::vector<fs::path> copies;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed))
        if (entry->path().extension() == ".themata" && number_of(entry->path()) > 0)
            copies.push_back(entry->path());
    if (failed)
        return failure(Error::Code::io,
                       "The folder of copies " + named(folder) +
                           " cannot be read: " + failed.message() + ".",
                       "See whether you may read and write there.");
    std::ranges::sort(copies, {}, number_of);
    return copies;
}

Result<void> make_folder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        return failure(Error::Code::io,
                       "The folder of copies " + named(folder) +
                           " cannot be made: " + failed.message() + ".",
                       "See whether there is room, and whether you may write there.");
    return {};
}

// Of several processes that open a study at the same time, one makes the copy.
class FolderLock {
public:
    explicit FolderLock(const fs::path& folder)
        : opened_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        // A file system without locks is no reason to keep no copies.
        held_elsewhere_ = ::flock(opened_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    }

    ~FolderLock() { ::close(opened_); }

    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

    [[nodiscard]] bool held_elsewhere() const { return held_elsewhere_; }

private:
    int opened_;
    bool held_elsewhere_ = false;
};

void keep_newest(std::vector<fs::path> copies, std::size_t keep) {
    std::error_code ignored;
    for (std::size_t place = 0; place + keep < copies.size(); ++place)
        fs::remove(copies[place], ignored);
}

} // namespace

Result<std::optional<fs::path>> back_up(const fs::path& path, const fs::path& folder,
                                        std::size_t keep) {
    auto file = open_study_file(path, Access::read);
    if (!file)
        return failure(file.error());
    const fs::path own = folder / (*file)->card.uuid;
    if (auto made = make_folder(own); !made)
        return failure(made.error());
    const FolderLock lock(own);
    if (lock.held_elsewhere())
        return std::nullopt;
    remove_abandoned_folders(own);
    auto copies = copies_in(own);
    if (!copies)
        return failure(copies.error());
    const std::string end = ending((*file)->head);
    if (!copies->empty() && copies->back().filename().string().ends_with(end))
        return std::nullopt;
    const std::uint64_t next = copies->empty() ? 1 : number_of(copies->back()) + 1;
    const fs::path copy = own / fmt::format("{:0{}}{}", next, digits, end);
    if (auto copied = copy_whole((*file)->database, copy); !copied)
        return failure(copied.error());
    copies->push_back(copy);
    keep_newest(std::move(*copies), keep);
    return copy;
}

} // namespace themata
