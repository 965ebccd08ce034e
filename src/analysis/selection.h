#pragma once
// Which answers an analysis looks at, and by whose coding: what is not set leaves all in. Pure
// functions of values; any thread.

#include "analysis/whose.h"
#include "study/snapshot.h"
#include <string>
#include <utility>
#include <vector>

namespace themata {

struct Selection {
    RoleId role = {};
    StageId stage = {};
    QuestionId question = {};
    Whose whose = {}; // all but all of some
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
