#pragma once
// This header knows short words of answers in many languages: those that say that there is no
// answer ("N/A", "keine Angabe"), and those that say yes or no. Compared as word_key() makes them.
// Pure; any thread.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace themata {

// "N/A", "prefer not to say", "-": no answer, and why.
[[nodiscard]] bool is_missing_word(std::string_view cell);

enum class YesNo : std::uint8_t { no, yes, missing };

// "Ja", "oui", "✓", "1" and "Checked"; "nein", "0" and "Unchecked"; "NA". Nothing for other words.
[[nodiscard]] std::optional<YesNo> yes_or_no(std::string_view cell);

// Several choices of a list, parted by ; | or line ends, as survey tools write "tick all that
// apply": "Staff;Food;". By commas only where the choices recur.
[[nodiscard]] bool are_several_choices(const std::vector<std::string_view>& cells);

// 99, -9, 888 and others by which questionnaires mark that there is no answer.
[[nodiscard]] bool may_be_missing_code(double number);

} // namespace themata
