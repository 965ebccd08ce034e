#pragma once
// The verb that draws: a row of the table in cli/verbs.cpp, with a part for each kind of picture.
// One thread.

#include "charts/chart.h"
#include "cli/verbs.h"

namespace themata {

[[nodiscard]] Verb chart_verb();

// What is drawn, by what, and how large.
struct Drawing {
    const Call& call;
    const Snapshot& now;
    charts::Style style;
    const charts::Measure& measure;
};

using Draw = Result<charts::Chart> (*)(const Drawing&);

[[nodiscard]] Result<charts::Chart> draw_themes(const Drawing&);
[[nodiscard]] Result<charts::Chart> draw_tally(const Drawing&);
[[nodiscard]] Result<charts::Chart> draw_likert(const Drawing&);
[[nodiscard]] Result<charts::Chart> draw_paired(const Drawing&);
[[nodiscard]] Result<charts::Chart> draw_distribution(const Drawing&);
[[nodiscard]] Result<charts::Chart> draw_agreement(const Drawing&);
[[nodiscard]] Result<charts::Chart> draw_cooccurrence(const Drawing&);
[[nodiscard]] Result<charts::Chart> draw_saturation(const Drawing&);

// Draws and writes, to the file that is named or to the terminal.
[[nodiscard]] Result<void> put_chart(const Call&, const Workbench&, Terminal&,
                                     std::string_view kind, Draw);

// The options about the file and the size; asked before the study is opened.
[[nodiscard]] Result<void> check_chart(const Call&);
[[nodiscard]] Result<void> check_theme_chart(const Call&);
[[nodiscard]] Result<void> check_score_chart(const Call&);
[[nodiscard]] Result<void> check_agreement_chart(const Call&);
[[nodiscard]] Result<void> check_saturation_chart(const Call&);

} // namespace themata
