#include "charts/columns.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata::charts {

namespace {

constexpr double tallest_turned = 104;

// Whether two columns stand under the same outer headings, down to this level.
bool share_outer(const ColumnHead& a, const ColumnHead& b, std::size_t level) {
    for (std::size_t i = 0; i <= level; ++i)
        if (a.keys[i] != b.keys[i])
            return false;
    return true;
}

bool begins_group(const std::vector<ColumnHead>& heads, std::size_t column) {
    const std::size_t levels = heads[column].keys.size();
    return column > 0 && levels > 1 && !share_outer(heads[column - 1], heads[column], levels - 2);
}

double x_of(const Box& box, Anchor anchor) {
    return anchor == Anchor::left ? box.left : box.middle().x;
}

void draw_outer(Page& page, const std::vector<ColumnHead>& heads, const Columns& columns,
                std::size_t level, Anchor anchor) {
    const Lettering letters = page.strong();
    for (std::size_t first = 0; first < heads.size();) {
        std::size_t last = first;
        while (last + 1 < heads.size() && share_outer(heads[first], heads[last + 1], level))
            ++last;
        const Box box{columns.lefts[first], page.y, columns.lefts[last] + columns.width,
                      page.y + leading(letters) + 2};
        const std::string& key = heads[first].keys[level];
        page.lines(box, page.fitted(key, letters, box.width(), 1), letters, anchor, key);
        page.rule({box.left, box.bottom + 1}, {box.right, box.bottom + 1}, {{Ink::axis}, hair});
        first = last + 1;
    }
    page.y += leading(letters) + grid;
}

const std::string& inner_key(const ColumnHead& head) {
    static const std::string all = "All";
    return head.keys.empty() ? all : head.keys.back();
}

void draw_turned(Page& page, const std::vector<ColumnHead>& heads, const Columns& columns) {
    const Lettering letters = page.body();
    const std::size_t most = columns.width >= 2 * leading(letters) ? 2 : 1;
    std::vector<Fitted> fitted;
    double height = 0;
    for (const ColumnHead& head : heads) {
        fitted.push_back(page.fitted(inner_key(head), letters, tallest_turned, most));
        height = std::max(height, fitted.back().width);
    }
    page.y += height;
    for (std::size_t i = 0; i < heads.size(); ++i)
        page.upward(columns.lefts[i] + columns.width / 2, page.y, fitted[i], letters,
                    inner_key(heads[i]));
    page.y += grid;
}

void draw_inner(Page& page, const std::vector<ColumnHead>& heads, const Columns& columns,
                Anchor anchor) {
    const Lettering letters = page.body();
    std::vector<Fitted> fitted;
    std::size_t deepest = 1;
    for (const ColumnHead& head : heads) {
        fitted.push_back(page.fitted(inner_key(head), letters, columns.width - 4, 3));
        deepest = std::max(deepest, fitted.back().lines.size());
        if (fitted.back().cut || fitted.back().split)
            return draw_turned(page, heads, columns);
    }
    const double height = leading(letters) * static_cast<double>(deepest);
    for (std::size_t i = 0; i < heads.size(); ++i) {
        // Headings of fewer lines stand on the last.
        const double own = leading(letters) * static_cast<double>(fitted[i].lines.size());
        page.lines(columns.cell(i, page.y + height - own, page.y + height), fitted[i], letters,
                   anchor, inner_key(heads[i]));
    }
    page.y += height;
}

} // namespace

double gaps_between(const std::vector<ColumnHead>& heads) {
    double gaps = 0;
    for (std::size_t i = 0; i < heads.size(); ++i)
        gaps += begins_group(heads, i) ? grid : 0;
    return gaps;
}

Columns columns_at(const std::vector<ColumnHead>& heads, double left, double width) {
    Columns columns{.lefts = {}, .width = width};
    double x = left;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        x += begins_group(heads, i) ? grid : 0;
        columns.lefts.push_back(x);
        x += width;
    }
    return columns;
}

double width_of_bases(const Page& page, const std::vector<ColumnHead>& heads) {
    double width = 0;
    for (const ColumnHead& head : heads)
        width = std::max(width, page.width_of(head.base, page.small()));
    return width;
}

void draw_heads(Page& page, const std::vector<ColumnHead>& heads, const Columns& columns,
                std::string_view bases_say, Anchor anchor) {
    for (std::size_t level = 0; level + 1 < heads.front().keys.size(); ++level)
        draw_outer(page, heads, columns, level, anchor);
    draw_inner(page, heads, columns, anchor);
    const Lettering letters = page.small();
    const double height = leading(letters) + 2;
    if (!bases_say.empty()) {
        const double room = columns.lefts.front() - page.left() - grid;
        page.lines({page.left(), page.y, page.left() + room, page.y + height},
                   page.fitted(bases_say, letters, room, 1), letters, Anchor::left, bases_say);
        for (std::size_t i = 0; i < heads.size(); ++i) {
            const Box cell = columns.cell(i, page.y, page.y + height);
            page.words_level(x_of(cell, anchor), cell.middle().y, heads[i].base, letters, anchor);
            page.count(fmt::format("{}: N = {}", in_words(heads[i]), heads[i].base));
        }
        page.y += height;
    }
    page.y = on_grid(page.y + 2);
}

std::string in_words(const ColumnHead& head) {
    return head.keys.empty() ? "All" : one_line(fmt::format("{}", fmt::join(head.keys, ", ")));
}

Shares share_out(double inner, double names_wanted, double least_cell, double most_cell,
                 const std::vector<ColumnHead>& heads) {
    const auto columns = static_cast<double>(heads.size());
    const double gaps = gaps_between(heads) + 2 * grid; // and one before the first
    const double least_names = std::min(names_wanted, 144.0);
    Shares shares;
    shares.page = std::max(inner, least_names + gaps + columns * least_cell);
    const double names = std::min(names_wanted, std::max(shares.page * 0.42, least_names));
    shares.cell =
        std::clamp(std::floor((shares.page - names - gaps) / columns), least_cell, most_cell);
    shares.names = std::floor(std::min(names_wanted, shares.page - gaps - columns * shares.cell));
    return shares;
}

} // namespace themata::charts
