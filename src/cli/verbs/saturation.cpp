#include "analysis/saturation.h"
#include "analysis/asked_as.h"
#include "cli/asked.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

Json figure_of_curve(const std::optional<double>& number) {
    return number ? Json(*number) : Json();
}

Json in_json(const SaturationCurve& curve) {
    Json fresh = Json::array();
    for (const SaturationStep& step : curve.steps)
        fresh.push_back(step.fresh.size());
    return {{"role", curve.role},
            {"stage", curve.stage},
            {"units", curve.steps.size()},
            {"left_out", curve.left_out},
            {"themes", curve.unseen.observed},
            {"saturated",
             curve.stopped ? Json(fmt::format("{}+{}", curve.stopped->before, curve.stopped->run))
                           : Json()},
            {"ratio", curve.stopped ? Json(curve.stopped->ratio) : Json()},
            {"q1", curve.unseen.once},
            {"q2", curve.unseen.twice},
            {"chao2", curve.unseen.estimate},
            {"chao2_bc", curve.unseen.bias_corrected},
            {"low", figure_of_curve(curve.unseen.low)},
            {"high", figure_of_curve(curve.unseen.high)},
            {"coverage", figure_of_curve(curve.coverage)},
            {"new", std::move(fresh)},
            {"observed", curve.themes.observed},
            {"mean", curve.themes.mean},
            {"band_low", curve.themes.low},
            {"band_high", curve.themes.high}};
}

std::string in_json(const Saturation& found) {
    Json curves = Json::array();
    for (const SaturationCurve& curve : found.curves)
        curves.push_back(in_json(curve));
    const StoppingRule& rule = found.spec.rule;
    const Json json = {{"unit", word_for(words_for_read_unit, found.spec.unit)},
                       {"order", word_for(words_for_order, found.spec.order)},
                       {"base", rule.base},
                       {"run", rule.run},
                       {"threshold", rule.threshold},
                       {"seed", found.spec.seed},
                       {"permutations", found.spec.permutations},
                       {"curves", std::move(curves)}};
    return json.dump(1) + '\n';
}

Result<void> show_saturation(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    const auto spec = saturation_asked(call, now);
    if (!spec)
        return failure(spec.error());
    const auto found = saturation(now, *spec, terminal.stop);
    if (!found)
        return failure(found.error());
    Answer answer;
    const auto shown = call.has("--steps") ? SaturationShown::steps : SaturationShown::curves;
    if (shown == SaturationShown::steps)
        answer.tables.push_back(tabulated_steps(now, *found, found->curves.front()));
    else
        answer.tables.push_back(tabulated(now, *found));
    answer.tables.front().made.command = "themata " + asked_as(now, *spec, shown, study_word(call));
    answer.json = [&] { return in_json(*found); };
    return put_out(call, answer, terminal);
}

constexpr OptionRule saturation_own_options[] = {
    {"--steps", "", "Instead: the curve itself, a row for each unit read."}};
constexpr auto saturation_verb_options =
    joined(selection_options, saturation_options, saturation_own_options, table_formats);
constexpr std::string_view saturation_notes[] = {
    "Saturated “6+2”: after 6 units came a run of 2 with at most 5% new themes, not "
    "rounded (Guest, Namey and Chen 2020). S(t) is the exact mean of themes in t "
    "units; Chao2 and coverage estimate what is still unseen.",
    about_table_formats};

} // namespace

extern constexpr Verb verb_saturation{
    .name = "saturation",
    .summary = "Shows when reading more brought no new themes, and how many are likely unseen; "
               "of all answers and of each role and stage.",
    .options = saturation_verb_options,
    .notes = saturation_notes,
    .act = ActReading{show_saturation},
    .answers = Answers::tables};

} // namespace themata
