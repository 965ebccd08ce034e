#pragma once
// This header writes the command that makes a picture again in the terminal: a function for each
// kind of chart, named as the terminal calls it. See analysis/asked_as.h, which does so for tables.
// Pure functions of values; any thread.

#include "analysis/asked_as.h"
#include "charts/agreement_charts.h"
#include "charts/chart.h"

namespace themata::charts {

inline constexpr Choice words_for_coefficient[] = {
    {"kappa", Coefficient::kappa}, {"ac1", Coefficient::ac1}, {"alpha", Coefficient::alpha}};

// Kappa of whole answers; alpha of characters and sets, which have no other.
[[nodiscard]] constexpr Coefficient usual_coefficient(AgreementUnit unit) {
    return unit == AgreementUnit::response ? Coefficient::kappa : Coefficient::alpha;
}

// Units of width by name, in 1/96 inch.
struct WidthUnit {
    std::string_view name;
    double size = 1;
};

inline constexpr WidthUnit width_units[] = {
    {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}, {"px", 1}};

// The study's file, and how the picture is drawn: its width and title are said where they are not
// the usual ones.
struct ChartAsked {
    std::string_view file = any_study;
    Style style = {};
};

// A heat map, or tally marks where the form is tally.
[[nodiscard]] std::string themes_asked_as(const Snapshot&, const TableSpec&, CellForm,
                                          const ChartAsked& = {});
// Scales stand for their items.
[[nodiscard]] std::string likert_asked_as(const Snapshot&, const std::vector<ScoreMeasure>&,
                                          const std::vector<Axis>& rows, const ChartAsked& = {});
[[nodiscard]] std::string paired_asked_as(const Snapshot&, const ScoreMeasure&, const Scoring&,
                                          const ChartAsked& = {});
// The first measure of the spec is drawn.
[[nodiscard]] std::string distribution_asked_as(const Snapshot&, const ScoresSpec&, QuartileKind,
                                                const ChartAsked& = {});
[[nodiscard]] std::string matrix_asked_as(const Snapshot&, const CooccurrenceSpec&,
                                          const ChartAsked& = {});
[[nodiscard]] std::string accumulation_asked_as(const Snapshot&, const SaturationSpec&,
                                                const ChartAsked& = {});
[[nodiscard]] std::string forest_asked_as(const Snapshot&, const AgreementSpec&, Coefficient,
                                          const ChartAsked& = {});

} // namespace themata::charts
