#pragma once
// Numbers along a line: where a value stands, which values get a tick, and the axis drawn.
// Pure functions; any thread.

#include "charts/page.h"

namespace themata::charts {

struct Scale {
    double from = 0; // the value at `start`
    double to = 1;
    double start = 0;
    double end = 1;

    [[nodiscard]] double at(double value) const {
        return to == from ? (start + end) / 2
                          : start + (value - from) / (to - from) * (end - start);
    }
};

// Round numbers from at or below `least` to at or above `most`, about so many.
[[nodiscard]] std::vector<double> ticks(double least, double most, int about);
// Of a scale whose ends are known: from end to end in equal steps of whole numbers where that can
// be, else round numbers within.
[[nodiscard]] std::vector<double> scale_ticks(double least, double most, int about);
// How they are written, all with as many decimals.
[[nodiscard]] std::vector<std::string> tick_texts(const std::vector<double>& ticks);

// Below `y`: the line, a tick and its number for each, and what the axis says in the middle.
// Returns how far down it reaches. Numbers that would touch their neighbour are left out.
double draw_axis_below(Page& page, const Scale& scale, const std::vector<double>& ticks, double y,
                       std::string_view says);
// Left of `x`: numbers and light rules across to `right`; says nothing of its own.
void draw_axis_left(Page& page, const Scale& scale, const std::vector<double>& ticks, double x,
                    double right);
// How wide the numbers of an axis at the left are.
[[nodiscard]] double width_of_ticks(const Page& page, const std::vector<double>& ticks);

} // namespace themata::charts
