#pragma once
// Parts of the table of commands that stand in files of their own; private to commands.

#include "ui/commands.h"

namespace themata {

using Commands = std::vector<Command>;

// Of the views that show results: Table, Scores, Agreement, Explore.
[[nodiscard]] Commands commands_of_results();

} // namespace themata
