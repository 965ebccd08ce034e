#pragma once
// A Chart is a picture as a value: what is drawn, in order, in units of 1/96 inch from the top
// left, with the words that go beside it. Layouts make charts; svg.h, png.h and the window only
// draw them, so all three show the same. Colours are roles, which get a palette when they are
// drawn. Values; any thread.

#include "analysis/tabulation.h"
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace themata::charts {

struct Spot {
    double x = 0;
    double y = 0;
    bool operator==(const Spot&) const = default;
};

struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    bool operator==(const Box&) const = default;

    [[nodiscard]] double width() const { return right - left; }

    [[nodiscard]] double height() const { return bottom - top; }

    [[nodiscard]] Spot middle() const { return {(left + right) / 2, (top + bottom) / 2}; }

    [[nodiscard]] Box inset(double x, double y) const {
        return {left + x, top + y, right - x, bottom - y};
    }
};

// What a colour is for; palette.h says what it looks like.
enum class Ink : std::uint8_t {
    paper,
    text,
    second_text,
    hairline, // rules and grids
    axis,     // lines that carry ticks
    quiet,    // grounds: a cell with nothing in it
    heat,     // the most of a heat map
    low,      // of a scale: towards its least
    neutral,
    high, // towards its most
    mark, // what is looked at: a median, an estimate
    soft, // beside it: single people, bands
};
inline constexpr std::size_t inks = 12;

// An ink laid on the paper; at less than full strength it is mixed with it, never seen through.
struct Paint {
    Ink ink = Ink::text;
    double strength = 1;
    bool operator==(const Paint&) const = default;
};

enum class Dash : std::uint8_t { none, dashed, dotted };

struct Pen {
    Paint paint = {};
    double width = 1;
    Dash dash = Dash::none;
    bool operator==(const Pen&) const = default;
};

struct Bar {
    Box box;
    Paint fill;
    bool operator==(const Bar&) const = default;
};

// Lines that are drawn as one: a curve, the strokes of a tally, a hatching.
struct Stroke {
    std::vector<std::vector<Spot>> lines;
    Pen pen;
    bool operator==(const Stroke&) const = default;
};

struct Area {
    std::vector<Spot> corners;
    Paint fill;
    bool operator==(const Area&) const = default;
};

struct Disc {
    Spot centre;
    double radius = 0;
    Paint fill;
    bool operator==(const Disc&) const = default;
};

enum class Weight : std::uint8_t { regular, strong };
enum class Anchor : std::uint8_t { left, middle, right }; // of what is seen, in any script
enum class Turn : std::uint8_t { none, upward };          // upward: read from below

struct Lettering {
    double size = 12;
    Weight weight = Weight::regular;
    Paint paint = {};
    bool operator==(const Lettering&) const = default;
};

struct Words {
    Spot at; // where the line begins, has its middle or ends, on the line that letters stand on
    std::string text;
    Lettering letters = {};
    Anchor anchor = Anchor::left;
    Turn turn = Turn::none;
    double width = 0;                 // as it was measured
    std::optional<Paint> ground = {}; // on a fill: written in whatever is legible there
    bool operator==(const Words&) const = default;
};

using Shape = std::variant<Bar, Stroke, Area, Disc, Words>;

enum class Part : std::uint8_t { frame, data }; // data: stands for numbers of the study

struct Mark {
    Shape shape;
    Part part = Part::frame;
    std::string tip = {}; // what is said of it under the mouse: "Phase 2, Mentor: 3 of 5 (60 %)"
    bool operator==(const Mark&) const = default;
};

struct Chart {
    double width = 0;
    double height = 0;
    std::string title;
    std::string description;              // what it shows, for those who cannot see it
    std::vector<std::string> axes = {};   // what the axes say
    std::vector<std::string> counts = {}; // how many stand behind it: "Mentor, Phase 1: n = 6"
    std::vector<Box> plots = {};          // where data stands, and nothing of it elsewhere
    std::vector<Mark> marks = {};         // the first lies lowest
    Provenance made = {};
    bool operator==(const Chart&) const = default;
};

// How wide a text is that is written in one line.
using Measure = std::function<double(std::string_view text, double size, Weight weight)>;

struct Style {
    double width = 170 * 96 / 25.4; // 170 mm, the width of a journal’s page
    double letter = 12;             // how large most words are
    std::string title = {};         // instead of the chart's own
    bool operator==(const Style&) const = default;
};

// What the letters of a text cover, for tests and for the mouse.
[[nodiscard]] Box box_of(const Words& words);
// All that a mark covers, pens included.
[[nodiscard]] Box box_of(const Mark& mark);

// The uppermost mark here that says something; thin ones are found from a little beside them.
[[nodiscard]] const Mark* mark_at(const Chart& chart, Spot spot);

// The window can only fill triangles, so areas are cut into upright strips.

// With its parallel sides upright; one of them may be a point.
struct Strip {
    Spot left_top, left_bottom, right_top, right_bottom;
};

// Of an area whose border goes once to the right and once back, each upright line meeting it at
// most twice: bands around curves, staircases, diamonds. The strips cover just the area, whatever
// corners fall together. None for other areas.
[[nodiscard]] std::vector<Strip> strips_of(const std::vector<Spot>& corners);

} // namespace themata::charts
