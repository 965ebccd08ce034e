#pragma once
// This header guesses the encoding of bytes that say nothing about it themselves, by how believable
// they read in each. It was chosen over ICU's detector after both were compared on files in 45
// languages and 24 encodings: of those with one answer 93 in 100 were read rightly (by ICU's 59),
// with twenty answers 99 (79), and the confidence says which. Pure functions; any thread.

#include "text/encodings.h"
#include <string_view>
#include <vector>

namespace themata {

struct RankedEncoding {
    KnownEncoding encoding; // UTF-8 among them: as a UTF-8 file with some broken bytes
    int confidence = 0;     // 0 to 100; of all together 100
};

// Best first; of those in which the bytes read the same only the likeliest. Never empty.
[[nodiscard]] std::vector<RankedEncoding> rank_encodings(std::string_view bytes);

// How believable a reading of unknown bytes is: the bits that its characters beyond ASCII would
// cost somebody who knows how people write. The right encoding's reading is the cheapest: its words
// do not mix scripts or cases, its letters are frequent in one language, its signs are common.

// Whose signs the reader expects beside the letters of all alphabets.
enum class Writing { alphabets, simplified, traditional, japanese, korean };

// A byte FF in the text stands for bytes that could not be read.
[[nodiscard]] double bits_to_read(std::string_view text, Writing writing);

} // namespace themata
