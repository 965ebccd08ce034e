#include "cli/compare_json.h"

#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

Json in_json(const Figure& figure) { return figure ? Json(*figure) : Json(); }

Json in_json(const std::optional<double>& number) { return number ? Json(*number) : Json(); }

Json in_json(const Effect& effect) {
    const auto& interval = effect.estimate.interval;
    Json json{{"name", effect.name},
              {"value", in_json(effect.estimate.value)},
              {"low", interval ? Json(interval->low) : Json()},
              {"high", interval ? Json(interval->high) : Json()}};
    if (!effect.estimate.method.empty())
        json["method"] = effect.estimate.method;
    if (!effect.estimate.reason.empty())
        json["reason"] = effect.estimate.reason;
    else if (!interval)
        json["reason"] = effect.estimate.interval_reason;
    return json;
}

Json in_json(const ComparedGroup& group) {
    const Summary& s = group.summary;
    return {{"name", group.name},
            {"n", group.n},
            {"median", in_json(s.median)},
            {"q1", in_json(s.q1)},
            {"q3", in_json(s.q3)},
            {"hinge_low", in_json(s.hinge_low)},
            {"hinge_high", in_json(s.hinge_high)},
            {"mean", in_json(s.mean)},
            {"sd", in_json(s.sd)},
            {"valid", group.valid},
            {"missing", group.missing}};
}

Json in_json(const RankLine& line) {
    return {{"name", line.name},
            {"n", line.n},
            {"mean_rank", in_json(line.mean_rank)},
            {"sum", in_json(line.sum)}};
}

Json in_json(const PairCompared& pair) {
    Json json{{"first", pair.first},
              {"second", pair.second},
              {"n_used", pair.n},
              {"z", in_json(pair.z)},
              {"p", in_json(pair.p)},
              {"p_adjusted", in_json(pair.p_adjusted)},
              {"p_exact", in_json(pair.p_exact)}};
    if (!pair.effect.name.empty())
        json["effect"] = in_json(pair.effect);
    if (!pair.p)
        json["reason"] = pair.p.reason;
    return json;
}

template <class Value>
Json list(const std::vector<Value>& values) {
    Json all = Json::array();
    for (const Value& value : values)
        all.push_back(in_json(value));
    return all;
}

// What only some tests have.
void add_rest(Json& json, const Comparison& found) {
    json["p_exact_how"] = in_words(found.exact);
    if (found.exact_as_if_no_ties)
        json["p_exact_as_if_no_ties"] = in_json(*found.exact_as_if_no_ties);
    json["more_effects"] = list(found.more);
    json["hodges_lehmann"] = found.shift ? in_json(*found.shift) : Json();
    json["ranks"] = list(found.ranks);
    json["attrition"] = Json();
    if (found.attrition)
        json["attrition"] = {{"answered_all", found.attrition->in_all},
                             {"answered_any", found.attrition->in_any},
                             {"words", found.attrition->words}};
    if (!found.pairwise.empty()) {
        json["pairwise"] = list(found.pairwise);
        json["pairwise_correct"] = name_of(found.pair_correction);
    }
    if (found.p_adjusted)
        json["p_adjusted"] = *found.p_adjusted;
}

Json in_json(const Comparison& found, const Study& study) {
    Json json{{"measure", found.measure.name},
              {"test", name_of(found.test)},
              {"paired", found.paired},
              {"groups", list(found.groups)},
              {"n_used", found.n_used},
              {"zero_differences", found.zero_differences ? Json(*found.zero_differences) : Json()},
              {"statistic", in_json(found.statistic)},
              {"z", in_json(found.z)},
              {"df", in_json(found.df)},
              {"p", in_json(found.p)},
              {"p_exact", in_json(found.exact.p)},
              {"effect", in_json(found.effect)},
              {"note", note_of(found)},
              {"contrast", found.contrast},
              {"among", found.among},
              {"made_of", found.made_of},
              {"statistic_name", found.statistic_name}};
    if (found.theme)
        json["theme"] = path_of(study, found.theme);
    add_rest(json, found);
    return json;
}

} // namespace

std::string comparison_in_json(const Comparison& found, const Study& study) {
    return in_json(found, study).dump(1) + '\n';
}

std::string comparisons_in_json(const Comparisons& all, const Study& study) {
    Json comparisons = Json::array();
    for (const Comparison& each : all.done)
        comparisons.push_back(in_json(each, study));
    Json refused = Json::array();
    for (const NotCompared& each : all.refused) {
        Json json{{"measure", each.measure.name}, {"reason", each.error.what}};
        if (each.theme)
            json["theme"] = path_of(study, each.theme);
        refused.push_back(std::move(json));
    }
    return Json{{"family", all.family},
                {"size", all.done.size()},
                {"correct", name_of(all.correction)},
                {"comparisons", std::move(comparisons)},
                {"refused", std::move(refused)}}
               .dump(1) +
           '\n';
}

} // namespace themata
