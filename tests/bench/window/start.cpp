#include "parts.h"
#include "running.h"
#include "support/temporary_folder.h"
#include "workbench/sample.h"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>
#include <thread>

namespace themata::bench {

namespace {

using namespace std::chrono_literals;

constexpr int turns = 11;
constexpr auto watched = 10s;

double median(std::vector<double> times) {
    std::ranges::sort(times);
    return times.at(times.size() / 2);
}

struct Starts {
    std::vector<double> bare;  // the first picture, in milliseconds
    std::vector<double> first; // the same of the program
    std::vector<double> study; // of the program, with the study in it
};

// In turns, so that a busy machine slows both. The first turn is not counted: it reads the files
// of all libraries.
Starts starts_of(const Surroundings& around, const std::vector<std::string>& bare,
                 const std::vector<std::string>& ours) {
    Starts starts;
    for (int turn = 0; turn <= turns; ++turn) {
        Running nothing(around, bare);
        const double bare_first = nothing.until('p');
        nothing.end();
        Running program(around, ours);
        const double first = program.until('p');
        const double study = program.until('s');
        program.end();
        if (turn == 0)
            continue;
        starts.bare.push_back(bare_first);
        starts.first.push_back(first);
        starts.study.push_back(study);
    }
    return starts;
}

void print_idle(const Surroundings& around, const std::vector<std::string>& ours) {
    Running program(around, ours);
    program.until('s');
    std::this_thread::sleep_for(3s); // it reads what it keeps, and catches its index up
    const double before = program.processor_milliseconds();
    std::this_thread::sleep_for(watched);
    fmt::print("\nNobody touches the window for {} s: {:.0f} ms of the processor\n",
               watched.count(), program.processor_milliseconds() - before);
    program.end();
}

} // namespace

void start_figures(const std::filesystem::path& this_program) {
    const TemporaryFolder folder(TemporaryFolder::Where::on_disk);
    Surroundings around{.home = folder.path(),
                        .watch = this_program.parent_path() / "libfirst_frame.so",
                        .display = {}};
    const Setting setting{.data = folder.path() / "data/themata",
                          .cache = folder.path() / "cache/themata",
                          .coder = "RS"};
    const auto study = sample_study(setting);
    if (!study)
        throw std::runtime_error(study.error().what);
    const std::optional<VirtualScreen> screen = VirtualScreen::open(around);
    if (!screen) {
        fmt::print("\nXvfb is needed to time the start of the window.\n");
        return;
    }
    around.display = screen->name();
    const std::vector<std::string> bare{this_program.parent_path() / "bare_window"};
    const std::vector<std::string> ours{THEMATA_BINARY, "open", study->string()};
    const Starts starts = starts_of(around, bare, ours);
    const double floor = median(starts.bare);
    const auto line = [&](const char* what, const std::vector<double>& times) {
        fmt::print("{:<44}{:>9.0f}{:>9.2f}x\n", what, median(times), median(times) / floor);
    };
    fmt::print("\nFrom start to picture: ms by the clock, median of {}; aim 1.5x\n", turns);
    line("a bare ImGui window, its first", starts.bare);
    line("the program, its first", starts.first);
    line("the program, the first with the sample study", starts.study);
    print_idle(around, ours);
}

} // namespace themata::bench
