#include "cli/csv.h"

#include <string_view>

namespace themata {

namespace {

void append_cell(std::string& line, std::string_view cell) {
    constexpr std::string_view run_as_formula = "=+-@\t\r";
    constexpr std::string_view in_need_of_quotes = ",\"\r\n";
    const bool guarded = !cell.empty() && run_as_formula.find(cell.front()) != cell.npos;
    const bool quoted = cell.find_first_of(in_need_of_quotes) != cell.npos;
    line += quoted ? "\"" : "";
    line += guarded ? "'" : "";
    for (const char letter : cell)
        line.append(letter == '"' ? 2 : 1, letter);
    line += quoted ? "\"" : "";
}

} // namespace

std::string csv_of(const std::vector<std::vector<std::string>>& rows) {
    std::string lines;
    for (const auto& row : rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            lines += column == 0 ? "" : ",";
            append_cell(lines, row[column]);
        }
        lines += '\n';
    }
    return lines;
}

} // namespace themata
