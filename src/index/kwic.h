#pragma once
// This header makes keywords in context: every place that matched stands on a line of its own, with
// what stands before and behind it, so that the lines can be read one below the other. A pure
// function of values; any thread.

#include "index/search.h"

namespace themata {

// rank: as the hits come. left: by the words before the match, the nearest first. right: by what
// follows the match, and then by the match itself. Case and accents make no difference.
enum class KwicSort : std::uint8_t { rank, left, right, participant, stage };

struct KwicLine {
    ResponseId response;
    Span span; // of the match, in the answer
    std::string left;
    std::string match;
    std::string right;

    bool operator==(const KwicLine&) const = default;
};

// At most `around` graphemes stand on either side; the text is as it was typed, line ends too. A
// hit that filters alone have found has no line.
[[nodiscard]] std::vector<KwicLine> kwic(const Study& study, const std::vector<Hit>& hits,
                                         std::size_t around, KwicSort sort);

} // namespace themata
