#include "exchange/writing/csv.h"

#include "exchange/reading/words.h"
#include <algorithm>
#include <charconv>

namespace themata {

std::string csv_cell(std::string_view cell) {
    if (cell.find_first_of(",;\t|\"\r\n") == cell.npos && !cell.starts_with(' ') &&
        !cell.ends_with(' '))
        return std::string(cell);
    std::string quoted = "\"";
    for (const char byte : cell) {
        if (byte == '"')
            quoted += '"';
        quoted += byte;
    }
    return quoted + '"';
}

std::string csv_number(double number) {
    char digits[32];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
    return {std::begin(digits), end};
}

bool CsvRow::needs_guard() const {
    return std::ranges::any_of(cells_, [](const Cell& cell) {
        return cell.kind == Kind::text && themata::needs_guard(cell.text);
    });
}

std::string CsvRow::written() const {
    std::string row;
    for (const Cell& cell : cells_)
        row += (&cell == cells_.data() ? "" : ",") + csv_cell(cell.text);
    return row;
}

std::string CsvRow::written_guarded() const {
    std::string row;
    for (const Cell& cell : cells_) {
        row += &cell == cells_.data() ? "" : ",";
        row += csv_cell(cell.kind == Kind::text ? guarded(cell.text) : cell.text);
    }
    return row;
}

std::string csv_text(const std::vector<std::string>& heading, const EachRow& each_row,
                     ByteOrderMark mark) {
    bool any_guarded = std::ranges::any_of(heading, needs_guard);
    each_row([&](const CsvRow& row) { any_guarded = any_guarded || row.needs_guard(); });
    CsvRow names;
    for (const std::string& name : heading)
        names.text(name);
    if (any_guarded)
        names.text(guard_heading);
    std::string text = mark == ByteOrderMark::present ? "\xEF\xBB\xBF" : "";
    text += names.written_guarded() + "\r\n";
    each_row([&](const CsvRow& row) {
        const bool guard = row.needs_guard();
        text += guard ? row.written_guarded() : row.written();
        if (any_guarded)
            text += guard ? ",yes" : ",";
        text += "\r\n";
    });
    return text;
}

} // namespace themata
