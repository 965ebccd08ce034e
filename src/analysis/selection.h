#pragma once
// Which answers an analysis looks at, and by whose coding: what is not set leaves all in. Pure
// functions of values; any thread.

#include "analysis/whose.h"
#include "study/snapshot.h"
#include <string>

namespace themata {

struct Selection {
    RoleId role = {};
    StageId stage = {};
    QuestionId question = {};
    Whose whose = {};
    bool operator==(const Selection&) const = default;
};

[[nodiscard]] bool holds(const Study&, const Selection&, const Response&);

// What became of an answer in the hands of the coders that count. A coding outweighs a verdict.
enum class Handled : std::uint8_t { blank, untouched, nothing_to_code, coded };

// By the id of a response; those that the selection does not hold are `blank`.
struct Handling {
    std::vector<Handled> of;
    std::vector<char> held; // by the id of a response
};

[[nodiscard]] Handling handling_of(const Snapshot&, const Selection&);

// "Mentor, Phase 1", "all answers".
[[nodiscard]] std::string in_words(const Study&, const Selection&);

} // namespace themata
