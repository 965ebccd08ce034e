#include "cli/double_coding_verbs.h"
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

// A number, or null with its reason kept for the end of the object.
class Row {
public:
    void put(std::string_view key, Json value) { row_[std::string(key)] = std::move(value); }

    void put(std::string_view key, const std::optional<double>& value, const std::string& reason,
             double scale = 1) {
        put(key, value ? Json(*value * scale) : Json());
        if (!value && !reason.empty())
            reasons_[std::string(key)] = reason;
    }

    void put(std::string_view key, const Figure& figure) { put(key, figure.value, figure.reason); }

    void put(std::string_view low, std::string_view high, const std::optional<Interval>& interval,
             const std::string& reason) {
        put(low, interval ? std::optional(interval->low) : std::nullopt, reason);
        put(high, interval ? std::optional(interval->high) : std::nullopt, reason);
    }

    [[nodiscard]] Json done() {
        if (!reasons_.empty()) {
            row_["reason"] = reasons_.front();
            row_["reasons"] = reasons_;
        }
        return std::move(row_);
    }

private:
    Json row_ = Json::object();
    Json reasons_ = Json::object();
};

void put_interval(Row& row, std::string_view low, std::string_view high, const Estimate& estimate) {
    row.put(low, high, estimate.interval, estimate ? estimate.interval_reason : estimate.reason);
}

// Whole numbers as such.
Json count(const std::optional<double>& n) {
    return n ? Json(static_cast<std::int64_t>(*n)) : Json();
}

void put_counts(Row& row, const AgreementRow& of) {
    row.put("n", count(of.n));
    row.put("both", count(of.both));
    row.put("only_a", count(of.only_a));
    row.put("only_b", count(of.only_b));
    row.put("neither", count(of.neither));
    Json yes = Json::array();
    for (const double n : of.yes)
        yes.push_back(count(n));
    row.put("yes", std::move(yes));
}

Json in_json(const CoderAgreement& found, const AgreementRow& of) {
    const bool segments = found.spec.unit == AgreementUnit::segment;
    Row row;
    row.put("theme", of.theme ? Json(of.name) : Json());
    row.put("path", of.theme ? Json(of.path) : Json());
    row.put("depth", of.depth);
    put_counts(row, of);
    row.put("percent", of.percent.value, of.percent.reason, 100);
    row.put("kappa", of.kappa.value, of.kappa.reason);
    row.put("alpha", of.alpha);
    row.put("ac1", of.ac1.value, of.ac1.reason);
    row.put("low", "high", of.interval.interval, of.interval.reason);
    row.put("interval_of", segments ? "positive" : "alpha");
    row.put("undefined_draws", of.interval.undefined_draws);
    put_interval(row, "kappa_low", "kappa_high", of.kappa);
    row.put("kappa_se0", of.kappa_se0);
    row.put("kappa_z", of.kappa_z);
    row.put("kappa_p", of.kappa_p);
    put_interval(row, "ac1_low", "ac1_high", of.ac1);
    row.put("scott_pi", of.scott);
    row.put("brennan_prediger", of.brennan_prediger);
    row.put("prevalence", of.prevalence);
    row.put("positive", of.positive);
    row.put("negative", of.negative);
    if (of.kappa)
        row.put("kappa_band", band_of_kappa(*of.kappa));
    if (of.alpha)
        row.put("alpha_band", band_of_alpha(*of.alpha));
    return row.done();
}

// Of sets: alpha with Jaccard distance stands where that of yes and no would.
Json in_json(const CoderAgreement& found, const SetAgreement& sets) {
    Row row;
    row.put("n", count(sets.n));
    row.put("percent", sets.same.value, sets.same.reason, 100);
    row.put("kappa", std::nullopt, "Kappa is for categories of which each unit has one.");
    row.put("alpha", sets.jaccard);
    row.put("ac1", std::nullopt, "AC1 is for categories of which each unit has one.");
    row.put("low", "high", sets.jaccard_interval.interval, sets.jaccard_interval.reason);
    row.put("interval_of", "alpha");
    row.put("distance", "Jaccard, 1 - J");
    row.put("similar", sets.similar);
    row.put("distinct", sets.distinct);
    row.put("alpha_jaccard", sets.jaccard);
    row.put("alpha_masi", sets.masi);
    row.put("masi_low", "masi_high", sets.masi_interval.interval, sets.masi_interval.reason);
    row.put("masi_distance", "1 - J M, M 1, 2/3, 1/3 or 0 (Passonneau 2006)");
    row.put("alpha_nominal", sets.nominal);
    row.put("nominal_low", "nominal_high", sets.nominal_interval.interval,
            sets.nominal_interval.reason);
    row.put("decisions", in_json(found, found.overall));
    return row.done();
}

Json base_in_json(const CoderAgreement& found) {
    constexpr std::string_view names[] = {"read", "judged", "all"};
    Json unfinished = Json::object();
    for (std::size_t coder = 0; coder < found.coders.size(); ++coder)
        unfinished[found.coders[coder]] = found.read.unfinished[coder];
    return {{"counts", names[static_cast<std::size_t>(found.spec.read.base)]},
            {"answers", found.read.answers.size()},
            {"participants", found.read.participants.size()},
            {"read_by_too_few", found.read.read_by_few},
            {"read_by_none", found.read.unread},
            {"blank", found.read.blank},
            {"assigned_not_done", std::move(unfinished)}};
}

Json pairs_in_json(const CoderAgreement& found) {
    Json pairs = Json::array();
    for (const PairAgreement& pair : found.pairs) {
        Row row;
        row.put("coders", {found.coders[pair.first], found.coders[pair.second]});
        row.put("n", count(pair.n));
        row.put("percent", pair.percent.value, pair.percent.reason, 100);
        row.put("kappa", pair.kappa.value, pair.kappa.reason);
        put_interval(row, "kappa_low", "kappa_high", pair.kappa);
        pairs.push_back(row.done());
    }
    return pairs;
}

Json in_json(const AllValuesAlpha& values) {
    Row row;
    row.put("alpha", values.alpha);
    row.put("marked", values.marked);
    row.put("values", values.values);
    row.put("values_cover", values.values_cover);
    row.put("gamma", values.gamma.gamma);
    row.put("gamma_observed", values.gamma.observed);
    row.put("gamma_expected", values.gamma.expected);
    return row.done();
}

} // namespace

std::string in_json(const CoderAgreement& found, const std::vector<std::string>& notes) {
    constexpr std::string_view levels[] = {"with-below", "own", "top"};
    Json json{{"unit", name_of(found.spec.unit)}, {"coders", found.coders}};
    json["overall"] = found.sets ? in_json(found, *found.sets) : in_json(found, found.overall);
    json["themes"] = Json::array();
    for (const AgreementRow& theme : found.themes)
        json["themes"].push_back(in_json(found, theme));
    json["themes_used"] = found.themes_used;
    json["level"] = levels[static_cast<std::size_t>(found.spec.level)];
    json["base"] = base_in_json(found);
    json["kappa"] = found.coders.size() == 2 ? "Cohen" : "Fleiss";
    json["confidence"] = found.spec.confidence;
    json["seed"] = found.spec.draws.seed;
    json["draws"] = found.spec.draws.count;
    if (found.spec.unit == AgreementUnit::segment)
        json["overlap"] = found.spec.overlap;
    if (!found.pairs.empty())
        json["pairs"] = pairs_in_json(found);
    if (found.all_values)
        json["all_values"] = in_json(*found.all_values);
    json["notes"] = notes;
    return json.dump(1) + '\n';
}

} // namespace themata
