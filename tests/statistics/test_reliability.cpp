#include "statistics/reliability.h"

#include "near.h"
#include "statistics/summary.h"
#include "support/dice.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

ItemRows random_rows(Dice& dice, std::size_t people, std::size_t items) {
    ItemRows rows;
    for (std::size_t person = 0; person < people; ++person) {
        const double bent = dice.below(3);
        rows.emplace_back();
        for (std::size_t item = 0; item < items; ++item)
            rows.back().push_back(1 + bent + dice.below(3));
    }
    return rows;
}

std::vector<double> column(const ItemRows& rows, std::size_t item) {
    std::vector<double> values;
    for (const auto& row : rows)
        values.push_back(*row[item]);
    return values;
}

double variance(const std::vector<double>& values) { return std::pow(*summary_of(values).sd, 2); }

double covariance(const std::vector<double>& x, const std::vector<double>& y) {
    double sum = 0;
    for (std::size_t at = 0; at < x.size(); ++at)
        sum += (x[at] - *summary_of(x).mean) * (y[at] - *summary_of(y).mean);
    return sum / (static_cast<double>(x.size()) - 1);
}

} // namespace

TEST_CASE("Alpha is what the covariances of the items say", "[reliability]") {
    Dice dice(91);
    for (int round = 0; round < 50; ++round) {
        const std::size_t k = 2 + dice.below(5);
        const ItemRows rows = random_rows(dice, 4 + dice.below(20), k);
        const Reliability found = reliability(rows);
        if (!found.alpha)
            continue;
        double all = 0, own = 0;
        for (std::size_t a = 0; a < k; ++a)
            for (std::size_t b = 0; b < k; ++b) {
                const double shared = covariance(column(rows, a), column(rows, b));
                all += shared;
                own += a == b ? shared : 0;
            }
        const auto items = static_cast<double>(k);
        CHECK(near(found.alpha, items / (items - 1) * (1 - own / all), 1e-9));
        CHECK(found.interval.value == found.alpha.value);
        CHECK(found.interval.interval->low <= *found.alpha);
        CHECK(*found.alpha <= found.interval.interval->high);
    }
}

TEST_CASE("Alpha without an item is the alpha of the others", "[reliability]") {
    Dice dice(92);
    const ItemRows rows = random_rows(dice, 30, 4);
    const Reliability found = reliability(rows);
    for (std::size_t item = 0; item < 4; ++item) {
        ItemRows others = rows;
        std::vector<double> rest;
        for (auto& row : others) {
            row.erase(row.begin() + static_cast<std::ptrdiff_t>(item));
            rest.push_back(*row[0] + *row[1] + *row[2]);
        }
        CHECK(near(found.items[item].alpha_if_deleted, *reliability(others).alpha));
        CHECK(near(found.items[item].item_total,
                   covariance(column(rows, item), rest) /
                       std::sqrt(variance(column(rows, item)) * variance(rest))));
    }
}

TEST_CASE("Two items of one spread have the standardised alpha as their own", "[reliability]") {
    // r = 0.8 of two items: 2 r / (1 + r).
    const Reliability found = reliability({{1, 2}, {2, 1}, {3, 3}, {4, 5}, {5, 4}});
    CHECK(near(found.standardised, 1.6 / 1.8));
    CHECK(near(found.alpha, 1.6 / 1.8));
    CHECK(is_refused(found.items[0].alpha_if_deleted));
    CHECK(near(found.items[0].item_total, 0.8));
}

TEST_CASE("Who misses an item is left out and counted", "[reliability]") {
    ItemRows rows{{1, 2}, {2, 1}, {3, 3}, {4, 5}, {5, 4}};
    const Reliability whole = reliability(rows);
    rows.push_back({5, std::nullopt});
    rows.push_back({std::nullopt, std::nullopt});
    const Reliability found = reliability(rows);
    CHECK(found.people == 5);
    CHECK(found.left_out == 2);
    CHECK(found.alpha == whole.alpha);
}

TEST_CASE("Scales that tell nothing have no alpha but a reason", "[reliability]") {
    CHECK(is_refused(reliability({}).alpha));
    CHECK(reliability({{1}, {2}}).alpha.reason == "A scale has at least two items.");
    CHECK(reliability({{1, 2}}).alpha.reason == "Fewer than two people have all items.");
    const Reliability same = reliability({{3, 1}, {3, 2}, {3, 3}});
    CHECK(near(same.alpha, 0)); // one item does not vary, so nothing is shared
    CHECK(is_refused(same.standardised));
    CHECK(is_refused(same.items[0].item_total));
    const Reliability none = reliability({{3, 1}, {3, 1}});
    CHECK(none.alpha.reason == "The sums of the items do not vary.");
    CHECK(is_refused(none.interval));
}

TEST_CASE("Sums of decimals that are equal do not vary", "[reliability]") {
    const ItemRows rows[] = {{{0.1, 0.7}, {0.2, 0.6}, {0.3, 0.5}, {0.4, 0.4}},
                             {{0.1, 0.2, -0.3}, {0.3, -0.1, -0.2}, {0.7, -0.4, -0.3}},
                             {{1.1, 2.2}, {2.2, 1.1}, {0.7, 2.6}},
                             {{100.1, 0.2}, {50.2, 50.1}, {0.1, 100.2}},
                             {{0.3, 0.6, 0.9}, {0.9, 0.3, 0.6}, {0.6, 0.9, 0.3}},
                             {{1e-7, 3e-7}, {2e-7, 2e-7}, {3e-7, 1e-7}}};
    for (const ItemRows& each : rows) {
        CAPTURE(*each[0][0]);
        const Reliability found = reliability(each);
        CHECK(found.alpha.reason == "The sums of the items do not vary.");
        CHECK(is_refused(found.interval));
    }
    // The sum of the other two does not vary, so the third has no item-total r.
    const Reliability part = reliability({{0.1, 0.7, 1}, {0.2, 0.6, 2}, {0.3, 0.5, 3}});
    CHECK(is_refused(part.items[2].item_total));
    CHECK(is_refused(part.items[2].alpha_if_deleted));
}

TEST_CASE("Correlation is 1 on a line and undefined at a point", "[reliability]") {
    CHECK(near(correlation({1, 2, 4}, {3, 5, 9}), 1));
    CHECK(near(correlation({1, 2, 4}, {-3, -5, -9}), -1));
    CHECK(is_refused(correlation({1, 1, 1}, {1, 2, 3})));
    CHECK(is_refused(correlation({1}, {1})));
}
