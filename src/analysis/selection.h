#pragma once
// A selection says which answers an analysis looks at, and CodingsTaken by whose coding: anybody's,
// that of any of some coders, only where all of them agree, that of people or of rules whoever they
// are, or what is settled. What is not set leaves all in. Pure functions of values; any thread.
//
// consensus: of an answer that a coder of kind consensus coded or judged, hers alone; of others
// what all people who coded or judged it agree on, theme by theme, with the passages of the one who
// is first in the study. So an answer that one person coded counts as she coded it, and a theme in
// dispute does not count until it is settled.

#include "study/result.h"
#include "study/snapshot.h"
#include "study/study.h"
#include <string>
#include <utility>
#include <vector>

namespace themata {

// By whose coding an analysis goes.
struct CodersCounted {
    enum class Rule { anybody, any_of, all_of, people, rules, consensus };
    Rule rule = Rule::anybody;
    std::vector<CoderId> coders = {}; // of any_of and all_of
    bool operator==(const CodersCounted&) const = default;
};

// Refused when a coder is not there, or none is named where some must be.
[[nodiscard]] Result<void> check(const Study&, const CodersCounted&);

// By the id of a coder: whether a coding of this coder is looked at.
[[nodiscard]] std::vector<char> coders_taken(const Study&, const CodersCounted&);

// Which codings count, for a pass over the table.
class CodingsTaken {
public:
    [[nodiscard]] static CodingsTaken of(const Study&, const CodersCounted&);

    [[nodiscard]] bool operator()(const Coding& coding) const {
        return by_coder_[coding.coder.value] && (agreed_.empty() || agreed_[coding.id.value]);
    }

    [[nodiscard]] bool operator()(const Verdict& verdict) const {
        return by_coder_[verdict.coder.value] && speaks(verdict);
    }

    // Whether the coding says that there is something to code, agreed or not.
    [[nodiscard]] bool contradicts_verdicts(const Coding& coding) const {
        return by_coder_[coding.coder.value] && speaks(coding);
    }

private:
    // Where an answer is settled only the consensus speaks.
    template <class Record>
    [[nodiscard]] bool speaks(const Record& record) const {
        return settled_.empty() || !settled_[record.response.value] ||
               consensus_[record.coder.value];
    }

    std::vector<char> by_coder_;
    // These are for consensus alone, else empty.
    std::vector<char> consensus_; // by coder
    std::vector<char> settled_;   // by response
    std::vector<char> agreed_;    // by coding
};

// By the id of a response: whether a coder of kind consensus coded or judged it.
[[nodiscard]] std::vector<char> settled_answers(const Study&);

// "any coder", "RS", "RS or KL", "RS and KL", "people, not rules", "rules, not people", "settled
// codings, elsewhere what all people agree on who read the answer".
[[nodiscard]] std::string in_words(const Study&, const CodersCounted&);

struct Selection {
    RoleId role = {};
    StageId stage = {};
    QuestionId question = {};
    CodersCounted whose = {}; // all but all of some
    bool operator==(const Selection&) const = default;
};

// Refused: what is not in the study, coders that must all agree.
[[nodiscard]] Result<void> check(const Study&, const Selection&);

[[nodiscard]] bool holds(const Study&, const Selection&, const Response&);

// What became of an answer in the hands of the coders that count. A coding outweighs a verdict.
enum class Handled : std::uint8_t { elsewhere, blank, untouched, nothing_to_code, coded };

// By the id of a response; those that the selection does not hold are elsewhere.
[[nodiscard]] std::vector<Handled> handling_of(const Study&, const Selection&);

// "Mentor, Phase 1", "all answers".
[[nodiscard]] std::string in_words(const Study&, const Selection&);
// For a provenance: which answers, whose coding.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> settings_of(const Study&,
                                                                           const Selection&);

} // namespace themata
