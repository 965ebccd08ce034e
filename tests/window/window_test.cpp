// The real program in a real window under Xvfb, by mouse and keys: what is clicked and typed is
// seen in the pixels and stands in the study file, as the terminal reads it.

#include "support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cstdio>
#include <fmt/format.h>
#include <fstream>
#include <thread>

using namespace themata;

namespace {

using namespace std::chrono_literals;

std::string output_of(const std::string& command) {
    std::string text;
    FILE* pipe = popen(command.c_str(), "r");
    for (int letter = std::fgetc(pipe); letter != EOF; letter = std::fgetc(pipe))
        text += static_cast<char>(letter);
    pclose(pipe);
    return text;
}

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool has_tools() {
    return output_of("for tool in Xvfb xdotool import compare; do"
                     "  command -v $tool > /dev/null || echo missing; done")
        .empty();
}

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
            std::this_thread::sleep_for(100ms);
    }

    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    void open(const std::filesystem::path& study) {
        start(fmt::format("DISPLAY=:{} '{}' open '{}'", display(), THEMATA_BINARY, study.string()));
        wait_for([&] { return !window().empty(); });
        tool(fmt::format("windowsize {0} 1280 800 windowmove {0} 0 0", window()));
        settle();
    }

    void tool(const std::string& what) const {
        output_of(fmt::format("DISPLAY=:{} xdotool {} 2>&1", display(), what));
    }

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
            std::this_thread::sleep_for(250ms);
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
            std::this_thread::sleep_for(100ms);
        INFO("Display " << display() << "; the programs said: " << text_of(said()));
        REQUIRE(done());
    }

    // What the programs that were started print.
    std::filesystem::path said() const { return folder_ / "said"; }

    std::filesystem::path folder_;
    std::vector<std::string> processes_;
    int pictures_ = 0;
};

std::filesystem::path sample_in(const TemporaryFolder& folder) {
    const auto study = folder / "sample.themata";
    const std::string sample = std::string(THEMATA_SOURCE_DIR) + "/assets/sample";
    output_of(fmt::format("'{}' new '{}' && cd '{}' && '{}' import '{}' participants.csv "
                          "mentor-phase-1.csv mentor-phase-2.csv mentee-stage-4.csv "
                          "mentee-stage-5.csv codebook.csv codings.csv",
                          THEMATA_BINARY, study.string(), sample, THEMATA_BINARY, study.string()));
    return study;
}

// The acts of the study's history, once there are so many.
std::string history(const std::filesystem::path& study, const std::string& last) {
    std::string text;
    for (int round = 0; round < 100 && text.find(last) == std::string::npos; ++round) {
        std::this_thread::sleep_for(100ms);
        text = output_of(fmt::format("'{}' history '{}'", THEMATA_BINARY, study.string()));
    }
    return text;
}

} // namespace

TEST_CASE("A key in the real window codes an answer, and is seen", "[window]") {
    if (!has_tools())
        SKIP("Xvfb, xdotool and ImageMagick are needed to drive the real window");
    TemporaryFolder folder;
    const auto study = sample_in(folder);
    Screen screen(folder);
    screen.open(study);
    screen.tool("mousemove 520 200 click 1");
    screen.tool("key j");
    const std::string before = screen.settle();
    screen.tool("key 5");
    const std::string coded = history(study, "Applied");
    CHECK(coded.find("Applied “Not having enough time to do it properly” to M2, Phase 1") !=
          std::string::npos);
    CHECK(screen.differs(before, 500));
}

TEST_CASE("A query typed in the real window shows its hits", "[window]") {
    if (!has_tools())
        SKIP("Xvfb, xdotool and ImageMagick are needed to drive the real window");
    TemporaryFolder folder;
    const auto study = sample_in(folder);
    Screen screen(folder);
    screen.open(study);
    const std::string before = screen.settle();
    screen.tool("key ctrl+f");
    screen.tool("type --delay 40 time");
    CHECK(screen.differs(before, 2000));
}

TEST_CASE("Ctrl Z in the real window takes a coding out of sight and out of the study",
          "[window]") {
    if (!has_tools())
        SKIP("Xvfb, xdotool and ImageMagick are needed to drive the real window");
    TemporaryFolder folder;
    const auto study = sample_in(folder);
    Screen screen(folder);
    screen.open(study);
    // The tint and the line of “Not having enough time to do it properly”, which nobody has here.
    const std::string line = "#00795C";
    screen.tool("mousemove 520 200 click 1");
    screen.tool("key j");
    const std::string before = screen.settle();
    CHECK(Screen::count(before, line) == 0);
    screen.tool("key 5");
    CHECK(history(study, "Applied").find("Not having enough time") != std::string::npos);
    CHECK(screen.comes_to([&](const auto& now) { return Screen::count(now, line) > 50; }));
    screen.tool("key ctrl+z");
    CHECK(history(study, "Undid").find("Undid") != std::string::npos);
    CHECK(screen.comes_to([&](const auto& now) { return Screen::count(now, line) == 0; }));
}

TEST_CASE("A digit struck with Ctrl changes the view, however short Ctrl is held", "[window]") {
    if (!has_tools())
        SKIP("Xvfb, xdotool and ImageMagick are needed to drive the real window");
    TemporaryFolder folder;
    const auto study = sample_in(folder);
    Screen screen(folder);
    screen.open(study);
    const std::string before = screen.settle();
    for (int round = 0; round < 3; ++round)
        for (const char* view : {"3", "4", "2", "3"})
            screen.tool(std::string("key --delay 0 ctrl+") + view);
    CHECK(screen.differs(before, 2000));
    CHECK(history(study, "Imported").find("Applied") == std::string::npos);
}

TEST_CASE("A window that nobody touches uses no processor", "[window]") {
    if (!has_tools())
        SKIP("Xvfb, xdotool and ImageMagick are needed to drive the real window");
    TemporaryFolder folder;
    const auto study = sample_in(folder);
    Screen screen(folder);
    screen.open(study);
    screen.settle();
    std::this_thread::sleep_for(1s);
    const long before = screen.processor_time();
    std::this_thread::sleep_for(2s);
    CHECK(screen.processor_time() - before <= 4); // of 200
}
