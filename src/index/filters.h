#pragma once
// This header says which responses a filter leaves over, also filters on what is known of
// participants beside their answers (trait. and score.) and on length. Pure functions of values;
// any thread.

#include "index/resolve.h"
#include "study/response_set.h"
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace themata {

// Of any filter but length:, which wants all texts to be read (Overview).
[[nodiscard]] ResponseSet responses_with(const Filter& filter, const Snapshot& snapshot);

// It asks what was made of answers (theme, coder, coded), not what they are.
[[nodiscard]] bool asks_for_codings(const Filter& filter);

[[nodiscard]] Result<Filter> resolve_trait(const Query& query, const Study& study);
[[nodiscard]] Result<Filter> resolve_score(const Query& query, const Study& study);
[[nodiscard]] Result<Filter> resolve_length(const Query& query);

[[nodiscard]] ResponseSet responses_by_trait(const Filter& filter, const Study& study);
[[nodiscard]] ResponseSet responses_by_score(const Filter& filter, const Study& study);

// "Confidence: Use of technology", or the label or wording.
[[nodiscard]] std::string item_name(const Study& study, const Question& item);

// Numbers and dates as they are typed and as traits hold them. What could be read in two ways is
// told by the other dates beside it, else not at all.
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
