#pragma once
// Programs that are started and timed from outside, on a screen that nobody sees. One thread.

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace themata::bench {

// Where the programs run: a home of their own, a library that says when a picture stands.
struct Surroundings {
    std::filesystem::path home;
    std::filesystem::path watch;
    std::string display;
};

class Running {
public:
    Running(const Surroundings& around, const std::vector<std::string>& command);
    ~Running();
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    // Milliseconds from the start until the program said this letter; it has said it or will.
    double until(char letter);

    // What all its threads took of the processor up to now.
    [[nodiscard]] double processor_milliseconds() const;

    // Waits until it is gone.
    void end();

private:
    std::chrono::steady_clock::time_point begin_;
    pid_t process_ = 0;
    int pipe_ = -1;
};

// Xvfb, ended with this.
class VirtualScreen {
public:
    // Nothing when there is no Xvfb.
    [[nodiscard]] static std::optional<VirtualScreen> open(const Surroundings& around);
    ~VirtualScreen();
    VirtualScreen(VirtualScreen&& other) noexcept;
    VirtualScreen& operator=(VirtualScreen&&) = delete;

    // As DISPLAY names it.
    [[nodiscard]] const std::string& name() const { return name_; }

private:
    VirtualScreen(pid_t process, std::string name) : process_(process), name_(std::move(name)) {}

    pid_t process_ = 0;
    std::string name_;
};

} // namespace themata::bench
