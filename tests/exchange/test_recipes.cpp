// How a file was imported, kept for the next file of the same survey.
#include "exchange/reading/recipe.h"

#include "importing.h"
#include "support/study_builder.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

const std::string first_wave = "Code,Wave,Note,Site\nP1,One,It was good.,North\n"
                               "P2,One,It was long.,South\n";
const std::string next_wave = "Code,Wave,Note,Site\nP1,Two,Better now.,North\n"
                              "P2,Two,Shorter now.,South\n";

MappingOptions said() {
    MappingOptions options;
    options.participant = "Code";
    options.stage = "Wave";
    options.text = {"Note"};
    options.trait = {"Site"};
    return options;
}

const Recipe& only_recipe(const Snapshot& now) {
    REQUIRE(now.study.recipes.size() == 1);
    return *now.study.recipes.begin();
}

RecipeText kept(const Snapshot& now) {
    const auto recipe = read_recipe(only_recipe(now).text);
    REQUIRE(recipe);
    return *recipe;
}

} // namespace

TEST_CASE("An import in which something was said keeps a recipe", "[recipes]") {
    const Snapshot now = imported({{.name = "wave-1.csv", .bytes = first_wave}}, said());
    CHECK(only_recipe(now).name == "wave-1");
    CHECK(kept(now).headings == std::vector<std::string>{"Code", "Wave", "Note", "Site"});
    CHECK(kept(now).options == std::vector<GivenOption>{{"--participant", "Code"},
                                                        {"--stage", "Wave"},
                                                        {"--text", "Note"},
                                                        {"--trait", "Site"}});
}

TEST_CASE("A file that tells all by itself needs no recipe", "[recipes]") {
    const Snapshot now = imported(
        {{.name = "a.csv", .bytes = "Participant,Stage,How was it?\nP1,One,Quite good really.\n"}});
    CHECK(now.study.recipes.empty());
}

TEST_CASE("The next wave by the recipe is one import, and changes no recipe", "[recipes]") {
    const Snapshot first = imported({{.name = "wave-1.csv", .bytes = first_wave}}, said());
    auto options = with_recipe({}, kept(first));
    REQUIRE(options);
    options->recipe = "wave-1";
    const Snapshot both = imported({{.name = "wave-2.csv", .bytes = next_wave}}, *options, first);
    CHECK(answers_of(both).size() == 4);
    CHECK(both.study.participants.size() == 2);
    CHECK(both.study.stages.size() == 2);
    CHECK(only_recipe(both) == only_recipe(first));
}

TEST_CASE("What is given beside a recipe comes first", "[recipes]") {
    MappingOptions given;
    given.text = {"Site"};
    given.stage_is = "Wave 9";
    const auto options =
        with_recipe(given, {.headings = {}, .options = {{"--text", "Note"}, {"--trait", "Site"}}});
    REQUIRE(options);
    CHECK(options->text == std::vector<std::string>{"Site"});
    CHECK(options->trait == std::vector<std::string>{"Site"});
    CHECK(options->stage_is == "Wave 9");
}

TEST_CASE("A recipe fits files that have its columns", "[recipes]") {
    const RecipeText recipe{.headings = {"A", "B"},
                            .options = {{"--participant", "A"}, {"--header-rows", "2"}}};
    CHECK(fits(recipe, {{"B", "B"}, {"A", "A"}, {"C", "C"}}));
    CHECK_FALSE(fits(recipe, {{"B", "B"}, {"C", "C"}}));
    CHECK_FALSE(fits(recipe, {{"A", "A"}, {"A", "A"}})); // which of the two?
}

TEST_CASE("A recipe is written and read back as it was", "[recipes]") {
    const RecipeText recipe{.headings = {"Was it \"good\"?", "ñ\n2"},
                            .options = {{"--recode", "Trust: Agree=4, Disagree=2"},
                                        {"--same-names", "join"},
                                        {"--text", "ñ\n2"}}};
    const auto again = read_recipe(written(recipe));
    REQUIRE(again);
    CHECK(*again == recipe);
}

TEST_CASE("What is no recipe is refused in words", "[recipes]") {
    for (const char* text :
         {"", "{", "[]", "{}", "{\"themata_recipe\":1}", "{\"themata_recipe\":1,\"options\":[1]}",
          "{\"themata_recipe\":1,\"options\":[[\"--text\",2]]}",
          "{\"themata_recipe\":1,\"options\":[[\"--frobnicate\",\"x\"]]}",
          "{\"themata_recipe\":1,\"options\":[[\"--same-names\",\"perhaps\"]]}"}) {
        INFO(text);
        const auto recipe = read_recipe(text);
        REQUIRE_FALSE(recipe);
        CHECK_FALSE(recipe.error().what.empty());
        CHECK_FALSE(recipe.error().hint.empty());
    }
}

TEST_CASE("Every option of an import is read and told as it was given", "[recipes]") {
    for (const std::string_view name : names_of_options()) {
        INFO(name);
        bool taken = false;
        for (const char* value :
             {"2", "join", "keep", "first", "skip", "number", "refuse", "same"}) {
            const auto options = with_option({}, name, value);
            if (!options || given_in(*options).empty())
                continue;
            taken = true;
            CHECK(given_in(*options) == std::vector<GivenOption>{{std::string(name), value}});
        }
        CHECK(taken);
    }
}
