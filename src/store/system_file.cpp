#include "store/system_file.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <sqlite3.h>

namespace themata {

namespace {

int flags_of(SystemFile::Kind kind) {
    switch (kind) {
    case SystemFile::Kind::study_to_read:
        return SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB;
    case SystemFile::Kind::study_to_lock:
        return SQLITE_OPEN_READWRITE | SQLITE_OPEN_MAIN_DB;
    case SystemFile::Kind::log:
        return SQLITE_OPEN_READONLY | SQLITE_OPEN_WAL;
    }
    return 0;
}

} // namespace

std::uint32_t number_at(const Bytes& bytes, std::size_t place) {
    return std::uint32_t{bytes[place]} << 24 | std::uint32_t{bytes[place + 1]} << 16 |
           std::uint32_t{bytes[place + 2]} << 8 | std::uint32_t{bytes[place + 3]};
}

bool read_at(sqlite3_file* file, std::int64_t place, Bytes& bytes) {
    return file != nullptr && file->pMethods != nullptr &&
           file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), place) ==
               SQLITE_OK;
}

SystemFile::SystemFile(const std::filesystem::path& path, Kind kind)
    : system_(sqlite3_vfs_find(nullptr)),
      room_(static_cast<std::size_t>(system_->szOsFile) / sizeof(std::max_align_t) + 1),
      name_(const_cast<char*>(sqlite3_create_filename(path.c_str(), "", "", 0, nullptr))) {
    int got = 0;
    errno = 0;
    opened_ = system_->xOpen(system_, name_, file(), flags_of(kind), &got) == SQLITE_OK;
    system_error_ = errno;
    writable_ = (got & SQLITE_OPEN_READWRITE) != 0;
}

SystemFile::~SystemFile() {
    if (opened_) {
        file()->pMethods->xUnlock(file(), SQLITE_LOCK_NONE);
        file()->pMethods->xClose(file());
    }
    sqlite3_free_filename(name_);
}

sqlite3_file* SystemFile::file() { return reinterpret_cast<sqlite3_file*>(room_.data()); }

sqlite3_file* SystemFile::opened() { return opened_ ? file() : nullptr; }

bool SystemFile::writable() const { return opened_ && writable_; }

int SystemFile::system_error() const { return system_error_; }

std::int64_t SystemFile::size() {
    sqlite3_int64 size = 0;
    return opened_ && file()->pMethods->xFileSize(file(), &size) == SQLITE_OK ? size : -1;
}

bool SystemFile::lock_alone() {
    return writable() && file()->pMethods->xLock(file(), SQLITE_LOCK_SHARED) == SQLITE_OK &&
           file()->pMethods->xLock(file(), SQLITE_LOCK_EXCLUSIVE) == SQLITE_OK;
}

bool SystemFile::copy_to(const std::filesystem::path& target) {
    constexpr std::int64_t most = 1 << 20;
    const std::int64_t bytes = size();
    std::ofstream out(target, std::ios::binary);
    for (std::int64_t place = 0; place < bytes && out; place += most) {
        Bytes part(static_cast<std::size_t>(std::min(most, bytes - place)));
        if (!read_at(file(), place, part))
            return false;
        out.write(reinterpret_cast<const char*>(part.data()), std::ssize(part));
    }
    out.close();
    return bytes >= 0 && !out.fail();
}

} // namespace themata
