#pragma once
// The sheet that a layout draws on: title and statement of n at the top, notes at the bottom, and
// between them whatever the chart is. Everything stands on a grid of 8; `y` is how far down the
// page is filled. A builder of one Chart; one thread.

#include "charts/fitting.h"

namespace themata::charts {

inline constexpr double grid = 8;
inline constexpr double hair = 0.75; // rules
inline constexpr double margin = 2 * grid;

class Page {
public:
    // At least `least` wide within its margins, so that nothing has to be squeezed.
    Page(const Style& style, const Measure& measure, double least = 0);

    double y = margin;

    [[nodiscard]] double left() const { return margin; }

    [[nodiscard]] double right() const { return chart_.width - margin; }

    [[nodiscard]] double inner() const { return right() - left(); }

    [[nodiscard]] Lettering title() const;
    [[nodiscard]] Lettering body() const;
    [[nodiscard]] Lettering strong() const;
    [[nodiscard]] Lettering small() const;  // second text
    [[nodiscard]] Lettering figure() const; // numbers within marks

    [[nodiscard]] const Measure& measure() const { return measure_; }

    [[nodiscard]] double width_of(std::string_view text, const Lettering& letters) const;
    [[nodiscard]] Fitted fitted(std::string_view text, const Lettering& letters, double width,
                                std::size_t most_lines) const;

    // Title, and below it what was counted and out of how many.
    void head(std::string title, const std::string& statement);
    void note(std::string_view text);

    void bar(const Box& box, Paint fill, std::string tip = {}, Part part = Part::data);
    void stroke(std::vector<std::vector<Spot>> lines, Pen pen, std::string tip = {},
                Part part = Part::data);
    void rule(Spot from, Spot to, Pen pen = {{Ink::hairline}, hair});
    void area(std::vector<Spot> corners, Paint fill, std::string tip = {});
    void disc(Spot centre, double radius, Paint fill, std::string tip = {}, Part part = Part::data);
    // One line at this place of the line that letters stand on.
    Words& words(Spot at, std::string_view text, const Lettering& letters,
                 Anchor anchor = Anchor::left);
    // One line with its capitals in the middle of this height.
    Words& words_level(double x, double middle, std::string_view text, const Lettering& letters,
                       Anchor anchor = Anchor::left);
    // Lines one below the other, all together in the middle of the box; cut words say all of it.
    void lines(const Box& box, const Fitted& fitted, const Lettering& letters, Anchor anchor,
               std::string_view whole);
    // Read from below, its middle at x, begun at y.
    void upward(double x, double bottom, const Fitted& fitted, const Lettering& letters,
                std::string_view whole);

    // Below all marks that are drawn after `place` was asked for.
    [[nodiscard]] std::size_t place() const { return chart_.marks.size(); }

    void rule_under(std::size_t place, Spot from, Spot to, Pen pen);

    void tip_of_last(std::string tip) { chart_.marks.back().tip = std::move(tip); }

    void plot(const Box& box) { chart_.plots.push_back(box); }

    void axis(std::string words) { chart_.axes.push_back(std::move(words)); }

    void count(std::string words) { chart_.counts.push_back(std::move(words)); }

    // The chart, as high as what stands on it; `sees` says what there is to see.
    [[nodiscard]] Chart done(std::string sees);

private:
    Style style_;
    const Measure& measure_;
    Chart chart_;
};

// From one line to the next.
[[nodiscard]] double leading(const Lettering& letters);
// The next line of the grid at or below this.
[[nodiscard]] double on_grid(double y);

} // namespace themata::charts
