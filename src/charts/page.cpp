#include "charts/page.h"

#include "text/runs.h"
#include "text/segments.h"
#include "text/sentences.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace themata::charts {

namespace {

constexpr std::string_view ellipsis = "…";

std::string_view without_spaces_at_end(std::string_view text) {
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

class Fitter {
public:
    Fitter(std::string_view text, const Lettering& letters, double width, const Measure& measure)
        : text_(text), letters_(letters), width_(width), measure_(measure) {}

    [[nodiscard]] double measured(std::string_view piece) const {
        return measure_(piece, letters_.size, letters_.weight);
    }

    // The end of the longest line from here that has room, at a place where a line may end.
    [[nodiscard]] std::size_t line_end(std::size_t from) {
        if (breaks_.empty())
            breaks_ = line_breaks(text_);
        std::size_t best = from;
        for (const LineBreak& each : breaks_) {
            if (each.byte <= from)
                continue;
            if (!has_room(text_.substr(from, each.byte - from)))
                break;
            best = each.byte;
        }
        if (best > from)
            return best;
        split_ = true;
        return last_grapheme(from, {});
    }

    [[nodiscard]] bool split() const { return split_; }

    // The end of the longest piece from here that has room with `tail` behind it.
    [[nodiscard]] std::size_t last_grapheme(std::size_t from, std::string_view tail) {
        if (graphemes_.empty())
            graphemes_ = boundaries(text_, Segment::grapheme);
        const auto first = std::ranges::upper_bound(graphemes_, from);
        // Widths grow with every grapheme, so the last that fits is found by halving.
        const auto end = std::partition_point(first, graphemes_.end(), [&](std::uint32_t byte) {
            std::string piece(without_spaces_at_end(text_.substr(from, byte - from)));
            return has_room(piece += tail);
        });
        if (end != first)
            return *std::prev(end);
        return tail.empty() && first != graphemes_.end() ? *first : from;
    }

    [[nodiscard]] bool has_room(std::string_view piece) const {
        return measured(without_spaces_at_end(piece)) <= width_;
    }

private:
    std::string_view text_;
    Lettering letters_;
    double width_;
    const Measure& measure_;
    std::vector<LineBreak> breaks_;
    std::vector<std::uint32_t> graphemes_;
    bool split_ = false;
};

void add_line(Fitted& fitted, const Fitter& fitter, std::string line) {
    fitted.width = std::max(fitted.width, fitter.measured(line));
    fitted.lines.push_back(std::move(line));
}

} // namespace

Fitted fit(std::string_view whole, const Lettering& letters, double width, std::size_t most_lines,
           const Measure& measure) {
    const std::string clean = one_line(whole);
    const std::string_view text = without_spaces_at_end(clean);
    Fitter fitter(text, letters, width, measure);
    Fitted fitted;
    std::size_t from = 0;
    while (fitted.lines.size() + 1 < most_lines && !fitter.has_room(text.substr(from))) {
        const std::size_t end = fitter.line_end(from);
        add_line(fitted, fitter, std::string(without_spaces_at_end(text.substr(from, end - from))));
        from = end;
    }
    fitted.split = fitter.split();
    if (fitter.has_room(text.substr(from))) {
        add_line(fitted, fitter, std::string(text.substr(from)));
        return fitted;
    }
    const std::size_t end = fitter.last_grapheme(from, ellipsis);
    std::string rest(without_spaces_at_end(text.substr(from, end - from)));
    add_line(fitted, fitter, rest += ellipsis);
    fitted.cut = true;
    return fitted;
}

std::string number_text(double number, int decimals) {
    std::string text = fmt::format("{:.{}f}", std::abs(number), decimals);
    const bool is_zero = text.find_first_not_of("0.") == text.npos;
    return number < 0 && !is_zero ? "\u2212" + text : text;
}

std::string short_number(double number) {
    for (const int decimals : {0, 1})
        if (std::abs(number -
                     std::round(number * std::pow(10, decimals)) / std::pow(10, decimals)) < 1e-9)
            return number_text(number, decimals);
    return number_text(number, 2);
}

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

namespace {

constexpr double tick = 4;

double round_step(double rough) {
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double step : {1.0, 2.0, 5.0})
        if (rough <= step * power * 1.0001)
            return step * power;
    return 10 * power;
}

int decimals_of(const std::vector<double>& ticks) {
    for (int decimals = 0; decimals < 6; ++decimals) {
        const double power = std::pow(10.0, decimals);
        if (std::ranges::all_of(ticks, [&](double value) {
                return std::abs(value * power - std::round(value * power)) < 1e-6;
            }))
            return decimals;
    }
    return 6;
}

} // namespace

std::vector<double> ticks(double least, double most, int about) {
    if (!(most > least))
        most = least + 1;
    const double step = round_step((most - least) / std::max(about, 1));
    const double first = std::floor(least / step + 1e-9);
    const double last = std::ceil(most / step - 1e-9);
    std::vector<double> values;
    for (double at = first; at <= last; ++at)
        values.push_back(at * step);
    return values;
}

std::vector<double> scale_ticks(double least, double most, int about) {
    const double range = most - least;
    if (range > 0 && least == std::round(least) && range == std::round(range))
        for (const int parts : {4, 5, 3, 6, 7, 2})
            if (parts <= about && std::fmod(range, parts) == 0) {
                std::vector<double> values;
                for (int i = 0; i <= parts; ++i)
                    values.push_back(least + range / parts * i);
                return values;
            }
    std::vector<double> values = ticks(least, most, about);
    std::erase_if(values,
                  [&](double value) { return value < least - 1e-9 || value > most + 1e-9; });
    return values.empty() ? std::vector<double>{least, most} : values;
}

std::vector<std::string> tick_texts(const std::vector<double>& ticks) {
    const int decimals = decimals_of(ticks);
    std::vector<std::string> texts;
    for (const double value : ticks)
        texts.push_back(decimals == 0 && std::abs(value) >= 10'000
                            ? (value < 0 ? "\u2212" : "") +
                                  grouped(static_cast<std::uint64_t>(std::llround(std::abs(value))))
                            : number_text(value, decimals));
    return texts;
}

double draw_axis_below(Page& page, const Scale& scale, const std::vector<double>& ticks, double y,
                       std::string_view says) {
    const Lettering letters = page.small();
    page.rule({scale.start, y}, {scale.end, y}, {{Ink::axis}, 1});
    const auto texts = tick_texts(ticks);
    double free_from = -1e9;
    const double line = y + tick + leading(letters) * 0.85;
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double x = scale.at(ticks[i]);
        page.rule({x, y}, {x, y + tick}, {{Ink::axis}, 1});
        const double half = page.width_of(texts[i], letters) / 2;
        if (x - half < free_from || x - half < 0)
            continue;
        page.words({x, line}, texts[i], letters, Anchor::middle);
        free_from = x + half + grid;
    }
    double bottom = line + letters.size * 0.3;
    if (!says.empty()) {
        const Fitted fitted = page.fitted(says, letters, page.inner(), 2);
        const double half = fitted.width / 2;
        const double middle =
            std::clamp((scale.start + scale.end) / 2, page.left() + half, page.right() - half);
        const double height = leading(letters) * static_cast<double>(fitted.lines.size());
        page.lines({middle - half, bottom + 3, middle + half, bottom + 3 + height}, fitted, letters,
                   Anchor::middle, says);
        bottom += 3 + height;
        page.axis(one_line(says));
    }
    return bottom;
}

void draw_axis_left(Page& page, const Scale& scale, const std::vector<double>& ticks, double x,
                    double right) {
    const auto texts = tick_texts(ticks);
    page.rule({x, scale.start}, {right, scale.start}, {{Ink::axis}, 1});
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const double y = scale.at(ticks[i]);
        if (y < scale.start - 1)
            page.rule({x, y}, {right, y});
        page.words_level(x - grid, y, texts[i], page.small(), Anchor::right);
    }
}

double width_of_ticks(const Page& page, const std::vector<double>& ticks) {
    double width = 0;
    for (const std::string& text : tick_texts(ticks))
        width = std::max(width, page.width_of(text, page.small()));
    return width;
}

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
    return head.keys.empty() ? "All" : one_line(joined(head.keys, ", "));
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
