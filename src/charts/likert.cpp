#include "charts/likert.h"

#include "charts/page.h"
#include "text/sentences.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace themata::charts {

namespace {

constexpr double bar_height = 18;
constexpr double row_height = 22;
constexpr double between_items = 10;
constexpr double between_levels = 1;

std::uint64_t total_of(const LikertRow& row) {
    return std::accumulate(row.counts.begin(), row.counts.end(), std::uint64_t{0});
}

double share_of(const LikertRow& row, std::size_t level) {
    const std::uint64_t total = total_of(row);
    return total == 0 ? 0 : static_cast<double>(row.counts[level]) / static_cast<double>(total);
}

// The share that lies left of the middle of the scale.
double left_share(const LikertRow& row) {
    const std::size_t levels = row.counts.size();
    double share = 0;
    for (std::size_t level = 0; level < levels / 2; ++level)
        share += share_of(row, level);
    return levels % 2 == 1 ? share + share_of(row, levels / 2) / 2 : share;
}

struct BarPlaces {
    double names = 0;  // where names end
    double groups = 0; // where the names of the rows end
    Scale scale;       // of shares, 0 in the middle
    double counts = 0; // where the n of a row ends
};

Lettering smaller(const Page& page) { return page.figure(); }

double widest_group(const Page& page, const LikertBars& bars) {
    double width = 0;
    for (const LikertItem& item : bars.items)
        for (const LikertRow& row : item.rows)
            width = std::max(width, page.width_of(one_line(row.group), smaller(page)));
    return width;
}

double widest_count(const Page& page, const LikertBars& bars) {
    double width = page.width_of("n", page.small());
    for (const LikertItem& item : bars.items)
        for (const LikertRow& row : item.rows)
            width = std::max(width, page.width_of(grouped(total_of(row)), page.small()));
    return width;
}

BarPlaces places_on(const Page& page, const LikertBars& bars) {
    double names = 0;
    double below = 0.05;
    double above = 0.05;
    for (const LikertItem& item : bars.items) {
        names = std::max(names, page.width_of(one_line(item.name), page.body()));
        for (const LikertRow& row : item.rows)
            if (total_of(row) > 0) {
                below = std::max(below, left_share(row));
                above = std::max(above, 1 - left_share(row));
            }
    }
    BarPlaces places;
    places.names =
        page.left() +
        std::ceil(std::min(names, page.inner() * (widest_group(page, bars) > 0 ? 0.3 : 0.4)));
    const double groups = std::min(widest_group(page, bars), page.inner() * 0.22);
    places.groups = places.names + (groups > 0 ? grid + std::ceil(groups) : 0);
    places.counts = page.right();
    const auto tenths = [](double share) { return std::ceil(share * 10 - 1e-9) / 10; };
    places.scale = {.from = -tenths(below),
                    .to = tenths(above),
                    .start = places.groups + 2 * grid,
                    .end = page.right() - widest_count(page, bars) - 2 * grid};
    return places;
}

// Lines that rise through a box, so that the side below the middle shows in grey as well.
std::vector<std::vector<Spot>> hatching(const Box& box) {
    constexpr double pitch = 4;
    std::vector<std::vector<Spot>> lines;
    const double height = box.height();
    // On a grid of the page, so that neighbours' lines meet.
    for (double x = std::ceil((box.left - height) / pitch) * pitch; x < box.right; x += pitch) {
        const double from = std::max(x, box.left);
        const double to = std::min(x + height, box.right);
        if (to > from)
            lines.push_back({{from, box.bottom - (from - x)}, {to, box.bottom - (to - x)}});
    }
    return lines;
}

// Lighter than a deep fill, deeper than a light one.
Pen hatch_on(Paint fill) {
    return {{fill.ink, fill.strength > 0.8 ? fill.strength - 0.28 : fill.strength + 0.2}, 0.75};
}

void draw_level(Page& page, const Box& box, const LikertRow& row, std::size_t level,
                const std::string& tip) {
    const Paint fill = paint_of_level(level, row.counts.size());
    page.bar(box, fill, tip);
    if (fill.ink == Ink::low)
        page.stroke(hatching(box), hatch_on(fill), tip);
    const std::string percent = fmt::format("{:.0f}%", std::round(100 * share_of(row, level)));
    const Lettering letters = page.small();
    const double room = page.width_of(percent, letters) + 6;
    if (box.width() < room)
        return;
    const Spot middle = box.middle();
    if (fill.ink == Ink::low) // nothing crosses letters
        page.bar({middle.x - room / 2, box.top + 2, middle.x + room / 2, box.bottom - 2}, fill, tip,
                 Part::frame);
    page.words_level(middle.x, middle.y, percent, letters, Anchor::middle).ground = fill;
    page.tip_of_last(tip);
}

std::string tip_of(const LikertBars& bars, const LikertItem& item, const LikertRow& row,
                   std::size_t level) {
    return one_line(fmt::format("{}{}{}, “{}”: {} of {} ({:.0f} %)", item.name,
                                row.group.empty() ? "" : ", ", row.group, bars.levels[level],
                                grouped(row.counts[level]), grouped(total_of(row)),
                                std::round(100 * share_of(row, level))));
}

void draw_bar(Page& page, const BarPlaces& places, const LikertBars& bars, const LikertItem& item,
              const LikertRow& row) {
    const double middle = page.y + row_height / 2;
    if (total_of(row) == 0) {
        page.words_level(places.scale.at(0) + 4, middle, "no answers", page.small());
        return;
    }
    double share = -left_share(row);
    for (std::size_t level = 0; level < row.counts.size(); ++level) {
        const double next = share + share_of(row, level);
        const Box box{places.scale.at(share), middle - bar_height / 2, places.scale.at(next),
                      middle + bar_height / 2};
        share = next;
        if (box.width() > between_levels)
            draw_level(page, {box.left, box.top, box.right - between_levels, box.bottom}, row,
                       level, tip_of(bars, item, row, level));
    }
}

void draw_row(Page& page, const BarPlaces& places, const LikertBars& bars, const LikertItem& item,
              const LikertRow& row) {
    const double middle = page.y + row_height / 2;
    const double room = places.groups - places.names - grid;
    if (!row.group.empty())
        page.lines({places.names + grid, page.y, places.groups, page.y + row_height},
                   page.fitted(row.group, smaller(page), room, 1), smaller(page), Anchor::right,
                   row.group);
    draw_bar(page, places, bars, item, row);
    page.words_level(places.counts, middle, grouped(total_of(row)), page.small(), Anchor::right);
    if (row.missing > 0)
        page.tip_of_last(fmt::format("{} missing", grouped(row.missing)));
    const std::string where = row.group.empty() ? item.name : item.name + ", " + row.group;
    page.count(one_line(fmt::format("{}: n = {}", where, grouped(total_of(row)))));
    page.y += row_height;
}

void draw_item(Page& page, const BarPlaces& places, const LikertBars& bars,
               const LikertItem& item) {
    const Lettering letters = page.body();
    const double width = places.names - page.left();
    const Fitted name = page.fitted(item.name, letters, width, 2);
    const double own = std::max(row_height * static_cast<double>(item.rows.size()),
                                leading(letters) * static_cast<double>(name.lines.size()));
    // The name stands beside the first bar; of one bar alone, in its middle.
    const double high =
        item.rows.size() == 1
            ? own
            : std::max(row_height, leading(letters) * static_cast<double>(name.lines.size()) + 4);
    page.lines({page.left(), page.y, page.left() + width, page.y + high}, name, letters,
               Anchor::left, item.name);
    const double top = page.y;
    page.y += (own - row_height * static_cast<double>(item.rows.size())) / 2;
    for (const LikertRow& row : item.rows)
        draw_row(page, places, bars, item, row);
    page.y = top + own + between_items;
}

// Swatches in the order of the bars; broken into lines where levels have long names.
void draw_legend(Page& page, const LikertBars& bars) {
    const Lettering letters = page.small();
    constexpr double swatch = 14;
    double x = page.left();
    for (std::size_t level = 0; level < bars.levels.size(); ++level) {
        const Fitted name =
            page.fitted(bars.levels[level], letters, page.inner() - swatch - grid, 1);
        if (x > page.left() && x + swatch + 4 + name.width > page.right()) {
            x = page.left();
            page.y += 2.5 * grid;
        }
        const Box box{x, page.y, x + swatch, page.y + swatch};
        const Paint fill = paint_of_level(level, bars.levels.size());
        page.bar(box, fill, {}, Part::frame);
        if (fill.ink == Ink::low)
            page.stroke(hatching(box), hatch_on(fill), {}, Part::frame);
        page.lines({x + swatch + 4, page.y, x + swatch + 4 + name.width, page.y + swatch}, name,
                   letters, Anchor::left, bars.levels[level]);
        x += swatch + 4 + name.width + 2 * grid;
    }
    page.y = on_grid(page.y + swatch + grid);
}

// Below the bars, and the middle of the scale behind them.
void draw_axis(Page& page, const Scale& scale, double top, std::size_t behind) {
    page.y += 2;
    const Lettering letters = page.small();
    const double step = scale.end - scale.start > 320 * (scale.to - scale.from) ? 25 : 50;
    page.rule({scale.start, page.y}, {scale.end, page.y}, {{Ink::axis}, 1});
    for (double percent = -100; percent <= 100; percent += step) {
        const double x = scale.at(percent / 100);
        if (x < scale.start - 0.5 || x > scale.end + 0.5)
            continue;
        page.rule({x, page.y}, {x, page.y + 4}, {{Ink::axis}, 1});
        page.words({x, page.y + 4 + leading(letters) * 0.85},
                   fmt::format("{:.0f}%", std::abs(percent)), letters, Anchor::middle);
    }
    const double zero = scale.at(0) - between_levels / 2;
    page.rule_under(behind, {zero, top - 2}, {zero, page.y}, {{Ink::second_text}, 1});
    page.y += 6 + leading(letters);
}

Result<void> can_be_drawn(const LikertBars& bars) {
    std::uint64_t answers = 0;
    for (const LikertItem& item : bars.items)
        for (const LikertRow& row : item.rows)
            answers += total_of(row);
    if (answers == 0)
        return failure(Error::Code::refused, "There are no scores to draw.",
                       "Import questionnaires with scored items first.");
    if (bars.levels.size() < 2 || bars.levels.size() > most_levels)
        return failure(Error::Code::refused,
                       fmt::format("A scale of {} cannot be drawn as bars.",
                                   counted(bars.levels.size(), "level", "levels")),
                       "Bars are for items with 2 to 11 answers; draw a distribution instead.");
    return {};
}

std::string seen(const LikertBars& bars) {
    std::string text = fmt::format(
        "Diverging stacked bars of {} on a scale from {} to {}, parted in the middle of the scale.",
        counted(bars.items.size(), "item", "items"), bars.levels.front(), bars.levels.back());
    for (const LikertItem& item : bars.items)
        for (const LikertRow& row : item.rows)
            if (total_of(row) > 0)
                text += fmt::format(
                    " {}{}{}: {:.0f} % below, {:.0f} % above, n = {}.", item.name,
                    row.group.empty() ? "" : ", ", row.group, std::round(100 * left_share(row)),
                    100 - std::round(100 * left_share(row)), grouped(total_of(row)));
    return text;
}

} // namespace

Paint paint_of_level(std::size_t level, std::size_t levels) {
    constexpr double lightest = 0.45;
    const std::size_t side = levels / 2;
    if (levels % 2 == 1 && level == side)
        return {Ink::neutral};
    const bool below = level < side;
    // 0 at the end of the scale, side - 1 beside its middle.
    const std::size_t from_end = below ? level : levels - 1 - level;
    const double step = side > 1 ? (1 - lightest) / static_cast<double>(side - 1) : 0;
    return {below ? Ink::low : Ink::high, 1 - step * static_cast<double>(from_end)};
}

Result<Chart> likert_bars(const LikertBars& bars, const Style& style, const Measure& measure) {
    if (const auto drawn = can_be_drawn(bars); !drawn)
        return failure(drawn.error());
    Page page(style, measure, 400);
    page.head(bars.title,
              "Percent of the answers to each item, parted in the middle of the scale.");
    draw_legend(page, bars);
    const BarPlaces places = places_on(page, bars);
    page.words_level(places.counts, page.y + row_height / 2, "n", page.small(), Anchor::right);
    page.y += row_height;
    const double top = page.y;
    const std::size_t behind = page.place();
    for (const LikertItem& item : bars.items)
        draw_item(page, places, bars, item);
    page.plot({places.scale.start, top, places.scale.end, page.y});
    draw_axis(page, places.scale, top, behind);
    page.axis("Percent of answers, below the middle of the scale to the left, above to the right");
    return page.done(one_line(seen(bars)));
}

} // namespace themata::charts
