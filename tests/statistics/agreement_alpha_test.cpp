#include "statistics/agreement_alpha.h"

#include "support/dice.h"
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <string>

using namespace themata;

namespace {

Catch::Approx near(double value) { return Catch::Approx(value).epsilon(1e-12).margin(1e-12); }

// Values 1 to 5 as numbers 0 to 4; a missing one is left out.
const std::vector<UnitValues> canonical{{0, 0, 0},    {1, 1, 2, 1}, {2, 2, 2, 2}, {2, 2, 2, 2},
                                        {1, 1, 1, 1}, {0, 1, 2, 3}, {3, 3, 3, 3}, {0, 0, 1, 0},
                                        {1, 1, 1, 1}, {4, 4, 4},    {0, 0},       {2}};

double alpha_by(Metric metric, const std::vector<UnitValues>& units, std::vector<double> values) {
    const Coincidences counts = coincidences(units, values.size());
    return *alpha(counts, difference_of(metric, values, counts));
}

// "AB" as {0, 1}.
ValueSet letters(const std::string& word) {
    ValueSet set;
    for (const char letter : word)
        set.push_back(static_cast<std::uint32_t>(letter - 'A'));
    return set;
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

const Pairs coded_sets{{"", ""},     {"A", ""},      {"A", "A"},  {"A", "B"}, {"AB", "A"},
                       {"AB", "AC"}, {"ABC", "ABC"}, {"C", "AC"}, {"C", "AC"}};

template <class Distance>
double set_alpha(const Pairs& pairs, Distance distance) {
    std::map<ValueSet, std::uint32_t> numbers;
    std::vector<ValueSet> sets;
    const auto number = [&](const std::string& word) {
        const auto [at, fresh] =
            numbers.try_emplace(letters(word), static_cast<std::uint32_t>(sets.size()));
        if (fresh)
            sets.push_back(at->first);
        return at->second;
    };
    std::vector<UnitValues> units;
    for (const auto& [first, second] : pairs)
        units.push_back({number(first), number(second)});
    return *alpha(coincidences(units, sets.size()),
                  [&](std::uint32_t c, std::uint32_t k) { return distance(sets[c], sets[k]); });
}

// By the definition: every pair of values of a unit, and every pair of all values.
double plain_alpha(const std::vector<UnitValues>& units, const Difference& d) {
    double observed = 0;
    std::vector<std::uint32_t> all;
    for (const UnitValues& unit : units) {
        if (unit.size() < 2)
            continue;
        all.insert(all.end(), unit.begin(), unit.end());
        for (std::size_t i = 0; i < unit.size(); ++i)
            for (std::size_t j = 0; j < unit.size(); ++j)
                observed += i == j ? 0 : d(unit[i], unit[j]) / static_cast<double>(unit.size() - 1);
    }
    double expected = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = 0; j < all.size(); ++j)
            expected += i == j ? 0 : d(all[i], all[j]);
    const auto n = static_cast<double>(all.size());
    return 1 - observed / n / (expected / (n * (n - 1)));
}

} // namespace

TEST_CASE("Krippendorff's own example has his alphas in all metrics", "[agreement]") {
    const std::vector<double> values{1, 2, 3, 4, 5};
    CHECK(alpha_by(Metric::nominal, canonical, values) == near(.743421052631579));
    CHECK(alpha_by(Metric::ordinal, canonical, values) == near(.8153875037548814));
    CHECK(alpha_by(Metric::interval, canonical, values) == near(.8491071428571428));
    CHECK(alpha_by(Metric::ratio, canonical, values) == near(.7974027747116121));
}

TEST_CASE("A unit that one coder judged is dropped and told of", "[agreement]") {
    const Coincidences counts = coincidences(canonical, 5);
    CHECK(counts.units == 11);
    CHECK(counts.dropped == 1);
    CHECK(counts.total() == near(40));
}

TEST_CASE("Two observers of twelve units agree as published", "[agreement]") {
    std::vector<UnitValues> units{{0, 0}, {0, 1}, {1, 1}, {1, 1}, {1, 1}, {1, 1}, {1, 2}};
    units.insert(units.end(), 5, {2, 2});
    CHECK(alpha_by(Metric::nominal, units, {1, 2, 3}) == near(.7341040462427746));
}

TEST_CASE("Complete data of three coders are not miscounted", "[agreement][traps]") {
    // irr::kripp.alpha 0.84.1 prints .39583 and .30952 here.
    const std::vector<UnitValues> units{{0, 0, 1}, {1, 1, 1}, {2, 2, 0}, {0, 0, 0}, {1, 2, 1}};
    CHECK(alpha_by(Metric::nominal, units, {1, 2, 3}) == near(.41666666666666663));
    CHECK(alpha_by(Metric::interval, units, {1, 2, 3}) == near(.33333333333333326));
}

TEST_CASE("Sets of themes agree in part, by Jaccard and by MASI", "[agreement]") {
    const auto rounded = [](double value) { return std::round(value * 1e4) / 1e4; };
    CHECK(rounded(set_alpha(coded_sets, [](const ValueSet& a, const ValueSet& b) {
              return a == b ? 0.0 : 1.0;
          })) == near(.2388));
    CHECK(rounded(set_alpha(coded_sets, jaccard_distance)) == near(.3156));
    CHECK(rounded(set_alpha(coded_sets, masi_distance)) == near(.2731));
    // DKPro multiplies the distances instead, (1 - J) (1 - M), and lets every set hold the empty
    // one.
    CHECK(rounded(set_alpha(coded_sets, [](const ValueSet& a, const ValueSet& b) {
              const double j = 1 - jaccard_distance(a, b);
              const bool empty = a.empty() || b.empty();
              const double m = j > 0 ? (1 - masi_distance(a, b)) / j : empty ? 2.0 / 3 : 0;
              return (1 - j) * (1 - m);
          })) == near(.2529));
}

TEST_CASE("Each theme of the sets, and all of them as yes or no", "[agreement]") {
    const double expected[] = {.0556, .2154, .7792};
    double differ = 0, yes = 0, n = 0;
    for (std::uint32_t theme = 0; theme < 3; ++theme) {
        double own_differ = 0, own_yes = 0, own_n = 0;
        for (const auto& [first, second] : coded_sets) {
            const auto letter = static_cast<char>('A' + theme);
            const bool a = first.find(letter) != first.npos, b = second.find(letter) != second.npos;
            own_differ += a != b ? 1 : 0;
            own_yes += (a ? 1 : 0) + (b ? 1 : 0);
            own_n += 2;
        }
        CHECK(std::round(*yes_no_alpha(own_differ, own_yes, own_n) * 1e4) / 1e4 ==
              near(expected[theme]));
        differ += own_differ;
        yes += own_yes;
        n += own_n;
    }
    CHECK(std::round(*yes_no_alpha(differ, yes, n) * 1e4) / 1e4 == near(.4111));
}

TEST_CASE("Alpha of random units is what its definition gives", "[agreement]") {
    Dice dice(7);
    for (int round = 0; round < 300; ++round) {
        std::vector<UnitValues> units(2 + dice.below(9));
        for (UnitValues& unit : units)
            for (auto left = dice.below(5); left > 0; --left)
                unit.push_back(dice.below(4));
        const Coincidences counts = coincidences(units, 4);
        for (const Metric metric :
             {Metric::nominal, Metric::ordinal, Metric::interval, Metric::ratio}) {
            const Difference d = difference_of(metric, {0, 1, 2, 5}, counts);
            if (const Figure found = alpha(counts, d))
                CHECK(*found == near(plain_alpha(units, d)));
        }
    }
}

TEST_CASE("Alpha of values that are all the same is undefined", "[agreement][traps]") {
    const std::vector<UnitValues> same{{1, 1}, {1, 1, 1}};
    CHECK_FALSE(alpha(coincidences(same, 3), nominal_difference()));
    CHECK_FALSE(alpha(coincidences({}, 3), nominal_difference()));
    CHECK_FALSE(yes_no_alpha(0, 0, 20));
    CHECK_FALSE(yes_no_alpha(0, 20, 20));
    CHECK_FALSE(yes_no_alpha(0, 0, 0));
}
