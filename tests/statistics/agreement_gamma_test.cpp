#include "statistics/agreement_spans.h"

#include "support/dice.h"
#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <functional>

using namespace themata;

namespace {

Catch::Approx near(double value) { return Catch::Approx(value).epsilon(1e-6); }

// For a passage of the mean coder.
double disorder_of(const Continuum& text, const GammaWeights& weights = {}) {
    double passages = 0;
    for (const auto& marked : text.coders)
        passages += static_cast<double>(marked.size());
    return best_alignment(text, weights)->disorder * static_cast<double>(text.coders.size()) /
           passages;
}

// Alex, Paul and Suzan of the paper; the values 1 to 7 as numbers.
const Continuum three{
    .length = 60,
    .coders = {{{2, 9, 1}, {11, 17, 2}, {24, 30, 5}, {32, 36, 6}, {36, 44, 6}, {44, 60, 7}},
               {{2, 9, 1}, {11, 17, 3}, {19, 25, 5}, {32, 44, 6}},
               {{2, 9, 1}, {11, 17, 4}, {21, 27, 5}, {32, 36, 6}, {36, 40, 6}, {40, 44, 6}}}};

const Continuum unequal{
    .length = 40,
    .coders = {{{1, 5, 0}, {6, 10, 1}, {20, 24, 0}, {30, 34, 1}}, {{2, 6, 0}, {31, 35, 1}}}};

const Continuum of_three{
    .length = 20,
    .coders = {{{1, 5, 0}, {10, 14, 1}}, {{2, 6, 0}, {11, 15, 1}}, {{1, 4, 0}, {9, 14, 2}}}};

// Every way to put passages together, however bad.
double plain_best(const Continuum& text, const GammaWeights& weights) {
    struct One {
        std::size_t coder;
        CodedStretch stretch;
    };

    std::vector<One> all;
    for (std::size_t coder = 0; coder < text.coders.size(); ++coder)
        for (const CodedStretch& stretch : text.coders[coder])
            all.push_back({coder, stretch});
    const auto coders = static_cast<double>(text.coders.size());
    std::vector<std::vector<One>> groups;
    double best = 1e9;
    const std::function<void(std::size_t)> place = [&](std::size_t at) {
        if (at == all.size()) {
            double sum = 0;
            for (const auto& group : groups) {
                const double pairs = coders * (coders - 1) / 2;
                const auto k = static_cast<double>(group.size());
                double differ = (pairs - k * (k - 1) / 2) * weights.nothing;
                for (std::size_t i = 0; i < group.size(); ++i)
                    for (std::size_t j = i + 1; j < group.size(); ++j)
                        differ += dissimilarity(group[i].stretch, group[j].stretch, weights);
                sum += differ / pairs;
            }
            best = std::min(best, sum);
            return;
        }
        for (std::size_t group = 0; group < groups.size(); ++group)
            if (std::ranges::none_of(groups[group],
                                     [&](const One& one) { return one.coder == all[at].coder; })) {
                groups[group].push_back(all[at]);
                place(at + 1);
                groups[group].pop_back();
            }
        groups.push_back({all[at]});
        place(at + 1);
        groups.pop_back();
    };
    place(0);
    return best;
}

Continuum random_text(Dice& dice) {
    Continuum text{.length = 30, .coders = {}};
    const std::uint32_t coders = 2 + dice.below(2);
    for (std::uint32_t coder = 0; coder < coders; ++coder) {
        auto& marked = text.coders.emplace_back();
        for (std::uint32_t left = dice.below(4); left > 0; --left) {
            const double begin = dice.below(25);
            marked.push_back({begin, begin + 1 + dice.below(5), dice.below(2)});
        }
    }
    return text;
}

} // namespace

TEST_CASE("The best alignments of published texts") {
    CHECK(disorder_of(three, {.place = 3}) == near(0.960625));
    CHECK(best_alignment(three, {.place = 3})->unitary.size() == 6);
    CHECK(disorder_of(unequal) == near(0.7083333134651184));
    CHECK(disorder_of(of_three) == near(0.40875643491744995));
}

TEST_CASE("Gamma of the text of the paper lies where it was published") {
    const Gamma found = gamma(std::span(&three, 1), {.seed = 1, .count = 500}, {.place = 3});
    REQUIRE(found.gamma);
    CHECK(*found.gamma > 0.42);
    CHECK(*found.gamma < 0.49);
    CHECK(found == gamma(std::span(&three, 1), {.seed = 1, .count = 500}, {.place = 3}));
}

TEST_CASE("No alignment is better than the best") {
    Dice dice(3);
    for (int round = 0; round < 400; ++round) {
        const Continuum text = random_text(dice);
        const GammaWeights weights{.place = 1.0 + dice.below(3), .value = dice.below(3) * 0.5};
        const auto found = best_alignment(text, weights);
        REQUIRE(found);
        CHECK(found->disorder == Catch::Approx(plain_best(text, weights)).margin(1e-9));
        std::size_t passages = 0;
        for (const Unitary& unitary : found->unitary)
            passages +=
                unitary.size() - static_cast<std::size_t>(std::ranges::count(unitary, unaligned));
        std::size_t marked = 0;
        for (const auto& coder : text.coders)
            marked += coder.size();
        CHECK(passages == marked);
    }
}

TEST_CASE("Coders who mark the same have gamma 1, also where passages overlap") {
    const std::vector<CodedStretch> marked{{0, 10, 0}, {5, 12, 1}, {5, 12, 2}};
    const std::vector<Continuum> texts{{.length = 20, .coders = {marked, marked}},
                                       {.length = 30, .coders = {marked, marked}}};
    CHECK(*gamma(texts, {.seed = 1, .count = 30}).gamma == near(1));
}

TEST_CASE("Gamma says why there is none") {
    const std::vector<Continuum> nothing{{.length = 20, .coders = {{}, {}}}};
    CHECK(gamma(nothing, {.count = 10}).gamma.reason == "Nobody marked anything.");
    Continuum many{.length = 1000, .coders = {{}, {}}};
    for (std::uint32_t at = 0; at < 200; ++at)
        for (auto& marked : many.coders)
            marked.push_back({at * 2.0, at * 2.0 + 40, 0});
    CHECK(gamma(std::span(&many, 1), {.count = 10}).gamma.reason ==
          "There are too many passages to align them exactly.");
}
