#include "exchange/reading/reading_notes.h"

#include "exchange/reading/delimited.h"
#include "exchange/reading/survey_tools.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include "text/width.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

std::vector<std::uint32_t> rows_with(const Sheet& sheet, std::string_view column,
                                     std::string_view value) {
    std::vector<std::uint32_t> rows;
    const auto names = headings(sheet);
    for (std::size_t c = 0; c < names.size(); ++c)
        if (plain(names[c].name) == column)
            for (std::size_t r = sheet.header_rows; r < sheet.size(); ++r)
                if (sheet.row(r)[c].starts_with(value))
                    rows.push_back(sheet.number(r));
    return rows;
}

void add_note(std::vector<std::string>& notes, std::string_view what,
              const std::vector<std::uint32_t>& rows) {
    if (!rows.empty())
        notes.push_back(fmt::format("{}: {}.", what, numbered("row", rows)));
}

} // namespace

std::vector<std::string> survey_notes(const Sheet& sheet) {
    std::vector<std::string> notes;
    if (sheet.size() == 0)
        return notes;
    const auto tool = survey_tool(headings(sheet));
    if (tool)
        notes.push_back(fmt::format("The file seems to be written by {}.", *tool));
    add_note(notes, "From a preview of the survey, not from a participant",
             rows_with(sheet, "status", "Survey Preview"));
    if (tool == "Qualtrics")
        add_note(notes, "Not finished by the participant", rows_with(sheet, "finished", "False"));
    add_note(notes, "Dated 1980-01-01, which LimeSurvey writes when dates are anonymised",
             rows_with(sheet, "submitdate", "1980-01-01"));
    if (plain(sheet.row(0)[0]) == "variable / field name")
        notes.emplace_back("This looks like a data dictionary of REDCap: it holds questions, no "
                           "answers.");
    return notes;
}

namespace {

using Notes = std::vector<std::string>;

std::vector<std::uint32_t> lines_of_rows(const Sheet& sheet,
                                         const std::vector<std::uint32_t>& rows) {
    std::vector<std::uint32_t> lines;
    for (const std::uint32_t row : rows)
        lines.push_back(sheet.line(row));
    return lines;
}

std::vector<std::uint32_t> numbers_of(const Sheet& sheet, const std::vector<std::uint32_t>& rows) {
    std::vector<std::uint32_t> numbers;
    for (const std::uint32_t row : rows)
        numbers.push_back(sheet.number(row));
    return numbers;
}

std::string has_have(std::size_t number, std::string_view rest) {
    return fmt::format("{} {}", number == 1 ? "has" : "have", rest);
}

Notes on_lengths(const Sheet& sheet) {
    const auto& odd = sheet.oddities;
    Notes notes;
    if (!odd.short_rows.empty())
        notes.push_back(
            fmt::format("{} ({}) {}; the cells that are missing count as blank.",
                        counted(odd.short_rows.size(), "row"),
                        numbered("line", lines_of_rows(sheet, odd.short_rows)),
                        has_have(odd.short_rows.size(), "fewer cells than the heading")));
    if (!odd.long_rows.empty())
        notes.push_back(fmt::format("{} ({}) {}.", counted(odd.long_rows.size(), "row"),
                                    numbered("line", lines_of_rows(sheet, odd.long_rows)),
                                    has_have(odd.long_rows.size(), "more cells than the heading")));
    return notes;
}

Notes on_quotes(const Oddities& odd) {
    Notes notes;
    if (!odd.unclosed_quotes.empty())
        notes.push_back(fmt::format("A quote is opened but not closed in {}; it was read as a "
                                    "letter, so that no row is swallowed.",
                                    numbered("line", odd.unclosed_quotes)));
    if (!odd.stray_quotes.empty())
        notes.push_back(fmt::format("Text follows a closing quote in {}; the quotes of that cell "
                                    "were read as letters.",
                                    numbered("line", odd.stray_quotes)));
    if (odd.spaces_before_quotes > 0)
        notes.push_back(fmt::format("Spaces before an opening quote were left out ({}).",
                                    counted(odd.spaces_before_quotes, "time")));
    if (odd.spaces_after_quotes > 0)
        notes.push_back(fmt::format("Spaces between a closing quote and the end of the cell were "
                                    "left out ({}).",
                                    counted(odd.spaces_after_quotes, "time")));
    return notes;
}

Notes on_lines(const Sheet& sheet) {
    const auto& odd = sheet.oddities;
    const bool one_column = sheet.size() > 0 && columns_of(sheet) == 1;
    Notes notes;
    if (odd.blank_lines > 0)
        notes.push_back(fmt::format(
            "{} skipped{}.", counted(odd.blank_lines, "blank line was", "blank lines were"),
            one_column ? "; in a file of one column they may be blank answers" : ""));
    if (!odd.space_lines.empty())
        notes.push_back(fmt::format("Nothing but spaces stands in {}; an import skips it.",
                                    numbered("line", odd.space_lines)));
    return notes;
}

std::string on_headings(const Sheet& sheet) {
    if (sheet.size() == 0)
        return "The file is empty.";
    if (sheet.data_rows() == 0)
        return "There is a heading but no row below it.";
    return on_heading_rows(sheet);
}

Notes on_delimiter(const std::optional<SepLine>& sep, const std::vector<char>& others) {
    Notes notes;
    if (sep)
        notes.push_back(fmt::format("The first line names the delimiter ({}) and is no row.",
                                    name_of_delimiter(sep->delimiter)));
    std::vector<std::string> names;
    for (const char other : others)
        names.push_back(name_of_delimiter(other));
    if (!names.empty())
        notes.push_back(fmt::format("The delimiter could also be {}.", listed(names, 20)));
    return notes;
}

void append_notes(Notes& notes, Notes more) {
    for (std::string& note : more)
        if (!note.empty())
            notes.push_back(std::move(note));
}

} // namespace

Notes reading_notes(const Sheet& sheet, const std::optional<SepLine>& sep,
                    const std::vector<char>& other_delimiters) {
    Notes notes;
    append_notes(notes, on_delimiter(sep, other_delimiters));
    if (!sheet.oddities.invalid_text.empty())
        notes.emplace_back("No row was dropped for what could not be read.");
    append_notes(notes, on_quotes(sheet.oddities));
    append_notes(notes, on_lines(sheet));
    append_notes(notes, on_lengths(sheet));
    append_notes(notes, {on_headings(sheet)});
    append_notes(notes, survey_notes(sheet));
    return notes;
}

std::optional<Error> not_to_be_trusted(const Sheet& sheet, const std::string& name) {
    const auto& odd = sheet.oddities;
    const auto refused = [](std::string what, std::string hint, std::string option = {}) {
        return Error{.code = Error::Code::refused,
                     .what = std::move(what),
                     .hint = std::move(hint),
                     .option = std::move(option)};
    };
    if (!odd.invalid_text.empty())
        return refused(fmt::format("{} holds bytes that are no letters of {}, in {}.", name,
                                   sheet.encoding, numbered("line", odd.invalid_text)),
                       "Name another encoding, or correct these lines.", "--encoding");
    if (!odd.unclosed_quotes.empty())
        return refused(fmt::format("{} opens a quote and does not close it, in {}.", name,
                                   numbered("line", odd.unclosed_quotes)),
                       "Close the quote in the file, or double it if it is part of an answer.");
    std::vector<std::uint32_t> overfull;
    for (const std::uint32_t row : odd.long_rows)
        for (std::size_t i = columns_of(sheet); i < sheet.row(row).size(); ++i)
            if (!is_blank(sheet.row(row)[i]) && (overfull.empty() || overfull.back() != row))
                overfull.push_back(row);
    if (!overfull.empty())
        return refused(fmt::format("{} has rows with more cells than the heading: {}.", name,
                                   numbered("row", numbers_of(sheet, overfull))),
                       "Put answers that hold the delimiter in quotes, or name another one.",
                       "--delimiter");
    for (const std::uint32_t row : odd.short_rows)
        if (std::ranges::binary_search(odd.stray_quotes, sheet.line(row)))
            return refused(fmt::format("{} has quotes that break row {} apart.", name,
                                       grouped(sheet.number(row))),
                           "Double the quotes that are part of an answer.");
    return std::nullopt;
}

namespace {

std::string json_text(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string json_list(const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts)
        list += (list.empty() ? "" : ",") + json_text(text);
    return "[" + list + "]";
}

std::string json_sheets(const std::vector<SheetName>& sheets) {
    std::string list;
    for (const SheetName& sheet : sheets)
        list += fmt::format("{}{{\"name\":{},\"rows\":{},\"hidden\":{}}}", list.empty() ? "" : ",",
                            json_text(sheet.name), sheet.rows, sheet.is_hidden);
    return "[" + list + "]";
}

std::string json_labels(const std::vector<ValueLabel>& labels) {
    std::string list;
    for (const ValueLabel& each : labels)
        list += fmt::format("{}{{\"value\":{},\"label\":{}}}", list.empty() ? "" : ",",
                            json_text(each.value), json_text(each.label));
    return "[" + list + "]";
}

std::string json_columns(const Sheet& sheet) {
    std::string list;
    for (std::size_t i = 0; i < sheet.facts.size(); ++i) {
        const ColumnFacts& facts = sheet.facts[i];
        list += fmt::format("{}\n  {{\"name\":{},\"wording\":{},\"labels\":{},\"missing\":{},"
                            "\"set\":{}}}",
                            list.empty() ? "" : ",", json_text(sheet.row(0)[i]),
                            json_text(facts.wording), json_labels(facts.labels),
                            json_list(facts.missing), json_text(facts.set));
    }
    return "[" + list + "]";
}

// What only some formats have: the name of the format, their sheets, what they say of columns.
std::string json_of_format(const Sheet& sheet) {
    std::string fields;
    if (!sheet.format.empty())
        fields += fmt::format(" \"format\": {},\n", json_text(sheet.format));
    if (!sheet.sheets.empty())
        fields += fmt::format(" \"sheet\": {},\n \"sheets\": {},\n",
                              json_text(sheet.name.empty() ? sheet.sheets[0].name : sheet.name),
                              json_sheets(sheet.sheets));
    if (!sheet.facts.empty())
        fields += fmt::format(" \"columns\": {},\n", json_columns(sheet));
    return fields;
}

std::string json_row(const Sheet::Row& row) {
    std::string list = "[";
    for (std::size_t i = 0; i < row.size(); ++i) {
        list += i == 0 ? "" : ",";
        list += json_text(row[i]);
    }
    return list + "]";
}

std::string json_rows(const Sheet& sheet, std::size_t rows) {
    std::string list;
    for (std::size_t i = 0; i < rows; ++i) {
        list += i == 0 ? "\n  " : ",\n  ";
        list += json_row(sheet.row(i));
    }
    return "[" + list + "]";
}

std::vector<std::string> notes_of(const Sheet& sheet, std::size_t shown) {
    auto notes = sheet.notes;
    for (const Doubt& doubt : sheet.doubts)
        notes.push_back(doubt.where.empty() ? doubt.what : in_words(doubt));
    if (!sheet.oddities.invalid_text.empty())
        notes.emplace_back(
            "What could not be read is shown here as U+FFFD; the file is unchanged.");
    if (shown < sheet.size())
        notes.push_back(fmt::format("The first {} of {} are shown.", grouped(shown),
                                    counted(sheet.size(), "row")));
    return notes;
}

constexpr std::size_t widest_cell = 24;
constexpr std::size_t most_columns = 12;

// One line of the terminal: what cannot be seen or would move the cursor becomes a sign.
std::string on_a_narrow_line(std::string_view cell) {
    std::string line;
    for (const char byte : cell.substr(0, 4 * widest_cell)) {
        if (byte == '\n' || byte == '\r')
            line += "⏎";
        else if (static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F)
            line += "·";
        else
            line += byte;
    }
    while (find_invalid_utf8(line))
        line.replace(find_invalid_utf8(line)->offset, find_invalid_utf8(line)->length,
                     "\xEF\xBF\xBD");
    return shorten(line, widest_cell);
}

std::string table_text(const Sheet& sheet, std::size_t rows) {
    std::vector<std::vector<std::string>> cells;
    std::vector<std::size_t> widths;
    for (std::size_t r = 0; r < rows; ++r) {
        const auto row = sheet.row(r);
        cells.emplace_back();
        for (std::size_t c = 0; c < std::min(row.size(), most_columns); ++c) {
            cells.back().push_back(on_a_narrow_line(row[c]));
            if (widths.size() <= c)
                widths.push_back(0);
            widths[c] = std::max(widths[c], display_width(cells.back().back()));
        }
        if (row.size() > most_columns)
            cells.back().push_back(fmt::format("… {} more", grouped(row.size() - most_columns)));
    }
    std::string text;
    for (const auto& row : cells) {
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c)
            line += (c == 0 ? "" : "  ") + (c < widths.size() ? pad(row[c], widths[c]) : row[c]);
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

std::string encoding_words(const Sheet& sheet) {
    std::string words = sheet.encoding;
    if (sheet.bom == Decoded::Bom::present)
        words += " with a byte order mark";
    if (sheet.certainty != Decoded::Certainty::certain)
        words += sheet.certainty == Decoded::Certainty::likely ? " (likely)" : " (unsure)";
    std::vector<std::string> others;
    for (const EncodingGuess& other : sheet.other_encodings)
        others.push_back(other.words.empty() ? other.name
                                             : fmt::format("{} ({})", other.name, other.words));
    if (!others.empty())
        words += "; could also be " + listed(others, 4);
    return words;
}

std::string how_read(const Sheet& sheet) {
    std::string text = sheet.format.empty()
                           ? fmt::format("Encoding   {}\nDelimiter  {}\n", encoding_words(sheet),
                                         name_of_delimiter(sheet.delimiter))
                           : fmt::format("Format     {}\n", sheet.format);
    if (!sheet.name.empty())
        text += fmt::format("Sheet      {}\n", one_line(sheet.name));
    return text + fmt::format("Rows       {}\n", grouped(sheet.data_rows()));
}

} // namespace

std::string peek_json(const Sheet& sheet, std::size_t limit) {
    const std::size_t rows = std::min(limit, sheet.size());
    std::vector<std::string> others;
    for (const EncodingGuess& other : sheet.other_encodings)
        others.push_back(other.name);
    return fmt::format(
        "{{\n \"encoding\": {},\n \"bom\": {},\n \"delimiter\": {},\n \"header_rows\": {},\n"
        " \"data_rows\": {},\n \"certain\": {},\n \"other_encodings\": {},\n{} \"rows\": {},\n"
        " \"notes\": {}\n}}\n",
        json_text(sheet.encoding), sheet.bom == Decoded::Bom::present,
        json_text(sheet.delimiter == '\0' ? "" : std::string(1, sheet.delimiter)),
        sheet.header_rows, sheet.data_rows(), sheet.certainty == Decoded::Certainty::certain,
        json_list(others), json_of_format(sheet), json_rows(sheet, rows),
        json_list(notes_of(sheet, rows)));
}

std::string peek_text(const Sheet& sheet, std::size_t limit) {
    const std::size_t rows = std::min(limit, sheet.size());
    std::string text = how_read(sheet);
    if (rows > 0)
        text += "\n" + table_text(sheet, rows);
    const auto notes = notes_of(sheet, rows);
    if (!notes.empty())
        text += "\n";
    for (const std::string& note : notes)
        text += "- " + note + "\n";
    return text;
}

} // namespace themata
