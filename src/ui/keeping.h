#pragma once
// How a study is looked at, as text that is kept beside it and read again: panes, filters, the view
// and where in it. What is kept may be rubbish; then the usual stands. Pure; any thread.

#include "ui/frame.h"

namespace themata {

// Of the window without its frame, in the screen's own units; 0: not known.
struct WindowSize {
    int width = 0;
    int height = 0;
    bool operator==(const WindowSize&) const = default;
};

[[nodiscard]] StudyMemory kept(const WindowView& view, WindowSize size);

// Brings back what is in it.
void restore(const StudyMemory& memory, WindowView& view);
[[nodiscard]] WindowSize size_in(const StudyMemory& memory);

} // namespace themata
