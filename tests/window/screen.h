#pragma once
// The real program on a screen of its own (Xvfb), by mouse and keys (xdotool), and pictures of it
// (ImageMagick). One at a time.

#include "support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <fmt/format.h>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace themata {

std::string output_of(const std::string& command);
[[nodiscard]] std::string text_of(const std::filesystem::path& file);
// Whether Xvfb, xdotool and ImageMagick are there.
[[nodiscard]] bool has_tools();

// Comes first in a test that drives the window: without the tools it is skipped.
struct Tools {
    Tools() {
        if (!has_tools())
            SKIP("Xvfb, xdotool and ImageMagick are needed to drive the real window");
    }
};

// A screen of its own with the program on it, both ended with the test.
class Screen {
public:
    explicit Screen(const TemporaryFolder& folder) : folder_(folder.path()) {
        start(fmt::format("Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp "
                          "-noreset 3>'{}/display'",
                          folder_.string()));
        wait_for([&] { return !display().empty(); });
    }

    ~Screen() {
        // An ending server would take the socket away from the next one of its number.
        const auto lock =
            std::filesystem::temp_directory_path() / fmt::format(".X{}-lock", display());
        for (const std::string& process : processes_)
            output_of("kill " + process + " 2>/dev/null");
        for (int round = 0; round < 100 && std::filesystem::exists(lock); ++round)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }

    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    void open(const std::filesystem::path& study) { run("open '" + study.string() + "'"); }

    // As on a screen that takes so many milliseconds longer for each frame.
    void open_slowly(const std::filesystem::path& study, int milliseconds) {
        run(fmt::format("'{}' {}", study.string(), milliseconds), THEMATA_SLOW_WINDOW);
    }

    // As somebody who never used the program: nothing is remembered.
    void open_for_the_first_time() { run(""); }

    void type(const std::string& text) const { tool("type --delay 30 '" + text + "'"); }

    // What was seen, under a name that stays in the build folder.
    void keep_picture(const std::string& name) {
        const auto pictures = std::filesystem::path(THEMATA_BINARY).parent_path() / "pictures";
        std::filesystem::create_directories(pictures);
        std::filesystem::copy_file(settle(), pictures / (name + ".png"),
                                   std::filesystem::copy_options::overwrite_existing);
    }

    template <class Done>
    static bool comes(Done done) {
        for (int round = 0; round < 200 && !done(); ++round)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        return done();
    }

    void run(const std::string& arguments, const std::string& program = THEMATA_BINARY) {
        start(fmt::format("DISPLAY=:{0} HOME='{1}' XDG_DATA_HOME='{1}/data' "
                          "XDG_CACHE_HOME='{1}/cache' XDG_CONFIG_HOME='{1}/config' '{2}' {3}",
                          display(), folder_.string(), program, arguments));
        wait_for([&] { return !window().empty(); });
        tool(fmt::format("windowsize {0} 1280 800 windowmove {0} 0 0", window()));
        settle();
    }

    void tool(const std::string& what) const {
        output_of(fmt::format("DISPLAY=:{} xdotool {} 2>&1", display(), what));
    }

    // To the program.
    void signal(const std::string& name) const {
        output_of(fmt::format("kill -{} {}", name, processes_.back()));
    }

    [[nodiscard]] bool runs() const {
        const std::string state = text_of("/proc/" + processes_.back() + "/status");
        return !state.empty() && state.find("State:\tZ") == std::string::npos;
    }

    // The server of the display ends while the program is on it.
    void end_display() const { output_of("kill -KILL " + processes_.front()); }

    // The processor's time that the program has used, in clock ticks of the system.
    long processor_time() const {
        std::ifstream in("/proc/" + processes_.back() + "/stat");
        std::string field;
        for (int skipped = 0; skipped < 13; ++skipped)
            in >> field;
        long in_program = 0;
        long in_system = 0;
        in >> in_program >> in_system;
        return in_program + in_system;
    }

    // How many pixels among the answers have exactly this colour.
    static int count(const std::string& picture, const std::string& colour) {
        return std::atoi(
            output_of(fmt::format("convert '{}' -crop 460x600+290+60 +repage -fill black "
                                  "+opaque '{}' -fill white -opaque '{}' "
                                  "-format '%[fx:round(mean*w*h)]' info:",
                                  picture, colour, colour))
                .c_str());
    }

    // Waits until two pictures in a row are the same; the last of them.
    std::string settle() {
        std::string before;
        for (int round = 0; round < 40; ++round) {
            std::this_thread::sleep_for(std::chrono::milliseconds(250));
            const std::string now = fmt::format("{}/{}.png", folder_.string(), ++pictures_);
            output_of(fmt::format("DISPLAY=:{} import -window root '{}'", display(), now));
            if (!before.empty() && different_pixels(before, now) == 0)
                return now;
            before = now;
        }
        return before;
    }

    // Whether the picture comes to be as is wanted, on a busy machine a little later.
    template <class Wanted>
    bool comes_to(Wanted wanted) {
        for (int round = 0; round < 20; ++round)
            if (wanted(settle()))
                return true;
        return false;
    }

    bool differs(const std::string& before, int pixels) {
        return comes_to(
            [&](const std::string& now) { return different_pixels(before, now) > pixels; });
    }

    // Among the answers; bars and panes, which tell of the act as well, are left out.
    static int different_pixels(const std::string& a, const std::string& b) {
        const std::string answers = "-extract 460x600+290+60";
        return std::atoi(output_of(fmt::format("compare -metric AE {0} '{1}' {0} '{2}' null: 2>&1",
                                               answers, a, b))
                             .c_str());
    }

private:
    std::string display() const {
        std::ifstream in(folder_ / "display");
        std::string number;
        in >> number;
        return number;
    }

    std::string window() const {
        std::string found = output_of(
            fmt::format("DISPLAY=:{} xdotool search --onlyvisible --name . 2>/dev/null | head -n 1",
                        display()));
        while (!found.empty() && found.back() == '\n')
            found.pop_back();
        return found;
    }

    void start(const std::string& command) {
        processes_.push_back(
            output_of(fmt::format("{{ {} >>'{}' 2>&1 & }} ; echo $!", command, said().string())));
        processes_.back().erase(processes_.back().find_last_not_of('\n') + 1);
    }

    template <class Done>
    void wait_for(Done done) const {
        for (int round = 0; round < 300 && !done(); ++round)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        INFO("Display " << display() << "; the programs said: " << text_of(said()));
        REQUIRE(done());
    }

    // What the programs that were started print.
    std::filesystem::path said() const { return folder_ / "said"; }

    std::filesystem::path folder_;
    std::vector<std::string> processes_;
    int pictures_ = 0;
};

// The sample study, imported by the terminal.
[[nodiscard]] std::filesystem::path sample_in(const TemporaryFolder& folder);

// A screen in a folder of its own, where nothing is remembered.
struct FreshScreen {
    Tools tools;
    TemporaryFolder folder;
    Screen screen{folder};
};

// The program with the sample study open.
struct SampleOnScreen : FreshScreen {
    SampleOnScreen() { screen.open(study); }

    std::filesystem::path study = sample_in(folder);
};

// What the terminal says of a study.
std::string told(const std::string& verb, const std::filesystem::path& study,
                 const std::string& more = "");

// The acts of the study's history, once there is one that says this.
[[nodiscard]] std::string history(const std::filesystem::path& study, const std::string& last);

} // namespace themata
