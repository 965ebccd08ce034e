#include "store/explain.h"

#include <cerrno>
#include <cstring>
#include <sqlite3.h>

namespace themata {

namespace {

using Code = Error::Code;

constexpr const char* from_a_copy =
    "Open the newest of the copies that are kept of every study, or "
    "a copy of your own.";

bool no_room(int system) { return system == ENOSPC || system == EDQUOT || system == EFBIG; }

Error full(const std::string& file) {
    return {Code::io, "There is no room left on the disk for " + file + ".",
            "Make room there and do it again; nothing was changed."};
}

Error not_writable(const std::string& file) {
    return {Code::io, file + " or its folder cannot be written.",
            "Copy the study to a folder of your own, or ask for the right to write there."};
}

Error disk_failed(const std::string& file, const Complaint& complaint) {
    if (no_room(complaint.system))
        return full(file);
    const std::string reason =
        complaint.system != 0 ? std::strerror(complaint.system) : complaint.detail.c_str();
    return {Code::io, "Reading or writing " + file + " failed: " + reason + ".",
            "See whether the disk or the network drive is still there; nothing was changed."};
}

Error not_opened(const std::string& file, const Complaint& complaint) {
    if (no_room(complaint.system))
        return full(file);
    const std::string reason =
        complaint.system != 0 ? std::string(": ") + std::strerror(complaint.system) : "";
    return {Code::io, file + " cannot be opened" + reason + ".",
            "See whether you may read the file and write in its folder."};
}

} // namespace

std::string named(const std::filesystem::path& file) {
    return "“" + file.filename().string() + "”";
}

Error explain(const std::filesystem::path& path, const Complaint& complaint) {
    const std::string file = named(path);
    switch (complaint.code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Code::conflict, "Another program is writing " + file + ".",
                "Wait until it has finished, or close it, and do it again."};
    case SQLITE_FULL:
        return full(file);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return not_writable(file);
    case SQLITE_CANTOPEN:
        return not_opened(file, complaint);
    case SQLITE_IOERR:
        return disk_failed(file, complaint);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {Code::refused, file + " is damaged.", from_a_copy};
    case SQLITE_INTERRUPT:
        return {Code::cancelled, "This was stopped.", "Nothing was changed."};
    case SQLITE_NOMEM:
        return {Code::io, "There is not enough memory for " + file + ".",
                "Close other programs and do it again."};
    case SQLITE_TOOBIG:
        return {Code::refused, "A text is too long for " + file + ".",
                "A single text may have up to 1,000,000,000 bytes."};
    case SQLITE_MISMATCH:
        return {Code::refused, "A value is not a number and cannot be kept in " + file + ".",
                "Nothing was changed. Leave the value out, or say why it is missing."};
    default:
        return {Code::refused, file + " is not as it should be (" + complaint.detail + ").",
                from_a_copy};
    }
}

Error explain_altered(const std::filesystem::path& path, const std::string& fault) {
    return {Code::refused, named(path) + " was altered by another program: " + fault + ".",
            from_a_copy};
}

} // namespace themata
