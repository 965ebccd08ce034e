#pragma once
// A disk that fails: all SQLite files of this program go through it while it lives. One at a time,
// one thread.

#include <cstddef>

namespace themata {

class FaultyDisk {
public:
    enum class Fault { full, broken };

    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    // From now on `writes` more writes, truncations and syncs succeed, and all later ones fail.
    void fail_after(std::size_t writes, Fault fault);
    void heal();
    // Whether anything was refused since fail_after().
    [[nodiscard]] bool failed() const;
};

} // namespace themata
