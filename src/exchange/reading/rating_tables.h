#pragma once
// This header declares the tables of rating scales by language. Points are parted by |, wordings of
// one point by /, the first being the usual one. Constant; any thread.

#include <span>
#include <string_view>

namespace themata {

// Seven points of a scale with two ends: very, plainly and mildly against, in the middle, mildly,
// plainly and very much for. Scales of 3 to 7 points are made of them; a point may be empty.
using TwoEndedRating = std::string_view;

// All points of one scale. A * stands for each of the words in turn, parted by /.
struct RatingScale {
    std::string_view points;
    std::string_view words = {};
};

struct RatingTable {
    std::span<const TwoEndedRating> two_ended;
    std::span<const RatingScale> scales;
};

[[nodiscard]] RatingTable ratings_in_english();
[[nodiscard]] RatingTable ratings_in_germanic(); // German, Dutch, Swedish
[[nodiscard]] RatingTable ratings_in_romance();  // French, Spanish, Italian, Portuguese
[[nodiscard]] RatingTable ratings_in_others();   // Polish, Turkish, Arabic, Chinese, Japanese

} // namespace themata
