// Recipes of imports: kept, renamed, removed. An import keeps its own (exchange/taking).
#include "exchange/reading/recipe.h"
#include "text/sentences.h"
#include "workbench/planning.h"

namespace themata {

namespace {

const Recipe* recipe_called(const Study& study, const std::string& name) {
    for (const Recipe& recipe : study.recipes)
        if (recipe.name == name)
            return &recipe;
    return nullptr;
}

Error recipe_gone() {
    return {Error::Code::not_found, "This recipe is no longer there.",
            "Look in History for who removed it."};
}

} // namespace

Result<Plan> plan_of(Draft draft, const KeepRecipe& wanted) {
    const std::string name(trimmed(wanted.name));
    if (auto fits = is_one_line("name of a recipe", name); !fits)
        return failure(fits.error());
    const auto text = read_recipe(wanted.text);
    if (!text)
        return failure(text.error());
    const Recipe* before = recipe_called(draft.study(), name);
    const Recipe after{
        .id = before ? before->id : draft.ids.next<Recipe>(), .name = name, .text = written(*text)};
    if (before && *before == after)
        return failure(Error::Code::refused, "The study has this recipe already.",
                       "Nothing was changed.");
    draft.changes.push_back(before ? altered(*before, after) : added(after));
    return draft.done(ActKind::keep_recipe, "Kept the recipe " + in_quotes(name));
}

Result<Plan> plan_of(Draft draft, const RenameRecipe& wanted) {
    const Recipe* before = find(draft.study(), wanted.recipe);
    if (!before)
        return failure(recipe_gone());
    Recipe after = *before;
    after.name = trimmed(wanted.name);
    if (auto fits = is_one_line("name of a recipe", after.name); !fits)
        return failure(fits.error());
    if (recipe_called(draft.study(), after.name))
        return failure(Error::Code::refused,
                       "There is a recipe " + in_quotes(after.name) + " already.",
                       "Choose another name.");
    draft.changes.push_back(altered(*before, after));
    return draft.done(ActKind::rename_recipe, "Renamed the recipe " + in_quotes(before->name) +
                                                  " to " + in_quotes(after.name));
}

Result<Plan> plan_of(Draft draft, const RemoveRecipe& wanted) {
    const Recipe* there = find(draft.study(), wanted.recipe);
    if (!there)
        return failure(recipe_gone());
    draft.changes.push_back(removed(*there));
    return draft.done(ActKind::remove_recipe, "Removed the recipe " + in_quotes(there->name));
}

} // namespace themata
