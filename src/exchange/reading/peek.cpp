#include "exchange/reading/peek.h"

#include "exchange/reading/delimited.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include "text/width.h"
#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

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
    for (const char letter : cell.substr(0, 4 * widest_cell)) {
        if (letter == '\n' || letter == '\r')
            line += "⏎";
        else if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F)
            line += "·";
        else
            line += letter;
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

} // namespace

std::string peek_json(const Sheet& sheet, std::size_t limit) {
    const std::size_t rows = std::min(limit, sheet.size());
    std::vector<std::string> others;
    for (const EncodingGuess& other : sheet.other_encodings)
        others.push_back(other.name);
    return fmt::format(
        "{{\n \"encoding\": {},\n \"bom\": {},\n \"delimiter\": {},\n \"header_rows\": {},\n"
        " \"data_rows\": {},\n \"certain\": {},\n \"other_encodings\": {},\n \"rows\": {},\n"
        " \"notes\": {}\n}}\n",
        json_text(sheet.encoding), sheet.bom == Decoded::Bom::present,
        json_text(sheet.delimiter == '\0' ? "" : std::string(1, sheet.delimiter)),
        sheet.header_rows, sheet.data_rows(), sheet.certainty == Decoded::Certainty::certain,
        json_list(others), json_rows(sheet, rows), json_list(notes_of(sheet, rows)));
}

std::string peek_text(const Sheet& sheet, std::size_t limit) {
    const std::size_t rows = std::min(limit, sheet.size());
    std::string text =
        fmt::format("Encoding   {}\nDelimiter  {}\nRows       {}\n", encoding_words(sheet),
                    name_of_delimiter(sheet.delimiter), grouped(sheet.data_rows()));
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
