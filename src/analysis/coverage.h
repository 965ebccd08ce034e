#pragma once
// Coverage says how many answers were coded, held nothing to code, were read by nobody or are
// blank, and how much of their text is coded; by stage, question and role, and by coder. Letters
// are graphemes, as readers count them; passages that overlap count once; a word is coded when all
// of it is. A pure function of a snapshot; any thread.

#include "analysis/selection.h"
#include "analysis/tabulation.h"
#include "study/span.h"
#include <cstdint>
#include <stop_token>
#include <string_view>
#include <vector>

namespace themata {

// How long a text is, and how much of it lies within passages, in graphemes and in words. The text
// outlives it.
struct TextSize {
    std::uint64_t letters = 0;
    std::uint64_t words = 0;
    bool operator==(const TextSize&) const = default;
};

class MarkedText {
public:
    explicit MarkedText(std::string_view text);

    [[nodiscard]] TextSize whole() const;
    // Within passages that rise and do not overlap, see merged(). A word counts when all of it
    // does.
    [[nodiscard]] TextSize within(const std::vector<Span>& passages) const;

private:
    [[nodiscard]] std::uint64_t letters_in(Span span) const;

    std::string_view text_;
    bool plain_;                         // one byte a letter, but for CR LF
    std::vector<std::uint32_t> letters_; // boundaries; none of a plain text
    std::vector<Span> words_;
};

// Spans that overlap or touch as one, rising; empty ones left out.
[[nodiscard]] std::vector<Span> merged(std::vector<Span> spans);

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
