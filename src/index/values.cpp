#include "index/values.h"

#include <array>
#include <charconv>
#include <cmath>

namespace themata {

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == text.npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

struct Parts {
    std::array<std::int32_t, 3> numbers{};
    std::size_t count = 0;
    bool year_first = false;
};

// Up to three numbers with one sign between them, and then nothing or a time of day.
std::optional<Parts> parts_of(std::string_view text) {
    text = trimmed(text);
    Parts parts;
    std::size_t at = 0;
    while (at < text.size() && is_digit(text[at]) && parts.count < 3) {
        const char* from = text.data() + at;
        const auto read =
            std::from_chars(from, text.data() + text.size(), parts.numbers[parts.count]);
        if (read.ec != std::errc())
            return std::nullopt;
        const auto digits = static_cast<std::size_t>(read.ptr - from);
        parts.year_first = parts.year_first || (parts.count == 0 && digits == 4);
        ++parts.count;
        at += digits;
        const bool goes_on = parts.count < 3 && at + 1 < text.size() && is_digit(text[at + 1]) &&
                             (text[at] == '-' || text[at] == '/' || text[at] == '.');
        if (!goes_on)
            break;
        ++at;
    }
    const bool ends =
        at == text.size() || (parts.count == 3 && (text[at] == ' ' || text[at] == 'T'));
    if (parts.count == 0 || !ends)
        return std::nullopt;
    return parts;
}

std::optional<Days> days_of(std::int32_t year, std::int32_t month, std::int32_t day) {
    if (month < 0 || month > 12 || day < 0 || day > 31)
        return std::nullopt;
    const auto number = [&](std::int32_t m, std::int32_t d) { return (year * 12 + m) * 31 + d; };
    if (month == 0)
        return Days{number(0, 0), number(11, 30)};
    if (day == 0)
        return Days{number(month - 1, 0), number(month - 1, 30)};
    return Days{number(month - 1, day - 1), number(month - 1, day - 1)};
}

// Years of two digits are those from 1969 to 2068.
std::int32_t full_year(std::int32_t year) {
    return year >= 100 ? year : year + (year < 69 ? 2000 : 1900);
}

} // namespace

std::optional<double> number_typed(std::string_view text) {
    std::string digits(trimmed(text));
    if (const std::size_t comma = digits.find(','); digits.find('.') == digits.npos)
        if (comma != digits.npos)
            digits[comma] = '.';
    double number = 0;
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    if (digits.empty() || read.ec != std::errc() || read.ptr != end || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::optional<Days> days_in(std::string_view text, DayOrder order) {
    const auto parts = parts_of(text);
    if (!parts)
        return std::nullopt;
    const auto& [a, b, c] = parts->numbers;
    if (parts->year_first) {
        const bool zero = (parts->count > 1 && b == 0) || (parts->count > 2 && c == 0);
        return zero ? std::nullopt : days_of(a, b, c);
    }
    if (parts->count < 3 || a == 0 || b == 0)
        return std::nullopt;
    const bool day_first = order == DayOrder::day_first || a > 12 || a == b;
    const bool month_first = order == DayOrder::month_first || b > 12;
    if (!day_first && !month_first)
        return std::nullopt;
    return day_first ? days_of(full_year(c), b, a) : days_of(full_year(c), a, b);
}

DayOrder day_order_of(std::span<const std::string_view> dates) {
    for (const std::string_view date : dates) {
        const auto parts = parts_of(date);
        if (!parts || parts->year_first || parts->count < 3)
            continue;
        if (parts->numbers[0] > 12)
            return DayOrder::day_first;
        if (parts->numbers[1] > 12)
            return DayOrder::month_first;
    }
    return DayOrder::unknown;
}

} // namespace themata
