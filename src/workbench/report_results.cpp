// What came out: themes by role and stage, scores and their comparisons between stages, how far
// the people who coded agree, and whether new answers still brought new themes.

#include "analysis/asked_as.h"
#include "analysis/coder_agreement.h"
#include "analysis/comparison.h"
#include "analysis/saturation.h"
#include "analysis/scores.h"
#include "analysis/theme_table.h"
#include "charts/agreement_charts.h"
#include "charts/chart_asked_as.h"
#include "charts/exploring_charts.h"
#include "charts/score_charts.h"
#include "charts/theme_charts.h"
#include "study/labels.h"
#include "text/sentences.h"
#include "workbench/report_parts.h"
#include <algorithm>
#include <set>

namespace themata {

namespace {

Result<Tabulation> mentions_of(const ReportSource& source) {
    const TableSpec spec{.whose = source.asked.whose};
    return theme_table(source.now, spec).map([&](const ThemeTable& table) {
        return tabulation_of(
            table, CellForm::n,
            source.counted_by(asked_as(source.now, spec, CellForm::n, source.file)));
    });
}

// How many in a hundred have each theme, by role and stage.
std::optional<ReportFigure> theme_picture(const ReportSource& source) {
    // The tests stand in the table above it.
    const TableSpec spec{
        .count = Count::participants, .whose = source.asked.whose, .tests = TestsWanted::elsewhere};
    auto table = theme_table(source.now, spec);
    if (!table)
        return std::nullopt;
    return figure_of(source.counted_by(charts::themes_asked_as(source.now, spec, CellForm::percent,
                                                               {.file = source.file})),
                     [&](const charts::Style& style, const charts::Measure& measure) {
                         return charts::heat_map(*table, CellForm::percent, style, measure);
                     });
}

} // namespace

Result<ReportSection> themes_of(const ReportSource& source) {
    ReportSection section{.id = "themes", .heading = "Themes", .parts = {}};
    if (source.now.study.themes.empty() || source.people.columns.empty())
        return section;
    auto mentions = mentions_of(source);
    if (!mentions)
        return failure(mentions.error());
    mentions->title += ": mentions";
    const TableSpec spec{.count = Count::participants,
                         .whose = source.asked.whose,
                         .tests =
                             source.people.contrasts.empty() ? TestsWanted::no : TestsWanted::yes};
    Tabulation people =
        tabulation_of(source.people, CellForm::n_of_N,
                      source.counted_by(asked_as(source.now, spec, CellForm::n_of_N, source.file)));
    people.title += ": participants";
    section.parts.emplace_back(std::move(*mentions));
    section.parts.emplace_back(std::move(people));
    if (auto picture = theme_picture(source))
        section.parts.emplace_back(std::move(*picture));
    return section;
}

// Scores by role and stage, and their comparisons between stages.

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
        tabulation_of(*found, study, source.made_by(asked_as(source.now, specs, source.file)));
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

std::optional<ReportFigure> paired_picture(const ReportSource& source,
                                           const ScoreMeasure& measure) {
    return figure_of(
        source.made_by(charts::paired_asked_as(source.now, measure, {}, {.file = source.file})),
        [&](const charts::Style& style, const charts::Measure& letters) {
            return charts::paired_of(source.now, measure, {})
                .and_then([&](const charts::PairedLines& lines) {
                    return charts::paired_lines(lines, style, letters);
                });
        });
}

std::optional<ReportFigure> distribution_picture(const ReportSource& source,
                                                 const ScoreMeasure& measure) {
    const ScoresSpec spec{.measures = {measure}};
    return figure_of(source.made_by(charts::distribution_asked_as(
                         source.now, spec, QuartileKind::hinges, {.file = source.file})),
                     [&](const charts::Style& style, const charts::Measure& letters) {
                         return scores_of(source.now, spec).and_then([&](const Scores& scores) {
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
    return figure_of(
        source.made_by(charts::likert_asked_as(source.now, {measure}, ScoresSpec{}.rows,
                                               {.file = source.file})),
        [&](const charts::Style& style, const charts::Measure& letters) {
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
        section.parts.emplace_back(Paragraph{"Of " + grouped(measures.size()) +
                                             " measures the first " + std::to_string(most_drawn) +
                                             " are drawn."});
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
    section.parts.emplace_back(tabulation_of(
        *scores, {},
        source.made_by(asked_as(now, ScoresSpec{.measures = measures}, {}, source.file))));
    const ScoreSheet sheet = ScoreSheet::of(now.study);
    now.study.roles.for_each(
        [&](const Role& role) { add_comparisons(source, sheet, measures, role.id, section); });
    if (now.study.roles.empty())
        add_comparisons(source, sheet, measures, {}, section);
    add_pictures(source, measures, section);
    return section;
}

// How far the people who coded agree, and whether new answers still brought new themes.

namespace {

// People who coded or judged anything.
std::vector<CoderId> people_who_coded(const Study& study) {
    std::vector<char> worked(study.coders.last_id() + 1);
    study.codings.for_each([&](const Coding& each) { worked[each.coder.value] = 1; });
    study.verdicts.for_each([&](const Verdict& each) { worked[each.coder.value] = 1; });
    std::vector<CoderId> people;
    study.coders.for_each([&](const Coder& coder) {
        if (worked[coder.id.value] && coder.kind == CoderKind::person)
            people.push_back(coder.id);
    });
    return people;
}

void add_agreement(const ReportSource& source, const CoderAgreement& found,
                   ReportSection& section) {
    section.parts.emplace_back(
        tabulated(source.now, found, asked_as(source.now, found.spec, {}, source.file)));
    auto picture =
        figure_of(source.made_by(charts::forest_asked_as(
                      source.now, found.spec, charts::Coefficient::kappa, {.file = source.file})),
                  [&](const charts::Style& style, const charts::Measure& measure) {
                      return charts::forest_plot(
                          charts::forest_of(found, charts::Coefficient::kappa), style, measure);
                  });
    if (picture)
        section.parts.emplace_back(std::move(*picture));
}

std::optional<ReportFigure> saturation_picture(const ReportSource& source,
                                               const Saturation& found) {
    return figure_of(source.counted_by(charts::accumulation_asked_as(source.now, found.spec,
                                                                     {.file = source.file})),
                     [&](const charts::Style& style, const charts::Measure& measure) {
                         return charts::accumulation(charts::accumulation_of(found), style,
                                                     measure);
                     });
}

} // namespace

Result<ReportSection> agreement_of(const ReportSource& source) {
    ReportSection section{.id = "agreement", .heading = "Agreement between coders", .parts = {}};
    const Study& study = source.now.study;
    const auto people = people_who_coded(study);
    if (people.size() < 2)
        return section;
    const auto found = coder_agreement(source.now, {.read = {.coders = people}});
    if (!found)
        section.parts.emplace_back(
            Paragraph{"Agreement cannot be reckoned: " + found.error().what});
    else if (found->read.answers.empty())
        section.parts.emplace_back(Paragraph{"No answer was read by all of the coders."});
    else
        add_agreement(source, *found, section);
    return section;
}

Result<ReportSection> saturation_of(const ReportSource& source) {
    ReportSection section{.id = "saturation", .heading = "Saturation", .parts = {}};
    if (source.now.study.codings.empty())
        return section;
    const auto found = saturation(source.now, {.answers = {.whose = source.asked.whose}});
    if (!found) {
        section.parts.emplace_back(Paragraph{"Saturation is not told: " + found.error().what});
        return section;
    }
    Tabulation table = tabulated(source.now, *found);
    table.made.command =
        source.counted_by(asked_as(source.now, found->spec, SaturationShown::curves, source.file))
            .command;
    section.parts.emplace_back(std::move(table));
    if (auto picture = saturation_picture(source, *found))
        section.parts.emplace_back(std::move(*picture));
    return section;
}

} // namespace themata
