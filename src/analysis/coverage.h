#pragma once
// Coverage: how many answers were coded, held nothing to code, were read by nobody or are blank,
// and how much of their text is coded; by stage, question and role, and by coder. A letter is what
// a reader calls one (a grapheme); passages that overlap count once; a word is coded when all of it
// is. A pure function of a snapshot; any thread.

#include "analysis/selection.h"
#include "analysis/tabulation.h"
#include <stop_token>

namespace themata {

enum class CoverageBy : std::uint8_t { all, stage, question, role, coder };
[[nodiscard]] std::string_view name_of(CoverageBy);

struct CoverageRow {
    CoverageBy by = CoverageBy::all;
    std::string name; // of the stage, question, role or coder
    std::uint64_t coded = 0;
    std::uint64_t nothing_to_code = 0;
    std::uint64_t untouched = 0; // of a coder: not read by her
    std::uint64_t blank = 0;
    std::uint64_t letters = 0; // of the answers that are not blank
    std::uint64_t letters_coded = 0;
    std::uint64_t words = 0;
    std::uint64_t words_coded = 0;
    bool operator==(const CoverageRow&) const = default;

    [[nodiscard]] std::uint64_t answered() const { return coded + nothing_to_code + untouched; }
};

struct Coverage {
    Selection answers;
    std::vector<CoverageRow> rows; // all, by stage, by question, by role, by coder
    std::uint64_t disputed = 0;    // coded by one, nothing to code to another
    bool operator==(const Coverage&) const = default;
};

// Refused: a coder that is not there, coders that must all agree.
[[nodiscard]] Result<Coverage> coverage(const Snapshot&, const Selection&,
                                        std::stop_token stop = {});

[[nodiscard]] Tabulation tabulated(const Snapshot&, const Coverage&);

} // namespace themata
