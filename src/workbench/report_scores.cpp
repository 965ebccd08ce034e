// Scores by role and stage, and their comparisons between stages.

#include "analysis/comparison_tables.h"
#include "analysis/scores.h"
#include "workbench/report_parts.h"
#include <algorithm>
#include <set>

namespace themata {

namespace {

// Measures with a value at two stages or more, among the people of one role.
std::vector<ComparisonSpec> comparisons_among(const Snapshot& now, const ScoreSheet& sheet,
                                              const std::vector<ScoreMeasure>& measures,
                                              RoleId role) {
    std::vector<ComparisonSpec> specs;
    for (const ScoreMeasure& measure : measures) {
        const auto readings = sheet.readings(measure, {});
        if (!readings)
            continue; // the table of scores says why
        std::set<std::uint32_t> there;
        for (const Rating& reading : *readings)
            if (reading.value && find(now.study, reading.participant)->role == role)
                there.insert(reading.stage.value);
        std::vector<StageId> stages;
        now.study.stages.for_each([&](const Stage& stage) {
            if (there.contains(stage.id.value))
                stages.push_back(stage.id);
        });
        std::ranges::sort(stages, {}, [&](StageId id) { return find(now.study, id)->order; });
        if (stages.size() > 1)
            specs.push_back({.measure = measure,
                             .design = ByStages{.stages = std::move(stages), .role = role}});
    }
    return specs;
}

void add_comparisons(const ReportSource& source, const ScoreSheet& sheet,
                     const std::vector<ScoreMeasure>& measures, RoleId role,
                     ReportSection& section) {
    const auto specs = comparisons_among(source.now, sheet, measures, role);
    if (specs.empty())
        return;
    const Role* who = find(source.now.study, role);
    const auto found = compared(source.now, specs, Correction::holm);
    if (!found) {
        section.parts.emplace_back(Paragraph{"Stages are not compared" +
                                             (who ? " (" + who->name + ")" : std::string()) + ": " +
                                             found.error().what});
        return;
    }
    std::string options = "--measure …";
    if (who)
        options += " --role '" + who->name + "'";
    Tabulation table = tabulation_of(*found, source.now.study, source.made_by("compare", options));
    if (who)
        table.title += " (" + who->name + ")";
    section.parts.emplace_back(std::move(table));
}

} // namespace

Result<ReportSection> scores_of(const ReportSource& source) {
    ReportSection section{.id = "scores", .heading = "Scores", .parts = {}};
    const Snapshot& now = source.now;
    if (now.study.scores.empty())
        return section;
    const auto measures = measures_of(now.study, MeasureList::overview);
    const auto scores = scores_of(now, ScoresSpec{.measures = measures});
    if (!scores)
        return failure(scores.error());
    section.parts.emplace_back(tabulation_of(*scores, {}, source.made_by("scores")));
    const ScoreSheet sheet = ScoreSheet::of(now.study);
    now.study.roles.for_each(
        [&](const Role& role) { add_comparisons(source, sheet, measures, role.id, section); });
    if (now.study.roles.empty())
        add_comparisons(source, sheet, measures, {}, section);
    return section;
}

} // namespace themata
