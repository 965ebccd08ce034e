#pragma once
// This header says in the terminal's words what a hint leaves open. Sentences of the lower floors
// are the same for window and terminal, and name options as data (Error::option); here the options
// and verbs that are meant are put behind them, as the called verb describes them. Pure.

#include "cli/verb.h"

namespace themata {

// "Say which it is. Give --date-order dmy|mdy|ymd.", "Name one of them. See “themata describe
// STUDY”." Options that the called verb has not are left out.
[[nodiscard]] std::string hint_for_terminal(const Error& error,
                                            std::span<const OptionRule> options);

} // namespace themata
