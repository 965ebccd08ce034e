#include "running.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

extern char** environ;

namespace themata::bench {

namespace {

constexpr int said_at = 9; // the number of the pipe in the program

struct Pipe {
    int out = -1;
    int in = -1;
};

Pipe made_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("A pipe could not be made.");
    return {.out = ends[0], .in = ends[1]};
}

std::vector<std::string> environment(const Surroundings& around) {
    std::vector<std::string> all;
    for (char** each = environ; *each; ++each)
        all.emplace_back(*each);
    for (const char* folder : {"data", "cache", "config"}) {
        std::string name = fmt::format("XDG_{}_HOME", folder);
        for (char& sign : name)
            sign = static_cast<char>(std::toupper(sign));
        all.push_back(name + "=" + (around.home / folder).string());
    }
    all.push_back("DISPLAY=" + around.display);
    all.push_back("LD_PRELOAD=" + around.watch.string());
    all.push_back(fmt::format("THEMATA_BENCH_PIPE={}", said_at));
    return all;
}

// Pointers as the system wants them; those of the words, which must outlive them.
std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (std::string& word : words)
        all.push_back(word.data());
    all.push_back(nullptr);
    return all;
}

// What was last said of a name counts.
std::vector<std::string> last_of_each(const std::vector<std::string>& all) {
    std::vector<std::string> last;
    for (std::size_t at = 0; at < all.size(); ++at) {
        const std::string name = all[at].substr(0, all[at].find('=') + 1);
        bool again = false;
        for (std::size_t later = at + 1; later < all.size(); ++later)
            again = again || all[later].starts_with(name);
        if (!again)
            last.push_back(all[at]);
    }
    return last;
}

// 0 when there is no such program. `said` becomes its file of that number; it prints nothing.
pid_t started(std::vector<std::string> command, std::vector<std::string> surroundings, int said) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, said, said_at);
    for (const int printed : {1, 2})
        posix_spawn_file_actions_addopen(&files, printed, "/dev/null", O_WRONLY, 0);
    pid_t process = 0;
    const int refused = ::posix_spawnp(&process, command[0].c_str(), &files, nullptr,
                                       pointers(command).data(), pointers(surroundings).data());
    posix_spawn_file_actions_destroy(&files);
    return refused == 0 ? process : 0;
}

void end_process(pid_t process, int signal) {
    ::kill(process, signal);
    ::waitpid(process, nullptr, 0);
}

} // namespace

Running::Running(const Surroundings& around, const std::vector<std::string>& command) {
    const Pipe pipe = made_pipe();
    auto surroundings = last_of_each(environment(around));
    begin_ = std::chrono::steady_clock::now();
    process_ = started(command, std::move(surroundings), pipe.in);
    ::close(pipe.in);
    pipe_ = pipe.out;
    if (process_ == 0)
        throw std::runtime_error(command[0] + " could not be started.");
}

Running::~Running() {
    end();
    ::close(pipe_);
}

double Running::until(char letter) {
    char said = 0;
    while (said != letter)
        if (::read(pipe_, &said, 1) != 1)
            throw std::runtime_error("A program ended before its picture stood.");
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin_)
        .count();
}

double Running::processor_milliseconds() const {
    std::ifstream in(fmt::format("/proc/{}/stat", process_));
    std::string text{std::istreambuf_iterator<char>(in), {}};
    std::size_t at = text.rfind(')'); // a name may hold spaces
    for (int field = 2; field < 14 && at != std::string::npos; ++field)
        at = text.find(' ', at + 1);
    if (at == std::string::npos)
        throw std::runtime_error("The program is gone.");
    char* rest = nullptr;
    const long own = std::strtol(text.c_str() + at, &rest, 10);
    const long system = std::strtol(rest, &rest, 10);
    return static_cast<double>(own + system) * 1000 / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

void Running::end() {
    if (process_ != 0)
        end_process(std::exchange(process_, 0), SIGKILL);
}

std::optional<VirtualScreen> VirtualScreen::open(const Surroundings& around) {
    const Pipe pipe = made_pipe();
    auto surroundings = environment(around);
    std::erase_if(surroundings, [](const std::string& each) {
        return each.starts_with("LD_PRELOAD=") || each.starts_with("DISPLAY=");
    });
    const pid_t process = started({"Xvfb", "-displayfd", std::to_string(said_at), "-screen", "0",
                                   "1600x1000x24", "-nolisten", "tcp", "-noreset"},
                                  surroundings, pipe.in);
    ::close(pipe.in);
    std::string number;
    char sign = 0;
    while (process != 0 && sign != '\n' && ::read(pipe.out, &sign, 1) == 1)
        if (sign != '\n')
            number += sign;
    ::close(pipe.out);
    if (number.empty())
        return {};
    return VirtualScreen(process, ":" + number);
}

VirtualScreen::~VirtualScreen() {
    if (process_ != 0)
        end_process(process_, SIGTERM); // it takes its lock away
}

VirtualScreen::VirtualScreen(VirtualScreen&& other) noexcept
    : process_(std::exchange(other.process_, 0)), name_(std::move(other.name_)) {}

} // namespace themata::bench
