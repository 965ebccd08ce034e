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

// "000012 entry 340 8f14e45fceea167a of 91d4c6b02f7e5a38.themata": a running number, so that the
// newest is known without a clock; the head, so that an unchanged study is known without opening
// the copy; and the file that it is of, since a study that was copied has the number of the first.
constexpr std::size_t digits = 6;
constexpr std::size_t hex_digits = 16;

struct Copy {
    fs::path path;
    std::uint64_t number = 0;
    std::string end; // all after the number
    std::string of;  // empty in copies of older versions
};

// FNV-1a of the path.
std::string name_of(const fs::path& file) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char letter : file.string())
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3;
    return fmt::format("{:016x}", hash);
}

std::string ending(Head head, const std::string& of) {
    return fmt::format(" entry {} {:016x} of {}.themata", head.seq, head.mark, of);
}

bool take(std::string_view& text, std::string_view wanted) {
    if (!text.starts_with(wanted))
        return false;
    text.remove_prefix(wanted.size());
    return true;
}

// A number with so many digits, or with any.
std::optional<std::uint64_t> take_number(std::string_view& text, int base, std::size_t length) {
    std::uint64_t number = 0;
    const auto [end, failed] =
        std::from_chars(text.data(), text.data() + text.size(), number, base);
    const auto read = static_cast<std::size_t>(end - text.data());
    if (failed != std::errc() || (length > 0 && read != length))
        return {};
    text.remove_prefix(read);
    return number;
}

// What has another name was not made here and is not touched.
std::optional<Copy> copy_named(const fs::path& path) {
    const std::string name = path.filename().string();
    std::string_view left = name;
    const auto number = take_number(left, 10, 0);
    if (!number || name.size() - left.size() < digits)
        return {};
    Copy copy{.path = path, .number = *number, .end = std::string(left), .of = {}};
    if (!take(left, " entry ") || !take_number(left, 10, 0) || !take(left, " ") ||
        !take_number(left, 16, hex_digits))
        return {};
    if (take(left, " of ")) {
        copy.of = left.substr(0, std::min(left.size(), hex_digits));
        if (!take_number(left, 16, hex_digits))
            return {};
    }
    return left == ".themata" ? std::optional(copy) : std::nullopt;
}

// The finished copies, oldest first.
Result<std::vector<Copy>> copies_in(const fs::path& folder) {
    std::error_code failed;
    std::vector<Copy> copies;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed))
        if (auto copy = copy_named(entry->path()))
            copies.push_back(std::move(*copy));
    if (failed)
        return failure(Error::Code::io,
                       "The folder of copies " + folder.string() +
                           " cannot be read: " + failed.message() + ".",
                       "See whether you may read and write there.");
    std::ranges::sort(copies, {}, &Copy::number);
    return copies;
}

Result<void> make_folder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        return failure(Error::Code::io,
                       "The folder of copies " + folder.string() +
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

void keep_newest(const std::vector<Copy>& copies, std::size_t keep) {
    std::error_code ignored;
    for (std::size_t place = 0; place + keep < copies.size(); ++place)
        fs::remove(copies[place].path, ignored);
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
    const std::uint64_t next = copies->empty() ? 1 : copies->back().number + 1;
    const std::string of = name_of((*file)->path);
    std::erase_if(*copies, [&](const Copy& copy) { return copy.of != of; });
    const std::string end = ending((*file)->head, of);
    if (!copies->empty() && copies->back().end == end)
        return std::nullopt;
    const fs::path copy = own / fmt::format("{:0{}}{}", next, digits, end);
    if (auto copied = copy_whole((*file)->database, copy); !copied)
        return failure(copied.error());
    copies->push_back({.path = copy, .number = next, .end = end, .of = of});
    keep_newest(*copies, keep);
    return copy;
}

} // namespace themata
