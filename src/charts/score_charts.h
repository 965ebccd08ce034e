#pragma once
// This header makes the pictures of scores: how a measure lies in each group, bars of items
// (likert.h) and lines of the same people (paired_lines.h). A distribution has a dot for each
// score, or bars where dots would be too small, with the median and the quartiles below; the
// quartiles are given, by whatever definition the analysis uses. Pure functions; any thread.

#include "analysis/scores.h"
#include "charts/chart.h"
#include "charts/likert.h"
#include "charts/paired_lines.h"

namespace themata::charts {

struct DistributionGroup {
    std::string name; // "Mentor, Phase 1"
    std::vector<double> values;
    std::uint32_t missing = 0;
    double median = 0; // these of no meaning without values
    double low = 0;
    double high = 0;
    bool operator==(const DistributionGroup&) const = default;
};

struct Distributions {
    std::string title;
    std::string measure;   // what the axis says
    std::string quartiles; // by which definition: "Tukey’s hinges"
    std::optional<double> least = {};
    std::optional<double> most = {};
    std::vector<DistributionGroup> groups = {};
    bool operator==(const Distributions&) const = default;
};

[[nodiscard]] Result<Chart> distribution(const Distributions& what, const Style& style,
                                         const Measure& measure);

// Of measures that are items, a row for each combination of the scores' axes. Refused: values that
// are not whole, or more levels than bars can show.
[[nodiscard]] Result<LikertBars> likert_of(const Scores& scores, const Study& study);

// Of one measure of the scores.
[[nodiscard]] Distributions distributions_of(const Scores& scores, const ScoreMeasure& measure,
                                             const Study& study, QuartileKind quartiles);

// A panel for each role whose participants have readings, with the stages where they have some.
[[nodiscard]] Result<PairedLines> paired_of(const Snapshot& now, const ScoreMeasure& measure,
                                            const Scoring& scoring);

} // namespace themata::charts
