#pragma once
// This header reads and writes saved searches and rules as a plain text file that people write and
// share: a paragraph for each, a line for each of its parts ("name:", "theme:", "scope:",
// "query:"); lines that begin with # are remarks. What is written is read back exactly. Pure
// functions; any thread.

#include "study/result.h"
#include "study/snapshot.h"
#include <optional>
#include <string_view>
#include <vector>

namespace themata {

struct RuleText {
    struct Part {
        std::string text;
        std::size_t line = 0; // where it stands; 0: not in the file

        bool operator==(const Part&) const = default;
    };

    Part name;
    Part theme; // its path; none: a search that is no rule
    Part query;
    CodingScope scope = CodingScope::answer;
};

// A mistake is an Error that names its line.
[[nodiscard]] Result<std::vector<RuleText>> read_rules(std::string_view text);

[[nodiscard]] std::string write_rules(const Snapshot& now);

// "Line 7: " before what is wrong.
[[nodiscard]] Error at_line(std::size_t line, Error error);

} // namespace themata
