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

// What the terminal is asked for these comparisons, which are of the same stages.
std::string asked_in_terminal(const Study& study, const std::vector<ComparisonSpec>& specs) {
    const ByStages& design = std::get<ByStages>(specs.front().design);
    std::string measures;
    for (const ComparisonSpec& spec : specs)
        measures += "--measure " + in_shell_quotes(spec.measure.name) + ' ';
    std::string stages;
    for (const StageId id : design.stages)
        stages += (stages.empty() ? "" : ",") + find(study, id)->name;
    const Role* role = find(study, design.role);
    return measures + "--stages " + in_shell_quotes(stages) +
           (role ? " --role " + in_shell_quotes(role->name) : std::string());
}

void add_comparisons(const ReportSource& source, const std::vector<ComparisonSpec>& specs,
                     RoleId role, ReportSection& section) {
    const Role* who = find(source.now.study, role);
    const auto found = compared(source.now, specs, Correction::holm);
    if (!found) {
        section.parts.emplace_back(Paragraph{"Stages are not compared" +
                                             (who ? " (" + who->name + ")" : std::string()) + ": " +
                                             found.error().what});
        return;
    }
    const Study& study = source.now.study;
    Tabulation table =
        tabulation_of(*found, study, source.made_by("compare", asked_in_terminal(study, specs)));
    if (who)
        table.title += " (" + who->name + ")";
    section.parts.emplace_back(std::move(table));
}

// A table, and a family of tests, for each set of stages.
void add_comparisons(const ReportSource& source, const ScoreSheet& sheet,
                     const std::vector<ScoreMeasure>& measures, RoleId role,
                     ReportSection& section) {
    auto specs = comparisons_among(source.now, sheet, measures, role);
    while (!specs.empty()) {
        const Design design = specs.front().design;
        const auto others = std::ranges::stable_partition(
            specs, [&](const ComparisonSpec& spec) { return spec.design == design; });
        add_comparisons(source, {specs.begin(), others.begin()}, role, section);
        specs.erase(specs.begin(), others.begin());
    }
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
