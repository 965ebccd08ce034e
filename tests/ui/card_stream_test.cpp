#include "ui/responses/card_stream.h"

#include "support/dice.h"
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <numeric>

using namespace themata;
using Catch::Approx;

namespace {

constexpr float view = 100;

// Where the top of a card is on the screen.
double top_of(const CardStream& stream, std::size_t card, const CardMeasure& measure) {
    double top = -stream.hidden();
    for (std::size_t at = stream.top(); at < card; ++at)
        top += measure(at);
    for (std::size_t at = card; at < stream.top(); ++at)
        top -= measure(at);
    return top;
}

CardStream thousand_cards() { return CardStream(std::vector<float>(1000, 50)); }

} // namespace

TEST_CASE("Sums of heights are right after any changes") {
    Dice dice(3);
    for (std::size_t size : {1U, 2U, 7U, 64U, 1000U}) {
        std::vector<float> plain(size, 10);
        Heights heights(plain);
        for (int round = 0; round < 200; ++round) {
            const std::size_t card = dice.below(size);
            plain[card] = static_cast<float>(1 + dice.below(300));
            heights.set(card, plain[card]);
            const std::size_t end = dice.below(size + 1);
            const double sum =
                std::accumulate(plain.begin(), plain.begin() + static_cast<int>(end), 0.0);
            REQUIRE(heights.before(end) == Approx(sum));
            if (end < size) {
                REQUIRE(heights.card_at(sum) == end);
                REQUIRE(heights.card_at(sum + plain[end] - 0.5) == end);
            }
        }
        REQUIRE(heights.card_at(heights.total() + 1000) == size - 1);
    }
}

TEST_CASE("Cards that are larger than estimated do not move what is seen") {
    CardStream stream = thousand_cards();
    const CardMeasure measure = [](std::size_t card) { return card % 3 ? 40.0F : 90.0F; };
    stream.show_at_top(500, view, measure);
    for (int notch = 0; notch < 20; ++notch) {
        const double before = top_of(stream, 500, measure);
        stream.scroll_by(-30, view, measure);
        CHECK(top_of(stream, 500, measure) == Approx(before + 30));
    }
}

TEST_CASE("Only cards near the view are measured") {
    CardStream stream = thousand_cards();
    std::size_t measured = 0;
    const CardMeasure measure = [&](std::size_t) {
        ++measured;
        return 60.0F;
    };
    stream.scroll_to_share(0.5, view, measure);
    stream.reveal(900, view, measure);
    stream.reveal(3, view, measure);
    CHECK(measured < 100);
}

TEST_CASE("Scrolling ends at the first card and at the last") {
    CardStream stream = thousand_cards();
    const CardMeasure measure = [](std::size_t card) { return card < 500 ? 30.0F : 70.0F; };
    stream.scroll_by(-1000, view, measure);
    CHECK(stream.top() == 0);
    CHECK(stream.hidden() == 0);
    stream.scroll_to_share(1, view, measure);
    stream.scroll_by(1e6F, view, measure);
    CHECK(top_of(stream, 999, measure) == Approx(view - 70));
}

TEST_CASE("A list shorter than the view stays at its top") {
    CardStream stream(std::vector<float>(2, 30));
    const CardMeasure measure = [](std::size_t) { return 30.0F; };
    stream.scroll_by(50, view, measure);
    CHECK(stream.top() == 0);
    CHECK(stream.hidden() == 0);
    CHECK(stream.shown(view) == 1);
    CardStream empty;
    empty.scroll_by(50, view, measure);
    empty.reveal(0, view, measure);
    CHECK(empty.size() == 0);
}

TEST_CASE("A card that is asked for is seen in full, wherever the view was") {
    Dice dice(11);
    CardStream stream = thousand_cards();
    const CardMeasure measure = [](std::size_t card) {
        return 20.0F + static_cast<float>(card * 37 % 70);
    };
    for (int round = 0; round < 300; ++round) {
        const std::size_t card = dice.one_in(2)
                                     ? dice.below(1000)
                                     : std::min<std::size_t>(stream.top() + dice.below(3), 999);
        stream.reveal(card, view, measure);
        CAPTURE(round, card, stream.top(), stream.hidden());
        REQUIRE(top_of(stream, card, measure) >= -0.01);
        REQUIRE(top_of(stream, card, measure) + measure(card) <= view + 0.01);
        REQUIRE(stream.hidden() >= 0);
    }
}

TEST_CASE("The last card and those before it are seen in full when they are asked for") {
    const CardMeasure measure = [](std::size_t) { return 30.0F; };
    for (std::size_t card = 990; card < 1000; ++card) {
        CardStream stream = thousand_cards();
        stream.reveal(card, view, measure);
        CAPTURE(card);
        CHECK(top_of(stream, card, measure) >= 0);
        CHECK(top_of(stream, card, measure) + 30 <= view);
    }
}

TEST_CASE("A card higher than the view is shown from its beginning") {
    CardStream stream = thousand_cards();
    const CardMeasure measure = [](std::size_t card) { return card == 20 ? 400.0F : 50.0F; };
    stream.reveal(20, view, measure);
    CHECK(top_of(stream, 20, measure) >= 0);
    CHECK(top_of(stream, 20, measure) < view);
}

TEST_CASE("What is already seen does not move when it is asked for") {
    CardStream stream = thousand_cards();
    const CardMeasure measure = [](std::size_t) { return 30.0F; };
    stream.show_at_top(10, view, measure);
    stream.reveal(12, view, measure);
    CHECK(stream.top() == 10);
    CHECK(stream.hidden() == 0);
    stream.reveal(13, view, measure);
    CHECK(top_of(stream, 13, measure) == Approx(view - 30));
}

TEST_CASE("The scrollbar's share and the place agree") {
    CardStream stream = thousand_cards();
    const CardMeasure measure = [](std::size_t) { return 50.0F; };
    for (double share : {0.0, 0.25, 0.5, 1.0}) {
        stream.scroll_to_share(share, view, measure);
        CHECK(stream.share(view) == Approx(share).margin(0.0001));
    }
    CHECK(stream.shown(view) == Approx(0.002));
}
