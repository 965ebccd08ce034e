#pragma once
// A window without a screen whose frames are timed: how much of the processor the thread of the
// window took to build each, and how long it was away altogether. One at a time; one thread.

#include <functional>
#include <imgui.h>
#include <string>
#include <vector>

namespace themata::bench {

struct FrameTime {
    double processor = 0;    // milliseconds of this thread's
    double passed = 0;       // of the clock; a busy machine adds to it
    std::string during = {}; // keys that went in, and what came about
};

class Screen {
public:
    explicit Screen(ImVec2 size);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    // Everything between NewFrame and Render is `draw`'s; the time is of all three.
    FrameTime frame(const std::function<void()>& draw);

private:
    ImGuiContext* context_;
};

// Frames of one kind of work.
struct Timed {
    std::string work;
    std::vector<FrameTime> frames;

    [[nodiscard]] double median() const;
    [[nodiscard]] double at_99() const;
    [[nodiscard]] double longest() const;
    [[nodiscard]] double longest_passed() const;
    // How many took more of the processor than this.
    [[nodiscard]] std::size_t over(double milliseconds) const;
};

void print_heading();
void print(const Timed& timed, const Timed& empty);
// The frames that took longer than a frame should, and in what they did so.
void print_offenders(const std::vector<Timed>& all);

} // namespace themata::bench
