#include "charts/tints.h"

#include <algorithm>

namespace themata::charts {

Paint tint(double share) {
    constexpr double faintest = 0.08;
    return share <= 0 ? Paint{Ink::quiet}
                      : Paint{Ink::heat, faintest + (1 - faintest) * std::min(share, 1.0)};
}

void draw_tints(Page& page, std::string_view says) {
    constexpr double side = 14;
    const Lettering letters = page.small();
    page.y = on_grid(page.y + grid);
    const double middle = page.y + side / 2;
    double x = page.left() + page.words_level(page.left(), middle, "0", letters).width + grid / 2;
    for (const double share : {0.0, 0.25, 0.5, 0.75, 1.0}) {
        page.bar({x, page.y, x + 2 * side, page.y + side}, tint(share), {}, Part::frame);
        x += 2 * side + 1;
    }
    x += grid / 2;
    const Fitted words = page.fitted(says, letters, page.right() - x, 3);
    const double height = leading(letters) * static_cast<double>(words.lines.size());
    page.lines(
        {x, middle - leading(letters) / 2, page.right(), middle - leading(letters) / 2 + height},
        words, letters, Anchor::left, says);
    page.y += std::max(side, height) + grid / 2;
}

} // namespace themata::charts
