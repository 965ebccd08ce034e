#include "exchange/write_tabulation.h"

#include "exchange/tabulation_parts.h"
#include <algorithm>
#include <array>

namespace themata {

namespace {

constexpr std::array<std::string_view, 8> names = {"csv",  "tsv",   "json", "markdown",
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
    const auto small = [](char sign) {
        return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
    };
    return std::ranges::equal(a, b, {}, small, small);
}

} // namespace

std::string_view name_of(TableFormat format) { return names[static_cast<std::size_t>(format)]; }

std::optional<TableFormat> format_named(std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<TableFormat>(found - names.begin());
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

} // namespace themata
