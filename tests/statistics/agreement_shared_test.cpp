// The shared vectors of agreement, where they are there; the tables of the other tests hold the
// same inputs for everybody else.

#include "statistics/agreement_alpha.h"
#include "statistics/agreement_kappa.h"
#include "statistics/agreement_spans.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

using namespace themata;
using Json = nlohmann::json;

namespace {

Catch::Approx near(double value) { return Catch::Approx(value).epsilon(1e-12).margin(1e-12); }

// The part of the vectors that is called so; skips the test where there are none.
Json vectors(const std::string& name) {
    const std::filesystem::path file =
        std::filesystem::path(THEMATA_SHARED_DIR) / "vectors" / "statistics.json";
    if (!std::filesystem::exists(file))
        SKIP("The shared vectors are not here.");
    std::ifstream in(file);
    return Json::parse(in).at(name);
}

// Values by number in ascending order; a missing one is left out.
std::pair<std::vector<UnitValues>, std::vector<double>> numbered(const Json& rows) {
    std::set<Json> values;
    for (const Json& row : rows)
        for (const Json& value : row)
            if (!value.is_null())
                values.insert(value);
    std::vector<UnitValues> units;
    for (const Json& row : rows) {
        units.emplace_back();
        for (const Json& value : row)
            if (!value.is_null())
                units.back().push_back(
                    static_cast<std::uint32_t>(std::distance(values.begin(), values.find(value))));
    }
    std::vector<double> numbers;
    for (const Json& value : values)
        numbers.push_back(value.is_number() ? value.get<double>() : 0);
    return {units, numbers};
}

void compare(const Kappa& found, const Json& expected) {
    CHECK(*found.observed == near(expected["po"]));
    CHECK(*found.expected == near(expected["pe"]));
    CHECK(*found.kappa == near(expected["k"]));
    CHECK(*found.ase1 == near(expected["ase1"]));
    CHECK(*found.ase0 == near(expected["ase0"]));
    CHECK(*found.z == near(expected["z0"]));
    CHECK(found.kappa.interval->low == near(expected["lo"]));
    CHECK(found.kappa.interval->high == near(expected["hi"]));
}

} // namespace

TEST_CASE("The shared alphas are computed anew", "[agreement][shared]") {
    const std::map<std::string, Metric> metrics{{"nominal", Metric::nominal},
                                                {"ordinal", Metric::ordinal},
                                                {"interval", Metric::interval},
                                                {"ratio", Metric::ratio}};
    for (const Json& vector : vectors("krippendorff_alpha")) {
        const auto [units, values] = numbered(vector["units"]);
        const Coincidences counts = coincidences(units, values.size());
        for (const auto& [name, expected] : vector["computed"].items())
            CHECK(*alpha(counts, difference_of(metrics.at(name), values, counts)) ==
                  near(expected));
    }
}

TEST_CASE("The shared tables of two coders are computed anew", "[agreement][shared]") {
    for (const Json& vector : vectors("two_coder_tables")) {
        CrossTable table{.categories = vector["table"].size(), .n = {}};
        for (const Json& row : vector["table"])
            for (const Json& n : row)
                table.n.push_back(n);
        compare(kappa(table), vector["kappa"]);
        compare(kappa(table, Weights::linear), vector["kappa_linear"]);
        compare(kappa(table, Weights::quadratic), vector["kappa_quadratic"]);
        CHECK(*scott_pi(table) == near(vector["scott_pi"]));
        CHECK(*gwet_ac1(table) == near(vector["gwet_ac1"]));
    }
}

TEST_CASE("The shared tables of many coders are computed anew", "[agreement][shared]") {
    for (const Json& vector : vectors("fleiss")) {
        std::vector<RatedUnits> units;
        for (const Json& row : vector["counts"])
            units.push_back({.coders = row.get<std::vector<double>>()});
        const FleissKappa found = fleiss_kappa(units);
        CHECK(*found.kappa == near(vector["result"]["k"]));
        CHECK(*found.se79 == near(vector["result"]["se79"]));
        CHECK(*found.se71 == near(vector["result"]["se71"]));
        for (std::size_t c = 0; c < found.categories.size(); ++c)
            CHECK(*found.categories[c].kappa == near(vector["result"]["kj"][c]));
    }
    const Json gwet = vectors("gwet_ac1_multi");
    const auto [units, values] = numbered(gwet["units"]);
    std::vector<RatedUnits> rated;
    for (const UnitValues& unit : units) {
        rated.push_back({.coders = std::vector<double>(values.size())});
        for (const std::uint32_t value : unit)
            ++rated.back().coders[value];
    }
    const ManyAc1 found = gwet_ac1(rated);
    CHECK(*found.ac1 == near(gwet["pa_pe_ac1_se"][2]));
    CHECK(*found.se == near(gwet["pa_pe_ac1_se"][3]));
}

TEST_CASE("The shared continua are computed anew", "[agreement][shared]") {
    for (const Json& vector : vectors("u_alpha_2016")) {
        std::map<std::string, std::uint32_t> values;
        for (const Json& coder : vector["coders"])
            for (const Json& unit : coder)
                values.try_emplace(unit[2], 0);
        std::uint32_t next = 0;
        for (auto& [name, number] : values)
            number = next++;
        Continuum text{.length = vector["L"], .coders = {}};
        for (const Json& coder : vector["coders"]) {
            text.coders.emplace_back();
            for (const Json& unit : coder)
                text.coders.back().push_back({unit[0], unit[1], values.at(unit[2])});
        }
        UnitizingSums sums(values.size());
        sums.add(text);
        const UnitAlpha found = unit_alpha(sums);
        const Json& result = vector["result"];
        CHECK(*found.alpha == near(result["u"]));
        CHECK(*found.marked == near(result["bar"]));
        CHECK(found.length == near(result["tot"]));
        if (result.contains("cu"))
            CHECK(*found.values == near(result["cu"]));
        for (const auto& [name, number] : values)
            if (const auto expected = result.find("(" + name + ")u"); expected != result.end()) {
                CHECK(found.each[number].alpha.value.has_value() == !expected->is_null());
                if (!expected->is_null())
                    CHECK(*found.each[number].alpha == near(*expected));
            }
    }
}

// Two shapes: stretches by coder, or one after the other with who marked them.
Continuum continuum_of(const Json& vector) {
    std::map<std::string, std::uint32_t> values;
    const auto value = [&](const std::string& name) {
        return values.try_emplace(name, static_cast<std::uint32_t>(values.size())).first->second;
    };
    std::map<std::string, std::vector<CodedStretch>> coders;
    if (vector.contains("coders"))
        for (std::size_t coder = 0; coder < vector["coders"].size(); ++coder)
            for (const Json& unit : vector["coders"][coder])
                coders[std::to_string(coder)].push_back({unit[0], unit[1], value(unit[2])});
    else
        for (const Json& unit : vector["continuum"])
            coders[unit["annotator"]].push_back(
                {unit["start"], unit["end"], value(unit["category"])});
    Continuum text{.length = 100, .coders = {}};
    for (const auto& [name, stretches] : coders)
        text.coders.push_back(stretches);
    return text;
}

TEST_CASE("The shared alignments are found anew", "[agreement][shared]") {
    for (const Json& vector : vectors("gamma_best_alignment_disorder")) {
        GammaWeights weights;
        if (vector.contains("params"))
            weights = {.place = vector["params"]["alpha"],
                       .value = vector["params"]["beta"],
                       .nothing = vector["params"]["deltaEmpty"]};
        else // named in words
            weights = {.place = 3};
        const Continuum text = continuum_of(vector);
        const auto found = best_alignment(text, weights);
        REQUIRE(found);
        double passages = 0;
        for (const auto& marked : text.coders)
            passages += static_cast<double>(marked.size());
        CHECK(found->disorder * static_cast<double>(text.coders.size()) / passages ==
              Catch::Approx(vector["disorder"].get<double>()).epsilon(1e-6)); // published as floats
        if (vector.contains("n_unitary"))
            CHECK(found->unitary.size() == vector["n_unitary"]);
    }
}

TEST_CASE("The shared sets are computed anew", "[agreement][shared]") {
    const Json vector = vectors("set_valued");
    std::map<ValueSet, std::uint32_t> numbers;
    std::vector<ValueSet> sets;
    std::vector<UnitValues> units;
    for (const Json& row : vector["units"]) {
        units.emplace_back();
        for (const Json& word : row) {
            ValueSet set;
            for (const char letter : word.get<std::string>())
                set.push_back(static_cast<std::uint32_t>(letter));
            if (numbers.try_emplace(set, static_cast<std::uint32_t>(sets.size())).second)
                sets.push_back(set);
            units.back().push_back(numbers.at(set));
        }
    }
    const Coincidences counts = coincidences(units, sets.size());
    const auto rounded = [](const Figure& figure) { return std::round(*figure * 1e4) / 1e4; };
    CHECK(rounded(alpha(counts, nominal_difference())) == near(vector["alpha"]["nominal_sets"]));
    CHECK(rounded(alpha(counts, [&](std::uint32_t c, std::uint32_t k) {
              return jaccard_distance(sets[c], sets[k]);
          })) == near(vector["alpha"]["jaccard"]));
    CHECK(rounded(alpha(counts, [&](std::uint32_t c, std::uint32_t k) {
              return masi_distance(sets[c], sets[k]);
          })) == near(vector["alpha"]["masi_1-J*M"]));
}
