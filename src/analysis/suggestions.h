#pragma once
// Suggestions are themes for an answer, learnt from what people have coded so far, each with a
// reason; nobody applies them but the analyst. They are learnt from whole answers that a person has
// judged (coded, or found nothing to code in); a theme takes part when it was applied in some
// answers and is not retired. Rules teach nothing. Values; any thread.

#include "study/result.h"
#include "study/snapshot.h"
#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace themata {

// Texts as weighted terms, for comparing and learning: single words and neighbours, folded loosely,
// weighted by tf-idf to a length of 1. A term that only one of the texts has is left out.
struct Weighted {
    std::uint32_t term = 0;
    float weight = 0;
};

using Features = std::vector<Weighted>; // rising by term

class FeatureNames {
public:
    [[nodiscard]] static FeatureNames of(std::span<const std::string_view> texts);

    [[nodiscard]] Features weigh(std::string_view text) const;

    [[nodiscard]] const std::string& word(std::uint32_t term) const { return words_[term]; }

    [[nodiscard]] std::size_t size() const { return words_.size(); }

private:
    std::unordered_map<std::string, std::uint32_t> terms_;
    std::vector<std::string> words_;
    std::vector<float> rarity_; // idf
};

// The single words of a text and the pairs of neighbours, folded, as often as they stand there.
[[nodiscard]] std::vector<std::string> terms_of(std::string_view text);

// From 0 to 1: the cosine.
[[nodiscard]] double likeness(const Features& one, const Features& other);

// One theme against all else, learnt from weighted terms by logistic regression (liblinear, solver
// L2R_LR, which draws no random numbers: the same examples give the same model).
struct LinearModel {
    std::vector<float> weights; // by term
    float bias = 0;

    // The chance that the theme holds, from 0 to 1.
    [[nodiscard]] double chance(const Features& features) const;
};

// Examples, with for each theme the places of those in which it holds, rising. The work is shared
// with a second thread.
struct Lessons {
    std::vector<Features> examples;
    std::size_t terms = 0;
    std::vector<std::vector<std::uint32_t>> holds;
};

[[nodiscard]] std::vector<LinearModel> learn(const Lessons& lessons);

struct Suggestion {
    ThemeId theme;
    double chance = 0;              // as far as the words tell, from 0 to 1
    std::vector<std::string> words; // that spoke for it, the weightiest first
    std::vector<ResponseId> like;   // coded with it and most like the answer, the nearest first
    bool operator==(const Suggestion&) const = default;
};

// In how many answers a theme must stand to be suggested.
inline constexpr std::size_t fewest_examples = 5;

// The judged answers, and where each theme that can be learnt stands among them.
struct CodedAnswers {
    std::vector<ResponseId> answers; // rising
    std::vector<ThemeId> themes;     // in the order of the codebook
    std::vector<std::vector<std::uint32_t>> holds;
};

[[nodiscard]] CodedAnswers coded_answers(const Snapshot& now);

class Suggester {
public:
    // Refused when too little is coded.
    [[nodiscard]] static Result<Suggester> from(const Snapshot& now);

    // The likeliest first, at most `limit`, those that are applied there already left out.
    [[nodiscard]] std::vector<Suggestion> suggest(const Snapshot& now, ResponseId response,
                                                  std::size_t limit) const;

private:
    [[nodiscard]] std::vector<std::string> words_for(const LinearModel& model,
                                                     const Features& features) const;
    [[nodiscard]] std::vector<ResponseId> most_like(std::size_t theme, const Features& features,
                                                    ResponseId but) const;

    CodedAnswers coded_;
    FeatureNames vocabulary_;
    Lessons lessons_;
    std::vector<LinearModel> models_;
};

} // namespace themata
