#pragma once
// This header reads numbers as programs write them: digits, a point, an exponent, no signs of
// grouping. How people write numbers in files is known by exchange/reading. Pure; any thread.

#include <charconv>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>

namespace themata {

// The whole number that all of the text is; nothing when it is none or does not fit the type.
template <std::integral Whole = std::uint64_t>
[[nodiscard]] std::optional<Whole> whole_number(std::string_view text) {
    Whole number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end)
        return std::nullopt;
    return number;
}

// The number that all of the text is, "0.05", "-3" or "1e-9"; nothing when it is none or is not
// finite.
[[nodiscard]] inline std::optional<double> decimal_number(std::string_view text) {
    double number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end || !std::isfinite(number))
        return std::nullopt;
    return number;
}

} // namespace themata
