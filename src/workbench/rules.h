#pragma once
// Running rules, and rules from a file: what lies between a call and an intent. Any thread that may
// use the workbench.

#include "exchange/reading/rules_file.h"
#include "workbench/bulk_coding.h"
#include "workbench/workbench.h"

namespace themata {

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
