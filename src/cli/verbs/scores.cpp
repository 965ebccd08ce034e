#include "analysis/scores.h"
#include "analysis/asked_as.h"
#include "cli/asked.h"
#include "cli/summary_fields.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

Json figure_of_scores(const Figure& figure) { return figure ? Json(*figure) : Json(); }

Json in_json(const Reliability& found, const ScoreMeasure& measure, const Study& study) {
    Json items = Json::array();
    for (std::size_t at = 0; at < found.items.size(); ++at)
        items.push_back({{"item", study.questions.find(measure.items[at])->wording},
                         {"mean", figure_of_scores(found.items[at].mean)},
                         {"sd", figure_of_scores(found.items[at].sd)},
                         {"item_total_r", figure_of_scores(found.items[at].item_total)},
                         {"alpha_if_deleted", figure_of_scores(found.items[at].alpha_if_deleted)}});
    Json json{{"n", found.people},
              {"left_out", found.left_out},
              {"alpha", figure_of_scores(found.alpha)},
              {"low", found.interval.interval ? Json(found.interval.interval->low) : Json()},
              {"high", found.interval.interval ? Json(found.interval.interval->high) : Json()},
              {"standardised", figure_of_scores(found.standardised)},
              {"items", std::move(items)}};
    if (!found.alpha)
        json["reason"] = found.alpha.reason;
    return json;
}

Json in_json(const ScoresRow& row, const Scores& scores, const Study& study) {
    Json json{{"measure", row.measure.name}};
    for (std::size_t axis = 0; axis < scores.axes.size(); ++axis)
        json[name_of(scores.axes[axis])] = row.keys[axis];
    const Summary& s = row.summary;
    json["n"] = s.n;
    json["missing"] = row.missing;
    for (const auto& [name, figure] : middle_and_spread(s))
        json[std::string(name)] = figure_of_scores(figure);
    json.update(Json{{"min", figure_of_scores(s.min)},
                     {"max", figure_of_scores(s.max)},
                     {"q1_clamped", s.q1_clamped},
                     {"q3_clamped", s.q3_clamped},
                     {"made_of", in_words(row.measure, scores.scoring)}});
    json["reasons"] = Json::object();
    for (const auto& [reason, n] : row.reasons)
        json["reasons"][reason] = n;
    json["distribution"] = Json::array();
    for (const auto& [value, n] : row.distribution)
        json["distribution"].push_back({{"value", value}, {"n", n}});
    if (row.reliability)
        json["alpha"] = in_json(*row.reliability, row.measure, study);
    return json;
}

std::string in_json(const Scores& scores, const Study& study) {
    Json rows = Json::array();
    for (const ScoresRow& row : scores.rows)
        rows.push_back(in_json(row, scores, study));
    return Json{{"rows", std::move(rows)}, {"notes", scores.notes}}.dump(1) + '\n';
}

Result<ScoresSpec> scores_spec(const Call& call, const Snapshot& now) {
    ScoresSpec spec{.measures = {}, .scoring = scoring_asked(call)};
    auto measures = measures_asked(call, now);
    if (!measures)
        return failure(measures.error());
    const auto list = call.has("--items") ? MeasureList::with_items : MeasureList::overview;
    if (measures->empty())
        spec.measures = measures_of(now.study, list);
    for (ScoreMeasure& measure : *measures) {
        const ScaleId scale = measure.scale;
        spec.measures.push_back(std::move(measure));
        if (scale && list == MeasureList::with_items)
            for (ScoreMeasure& item : items_of(now.study, scale))
                spec.measures.push_back(std::move(item));
    }
    if (call.has("--alpha"))
        spec.alpha = AlphaWanted::yes;
    // Programs count on the key.
    if (now.study.roles.empty() && call.value("--format", "") != "json")
        std::erase(spec.rows, Axis{.kind = AxisKind::role});
    Naming naming(call, now);
    naming.take_axes("--columns", spec.rows);
    return naming.result(std::move(spec));
}

ScoresLayout layout_of(const Call& call) {
    return {.quartiles = call.chosen("--quartiles", QuartilesShown::both),
            .distribution = call.has("--distribution") ? ScoresLayout::Distribution::shown
                                                       : ScoresLayout::Distribution::left_out};
}

Result<void> show_scores(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const auto now = workbench.snapshot();
    const auto spec = scores_spec(call, *now);
    if (!spec)
        return failure(spec.error());
    if (spec->measures.empty())
        return failure(Error::Code::refused, "There are no scores in this study yet.",
                       "Import questionnaires with columns of scores: themata import --help.");
    const auto scores = scores_of(*now, *spec);
    if (!scores)
        return failure(scores.error());
    const Provenance made =
        provenance_of(*now, asked_as(*now, *spec, layout_of(call), study_word(call)));
    Answer answer{.tables = {tabulation_of(*scores, layout_of(call), made)},
                  .json = [&] { return in_json(*scores, now->study); }};
    if (call.has("--alpha"))
        answer.tables.push_back(reliability_tabulation_of(*scores, now->study, made));
    return put_out(call, answer, terminal);
}

constexpr OptionRule scores_own_options[] = {
    {"--measure", "NAME",
     "Of this item or scale; else of every scale and every item "
     "without one.",
     Times::often},
    {"--items", "", "The items of the scales as well."},
    score_rows_option,
    scoring_options[0],
    scoring_options[1],
    {"--quartiles", words_for_quartiles_shown,
     "In text: by SPSS's definition, by Tukey's hinges, or by both."},
    {"--distribution", "", "In text: how many have which value."},
    {"--alpha", "", "Cronbach's alpha of the scales, and what it is without each item."}};
constexpr auto scores_options = joined(scores_own_options, table_formats);
constexpr std::string_view scores_notes[] = {
    about_measures, about_lists,
    "Quartiles differ by definition: q1 and q3 are HAVERAGE (SPSS; R type 6), the "
    "hinges Tukey's (R fivenum). With few values HAVERAGE is clamped to the smallest "
    "or largest one, which is marked.",
    about_table_formats};

} // namespace

extern constexpr Verb verb_scores{
    .name = "scores",
    .summary = "Describes scores: n, missing, median, quartiles, mean, SD by role, stage or "
               "trait.",
    .options = scores_options,
    .notes = scores_notes,
    .act = ActReading{show_scores},
    .answers = Answers::tables};

} // namespace themata
