#include "store/explain.h"
#include "store/study_file.h"

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <sqlite3.h>

namespace themata {

namespace {

namespace fs = std::filesystem;
using Code = Error::Code;
using Header = std::array<unsigned char, 100>;

constexpr std::string_view sqlite_begins = {"SQLite format 3\0", 16};
constexpr const char* import_instead =
    "Answers are not opened but imported: make a study, and import the file into it.";
constexpr const char* take_a_copy = "Take a copy of the study that is whole.";

std::uint32_t big_endian(const Header& header, std::size_t place) {
    return std::uint32_t{header[place]} << 24 | std::uint32_t{header[place + 1]} << 16 |
           std::uint32_t{header[place + 2]} << 8 | std::uint32_t{header[place + 3]};
}

Result<void> regular(const fs::path& path) {
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (status.type() == fs::file_type::not_found)
        return failure(Code::not_found, "There is no file " + named(path) + ".",
                       "See whether its name and folder are right, or make a new study.");
    if (failed)
        return failure(Code::io, named(path) + " cannot be read: " + failed.message() + ".",
                       "See whether you may read the file and its folder.");
    if (fs::is_directory(status))
        return failure(Code::refused, named(path) + " is a folder, not a study.",
                       "Name a file in it that ends in .themata.");
    if (!fs::is_regular_file(status))
        return failure(Code::refused, named(path) + " is not a file.",
                       "Name a file that ends in .themata.");
    return {};
}

// With a log, the file itself need not have all its pages yet.
Result<void> whole(const fs::path& path, const Header& header, std::uint64_t size) {
    const std::uint32_t stated = std::uint32_t{header[16]} << 8 | header[17];
    const std::uint64_t page = stated == 1 ? 65536 : stated;
    const std::uint64_t expected = page * big_endian(header, 28);
    if (size >= expected || has_log(path))
        return {};
    return failure(Code::refused,
                   named(path) + " is cut off: " + std::to_string(size) + " of its " +
                       std::to_string(expected) + " bytes are there.",
                   take_a_copy);
}

Result<void> of_themata(const fs::path& path, const Header& header) {
    if (big_endian(header, 68) != application_id)
        return failure(Code::refused, named(path) + " is a database of another program.",
                       "Name a file that was made by this program.");
    return {};
}

struct Beginning {
    Header header = {};
    std::size_t read = 0;
};

// Through SQLite, never by a file handle of our own: closing that would drop the locks of every
// connection that this process has to the file (POSIX), and another process that leaves then takes
// itself for the last one and removes the log that is still written to.
Result<Beginning> read_beginning(const fs::path& path) {
    sqlite3_vfs* system = sqlite3_vfs_find(nullptr);
    std::vector<std::max_align_t> room(
        static_cast<std::size_t>(system->szOsFile) / sizeof(std::max_align_t) + 1);
    auto* file = reinterpret_cast<sqlite3_file*>(room.data());
    const char* name = sqlite3_create_filename(fs::absolute(path).c_str(), "", "", 0, nullptr);
    errno = 0;
    const int opened =
        system->xOpen(system, name, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr);
    Beginning beginning;
    sqlite3_int64 size = 0;
    int result = opened;
    if (opened == SQLITE_OK)
        result = file->pMethods->xFileSize(file, &size);
    if (result == SQLITE_OK) {
        beginning.read = std::min(beginning.header.size(), static_cast<std::size_t>(size));
        result = file->pMethods->xRead(file, beginning.header.data(),
                                       static_cast<int>(beginning.read), 0);
    }
    const int number = errno;
    if (opened == SQLITE_OK)
        file->pMethods->xClose(file);
    sqlite3_free_filename(const_cast<char*>(name));
    if (result != SQLITE_OK)
        return failure(Code::io, named(path) + " cannot be read: " + std::strerror(number) + ".",
                       "See whether you may read the file.");
    return beginning;
}

} // namespace

Error too_new(std::int64_t version) {
    return {Code::refused,
            "This file was made by a newer version (schema " + std::to_string(version) +
                "; this program knows " + std::to_string(schema_version) + ").",
            "Update the program, or export the study there."};
}

Result<void> inspect(const fs::path& path) {
    if (auto is_file = regular(path); !is_file)
        return is_file;
    auto beginning = read_beginning(path);
    if (!beginning)
        return failure(beginning.error());
    const auto [header, read] = *beginning;
    if (read == 0)
        return failure(Code::refused, named(path) + " is empty.", take_a_copy);
    const auto begins = sqlite_begins.substr(0, read);
    if (std::memcmp(header.data(), begins.data(), begins.size()) != 0)
        return failure(Code::refused, named(path) + " is not a study.", import_instead);
    if (read < header.size())
        return failure(Code::refused,
                       named(path) + " is cut off after " + std::to_string(read) + " bytes.",
                       take_a_copy);
    if (auto ours = of_themata(path, header); !ours)
        return ours;
    if (const std::int64_t version = big_endian(header, 60); version > schema_version)
        return failure(too_new(version));
    return whole(path, header, fs::file_size(path));
}

bool has_log(const fs::path& path) {
    std::error_code failed;
    const auto size = fs::file_size(fs::path(path) += "-wal", failed);
    return !failed && size > 0;
}

} // namespace themata
