#pragma once
// This header reads dates as questionnaires write them, and the periods that they fall into. What
// could be read in two ways is said, never decided. Pure; any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace themata {

enum class DateOrder : std::uint8_t { dmy, mdy, ymd };
enum class Period : std::uint8_t { year, quarter, month };

struct Date {
    std::int32_t year = 0;
    std::int32_t month = 0;
    std::int32_t day = 0;
    auto operator<=>(const Date&) const = default;
};

// Every way in which a date can be read. One that begins with the year or names its month can be
// read in one way only, which then stands for all orders; a time of day after it does not count.
struct DateReadings {
    std::optional<Date> dmy;
    std::optional<Date> mdy;
    std::optional<Date> ymd;
    bool operator==(const DateReadings&) const = default;

    [[nodiscard]] const std::optional<Date>& by(DateOrder order) const;

    [[nodiscard]] bool is_date() const { return dmy || mdy || ymd; }

    // Two orders give two different dates.
    [[nodiscard]] bool is_ambiguous() const;
};

// Years of two digits are those from 1969 to 2068.
[[nodiscard]] DateReadings read_date(std::string_view text);

// "2021", "2021-Q1", "2021-03".
[[nodiscard]] std::string period_name(Date date, Period period);
// The first day of the period.
[[nodiscard]] Date period_begin(Date date, Period period);

[[nodiscard]] std::optional<DateOrder> date_order_named(std::string_view name); // "dmy"
[[nodiscard]] std::optional<Period> period_named(std::string_view name);        // "quarter"
// "the day first", "the month first", "the year first".
[[nodiscard]] std::string_view in_words(DateOrder order);

} // namespace themata
