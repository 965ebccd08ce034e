#pragma once
// Which answers changed between which entries of the journal: the steps that an index has to follow
// from where it stands. Most entries change no answer at all (a coding never does), and an index
// stands for all heads between which nothing changed. A value; one thread at a time.

#include "study/response_set.h"
#include "study/snapshot.h"
#include <optional>

namespace themata {

class Trail {
public:
    Trail() = default;
    // Knows the study as it is, and nothing of how it came to be so.
    explicit Trail(Head now);

    // From `since` to `now` the texts of `changed` were added, altered or removed. When `since` is
    // not where the trail ends, all before is forgotten.
    void extend(Head since, const ResponseSet& changed, Head now);

    // Answers that changed between this head and the last one; nothing when the trail does not
    // know this head.
    [[nodiscard]] std::optional<ResponseSet> changed_since(Head head) const;

    // Both are known, and every answer has the same text at both.
    [[nodiscard]] bool same_answers(Head a, Head b) const;

    [[nodiscard]] bool knows_earlier() const { return steps_.size() > 1; }

private:
    struct Step {
        Head head;
        ResponseSet changed;   // since the step before
        std::size_t texts = 0; // the number of the step that last changed an answer
    };

    [[nodiscard]] const Step* find(Head head) const;

    std::vector<Step> steps_;
};

} // namespace themata
