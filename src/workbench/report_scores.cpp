// Scores by role and stage, and their comparisons between stages.

#include "analysis/comparison_tables.h"
#include "analysis/scores.h"
#include "charts/score_charts.h"
#include "study/labels.h"
#include "text/quoting.h"
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
        for (const Stage& stage : in_order(now.study.stages))
            if (there.contains(stage.id.value))
                stages.push_back(stage.id);
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
        measures += "--measure " + shell_word(spec.measure.name) + ' ';
    std::string stages;
    for (const StageId id : design.stages)
        stages += (stages.empty() ? "" : ",") + find(study, id)->name;
    const Role* role = find(study, design.role);
    return measures + "--stages " + shell_word(stages) +
           (role ? " --role " + shell_word(role->name) : std::string());
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

// What is drawn of one measure; the command names it as it is asked for.
std::optional<ReportFigure> score_picture(const ReportSource& source, std::string_view kind,
                                          const ScoreMeasure& measure, const DrawChart& draw) {
    return figure_of(
        source.made_by("chart", std::string(kind) + " --measure " + shell_word(measure.name)),
        draw);
}

std::optional<ReportFigure> paired_picture(const ReportSource& source,
                                           const ScoreMeasure& measure) {
    return score_picture(source, "paired", measure,
                         [&](const charts::Style& style, const charts::Measure& letters) {
                             return charts::paired_of(source.now, measure, {})
                                 .and_then([&](const charts::PairedLines& lines) {
                                     return charts::paired_lines(lines, style, letters);
                                 });
                         });
}

std::optional<ReportFigure> distribution_picture(const ReportSource& source,
                                                 const ScoreMeasure& measure) {
    return score_picture(source, "distribution", measure,
                         [&](const charts::Style& style, const charts::Measure& letters) {
                             return scores_of(source.now, ScoresSpec{.measures = {measure}})
                                 .and_then([&](const Scores& scores) {
                                     return charts::distribution(
                                         charts::distributions_of(scores, measure, source.now.study,
                                                                  QuartileKind::hinges),
                                         style, letters);
                                 });
                         });
}

// The items that a scale is made of.
std::optional<ReportFigure> items_picture(const ReportSource& source, const ScoreMeasure& measure) {
    const Study& study = source.now.study;
    return score_picture(
        source, "likert", measure, [&](const charts::Style& style, const charts::Measure& letters) {
            return scores_of(source.now, ScoresSpec{.measures = items_of(study, measure.scale)})
                .and_then([&](const Scores& scores) { return charts::likert_of(scores, study); })
                .and_then([&](const charts::LikertBars& bars) {
                    return charts::likert_bars(bars, style, letters);
                });
        });
}

// The same people from stage to stage where there are some, else how the values lie.
void add_pictures(const ReportSource& source, const std::vector<ScoreMeasure>& measures,
                  ReportSection& section) {
    constexpr std::size_t most_drawn = 12;
    for (std::size_t at = 0; at < std::min(measures.size(), most_drawn); ++at) {
        std::optional<ReportFigure> picture;
        if (source.asked.pseudonyms == Pseudonyms::kept) // lines bear them
            picture = paired_picture(source, measures[at]);
        if (!picture)
            picture = distribution_picture(source, measures[at]);
        if (picture)
            section.parts.emplace_back(std::move(*picture));
        if (!measures[at].scale)
            continue;
        if (auto items = items_picture(source, measures[at]))
            section.parts.emplace_back(std::move(*items));
    }
    if (measures.size() > most_drawn)
        section.parts.emplace_back(Paragraph{"Of " + std::to_string(measures.size()) +
                                             " measures the first " + std::to_string(most_drawn) +
                                             " are drawn; “themata chart” draws the others."});
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
    add_pictures(source, measures, section);
    return section;
}

} // namespace themata
