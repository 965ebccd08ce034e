#pragma once
// Texts that no person writes: characters of every plane and every script that joins, marks, turns
// or pairs, in any order. Seeded, so that a failure comes again.

#include <string>

#include "support/dice.h"

namespace themata {

[[nodiscard]] std::string random_text(Dice& dice, std::uint32_t most_pieces);
[[nodiscard]] std::string random_ascii(Dice& dice, std::uint32_t most_characters);

} // namespace themata
