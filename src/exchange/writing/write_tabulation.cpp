#include "exchange/writing/write_tabulation.h"

#include "exchange/reading/words.h"
#include "text/utf8.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

constexpr std::array<std::string_view, 8> format_names = {"csv",  "tsv",   "json", "markdown",
                                                          "html", "latex", "xlsx", "docx"};

struct Ending {
    std::string_view ending;
    TableFormat format;
};

constexpr std::array<Ending, 11> endings = {{{".csv", TableFormat::csv},
                                             {".tsv", TableFormat::tsv},
                                             {".tab", TableFormat::tsv},
                                             {".json", TableFormat::json},
                                             {".md", TableFormat::markdown},
                                             {".markdown", TableFormat::markdown},
                                             {".html", TableFormat::html},
                                             {".htm", TableFormat::html},
                                             {".tex", TableFormat::latex},
                                             {".xlsx", TableFormat::xlsx},
                                             {".docx", TableFormat::docx}}};

bool same_letters(std::string_view a, std::string_view b) {
    const auto small = [](char character) {
        return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                                    : character;
    };
    return std::ranges::equal(a, b, {}, small, small);
}

} // namespace

std::string_view name_of(TableFormat format) {
    return format_names[static_cast<std::size_t>(format)];
}

std::optional<TableFormat> format_named(std::string_view name) {
    const auto found = std::ranges::find(format_names, name);
    if (found == format_names.end())
        return std::nullopt;
    return static_cast<TableFormat>(found - format_names.begin());
}

std::optional<TableFormat> format_of_ending(std::string_view ending) {
    for (const Ending& known : endings)
        if (same_letters(known.ending, ending))
            return known.format;
    return std::nullopt;
}

bool is_binary(TableFormat format) {
    return format == TableFormat::xlsx || format == TableFormat::docx;
}

Result<std::string> write_tabulations(Tabulations tables, TableFormat format, NotesInRows notes) {
    switch (format) {
    case TableFormat::csv:
        return delimited_tables(tables, Delimited::csv, notes);
    case TableFormat::tsv:
        return delimited_tables(tables, Delimited::tsv, notes);
    case TableFormat::json:
        return json_tables(tables);
    case TableFormat::markdown:
        return markdown_tables(tables);
    case TableFormat::html:
        return html_tables(tables);
    case TableFormat::latex:
        return latex_tables(tables);
    case TableFormat::xlsx:
        return xlsx_tables(tables);
    case TableFormat::docx:
        return docx_tables(tables);
    }
    return {};
}

namespace {

char32_t printable(char32_t point) {
    constexpr char32_t picture_of_null = 0x2400;
    constexpr char32_t picture_of_delete = 0x2421;
    constexpr char32_t unknown = 0xFFFD;
    if (point == '\n' || point == '\t')
        return point;
    if (point < 0x20)
        return picture_of_null + point;
    if (point == 0x7F)
        return picture_of_delete;
    return (point > 0x7F && point < 0xA0) || (point & 0xFFFE) == 0xFFFE ? unknown : point;
}

bool stands_in(std::string_view number, std::string_view text) {
    const std::size_t at = text.find(number);
    if (at == text.npos)
        return false;
    const std::size_t end = at + number.size();
    const bool begins = at == 0 || (!is_digit(text[at - 1]) && text[at - 1] != '.');
    const bool ends = end == text.size() || (!is_digit(text[end]) && text[end] != '.');
    return begins && ends;
}

} // namespace

std::string printable(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for_each_code_point(text, [&](char32_t point, std::size_t byte) {
        const bool after_return = point == '\n' && byte > 0 && text[byte - 1] == '\r';
        if (!after_return)
            append_utf8(clean, point == '\r' ? '\n' : printable(point));
    });
    return clean;
}

// A hyphen before a digit, behind nothing or what no word or number ends in. Ranges use a dash or
// “to”; days and words among figures have letters or digits before their hyphens.
std::string in_print(const TabulationCell& cell) {
    if (!cell.number)
        return cell.text;
    constexpr std::string_view minus = "−";
    std::string text;
    for (std::size_t at = 0; at < cell.text.size(); ++at) {
        const bool begins = at == 0 || cell.text[at - 1] == ' ' || cell.text[at - 1] == '(' ||
                            cell.text[at - 1] == '<' || cell.text[at - 1] == '>';
        const bool figure = at + 1 < cell.text.size() && is_digit(cell.text[at + 1]);
        if (cell.text[at] == '-' && begins && figure)
            text += minus;
        else
            text += cell.text[at];
    }
    return text;
}

std::string flat_heading(const TabulationColumn& column) {
    std::string flat;
    for (const std::string& name : column.headings)
        if (!name.empty())
            flat += (flat.empty() ? "" : ": ") + name;
    return flat;
}

std::vector<std::string> row_names(const Tabulation& table) {
    std::map<std::string_view, int> times;
    for (const TabulationRow& row : table.rows)
        if (!row.cells.empty())
            ++times[row.cells.front().text];
    std::vector<std::string> names;
    std::vector<std::string> above;
    for (const TabulationRow& row : table.rows) {
        const std::string name = row.cells.empty() ? "" : row.cells.front().text;
        above.resize(row.depth);
        above.push_back(name);
        names.push_back(times[name] == 1 ? name : fmt::format("{}", fmt::join(above, "/")));
    }
    return names;
}

FigureForm figure_of(const TabulationCell& cell) {
    if (!cell.number)
        return FigureForm::none;
    const std::string number = printed(*cell.number, cell.decimals);
    if (cell.text == number)
        return FigureForm::alone;
    if (cell.text == number + "%")
        return FigureForm::percent;
    if (cell.text.starts_with('<') || cell.text.starts_with('>'))
        return FigureForm::bound;
    return stands_in(number, cell.text) ? FigureForm::among_words : FigureForm::none;
}

std::string provenance_json(const Provenance& made) {
    nlohmann::ordered_json settings = nlohmann::ordered_json::object();
    for (const auto& [name, value] : made.settings)
        settings[name] = value;
    const nlohmann::ordered_json json{{"program", made.program},
                                      {"study", made.study},
                                      {"uuid", made.uuid},
                                      {"entry", made.head.seq},
                                      {"mark", fmt::format("{:016x}", made.head.mark)},
                                      {"digest", in_hex(made.digest)},
                                      {"command", made.command},
                                      {"settings", settings}};
    return json.dump();
}

std::string commented(std::string json) {
    for (std::size_t at = json.find("--"); at != json.npos; at = json.find("--", at))
        json.replace(at + 1, 1, "\\u002d");
    return json;
}

std::vector<Provenance> provenances(Tabulations tables) {
    std::vector<Provenance> all;
    for (const Tabulation& table : tables)
        if (std::ranges::find(all, table.made) == all.end())
            all.push_back(table.made);
    return all;
}

} // namespace themata
