#pragma once
// Whose coding counts: anybody's, that of any of some coders, only where all of them agree, or that
// of people or of rules whoever they are. A value; any thread.

#include "study/result.h"
#include "study/study.h"
#include <string>
#include <vector>

namespace themata {

struct Whose {
    enum class Rule { anybody, any_of, all_of, people, rules };
    Rule rule = Rule::anybody;
    std::vector<CoderId> coders = {}; // of any_of and all_of
    bool operator==(const Whose&) const = default;
};

// Refused when a coder is not there, or none is named where some must be.
[[nodiscard]] Result<void> check(const Study&, const Whose&);

// By the id of a coder: whether a coding of this coder is looked at.
[[nodiscard]] std::vector<char> coders_taken(const Study&, const Whose&);

// "any coder", "RS", "RS or KL", "RS and KL", "people, not rules", "rules, not people".
[[nodiscard]] std::string in_words(const Study&, const Whose&);

} // namespace themata
