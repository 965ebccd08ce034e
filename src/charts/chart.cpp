#include "charts/chart.h"

#include <algorithm>
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

} // namespace

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

} // namespace themata::charts
