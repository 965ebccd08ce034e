#include "text/nearest.h"

#include <catch2/catch_test_macros.hpp>

namespace themata {

using Names = std::vector<std::string>;

TEST_CASE("An edit puts in, leaves out, exchanges or swaps one code point", "[nearest]") {
    CHECK(edit_distance(U"", U"") == 0);
    CHECK(edit_distance(U"", U"abc") == 3);
    CHECK(edit_distance(U"abc", U"") == 3);
    CHECK(edit_distance(U"abc", U"abc") == 0);
    CHECK(edit_distance(U"abc", U"abxc") == 1);
    CHECK(edit_distance(U"abc", U"axc") == 1);
    CHECK(edit_distance(U"abc", U"acb") == 1);
    CHECK(edit_distance(U"abcd", U"badc") == 2);
    CHECK(edit_distance(U"愛してる", U"愛しる") == 1);
    // No part is edited twice: with a swap and then an insertion between, it would be 2.
    CHECK(edit_distance(U"ca", U"abc") == 3);
}

TEST_CASE("The distance is the same in both directions", "[nearest]") {
    const std::vector<std::u32string> words{U"", U"a", U"trust", U"turst", U"rust", U"étude"};
    for (const std::u32string& a : words)
        for (const std::u32string& b : words)
            CHECK(edit_distance(a, b) == edit_distance(b, a));
}

TEST_CASE("Names near are those that may have been meant", "[nearest]") {
    const Names known{"Trust", "Time", "Bias", "Waiting time", "Écoute"};
    CHECK(names_near("Turst", known) == Names{"Trust"});
    CHECK(names_near("ECOUTE", known) == Names{"Écoute"});
    CHECK(names_near("time", known) == Names{"Time", "Waiting time"});
    CHECK(names_near("zzzzzz", known).empty());
    CHECK(names_near("", {}).empty());
    CHECK(names_near("Trust", {}).empty());
}

TEST_CASE("Less than three letters do not have to be within a name", "[nearest]") {
    CHECK(names_near("ti", {"Waiting time"}).empty());
    CHECK(names_near("tim", {"Waiting time"}) == Names{"Waiting time"});
}

TEST_CASE("The nearest names come first, each once, and at most as many as wanted", "[nearest]") {
    const Names known{"phase 12", "phase 1", "phase 1", "phase 2", "phase 3", "phase 4"};
    CHECK(names_near("phase 1", known) == Names{"phase 1", "phase 12", "phase 2"});
    CHECK(names_near("phase 1", known, 1) == Names{"phase 1"});
    CHECK(names_near("phase 1", known, 0).empty());
}

TEST_CASE("The nearest names are offered however far they are", "[nearest]") {
    CHECK(nearest_names("zzz", {"Trust", "Time"}) == Names{"Time", "Trust"});
    CHECK(nearest_names("zzz", {"Trust", "Time"}, 1) == Names{"Time"});
    CHECK(nearest_names("zzz", {}).empty());
}

TEST_CASE("Names of any length are compared", "[nearest]") {
    const std::string long_name(100'000, 'x');
    CHECK(names_near("trust", {long_name, "Trust"}) == Names{"Trust"});
    CHECK(names_near(long_name, {long_name}) == Names{long_name});
}

} // namespace themata
