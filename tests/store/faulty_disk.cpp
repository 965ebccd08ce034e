#include "store/faulty_disk.h"

#include <limits>
#include <sqlite3.h>
#include <utility>

namespace themata {

namespace {

constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

// SQLite calls plain functions, so what they know must stand outside.
std::size_t writes_left = never;
FaultyDisk::Fault fault = FaultyDisk::Fault::full;
bool any_failed = false;

bool fails() {
    if (writes_left == never)
        return false;
    if (writes_left > 0) {
        --writes_left;
        return false;
    }
    any_failed = true;
    return true;
}

int complaint(int broken) { return fault == FaultyDisk::Fault::full ? SQLITE_FULL : broken; }

// The system's file stands behind ours in the memory that SQLite gives.
sqlite3_file* real(sqlite3_file* file) { return file + 1; }

template <auto Method>
struct Forward;

template <class... Values, int (*sqlite3_io_methods::*Method)(sqlite3_file*, Values...)>
struct Forward<Method> {
    static int call(sqlite3_file* file, Values... values) {
        sqlite3_file* behind = real(file);
        return (behind->pMethods->*Method)(behind, values...);
    }
};

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 place) {
    if (fails())
        return complaint(SQLITE_IOERR_WRITE);
    return real(file)->pMethods->xWrite(real(file), bytes, size, place);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (fails())
        return complaint(SQLITE_IOERR_TRUNCATE);
    return real(file)->pMethods->xTruncate(real(file), size);
}

int sync(sqlite3_file* file, int flags) {
    if (fails())
        return complaint(SQLITE_IOERR_FSYNC);
    return real(file)->pMethods->xSync(real(file), flags);
}

void shm_barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }

template <auto Method>
constexpr auto forward = Forward<Method>::call;

const sqlite3_io_methods forwarding = {
    .iVersion = 2,
    .xClose = forward<&sqlite3_io_methods::xClose>,
    .xRead = forward<&sqlite3_io_methods::xRead>,
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = forward<&sqlite3_io_methods::xFileSize>,
    .xLock = forward<&sqlite3_io_methods::xLock>,
    .xUnlock = forward<&sqlite3_io_methods::xUnlock>,
    .xCheckReservedLock = forward<&sqlite3_io_methods::xCheckReservedLock>,
    .xFileControl = forward<&sqlite3_io_methods::xFileControl>,
    .xSectorSize = forward<&sqlite3_io_methods::xSectorSize>,
    .xDeviceCharacteristics = forward<&sqlite3_io_methods::xDeviceCharacteristics>,
    .xShmMap = forward<&sqlite3_io_methods::xShmMap>,
    .xShmLock = forward<&sqlite3_io_methods::xShmLock>,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = forward<&sqlite3_io_methods::xShmUnmap>,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

sqlite3_vfs* system_disk = nullptr;
sqlite3_vfs faulty = {};

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* opened) {
    file->pMethods = nullptr;
    const int code = system_disk->xOpen(system_disk, name, real(file), flags, opened);
    if (real(file)->pMethods != nullptr)
        file->pMethods = &forwarding;
    return code;
}

} // namespace

FaultyDisk::FaultyDisk() {
    system_disk = sqlite3_vfs_find(nullptr);
    faulty = *system_disk;
    faulty.zName = "faulty";
    faulty.szOsFile = static_cast<int>(sizeof(sqlite3_file)) + system_disk->szOsFile;
    faulty.xOpen = open;
    sqlite3_vfs_register(&faulty, 1);
    heal();
}

FaultyDisk::~FaultyDisk() {
    heal();
    sqlite3_vfs_unregister(&faulty);
    sqlite3_vfs_register(system_disk, 1);
}

void FaultyDisk::fail_after(std::size_t writes, Fault how) {
    writes_left = writes;
    fault = how;
    any_failed = false;
}

void FaultyDisk::heal() { writes_left = never; }

bool FaultyDisk::failed() const { return any_failed; }

} // namespace themata
