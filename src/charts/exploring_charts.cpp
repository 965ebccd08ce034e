#include "charts/exploring_charts.h"

#include "charts/page.h"
#include "text/sentences.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata::charts {

namespace {

constexpr std::size_t most_spots = 240; // of a curve; more cannot be seen
constexpr double panel_gap = 40;        // right of a panel

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
    const double room = plot.width() + panel_gap - grid - page.width_of(n, page.small());
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
        const Box plot{left, top, left + room - panel_gap, top + height};
        const Axes axes{{0, static_cast<double>(longest), plot.left, plot.right},
                        {themes.front(), themes.back(), plot.bottom, plot.top}};
        if (i % in_row == 0) {
            const std::size_t here = std::min(in_row, drawn.panels.size() - i);
            draw_axis_left(page, axes.y, themes, axis,
                           axis + room * static_cast<double>(here) - panel_gap);
        }
        draw_panel(page, drawn, drawn.panels[i], plot, axes, answers);
        if (i % in_row == in_row - 1 || i + 1 == drawn.panels.size())
            page.y = plot.bottom + leading(page.small()) + grid;
    }
    page.y += grid / 2;
    page.words_level((axis + page.right() - panel_gap) / 2, page.y + grid, drawn.unit, page.small(),
                     Anchor::middle);
    page.y += 2 * grid + 4;
    return page.done(seen(drawn));
}

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

struct MatrixPlaces {
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

MatrixPlaces places_on(const Page& page, const Matrix& what) {
    const auto count = static_cast<double>(what.names.size());
    const double numbers = std::ceil(page.width_of(grouped(what.names.size()), page.small()));
    const double fixed = numbers + 3 * grid;
    const double names = std::min({names_wanted(page, what), page.inner() * 0.4,
                                   std::max(120.0, page.inner() - fixed - count * with_numbers)});
    MatrixPlaces places;
    places.numbers = page.left() + numbers;
    places.names = places.numbers + grid + std::floor(names);
    places.first = places.names + 2 * grid;
    places.cell =
        std::clamp(std::floor((page.right() - places.first) / count), least_cell, most_cell);
    return places;
}

// The themes' numbers above the columns; where they would touch only every fifth, or tenth.
void draw_numbers(Page& page, const Matrix& what, const MatrixPlaces& places) {
    const double wide = page.width_of(grouped(what.names.size()), page.small()) + 3;
    const std::size_t every = places.cell >= wide ? 1 : places.cell * 5 >= wide ? 5 : 10;
    for (std::size_t j = 0; j < what.names.size(); ++j)
        if ((j + 1) % every == 0 || every == 1)
            page.words_level(places.first + places.cell * (static_cast<double>(j) + 0.5),
                             page.y + grid, std::to_string(j + 1), page.small(), Anchor::middle);
    page.y += 2 * grid + 2;
}

bool numbers_fit(const Page& page, const Matrix& what, const MatrixPlaces& places) {
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

void draw_rows(Page& page, const Matrix& what, const MatrixPlaces& places) {
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
    const MatrixPlaces places = places_on(page, what);
    draw_numbers(page, what, places);
    const double top = page.y;
    draw_rows(page, what, places);
    page.plot({places.first, top,
               places.first + places.cell * static_cast<double>(what.names.size()), page.y});
    draw_tints(page, fmt::format("{} {} with both", grouped(greatest(what)), what.unit));
    page.note(fmt::format("On the diagonal: {} with the theme.", what.unit));
    return page.done(seen(what));
}

namespace {

std::string units_of(PairUnit unit) {
    switch (unit) {
    case PairUnit::response:
        return "answers";
    case PairUnit::participant:
        return "participants";
    case PairUnit::span:
        return "passages";
    }
    return {};
}

std::string statement_of(const Cooccurrence& found, const std::string& units) {
    if (found.spec.unit == PairUnit::span)
        return "Passages of one theme that overlap one of the other.";
    const bool all = found.spec.base == PairBase::answered;
    return fmt::format("{} with both themes, out of N = {} {}.",
                       found.spec.unit == PairUnit::response ? "Answers" : "Participants",
                       grouped(found.N), all ? units : units + " with any theme");
}

// After 0 units nothing is seen; a curve begins there.
template <class Number>
std::vector<double> from_nothing(const std::vector<Number>& curve) {
    std::vector<double> values{0};
    values.insert(values.end(), curve.begin(), curve.end());
    return values;
}

std::string name_of(const SaturationCurve& curve) {
    if (curve.role.empty() && curve.stage.empty())
        return "All";
    return curve.role + (curve.role.empty() || curve.stage.empty() ? "" : ", ") + curve.stage;
}

std::string in_which_order(SaturationOrder order) {
    switch (order) {
    case SaturationOrder::imported:
        return "as they were imported";
    case SaturationOrder::coded:
        return "as they were coded";
    case SaturationOrder::participant:
        return "person by person";
    }
    return {};
}

std::string statement_of(const Saturation& found) {
    const StoppingRule& rule = found.spec.rule;
    const auto& stopped = found.curves.front().stopped;
    const std::string said = stopped
                                 ? fmt::format("Saturated at {}+{}", stopped->before, stopped->run)
                                 : "Not saturated yet";
    return fmt::format("{} (base {}, run {}, at most {:g} % new themes; Guest, Namey and Chen "
                       "2020). Read {}.",
                       said, rule.base, rule.run, 100 * rule.threshold,
                       in_which_order(found.spec.order));
}

} // namespace

Matrix matrix_of(const Cooccurrence& found) {
    const std::string units = units_of(found.spec.unit);
    Matrix matrix{.title = "Themes that occur together",
                  .statement = statement_of(found, units),
                  .unit = units,
                  .names = found.names,
                  .together = {}};
    for (std::size_t i = 0; i < found.themes.size(); ++i) {
        std::vector<std::uint32_t> row;
        for (std::size_t j = 0; j < found.themes.size(); ++j)
            row.push_back(found.at(i, j));
        matrix.together.push_back(std::move(row));
    }
    return matrix;
}

Accumulation accumulation_of(const Saturation& found) {
    const bool answers = found.spec.unit == ReadUnit::response;
    Accumulation curves{
        .title = "Themes seen as reading went on",
        .statement = statement_of(found),
        .unit = answers ? "Answers read" : "Participants read",
        .order_says = "As they were read",
        .band_says = fmt::format("95 % of {} random orders", grouped(found.spec.permutations)),
        .panels = {}};
    for (const SaturationCurve& curve : found.curves)
        curves.panels.push_back({.name = found.curves.size() == 1 ? "" : name_of(curve),
                                 .mean = from_nothing(curve.themes.mean),
                                 .low = from_nothing(curve.themes.low),
                                 .high = from_nothing(curve.themes.high),
                                 .coded = from_nothing(curve.themes.observed)});
    return curves;
}

} // namespace themata::charts
