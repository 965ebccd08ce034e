#pragma once
// How every verb with a table puts out its answer: for people by default, in the format that is
// asked for, to the terminal or to a file whose ending tells the format. A verb adds
// and_table_formats() to its options, check_tabulated() to its check, and hands put_out() what it
// found; it needs to know nothing of the formats. One thread.
//
//   Verb{.options = and_table_formats({{"--measure", "NAME", "…"}}), .check = check_tabulated}
//   return put_out(call, {.tables = {table}, .json = [&] { return contract(found); }}, terminal);

#include "analysis/tabulation.h"
#include "cli/call.h"
#include "cli/terminal.h"
#include <functional>

namespace themata {

// `json` is the verb's contract; without it the tables in their own form. `text` and `csv` where a
// verb has a form of its own for them.
struct Answer {
    std::vector<Tabulation> tables;
    std::function<std::string()> json = {};
    std::function<std::string(std::size_t width)> text = {};
    std::function<std::string()> csv = {};
};

// The verb's own options, then --format, --out, --overwrite and --notes.
[[nodiscard]] std::vector<OptionRule> and_table_formats(std::vector<OptionRule> own);
// For the end of help: where the formats lead.
[[nodiscard]] std::string about_table_formats();
[[nodiscard]] Result<void> check_tabulated(const Call& call);
[[nodiscard]] Result<void> put_out(const Call& call, const Answer& answer, Terminal& terminal);

// The table as text with its notes beneath; the title stands above where there are several.
[[nodiscard]] std::string in_text(const Tabulation& table, std::size_t width);

// For a provenance: the call without where its answer goes, as a shell takes it, with the study's
// name but not its folder: "table trust.themata --columns role,stage".
[[nodiscard]] std::string command_of(std::string_view verb, const Call& call);

} // namespace themata
