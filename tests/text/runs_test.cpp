#include "text/runs.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

// Each run as its text, with the level and the script.
std::vector<std::string> told(std::string_view text) {
    std::vector<std::string> told;
    for (const Run& run : runs(text))
        told.push_back(std::string(text.substr(run.span.begin, run.span.length())) + "|" +
                       std::to_string(run.level) + "|" + script_name(run.script));
    return told;
}

using Told = std::vector<std::string>;

} // namespace

TEST_CASE("A text is cut where its direction or its script changes") {
    CHECK(runs("").empty());
    CHECK(told("They decide, 100 %.") == Told{"They decide, 100 %.|0|Latin"});
    CHECK(told("naïve café") == Told{"naïve café|0|Latin"});
    CHECK(told("“Жар” and fire") == Told{"“Жар” |0|Cyrillic", "and fire|0|Latin"});
    CHECK(told("我想ひら") == Told{"我想|0|Han", "ひら|0|Hiragana"});
    CHECK(told("हिन्दी में") == Told{"हिन्दी में|0|Devanagari"});
}

TEST_CASE("Hebrew and Arabic run to the left, numbers in them to the right") {
    CHECK(told("שלום") == Told{"שלום|1|Hebrew"});
    CHECK(told("في 2020 كان") == Told{"في |1|Arabic", "2020|2|Arabic", " كان|1|Arabic"});
    CHECK(told("I said שלום to her") ==
          Told{"I said |0|Latin", "שלום|1|Hebrew", " |0|Hebrew", "to her|0|Latin"});
    CHECK(runs("שלום").front().paragraph == 1);
    CHECK(runs("a שלום").back().paragraph == 0);
}

TEST_CASE("Each paragraph has a direction of its own") {
    const auto found = runs("שלום\nhello, é");
    REQUIRE(found.size() == 2);
    CHECK(found.front().paragraph == 1);
    CHECK(found.back().paragraph == 0);
}

TEST_CASE("Pieces of a line are set by the levels of the bidirectional algorithm") {
    using Order = std::vector<std::size_t>;
    const auto order = [](std::vector<Level> levels) { return visual_order(levels); };
    CHECK(order({}).empty());
    CHECK(order({0, 0}) == Order{0, 1});
    CHECK(order({1, 1, 1}) == Order{2, 1, 0});
    CHECK(order({0, 1, 2, 1, 0}) == Order{0, 3, 2, 1, 4});
    CHECK(order({1, 2, 2, 1}) == Order{3, 1, 2, 0});
    CHECK(order({1, 0, 1}) == Order{0, 1, 2});
}

TEST_CASE("An emoji is a picture unless it asks to be text") {
    CHECK(shown_as_emoji("😀"));
    CHECK(shown_as_emoji("👩‍👩‍👧"));
    CHECK(shown_as_emoji("❤️"));
    CHECK(shown_as_emoji("1️⃣"));
    CHECK_FALSE(shown_as_emoji("❤"));
    CHECK_FALSE(shown_as_emoji("☺︎"));
    CHECK_FALSE(shown_as_emoji("a"));
    CHECK_FALSE(shown_as_emoji(" "));
}
