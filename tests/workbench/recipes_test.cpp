// Recipes of imports in a study: kept, renamed, removed, undone.
#include "support/bench.h"
#include "workbench/importing.h"
#include "workbench/names.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

const std::string text = written({.headings = {"A"}, .options = {{"--participant", "A"}}});

} // namespace

TEST_CASE("A recipe is kept, replaced by name, renamed and removed", "[recipes]") {
    const TemporaryFolder folder;
    Workbench bench = new_bench(folder);
    must(bench.perform(KeepRecipe{.name = " Survey ", .text = text}));
    REQUIRE(bench.study().recipes.size() == 1);
    CHECK(bench.study().recipes.begin()->name == "Survey");
    CHECK_FALSE(bench.perform(KeepRecipe{.name = "Survey", .text = text}));
    const std::string other = written({.headings = {"A"}, .options = {{"--participant", "B"}}});
    must(bench.perform(KeepRecipe{.name = "Survey", .text = other}));
    CHECK(bench.study().recipes.size() == 1);
    const RecipeId id = must(recipe_named(*bench.snapshot(), "survey"));
    must(bench.perform(RenameRecipe{.recipe = id, .name = "Exit survey"}));
    CHECK(find(bench.study(), id)->name == "Exit survey");
    must(bench.perform(KeepRecipe{.name = "Second", .text = text}));
    CHECK_FALSE(bench.perform(RenameRecipe{.recipe = id, .name = "Second"}));
    must(bench.perform(RemoveRecipe{id}));
    CHECK(bench.study().recipes.size() == 1);
    must(bench.undo());
    CHECK(bench.study().recipes.size() == 2);
}

TEST_CASE("What is no recipe is not kept", "[recipes]") {
    const TemporaryFolder folder;
    Workbench bench = new_bench(folder);
    CHECK_FALSE(bench.perform(KeepRecipe{.name = "Survey", .text = "{}"}));
    CHECK_FALSE(bench.perform(KeepRecipe{.name = " ", .text = text}));
    CHECK_FALSE(bench.perform(RemoveRecipe{RecipeId{7}}));
    CHECK_FALSE(bench.perform(RenameRecipe{.recipe = {7}, .name = "x"}));
}
