#include "analysis/tabulation.h"

#include "statistics/figure.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

namespace themata {

std::string_view program_version() { return THEMATA_VERSION; }

Provenance provenance_of(const Snapshot& now, std::string_view command) {
    return {.program = fmt::format("Themata {}", program_version()),
            .study = now.card.title,
            .uuid = now.card.uuid,
            .head = now.head,
            .digest = now.digest,
            .command = fmt::format("themata {}", command),
            .settings = {}};
}

// Enough to tell histories apart; the whole of it stands in the report's audit trail and where
// programs read.
constexpr std::size_t digits_shown = 16;

std::string in_words(const Provenance& made) {
    std::string words = fmt::format(
        "Made with {} from “{}” as of entry {} of its history (digest {}): {}", made.program,
        made.study, made.head.seq, in_hex(made.digest).substr(0, digits_shown), made.command);
    for (const auto& [name, value] : made.settings)
        words += fmt::format("; {}: {}", name, value);
    return words + '.';
}

namespace {

constexpr double least_p_printed = 0.001;

} // namespace

std::string printed(double number, std::uint8_t decimals) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (int half = 0; half < 2; ++half)
        number = std::nextafter(number, std::copysign(infinity, number));
    const double least = 0.5 * std::pow(10.0, -decimals);
    return fmt::format("{:.{}f}", std::abs(number) < least ? 0.0 : number, decimals); // no "-0.00"
}

TabulationCell cell_of(std::string_view words) { return {.text = std::string(words)}; }

TabulationCell cell_of(double number, std::uint8_t decimals) {
    return {.text = printed(number, decimals), .number = number, .decimals = decimals};
}

TabulationCell undefined_cell(std::string_view reason) {
    return {.text = dash(), .reason = std::string(reason)};
}

TabulationCell figure_cell(const Figure& figure, std::uint8_t decimals) {
    return figure ? cell_of(*figure, decimals) : undefined_cell(figure.reason);
}

TabulationCell count_cell(std::uint64_t count) { return cell_of(static_cast<double>(count), 0); }

TabulationCell p_cell(const Figure& p) { return p ? p_cell(*p) : undefined_cell(p.reason); }

TabulationColumn column_of(std::string_view heading, Align align) {
    return {.headings = {std::string(heading)}, .align = align};
}

TabulationCell p_cell(double p) {
    TabulationCell cell = cell_of(p, 3);
    if (p < least_p_printed)
        cell.text = "<0.001";
    return cell;
}

namespace {

std::string percent(const Cell& cell) {
    if (cell.N == 0)
        return dash();
    // In whole tenths of a percent, so that no binary fraction tips a half.
    const std::uint64_t tenths =
        (cell.n * std::uint64_t{2000} + cell.N) / (std::uint64_t{2} * cell.N);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

std::string tally(std::uint32_t n) {
    if (n == 0)
        return "0";
    std::string marks;
    for (; n >= 5; n -= 5) {
        for (int stroke = 0; stroke < 4; ++stroke)
            marks += "I\u0336";
        marks += n > 5 ? " " : "";
    }
    return marks + std::string(n, 'I');
}

} // namespace

std::string dash() { return "\u2013"; }

std::string cell_text(const Cell& cell, CellForm form) {
    if (!cell.asked)
        return dash();
    switch (form) {
    case CellForm::n:
        return std::to_string(cell.n);
    case CellForm::n_of_N:
        return std::to_string(cell.n) + "/" + std::to_string(cell.N);
    case CellForm::percent:
        return percent(cell);
    case CellForm::tally:
        return tally(cell.n);
    }
    return {};
}

namespace {

// a, b, …, z, aa, ab, …
std::string letters(std::size_t place) {
    std::string word;
    for (std::size_t left = place + 1; left > 0; left = (left - 1) / 26)
        word.insert(word.begin(), static_cast<char>('a' + (left - 1) % 26));
    return word;
}

} // namespace

Reasons::Reasons(const Tabulation& table) {
    for (const TabulationRow& row : table.rows)
        for (const TabulationCell& cell : row.cells)
            if (!cell.reason.empty() && std::ranges::find(reasons_, cell.reason) == reasons_.end())
                reasons_.push_back(cell.reason);
}

std::string Reasons::mark_of(const TabulationCell& cell) const {
    if (cell.reason.empty() || (reasons_.size() == 1 && cell.text == dash()))
        return {};
    const auto found = std::ranges::find(reasons_, cell.reason);
    return letters(static_cast<std::size_t>(found - reasons_.begin()));
}

std::vector<Reasons::Note> Reasons::notes() const {
    std::vector<Note> all;
    for (std::size_t place = 0; place < reasons_.size(); ++place)
        all.push_back({reasons_.size() == 1 ? dash() : letters(place), reasons_[place]});
    return all;
}

namespace {

using Names = std::vector<std::string>;

bool same_down_to(std::size_t level, const Names& a, const Names& b) {
    const auto end = static_cast<std::ptrdiff_t>(level) + 1;
    return std::equal(a.begin(), a.begin() + end, b.begin());
}

bool stands_alone(const Names& headings) {
    return std::all_of(headings.begin(), headings.end() - 1,
                       [](const std::string& name) { return name.empty(); });
}

// What begins in this line; a column that stands alone begins in the first one.
std::vector<HeadingCell> line(const std::vector<TabulationColumn>& columns, std::size_t level) {
    const std::size_t levels = columns.front().headings.size();
    std::vector<HeadingCell> cells;
    for (std::size_t at = 0; at < columns.size();) {
        const Names& headings = columns[at].headings;
        if (stands_alone(headings)) {
            if (level == 0)
                cells.push_back({headings.back(), 0, levels, at, 1});
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (level + 1 < levels && end < columns.size() &&
               same_down_to(level, headings, columns[end].headings))
            ++end;
        cells.push_back({headings[level], level, 1, at, end - at});
        at = end;
    }
    return cells;
}

} // namespace

std::vector<HeadingGroup> heading_groups(const std::vector<TabulationColumn>& columns,
                                         std::size_t level) {
    std::vector<HeadingGroup> groups;
    for (std::size_t at = 0; at < columns.size(); ++at) {
        const Names& headings = columns[at].headings;
        if (at > 0 && same_down_to(level, headings, columns[at - 1].headings))
            ++groups.back().columns;
        else
            groups.push_back({headings[level], 1});
    }
    return groups;
}

std::vector<HeadingCell> heading_grid(const std::vector<TabulationColumn>& columns) {
    std::vector<HeadingCell> cells;
    const std::size_t levels = columns.empty() ? 0 : columns.front().headings.size();
    for (std::size_t level = 0; level < levels; ++level) {
        const auto next = line(columns, level);
        cells.insert(cells.end(), next.begin(), next.end());
    }
    return cells;
}

std::size_t heading_levels(const Tabulation& table) {
    return table.columns.empty() ? 0 : table.columns.front().headings.size();
}

} // namespace themata
