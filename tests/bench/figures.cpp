#include "figures.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fmt/format.h>
#include <stdexcept>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace themata::bench {

namespace {

double median(std::vector<double> times) {
    std::ranges::sort(times);
    return times[times.size() / 2];
}

double processor_time(clockid_t whose) {
    timespec time{};
    clock_gettime(whose, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

std::string verdict(const Figure& figure) {
    if (figure.aim == 0)
        return "";
    const bool within = figure.ours <= figure.aim * figure.floor;
    return fmt::format(", aim {:.1f}x: {}", figure.aim, within ? "reached" : "MISSED");
}

} // namespace

double milliseconds(const std::function<void()>& act) {
    const auto start = std::chrono::steady_clock::now();
    act();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

double processor_milliseconds(const std::function<void()>& act) {
    const double start = processor_time(CLOCK_THREAD_CPUTIME_ID);
    act();
    return processor_time(CLOCK_THREAD_CPUTIME_ID) - start;
}

double processor_milliseconds_of_all(const std::function<void()>& act) {
    const double start = processor_time(CLOCK_PROCESS_CPUTIME_ID);
    act();
    return processor_time(CLOCK_PROCESS_CPUTIME_ID) - start;
}

Times processor_times(int turns, const std::function<void()>& ours,
                      const std::function<void()>& floor) {
    std::vector<double> of_ours;
    std::vector<double> of_floor;
    for (int turn = 0; turn < turns; ++turn) {
        of_ours.push_back(processor_milliseconds(ours));
        of_floor.push_back(processor_milliseconds(floor));
    }
    return {.ours = median(of_ours), .floor = median(of_floor)};
}

double peak_memory(const std::function<void()>& act) {
    const pid_t child = fork();
    if (child == 0) {
        act();
        _exit(0);
    }
    int status = 0;
    rusage use{};
    wait4(child, &status, 0, &use);
    return static_cast<double>(use.ru_maxrss) / 1024;
}

void print(const Figure& figure) {
    fmt::print("{:<52} {:>10.3f} {}  floor {:>9.3f}  {:>6.2f}x{}\n    floor: {}\n", figure.what,
               figure.ours, figure.unit, figure.floor, figure.ours / figure.floor, verdict(figure),
               figure.floor_is);
    std::fflush(stdout);
}

void require_same(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    if (a != b)
        throw std::logic_error("the floor counts something else");
}

} // namespace themata::bench
