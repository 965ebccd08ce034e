// Random acts of the terminal, each a process of its own, and all of them undone again.
#include "golden/case.h"
#include "support/dice.h"
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <fmt/format.h>
#include <functional>
#include <nlohmann/json.hpp>

using namespace themata::golden;
using themata::Dice;
using Json = nlohmann::json;

namespace {

struct Walk {
    const Room room;
    Dice dice;
    std::size_t names = 0;

    explicit Walk(std::uint32_t seed) : dice(seed) {}

    std::string printed(const std::string& line) {
        const Ran ran = room.run(line);
        INFO(line << "\n" << ran.err);
        REQUIRE(ran.exit_code == 0);
        return ran.out;
    }

    std::string described() { return printed("themata describe s.themata --format json"); }

    std::string theme() {
        const Json themes = Json::parse(printed("themata theme s.themata list --format json"));
        if (themes.empty())
            return "none";
        return themes[dice.below(themes.size())]["path"];
    }

    std::string fresh_name() { return fmt::format("Theme {}", ++names); }

    std::string query() {
        static const std::vector<std::string> all{
            "role:mentor", "stage:\"Phase 2\"",       "concern* OR time",
            "is:uncoded",  "participant:M2 is:coded", "the -role:mentee",
            "none",        "\"a second meeting\""};
        return all[dice.below(all.size())];
    }
};

// The arguments of a random act; not each of them is possible.
std::string some_act(Walk& walk) {
    const std::vector<std::function<std::string()>> acts{
        [&] { return fmt::format("theme s.themata add '{}'", walk.fresh_name()); },
        [&] {
            return fmt::format("theme s.themata add '{}' --under '{}'", walk.fresh_name(),
                               walk.theme());
        },
        [&] {
            return fmt::format("theme s.themata rename '{}' '{}'", walk.theme(), walk.fresh_name());
        },
        [&] {
            return fmt::format("theme s.themata move '{}' --under '{}'", walk.theme(),
                               walk.theme());
        },
        [&] { return fmt::format("theme s.themata move '{}' --top", walk.theme()); },
        [&] {
            return fmt::format("theme s.themata merge '{}' --into '{}'", walk.theme(),
                               walk.theme());
        },
        [&] {
            return fmt::format("theme s.themata split '{}' --into '{}' --where '{}'", walk.theme(),
                               walk.fresh_name(), walk.query());
        },
        [&] { return fmt::format("theme s.themata retire '{}'", walk.theme()); },
        [&] { return fmt::format("theme s.themata restore '{}'", walk.theme()); },
        [&] { return fmt::format("theme s.themata define '{}' 'What it is.'", walk.theme()); },
        [&] {
            return fmt::format("code s.themata --theme '{}' --where '{}'", walk.theme(),
                               walk.query());
        },
        [&] {
            return fmt::format("code s.themata --theme '{}' --withdraw --where '{}'", walk.theme(),
                               walk.query());
        },
        [&] { return fmt::format("code s.themata --nothing --where '{}'", walk.query()); },
        [&] {
            return fmt::format("code s.themata --theme '{}' --participant M1 --stage 'Phase 1' "
                               "--quote 'does not come easily'",
                               walk.theme());
        },
    };
    return acts[walk.dice.below(acts.size())]();
}

std::size_t acts_of_a_walk() {
    const char* asked = std::getenv("THEMATA_WALK_ACTS");
    return asked ? std::strtoul(asked, nullptr, 10) : 40;
}

} // namespace

TEST_CASE("Acts of many processes are all undone, and all done again", "[golden]") {
    Walk walk(20240513);
    walk.printed("themata new s.themata");
    walk.printed("cd $SAMPLE && themata import $OLDPWD/s.themata participants.csv "
                 "mentor-phase-1.csv mentor-phase-2.csv mentee-stage-4.csv mentee-stage-5.csv "
                 "codebook.csv codings.csv");
    const std::string beginning = walk.described();
    std::vector<std::string> after{beginning};
    for (std::size_t tried = 0; after.size() <= acts_of_a_walk(); ++tried) {
        REQUIRE(tried < 20 * acts_of_a_walk());
        const std::string act = some_act(walk);
        const Ran ran = walk.room.run("themata " + act + " --coder Ann");
        INFO(act << "\n" << ran.out << ran.err);
        REQUIRE(ran.exit_code <= 1);
        if (ran.exit_code == 0)
            after.push_back(walk.described());
    }
    const std::string end = after.back();
    CHECK(end != beginning);

    for (std::size_t undone = after.size() - 1; undone-- > 0;) {
        INFO(walk.printed("themata undo s.themata"));
        REQUIRE(walk.described() == after[undone]);
    }
    CHECK(walk.described() == beginning);
    CHECK(walk.printed("themata verify s.themata").starts_with("Clean"));
    for (std::size_t again = 1; again < after.size(); ++again)
        walk.printed("themata redo s.themata");
    CHECK(walk.described() == end);
    CHECK(walk.printed("themata verify s.themata").starts_with("Clean"));
}
