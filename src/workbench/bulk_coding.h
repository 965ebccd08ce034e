#pragma once
// Coding all that a search found: which passages it would be, and how many of them are coded
// already. Pure functions of values; any thread.

#include "index/hits.h"
#include "study/snapshot.h"
#include "workbench/intents.h"
#include <span>

namespace themata {

// Of each hit its matches, the sentences around them, or all of the answer; each passage once. A
// hit without matches, which a filter alone finds, stands for the whole answer. Blank answers have
// no passages.
[[nodiscard]] std::vector<Passage> passages_of(const Study& study, std::span<const Hit> hits,
                                               CodingScope scope);

struct BulkPreview {
    std::size_t fresh = 0;         // passages that would be coded
    std::size_t there = 0;         // passages that this coder has coded so already
    std::size_t answers = 0;       // in which all of these stand
    std::size_t answers_coded = 0; // of the answers, those where anybody applied the theme already,
                                   // as far as the coder may see it
    bool operator==(const BulkPreview&) const = default;
};

// What ApplyTheme would do in the name of this coder, who need not be in the study yet.
[[nodiscard]] BulkPreview preview_of(const Snapshot& now, ThemeId theme,
                                     std::span<const Passage> passages, std::string_view coder);

} // namespace themata
