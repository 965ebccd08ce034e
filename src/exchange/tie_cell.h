#pragma once
// What a cell of a list of the willing says of two participants: "yes", "no", and "paired" where
// they are a pair already. Pure; any thread.

#include "study/records.h"
#include <optional>
#include <string>
#include <string_view>

namespace themata {

struct TieCell {
    std::optional<TieKind> willing = {}; // willing or unwilling; none: not said
    bool paired = false;
    bool operator==(const TieCell&) const = default;
};

// A blank cell says nothing of either; nothing: the cell is none of this.
[[nodiscard]] std::optional<TieCell> tie_cell(std::string_view cell);
// "yes", "no, paired", "paired".
[[nodiscard]] std::string in_words(const TieCell& cell);

} // namespace themata
