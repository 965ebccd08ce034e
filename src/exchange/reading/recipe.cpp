#include "exchange/reading/recipe.h"

#include "exchange/reading/score_options.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

// Options that name columns: in a recipe all of them are told by what the columns became.
struct ColumnOption {
    std::string_view option;
    ColumnUse use;
};

constexpr auto column_options = std::to_array<ColumnOption>({
    {"--participant", ColumnUse::participant},
    {"--role", ColumnUse::role},
    {"--stage", ColumnUse::stage},
    {"--stage-date", ColumnUse::stage_date},
    {"--question", ColumnUse::question},
    {"--answer", ColumnUse::answer},
    {"--text", ColumnUse::text},
    {"--score", ColumnUse::score},
    {"--trait", ColumnUse::trait},
    {"--theme", ColumnUse::theme},
});

// What belongs to one file alone.
constexpr auto of_one_file = std::to_array<std::string_view>(
    {"--stage-is", "--coder", "--conflicts", "--stage-order", "--sheet", "--encoding"});

bool is_of_columns(std::string_view option) {
    return std::ranges::find(column_options, option, &ColumnOption::option) != column_options.end();
}

bool goes_into_recipe(const GivenOption& given) {
    return !is_of_columns(given.name) &&
           std::ranges::find(of_one_file, given.name) == of_one_file.end();
}

// A name that an option would find in no other column.
bool names_one(const Headings& headings, const std::string& name) {
    const auto found = column_named(headings, name);
    return found && *found;
}

void append_columns(std::vector<GivenOption>& options, const Headings& headings,
                    const FileMapping& mapping) {
    for (const ColumnOption& each : column_options)
        for (const ColumnPlan* column : mapping.all(each.use))
            if (const std::string& name = headings[column->column].name; names_one(headings, name))
                options.push_back({std::string(each.option), name});
}

// The numbers are in the labels themselves, as in "5 - Strongly agree".
bool says_its_numbers(const ScoreCells& cells) {
    return std::ranges::all_of(cells.labels, [](const LabelScore& each) {
        const auto labelled = labelled_number(each.label);
        return labelled && labelled->number == each.number;
    });
}

bool is_recoded_by(const Headings& headings, const MappingOptions& options, std::size_t column) {
    return std::ranges::any_of(options.recode, [&](const std::string& option) {
        const auto columns = at_columns(headings, option).columns;
        return std::ranges::find(columns, column) != columns.end();
    });
}

// The numbers that the import gave to labels by itself: the next file gets the same.
std::vector<GivenOption> told_recodes(const Headings& headings, const FileMapping& mapping,
                                      const MappingOptions& options) {
    std::vector<GivenOption> recodes;
    for (const ColumnPlan* column : mapping.all(ColumnUse::score))
        if (!says_its_numbers(column->cells) && names_one(headings, column->name) &&
            !is_recoded_by(headings, options, column->column))
            recodes.push_back(
                {"--recode", fmt::format("{}: {}", column->name, as_recode(column->cells.labels))});
    return recodes;
}

std::vector<std::string> names_of(const Headings& headings) {
    std::vector<std::string> names;
    for (const Heading& heading : headings)
        names.push_back(heading.name);
    return names;
}

Error no_recipe() {
    return {.code = Error::Code::refused,
            .what = "This is no recipe of an import.",
            .hint = "A recipe is a file that Themata has written."};
}

} // namespace

std::optional<RecipeText> recipe_of(const Headings& headings, const FileMapping& mapping,
                                    const MappingOptions& options) {
    RecipeText recipe;
    const std::vector<GivenOption> given = given_in(options);
    const bool said_something =
        !options.columns.empty() || std::ranges::any_of(given, [](const GivenOption& each) {
            return is_of_columns(each.name) || goes_into_recipe(each);
        });
    const auto told = told_recodes(headings, mapping, options);
    if ((!said_something && told.empty()) || mapping.kind != FileKind::responses)
        return std::nullopt;
    recipe.headings = names_of(headings);
    std::ranges::copy_if(given, std::back_inserter(recipe.options), goes_into_recipe);
    std::ranges::copy(told, std::back_inserter(recipe.options));
    append_columns(recipe.options, headings, mapping);
    return recipe;
}

bool fits(const RecipeText& recipe, const Headings& headings) {
    return std::ranges::all_of(recipe.options, [&](const GivenOption& each) {
        return !is_of_columns(each.name) || names_one(headings, each.value);
    });
}

Result<MappingOptions> with_recipe(const MappingOptions& given, const RecipeText& recipe) {
    const std::vector<GivenOption> said = given_in(given);
    MappingOptions options = given;
    for (const GivenOption& each : recipe.options) {
        if (std::ranges::find(said, each.name, &GivenOption::name) != said.end())
            continue;
        auto with = with_option(std::move(options), each.name, each.value);
        if (!with)
            return failure(with.error());
        options = std::move(*with);
    }
    return options;
}

std::string written(const RecipeText& recipe) {
    Json options = Json::array();
    for (const GivenOption& each : recipe.options)
        options.push_back({each.name, each.value});
    const Json json = {
        {"themata_recipe", 1}, {"headings", recipe.headings}, {"options", std::move(options)}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

Result<RecipeText> read_recipe(std::string_view text) {
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object() || !json.contains("themata_recipe") || !json.contains("options") ||
        !json["options"].is_array())
        return failure(no_recipe());
    RecipeText recipe;
    const auto headings = json.find("headings");
    for (const Json& heading : headings == json.end() ? Json::array() : *headings)
        if (heading.is_string())
            recipe.headings.push_back(heading);
    for (const Json& option : json["options"]) {
        if (!option.is_array() || option.size() != 2 || !option[0].is_string() ||
            !option[1].is_string())
            return failure(no_recipe());
        recipe.options.push_back({option[0], option[1]});
        if (auto known =
                with_option({}, option[0].get<std::string>(), option[1].get<std::string>());
            !known)
            return failure(known.error());
    }
    return recipe;
}

std::vector<std::string> in_words(const RecipeText& recipe) {
    std::vector<std::string> lines;
    for (const GivenOption& each : recipe.options)
        lines.push_back(as_typed({.option = each.name, .value = each.value, .means = {}}));
    return lines;
}

} // namespace themata
