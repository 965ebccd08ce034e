#include "exchange/reading/cell_shapes.h"

#include "exchange/reading/column_profile.h"
#include "exchange/reading/dates.h"
#include "exchange/reading/words.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include <algorithm>

namespace themata {

namespace {

constexpr std::size_t longest_id = 24;

bool is_latin(char byte) { return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z'; }

// Digits as one sign, all else as it stands.
std::string id_shape(std::string_view text) {
    if (text.size() > longest_id || text.find(' ') != text.npos ||
        std::ranges::none_of(text, is_digit))
        return {};
    std::string shape;
    for (const char byte : text) {
        if (!is_digit(byte))
            shape += byte;
        else if (!shape.ends_with('#'))
            shape += '#';
    }
    return shape;
}

} // namespace

bool is_mail_address(std::string_view cell) {
    const auto text = trimmed(cell);
    const std::size_t at = text.find('@');
    if (at == text.npos || at == 0 || text.find('@', at + 1) != text.npos ||
        text.find_first_of(" ,;()<>\n\t") != text.npos)
        return false;
    const auto domain = text.substr(at + 1);
    const std::size_t dot = domain.rfind('.');
    return dot != domain.npos && dot > 0 && domain.size() - dot > 2 && is_latin(domain.back());
}

bool is_ip_address(std::string_view cell) {
    const auto text = trimmed(cell);
    if (std::ranges::count(text, ':') == 7)
        return text.find_first_not_of("0123456789abcdefABCDEF:") == text.npos;
    if (std::ranges::count(text, '.') != 3)
        return false;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t dot = std::min(text.find('.', from), text.size());
        const auto part = whole_number<unsigned>(text.substr(from, dot - from));
        if (!part || *part > 255)
            return false;
        from = dot + 1;
    }
    return true;
}

std::string shape_of_cell(std::string_view cell) {
    if (cell.size() > 80 || is_blank(cell))
        return {};
    if (number_as_typed(cell))
        return "#";
    if (is_mail_address(cell))
        return "@";
    if (is_ip_address(cell))
        return "IP";
    if (std::ranges::any_of(cell, is_digit) && read_date(cell).is_date())
        return "date";
    return id_shape(trimmed(cell));
}

} // namespace themata
