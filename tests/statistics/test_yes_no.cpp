#include "statistics/yes_no.h"

#include "near.h"
#include "statistics/distributions.h"
#include "support/dice.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>

using namespace themata;

namespace {

YesNoRows random_rows(Dice& dice, std::size_t n, std::size_t k) {
    YesNoRows rows(n, std::vector<std::uint8_t>(k));
    for (auto& row : rows)
        for (auto& answer : row)
            answer = static_cast<std::uint8_t>(dice.below(2));
    return rows;
}

double plain_q(const YesNoRows& rows) {
    const auto k = static_cast<double>(rows.front().size());
    double columns = 0, people = 0, all = 0;
    for (std::size_t at = 0; at < rows.front().size(); ++at) {
        double yeses = 0;
        for (const auto& row : rows)
            yeses += row[at];
        columns += yeses * yeses;
        all += yeses;
    }
    for (const auto& row : rows) {
        const auto yeses = static_cast<double>(std::ranges::count(row, 1));
        people += yeses * yeses;
    }
    return (k - 1) * (k * columns - all * all) / (k * all - people);
}

void all_orders(YesNoRows& rows, std::size_t at, double observed, double& ways, double& as_large) {
    if (at == rows.size()) {
        ways += 1;
        as_large += plain_q(rows) >= observed - 1e-9 ? 1 : 0;
        return;
    }
    const auto row = rows[at];
    std::ranges::sort(rows[at]);
    do
        all_orders(rows, at + 1, observed, ways, as_large);
    while (std::ranges::next_permutation(rows[at]).found);
    rows[at] = row;
}

} // namespace

TEST_CASE("Nine people at seven occasions give the published Q", "[cochran_q]") {
    const CochranQ found = cochran_q({{1, 0, 0, 1, 0, 0, 1},
                                      {1, 1, 1, 1, 0, 0, 0},
                                      {0, 0, 1, 1, 0, 0, 1},
                                      {1, 1, 1, 1, 0, 0, 1},
                                      {1, 0, 1, 0, 0, 1, 0},
                                      {0, 1, 1, 0, 0, 0, 0},
                                      {0, 1, 1, 1, 1, 1, 1},
                                      {1, 1, 0, 1, 0, 0, 0},
                                      {0, 1, 0, 1, 0, 0, 1}});
    CHECK(near(found.q, 12.73469387755102));
    CHECK(found.df == 6);
    CHECK(near(found.p, 0.04744791378510059));
    CHECK(found.successes == std::vector<std::uint64_t>{5, 6, 6, 7, 1, 2, 5});
    CHECK(is_share(found.exact));
}

TEST_CASE("Q is what its formula says, and people who never change leave it as it is",
          "[cochran_q]") {
    Dice dice(61);
    for (int round = 0; round < 200; ++round) {
        YesNoRows rows = random_rows(dice, 1 + dice.below(12), 2 + dice.below(4));
        const CochranQ found = cochran_q(rows, {.count = 0});
        if (!found.q) {
            CHECK(is_refused(found.exact));
            continue;
        }
        CHECK(near(found.q, plain_q(rows), 1e-11));
        rows.emplace_back(rows.front().size(), 1);
        rows.emplace_back(rows.front().size(), 0);
        const CochranQ more = cochran_q(rows, {.count = 0});
        CHECK(near(more.q, *found.q, 1e-11));
        CHECK(more.same == found.same + 2);
    }
}

TEST_CASE("Q of people counted by their answers is that of the people, to the last bit",
          "[cochran_q]") {
    Dice dice(64);
    for (int round = 0; round < 200; ++round) {
        const std::size_t k = 2 + dice.below(5);
        const YesNoRows rows = random_rows(dice, 1 + dice.below(40), k);
        std::map<std::uint64_t, std::uint64_t> people;
        for (const auto& row : rows) {
            std::uint64_t yes = 0;
            for (std::size_t at = 0; at < k; ++at)
                yes |= std::uint64_t{row[at]} << at;
            ++people[yes];
        }
        YesNoPatterns patterns{.k = k};
        for (const auto& [yes, n] : people)
            patterns.n.push_back({.yes = yes, .people = n});
        CHECK(counted_cochran_q(patterns) == cochran_q(rows, {.count = 0}));
    }
    CHECK(counted_cochran_q({.k = 3}).p.reason == cochran_q({}).p.reason);
    CHECK(counted_cochran_q({.k = 1, .n = {{1, 2}}}).p.reason == cochran_q({{1}, {1}}).p.reason);
}

TEST_CASE("The exact p of Q counts all orders of the answers", "[cochran_q]") {
    Dice dice(62);
    for (int round = 0; round < 60; ++round) {
        YesNoRows rows = random_rows(dice, 1 + dice.below(6), 3);
        const CochranQ found = cochran_q(rows);
        if (!found.q)
            continue;
        double ways = 0;
        double as_large = 0;
        all_orders(rows, 0, plain_q(rows), ways, as_large);
        CHECK(near(found.exact, as_large / ways, 1e-12));
    }
}

TEST_CASE("Two occasions give McNemar's chi-squared and exact p", "[cochran_q]") {
    Dice dice(63);
    for (int round = 0; round < 100; ++round) {
        const YesNoRows rows = random_rows(dice, 2 + dice.below(20), 2);
        PairedCounts counts;
        for (const auto& row : rows)
            (row[0]   ? row[1] ? counts.both : counts.only_first
             : row[1] ? counts.only_second
                      : counts.neither) += 1;
        const McNemar pairs = mcnemar(counts);
        const CochranQ found = cochran_q(rows);
        CHECK(found.q.value.has_value() == pairs.chi_squared.value.has_value());
        if (!found.q)
            continue;
        CHECK(near(found.q, *pairs.chi_squared, 1e-12));
        CHECK(near(found.exact, *pairs.exact, 1e-12));
    }
}

TEST_CASE("Answers that cannot be compared have no Q but a reason", "[cochran_q]") {
    CHECK(is_refused(cochran_q({}).p));
    CHECK(is_refused(cochran_q({{1}, {0}}).p));
    CHECK(is_refused(cochran_q({{1, 0}, {0}}).p));
    CHECK(is_refused(cochran_q({{1, 2}, {0, 1}}).p));
    CHECK(cochran_q({{1, 1}, {0, 0}}).p.reason == "Everybody answered alike on all occasions.");
}

TEST_CASE("Published McNemar tests are found again", "[mcnemar]") {
    const McNemar small = mcnemar({.both = 3, .only_first = 9, .only_second = 2, .neither = 6});
    CHECK(near(small.exact, 0.0654296875));
    CHECK(near(*small.exact.one_sided, 0.03271484375));
    CHECK(near(*small.exact.point, 0.026855468749999986));
    CHECK(near(small.chi_squared_corrected, 3.272727272727273));
    CHECK(near(small.p_corrected, 0.070440429272088));
    CHECK(near(small.chi_squared, 4.454545454545454));
    CHECK(near(small.p, 0.03480847881186725));
    CHECK(near(small.mid_p, 0.038574218750000014));
    CHECK(!small.asymptotic_fits);

    // Agresti's: approval of a prime minister, twice.
    const McNemar large =
        mcnemar({.both = 794, .only_first = 150, .only_second = 86, .neither = 570});
    CHECK(near(large.exact, 3.715936139571387e-05));
    CHECK(near(*large.exact.one_sided, 1.8579680697856936e-05));
    CHECK(near(*large.exact.point, 8.225466219559586e-06));
    CHECK(near(large.chi_squared_corrected, 16.81779661016949));
    CHECK(near(large.p_corrected, 4.114562281345944e-05));
    CHECK(near(large.chi_squared, 17.35593220338983));
    CHECK(near(large.p, 3.099293441045215e-05));
    CHECK(near(large.mid_p, 2.8933895176154288e-05));
    CHECK(large.asymptotic_fits);
    CHECK(near(large.difference, 0.04));
    CHECK(near(large.odds_ratio, 150.0 / 86));
}

TEST_CASE("The exact McNemar p adds up the binomial", "[mcnemar]") {
    for (std::uint64_t b = 0; b < 15; ++b)
        for (std::uint64_t c = 0; c < 15; ++c) {
            if (b + c == 0)
                continue;
            double tail = 0;
            for (std::uint64_t k = 0; k <= std::min(b, c); ++k) {
                double ways = 1;
                for (std::uint64_t i = 0; i < k; ++i)
                    ways = ways * static_cast<double>(b + c - i) / static_cast<double>(i + 1);
                tail += ways * std::exp2(-static_cast<double>(b + c));
            }
            const McNemar found = mcnemar({.only_first = b, .only_second = c});
            const PairedChange part = paired_change({.only_first = b, .only_second = c});
            CHECK(part.p.value == found.exact.p);
            CHECK(part.p.reason == found.exact.reason);
            CHECK(part.difference == found.difference);
            CHECK(near(found.exact, std::min(1.0, 2 * tail), 1e-12));
            CHECK(is_share(found.mid_p));
            CHECK(*found.mid_p <= *found.exact);
        }
}

TEST_CASE("The interval of a paired difference holds it and turns with it", "[mcnemar]") {
    Dice dice(64);
    for (int round = 0; round < 300; ++round) {
        const PairedCounts counts{dice.below(12), dice.below(12), dice.below(12),
                                  1 + dice.below(12)};
        const Estimate found = mcnemar(counts).difference;
        const Estimate turned = mcnemar({.both = counts.both,
                                         .only_first = counts.only_second,
                                         .only_second = counts.only_first,
                                         .neither = counts.neither})
                                    .difference;
        REQUIRE(found.interval);
        CHECK(found.interval->low <= *found);
        CHECK(*found <= found.interval->high);
        CHECK(found.interval->low >= -1);
        CHECK(found.interval->high <= 1);
        CHECK(*found == -*turned);
        CHECK(near(found.interval->low, -turned.interval->high, 1e-12));
    }
}

TEST_CASE("Newcombe's paired example has his interval", "[mcnemar]") {
    // Newcombe 1998 (Statistics in Medicine 17, 2635), table II: 36, 12, 2, 0 by method 10.
    const Estimate found =
        mcnemar({.both = 36, .only_first = 12, .only_second = 2, .neither = 0}).difference;
    CHECK(near(found, 0.2));
    CHECK(std::abs(found.interval->low - 0.0569) < 0.00005);
    CHECK(std::abs(found.interval->high - 0.3404) < 0.00005);
}

TEST_CASE("Where nobody changed there is no McNemar p but a reason", "[mcnemar]") {
    const McNemar found = mcnemar({.both = 4, .neither = 3});
    CHECK(found.exact.reason == "Nobody changed.");
    CHECK(is_refused(found.p));
    CHECK(is_refused(found.mid_p));
    CHECK(near(found.difference, 0));
    CHECK(is_refused(found.odds_ratio));
    CHECK(is_refused(mcnemar({}).difference));
    CHECK(is_refused(mcnemar({.only_first = 4}).odds_ratio));
}
