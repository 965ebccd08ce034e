#pragma once
// This header says the values of spreadsheets and statistics files as texts: numbers in the
// shortest form that is the same number, dates and times in ISO 8601. Pure; any thread.

#include <cstdint>
#include <string>
#include <string_view>

namespace themata {

// How a number of a spreadsheet is shown.
enum class NumberShown : std::uint8_t { number, date, date_and_time, time, duration, digits };

struct NumberForm {
    NumberShown shown = NumberShown::number;
    std::uint8_t digits = 0; // with leading zeros, as "00000" asks for
    bool operator==(const NumberForm&) const = default;
};

// Which day is the first of a spreadsheet.
enum class DayCount : std::uint8_t { from_1900, from_1904 };

// Of a code such as "dd/mm/yyyy hh:mm", "[h]:mm", "00000" or "0.00"; its first section counts.
[[nodiscard]] NumberForm form_of_code(std::string_view code);
// Of a number below 164, which needs no code in the file.
[[nodiscard]] NumberForm form_of_builtin(std::uint32_t number);

// "3", "0.1", "-2.5", "1e+30": nothing that the double does not say.
void append_number(std::string& text, double number);
void append_number(std::string& text, float number);
// A date where the form says so and the number is one; "2024-02-29", "2024-02-29T10:00:00".
void append_shown(std::string& text, double number, NumberForm form, DayCount count);

// "2024-02-29" of the days since 1970; a year outside 1 to 9999 appends nothing and says false.
bool append_day(std::string& text, std::int64_t days_since_1970);
// "2024-02-29T10:00:00"; seconds are rounded.
bool append_moment(std::string& text, double seconds_since_1970);
// "10:00:00", "36:00:00".
void append_clock(std::string& text, double seconds);

// Spreadsheets write letters that XML cannot hold as _x000D_, and such texts of people with
// _x005F_ for their first sign.
void append_unescaped(std::string& text, std::string_view cell);

} // namespace themata
