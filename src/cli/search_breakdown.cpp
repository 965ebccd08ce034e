#include "cli/call.h"
#include "cli/search_lines.h"
#include "cli/text_table.h"
#include "text/fold.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

struct Key {
    std::string_view name;
    BreakdownKey key;
};

constexpr Key keys[] = {
    {"role", BreakdownKey::role}, {"stage", BreakdownKey::stage}, {"theme", BreakdownKey::theme}};

constexpr std::string_view trait = "trait.";

std::vector<std::string> trait_names(const Study& study) {
    std::vector<std::string> names;
    study.traits.for_each([&](const Trait& each) {
        if (std::ranges::find(names, each.name) == names.end())
            names.push_back(each.name);
    });
    return names;
}

Result<std::string> trait_named(const Study& study, const std::string& typed) {
    const std::vector<std::string> names = trait_names(study);
    for (const std::string& name : names)
        if (name == typed)
            return name;
    for (const std::string& name : names)
        if (fold_loosely(name) == fold_loosely(typed))
            return name;
    const std::vector<std::string_view> known(names.begin(), names.end());
    const auto near = nearest(typed, known);
    return failure(Error::Code::not_found, fmt::format("The study has no trait “{}”.", typed),
                   near ? fmt::format("Did you mean trait.{}?", *near)
                        : "“themata describe” lists the traits of the study.");
}

bool has(const BreakdownWish& wish, BreakdownKey key) {
    return std::ranges::find(wish.keys, key) != wish.keys.end();
}

} // namespace

Result<BreakdownWish> breakdown_wish(const Study& study, const std::string& list) {
    BreakdownWish wish;
    for (const std::string& name : pieces_of(list)) {
        const auto* key = std::ranges::find(keys, name, &Key::name);
        if (key != std::ranges::end(keys)) {
            wish.keys.push_back(key->key);
            continue;
        }
        if (!name.starts_with(trait))
            return failure(Error::Code::wrong_call,
                           fmt::format("--breakdown cannot go by “{}”.", name),
                           "It goes by role, stage, theme, trait.NAME or several of them: "
                           "role,stage.");
        auto known = trait_named(study, name.substr(trait.size()));
        if (!known)
            return failure(std::move(known.error()));
        wish.traits.push_back(std::move(*known));
    }
    return wish;
}

std::vector<std::string> columns_of(const BreakdownWish& wish) {
    std::vector<std::string> columns;
    for (const Key& key : keys)
        if (has(wish, key.key))
            columns.emplace_back(key.name);
    for (const std::string& name : wish.traits)
        columns.push_back(std::string(trait) + name);
    return columns;
}

std::vector<std::string> cells_of(const Study& study, const BreakdownRow& row,
                                  const BreakdownWish& wish) {
    std::vector<std::string> cells;
    for (const Key& key : keys)
        if (has(wish, key.key))
            cells.push_back(word_of(study, row, key.key));
    for (const std::string& value : row.traits)
        cells.push_back(value.empty() ? "(none)" : value);
    return cells;
}

} // namespace themata
