#include "exchange/taking/columns_known.h"

#include "exchange/reading/recipe.h"
#include "study/lookup.h"
#include "text/sentences.h"
#include <array>
#include <unordered_set>

namespace themata {

namespace {

// Which columns of files before told who answered, as whom and when.
void add_columns_of_recipes(const Study& study, KnownColumns& known) {
    constexpr auto told = std::to_array<std::pair<std::string_view, ColumnUse>>(
        {{"--participant", ColumnUse::participant},
         {"--role", ColumnUse::role},
         {"--stage", ColumnUse::stage}});
    for (const Recipe& recipe : study.recipes)
        if (const auto text = read_recipe(recipe.text))
            for (const GivenOption& each : text->options)
                for (const auto& [option, use] : told)
                    if (each.name == option)
                        known.add(each.value, {.use = use, .name = each.value});
}

} // namespace

KnownColumns columns_known_in(const Snapshot& now) {
    KnownColumns known;
    const Study& study = now.study;
    if (!study.participants.empty())
        known.is_label = [&now](std::string_view label) {
            return static_cast<bool>(participant_labelled(now.study, now.lookup, trimmed(label)));
        };
    for (const Stage& stage : study.stages)
        known.add_stage(stage.name);
    for (const Question& question : study.questions) {
        const Scale* scale = study.scales.find(question.scale);
        KnownColumn column{.use = question.kind == QuestionKind::item ? ColumnUse::score
                                                                      : ColumnUse::text,
                           .name = question.wording,
                           .scale = scale ? scale->name : "",
                           .domain = question.domain};
        known.add(question.wording, column);
        known.add(question.label, std::move(column));
    }
    std::unordered_set<std::string_view> seen;
    study.traits.for_each([&](const Trait& trait) {
        if (seen.insert(trait.name).second)
            known.add(trait.name,
                      {.use = ColumnUse::trait, .name = trait.name, .trait_kind = trait.kind});
    });
    add_columns_of_recipes(study, known);
    return known;
}

} // namespace themata
