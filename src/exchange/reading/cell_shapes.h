#pragma once
// This header tells cells by their shape: numbers, dates, e-mail and IP addresses, ids such as
// "P12"; so that a row of headings is told from a person's answers, and what identifies people is
// found under any heading. Pure; any thread.

#include <string>
#include <string_view>

namespace themata {

// "#" of a number, "date", "@" of an e-mail address, "IP", "DG-#" of an id; empty of blank cells
// and of words.
[[nodiscard]] std::string shape_of_cell(std::string_view cell);

[[nodiscard]] bool is_mail_address(std::string_view cell);
[[nodiscard]] bool is_ip_address(std::string_view cell); // of version 4, or 6 in full

} // namespace themata
