#pragma once
// The sections of a report, one function each; inner side of workbench/report.h. A section without
// parts is left out. Pure; any thread.

#include "analysis/theme_table.h"
#include "workbench/pictures.h"
#include "workbench/report.h"
#include "workbench/undo_stack.h"
#include <span>

namespace themata {

struct ReportSource {
    const Snapshot& now;
    const History& history;
    std::vector<std::uint64_t> codebook_entries; // those that changed a theme
    std::string file;                            // the study's, without its folder
    ReportAsked asked;
    // Participants by role and stage, with tests: who took part, was asked, answered, has a theme.
    ThemeTable people;

    // Of what is the same whoever coded. Commands are those of analysis/asked_as.h.
    [[nodiscard]] Provenance made_by(std::string_view command) const;
    // Of what counts codings; it says whose.
    [[nodiscard]] Provenance counted_by(std::string_view command) const;
    // For what only the verb `report` makes.
    [[nodiscard]] Provenance made_by_report() const;
};

[[nodiscard]] ReportSection methods_of(const ReportSource&);
[[nodiscard]] ReportSection participants_of(const ReportSource&);
[[nodiscard]] Result<ReportSection> themes_of(const ReportSource&);
[[nodiscard]] Result<ReportSection> scores_of(const ReportSource&);
[[nodiscard]] Result<ReportSection> agreement_of(const ReportSource&);
[[nodiscard]] Result<ReportSection> saturation_of(const ReportSource&);
[[nodiscard]] ReportSection quotes_of(const ReportSource&);
[[nodiscard]] ReportSection codebook_of(const ReportSource&);
[[nodiscard]] ReportSection trail_of(const ReportSource&);
[[nodiscard]] ReportSection coreq_of(const ReportSource&);

// The picture for a page and for a telephone, with a caption that says n and what makes it again:
// `made` is of the verb `chart`. Nothing where it cannot be drawn, for which the tables stand.
[[nodiscard]] std::optional<ReportFigure> figure_of(Provenance made, const DrawChart& draw);

// Of a traits table: how many have each value, by role.
[[nodiscard]] std::optional<Tabulation> traits_of(const ReportSource&);

// "2026-11-25", of milliseconds since 1970, UTC.
[[nodiscard]] std::string day_of(std::int64_t at);
// "6 Mentor and 5 Mentee", in the order of the roles.
[[nodiscard]] std::string people_by_role(const Study&);
// "Ann, Ben and the rule hurr*"
[[nodiscard]] std::string coders_in_words(const Study&);

} // namespace themata
