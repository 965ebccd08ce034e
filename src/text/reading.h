#pragma once
// How believable a reading of unknown bytes is: the bits that its characters beyond ASCII would
// cost somebody who knows how people write. The right encoding's reading is the cheapest: words
// that do not mix scripts or cases, frequent letters of one language, common signs. Any thread.

#include <string_view>

namespace themata {

// Whose signs the reader expects beside the letters of all alphabets.
enum class Writing { alphabets, simplified, traditional, japanese, korean };

// A byte FF in the text stands for bytes that could not be read.
[[nodiscard]] double bits_to_read(std::string_view text, Writing writing);

} // namespace themata
