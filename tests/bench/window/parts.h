#pragma once
// The parts of the window's bench. Each prints its figures; one after another, one thread.

#include <cstddef>
#include <filesystem>

namespace themata::bench {

// How long the window's thread is busy with a frame, doing what an analyst does, in a study of so
// many answers; beside a frame that draws nothing. Frames over 2 and over 16 ms are counted, and
// named by what was done.
void frame_figures(std::size_t answers);

// How long it takes to lay out one answer, for each body of answers that is there; beside the
// least that it could take.
void layout_figures();

// From the start of the real program until its first picture stands, beside a window that shows
// nothing; and what of the processor it takes while nobody touches it.
void start_figures(const std::filesystem::path& this_program);

// Keys for each kind of coding, counted in the window; beside those of others.
void key_figures();

} // namespace themata::bench
