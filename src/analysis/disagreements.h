#pragma once
// Disagreements are answers that coders coded differently, with who coded what; beside them stand
// those that they coded alike: what is left to settle, and what settles itself. Answers that a
// coder of kind consensus settled are no longer there. Pure functions of a snapshot; any thread.

#include "analysis/coder_agreement.h"
#include "analysis/selection.h"

namespace themata {

struct CoderView {
    bool has_read = false;
    std::vector<Coding> codings = {}; // by where they begin
    bool operator==(const CoderView&) const = default;
};

struct ComparedAnswer {
    ResponseId response;
    std::vector<CoderView> views;   // by coder, in the order of the spec
    std::vector<ThemeId> differ_on; // in the order of the codebook; none: they agree
    bool operator==(const ComparedAnswer&) const = default;
};

struct ComparedAnswers {
    std::vector<ComparedAnswer> disagreed; // by stage, question and participant as they came
    std::vector<ComparedAnswer> agreed;
    std::size_t settled = 0; // left out
};

// Units as in the spec: answers that bear other themes; passages without a match; characters. Each
// theme by itself unless the spec says at the top; with a theme, that one and those below it count.
[[nodiscard]] Result<ComparedAnswers> compared_answers(const Snapshot&, const AgreementSpec&);

} // namespace themata
