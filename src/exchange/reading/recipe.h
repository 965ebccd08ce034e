#pragma once
// A recipe says how a file is imported: every column by its name, what was said of the file as a
// whole and what was answered to doubts. It is made of an import and serves the next file of the
// same survey. Written as JSON, which a study keeps and people may share. Pure; any thread.

#include "exchange/reading/heading_names.h"

namespace themata {

struct RecipeText {
    std::vector<std::string> headings;
    std::vector<GivenOption> options;
    bool operator==(const RecipeText&) const = default;
};

// What was decided about a file of answers, where anything was; nothing for other files, and where
// all was told by the file itself. Which stage a file is, and what becomes of conflicts, is the
// affair of each file and no part of it.
[[nodiscard]] std::optional<RecipeText>
recipe_of(const Headings& headings, const FileMapping& mapping, const MappingOptions& options);

// Whether a file has all columns that the recipe names.
[[nodiscard]] bool fits(const RecipeText& recipe, const Headings& headings);

// What is given beside the recipe comes before what the recipe says of the same.
[[nodiscard]] Result<MappingOptions> with_recipe(const MappingOptions& given,
                                                 const RecipeText& recipe);

[[nodiscard]] std::string written(const RecipeText& recipe);
[[nodiscard]] Result<RecipeText> read_recipe(std::string_view text);

// The options in a line each: "--stage Wave".
[[nodiscard]] std::vector<std::string> in_words(const RecipeText& recipe);

} // namespace themata
