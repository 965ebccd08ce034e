// What the scores view shows, reckoned beside the frames.

#include "analysis/comparison.h"
#include "charts/chart_asked_as.h"
#include "charts/score_charts.h"
#include "ui/results/scores.h"

#include <fmt/format.h>

namespace themata {

namespace {

std::vector<ScoreMeasure> chosen_measures(const Study& study, const ScoresChoice& choice) {
    std::vector<ScoreMeasure> measures;
    for (ScoreMeasure& measure : measures_of(study, MeasureList::with_items))
        if (choice.measures.contains(key_of(measure)))
            measures.push_back(std::move(measure));
    return measures.empty() ? measures_of(study, MeasureList::overview) : measures;
}

Design design_of(const Study& study, const ScoresChoice& choice) {
    const std::vector<StageId> at(choice.stages.begin(), choice.stages.end());
    switch (choice.by) {
    case CompareBy::stages:
        return ByStages{.stages = at, .role = choice.among};
    case CompareBy::roles: {
        ByRoles roles{.roles = {}, .at = at};
        for (const Role& role : study.roles)
            roles.roles.push_back(role.id);
        return roles;
    }
    case CompareBy::dyads:
        return ByDyads{.at = at};
    case CompareBy::trait:
        return ByTrait{.trait = choice.trait, .role = choice.among, .at = at};
    case CompareBy::theme:
    case CompareBy::nobody:
        break;
    }
    return ByTheme{.theme = choice.theme, .role = choice.among, .at = at, .whose = {}};
}

std::vector<ComparisonSpec> specs_of(const Snapshot& now, const ScoresChoice& choice,
                                     const std::vector<ScoreMeasure>& measures) {
    std::vector<ComparisonSpec> specs;
    for (const ScoreMeasure& measure : measures) {
        ComparisonSpec spec{.measure = measure,
                            .scoring = choice.scoring,
                            .design = design_of(now.study, choice),
                            .test = choice.test,
                            .pairs = choice.correction};
        // A row is a theme, so only one measure can stand above them.
        if (choice.by == CompareBy::theme && !choice.theme)
            return for_each_theme(now, spec);
        specs.push_back(std::move(spec));
    }
    return specs;
}

std::string why_this(const Comparison& found) {
    const bool dyads = found.attrition && found.attrition->words.find("pairs") != std::string::npos;
    std::string why = fmt::format("{}: {}.", name_of(found.test),
                                  !found.paired ? "different people are compared"
                                  : dyads       ? "the two of each pair are compared"
                                                : "the same people are compared");
    if (found.attrition)
        why += " " + found.attrition->words;
    return why;
}

FullComparison in_full(const Comparison& found, const ScoresChoice& choice,
                       const Provenance& made) {
    FullComparison full{
        .measure = key_of(found.measure),
        .title = title_of(found),
        .test = std::string(name_of(found.test)),
        .warning = {},
        .why = why_this(found),
        .tables = std::make_shared<const std::vector<Tabulation>>(tabulations_of(found, made))};
    if (choice.test && !found.notes.empty() &&
        found.notes.front().find("was asked for") != std::string::npos)
        full.warning = found.notes.front();
    return full;
}

void compare_in(const Snapshot& now, const std::vector<ScoreMeasure>& measures,
                ScoresResult& result) {
    const ScoresChoice& choice = result.choice;
    const auto specs = specs_of(now, choice, measures);
    if (specs.empty()) {
        result.not_compared =
            Error{Error::Code::refused, "There is no theme in this study yet.",
                  "Add themes to the codebook, or compare stages, roles or a trait."};
        return;
    }
    const auto found = compared(now, specs, choice.correction);
    if (!found) {
        result.not_compared = found.error();
        return;
    }
    const Provenance made = provenance_of(now, asked_as(now, specs));
    result.family = found->family;
    result.compared = std::make_shared<const std::vector<Tabulation>>(
        std::vector{tabulation_of(*found, now.study, made)});
    for (const Comparison& each : found->done)
        result.full.push_back(in_full(each, choice, made));
}

Picture picture_called(const Snapshot& now, std::string_view name, std::string_view command,
                       DrawChart draw) {
    Picture picture;
    picture.draw = std::move(draw);
    picture.name = name;
    picture.made = provenance_of(now, command);
    return picture;
}

std::vector<ScoreMeasure> items_of_measure(const Study& study, const ScoreMeasure& measure) {
    return measure.scale ? items_of(study, measure.scale) : std::vector{measure};
}

Result<Picture> bars(const Snapshot& now, const ScoresChoice& choice, const ScoreMeasure& measure) {
    const auto scores = scores_of(now, {.measures = items_of_measure(now.study, measure),
                                        .rows = choice.rows,
                                        .scoring = choice.scoring});
    if (!scores)
        return failure(scores.error());
    auto shown = charts::likert_of(*scores, now.study);
    if (!shown)
        return failure(shown.error());
    return picture_called(
        now, "likert", charts::likert_asked_as(now, {measure}, choice.rows),
        [shown = std::move(*shown)](const charts::Style& style, const charts::Measure& letters) {
            return charts::likert_bars(shown, style, letters);
        });
}

Result<Picture> lines(const Snapshot& now, const ScoresChoice& choice,
                      const ScoreMeasure& measure) {
    auto shown = charts::paired_of(now, measure, choice.scoring);
    if (!shown)
        return failure(shown.error());
    return picture_called(
        now, "paired", charts::paired_asked_as(now, measure, choice.scoring),
        [shown = std::move(*shown)](const charts::Style& style, const charts::Measure& letters) {
            return charts::paired_lines(shown, style, letters);
        });
}

Result<Picture> distribution(const Snapshot& now, const ScoresChoice& choice,
                             const ScoreMeasure& measure) {
    const ScoresSpec spec{.measures = {measure}, .rows = choice.rows, .scoring = choice.scoring};
    const auto scores = scores_of(now, spec);
    if (!scores)
        return failure(scores.error());
    const auto quartiles = choice.layout.quartiles == QuartilesShown::haverage
                               ? QuartileKind::haverage
                               : QuartileKind::hinges;
    return picture_called(
        now, "distribution", charts::distribution_asked_as(now, spec, quartiles),
        [shown = charts::distributions_of(*scores, measure, now.study, quartiles)](
            const charts::Style& style, const charts::Measure& letters) {
            return charts::distribution(shown, style, letters);
        });
}

// What the picture shows; refused with a reason.
Result<Picture> scores_picture(const Snapshot& now, const ScoresChoice& choice,
                               const ScoreMeasure& measure) {
    switch (choice.picture) {
    case ScoresPicture::lines:
        return lines(now, choice, measure);
    case ScoresPicture::bars:
        return bars(now, choice, measure);
    case ScoresPicture::distribution:
        break;
    }
    return distribution(now, choice, measure);
}

void draw_in(const Snapshot& now, const std::vector<ScoreMeasure>& measures, ScoresResult& result) {
    const auto wanted = std::ranges::find(measures, result.choice.drawn, key_of);
    const ScoreMeasure& measure = wanted == measures.end() ? measures.front() : *wanted;
    result.drawn = measure.name;
    auto picture = scores_picture(now, result.choice, measure);
    if (picture)
        result.picture = std::make_shared<const Picture>(std::move(*picture));
    else
        result.why_no_picture = picture.error().what;
}

void suggest(const Snapshot& now, ScoresOffer& offer) {
    ScoresChoice& choice = offer.suggested;
    if (now.study.roles.empty())
        std::erase(choice.rows, Axis{.kind = AxisKind::role});
    for (const auto& [role, stages] : offer.stages_of)
        if (stages.size() >= 2) {
            choice.by = CompareBy::stages;
            choice.among = role;
            choice.stages = stages;
            return;
        }
    if (now.study.roles.size() >= 2)
        choice.by = CompareBy::roles;
    else if (!offer.traits.empty()) {
        choice.by = CompareBy::trait;
        choice.trait = offer.traits.front();
    }
}

} // namespace

MeasureKey key_of(const ScoreMeasure& measure) {
    if (measure.scale)
        return {.scale = measure.scale, .item = {}};
    return {.scale = {}, .item = measure.items.empty() ? QuestionId{} : measure.items.front()};
}

ScoresOffer scores_offer(const Snapshot& now) {
    ScoresOffer offer{.measures = measures_of(now.study, MeasureList::with_items),
                      .stages = {},
                      .stages_of = {},
                      .traits = {},
                      .suggested = {}};
    std::set<StageId> stages;
    now.study.scores.for_each([&](const Score& score) {
        stages.insert(score.stage);
        if (const Participant* who = now.study.participants.find(score.participant))
            offer.stages_of[who->role].insert(score.stage);
    });
    offer.stages.assign(stages.begin(), stages.end());
    std::ranges::stable_sort(offer.stages, {}, [&](StageId id) {
        const Stage* stage = now.study.stages.find(id);
        return stage ? stage->order : 0;
    });
    std::set<std::string> seen;
    now.study.traits.for_each([&](const Trait& trait) {
        if (seen.insert(trait.name).second)
            offer.traits.push_back(trait.name);
    });
    now.study.ties.for_each(
        [&](const Tie& tie) { offer.dyads += tie.kind == TieKind::paired ? 1 : 0; });
    suggest(now, offer);
    return offer;
}

ScoresResult scores_result(const Snapshot& now, const ScoresChoice& choice) {
    ScoresResult result{.choice = choice,
                        .scores = {},
                        .refused = {},
                        .family = {},
                        .compared = {},
                        .not_compared = {},
                        .full = {},
                        .drawn = {},
                        .picture = {},
                        .why_no_picture = {}};
    const std::vector<ScoreMeasure> measures = chosen_measures(now.study, choice);
    if (measures.empty())
        return result;
    const ScoresSpec spec{.measures = measures,
                          .rows = choice.rows,
                          .scoring = choice.scoring,
                          .alpha = choice.alpha};
    const auto scores = scores_of(now, spec);
    if (scores) {
        const Provenance made = provenance_of(now, asked_as(now, spec, choice.layout));
        std::vector<Tabulation> tables{tabulation_of(*scores, choice.layout, made)};
        if (choice.alpha == AlphaWanted::yes)
            tables.push_back(reliability_tabulation_of(*scores, now.study, made));
        result.scores = std::make_shared<const std::vector<Tabulation>>(std::move(tables));
    } else {
        result.refused = scores.error();
    }
    if (choice.by != CompareBy::nobody)
        compare_in(now, measures, result);
    draw_in(now, measures, result);
    return result;
}

} // namespace themata
