#include "exchange/reading/dates.h"

#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <array>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

struct DatePart {
    std::int32_t number = 0;
    std::size_t digits = 0; // 0: a month by name
};

struct Parts {
    std::array<DatePart, 3> part;
    std::size_t count = 0;
};

bool is_letter(char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); }

bool separates(char byte) {
    return byte == '/' || byte == '.' || byte == '-' || byte == ' ' || byte == ',';
}

std::int32_t month_named(std::string_view word) {
    if (word.size() < 3)
        return 0;
    const std::string start = plain(word.substr(0, 3));
    for (std::size_t i = 0; i < months.size(); ++i)
        if (months[i] == start)
            return static_cast<std::int32_t>(i) + 1;
    return 0;
}

std::size_t length_of(std::string_view text, bool (*belongs)(char)) {
    std::size_t length = 0;
    while (length < text.size() && belongs(text[length]))
        ++length;
    return length;
}

std::optional<DatePart> next_part(std::string_view text) {
    if (const std::size_t digits = length_of(text, is_digit); digits > 0 && digits <= 4)
        return DatePart{std::stoi(std::string(text.substr(0, digits))), digits};
    const std::int32_t month = month_named(text.substr(0, length_of(text, is_letter)));
    return month > 0 ? std::optional(DatePart{month, 0}) : std::nullopt;
}

// What may follow a date: nothing, or a time of day.
bool is_time(std::string_view rest) {
    if (!rest.empty() && (rest[0] == 'T' || rest[0] == ','))
        rest.remove_prefix(1);
    rest = trimmed(rest);
    if (rest.empty())
        return true;
    if (!is_digit(rest[0]) || rest.find(':') == rest.npos)
        return false;
    return rest.find_first_not_of("0123456789:.,+- aApPmMZzUTCG") == rest.npos;
}

// Three parts with signs between them: 30/09/2021, 2021-09-30, 30 Sep 2021, Sep 30, 2021.
std::optional<Parts> parts_of(std::string_view text) {
    Parts parts;
    while (parts.count < 3) {
        const auto part = next_part(text);
        if (!part)
            return std::nullopt;
        parts.part[parts.count++] = *part;
        text.remove_prefix(part->digits > 0 ? part->digits : length_of(text, is_letter));
        if (parts.count == 3)
            break;
        const std::size_t signs = length_of(text, separates);
        if (signs == 0 || signs > 2)
            return std::nullopt;
        text.remove_prefix(signs);
    }
    const bool glued = !text.empty() && (is_digit(text[0]) || text[0] == '/' || text[0] == '-');
    return glued || !is_time(text) ? std::nullopt : std::optional(parts);
}

// 20210930
std::optional<Parts> compact_parts(std::string_view text) {
    if (text.size() != 8 || length_of(text, is_digit) != 8)
        return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t digits) {
        return DatePart{std::stoi(std::string(text.substr(at, digits))), digits};
    };
    return Parts{.part = {number(0, 4), number(4, 2), number(6, 2)}, .count = 3};
}

std::int32_t days_in(std::int32_t year, std::int32_t month) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month == 2)
        return leap ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::optional<Date> date_of(DatePart year, DatePart month, DatePart day) {
    if ((year.digits != 4 && year.digits != 2) || month.digits > 2 || day.digits == 0 ||
        day.digits > 2)
        return std::nullopt;
    Date date{.year = year.number, .month = month.number, .day = day.number};
    if (year.digits == 2)
        date.year += date.year < 69 ? 2000 : 1900;
    if (date.year < 1000 || date.month < 1 || date.month > 12 || date.day < 1 ||
        date.day > days_in(date.year, date.month))
        return std::nullopt;
    return date;
}

DateReadings only(std::optional<Date> date) { return {.dmy = date, .mdy = date, .ymd = date}; }

} // namespace

const std::optional<Date>& DateReadings::by(DateOrder order) const {
    switch (order) {
    case DateOrder::dmy:
        return dmy;
    case DateOrder::mdy:
        return mdy;
    case DateOrder::ymd:
        break;
    }
    return ymd;
}

bool DateReadings::is_ambiguous() const {
    return (dmy && mdy && *dmy != *mdy) || (dmy && ymd && *dmy != *ymd) ||
           (mdy && ymd && *mdy != *ymd);
}

DateReadings read_date(std::string_view text) {
    text = trimmed(text);
    auto parts = compact_parts(text);
    if (!parts)
        parts = parts_of(text);
    if (!parts)
        return {};
    const auto& [a, b, c] = parts->part;
    if (a.digits == 4)
        return only(date_of(a, b, c));
    if (b.digits == 0)
        return only(date_of(c, b, a));
    if (a.digits == 0)
        return only(date_of(c, a, b));
    return {.dmy = date_of(c, b, a),
            .mdy = date_of(c, a, b),
            .ymd = a.digits == 2 ? date_of(a, b, c) : std::nullopt};
}

Date period_begin(Date date, Period period) {
    if (period == Period::year)
        return {date.year, 1, 1};
    if (period == Period::month)
        return {date.year, date.month, 1};
    return {date.year, (date.month - 1) / 3 * 3 + 1, 1};
}

std::string period_name(Date date, Period period) {
    if (period == Period::year)
        return fmt::format("{:04}", date.year);
    if (period == Period::month)
        return fmt::format("{:04}-{:02}", date.year, date.month);
    return fmt::format("{:04}-Q{}", date.year, (date.month - 1) / 3 + 1);
}

std::optional<DateOrder> date_order_named(std::string_view name) {
    if (name == "dmy")
        return DateOrder::dmy;
    if (name == "mdy")
        return DateOrder::mdy;
    return name == "ymd" ? std::optional(DateOrder::ymd) : std::nullopt;
}

std::optional<Period> period_named(std::string_view name) {
    if (name == "year")
        return Period::year;
    if (name == "quarter")
        return Period::quarter;
    return name == "month" ? std::optional(Period::month) : std::nullopt;
}

std::string_view in_words(DateOrder order) {
    switch (order) {
    case DateOrder::dmy:
        return "the day first";
    case DateOrder::mdy:
        return "the month first";
    case DateOrder::ymd:
        break;
    }
    return "the year first";
}

} // namespace themata
