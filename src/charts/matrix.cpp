#include "charts/matrix.h"

#include "charts/tints.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata::charts {

namespace {

constexpr double least_cell = 9;
constexpr double most_cell = 36;
constexpr double with_numbers = 20; // cells from this size on have theirs written

std::uint32_t greatest(const Matrix& what) {
    std::uint32_t most = 0;
    for (std::size_t i = 0; i < what.names.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            most = std::max(most, what.together[i][j]);
    return most;
}

std::string tip_of(const Matrix& what, std::size_t i, std::size_t j) {
    const std::uint32_t n = what.together[i][j];
    return one_line(i == j ? fmt::format("{}: {} {}", what.names[i], grouped(n), what.unit)
                           : fmt::format("{} with {}: {} {}", what.names[i], what.names[j],
                                         grouped(n), what.unit));
}

struct Places {
    double numbers = 0; // where the numbers of the themes end
    double names = 0;   // where names end
    double first = 0;   // left of the first column
    double cell = 0;
};

double names_wanted(const Page& page, const Matrix& what) {
    double width = 0;
    for (const std::string& name : what.names)
        width = std::max(width, page.width_of(one_line(name), page.body()));
    return std::ceil(width) + 1;
}

Places places_on(const Page& page, const Matrix& what) {
    const auto count = static_cast<double>(what.names.size());
    const double numbers = std::ceil(page.width_of(grouped(what.names.size()), page.small()));
    const double fixed = numbers + 3 * grid;
    const double names = std::min({names_wanted(page, what), page.inner() * 0.4,
                                   std::max(120.0, page.inner() - fixed - count * with_numbers)});
    Places places;
    places.numbers = page.left() + numbers;
    places.names = places.numbers + grid + std::floor(names);
    places.first = places.names + 2 * grid;
    places.cell =
        std::clamp(std::floor((page.right() - places.first) / count), least_cell, most_cell);
    return places;
}

// The themes' numbers above the columns; where they would touch only every fifth, or tenth.
void draw_numbers(Page& page, const Matrix& what, const Places& places) {
    const double wide = page.width_of(grouped(what.names.size()), page.small()) + 3;
    const std::size_t every = places.cell >= wide ? 1 : places.cell * 5 >= wide ? 5 : 10;
    for (std::size_t j = 0; j < what.names.size(); ++j)
        if ((j + 1) % every == 0 || every == 1)
            page.words_level(places.first + places.cell * (static_cast<double>(j) + 0.5),
                             page.y + grid, std::to_string(j + 1), page.small(), Anchor::middle);
    page.y += 2 * grid + 2;
}

bool numbers_fit(const Page& page, const Matrix& what, const Places& places) {
    std::uint32_t most = greatest(what);
    for (std::size_t i = 0; i < what.names.size(); ++i)
        most = std::max(most, what.together[i][i]);
    return places.cell >= with_numbers &&
           page.width_of(grouped(most), page.figure()) + 4 <= places.cell;
}

void draw_cell(Page& page, const Matrix& what, const Box& box, std::size_t i, std::size_t j,
               std::uint32_t most, const Lettering* letters) {
    const std::string tip = tip_of(what, i, j);
    const double gap = box.width() >= with_numbers ? 1 : 0.5;
    const Paint fill = i == j ? Paint{Ink::paper}
                              : tint(static_cast<double>(what.together[i][j]) / std::max(most, 1U));
    page.bar(box.inset(gap, gap), fill, tip);
    if (!letters)
        return;
    Words& words = page.words_level(box.middle().x, box.middle().y, grouped(what.together[i][j]),
                                    *letters, Anchor::middle);
    if (i != j)
        words.ground = fill;
    page.tip_of_last(tip);
}

void draw_rows(Page& page, const Matrix& what, const Places& places) {
    const bool with_text = numbers_fit(page, what, places);
    const Lettering inside = page.figure();
    const Lettering diagonal = page.small();
    // Small cells carry smaller names, which still have a line each.
    Lettering name_letters = page.body();
    name_letters.size = std::min(name_letters.size, std::max(places.cell - 1.5, 6.0));
    Lettering number_letters = page.small();
    number_letters.size = std::min(number_letters.size, name_letters.size);
    const std::uint32_t most = greatest(what);
    for (std::size_t i = 0; i < what.names.size(); ++i) {
        const double bottom = page.y + places.cell;
        page.words_level(places.numbers, page.y + places.cell / 2, std::to_string(i + 1),
                         number_letters, Anchor::right);
        const std::size_t lines = places.cell >= 2 * leading(name_letters) ? 2 : 1;
        page.lines(
            {places.numbers + grid, page.y, places.names, bottom},
            page.fitted(what.names[i], name_letters, places.names - places.numbers - grid, lines),
            name_letters, Anchor::left, what.names[i]);
        for (std::size_t j = 0; j <= i; ++j) {
            const double left = places.first + places.cell * static_cast<double>(j);
            draw_cell(page, what, {left, page.y, left + places.cell, bottom}, i, j, most,
                      !with_text ? nullptr
                      : i == j   ? &diagonal
                                 : &inside);
        }
        page.count(tip_of(what, i, i));
        page.y = bottom;
    }
}

std::string seen(const Matrix& what) {
    std::size_t row = 1;
    std::size_t column = 0;
    for (std::size_t i = 0; i < what.names.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (what.together[i][j] > what.together[row][column]) {
                row = i;
                column = j;
            }
    return one_line(fmt::format("Co-occurrence of {}. Most often together: {}. {}",
                                counted(what.names.size(), "theme", "themes"),
                                tip_of(what, row, column), what.statement));
}

} // namespace

Result<Chart> matrix(const Matrix& what, const Style& style, const Measure& measure) {
    if (what.names.size() < 2)
        return failure(Error::Code::refused, "Fewer than two themes were applied.",
                       "Themes can occur together when there are two of them.");
    const double least = static_cast<double>(what.names.size()) * least_cell + 176;
    Page page(style, measure, least);
    page.head(what.title, what.statement);
    const Places places = places_on(page, what);
    draw_numbers(page, what, places);
    const double top = page.y;
    draw_rows(page, what, places);
    page.plot({places.first, top,
               places.first + places.cell * static_cast<double>(what.names.size()), page.y});
    draw_tints(page, fmt::format("{} {} with both", grouped(greatest(what)), what.unit));
    page.note(fmt::format("On the diagonal: {} with the theme.", what.unit));
    return page.done(seen(what));
}

} // namespace themata::charts
