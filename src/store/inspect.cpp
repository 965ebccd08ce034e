#include "store/explain.h"
#include "store/study_file.h"
#include "store/system_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace themata {

namespace {

namespace fs = std::filesystem;
using Code = Error::Code;

constexpr std::size_t header_size = 100;
constexpr std::size_t application_id_place = 68;
constexpr std::string_view sqlite_begins = {"SQLite format 3\0", 16};
constexpr const char* import_instead =
    "Answers are not opened but imported: make a study, and import the file into it.";
constexpr const char* take_a_copy = "Take a copy of the study that is whole.";

Result<void> regular(const fs::path& path) {
    std::error_code failed;
    const fs::file_status status = fs::status(path, failed);
    if (status.type() == fs::file_type::not_found)
        return failure(Code::not_found, "There is no file " + named(path) + ".",
                       "See whether its name and folder are right, or make a new study.");
    if (failed == std::errc::too_many_symbolic_link_levels)
        return failure(Code::refused, named(path) + " is a link that leads back to itself.",
                       "Name the file that it should lead to, or remove the link.");
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
Result<void> whole(const fs::path& path, const Bytes& header, std::uint64_t size) {
    const std::uint32_t stated = std::uint32_t{header[16]} << 8 | header[17];
    const std::uint64_t page = stated == 1 ? 65536 : stated;
    const std::uint64_t expected = page * number_at(header, 28);
    if (size >= expected || has_log(path))
        return {};
    return failure(Code::refused,
                   named(path) + " is cut off: " + std::to_string(size) + " of its " +
                       std::to_string(expected) + " bytes are there.",
                   take_a_copy);
}

Result<void> of_themata(const fs::path& path, const Bytes& header) {
    if (number_at(header, application_id_place) != application_id)
        return failure(Code::refused, named(path) + " is a database of another program.",
                       "Name a file that was made by this program.");
    return {};
}

struct Beginning {
    Bytes header;
    std::uint64_t size = 0;
};

Result<Beginning> read_beginning(const fs::path& path) {
    SystemFile file(path, SystemFile::Kind::study_to_read);
    const std::int64_t size = file.size();
    Beginning beginning;
    bool read = size >= 0;
    if (read) {
        beginning.size = static_cast<std::uint64_t>(size);
        beginning.header.resize(std::min(header_size, static_cast<std::size_t>(size)));
        errno = 0;
        read = size == 0 || read_at(file.opened(), 0, beginning.header);
    }
    if (!read)
        return failure(Code::io,
                       named(path) + " cannot be read: " +
                           std::strerror(file.opened() ? errno : file.system_error()) + ".",
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

bool is_study(const fs::path& path) {
    std::error_code unknown;
    if (!fs::is_regular_file(path, unknown))
        return false;
    const auto beginning = read_beginning(path);
    return beginning && beginning->header.size() == header_size &&
           std::memcmp(beginning->header.data(), sqlite_begins.data(), sqlite_begins.size()) == 0 &&
           number_at(beginning->header, application_id_place) == application_id;
}

Result<void> inspect(const fs::path& path) {
    if (auto is_file = regular(path); !is_file)
        return is_file;
    auto beginning = read_beginning(path);
    if (!beginning)
        return failure(beginning.error());
    const Bytes& header = beginning->header;
    const std::size_t read = header.size();
    if (read == 0)
        return failure(Code::refused, named(path) + " is empty.", take_a_copy);
    const auto begins = sqlite_begins.substr(0, read);
    if (std::memcmp(header.data(), begins.data(), begins.size()) != 0)
        return failure(Code::refused, named(path) + " is not a study.", import_instead);
    if (read < header_size)
        return failure(Code::refused,
                       named(path) + " is cut off after " + std::to_string(read) + " bytes.",
                       take_a_copy);
    if (auto ours = of_themata(path, header); !ours)
        return ours;
    if (const std::int64_t version = number_at(header, 60); version > schema_version)
        return failure(too_new(version));
    return whole(path, header, beginning->size);
}

} // namespace themata
