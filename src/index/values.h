#pragma once
// Numbers and dates as they are typed and as traits hold them. What could be read in two ways is
// told by the other dates beside it, else not at all. Pure functions; any thread.

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace themata {

[[nodiscard]] std::optional<double> number_typed(std::string_view text);

// First and last day of what was typed, each as a number that rises: "2021-03" is all of March.
struct Days {
    std::int32_t first = 0;
    std::int32_t last = 0;
};

enum class DayOrder : std::uint8_t { unknown, day_first, month_first };

// "2021", "2021-03", "2021-03-04", with any of - / . between; with the day or the month first as
// the order says; a time of day behind it does not count.
[[nodiscard]] std::optional<Days> days_in(std::string_view text, DayOrder order);

// What the dates say of their order: one with a 13 in it tells it for all.
[[nodiscard]] DayOrder day_order_of(std::span<const std::string_view> dates);

} // namespace themata
