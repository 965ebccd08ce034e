#pragma once
// A Page is the sheet that a layout draws on: title and statement of n at the top, notes at the
// bottom, and between them whatever the chart is. Everything stands on a grid of 8; `y` is how far
// down the page is filled. Beside it stand the words that are made to fit, axes, tints and columns.
// A Page builds one Chart on one thread; the functions are pure.

#include "charts/chart.h"

namespace themata::charts {

// Words are broken into lines where a language breaks them, and cut with an ellipsis where there is
// no room for more. They are valid UTF-8.
struct Fitted {
    std::vector<std::string> lines;
    double width = 0;   // of the widest
    bool cut = false;   // not all of it is there
    bool split = false; // within a word
};

// At least one line, of at most this width (a single letter may be wider).
[[nodiscard]] Fitted fit(std::string_view text, const Lettering& letters, double width,
                         std::size_t most_lines, const Measure& measure);

// A number with a true minus.
[[nodiscard]] std::string number_text(double number, int decimals);
// As short as it can be said: 3, 2.5.
[[nodiscard]] std::string short_number(double number);

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

// Where a value stands along a line, and which values get a tick.
struct Scale {
    double from = 0; // the value at `start`
    double to = 1;
    double start = 0;
    double end = 1;

    [[nodiscard]] double at(double value) const {
        return to == from ? (start + end) / 2
                          : start + (value - from) / (to - from) * (end - start);
    }
};

// Round numbers from at or below `least` to at or above `most`, about so many.
[[nodiscard]] std::vector<double> ticks(double least, double most, int about);
// Of a scale whose ends are known: from end to end in equal steps of whole numbers where that can
// be, else round numbers within.
[[nodiscard]] std::vector<double> scale_ticks(double least, double most, int about);
// How they are written, all with as many decimals.
[[nodiscard]] std::vector<std::string> tick_texts(const std::vector<double>& ticks);

// Below `y`: the line, a tick and its number for each, and what the axis says in the middle.
// Returns how far down it reaches. Numbers that would touch their neighbour are left out.
double draw_axis_below(Page& page, const Scale& scale, const std::vector<double>& ticks, double y,
                       std::string_view says);
// Left of `x`: numbers and light rules across to `right`; says nothing of its own.
void draw_axis_left(Page& page, const Scale& scale, const std::vector<double>& ticks, double x,
                    double right);
// How wide the numbers of an axis at the left are.
[[nodiscard]] double width_of_ticks(const Page& page, const std::vector<double>& ticks);

// The tints of a heat map and their legend.

// Of a share of the greatest, 0 to 1; nothing has a ground of its own.
[[nodiscard]] Paint tint(double share);

// From “0” to what the darkest one `says`, at page.y, which it moves below.
void draw_tints(Page& page, std::string_view says);

// The columns of a table-like chart with their headings: outer headings stand over all columns that
// share them, and where a heading has no room it is turned.
struct ColumnHead {
    std::vector<std::string> keys; // from the outside in
    std::string base;              // out of how many: "6"
};

struct Columns {
    std::vector<double> lefts;
    double width = 0; // of each

    [[nodiscard]] double right() const { return lefts.back() + width; }

    [[nodiscard]] Box cell(std::size_t column, double top, double bottom) const {
        return {lefts[column], top, lefts[column] + width, bottom};
    }
};

// How much wider the columns are than their cells: groups stand a little apart.
[[nodiscard]] double gaps_between(const std::vector<ColumnHead>& heads);
[[nodiscard]] Columns columns_at(const std::vector<ColumnHead>& heads, double left, double width);

// The widest a base is written.
[[nodiscard]] double width_of_bases(const Page& page, const std::vector<ColumnHead>& heads);

// At page.y, which it moves to below the headings. `bases_say` stands left of the row of bases.
void draw_heads(Page& page, const std::vector<ColumnHead>& heads, const Columns& columns,
                std::string_view bases_say, Anchor anchor);

// "Mentor, Phase 1"
[[nodiscard]] std::string in_words(const ColumnHead& head);

// How a column of names and columns of cells share a page.
struct Shares {
    double names = 0;
    double cell = 0;
    double page = 0; // the least width within the margins
};

// Names get what they want, up to a share of the page, and what cells do not need.
[[nodiscard]] Shares share_out(double inner, double names_wanted, double least_cell,
                               double most_cell, const std::vector<ColumnHead>& heads);

} // namespace themata::charts
