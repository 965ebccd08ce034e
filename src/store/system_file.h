#pragma once
// A file of a study, opened through SQLite and never by a handle of our own: closing that would
// drop the locks of every connection that this process has to the file (POSIX), and another process
// that leaves would then take itself for the last one and remove the log that is still written to.
// Inner side of store/; one thread.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

struct sqlite3_file;
struct sqlite3_vfs;

namespace themata {

using Bytes = std::vector<unsigned char>;

// A big-endian number, as SQLite's files have them.
[[nodiscard]] std::uint32_t number_at(const Bytes& bytes, std::size_t place);

// Fills all of `bytes`, or returns false.
[[nodiscard]] bool read_at(sqlite3_file* file, std::int64_t place, Bytes& bytes);

class SystemFile {
public:
    enum class Kind { study_to_read, study_to_lock, log };

    SystemFile(const std::filesystem::path& path, Kind kind);
    ~SystemFile();
    SystemFile(const SystemFile&) = delete;
    SystemFile& operator=(const SystemFile&) = delete;

    // The file for read_at(); nullptr when it could not be opened.
    [[nodiscard]] sqlite3_file* opened();
    [[nodiscard]] bool writable() const;
    // The errno of opening it.
    [[nodiscard]] int system_error() const;
    // -1 when that cannot be told.
    [[nodiscard]] std::int64_t size();

    // Fails while anybody has the study open, as each connection keeps a shared lock on the file.
    [[nodiscard]] bool lock_alone();

    // Copies the whole file.
    [[nodiscard]] bool copy_to(const std::filesystem::path& target);

private:
    sqlite3_file* file();

    sqlite3_vfs* system_;
    std::vector<std::max_align_t> room_;
    char* name_;
    bool opened_ = false;
    bool writable_ = false;
    int system_error_ = 0;
};

} // namespace themata
