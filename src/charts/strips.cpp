#include "charts/strips.h"

#include <algorithm>
#include <array>

namespace themata::charts {

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
