#include "charts/accumulation.h"

#include "charts/axis.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata::charts {

namespace {

constexpr std::size_t most_spots = 240; // of a curve; more cannot be seen
constexpr double label_room = 40;       // right of a panel

double high_of(const Accumulation& what) {
    double most = 1;
    for (const AccumulationPanel& panel : what.panels)
        for (const auto* curve : {&panel.mean, &panel.high, &panel.coded})
            for (const double value : *curve)
                most = std::max(most, value);
    return most;
}

std::size_t answers_of(const AccumulationPanel& panel) {
    return panel.mean.empty() ? 0 : panel.mean.size() - 1;
}

// Places along a curve, the first and the last among them.
std::vector<std::size_t> steps_of(std::size_t size) {
    std::vector<std::size_t> steps;
    const std::size_t count = std::min(size, most_spots);
    for (std::size_t i = 0; i < count; ++i)
        steps.push_back(count < 2 ? 0 : i * (size - 1) / (count - 1));
    return steps;
}

struct Axes {
    Scale x;
    Scale y;
};

std::vector<Spot> curve(const std::vector<double>& values, const Axes& axes) {
    std::vector<Spot> spots;
    for (const std::size_t step : steps_of(values.size()))
        spots.push_back({axes.x.at(static_cast<double>(step)), axes.y.at(values[step])});
    return spots;
}

// A theme more is a step up, not a slope.
std::vector<Spot> staircase(const std::vector<double>& values, const Axes& axes) {
    std::vector<Spot> spots;
    for (const Spot spot : curve(values, axes)) {
        if (!spots.empty() && spots.back().y != spot.y)
            spots.push_back({spot.x, spots.back().y});
        spots.push_back(spot);
    }
    return spots;
}

void draw_curves(Page& page, const AccumulationPanel& panel, const Axes& axes,
                 const Accumulation& what) {
    const std::string name = panel.name.empty() ? "" : panel.name + ": ";
    if (panel.low.size() == panel.mean.size() && panel.high.size() == panel.mean.size()) {
        std::vector<Spot> corners = curve(panel.high, axes);
        const auto below = curve(panel.low, axes);
        corners.insert(corners.end(), below.rbegin(), below.rend());
        page.area(std::move(corners), {Ink::soft, 0.45}, one_line(name + what.band_says));
    }
    if (panel.coded.size() > 1)
        page.stroke({staircase(panel.coded, axes)}, {{Ink::second_text}, 1.25, Dash::dashed},
                    one_line(name + what.order_says));
    page.stroke({curve(panel.mean, axes)}, {{Ink::mark}, 2},
                one_line(fmt::format("{}mean over all orders, {} after {}", name,
                                     short_number(panel.mean.back()), grouped(answers_of(panel)))));
    const Spot end{axes.x.at(static_cast<double>(answers_of(panel))), axes.y.at(panel.mean.back())};
    page.disc(
        end, 3.5, {Ink::mark},
        one_line(fmt::format(
            "{}{} after {}", name,
            counted(static_cast<std::uint64_t>(std::lround(panel.mean.back())), "theme", "themes"),
            grouped(answers_of(panel)))));
    page.words_level(end.x + grid, end.y, short_number(panel.mean.back()), page.strong());
}

void draw_panel(Page& page, const Accumulation& what, const AccumulationPanel& panel,
                const Box& plot, const Axes& axes, const std::vector<double>& places) {
    const double line = leading(page.body());
    const double head = plot.top - grid - line;
    const std::string n = fmt::format("n = {}", grouped(answers_of(panel)));
    const double room = plot.width() + label_room - grid - page.width_of(n, page.small());
    const Fitted name = page.fitted(panel.name, page.strong(), room, 1);
    page.lines({plot.left, head, plot.left + room, head + line}, name, page.strong(), Anchor::left,
               panel.name);
    page.words_level(plot.left + (panel.name.empty() ? 0 : name.width + grid), head + line / 2, n,
                     page.small());
    page.count(one_line(panel.name + (panel.name.empty() ? "" : ": ") + n));
    draw_curves(page, panel, axes, what);
    draw_axis_below(page, axes.x, places, plot.bottom, "");
    page.plot({plot.left - 4, plot.top - 4, plot.right + 4, plot.bottom + 4});
}

// What the kinds of line are, drawn as they are.
void draw_legend(Page& page, const Accumulation& what) {
    bool band = false;
    bool coded = false;
    for (const AccumulationPanel& panel : what.panels) {
        band = band || !panel.low.empty();
        coded = coded || !panel.coded.empty();
    }
    constexpr double sample = 24;
    double x = page.left();
    const auto say = [&](const std::string& text, const auto& draw) {
        const Fitted fitted = page.fitted(text, page.small(), page.inner() - sample - grid, 1);
        if (x > page.left() && x + sample + grid + fitted.width > page.right()) {
            x = page.left();
            page.y += 2.25 * grid;
        }
        draw(Box{x, page.y, x + sample, page.y + 14});
        page.lines({x + sample + 6, page.y, x + sample + 6 + fitted.width, page.y + 14}, fitted,
                   page.small(), Anchor::left, text);
        x += sample + 6 + fitted.width + 2 * grid;
    };
    const auto middle = [](const Box& box) {
        return std::vector<std::vector<Spot>>{
            {{box.left, box.middle().y}, {box.right, box.middle().y}}};
    };
    say("Mean over all orders", [&](const Box& box) {
        page.stroke(middle(box), {{Ink::mark}, 2}, {}, Part::frame);
    });
    if (band)
        say(what.band_says, [&](const Box& box) {
            page.bar(box.inset(0, 2), {Ink::soft, 0.45}, {}, Part::frame);
        });
    if (coded)
        say(what.order_says, [&](const Box& box) {
            page.stroke(middle(box), {{Ink::second_text}, 1.25, Dash::dashed}, {}, Part::frame);
        });
    page.y = on_grid(page.y + 14 + grid);
}

std::string seen(const Accumulation& what) {
    std::string text = "Accumulation of themes.";
    for (const AccumulationPanel& panel : what.panels)
        text += fmt::format(
            " {}{}{} after {}.", panel.name, panel.name.empty() ? "" : ": ",
            counted(static_cast<std::uint64_t>(std::lround(panel.mean.back())), "theme", "themes"),
            grouped(answers_of(panel)));
    return one_line(text + " " + what.statement);
}

} // namespace

Result<Chart> accumulation(const Accumulation& what, const Style& style, const Measure& measure) {
    std::size_t longest = 0;
    Accumulation drawn = what;
    std::erase_if(drawn.panels, [](const auto& panel) { return answers_of(panel) == 0; });
    for (const AccumulationPanel& panel : drawn.panels)
        longest = std::max(longest, answers_of(panel));
    if (longest == 0)
        return failure(Error::Code::refused, "No answer has a theme yet.",
                       "Code some answers; the curve grows with them.");
    const std::size_t panels = drawn.panels.size();
    const std::size_t in_row = panels == 4 ? 2 : std::min<std::size_t>(panels, 3);
    Page page(style, measure, 200 * static_cast<double>(in_row));
    page.head(drawn.title, drawn.statement);
    draw_legend(page, drawn);
    const auto themes = ticks(0, high_of(drawn), 5);
    auto answers = ticks(0, static_cast<double>(longest), in_row == 1 ? 8 : 4);
    std::erase_if(answers, [&](double at) {
        return at > static_cast<double>(longest) || at != std::round(at);
    });
    const double axis = page.left() + std::ceil(width_of_ticks(page, themes)) + grid;
    const double room = (page.right() - axis) / static_cast<double>(in_row);
    const double height = in_row == 1 ? 240 : 160;
    page.words_level(page.left(), page.y + grid, "Themes", page.small());
    page.axis("Themes");
    page.axis(drawn.unit);
    page.y += 2 * grid;
    for (std::size_t i = 0; i < drawn.panels.size(); ++i) {
        const double top = page.y + leading(page.body()) + 2 * grid;
        const double left = axis + room * static_cast<double>(i % in_row);
        const Box plot{left, top, left + room - label_room, top + height};
        const Axes axes{{0, static_cast<double>(longest), plot.left, plot.right},
                        {themes.front(), themes.back(), plot.bottom, plot.top}};
        if (i % in_row == 0) {
            const std::size_t here = std::min(in_row, drawn.panels.size() - i);
            draw_axis_left(page, axes.y, themes, axis,
                           axis + room * static_cast<double>(here) - label_room);
        }
        draw_panel(page, drawn, drawn.panels[i], plot, axes, answers);
        if (i % in_row == in_row - 1 || i + 1 == drawn.panels.size())
            page.y = plot.bottom + leading(page.small()) + grid;
    }
    page.y += grid / 2;
    page.words_level((axis + page.right() - label_room) / 2, page.y + grid, drawn.unit,
                     page.small(), Anchor::middle);
    page.y += 2 * grid + 4;
    return page.done(seen(drawn));
}

} // namespace themata::charts
