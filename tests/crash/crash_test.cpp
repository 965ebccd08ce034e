// The program is killed at random points of its work. THEMATA_CRASH_ROUNDS sets how often.

#include "crash/works.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

using namespace themata;

namespace {

constexpr int usual_rounds = 40;
// A study grows from round to round; a small one is hit more often.
constexpr int rounds_on_one_ground = 10;

int rounds() {
    const char* wanted = std::getenv("THEMATA_CRASH_ROUNDS");
    return wanted ? std::atoi(wanted) : usual_rounds;
}

struct Found {
    std::string fault = "nothing"; // of the first round that finds one
    std::size_t answered = 0;      // acts, in all rounds
};

Found killing(const WorkOn& work, int most_rounds, std::uint32_t seed) {
    Dice dice(seed);
    std::optional<Ground> ground;
    Found found;
    for (int round = 0; round < most_rounds; ++round) {
        if (round % rounds_on_one_ground == 0)
            ground.emplace();
        const Crash crashed = crash(*ground, work, dice);
        found.answered += crashed.answered;
        if (crashed.fault) {
            found.fault = *crashed.fault + " (round " + std::to_string(round + 1) + ")";
            break;
        }
    }
    return found;
}

WorkOn adding_roles(Order order) {
    return [order](const Ground& ground, Dice&, const Answer& answer) {
        add_roles(ground, order, answer);
    };
}

bool says(const Found& found, const char* words) {
    return found.fault.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("A killed workbench leaves every act whole and loses none that was answered", "[crash]") {
    const Found found = killing(work_at_the_bench, rounds(), 1);
    CHECK(found.fault == "nothing");
    CHECK(found.answered >= static_cast<std::size_t>(rounds()));
}

TEST_CASE("A killed indexing leaves an index that catches up to what one made anew would be",
          "[crash]") {
    const Found found = killing(work_with_index, rounds(), 2);
    CHECK(found.fault == "nothing");
    CHECK(found.answered >= static_cast<std::size_t>(rounds()));
}

TEST_CASE("A worker that writes journal and tables apart is caught", "[crash]") {
    const Found found = killing(adding_roles(Order::journal_before_tables), 100, 3);
    INFO(found.fault);
    CHECK(says(found, "Entry"));
}

TEST_CASE("A worker that answers before it commits is caught", "[crash]") {
    const Found found = killing(adding_roles(Order::answer_before_commit), 100, 4);
    INFO(found.fault);
    CHECK(says(found, "was answered and is not there"));
}

TEST_CASE("The same worker in the right order is not accused", "[crash]") {
    CHECK(killing(adding_roles(Order::right), 15, 5).fault == "nothing");
}

TEST_CASE("An index that says where it stands before it stands there is caught", "[crash]") {
    const Found found = killing(work_with_hasty_index, 100, 6);
    INFO(found.fault);
    CHECK(says(found, "The index"));
}
