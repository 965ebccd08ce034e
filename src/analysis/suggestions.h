#pragma once
// Themes for an answer, from what people have coded so far: suggestions with a reason, which nobody
// applies but the analyst. Learnt from whole answers that a person has judged (coded, or found
// nothing to code in); a theme takes part when it was applied in some answers and is not retired.
// Rules teach nothing. Values; any thread.

#include "analysis/linear_model.h"
#include "study/result.h"
#include "study/snapshot.h"
#include <stop_token>

namespace themata {

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
