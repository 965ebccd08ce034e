#pragma once
// This header reads numbers as people write them: with a point or a comma before the decimals, with
// thousands apart, a per cent sign, a minus of any kind, spaces that do not break, and digits of
// other scripts. What could be two numbers, as "1,000" is 1 or 1000, says both. Pure; any thread.

#include <cstdint>
#include <optional>
#include <string_view>

namespace themata {

// Which sign stands before the decimals; either: each cell says it by itself.
enum class DecimalSign : std::uint8_t { either, point, comma };

struct TypedNumber {
    std::optional<double> by_point;
    std::optional<double> by_comma;
    bool operator==(const TypedNumber&) const = default;

    [[nodiscard]] bool is_number() const { return by_point || by_comma; }

    [[nodiscard]] bool is_ambiguous() const {
        return by_point && by_comma && *by_point != *by_comma;
    }

    // Nothing by `either` where there are two.
    [[nodiscard]] std::optional<double> by(DecimalSign sign) const;
};

[[nodiscard]] TypedNumber read_number(std::string_view cell);

// The number that a cell by itself says: "3", "-1.5", "2,5", "1 234"; "1.234" as programs write it;
// nothing for "1,000", which could be two numbers, or for other text.
[[nodiscard]] std::optional<double> number_as_typed(std::string_view cell);
[[nodiscard]] std::optional<double> number_as_typed(std::string_view cell, DecimalSign sign);

// "point", "comma".
[[nodiscard]] std::optional<DecimalSign> decimal_sign_named(std::string_view word);

// A number with words that say what it stands for: "5 - Strongly agree", "1 (not at all)",
// "4 = agree", "Agree (4)". Nothing where the words are no label, as in "18-24" and "5 years".
struct LabelledNumber {
    double number = 0;
    std::string_view label; // a part of the cell
};

[[nodiscard]] std::optional<LabelledNumber> labelled_number(std::string_view cell);

} // namespace themata
