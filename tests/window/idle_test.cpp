// Whatever was left half done, a window that nobody touches sleeps. Takes minutes, so it is run by
// its tag only: test_window "[idle]".

#include "window/screen.h"

using namespace themata;

using namespace std::chrono_literals;

namespace {

// How a view is left, as arguments of xdotool; each from the responses.
constexpr std::pair<const char*, const char*> ways[] = {
    {"a merge that is previewed", "key --delay 60 ctrl+7 j g Return ctrl+1"},
    {"a merge that is asked for", "key --delay 60 ctrl+7 j g type --delay 40 ti"},
    {"a split", "key --delay 60 ctrl+7 j s ctrl+1"},
    {"a theme that is renamed", "key --delay 60 ctrl+7 j F2 ctrl+1"},
    {"a search", "key --delay 60 ctrl+f type --delay 20 time"},
    {"a search that goes on", "key --delay 60 ctrl+f t i m e ctrl+3"},
    {"the table", "key --delay 60 ctrl+3 ctrl+1"},
    {"the scores", "key --delay 60 ctrl+4 ctrl+1"},
    {"the agreement", "key --delay 60 ctrl+5 ctrl+1"},
    {"exploring", "key --delay 60 ctrl+6 ctrl+1"},
    {"the history", "key --delay 60 ctrl+8 ctrl+1"},
    {"the history's filter", "key --delay 60 ctrl+8 ctrl+l a p ctrl+3"},
    {"the palette", "key --delay 60 ctrl+k s t a Escape"},
    {"the picker", "key --delay 60 Return t i ctrl+3"},
    {"the memo", "key --delay 60 m t i ctrl+3"},
    {"the field to go to", "key --delay 60 g m ctrl+4"},
    {"the filter", "key --delay 60 f p ctrl+6"},
    {"the stages", "key --delay 60 s ctrl+2"},
    {"the keys", "key --delay 60 F1 Escape"},
    {"the chooser", "key --delay 60 ctrl+i Escape"},
    {"the settings", "key --delay 60 ctrl+comma Escape"},
    {"all views in a row", "key --delay 20 ctrl+2 ctrl+3 ctrl+4 ctrl+5 ctrl+6 ctrl+7 ctrl+8"},
};

} // namespace

TEST_CASE("A window sleeps after each way to leave a view", "[window][.idle]") {
    for (const auto& [what, keys] : ways) {
        INFO(what);
        SampleOnScreen sample;
        Screen& screen = sample.screen;
        screen.tool("mousemove 520 200 click 1");
        std::this_thread::sleep_for(1s);
        screen.tool(keys);
        screen.settle();
        std::this_thread::sleep_for(3s); // a tooltip, and what is reckoned on
        const long before = screen.processor_time();
        std::this_thread::sleep_for(5s);
        CHECK(screen.processor_time() - before <= 1); // of 500
    }
}
