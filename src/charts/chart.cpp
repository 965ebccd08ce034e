#include "charts/chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace themata::charts {

namespace {

// Of the size of letters: how far they reach above and below the line.
constexpr double ascent = 0.78;
constexpr double descent = 0.22;

class Bounds {
public:
    void take(Spot spot, double around) {
        box_.left = std::min(box_.left, spot.x - around);
        box_.top = std::min(box_.top, spot.y - around);
        box_.right = std::max(box_.right, spot.x + around);
        box_.bottom = std::max(box_.bottom, spot.y + around);
    }

    [[nodiscard]] Box box() const { return box_; }

private:
    static constexpr double far = std::numeric_limits<double>::max();
    Box box_{far, far, -far, -far};
};

Box covered(const Bar& bar) { return bar.box; }

Box covered(const Stroke& stroke) {
    Bounds bounds;
    for (const auto& line : stroke.lines)
        for (const Spot spot : line)
            bounds.take(spot, stroke.pen.width / 2);
    return bounds.box();
}

Box covered(const Area& area) {
    Bounds bounds;
    for (const Spot spot : area.corners)
        bounds.take(spot, 0);
    return bounds.box();
}

Box covered(const Disc& disc) {
    Bounds bounds;
    bounds.take(disc.centre, disc.radius);
    return bounds.box();
}

Box covered(const Words& words) { return box_of(words); }

constexpr double reach = 4; // beside a thin mark

bool holds(const Box& box, Spot spot) {
    return spot.x >= box.left && spot.x < box.right && spot.y >= box.top && spot.y < box.bottom;
}

double distance(Spot a, Spot b) { return std::hypot(a.x - b.x, a.y - b.y); }

double distance(Spot spot, Spot from, Spot to) {
    const double length = distance(from, to);
    if (length == 0)
        return distance(spot, from);
    const double along =
        std::clamp(((spot.x - from.x) * (to.x - from.x) + (spot.y - from.y) * (to.y - from.y)) /
                       (length * length),
                   0.0, 1.0);
    return distance(spot, {from.x + along * (to.x - from.x), from.y + along * (to.y - from.y)});
}

bool lies_on(const Bar& bar, Spot spot) { return holds(bar.box, spot); }

bool lies_on(const Words& words, Spot spot) { return holds(box_of(words), spot); }

bool lies_on(const Disc& disc, Spot spot) {
    return distance(spot, disc.centre) <= std::max(disc.radius, reach);
}

bool lies_on(const Stroke& stroke, Spot spot) {
    const double near = std::max(stroke.pen.width / 2, reach);
    for (const auto& line : stroke.lines)
        for (std::size_t i = 1; i < line.size(); ++i)
            if (distance(spot, line[i - 1], line[i]) <= near)
                return true;
    return false;
}

// By how often a line to the right crosses the outline.
bool lies_on(const Area& area, Spot spot) {
    bool inside = false;
    const std::size_t count = area.corners.size();
    for (std::size_t i = 0, j = count - 1; i < count; j = i++) {
        const Spot a = area.corners[i];
        const Spot b = area.corners[j];
        if ((a.y > spot.y) != (b.y > spot.y) &&
            spot.x < a.x + (b.x - a.x) * (spot.y - a.y) / (b.y - a.y))
            inside = !inside;
    }
    return inside;
}

} // namespace

const Mark* mark_at(const Chart& chart, Spot spot) {
    for (std::size_t i = chart.marks.size(); i-- > 0;) {
        const Mark& mark = chart.marks[i];
        if (!mark.tip.empty() &&
            std::visit([&](const auto& shape) { return lies_on(shape, spot); }, mark.shape))
            return &mark;
    }
    return nullptr;
}

Box box_of(const Words& words) {
    const double before = words.anchor == Anchor::left     ? 0
                          : words.anchor == Anchor::middle ? words.width / 2
                                                           : words.width;
    const double above = ascent * words.letters.size;
    const double below = descent * words.letters.size;
    const auto [x, y] = words.at;
    if (words.turn == Turn::upward)
        return {x - above, y - (words.width - before), x + below, y + before};
    return {x - before, y - above, x - before + words.width, y + below};
}

Box box_of(const Mark& mark) {
    return std::visit([](const auto& shape) { return covered(shape); }, mark.shape);
}

namespace {

using Border = std::vector<Spot>; // rising by x

bool rises(const Border& border) { return std::ranges::is_sorted(border, {}, &Spot::x); }

// From one corner to the other, around the area.
Border between(const std::vector<Spot>& corners, std::size_t from, std::size_t to) {
    Border border;
    for (std::size_t at = from;; at = (at + 1) % corners.size()) {
        border.push_back(corners[at]);
        if (at == to)
            return border;
    }
}

double height_on(Spot from, Spot to, double x) {
    return to.x == from.x ? to.y : from.y + (to.y - from.y) * (x - from.x) / (to.x - from.x);
}

// The stretch of a border between two neighbouring places at which there are corners.
std::array<double, 2> heights(const Border& border, double left, double right) {
    const auto next = std::ranges::upper_bound(border, left, {}, &Spot::x);
    const Spot from = *(next - 1);
    const Spot to = next == border.end() ? from : *next;
    return {height_on(from, to, left), height_on(from, to, right)};
}

} // namespace

std::vector<Strip> strips_of(const std::vector<Spot>& corners) {
    if (corners.size() < 3)
        return {};
    const auto [first, last] = std::ranges::minmax_element(corners, {}, &Spot::x);
    const auto from = static_cast<std::size_t>(first - corners.begin());
    const auto to = static_cast<std::size_t>(last - corners.begin());
    const Border one = between(corners, from, to);
    Border other = between(corners, to, from);
    std::ranges::reverse(other);
    if (!rises(one) || !rises(other))
        return {};
    std::vector<double> places;
    for (const Spot corner : corners)
        places.push_back(corner.x);
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    std::vector<Strip> strips;
    for (std::size_t at = 0; at + 1 < places.size(); ++at) {
        const double left = places[at];
        const double right = places[at + 1];
        const auto a = heights(one, left, right);
        const auto b = heights(other, left, right);
        strips.push_back({.left_top = {left, std::min(a[0], b[0])},
                          .left_bottom = {left, std::max(a[0], b[0])},
                          .right_top = {right, std::min(a[1], b[1])},
                          .right_bottom = {right, std::max(a[1], b[1])}});
    }
    return strips;
}

} // namespace themata::charts
