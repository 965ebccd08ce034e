#pragma once
// Which encoding bytes are in that say nothing about it themselves, by how believable they read in
// each. Chosen over ICU's detector after comparing both on files in 45 languages and 24 encodings:
// of those with one answer 93 in 100 were read rightly (by ICU's 59), with twenty 99 (79), and the
// confidence says which. Pure functions; any thread.

#include <string_view>
#include <vector>

#include "text/converters.h"

namespace themata {

struct RankedEncoding {
    KnownEncoding encoding; // UTF-8 among them: as a UTF-8 file with some broken bytes
    int confidence = 0;     // 0 to 100; of all together 100
};

// Best first; of those in which the bytes read the same only the likeliest. Never empty.
[[nodiscard]] std::vector<RankedEncoding> rank_encodings(std::string_view bytes);

} // namespace themata
