#include "golden/case.h"

#include "support/temporary_folder.h"

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <pwd.h>
#include <regex>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace themata::golden {

namespace {

const fs::path binary = THEMATA_BINARY;
const fs::path sample = fs::path(THEMATA_SOURCE_DIR) / "assets" / "sample";

std::vector<std::string> environment(const fs::path& home) {
    const char* leaks = std::getenv("LSAN_OPTIONS"); // those of others, where a sanitizer looks
    return {fmt::format("LSAN_OPTIONS={}", leaks ? leaks : ""),
            fmt::format("PATH={}:/usr/bin:/bin", binary.parent_path().string()),
            fmt::format("HOME={}", home.string()),
            fmt::format("XDG_DATA_HOME={}/data", home.string()),
            fmt::format("XDG_CACHE_HOME={}/cache", home.string()),
            fmt::format("SAMPLE={}", sample.string()),
            fmt::format("SHARED={}", THEMATA_SHARED_DIR),
            "LC_ALL=C.UTF-8",
            "TZ=UTC"};
}

void send_to(int descriptor, const fs::path& file) {
    const int opened = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (opened < 0 || dup2(opened, descriptor) < 0)
        _exit(126);
    close(opened);
}

// Between fork and exec: nothing here may take a lock.
[[noreturn]] void become_shell(const fs::path& top, const std::string& line,
                               const std::vector<std::string>& variables) {
    if (chdir((top / "room").c_str()) != 0)
        _exit(126);
    send_to(STDOUT_FILENO, top / "out");
    send_to(STDERR_FILENO, top / "err");
    std::vector<char*> pointers;
    for (const std::string& variable : variables)
        pointers.push_back(const_cast<char*>(variable.c_str()));
    pointers.push_back(nullptr);
    execle("/bin/sh", "sh", "-c", line.c_str(), nullptr, pointers.data());
    _exit(127);
}

std::string login_name() {
    const passwd* user = getpwuid(getuid());
    return user ? user->pw_name : "coder";
}

std::string masked(std::string text) {
    static const std::array<std::pair<std::regex, std::string>, 4> masks{{
        {std::regex(R"(20\d\d-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?Z?)"), "<time>"},
        {std::regex(R"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"), "<uuid>"},
        {std::regex(R"(\b[0-9a-f]{64}\b)"), "<digest>"},
        {std::regex(fmt::format(R"(\b{}\b)", login_name())), "<login>"},
    }};
    for (const auto& [pattern, mask] : masks)
        text = std::regex_replace(text, pattern, mask);
    return text;
}

std::string quoted_lines(const std::string& text, std::string_view mark) {
    std::string lines;
    for (const std::string& line : lines_of(text))
        lines += fmt::format("{}{}\n", mark, line);
    return lines;
}

} // namespace

Room::Room() {
    std::string pattern = (scratch() / "themata-golden-XXXXXX").string();
    if (!mkdtemp(pattern.data()))
        throw std::runtime_error("no folder can be made for the test");
    top_ = pattern;
    fs::create_directories(folder());
    fs::create_directories(top_ / "home");
}

Room::~Room() {
    std::error_code ignored;
    fs::permissions(folder(), fs::perms::owner_all, ignored);
    fs::remove_all(top_, ignored);
}

Ran Room::run(const std::string& line) const {
    const auto variables = environment(top_ / "home");
    const pid_t child = fork();
    if (child < 0)
        throw std::runtime_error("no process can be started");
    if (child == 0)
        become_shell(top_, line, variables);
    int status = 0;
    waitpid(child, &status, 0);
    return {.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
            .out = contents(top_ / "out"),
            .err = contents(top_ / "err")};
}

std::string contents(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

std::string transcript(const fs::path& folder) {
    const Room room;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().filename() != "cmd" && entry.path().filename() != "out")
            fs::copy(entry.path(), room.folder(), fs::copy_options::recursive);

    std::string printed;
    for (const std::string& line : lines_of(contents(folder / "cmd"))) {
        if (line.empty() || line.front() == '#') {
            printed += line + '\n';
            continue;
        }
        const Ran ran = room.run(line);
        printed += fmt::format("$ {}\n", line) + masked(ran.out);
        if (!ran.out.empty() && ran.out.back() != '\n')
            printed += "\n[no line end]\n";
        printed += quoted_lines(masked(ran.err), "! ");
        if (ran.exit_code != 0)
            printed += fmt::format("[exit {}]\n", ran.exit_code);
    }
    return printed;
}

std::string difference(const std::string& expected, const std::string& found) {
    const auto before = lines_of(expected);
    const auto after = lines_of(found);
    // common[i][j]: how many lines the rests from i and from j share, in order.
    std::vector<std::vector<std::size_t>> common(before.size() + 1,
                                                 std::vector<std::size_t>(after.size() + 1));
    for (std::size_t i = before.size(); i-- > 0;)
        for (std::size_t j = after.size(); j-- > 0;)
            common[i][j] = before[i] == after[j] ? common[i + 1][j + 1] + 1
                                                 : std::max(common[i + 1][j], common[i][j + 1]);
    std::string lines;
    for (std::size_t i = 0, j = 0; i < before.size() || j < after.size();) {
        if (i < before.size() && j < after.size() && before[i] == after[j]) {
            if (before[i].starts_with("$ "))
                lines += "  " + before[i] + '\n';
            ++i;
            ++j;
        } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1]))
            lines += "- " + before[i++] + '\n';
        else
            lines += "+ " + after[j++] + '\n';
    }
    return lines;
}

} // namespace themata::golden
