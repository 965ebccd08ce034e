#pragma once
// The passages that a call of `code` names: all answers that match a query, those that are alike,
// one whole answer, or a quote that stands exactly once. Pure but for asking the workbench's index;
// any thread.

#include "analysis/duplicates.h"
#include "cli/call.h"
#include "workbench/bulk_coding.h"
#include "workbench/workbench.h"

namespace themata {

// Nothing can be coded in blank answers; what an import has coded there can be taken back.
enum class Blank { left_out, taken };

struct NamedPassages {
    std::vector<Passage> passages;
    std::size_t blank = 0; // left out
};

// How much is coded of what a query finds.
inline constexpr Choice words_for_scope[] = {{"hit", CodingScope::hit},
                                             {"sentence", CodingScope::sentence},
                                             {"answer", CodingScope::answer}};

// Groups of answers that are alike, as --near, --likeness and --min say.
[[nodiscard]] DuplicateSpec likeness_of(const Call& call);
[[nodiscard]] Result<void> check_likeness(const Call& call);

// Whether the options name passages in one of the two ways.
[[nodiscard]] Result<void> check_passages(const Call& call);

[[nodiscard]] Result<NamedPassages> passages_named(const Call& call, const Workbench& workbench,
                                                   Blank blank);

// Every place where the quote stands in the text, on whole letters, overlapping ones too.
[[nodiscard]] std::vector<Span> places_of(std::string_view quote, std::string_view text);

} // namespace themata
