#pragma once
// The events of keys and mouse that wait in ImGui's queue, each with the time when it came. Lets
// those into a frame that the gate (ui/input_gate.h) takes, drops what it drops, and leaves the
// rest for later frames. Knows no window. The window's thread.

#include "ui/input_gate.h"

namespace themata {

class WaitingInput {
public:
    WaitingInput();

    // What is new in the queue came now.
    void note_arrivals(double now);

    // ImGui's NewFrame with the events that are for this frame.
    void begin_frame();
    // After ImGui's Render. A panel is open that is to be answered or closed first.
    void end_frame(bool panel_is_open, double now);

    // Whether more frames are needed: events are left, or a field is about to open.
    [[nodiscard]] bool goes_on() const;

private:
    InputGate gate_;
    std::vector<double> arrivals_; // when each event in ImGui's queue came
};

} // namespace themata
