#include "analysis/saturation.h"

#include "cli/explore_verbs.h"
#include "cli/selecting.h"
#include "cli/tabulated.h"
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view orders[] = {"imported", "coded", "participant"};

SaturationOrder order_of(const Call& call) {
    const std::string word = call.value("--order", orders[0]);
    return static_cast<SaturationOrder>(std::ranges::find(orders, word) - std::begin(orders));
}

// Percent; nothing when it is none from 0 to less than 100.
std::optional<double> threshold_of(const Call& call) {
    const std::string text = call.value("--threshold", "5");
    double percent = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), percent);
    const bool is_number = error == std::errc{} && end == text.data() + text.size();
    if (!is_number || !(percent >= 0 && percent < 100))
        return std::nullopt;
    return percent / 100;
}

Result<SaturationSpec> spec_of(const Call& call, const Snapshot& now) {
    auto answers = selection_of(call, now);
    if (!answers)
        return failure(answers.error());
    return SaturationSpec{
        .answers = std::move(*answers),
        .order = order_of(call),
        .unit = call.value("--unit", "response") == "response" ? ReadUnit::response
                                                               : ReadUnit::participant,
        .untouched = call.has("--untouched") ? Untouched::counted_as_read : Untouched::left_out,
        .level = call.has("--top-level") ? SaturationLevel::top : SaturationLevel::as_coded,
        .rule = {.base = small_number(call, "--base", 4),
                 .run = small_number(call, "--run", 2),
                 .threshold = threshold_of(call).value_or(0)},
        .seed = call.number("--seed", 1),
        .permutations = small_number(call, "--permutations", 1000)};
}

Json maybe(const std::optional<double>& number) { return number ? Json(*number) : Json(); }

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
            {"low", maybe(curve.unseen.low)},
            {"high", maybe(curve.unseen.high)},
            {"coverage", maybe(curve.coverage)},
            {"new", std::move(fresh)},
            {"observed", curve.themes.observed},
            {"mean", curve.themes.mean},
            {"band_low", curve.themes.low},
            {"band_high", curve.themes.high}};
}

std::string in_json(const Call& call, const Saturation& found) {
    Json curves = Json::array();
    for (const SaturationCurve& curve : found.curves)
        curves.push_back(in_json(curve));
    const StoppingRule& rule = found.spec.rule;
    const Json json = {{"unit", call.value("--unit", "response")},
                       {"order", call.value("--order", "imported")},
                       {"base", rule.base},
                       {"run", rule.run},
                       {"threshold", rule.threshold},
                       {"seed", found.spec.seed},
                       {"permutations", found.spec.permutations},
                       {"curves", std::move(curves)}};
    return json.dump(1) + '\n';
}

} // namespace

Result<SaturationSpec> saturation_asked(const Call& call, const Snapshot& now) {
    return spec_of(call, now);
}

Result<void> check_stopping_rule(const Call& call) {
    if (!threshold_of(call))
        return failure(Error::Code::wrong_call,
                       fmt::format("--threshold cannot be “{}”.", call.value("--threshold", "")),
                       "It is a percentage from 0 to less than 100, such as 5.");
    return {};
}

Result<void> check_saturation(const Call& call) {
    const auto rule = check_stopping_rule(call);
    return rule ? check_tabulated(call) : rule;
}

Result<void> show_saturation(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    const auto spec = spec_of(call, now);
    if (!spec)
        return failure(spec.error());
    const auto found = saturation(now, *spec, terminal.stop);
    if (!found)
        return failure(found.error());
    Answer answer;
    if (call.has("--steps"))
        answer.tables.push_back(tabulated_steps(now, *found, found->curves.front()));
    else
        answer.tables.push_back(tabulated(now, *found));
    answer.tables.front().made.command = "themata " + command_of("saturation", call);
    answer.json = [&] { return in_json(call, *found); };
    return put_out(call, answer, terminal);
}

} // namespace themata
