#include "exchange/reading/heading_rows.h"

#include "exchange/reading/cell_shapes.h"
#include "exchange/reading/survey_tools.h"
#include "exchange/reading/words.h"
#include "text/fold.h"
#include "text/sentences.h"
#include "text/utf8.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace themata {

namespace {

bool is_import_id(std::string_view cell) {
    const auto text = trimmed(cell);
    const std::size_t key = text.find("ImportId");
    return text.starts_with('{') && text.ends_with('}') && text.find(':', key) != text.npos &&
           key != text.npos;
}

// "QID1_TEXT" of {"ImportId": "QID1_TEXT"}.
std::string import_id(std::string_view cell) {
    const std::size_t key = cell.find("ImportId");
    const std::size_t colon = key == cell.npos ? cell.npos : cell.find(':', key);
    if (colon == cell.npos)
        return {};
    const std::size_t begin = cell.find_first_of("\"'", colon);
    if (begin == cell.npos)
        return {};
    const std::size_t end = cell.find(cell[begin], begin + 1);
    return std::string(cell.substr(begin + 1, end == cell.npos ? end : end - begin - 1));
}

// "Q1_2", "V3", "q1[SQ001]", "G01Q02": one word, not a sentence.
bool is_code(std::string_view cell) {
    const auto text = trimmed(cell);
    return !text.empty() && text.size() <= 40 && text.find(' ') == text.npos;
}

// "V5", as Qualtrics once called what it wrote beside the answers.
bool is_numbered_name(std::string_view name) {
    return name.size() > 1 && name[0] == 'V' && name.size() <= 4 &&
           std::ranges::all_of(name.substr(1), is_digit);
}

bool names_of_tools(std::string_view wording) {
    return is_bookkeeping(wording) || is_personal(wording) || numbers_submissions(wording);
}

std::size_t code_names_in(const Sheet::Row& row) {
    std::size_t codes = 0;
    for (std::size_t i = 0; i < row.size(); ++i)
        codes += is_code(row[i]);
    return codes;
}

struct RowPair {
    Sheet::Row above;
    Sheet::Row below;
};

// Questions above and parts below them: a name above stands for the columns right of it as well.
bool are_parts(const RowPair& rows) {
    bool names_more = false;
    for (std::size_t i = 0; i < rows.below.size(); ++i) {
        const bool is_there = !is_blank(rows.below[i]);
        if (is_there && !is_blank(rows.above[i]) && is_generic_part(rows.below[i]))
            return true;
        names_more = names_more || (is_there && is_blank(rows.above[i]));
    }
    return names_more;
}

std::vector<Heading> with_parts(const RowPair& rows, std::size_t columns) {
    std::vector<Heading> found;
    std::string question;
    for (std::size_t i = 0; i < columns; ++i) {
        const std::string above = as_seen(rows.above[i]);
        const std::string part = as_seen(rows.below[i]);
        if (!above.empty() || part.empty())
            question = above;
        std::string name = question;
        if (!part.empty() && !is_generic_part(part) && part != question)
            name += (name.empty() ? "" : " - ") + part;
        found.push_back({.name = name, .wording = name});
    }
    return found;
}

// The row of codes names the columns, wherever it stands; else the upper row does.
std::vector<Heading> with_wordings(RowPair rows, std::size_t columns) {
    const std::size_t above = code_names_in(rows.above);
    const std::size_t below = code_names_in(rows.below);
    if (below > above && below * 10 >= filled_cells(rows.below) * 8)
        std::swap(rows.above, rows.below);
    std::vector<Heading> found;
    for (std::size_t i = 0; i < columns; ++i) {
        const std::string name = as_seen(rows.above[i]);
        const std::string wording = as_seen(rows.below[i]);
        const bool says_more = is_numbered_name(name) && names_of_tools(wording);
        found.push_back({.name = name.empty() || says_more ? wording : name,
                         .wording = wording.empty() ? name : wording});
    }
    return found;
}

struct HeadingRows {
    std::vector<std::size_t> rows; // that name columns or say what was asked
    std::optional<std::size_t> import_ids;
    std::size_t lines_above = 0;
};

// Of the rows that are headings.
HeadingRows heading_rows_of(const Sheet& sheet) {
    HeadingRows found;
    for (std::size_t r = 0; r < sheet.header_rows; ++r) {
        if (holds_import_ids(sheet.row(r)))
            found.import_ids = r;
        else if (filled_cells(sheet.row(r)) > 0)
            found.rows.push_back(r);
    }
    std::size_t widest = 0;
    for (const std::size_t r : found.rows)
        widest = std::max(widest, filled_cells(sheet.row(r)));
    while (found.rows.size() > 1 && widest > 1 && is_line_above(sheet.row(found.rows.front()))) {
        found.rows.erase(found.rows.begin());
        ++found.lines_above;
    }
    return found;
}

char lower_case(char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

std::vector<Heading> without_headings(std::size_t columns) {
    std::vector<Heading> found;
    for (std::size_t i = 0; i < columns; ++i) {
        const std::string name = fmt::format("Column {}", i + 1);
        found.push_back({.name = name, .wording = name});
    }
    return found;
}

// Files of our own guard what a spreadsheet would run, and mean what they say byte for byte.
std::optional<std::vector<Heading>> of_our_own(const Sheet::Row& names) {
    std::vector<Heading> found;
    bool are_guarded = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string name(unguarded(names[i]));
        found.push_back({.name = name, .wording = name});
        are_guarded = are_guarded || names[i] == guard_heading;
    }
    return are_guarded ? std::optional(std::move(found)) : std::nullopt;
}

std::vector<Heading> as_import_ids(const Sheet::Row& ids, std::size_t columns) {
    std::vector<Heading> found;
    for (std::size_t i = 0; i < columns; ++i)
        found.push_back({.name = import_id(ids[i]), .wording = import_id(ids[i])});
    return found;
}

// A file may say what was asked apart from its headings. Two columns are told apart by their names
// where the same was asked.
std::vector<Heading> take_wordings(std::vector<Heading> found, const Sheet& sheet) {
    std::map<std::string_view, std::size_t> times;
    for (const ColumnFacts& facts : sheet.facts)
        ++times[facts.wording];
    for (std::size_t i = 0; i < found.size() && i < sheet.facts.size(); ++i) {
        const std::string& wording = sheet.facts[i].wording;
        if (!is_blank(wording))
            found[i].wording =
                times[wording] > 1 ? fmt::format("{} ({})", wording, found[i].name) : wording;
    }
    return found;
}

// "G01Q02. What did you like?" in every column, as LimeSurvey writes codes and texts together.
std::vector<Heading> with_codes_apart(std::vector<Heading> found) {
    const auto code_of = [](const Heading& heading) -> std::size_t {
        const std::size_t dot = heading.name.find(". ");
        return dot != std::string::npos && is_code(std::string_view(heading.name).substr(0, dot))
                   ? dot
                   : 0;
    };
    if (found.size() < 2 || !std::ranges::all_of(found, code_of))
        return found;
    for (Heading& heading : found) {
        const std::size_t dot = code_of(heading);
        heading = {.name = heading.name.substr(0, dot), .wording = heading.name.substr(dot + 2)};
    }
    return found;
}

std::vector<Heading> as_rows_say(const Sheet& sheet) {
    const std::size_t columns = columns_of(sheet);
    if (sheet.header_rows == 0)
        return without_headings(columns);
    const HeadingRows found = heading_rows_of(sheet);
    if (found.rows.empty())
        return found.import_ids ? as_import_ids(sheet.row(*found.import_ids), columns)
                                : without_headings(columns);
    if (found.rows.size() == 1) {
        if (auto own = of_our_own(sheet.row(found.rows[0])))
            return std::move(*own);
        const auto row = sheet.row(found.rows[0]);
        return with_codes_apart(with_wordings({row, row}, columns));
    }
    // Of more than two, those that stand together above the import ids, or above the answers.
    const std::size_t last = found.rows.size() - 1;
    const RowPair rows{sheet.row(found.rows[last - 1]), sheet.row(found.rows[last])};
    return !found.import_ids && are_parts(rows) ? with_parts(rows, columns)
                                                : with_wordings(rows, columns);
}

std::string_view pair_in_words(const RowPair& rows) {
    if (!are_parts(rows))
        return "names and wordings";
    for (std::size_t i = 0; i < rows.below.size(); ++i)
        if (is_generic_part(rows.below[i]) || numbers_submissions(rows.above[i]))
            return "questions and their parts, as SurveyMonkey writes";
    return "groups and what stands below them";
}

} // namespace

std::size_t filled_cells(const Sheet::Row& row) {
    std::size_t filled = 0;
    for (std::size_t i = 0; i < row.size(); ++i)
        filled += !is_blank(row[i]);
    return filled;
}

bool holds_import_ids(const Sheet::Row& row) {
    std::size_t ids = 0;
    std::size_t filled = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
        ids += is_import_id(row[i]);
        filled += !is_blank(row[i]);
    }
    return ids > 0 && (ids == filled || (ids > 1 && ids * 2 >= filled));
}

bool is_line_above(const Sheet::Row& row) {
    const std::size_t filled = filled_cells(row);
    if (filled == 0)
        return true;
    if (is_blank(row[0]))
        return false;
    if (filled == 1)
        return true;
    if (filled > 2 || is_blank(row[1]))
        return false;
    // "Q1" beside "ResponseId" is a name and no date of export.
    const std::string shape = shape_of_cell(row[1]);
    return trimmed(row[0]).ends_with(':') || shape == "date" || shape == "#" || shape == "@";
}

std::string as_seen(std::string_view heading) {
    static constexpr std::array<std::string_view, 5> unseen = {"\u200B", "\uFEFF", "\u2060",
                                                               "\u00AD", "\u200E"};
    static constexpr std::array<std::string_view, 4> spaces = {"\u00A0", "\u202F", "\u2009",
                                                               "\u2007"};
    std::string seen;
    for (std::size_t at = 0; at < heading.size();) {
        const auto stands = [&](std::string_view sign) {
            return heading.substr(at).starts_with(sign);
        };
        if (static_cast<unsigned char>(heading[at]) < 0x80) {
            seen += heading[at++];
        } else if (const auto sign = std::ranges::find_if(unseen, stands); sign != unseen.end()) {
            at += sign->size();
        } else if (const auto space = std::ranges::find_if(spaces, stands); space != spaces.end()) {
            seen += ' ';
            at += space->size();
        } else {
            seen += heading[at++];
        }
    }
    return std::string(trimmed(seen));
}

bool read_alike(std::string_view one, std::string_view other) {
    if (one == other)
        return true;
    const std::string a = as_seen(one);
    const std::string b = as_seen(other);
    if (is_ascii(a) && is_ascii(b))
        return std::ranges::equal(a, b, {}, lower_case, lower_case);
    return !find_invalid_utf8(a) && !find_invalid_utf8(b) && fold(a) == fold(b);
}

std::size_t columns_of(const Sheet& sheet) {
    std::size_t columns = 0;
    for (std::size_t r = 0; r < std::min(std::max<std::size_t>(sheet.header_rows, 1), sheet.size());
         ++r)
        columns = std::max(columns, sheet.row(r).size());
    return columns;
}

std::vector<Heading> headings(const Sheet& sheet) {
    if (sheet.size() == 0)
        return {};
    return take_wordings(as_rows_say(sheet), sheet);
}

std::string on_heading_rows(const Sheet& sheet) {
    if (sheet.header_rows == 0)
        return "There is no heading; the columns are named by their places.";
    const HeadingRows found = heading_rows_of(sheet);
    std::vector<std::string> said;
    const std::size_t all = found.rows.size();
    if (found.lines_above > 0)
        said.push_back(counted(found.lines_above, "line above the table", "lines above the table"));
    if (found.import_ids)
        said.emplace_back(all == 2   ? "names, wordings and import ids, as Qualtrics writes"
                          : all == 1 ? "one row and import ids, as Qualtrics writes"
                                     : "import ids, as Qualtrics writes");
    else if (all >= 2)
        said.emplace_back(
            pair_in_words({sheet.row(found.rows[all - 2]), sheet.row(found.rows[all - 1])}));
    if (said.empty() || sheet.header_rows == 1)
        return said.empty() ? "" : fmt::format("The first row is a heading ({}).", said[0]);
    return fmt::format("The first {} rows seem to be headings ({}); {} of data below them.",
                       sheet.header_rows, listed(said), counted(sheet.data_rows(), "row"));
}

} // namespace themata
