#pragma once
// What --help prints, all of it taken from the table of verbs. Pure functions; any thread.

#include "cli/verbs.h"
#include <string>

namespace themata {

[[nodiscard]] std::string help(std::size_t width);
[[nodiscard]] std::string help(const Verb& verb, std::size_t width);

} // namespace themata
