#pragma once
// Scores are described: how many, where their middle lies and how they spread, for each measure by
// role, stage or any trait. Quartiles come by both definitions that papers use. Pure functions of
// values; any thread.

#include "analysis/axes.h"
#include "analysis/measures.h"
#include "analysis/tabulation.h"
#include "statistics/reliability.h"
#include "statistics/summary.h"

namespace themata {

enum class AlphaWanted : std::uint8_t { no, yes };

struct ScoresSpec {
    std::vector<ScoreMeasure> measures = {};
    std::vector<Axis> rows = {{.kind = AxisKind::role}, {.kind = AxisKind::stage}};
    Scoring scoring = {};
    AlphaWanted alpha = AlphaWanted::no;
    bool operator==(const ScoresSpec&) const = default;
};

template <class Value>
struct Frequency {
    Value value;
    std::size_t n = 0;
    bool operator==(const Frequency&) const = default;
};

struct ScoresRow {
    ScoreMeasure measure;
    std::vector<std::string> keys; // one for each axis
    Summary summary;               // of those who have a value
    std::size_t missing = 0;
    std::vector<Frequency<std::string>> reasons; // why they are missing, the most frequent first
    std::vector<Frequency<double>> distribution; // by value
    std::optional<Reliability> reliability = {}; // of a scale, when alpha is wanted
    bool operator==(const ScoresRow&) const = default;
};

struct Scores {
    std::vector<Axis> axes;
    Scoring scoring;
    std::vector<ScoresRow> rows;    // by measure as asked for, then by axis; only what occurs
    std::vector<std::string> notes; // what the reader must know of the measures
    bool operator==(const Scores&) const = default;
};

// Refused: what measures and columns are refused for; a question as an axis.
[[nodiscard]] Result<Scores> scores_of(const Snapshot&, const ScoresSpec&);

enum class QuartilesShown : std::uint8_t { both, haverage, hinges };

struct ScoresLayout {
    QuartilesShown quartiles = QuartilesShown::both;
    enum class Distribution : std::uint8_t { left_out, shown };
    Distribution distribution = Distribution::left_out;
    bool operator==(const ScoresLayout&) const = default;
};

[[nodiscard]] Tabulation tabulation_of(const Scores&, const ScoresLayout&, Provenance made);

// Cronbach's alpha of each scale and row, and, a row for each item, what the scale would be without
// it. Only with AlphaWanted::yes.
[[nodiscard]] Tabulation reliability_tabulation_of(const Scores&, const Study&, Provenance made);

} // namespace themata
