#include "exchange/reading/cell_shapes.h"
#include "exchange/reading/heading_names.h"
#include "exchange/reading/heading_rows.h"
#include "exchange/reading/survey_tools.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace themata {

namespace {

constexpr std::size_t most_rows_sampled = 200;
constexpr std::size_t most_lines_above = 10;
constexpr std::size_t most_headings_below = 3;

enum class Evidence { none, unsure, certain };

// What the cells of a column look like from a row on.
struct ColumnBelow {
    std::string shape; // that all filled cells have; empty: several, or words
    std::size_t rows = 0;
    std::size_t filled = 0;
    bool asks = false;                                       // a cell ends with a question mark
    std::unordered_map<std::string_view, std::size_t> times; // that each cell stands there

    [[nodiscard]] std::size_t times_of(std::string_view cell) const {
        const auto found = times.find(trimmed(cell));
        return found == times.end() ? 0 : found->second;
    }

    // A few words that come again and again.
    [[nodiscard]] bool holds_choices() const {
        return filled >= 6 && times.size() <= 10 && times.size() * 2 <= filled;
    }
};

ColumnBelow column_below(const Sheet& sheet, std::size_t column, std::size_t from) {
    ColumnBelow below;
    bool is_first = true;
    for (std::size_t r = from; r < std::min(sheet.size(), from + most_rows_sampled); ++r) {
        const auto cell = sheet.row(r)[column];
        ++below.rows;
        if (is_blank(cell))
            continue;
        ++below.filled;
        ++below.times[trimmed(cell)];
        below.asks = below.asks || trimmed(cell).ends_with('?');
        const std::string shape = shape_of_cell(cell);
        if (is_first)
            below.shape = shape;
        else if (below.shape != shape)
            below.shape.clear();
        is_first = false;
    }
    if (below.filled == 1 && below.shape != "date" && below.shape != "@" && below.shape != "IP")
        below.shape.clear();
    return below;
}

bool is_filler(std::string_view cell) {
    static constexpr std::array<std::string_view, 12> words = {
        "na",      "n/a", "none",    "nan", "null", "missing",
        "unknown", "nr",  "refused", "dk",  "k a",  "-"};
    return std::ranges::find(words, plain(cell)) != words.end();
}

bool has_letters(std::string_view cell) {
    return std::ranges::count_if(cell, [](char byte) {
               return static_cast<unsigned char>(byte) >= 0x80 ||
                      ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
           }) >= 2;
}

// "Q1", "V3", "q1[SQ001]": what a program calls a column, with a digit or in one piece.
bool is_code_name(std::string_view name) {
    const auto text = trimmed(name);
    return !text.empty() && text.size() <= 40 && text.find(' ') == text.npos &&
           std::ranges::any_of(text, is_digit);
}

// What a row below the first heading row has of a heading, and what of answers.
struct Signs {
    std::size_t certain = 0;
    std::size_t breaks = 0; // words in a column that holds nothing but numbers, dates or ids below
    std::size_t breaks_choices = 0; // words below a code, in a column of a few words below
    std::size_t asks = 0;           // questions in a column that is named by a code
    std::size_t fits = 0;           // cells as those below
    std::size_t names_blanks = 0;   // names in columns that have no name above
    bool comes_again = false;       // a cell stands in many rows below
    bool has_generic_part = false;
    bool is_nobody = false; // the label is blank, and below it is not
};

bool is_label_heading(std::string_view name) {
    return is_named(name, ColumnUse::participant) || may_be_label(name) ||
           numbers_submissions(name);
}

// The cell can be another word for what the name says. Qualtrics writes "IP Address" as a status.
bool may_be_called(std::string_view name, std::string_view cell) {
    const std::string other = squashed(name);
    if ((other == "status" || other == "responsetype") && squashed(cell) == "ipaddress")
        return false;
    if (name.find("ImportId") != name.npos)
        return squashed(name).find(other.empty() ? "-" : squashed(cell)) != std::string::npos;
    return is_code_name(name) || is_label_heading(name) || is_bookkeeping(name) || is_blank(name);
}

void look_at_cell(Signs& signs, std::string_view name, std::string_view cell,
                  const ColumnBelow& below) {
    const std::string shape = shape_of_cell(cell);
    const bool is_words = shape.empty() && has_letters(cell) && !is_filler(cell);
    const bool same = squashed(cell) == squashed(name);
    // "Complete" below "Complete?" in every row is what people are told by the tool.
    const bool comes_again = below.times_of(cell) * 5 >= std::max<std::size_t>(below.filled, 1);
    if (comes_again && below.filled > 2)
        signs.comes_again = true;
    else if (same && (is_label_heading(name) || is_bookkeeping(name) || is_personal(name)))
        ++signs.certain;
    else if (is_telling_heading(cell) && may_be_called(name, cell))
        ++signs.certain;
    if (!below.shape.empty() && below.shape == shape)
        ++signs.fits;
    const bool asks = trimmed(cell).ends_with('?') && is_words;
    const bool breaks_choices =
        below.holds_choices() && is_words && below.times_of(cell) == 0 && is_code_name(name);
    if (breaks_choices && cell.find(' ') != cell.npos)
        ++signs.breaks_choices;
    if (!below.shape.empty() && is_words) {
        ++signs.breaks;
        signs.certain += asks;
    } else if (asks && !below.asks && is_code_name(name)) {
        ++signs.asks;
    }
    if (is_blank(name) && is_words)
        ++signs.names_blanks;
    signs.has_generic_part = signs.has_generic_part || (is_generic_part(cell) && !is_blank(name));
}

// Words that break the columns below must differ from each other: one who does not answer writes
// the same everywhere.
bool all_differ(const Sheet::Row& row) {
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i < row.size(); ++i)
        if (!is_blank(row[i]) && shape_of_cell(row[i]).empty() &&
            !seen.insert(plain(row[i])).second)
            return false;
    return true;
}

// A question below a line that asks nothing, in a file of one column: the line may be a title.
bool asks_below_a_title(const Sheet& sheet, std::size_t title, std::size_t row) {
    const auto asked = trimmed(sheet.row(row)[0]);
    return !trimmed(sheet.row(title)[0]).ends_with('?') &&
           (asked.ends_with('?') || is_answer_name(asked)) && !column_below(sheet, 0, row + 1).asks;
}

Signs signs_of(const Sheet& sheet, std::size_t names, std::size_t row) {
    Signs signs;
    const auto name = sheet.row(names);
    const auto cells = sheet.row(row);
    const std::size_t columns = std::max(name.size(), cells.size());
    for (std::size_t c = 0; c < columns; ++c) {
        const bool tells_who = c == 0 || is_label_heading(name[c]);
        if (is_blank(cells[c]) && (!tells_who || signs.is_nobody))
            continue;
        const ColumnBelow below = column_below(sheet, c, row + 1);
        if (is_blank(cells[c]))
            signs.is_nobody = below.filled > 0 && below.filled == below.rows;
        else
            look_at_cell(signs, name[c], cells[c], below);
    }
    if (columns == 1 && asks_below_a_title(sheet, names, row))
        ++signs.asks;
    return signs;
}

Evidence evidence_for(const Sheet& sheet, std::size_t names, std::size_t row) {
    const auto cells = sheet.row(row);
    if (holds_import_ids(cells))
        return Evidence::certain;
    if (filled_cells(cells) == 0)
        return Evidence::none;
    const Signs signs = signs_of(sheet, names, row);
    if (signs.has_generic_part && signs.is_nobody)
        return Evidence::certain;
    if (signs.certain > 0)
        return signs.fits > signs.certain ? Evidence::unsure : Evidence::certain;
    if (signs.fits > 0)
        return Evidence::none;
    if (signs.names_blanks > 0 && (signs.is_nobody || signs.breaks > 0))
        return Evidence::certain;
    if (signs.is_nobody && signs.asks > 0)
        return Evidence::certain;
    const bool differs = all_differ(cells);
    if (differs && !signs.comes_again && signs.asks > 0 && signs.breaks_choices > 1)
        return Evidence::certain;
    if (differs && (signs.breaks > 1 || signs.asks > 0))
        return Evidence::unsure;
    if (signs.has_generic_part && filled_cells(cells) > 0 && is_blank(cells[0]))
        return Evidence::certain;
    return signs.is_nobody && (signs.breaks > 0 || signs.names_blanks > 0) ? Evidence::unsure
                                                                           : Evidence::none;
}

// How many cells most rows have.
std::size_t usual_cells(const Sheet& sheet) {
    std::map<std::size_t, std::size_t> rows_by_cells;
    for (std::size_t r = 0; r < std::min(sheet.size(), most_rows_sampled); ++r)
        ++rows_by_cells[filled_cells(sheet.row(r))];
    std::size_t usual = 0;
    std::size_t most = 0;
    for (const auto& [cells, rows] : rows_by_cells)
        if (cells > 0 && rows >= most) {
            usual = cells;
            most = rows;
        }
    return usual;
}

// The first row that is no line above the table.
std::size_t first_heading(const Sheet& sheet) {
    const std::size_t usual = usual_cells(sheet);
    if (usual < 2)
        return 0;
    for (std::size_t r = 0; r < std::min(sheet.size(), most_lines_above); ++r)
        if (!is_line_above(sheet.row(r)) || filled_cells(sheet.row(r)) >= usual)
            return r;
    return 0;
}

// A name that no answer is.
bool is_known_heading(std::string_view cell) {
    return is_label_heading(cell) || is_bookkeeping(cell) || is_personal(cell) ||
           is_trait_name(cell) || is_named(cell, ColumnUse::stage) ||
           is_named(cell, ColumnUse::role);
}

bool names_a_column(const Sheet::Row& row) {
    for (std::size_t c = 0; c < row.size(); ++c)
        if (is_known_heading(row[c]))
            return true;
    return false;
}

bool names_something(const Sheet::Row& row) {
    for (std::size_t c = 0; c < row.size(); ++c)
        if (is_answer_name(row[c]) || is_question_name(row[c]) || scale_item(row[c]) ||
            trimmed(row[c]).ends_with('?'))
            return true;
    return names_a_column(row);
}

// Words only, all of them different, and not as those below.
bool is_heading_like(const Sheet& sheet, std::size_t row) {
    const auto cells = sheet.row(row);
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const std::string shape = shape_of_cell(cells[c]);
        if (shape == "#" || shape == "date" || shape == "@" || shape == "IP")
            return false;
        if (!shape.empty() && shape == column_below(sheet, c, row + 1).shape)
            return false;
    }
    return all_differ(cells);
}

// Cells of the first row are as those below it: ids, dates, addresses, or words that come again.
bool looks_like_a_person(const Sheet& sheet) {
    const auto cells = sheet.row(0);
    if (sheet.size() < 3 || names_something(cells))
        return false;
    std::size_t fits = 0;
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const std::string shape = shape_of_cell(cells[c]);
        const ColumnBelow below = column_below(sheet, c, 1);
        if (!below.shape.empty() && !shape.empty() && shape != below.shape)
            return false;
        if (!below.shape.empty() && shape.empty() && has_letters(cells[c]))
            return false;
        fits += !shape.empty() && shape == below.shape && shape != "#" && shape != "#-#";
    }
    return fits > 0;
}

std::size_t people_below(const Sheet& sheet, std::size_t rows) {
    std::optional<std::size_t> label;
    const auto names = sheet.row(0);
    for (std::size_t c = 0; c < names.size() && !label; ++c)
        if (is_named(names[c], ColumnUse::participant))
            label = c;
    std::unordered_set<std::string_view> seen;
    std::size_t unnamed = 0;
    for (std::size_t r = rows; r < sheet.size(); ++r) {
        const auto row = sheet.row(r);
        if (label && !is_blank(row[*label]))
            seen.insert(row[*label]);
        else
            unnamed += filled_cells(row) > 0;
    }
    return seen.size() + unnamed;
}

Way way_of(const Sheet& sheet, std::size_t rows) {
    const std::uint32_t last = rows == 0 ? 0 : sheet.number(rows - 1);
    const std::string taken = rows == 0 ? "no row as a heading"
                              : rows == 1
                                  ? fmt::format("only row {} as the heading", last)
                                  : fmt::format("rows {} to {} as headings", sheet.number(0), last);
    return {.option = "--header-rows",
            .value = std::to_string(last),
            .means = fmt::format("{}: {}", taken,
                                 counted(people_below(sheet, rows), "person", "people"))};
}

Doubt doubt_on_rows(const Sheet& sheet, std::size_t row, std::vector<std::size_t> choices,
                    std::string what) {
    Doubt doubt{.id = "header-rows",
                .file = 0,
                .where = fmt::format("row {}", sheet.number(row)),
                .what = std::move(what),
                .ways = {}};
    for (const std::size_t rows : choices)
        doubt.ways.push_back(way_of(sheet, rows));
    return doubt;
}

std::string example_of(const Sheet& sheet, std::size_t row) {
    std::vector<std::string> cells;
    for (std::size_t c = 0; c < sheet.row(row).size() && cells.size() < 3; ++c)
        if (!is_blank(sheet.row(row)[c]))
            cells.push_back(cell_in_quotes(sheet.row(row)[c]));
    return listed(cells);
}

// Import ids end the headings wherever they stand among the first rows.
std::optional<std::size_t> import_id_row(const Sheet& sheet, std::size_t from) {
    for (std::size_t r = from; r < std::min(sheet.size(), from + most_headings_below + 1); ++r)
        if (holds_import_ids(sheet.row(r)))
            return r;
    return std::nullopt;
}

std::size_t told_rows(const Sheet& sheet, std::size_t told) {
    std::size_t rows = 0;
    while (rows < sheet.size() && sheet.number(rows) <= told)
        ++rows;
    // Blank lines have numbers and are no rows of the sheet; some count them and some do not.
    const bool counts_blank_lines = rows > 0 && sheet.number(rows - 1) == told;
    return counts_blank_lines ? rows : std::min(told, sheet.size());
}

void settle_below(Sheet& sheet, std::size_t names) {
    std::size_t rows = names + 1;
    if (const auto ids = import_id_row(sheet, names))
        rows = std::max(rows, *ids + 1);
    while (rows < std::min(sheet.size(), names + 1 + most_headings_below)) {
        const Evidence evidence = evidence_for(sheet, names, rows);
        if (evidence == Evidence::unsure)
            sheet.doubts.push_back(doubt_on_rows(
                sheet, rows, {rows + 1, rows},
                fmt::format("It could be a second row of headings or a person's answers: {}.",
                            example_of(sheet, rows))));
        if (evidence != Evidence::certain)
            break;
        ++rows;
    }
    sheet.header_rows = rows;
}

// As they stand again where exports were put one below another: nobody answers just so.
bool repeats(const Sheet::Row& heading, const Sheet::Row& row) {
    std::size_t same = 0;
    bool is_told = holds_import_ids(heading);
    for (std::size_t c = 0; c < std::max(heading.size(), row.size()); ++c) {
        if (trimmed(heading[c]) != trimmed(row[c]) && as_seen(heading[c]) != as_seen(row[c]))
            return false;
        same += !is_blank(heading[c]);
        is_told = is_told || is_label_heading(heading[c]) || is_bookkeeping(heading[c]);
    }
    return same > 2 || (same == 2 && is_told);
}

// Quick, as it is asked of every row: signs that nobody sees may stand beside the name.
bool may_repeat(std::string_view name, std::string_view cell) {
    constexpr std::size_t signs_beside = 16;
    return cell.size() <= name.size() + signs_beside && cell.find(name) != cell.npos;
}

void drop_repeated(Sheet& sheet) {
    std::vector<std::size_t> again;
    for (std::size_t h = 0; h < sheet.header_rows; ++h) {
        const auto heading = sheet.row(h);
        std::size_t first = 0;
        while (first < heading.size() && is_blank(heading[first]))
            ++first;
        if (filled_cells(heading) < 2)
            continue;
        const std::string name = as_seen(heading[first]);
        for (std::size_t r = sheet.header_rows; r < sheet.size(); ++r)
            if (may_repeat(name, sheet.row(r)[first]) && repeats(heading, sheet.row(r)))
                again.push_back(r);
    }
    if (again.empty())
        return;
    std::ranges::sort(again);
    std::vector<std::uint32_t> numbers;
    for (const std::size_t row : again)
        numbers.push_back(sheet.number(row));
    sheet.drop_rows(again);
    sheet.notes.push_back(fmt::format("The headings stand again in {}, and were left out there.",
                                      numbered("row", numbers)));
}

void find_headings(Sheet& sheet) {
    if (sheet.size() < 2) {
        sheet.header_rows = sheet.size();
        return;
    }
    // Files of our own have one heading, whatever names stand below it.
    const auto first = sheet.row(0);
    for (std::size_t c = 0; c < first.size(); ++c)
        if (first[c] == guard_heading) {
            sheet.header_rows = 1;
            return;
        }
    const std::size_t names = first_heading(sheet);
    settle_below(sheet, names);
    const bool is_sure = is_heading_like(sheet, names) && names_a_column(sheet.row(names)) &&
                         !is_label_heading(sheet.row(0)[0]);
    if (names > 0 && !is_sure)
        sheet.doubts.push_back(doubt_on_rows(
            sheet, names, {sheet.header_rows, 1},
            fmt::format("It could be the heading, below a line above the table, or a person's "
                        "answers: {}.",
                        example_of(sheet, names))));
    else if (names == 0 && sheet.header_rows == 1 && looks_like_a_person(sheet))
        sheet.doubts.push_back(doubt_on_rows(
            sheet, 0, {1, 0},
            fmt::format("It could be a heading, or a person's answers in a file without one: {}.",
                        example_of(sheet, 0))));
}

} // namespace

void settle_headings(Sheet& sheet, std::optional<std::size_t> told) {
    if (told)
        sheet.header_rows = told_rows(sheet, *told);
    else
        find_headings(sheet);
    drop_repeated(sheet);
}

} // namespace themata
