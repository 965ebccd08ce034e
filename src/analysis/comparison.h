#pragma once
// A Comparison compares scores: between stages, roles, the values of a trait, the two of a dyad, or
// those with and without a theme. Which test is right follows from who is compared: the same people
// (or the two of a pair) at both places, or different people. What is asked for instead is done,
// where it can be, and the notes say what it takes for granted. Pure functions of values; any
// thread.
//
//                       two groups               three and more
// same people, dyads    Wilcoxon signed-rank     Friedman, then signed-rank in pairs
// different people      Mann-Whitney U           Kruskal-Wallis, then Dunn
//
// Paired are those with a value in every group (completers); medians are of those who were used.

#include "analysis/measures.h"
#include "analysis/selection.h"
#include "analysis/tabulation.h"
#include "statistics/adjust.h"
#include "statistics/figure.h"
#include "statistics/summary.h"
#include <span>
#include <variant>

namespace themata {

enum class TestKind : std::uint8_t { signed_rank, rank_sum, friedman, kruskal_wallis };

// "Wilcoxon signed-rank", "Mann-Whitney U", "Friedman", "Kruskal-Wallis".
[[nodiscard]] std::string_view name_of(TestKind);

// A role of 0: whoever. No stages: all; each participant may have but one value there.
struct ByStages {
    std::vector<StageId> stages = {};
    RoleId role = {};
    bool operator==(const ByStages&) const = default;
};

struct ByRoles {
    std::vector<RoleId> roles = {};
    std::vector<StageId> at = {};
    bool operator==(const ByRoles&) const = default;
};

struct ByTrait {
    std::string trait = {};
    RoleId role = {};
    std::vector<StageId> at = {};
    bool operator==(const ByTrait&) const = default;
};

// Ties of kind paired: the one it goes from, and the one it goes to.
struct ByDyads {
    std::vector<StageId> at = {};
    bool operator==(const ByDyads&) const = default;
};

// Of those who answered where they have a score: with the theme there, or one below it, or without.
struct ByTheme {
    ThemeId theme = {};
    RoleId role = {};
    std::vector<StageId> at = {};
    CodersCounted whose = {};
    bool operator==(const ByTheme&) const = default;
};

using Design = std::variant<ByStages, ByRoles, ByTrait, ByDyads, ByTheme>;

struct ComparisonSpec {
    ScoreMeasure measure = {};
    Scoring scoring = {};
    Design design = {};
    std::optional<TestKind> test = {};   // none: the right one
    Correction pairs = Correction::holm; // of the comparisons in pairs after three or more groups
    bool operator==(const ComparisonSpec&) const = default;
};

struct ComparedGroup {
    std::string name = {};
    std::size_t n = 0;       // who were used
    std::size_t valid = 0;   // who have a value
    std::size_t missing = 0; // who were asked and have none
    Summary summary = {};    // of those who were used
    Figure mean_rank = {};   // in the test; of different people, Friedman too
    bool operator==(const ComparedGroup&) const = default;
};

// How many of those who have a value in any group have one in all.
struct Attrition {
    std::size_t in_all = 0;
    std::size_t in_any = 0;
    std::string words = {}; // "5 of 6 (Mentor) answered at both Phase 1 and Phase 2."
    bool operator==(const Attrition&) const = default;
};

// Two of three and more groups.
struct PairCompared {
    std::string first = {};
    std::string second = {};
    std::size_t n = 0; // pairs that differ; of different people, all of both groups
    Figure z = {};
    Figure p = {};
    Figure p_adjusted = {};
    std::optional<double> p_exact = {};
    Effect effect = {};
    bool operator==(const PairCompared&) const = default;
};

// Signs or groups of ranks, as SPSS prints them above a test.
struct RankLine {
    std::string name = {}; // "Negative (later is less)"
    std::size_t n = 0;
    Figure mean_rank = {};
    std::optional<double> sum = {};
    bool operator==(const RankLine&) const = default;
};

struct Comparison {
    ScoreMeasure measure = {};
    std::string made_of = {};  // "sum of 7 items, all valid"
    ThemeId theme = {};        // of a comparison by theme
    std::string contrast = {}; // "Phase 1 vs Phase 2"
    std::string among = {};    // "Mentor"; may be empty
    TestKind test = TestKind::signed_rank;
    bool paired = false;
    std::vector<ComparedGroup> groups = {};
    std::optional<Attrition> attrition = {};
    std::vector<RankLine> ranks = {};
    std::size_t n_used = 0; // pairs that differ, or people
    std::optional<std::size_t> zero_differences = {};
    std::string statistic_name = {}; // "T", "U", "chi-squared", "H"
    Figure statistic = {};
    Figure z = {};
    Figure df = {};
    Figure p = {};
    PermutationP exact = {};
    std::optional<Figure> exact_as_if_no_ties = {}; // of Mann-Whitney, as SPSS prints it
    Effect effect = {};
    std::vector<Effect> more = {};    // other measures of the same effect
    std::optional<Effect> shift = {}; // Hodges and Lehmann's
    std::vector<PairCompared> pairwise = {};
    Correction pair_correction = Correction::holm;
    std::vector<std::string> notes = {}; // warnings, and what was left out
    Figure p_adjusted = {};              // in its family; undefined where it stands alone
    bool operator==(const Comparison&) const = default;
};

// What could not be compared, and why.
struct NotCompared {
    ScoreMeasure measure = {};
    ThemeId theme = {};
    Error error = {};
    bool operator==(const NotCompared&) const = default;
};

// Comparisons that were asked for together. Refused ones are no members of the family.
struct Comparisons {
    std::string family = {}; // "7 measures, Phase 1 vs Phase 2 (Mentor)"
    Correction correction = Correction::holm;
    std::vector<Comparison> done = {};
    std::vector<NotCompared> refused = {};
    bool operator==(const Comparisons&) const = default;
};

// Refused with the reason: too few people, all differences zero, people who are partly the same,
// several values of one person, a test that does not fit. Of several only when all are refused.
[[nodiscard]] Result<Comparisons> compared(const Snapshot&, std::span<const ComparisonSpec>,
                                           Correction);

// The same design for each theme of the codebook that is not retired.
[[nodiscard]] std::vector<ComparisonSpec> for_each_theme(const Snapshot&, const ComparisonSpec&);

// Comparisons as tables of a paper. One alone is laid out as SPSS does it: the groups, their ranks,
// and the test with each figure beside the convention that it follows. Several are a row each.

// Groups, ranks, the test; the pairs after three or more groups.
[[nodiscard]] std::vector<Tabulation> tabulations_of(const Comparison&, const Provenance& made);

// One row each, the refused ones with their reason, with p adjusted in the family.
[[nodiscard]] Tabulation tabulation_of(const Comparisons&, const Study&, Provenance made);

// "Confidence: Phase 1 vs Phase 2 (Mentor)"
[[nodiscard]] std::string title_of(const Comparison&);

// What else the reader must know: warnings, attrition, zero differences, what was left out.
[[nodiscard]] std::vector<std::string> sentences_of(const Comparison&);
[[nodiscard]] std::string note_of(const Comparison&); // in one

// How the exact p was found: "exact: all ways …", "drawn 100000 times from seed 1 …", or why there
// is none.
[[nodiscard]] std::string in_words(const PermutationP&);

} // namespace themata
