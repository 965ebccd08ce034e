// The real window on a screen that takes 300 ms for a frame: keys do what they meant when they were
// pressed, and nothing else.

#include "window/screen.h"

using namespace themata;

using namespace std::chrono_literals;

namespace {

struct SampleOnSlowScreen : FreshScreen {
    SampleOnSlowScreen() { screen.open_slowly(study, 300); }

    [[nodiscard]] std::string acts() const { return told("history", study); }

    std::filesystem::path study = sample_in(folder);
};

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("Forty letters in a burst arrive in order in the field that is open", "[window][slow]") {
    SampleOnSlowScreen sample;
    const Screen& screen = sample.screen;
    const std::string forty = "the quick brown fox jumps over lazy dogs";
    screen.tool("mousemove 520 200 click 1");
    std::this_thread::sleep_for(2s);
    screen.tool("key Return");
    std::this_thread::sleep_for(3s);
    screen.tool("type --delay 8 '" + forty + "'");
    std::this_thread::sleep_for(1500ms);
    sample.screen.keep_picture("slow-picker");
    screen.tool("key Return");
    CHECK(Screen::comes([&] { return says(sample.acts(), "“" + forty + "”"); }));
}

TEST_CASE("What is typed right behind the key of a field is for the field", "[window][slow]") {
    SampleOnSlowScreen sample;
    const Screen& screen = sample.screen;
    screen.tool("mousemove 520 200 click 1");
    std::this_thread::sleep_for(2s);
    screen.tool("key --delay 0 Return type --delay 8 'u0 37 wholly new'");
    std::this_thread::sleep_for(3s);
    screen.tool("key Return");
    CHECK(Screen::comes([&] { return says(sample.acts(), "“u0 37 wholly new”"); }));
}

TEST_CASE("A picker opened and left again and again stays alive and codes nothing",
          "[window][slow]") {
    SampleOnSlowScreen sample;
    const Screen& screen = sample.screen;
    const std::string before = sample.acts();
    for (int round = 0; round < 6; ++round)
        screen.tool("key --delay 20 n Return Escape");
    std::this_thread::sleep_for(8s);
    CHECK(sample.acts() == before);
    screen.tool("mousemove 520 200 click 1");
    std::this_thread::sleep_for(1s);
    screen.tool("key 5");
    CHECK(Screen::comes([&] { return says(sample.acts(), "Applied"); }));
}

TEST_CASE("Letters that go on when a click has closed a panel run nothing", "[window][slow]") {
    SampleOnSlowScreen sample;
    const Screen& screen = sample.screen;
    const std::string before = sample.acts();
    screen.tool("key ctrl+k");
    std::this_thread::sleep_for(2s);
    screen.tool("mousemove 1200 700 click 1 type --delay 60 'a150 quv 2345'");
    std::this_thread::sleep_for(5s);
    CHECK(sample.acts() == before);
}
