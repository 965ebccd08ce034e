#include "ui/parts/tabulation_shape.h"

#include "text/sentences.h"
#include <algorithm>
#include <numeric>

namespace themata {

namespace {

// Beyond so many rows all are equally high, and what is too long is cut.
constexpr std::size_t most_wrapped_rows = 200;

constexpr float most_heading_lines = 3;
constexpr float prose_share = 0.3F; // of the width that a column of words wants at most
constexpr float name_share = 0.42F;
constexpr float least_name = 0.7F; // of the width that a column of themes has at most

bool is_prose(const Tabulation& table, std::size_t column) {
    return column > 0 && table.columns[column].align == Align::left;
}

// Letters are about equally wide, so only texts about as long as the longest are measured.
float longest_cell(const Look& look, const Tabulation& table, std::size_t column) {
    constexpr std::size_t about = 2;
    constexpr int most_measured = 40;
    std::size_t longest = 0;
    for (const TabulationRow& row : table.rows)
        longest = std::max(longest, shown_text(row.cells[column]).size());
    float widest = 0;
    int measured = 0;
    for (const TabulationRow& row : table.rows) {
        if (shown_text(row.cells[column]).size() + about < longest || measured++ >= most_measured)
            continue;
        const std::string text = shown_figures(row.cells[column]);
        const std::uint32_t tally = tally_of(row.cells[column]);
        widest =
            std::max({widest, tally > 0 ? tally_width(look, tally) : 0.0F,
                      figures_width(look, type::body, tally > 0 ? std::to_string(tally) : text),
                      tally > 0 ? 0.0F : text_width(look, type::body, text)});
    }
    return widest + 1;
}

float widest_word(const Look& look, std::string_view name) {
    float widest = 0;
    for (std::size_t end = 0; !name.empty(); name.remove_prefix(std::min(end + 1, name.size()))) {
        end = std::min(name.find(' '), name.size());
        widest = std::max(widest, text_width(look, type::label_strong, name.substr(0, end)));
    }
    return std::min(std::ceil(widest) + 1, look.px(size::widest_cell));
}

// So wide that a heading takes no more lines than a head has.
float heading_width(const Look& look, std::string_view name) {
    const float most = look.px(size::widest_cell);
    const float all = std::ceil(text_width(look, type::label_strong, name));
    float width = std::max(widest_word(look, name), std::min(all / most_heading_lines, most));
    while (height_of(look, type::label_strong, width, name) >
               most_heading_lines * look.px(type::label.line) &&
           width < most)
        width += look.px(space::two);
    return width;
}

float wanted_name(const Look& look, const Tabulation& table, const TabulationShape& shape) {
    float wanted = look.px(space::gap) + heading_width(look, own_heading(table.columns.front()));
    std::size_t longest = 0;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const std::string_view text = shown_text(table.rows[row].cells.front());
        const std::size_t letters = text.size() + 4 * table.rows[row].depth;
        if (letters < longest)
            continue;
        longest = letters;
        wanted =
            std::max(wanted, shape.indents[row] + text_width(look, type_of_row(table, row), text));
    }
    return std::ceil(wanted) + look.px(space::two);
}

std::vector<float> wanted_widths(const Look& look, const Tabulation& table,
                                 const TabulationShape& shape, float width) {
    const float around = 2 * look.px(space::one);
    std::vector<float> widths{
        std::min(wanted_name(look, table, shape),
                 std::max(look.px(size::theme_column), std::round(width * name_share)))};
    for (std::size_t column = 1; column < table.columns.size(); ++column) {
        float cell = std::ceil(longest_cell(look, table, column));
        if (is_prose(table, column))
            cell = std::min(cell, std::round(width * prose_share));
        widths.push_back(std::max({cell, heading_width(look, own_heading(table.columns[column])),
                                   look.px(space::four)}) +
                         around);
    }
    return widths;
}

// Columns below a common heading are wide enough for it.
void widen_to_headings(const Look& look, const Tabulation& table, std::vector<float>& widths) {
    std::size_t levels = 0;
    for (const TabulationColumn& column : table.columns)
        levels = std::max(levels, column.headings.size());
    for (std::size_t level = 0; level + 1 < levels; ++level)
        for (std::size_t first = 1; first < widths.size();) {
            const std::string& name = heading_at(table.columns[first], level, levels);
            std::size_t end = first + 1;
            while (end < widths.size() && joined(table, first, end, level, levels))
                ++end;
            const float room =
                std::accumulate(widths.begin() + static_cast<std::ptrdiff_t>(first),
                                widths.begin() + static_cast<std::ptrdiff_t>(end), 0.0F);
            const float wanted =
                std::min(text_width(look, type::label_strong, name), look.px(size::widest_cell)) +
                2 * look.px(space::half) + 1;
            const float more =
                std::ceil(std::max(wanted - room, 0.0F) / static_cast<float>(end - first));
            for (; first < end; ++first)
                widths[first] += more;
        }
}

// Words take what is left; if there are none, figures stand wider apart.
void share_out(const Look& look, const Tabulation& table, float left, std::vector<float>& widths) {
    for (std::size_t column = 1; column < widths.size() && left > 0; ++column) {
        if (!is_prose(table, column))
            continue;
        const float full = longest_cell(look, table, column) + 2 * look.px(space::one) + 1;
        const float more = std::clamp(full - widths[column], 0.0F, left);
        widths[column] += more;
        left -= more;
    }
    const float figures = static_cast<float>(widths.size() - 1);
    const float more =
        figures > 0 ? std::floor(std::min(left / figures, look.px(space::three))) : 0;
    for (std::size_t column = 1; column < widths.size(); ++column)
        widths[column] += is_prose(table, column) ? 0 : std::max(more, 0.0F);
}

void set_columns(const Look& look, const Tabulation& table, float width, TabulationShape& shape) {
    std::vector<float> widths = wanted_widths(look, table, shape, width);
    widen_to_headings(look, table, widths);
    const float wanted = std::accumulate(widths.begin(), widths.end(), 0.0F);
    if (wanted < width)
        share_out(look, table, width - wanted, widths);
    else // names go on in a second line before numbers go out of sight
        widths.front() = std::min(widths.front(),
                                  std::max(widths.front() - std::ceil(wanted - width),
                                           std::round(look.px(size::theme_column) * least_name)));
    shape.lefts = {0};
    for (const float each : widths)
        shape.lefts.push_back(shape.lefts.back() + each);
}

// A table of nothing but bases shows them as its rows.
std::size_t bases_in(const Tabulation& table) {
    const auto first = std::ranges::find(table.rows, RowKind::plain, &TabulationRow::kind);
    return first == table.rows.end() ? 0 : static_cast<std::size_t>(first - table.rows.begin());
}

void set_head(const Look& look, const Tabulation& table, TabulationShape& shape) {
    for (const TabulationColumn& column : table.columns)
        shape.levels = std::max(shape.levels, column.headings.size());
    shape.level = look.px(type::label.line) + look.px(space::gap);
    float names = look.px(type::label.line);
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const float room = shape.lefts[column + 1] - shape.lefts[column] - 2 * look.px(space::one);
        names = std::max(names, height_of(look, type::label_strong, std::max(room, 1.0F),
                                          own_heading(table.columns[column])));
    }
    shape.base = look.px(type::label.line);
    shape.last_level = std::min(names, most_heading_lines * look.px(type::label.line)) +
                       shape.base * static_cast<float>(shape.bases) + look.px(space::gap);
}

float row_height(const Look& look, const Tabulation& table, std::size_t row,
                 const TabulationShape& shape) {
    float height = look.px(size::row);
    if (table.rows.size() > most_wrapped_rows)
        return height;
    const auto grow = [&](const Type& type, float room, std::string_view text) {
        if (text_width(look, type, text) > room)
            height = std::max(height, height_of(look, type, room, text) + look.px(space::gap));
    };
    const auto& cells = table.rows[row].cells;
    grow(type_of_row(table, row), shape.lefts[1] - shape.indents[row] - look.px(space::one),
         shown_text(cells.front()));
    for (std::size_t column = 1; column < cells.size(); ++column)
        if (is_prose(table, column) && tally_of(cells[column]) == 0)
            grow(type::body,
                 shape.lefts[column + 1] - shape.lefts[column] - 2 * look.px(space::one),
                 shown_text(cells[column]));
    return height;
}

void set_indents(const Look& look, const Tabulation& table, const TabulationMarks& marks,
                 TabulationShape& shape) {
    const bool swatches = !marks.swatches.empty();
    const float mark = swatches ? look.px(size::swatch) + look.px(space::one) : 0;
    for (const TabulationRow& row : table.rows)
        shape.indents.push_back(look.px(space::gap) + mark +
                                look.px(size::indent) * static_cast<float>(row.depth));
}

} // namespace

const std::string& own_heading(const TabulationColumn& column) {
    static const std::string none;
    return column.headings.empty() ? none : column.headings.back();
}

const std::string& heading_at(const TabulationColumn& column, std::size_t level,
                              std::size_t levels) {
    static const std::string none;
    const std::size_t missing = levels - column.headings.size();
    return level < missing || column.headings.empty() ? none : column.headings[level - missing];
}

const Type& type_of_row(const Tabulation& table, std::size_t row) {
    const bool above =
        row + 1 < table.rows.size() && table.rows[row + 1].depth > table.rows[row].depth;
    return above ? type::body_strong : type::body;
}

bool joined(const Tabulation& table, std::size_t a, std::size_t b, std::size_t level,
            std::size_t levels) {
    for (std::size_t outer = 0; outer <= level; ++outer)
        if (heading_at(table.columns[a], outer, levels) !=
            heading_at(table.columns[b], outer, levels))
            return false;
    return true;
}

std::uint32_t tally_of(const TabulationCell& cell) {
    const bool is_tally = cell.number && *cell.number > 0 && cell.text.starts_with('I');
    return is_tally ? static_cast<std::uint32_t>(*cell.number) : 0;
}

float tally_width(const Look& look, std::uint32_t n) {
    const float step = look.px(space::half) + look.px(size::line);
    return static_cast<float>(n / 5) * (4 * step + look.px(space::one)) +
           static_cast<float>(n % 5) * step;
}

std::string_view shown_text(const TabulationCell& cell) {
    return cell.text.empty() && !cell.reason.empty() ? std::string_view("–") : cell.text;
}

std::string shown_figures(const TabulationCell& cell) {
    const std::string text(shown_text(cell));
    const bool counts = text.size() > 3 && std::ranges::all_of(text, [](char letter) {
                            return letter >= '0' && letter <= '9';
                        });
    return cell.number && counts ? grouped(static_cast<std::size_t>(*cell.number)) : text;
}

TabulationShape shape_of(const Look& look, const Tabulation& table, float width,
                         const TabulationMarks& marks) {
    TabulationShape shape;
    shape.bases = bases_in(table);
    set_indents(look, table, marks, shape);
    set_columns(look, table, width, shape);
    set_head(look, table, shape);
    float top = 0;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        shape.rows.push_back(top);
        top += row < shape.bases ? 0 : row_height(look, table, row, shape);
    }
    shape.rows.push_back(top);
    return shape;
}

} // namespace themata
