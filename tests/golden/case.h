#pragma once
// A golden case: a folder with `cmd` (a shell line each), the files that it reads, and `out`: what
// the real binary printed, line by line, with exit codes. Lines of stderr stand behind "! ". One
// thread.

#include <filesystem>
#include <string>
#include <vector>

namespace themata::golden {

namespace fs = std::filesystem;

struct Ran {
    int exit_code = 0;
    std::string out;
    std::string err;
};

// A folder of its own for one case, with the user's folders in it; gone at the end. `themata` is
// found on the path, $SAMPLE is assets/sample and $SHARED the published data.
class Room {
public:
    Room();
    ~Room();
    Room(const Room&) = delete;
    Room& operator=(const Room&) = delete;

    [[nodiscard]] fs::path folder() const { return top_ / "room"; }

    // A line for /bin/sh, run in the folder.
    [[nodiscard]] Ran run(const std::string& line) const;

private:
    fs::path top_;
};

[[nodiscard]] std::string contents(const fs::path& file);
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

// What the case prints now: each line of `cmd` after "$ ", its output, "[exit 1]" where it is not
// 0. Times, uuids, digests and the login name are masked.
[[nodiscard]] std::string transcript(const fs::path& folder);

// Lines that went after "- ", lines that came after "+ ", and the commands in between.
[[nodiscard]] std::string difference(const std::string& expected, const std::string& found);

} // namespace themata::golden
