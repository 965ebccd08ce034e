#pragma once
// Points and rectangles of the screen, in pixels from the top left. Values; any thread.

#include <algorithm>

namespace themata {

struct Point {
    float x = 0;
    float y = 0;

    bool operator==(const Point&) const = default;

    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }

    friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
};

struct Rect {
    float left = 0;
    float top = 0;
    float right = 0;
    float bottom = 0;

    bool operator==(const Rect&) const = default;

    [[nodiscard]] float width() const { return right - left; }

    [[nodiscard]] float height() const { return bottom - top; }

    [[nodiscard]] Point at() const { return {left, top}; }

    [[nodiscard]] Point middle() const { return {(left + right) / 2, (top + bottom) / 2}; }

    [[nodiscard]] bool holds(Point p) const {
        return p.x >= left && p.x < right && p.y >= top && p.y < bottom;
    }

    // Smaller by this on every side; larger when it is negative.
    [[nodiscard]] Rect inset(float by) const { return inset(by, by); }

    [[nodiscard]] Rect inset(float x, float y) const {
        return {left + x, top + y, right - x, bottom - y};
    }

    [[nodiscard]] Rect moved(Point by) const {
        return {left + by.x, top + by.y, right + by.x, bottom + by.y};
    }

    // What is cut off at a side; the rest is what remains of this one.
    Rect take_left(float size) {
        Rect part{left, top, std::min(left + size, right), bottom};
        left = part.right;
        return part;
    }

    Rect take_right(float size) {
        Rect part{std::max(right - size, left), top, right, bottom};
        right = part.left;
        return part;
    }

    Rect take_top(float size) {
        Rect part{left, top, right, std::min(top + size, bottom)};
        top = part.bottom;
        return part;
    }

    Rect take_bottom(float size) {
        Rect part{left, std::max(bottom - size, top), right, bottom};
        bottom = part.top;
        return part;
    }
};

[[nodiscard]] inline Rect rect(Point at, float width, float height) {
    return {at.x, at.y, at.x + width, at.y + height};
}

} // namespace themata
