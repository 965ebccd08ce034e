// The real program in a real window under Xvfb, by mouse and keys: what is clicked and typed is
// seen in the pixels and stands in the study file, as the terminal reads it.

#include "window/screen.h"

using namespace themata;

using namespace std::chrono_literals;

TEST_CASE("A key in the real window codes an answer, and is seen", "[window]") {
    SampleOnScreen sample;
    Screen& screen = sample.screen;
    screen.tool("mousemove 520 200 click 1");
    screen.tool("key j");
    const std::string before = screen.settle();
    screen.tool("key 5");
    const std::string coded = history(sample.study, "Applied");
    CHECK(coded.find("Applied “Not having enough time to do it properly” to M2, Phase 1") !=
          std::string::npos);
    CHECK(screen.differs(before, 500));
}

TEST_CASE("A query typed in the real window shows its hits", "[window]") {
    SampleOnScreen sample;
    Screen& screen = sample.screen;
    const std::string before = screen.settle();
    screen.tool("key ctrl+f");
    screen.tool("type --delay 40 time");
    CHECK(screen.differs(before, 2000));
}

TEST_CASE("Ctrl Z in the real window takes a coding out of sight and out of the study",
          "[window]") {
    SampleOnScreen sample;
    Screen& screen = sample.screen;
    // The tint and the line of “Not having enough time to do it properly”, which nobody has here.
    const std::string line = "#00795C";
    screen.tool("mousemove 520 200 click 1");
    screen.tool("key j");
    const std::string before = screen.settle();
    CHECK(Screen::count(before, line) == 0);
    screen.tool("key 5");
    CHECK(history(sample.study, "Applied").find("Not having enough time") != std::string::npos);
    CHECK(screen.comes_to([&](const auto& now) { return Screen::count(now, line) > 50; }));
    screen.tool("key ctrl+z");
    CHECK(history(sample.study, "Undid").find("Undid") != std::string::npos);
    CHECK(screen.comes_to([&](const auto& now) { return Screen::count(now, line) == 0; }));
}

TEST_CASE("A digit struck with Ctrl changes the view, however short Ctrl is held", "[window]") {
    SampleOnScreen sample;
    Screen& screen = sample.screen;
    const std::string before = screen.settle();
    for (int round = 0; round < 3; ++round)
        for (const char* view : {"3", "4", "2", "3"})
            screen.tool(std::string("key --delay 0 ctrl+") + view);
    CHECK(screen.differs(before, 2000));
    CHECK(history(sample.study, "Imported").find("Applied") == std::string::npos);
}

TEST_CASE("What is typed right behind Ctrl F is searched for, however fast", "[window]") {
    SampleOnScreen sample;
    Screen& screen = sample.screen;
    for (int round = 0; round < 5; ++round) {
        const std::string before = screen.settle();
        screen.tool("key --delay 0 ctrl+f type --delay 0 0555time");
        CHECK(screen.differs(before, 2000));
        screen.tool("key ctrl+a BackSpace Escape ctrl+1");
    }
    screen.settle();
    CHECK(history(sample.study, "Imported").find("Applied") == std::string::npos);
}

TEST_CASE("A window that nobody touches uses no processor", "[window]") {
    SampleOnScreen sample;
    Screen& screen = sample.screen;
    screen.settle();
    std::this_thread::sleep_for(1s);
    const long before = screen.processor_time();
    std::this_thread::sleep_for(2s);
    CHECK(screen.processor_time() - before <= 4); // of 200
}
