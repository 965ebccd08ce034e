#include "charts/page.h"

#include "text/runs.h"
#include <algorithm>
#include <cmath>

namespace themata::charts {

namespace {

constexpr double capitals = 0.727; // how high they are, of the size of letters

Mark mark_of(Shape shape, std::string tip, Part part) {
    return {std::move(shape), part, std::move(tip)};
}

bool runs_to_left(std::string_view text) {
    const auto found = runs(text);
    return !found.empty() && runs_left(found.front().paragraph);
}

} // namespace

double leading(const Lettering& letters) { return std::round(letters.size * 1.34); }

double on_grid(double y) { return std::ceil(y / grid - 1e-6) * grid; }

Page::Page(const Style& style, const Measure& measure, double least)
    : style_(style), measure_(measure) {
    chart_.width = std::max(style.width, std::ceil(least) + 2 * margin);
}

Lettering Page::title() const { return {style_.letter * 1.25, Weight::strong, {Ink::text}}; }

Lettering Page::body() const { return {style_.letter, Weight::regular, {Ink::text}}; }

Lettering Page::strong() const { return {style_.letter, Weight::strong, {Ink::text}}; }

Lettering Page::small() const {
    return {style_.letter * 0.92, Weight::regular, {Ink::second_text}};
}

Lettering Page::figure() const { return {style_.letter * 0.92, Weight::regular, {Ink::text}}; }

double Page::width_of(std::string_view text, const Lettering& letters) const {
    return measure_(text, letters.size, letters.weight);
}

Fitted Page::fitted(std::string_view text, const Lettering& letters, double width,
                    std::size_t most_lines) const {
    return fit(text, letters, width, most_lines, measure_);
}

void Page::head(std::string title, const std::string& statement) {
    chart_.title = one_line(style_.title.empty() ? title : style_.title);
    y = margin;
    const auto write = [&](const std::string& text, const Lettering& letters, std::size_t most) {
        const Fitted lines_of_it = fitted(text, letters, inner(), most);
        const double height = leading(letters) * static_cast<double>(lines_of_it.lines.size());
        lines({left(), y, right(), y + height}, lines_of_it, letters, Anchor::left, text);
        y += height;
    };
    write(chart_.title, this->title(), 3);
    if (!statement.empty()) {
        y += grid / 4;
        write(statement, small(), 3);
        chart_.counts.insert(chart_.counts.begin(), statement);
    }
    y = on_grid(y + grid);
}

void Page::note(std::string_view text) {
    const Fitted written = fitted(text, small(), inner(), 24);
    const double height = leading(small()) * static_cast<double>(written.lines.size());
    lines({left(), y, right(), y + height}, written, small(), Anchor::left, text);
    y += height;
}

void Page::bar(const Box& box, Paint fill, std::string tip, Part part) {
    chart_.marks.push_back(mark_of(Bar{box, fill}, std::move(tip), part));
}

void Page::stroke(std::vector<std::vector<Spot>> lines_of_it, Pen pen, std::string tip, Part part) {
    if (!lines_of_it.empty())
        chart_.marks.push_back(mark_of(Stroke{std::move(lines_of_it), pen}, std::move(tip), part));
}

void Page::rule(Spot from, Spot to, Pen pen) { stroke({{from, to}}, pen, {}, Part::frame); }

void Page::rule_under(std::size_t place, Spot from, Spot to, Pen pen) {
    chart_.marks.insert(chart_.marks.begin() + static_cast<std::ptrdiff_t>(place),
                        mark_of(Stroke{{{from, to}}, pen}, {}, Part::frame));
}

void Page::area(std::vector<Spot> corners, Paint fill, std::string tip) {
    if (!corners.empty())
        chart_.marks.push_back(mark_of(Area{std::move(corners), fill}, std::move(tip), Part::data));
}

void Page::disc(Spot centre, double radius, Paint fill, std::string tip, Part part) {
    chart_.marks.push_back(mark_of(Disc{centre, radius, fill}, std::move(tip), part));
}

Words& Page::words(Spot at, std::string_view text, const Lettering& letters, Anchor anchor) {
    Words written{.at = at, .text = one_line(text), .letters = letters, .anchor = anchor};
    written.width = width_of(written.text, letters);
    chart_.marks.push_back(mark_of(std::move(written), {}, Part::frame));
    return std::get<Words>(chart_.marks.back().shape);
}

Words& Page::words_level(double x, double middle, std::string_view text, const Lettering& letters,
                         Anchor anchor) {
    return words({x, middle + letters.size * capitals / 2}, text, letters, anchor);
}

void Page::lines(const Box& box, const Fitted& fitted, const Lettering& letters, Anchor anchor,
                 std::string_view whole) {
    const double step = leading(letters);
    const double height = step * static_cast<double>(fitted.lines.size());
    double x = anchor == Anchor::left     ? box.left
               : anchor == Anchor::middle ? box.middle().x
                                          : box.right;
    if (anchor == Anchor::left && fitted.lines.size() > 1 && runs_to_left(whole)) {
        x += fitted.width; // its lines begin at the right
        anchor = Anchor::right;
    }
    double middle = box.middle().y - height / 2 + step / 2;
    for (const std::string& line : fitted.lines) {
        words_level(x, middle, line, letters, anchor);
        if (fitted.cut)
            tip_of_last(one_line(whole));
        middle += step;
    }
}

void Page::upward(double x, double bottom, const Fitted& fitted, const Lettering& letters,
                  std::string_view whole) {
    const double step = leading(letters);
    const double width = step * static_cast<double>(fitted.lines.size());
    double at = x - width / 2 + step / 2 + letters.size * capitals / 2;
    for (const std::string& line : fitted.lines) {
        words({at, bottom}, line, letters).turn = Turn::upward;
        if (fitted.cut)
            tip_of_last(one_line(whole));
        at += step;
    }
}

Chart Page::done(std::string sees) {
    chart_.height = on_grid(y + margin);
    chart_.description = std::move(sees);
    return std::move(chart_);
}

} // namespace themata::charts
