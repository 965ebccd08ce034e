#pragma once
// What a study holds, counted and as one number: for `describe`. Pure functions; any thread.

#include "study/snapshot.h"
#include <map>
#include <set>

namespace themata {

// Answers by what became of them. A blank answer can be coded by an import only; it counts in
// `blank` and in `coded_blank`.
struct AnswerCounts {
    std::size_t answered = 0;
    std::size_t blank = 0;
    std::size_t coded = 0; // of those answered
    std::size_t coded_blank = 0;
    std::size_t nothing_to_code = 0; // judged so, and not coded

    [[nodiscard]] std::size_t uncoded() const { return answered - coded - nothing_to_code; }
};

struct CoderUse {
    CoderKind kind = CoderKind::person;
    std::size_t codings = 0;
    std::size_t verdicts = 0;
};

struct TraitUse {
    TraitKind kind = TraitKind::category;
    std::size_t participants = 0;
    std::set<std::string> values;
};

struct ScaleUse {
    std::size_t items = 0;
    std::size_t scores = 0;
    std::size_t missing = 0;
};

struct Description {
    AnswerCounts all;
    std::map<StageId, AnswerCounts> stages;
    std::map<StageId, std::set<ParticipantId>> at_stage; // answered, or has a score
    std::map<QuestionId, AnswerCounts> questions;
    std::map<std::string, std::size_t> roles; // participants, by the role's name; "": no role
    std::map<std::string, ScaleUse> scales;   // by the scale's name, or the wording of a lone item
    std::map<std::string, TraitUse> traits;
    std::map<std::string, CoderUse> coders; // by name
};

[[nodiscard]] Description description_of(const Snapshot& now);

// A number for what a study holds: equal for studies with equal content, whatever their ids, the
// order of their records, their history or their file. Not made against forgery.
[[nodiscard]] std::uint64_t fingerprint(const Study& study);

} // namespace themata
