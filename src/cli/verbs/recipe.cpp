#include "cli/asked.h"
#include "cli/opening.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include "study/labels.h"
#include "workbench/exports.h"
#include "workbench/importing.h"
#include "workbench/names.h"

namespace themata {

namespace {

Result<Recipe> recipe_of(const Call& call, const Workbench& workbench) {
    const auto id = recipe_named(*workbench.snapshot(), call.argument(1));
    if (!id)
        return failure(id.error());
    return *find(workbench.study(), *id);
}

Result<void> recipe_list(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    Answer answer{.tables = {list_of("recipes", "Recipes", {"Recipe", "#Options"},
                                     provenance_of(now, command_of(call)))}};
    Tabulation& list = answer.tables.front();
    for (const Recipe& recipe : now.study.recipes) {
        const auto text = read_recipe(recipe.text);
        const double options = text ? static_cast<double>(text->options.size()) : 0;
        list.rows.push_back({.cells = {cell_of(recipe.name), cell_of(options, 0)}});
    }
    answer.json = [&] { return rows_in_json(list, {"recipe", "options"}); };
    if (now.study.recipes.empty())
        answer.text = [](std::size_t) {
            return std::string("The study has no recipes yet. An import in which something was "
                               "said or answered keeps one.\n");
        };
    return put_out(call, answer, terminal);
}

Result<void> recipe_show(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const auto recipe = recipe_of(call, workbench);
    if (!recipe)
        return failure(recipe.error());
    const auto text = read_recipe(recipe->text);
    if (!text)
        return failure(text.error());
    for (const std::string& line : in_words(*text))
        terminal.out << terminal_line(line) << '\n';
    return {};
}

Result<void> recipe_export(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const auto recipe = recipe_of(call, workbench);
    if (!recipe)
        return failure(recipe.error());
    return write_asked(call, call.argument(2), recipe->text, terminal);
}

Result<void> recipe_import(const Call& call, Workbench& workbench, Terminal& terminal) {
    const std::string& name = call.argument(1);
    const auto file = source_file(name, terminal.stop);
    if (!file)
        return failure(file.error());
    const std::string called = std::filesystem::path(name).stem().string();
    return act(workbench, KeepRecipe{.name = call.value("--name", called), .text = file->bytes},
               terminal);
}

Result<void> recipe_rename(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto recipe = recipe_of(call, workbench);
    if (!recipe)
        return failure(recipe.error());
    return act(workbench, RenameRecipe{.recipe = recipe->id, .name = call.argument(2)}, terminal);
}

Result<void> recipe_remove(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto recipe = recipe_of(call, workbench);
    if (!recipe)
        return failure(recipe.error());
    return act(workbench, RemoveRecipe{recipe->id}, terminal);
}

constexpr OptionRule export_options_of_recipe[] = {replaces_files};
constexpr OptionRule import_options_of_recipe[] = {
    {"--name", "NAME", "What it is called here; else as the file is."}};
constexpr Verb recipe_parts[] = {
    {.name = "list",
     .summary = "Shows the recipes.",
     .arguments = "",
     .options = table_formats,
     .act = ActReading{recipe_list},
     .answers = Answers::tables},
    {.name = "show",
     .summary = "Shows the options that a recipe stands for.",
     .arguments = "RECIPE",
     .act = ActReading{recipe_show}},
    {.name = "export",
     .summary = "Writes a recipe into a file, for another study.",
     .arguments = "RECIPE FILE",
     .options = export_options_of_recipe,
     .act = ActReading{recipe_export}},
    {.name = "import",
     .summary = "Takes a recipe from such a file; one of the same name gives way to it.",
     .arguments = "FILE",
     .options = import_options_of_recipe,
     .act = ActWriting{recipe_import}},
    {.name = "rename",
     .summary = "Gives a recipe another name.",
     .arguments = "RECIPE NAME",
     .act = ActWriting{recipe_rename}},
    {.name = "remove",
     .summary = "Removes a recipe; what was imported by it stays.",
     .arguments = "RECIPE",
     .act = ActWriting{recipe_remove}}};
constexpr OptionRule recipe_options[] = {who_acts};
constexpr std::string_view recipe_notes[] = {
    "A recipe is what was said of a file and answered when it was imported, kept with the study. "
    "“import STUDY FILE --recipe RECIPE” reads the next file of the same survey as the last."};

} // namespace

extern constexpr Verb verb_recipe{
    .name = "recipe",
    .summary = "Keeps how files are imported, for the next wave: list, show, export, import, "
               "rename, remove.",
    .options = recipe_options,
    .notes = recipe_notes,
    .parts = recipe_parts};

} // namespace themata
