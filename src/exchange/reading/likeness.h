#pragma once
// This header tells what is the same to somebody who looks at it: names that differ only in case,
// spaces, accents, form or leading zeros, and cells that differ only in what a spreadsheet does to
// them when it opens and saves a file. Pure; any thread.

#include <string>
#include <string_view>

namespace themata {

// Names of one key differ only in case, white space, signs without width, accents, the form of
// their letters, or in zeros before numbers and a ".0" behind one: "P1 ", "p1"; "007", "7", "7.0".
[[nodiscard]] std::string name_key(std::string_view name);

// The same for names made of words, where an s at the end of a word makes no difference either:
// "6 months", "6 month". Words of fewer than four letters stay, and so does "ss".
[[nodiscard]] std::string plural_key(std::string_view name);

// No white space at its ends, none that is not a single space, no sign that cannot be seen, no
// letter in two parts, and no ".0" behind a whole number.
[[nodiscard]] bool is_written_cleanly(std::string_view name);

// The name in quotes, with what cannot be seen in it named: “P1<space>”, “P<U+200B>1”.
[[nodiscard]] std::string seen_in_quotes(std::string_view name);

// Line ends, white space and signs without width at the ends, no-break spaces, an apostrophe before
// the cell and the form of letters with accents (NFC, NFD) make no difference.
[[nodiscard]] bool same_cell(std::string_view a, std::string_view b);

// Numbers of one value are the same however they are typed.
[[nodiscard]] bool same_value(std::string_view a, std::string_view b);

// They differ in a letter or two, and not in a number or in a word of one letter: "6 month" and
// "6 months", but not "Week 1" and "Week 2" or "Group A" and "Group B".
[[nodiscard]] bool nearly_alike(std::string_view a, std::string_view b);

} // namespace themata
