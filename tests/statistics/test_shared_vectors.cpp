// The published vectors themselves, where they are at hand: what our own tables hold is what stands
// there, and rows that are added there are tried as well.

#include "near.h"
#include "statistics/contingency.h"
#include "statistics/fisher.h"
#include "statistics/rank_tests.h"
#include "statistics/summary.h"
#include "statistics/yes_no.h"
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace themata;
using Json = nlohmann::json;

namespace {

Json vectors() {
    const auto file = std::filesystem::path(THEMATA_SHARED_DIR) / "vectors" / "statistics.json";
    if (!std::filesystem::exists(file))
        SKIP("The shared vectors are not on this machine.");
    std::ifstream stream(file);
    return Json::parse(stream);
}

} // namespace

TEST_CASE("The shared vectors of two samples are found again", "[vectors]") {
    const Json all = vectors();
    for (const Json& row : all["wilcoxon_signed_rank"]) {
        std::vector<Pair> pairs;
        for (std::size_t at = 0; at < row["first"].size(); ++at)
            pairs.push_back({row["first"][at], row["second"][at]});
        const SignedRank found = signed_rank(pairs);
        const Json& result = row["result"];
        INFO(row["name"]);
        CHECK(near(found.z, result["Z"]));
        CHECK(near(found.p, result["p"]));
        CHECK(near(found.exact, result["exact2"]));
        CHECK(near(found.rank_biserial, result["rc"]));
        CHECK(near(found.r, result["r_nz"]));
    }
    for (const Json& row : all["mann_whitney"]) {
        const RankSum found =
            rank_sum(row["x"].get<std::vector<double>>(), row["y"].get<std::vector<double>>());
        const Json& result = row["result"];
        INFO(row["name"]);
        CHECK(near(found.u, result["U"]));
        CHECK(near(found.z, result["Z"]));
        CHECK(near(found.p, result["p"]));
        CHECK(near(found.exact, result["exact_perm"]));
        CHECK(near(found.exact_as_if_no_ties, result["exact_noties"]));
        CHECK(near(found.shift, result["HL"]));
        CHECK(near(found.a, result["A"]));
    }
}

TEST_CASE("The shared vectors of more samples and of counts are found again", "[vectors]") {
    const Json all = vectors();
    for (const Json& row : all["kruskal_wallis"]) {
        const KruskalWallis found = kruskal_wallis(row["groups"].get<Columns>());
        CHECK(near(found.h, row["result"]["H"]));
        CHECK(near(found.eta_squared_h, row["result"]["eta2H"]));
    }
    for (const Json& row : all["friedman"]) {
        const Friedman found = friedman(row["rows"].get<Columns>());
        CHECK(near(found.chi_squared, row["result"]["chi"]));
        CHECK(near(found.kendall_w, row["result"]["W"]));
    }
    CHECK(near(cochran_q(all["cochran_q"]["rows"].get<YesNoRows>()).q,
               all["cochran_q"]["result"]["Q"]));
    for (const Json& row : all["mcnemar"]) {
        const McNemar found = mcnemar({.only_first = row["b"], .only_second = row["c"]});
        CHECK(near(found.exact, row["result"]["exact2"]));
        CHECK(near(found.mid_p, row["result"]["midp"]));
        CHECK(near(found.p_corrected, row["result"]["p_cc"]));
    }
    for (const Json& row : all["contingency"]) {
        const auto table = row["table"].get<CountTable>();
        CHECK(near(contingency(table).chi_squared, row["chi"]["chi"]));
        CHECK(near(contingency(table).likelihood_ratio, row["chi"]["G"]));
        CHECK(near(fisher_exact(table), row["fisher_freeman_halton"]["FreemanHalton"]));
    }
    for (const Json& row : all["percentiles"]) {
        const Summary found = summary_of(row["x"].get<std::vector<double>>());
        CHECK(near(found.q1, row["haverage"][0]));
        CHECK(near(found.hinge_high, row["tukey_hinges"][2]));
    }
}
