#pragma once
// Coding much at once: what a search found becomes passages, with a preview of how many of them are
// coded already; and rules, that is saved searches with a theme, are run and taken from a file.
// Values in, values out; run_of() asks a workbench, on a thread that may use it.

#include "exchange/reading/rules_file.h"
#include "index/hits.h"
#include "study/snapshot.h"
#include "workbench/intents.h"
#include <span>
#include <stop_token>

namespace themata {

class Workbench;

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

// What these rules find now. A query that cannot be asked (its stage is gone) is an Error that
// names the rule.
[[nodiscard]] Result<RunRules> run_of(const Workbench& workbench,
                                      std::span<const SavedSearchId> rules,
                                      RunRules::TakenBack taken_back, std::stop_token stop = {});

// The searches of a file that write_rules() or a person wrote; errors name the line.
[[nodiscard]] Result<TakeSearches> searches_in(const Snapshot& now, std::string_view text);

// What was found, and what of it came after the last look.
struct SeenAgain {
    std::size_t total = 0;
    std::size_t fresh = 0;
    bool operator==(const SeenAgain&) const = default;
};

[[nodiscard]] SeenAgain seen_again(const ResponseSet& found, const SavedSearch& search);

} // namespace themata
