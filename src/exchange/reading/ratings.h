#pragma once
// This header knows the labels of rating scales in words, "Strongly disagree" to "Strongly agree",
// as questionnaires print them in thirteen languages, and which numbers they stand for: 1 for the
// least of what is asked for. Labels are compared without regard to case, accents and punctuation.
// Pure; any thread.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

// As labels, missing words and marks are compared: "Don’t  know" is "dont know".
[[nodiscard]] std::string word_key(std::string_view label);

// A scale that some labels are all of, each at a point of its own.
struct RatingFit {
    std::vector<std::size_t> points; // of each label, from 1
    std::vector<std::string> labels; // of the whole scale, the first wording of each point
    bool operator==(const RatingFit&) const = default;

    // Points at which none of the labels stands.
    [[nodiscard]] std::size_t unseen() const { return labels.size() - points.size(); }
};

// The shortest first; of those that give the labels the same points among as many, one.
[[nodiscard]] std::vector<RatingFit> rating_fits(const std::vector<std::string>& labels);

// It stands in one of the scales at least.
[[nodiscard]] bool is_rating_label(std::string_view label);

// Which of the fits is the one: nothing where `answers` cells are too few to rule out the others.
[[nodiscard]] const RatingFit* certain_fit(const std::vector<RatingFit>& fits, std::size_t answers);

} // namespace themata
