#include "exchange/reading/cell_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <optional>

namespace themata {

namespace {

constexpr double seconds_of_day = 86400;

// What the letters of one section of a code ask for.
struct CodeLetters {
    bool days = false;  // d or y
    bool m = false;     // months, or minutes beside hours or seconds
    bool clock = false; // h, s, AM/PM
    bool elapsed = false;
    bool others = false; // placeholders of digits and anything else
    std::size_t zeros = 0;
};

// A letter of a code; what stands in quotes, after a backslash and so on is shown as it is.
void note_letter(CodeLetters& letters, char letter) {
    switch (letter) {
    case 'd':
    case 'D':
    case 'y':
    case 'Y':
        letters.days = true;
        break;
    case 'm':
    case 'M':
        letters.m = true;
        break;
    case 'h':
    case 'H':
    case 's':
    case 'S':
        letters.clock = true;
        break;
    case '0':
        ++letters.zeros;
        break;
    default:
        letters.others = true;
    }
}

CodeLetters letters_of(std::string_view code) {
    CodeLetters letters;
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        const char sign = code[at];
        if (sign == '"') {
            at = std::min(code.find('"', at + 1), code.size());
        } else if (sign == '\\' || sign == '_' || sign == '*') {
            ++at;
        } else if (sign == '[') {
            const std::size_t end = std::min(code.find(']', at), code.size());
            const auto inside = code.substr(at + 1, end - at - 1);
            const bool is_elapsed =
                !inside.empty() && inside.find_first_not_of("hHmMsS") == inside.npos;
            letters.elapsed = letters.elapsed || is_elapsed;
            at = end;
        } else {
            note_letter(letters, sign);
        }
    }
    return letters;
}

bool is_general(std::string_view code) {
    constexpr std::string_view general = "general";
    return code.size() >= general.size() &&
           std::ranges::equal(code.substr(0, general.size()), general,
                              [](char a, char b) { return (a | 0x20) == b; });
}

template <class Number>
void append_shortest(std::string& text, Number number) {
    if (!std::isfinite(number))
        return;
    const Number size = std::abs(number);
    if (number == 0)
        number = 0; // a zero below zero is a zero
    const bool is_common = size == 0 || (size >= Number(1e-5) && size < Number(1e16));
    std::array<char, 64> digits;
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), number,
                      is_common ? std::chars_format::fixed : std::chars_format::general)
            .ptr;
    text.append(digits.data(), end);
}

constexpr std::int64_t first_of_1900 = -25568; // 1899-12-31, in days since 1970
constexpr std::int64_t first_of_1904 = -24107;
constexpr double most_days = 2958466; // the first that no spreadsheet shows

// Spreadsheets count a 29th of February 1900, which never was.
std::int64_t day_of(double number, DayCount count) {
    const auto days = static_cast<std::int64_t>(std::floor(number));
    if (count == DayCount::from_1904)
        return first_of_1904 + days;
    return first_of_1900 + days - (days > 60 ? 1 : 0);
}

void append_date(std::string& text, double number, NumberShown shown, DayCount count) {
    // A twentieth of a second is less than a sheet keeps of any day of today.
    const double rounded = std::round(number * seconds_of_day) / seconds_of_day;
    const bool whole_day = std::abs(rounded - std::floor(rounded)) * seconds_of_day < 0.5;
    append_day(text, day_of(rounded, count));
    if (whole_day && shown == NumberShown::date)
        return;
    text += 'T';
    append_clock(text, (rounded - std::floor(rounded)) * seconds_of_day);
}

} // namespace

NumberForm form_of_code(std::string_view code) {
    if (is_general(code) || code == "@")
        return {};
    const CodeLetters letters = letters_of(code);
    if (letters.elapsed)
        return {.shown = NumberShown::duration};
    const bool has_days = letters.days || (letters.m && !letters.clock);
    if (has_days)
        return {.shown = letters.clock ? NumberShown::date_and_time : NumberShown::date};
    if (letters.clock)
        return {.shown = NumberShown::time};
    if (letters.zeros > 1 && letters.zeros < 20 && letters.zeros == code.size())
        return {.shown = NumberShown::digits, .digits = static_cast<std::uint8_t>(letters.zeros)};
    return {};
}

NumberForm form_of_builtin(std::uint32_t number) {
    const auto within = [&](std::uint32_t first, std::uint32_t last) {
        return number >= first && number <= last;
    };
    if (within(14, 17) || within(27, 31) || number == 36 || within(50, 54) || within(57, 58))
        return {.shown = NumberShown::date};
    if (number == 22)
        return {.shown = NumberShown::date_and_time};
    if (within(18, 21) || within(32, 35) || number == 45 || number == 47 || within(55, 56))
        return {.shown = NumberShown::time};
    if (number == 46)
        return {.shown = NumberShown::duration};
    return {};
}

void append_number(std::string& text, double number) { append_shortest(text, number); }

void append_number(std::string& text, float number) { append_shortest(text, number); }

void append_shown(std::string& text, double number, NumberForm form, DayCount count) {
    const bool may_be_day = number >= 0 && number < most_days;
    switch (form.shown) {
    case NumberShown::number:
        break;
    case NumberShown::duration:
        if (number >= 0 && number < most_days)
            return append_clock(text, number * seconds_of_day);
        break;
    case NumberShown::digits:
        if (number >= 0 && number < 1e15 && number == std::floor(number)) {
            fmt::format_to(std::back_inserter(text), "{:0{}}", static_cast<std::int64_t>(number),
                           form.digits);
            return;
        }
        break;
    case NumberShown::date:
    case NumberShown::date_and_time:
    case NumberShown::time:
        if (!may_be_day)
            break;
        if (number < 1 && (form.shown == NumberShown::time || count == DayCount::from_1900))
            return append_clock(text, number * seconds_of_day);
        return append_date(text, number, form.shown, count);
    }
    append_number(text, number);
}

bool append_day(std::string& text, std::int64_t days_since_1970) {
    constexpr std::int64_t first = -719162; // 0001-01-01
    constexpr std::int64_t last = 2932896;  // 9999-12-31
    if (days_since_1970 < first || days_since_1970 > last)
        return false;
    const std::chrono::year_month_day day{
        std::chrono::sys_days{std::chrono::days{days_since_1970}}};
    fmt::format_to(std::back_inserter(text), "{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                   static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return true;
}

bool append_moment(std::string& text, double seconds_since_1970) {
    constexpr double most_seconds = 1e12;
    if (!(std::abs(seconds_since_1970) < most_seconds))
        return false;
    const double seconds = std::round(seconds_since_1970);
    const double day = std::floor(seconds / seconds_of_day);
    if (!append_day(text, static_cast<std::int64_t>(day)))
        return false;
    text += 'T';
    append_clock(text, seconds - day * seconds_of_day);
    return true;
}

void append_clock(std::string& text, double seconds) {
    const auto whole = static_cast<std::int64_t>(std::round(seconds));
    fmt::format_to(std::back_inserter(text), "{:02}:{:02}:{:02}", whole / 3600, whole / 60 % 60,
                   whole % 60);
}

namespace {

constexpr std::size_t escape_size = 7; // _x000D_

// The unit of UTF-16 that stands escaped here.
std::optional<std::uint32_t> escaped_at(std::string_view cell, std::size_t at) {
    if (at + escape_size > cell.size() || cell[at] != '_' || cell[at + 1] != 'x' ||
        cell[at + escape_size - 1] != '_')
        return std::nullopt;
    std::uint32_t unit = 0;
    const char* begin = cell.data() + at + 2;
    const auto read = std::from_chars(begin, begin + 4, unit, 16);
    if (read.ec != std::errc{} || read.ptr != begin + 4 || unit == 0)
        return std::nullopt;
    return unit;
}

void append_point(std::string& text, std::uint32_t point) {
    const auto tail = [&](std::uint32_t shift) {
        text += static_cast<char>(0x80 | ((point >> shift) & 0x3F));
    };
    if (point < 0x80) {
        text += static_cast<char>(point);
    } else if (point < 0x800) {
        text += static_cast<char>(0xC0 | (point >> 6));
        tail(0);
    } else if (point < 0x10000) {
        text += static_cast<char>(0xE0 | (point >> 12));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0 | (point >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

bool is_surrogate(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xE000; }

} // namespace

void append_unescaped(std::string& text, std::string_view cell) {
    for (std::size_t at = 0; at < cell.size();) {
        const std::size_t next = std::min(cell.find("_x", at), cell.size());
        text += cell.substr(at, next - at);
        at = next;
        if (at == cell.size())
            return;
        const auto unit = escaped_at(cell, at);
        const auto low = unit && is_surrogate(*unit) ? escaped_at(cell, at + escape_size)
                                                     : std::optional<std::uint32_t>();
        if (unit && !is_surrogate(*unit)) {
            append_point(text, *unit);
            at += escape_size;
        } else if (low && *unit < 0xDC00 && *low >= 0xDC00 && *low < 0xE000) {
            append_point(text, 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00));
            at += 2 * escape_size;
        } else {
            text += "_x";
            at += 2;
        }
    }
}

} // namespace themata
