// Texts with nothing left but their words.

#include "text/fold.h"

#include "text/random_text.h"
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>

using namespace themata;

TEST_CASE("Texts are bare alike when they differ in case, white space or punctuation", "[bare]") {
    CHECK(bare("  No TIME,\r\nreally!! ") == "no time really");
    CHECK(bare("don’t") == bare("Dont"));
    CHECK(bare("waiting-time") == bare("Waiting time."));
    CHECK(bare("Straße") == bare("STRASSE"));
    CHECK(bare("服务很好，但是。") == "服务很好 但是");
    CHECK(bare("“Größe”…") == "grösse");
}

TEST_CASE("Accents, signs and emoji tell bare texts apart", "[bare]") {
    CHECK(bare("größe") != bare("grosse"));
    CHECK(bare("C++") != bare("C"));
    CHECK(bare("5 < 6") != bare("5 > 6"));
    CHECK(bare("good 😀") != bare("good 😞"));
}

TEST_CASE("A text of nothing but punctuation keeps it", "[bare]") {
    CHECK(bare(" - ") == "-");
    CHECK(bare(":(") != bare(":)"));
    CHECK(bare("…").size() == 3); // NFKC makes three full stops of it
    CHECK(bare(" \t\n").empty());
    CHECK(bare("").empty());
}

TEST_CASE("A bare text is bare", "[bare]") {
    const auto seed = GENERATE(range(1U, 200U));
    Dice dice(seed);
    const std::string once = bare(random_text(dice, 12));
    CHECK(bare(once) == once);
}
