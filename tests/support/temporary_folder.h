#pragma once
// A folder of its own for a test, gone with all that is in it at the end. It lies in memory where
// there is room: a test waits for no disk, and what is killed is a program, never the machine.

#include <filesystem>

namespace themata {

// Where folders for tests are made.
[[nodiscard]] std::filesystem::path scratch();

class TemporaryFolder {
public:
    enum class Where { in_memory_if_there_is_room, on_disk }; // for a bench, say
    explicit TemporaryFolder(Where where = Where::in_memory_if_there_is_room);
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

    [[nodiscard]] std::filesystem::path operator/(std::string_view name) const {
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

} // namespace themata
