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

// What was decided of scores before, so that a label is the same number in every file.
std::vector<KeptScores> kept_scores(const Study& study) {
    std::vector<KeptScores> kept;
    for (const Recipe& recipe : study.recipes) {
        const auto text = read_recipe(recipe.text);
        if (!text)
            continue;
        KeptScores of_one{.headings = text->headings, .recode = {}, .missing = {}};
        for (const GivenOption& option : text->options) {
            if (option.name == "--recode")
                of_one.recode.push_back(option.value);
            if (option.name == "--missing")
                of_one.missing.push_back(option.value);
        }
        if (!of_one.recode.empty() || !of_one.missing.empty())
            kept.push_back(std::move(of_one));
    }
    return kept;
}

} // namespace

KnownColumns columns_known_in(const Snapshot& now) {
    KnownColumns known;
    const Study& study = now.study;
    known.kept = kept_scores(study);
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
