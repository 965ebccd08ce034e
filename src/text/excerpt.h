#pragma once
// A passage with some of the text around it, as a list of hits or a report shows it: cut on word
// boundaries, with an ellipsis where something was left out. Valid UTF-8; a pure function; any
// thread.

#include <cstdint>
#include <string>
#include <string_view>

#include "study/span.h"

namespace themata {

struct Excerpt {
    std::string text;
    Span hit; // in the excerpt's text
    bool cut_before = false;
    bool cut_after = false;

    bool operator==(const Excerpt&) const = default;
};

// At most `around` graphemes stand on either side of the hit, which is always there in full. A word
// that is longer than the room beside the hit is cut between two graphemes.
[[nodiscard]] Excerpt excerpt(std::string_view text, Span hit, std::uint32_t around);

} // namespace themata
