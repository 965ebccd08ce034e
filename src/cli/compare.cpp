#include "analysis/comparison_tables.h"

#include "analysis/axes.h"
#include "cli/compare_json.h"
#include "cli/measuring.h"
#include "cli/score_verbs.h"
#include "cli/tabulated.h"
#include "cli/whose_asked.h"
#include "workbench/names.h"
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::pair<std::string_view, TestKind> tests[] = {
    {"wilcoxon", TestKind::signed_rank},
    {"mann-whitney", TestKind::rank_sum},
    {"friedman", TestKind::friedman},
    {"kruskal-wallis", TestKind::kruskal_wallis}};

constexpr std::string_view designs[] = {"--stages", "--roles", "--trait", "--dyads", "--theme"};

tl::unexpected<Error> wrong(std::string what, std::string hint) {
    return failure(Error::Code::wrong_call, std::move(what), std::move(hint));
}

Correction correction_of(const Call& call) {
    const std::string word = call.value("--correct", "holm");
    return word == "bh"     ? Correction::benjamini_hochberg
           : word == "none" ? Correction::none
                            : Correction::holm;
}

// A list of names, each looked up.
template <class Id>
Result<std::vector<Id>> named(const Snapshot& now, const Call& call, std::string_view option,
                              Result<Id> (*find)(const Snapshot&, const std::string&)) {
    std::vector<Id> ids;
    for (const std::string& name : pieces_of(call.value(option, ""))) {
        const auto id = find(now, name);
        if (!id)
            return failure(id.error());
        if (std::ranges::find(ids, *id) != ids.end())
            return wrong(fmt::format("“{}” is named twice.", name), "Name each once.");
        ids.push_back(*id);
    }
    return ids;
}

// Stages and roles that the call names, in every design.
struct Named {
    std::vector<StageId> stages;
    std::vector<StageId> at;
    std::vector<RoleId> roles;
    RoleId role;
};

Result<Named> names_of(const Call& call, const Snapshot& now) {
    Named all;
    auto stages = named(now, call, "--stages", stage_named);
    auto at = named(now, call, "--stage", stage_named);
    auto roles = named(now, call, "--roles", role_named);
    auto role = named(now, call, "--role", role_named);
    for (const auto* list : {&stages, &at})
        if (!*list)
            return failure(list->error());
    for (const auto* list : {&roles, &role})
        if (!*list)
            return failure(list->error());
    return Named{.stages = *stages,
                 .at = *at,
                 .roles = *roles,
                 .role = role->empty() ? RoleId{} : role->front()};
}

Result<ThemeId> theme_of(const Call& call, const Snapshot& now) {
    const std::string name = *call.value("--theme");
    return name == "all" ? Result<ThemeId>(ThemeId{}) : theme_named(now, name);
}

Result<Design> design_of(const Call& call, const Snapshot& now) {
    const auto all = names_of(call, now);
    if (!all)
        return failure(all.error());
    if (call.has("--stages"))
        return ByStages{.stages = all->stages, .role = all->role};
    if (call.has("--roles"))
        return ByRoles{.roles = all->roles, .at = all->at};
    if (call.has("--dyads"))
        return ByDyads{.at = all->at};
    if (const auto trait = call.value("--trait")) {
        const auto axis = axis_named(now.study, *trait);
        if (!axis || axis->kind != AxisKind::trait)
            return failure(Error::Code::not_found,
                           fmt::format("No participant has a trait “{}”.", *trait),
                           "“themata describe” lists the traits of the study.");
        return ByTrait{.trait = axis->trait, .role = all->role, .at = all->at};
    }
    const auto theme = theme_of(call, now);
    if (!theme)
        return failure(theme.error());
    const auto whose = whose_asked(call, now);
    if (!whose)
        return failure(whose.error());
    return ByTheme{.theme = *theme, .role = all->role, .at = all->at, .whose = *whose};
}

Result<std::vector<ScoreMeasure>> all_measures(const Call& call, const Snapshot& now) {
    auto measures = measures_asked(call, now);
    if (!measures)
        return measures;
    if (const auto name = call.value("--all-items")) {
        const auto scale = scale_named(now, *name);
        if (!scale)
            return failure(scale.error());
        for (ScoreMeasure& item : items_of(now.study, *scale))
            measures->push_back(std::move(item));
    }
    return measures;
}

Result<std::vector<ComparisonSpec>> specs_of(const Call& call, const Snapshot& now) {
    const auto measures = all_measures(call, now);
    if (!measures)
        return failure(measures.error());
    const auto design = design_of(call, now);
    if (!design)
        return failure(design.error());
    std::vector<ComparisonSpec> specs;
    for (const ScoreMeasure& measure : *measures) {
        ComparisonSpec spec{.measure = measure,
                            .scoring = scoring_asked(call),
                            .design = *design,
                            .pairs = correction_of(call)};
        if (const auto word = call.value("--test"))
            spec.test =
                std::ranges::find(tests, *word, &std::pair<std::string_view, TestKind>::first)
                    ->second;
        if (call.value("--theme", "") != "all") {
            specs.push_back(std::move(spec));
            continue;
        }
        const auto themes = for_each_theme(now, spec);
        specs.insert(specs.end(), themes.begin(), themes.end());
    }
    if (specs.empty())
        return failure(Error::Code::refused, "There is no theme in this study yet.",
                       "Import a codebook, or add a theme: themata theme STUDY add NAME.");
    return specs;
}

} // namespace

Result<void> check_compare(const Call& call) {
    if (!call.has("--measure") && !call.has("--all-items"))
        return wrong("“themata compare” wants to know which scores.",
                     "Give --measure NAME; “themata scale STUDY list” shows all.");
    std::size_t given = 0;
    for (std::string_view design : designs)
        given += call.has(design) ? 1 : 0;
    if (given != 1)
        return wrong(given == 0 ? "“themata compare” wants to know between whom."
                                : "The scores can be compared in one way at a time.",
                     "Give one of --stages A,B, --roles A,B, --trait NAME, --dyads, --theme T.");
    if (call.has("--stages") && call.has("--stage"))
        return wrong("--stages and --stage do not go together.",
                     "Name all stages that are compared in --stages.");
    if (call.has("--role") && (call.has("--roles") || call.has("--dyads")))
        return wrong("--role does not go with roles or dyads that are compared.", "Leave it out.");
    for (std::string_view list : {"--stages", "--roles"})
        if (call.has(list) && pieces_of(*call.value(list)).size() < 2)
            return wrong(fmt::format("{} wants two names or more.", list),
                         "Put commas between them: \"Phase 1,Phase 2\".");
    if (call.has("--coders") && !call.has("--theme"))
        return wrong("--coders tells whose codings decide who has a theme, and none is asked for.",
                     "Give it with --theme T.");
    if (auto fine = check_agreed(call); !fine)
        return fine;
    return check_tabulated(call);
}

Result<void> show_comparison(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const auto now = workbench.snapshot();
    const auto specs = specs_of(call, *now);
    if (!specs)
        return failure(specs.error());
    const auto found = compared(*now, *specs, correction_of(call));
    if (!found)
        return failure(found.error());
    const Provenance made = provenance_of(*now, command_of("compare", call));
    const bool alone = specs->size() == 1;
    return put_out(call,
                   {.tables = alone ? tabulations_of(found->done.front(), made)
                                    : std::vector{tabulation_of(*found, now->study, made)},
                    .json =
                        [&] {
                            return alone ? comparison_in_json(found->done.front(), now->study)
                                         : comparisons_in_json(*found, now->study);
                        }},
                   terminal);
}

} // namespace themata
