#include "analysis/asked_as.h"
#include "analysis/axes.h"
#include "analysis/comparison.h"
#include "cli/asked.h"
#include "cli/summary_fields.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include "workbench/names.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

Json in_json(const Figure& figure) { return figure ? Json(*figure) : Json(); }

Json in_json(const std::optional<double>& number) { return number ? Json(*number) : Json(); }

Json in_json(const Effect& effect) {
    const auto& interval = effect.estimate.interval;
    Json json{{"name", effect.name},
              {"value", in_json(effect.estimate.value)},
              {"low", interval ? Json(interval->low) : Json()},
              {"high", interval ? Json(interval->high) : Json()}};
    if (!effect.estimate.method.empty())
        json["method"] = effect.estimate.method;
    if (!effect.estimate.reason.empty())
        json["reason"] = effect.estimate.reason;
    else if (!interval)
        json["reason"] = effect.estimate.interval_reason;
    return json;
}

Json in_json(const ComparedGroup& group) {
    Json json{{"name", group.name}, {"n", group.n}};
    for (const auto& [name, figure] : middle_and_spread(group.summary))
        json[std::string(name)] = in_json(figure);
    json["valid"] = group.valid;
    json["missing"] = group.missing;
    return json;
}

Json in_json(const RankLine& line) {
    return {{"name", line.name},
            {"n", line.n},
            {"mean_rank", in_json(line.mean_rank)},
            {"sum", in_json(line.sum)}};
}

Json in_json(const PairCompared& pair) {
    Json json{{"first", pair.first},
              {"second", pair.second},
              {"n_used", pair.n},
              {"z", in_json(pair.z)},
              {"p", in_json(pair.p)},
              {"p_adjusted", in_json(pair.p_adjusted)},
              {"p_exact", in_json(pair.p_exact)}};
    if (!pair.effect.name.empty())
        json["effect"] = in_json(pair.effect);
    if (!pair.p)
        json["reason"] = pair.p.reason;
    return json;
}

template <class Value>
Json list(const std::vector<Value>& values) {
    Json all = Json::array();
    for (const Value& value : values)
        all.push_back(in_json(value));
    return all;
}

// What only some tests have.
void add_rest(Json& json, const Comparison& found) {
    json["p_exact_how"] = in_words(found.exact);
    if (found.exact_as_if_no_ties)
        json["p_exact_as_if_no_ties"] = in_json(*found.exact_as_if_no_ties);
    json["more_effects"] = list(found.more);
    json["hodges_lehmann"] = found.shift ? in_json(*found.shift) : Json();
    json["ranks"] = list(found.ranks);
    json["attrition"] = Json();
    if (found.attrition)
        json["attrition"] = {{"answered_all", found.attrition->in_all},
                             {"answered_any", found.attrition->in_any},
                             {"words", found.attrition->words}};
    if (!found.pairwise.empty()) {
        json["pairwise"] = list(found.pairwise);
        json["pairwise_correct"] = name_of(found.pair_correction);
    }
    if (found.p_adjusted)
        json["p_adjusted"] = *found.p_adjusted;
}

Json in_json(const Comparison& found, const Study& study) {
    Json json{{"measure", found.measure.name},
              {"test", name_of(found.test)},
              {"paired", found.paired},
              {"groups", list(found.groups)},
              {"n_used", found.n_used},
              {"zero_differences", found.zero_differences ? Json(*found.zero_differences) : Json()},
              {"statistic", in_json(found.statistic)},
              {"z", in_json(found.z)},
              {"df", in_json(found.df)},
              {"p", in_json(found.p)},
              {"p_exact", in_json(found.exact.p)},
              {"effect", in_json(found.effect)},
              {"note", note_of(found)},
              {"contrast", found.contrast},
              {"among", found.among},
              {"made_of", found.made_of},
              {"statistic_name", found.statistic_name}};
    if (found.theme)
        json["theme"] = path_of(study, found.theme);
    add_rest(json, found);
    return json;
}

std::string comparison_in_json(const Comparison& found, const Study& study) {
    return in_json(found, study).dump(1) + '\n';
}

std::string comparisons_in_json(const Comparisons& all, const Study& study) {
    Json comparisons = Json::array();
    for (const Comparison& each : all.done)
        comparisons.push_back(in_json(each, study));
    Json refused = Json::array();
    for (const NotCompared& each : all.refused) {
        Json json{{"measure", each.measure.name}, {"reason", each.error.what}};
        if (each.theme)
            json["theme"] = path_of(study, each.theme);
        refused.push_back(std::move(json));
    }
    return Json{{"family", all.family},
                {"size", all.done.size()},
                {"correct", name_of(all.correction)},
                {"comparisons", std::move(comparisons)},
                {"refused", std::move(refused)}}
               .dump(1) +
           '\n';
}

constexpr std::string_view designs[] = {"--stages", "--roles", "--trait", "--dyads", "--theme"};

// Stages and roles that the call names, in every design.
struct Named {
    std::vector<StageId> stages;
    std::vector<StageId> at;
    std::vector<RoleId> roles;
    RoleId role;
};

// Of stages or roles that are compared with each other.
template <class Id>
Result<void> check_once(const Study& study, const std::vector<Id>& ids) {
    for (const Id id : ids)
        if (id && std::ranges::count(ids, id) > 1)
            return wrong_call(fmt::format("“{}” is named twice.", find(study, id)->name),
                              "Name each once.");
    return {};
}

Result<Named> names_of(const Call& call, const Snapshot& now) {
    Named all;
    std::vector<RoleId> role;
    Naming naming(call, now);
    naming.take_list("--stages", stage_named, all.stages);
    naming.take_list("--stage", stage_named, all.at);
    naming.take_list("--roles", role_named, all.roles);
    naming.take_list("--role", role_named, role);
    if (!role.empty())
        all.role = role.front();
    for (const auto* stages : {&all.stages, &all.at})
        if (auto once = check_once(now.study, *stages); !once)
            return failure(once.error());
    if (auto once = check_once(now.study, all.roles); !once)
        return failure(once.error());
    return naming.result(std::move(all));
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
        auto axis = axis_named(now.study, *trait);
        if (const auto bare = pieces_of(*trait); !axis && bare.size() == 1)
            axis = axis_named(now.study, bare[0]);
        if (!axis || axis->kind != AxisKind::trait)
            return failure(Error::Code::not_found,
                           fmt::format("No participant has a trait “{}”.", *trait),
                           "“themata describe” lists the traits of the study.");
        return ByTrait{.trait = axis->trait, .role = all->role, .at = all->at};
    }
    const auto theme = theme_of(call, now);
    if (!theme)
        return failure(theme.error());
    ByTheme design{.theme = *theme, .role = all->role, .at = all->at, .whose = {}};
    Naming naming(call, now);
    naming.take_whose(design.whose);
    return naming.result(Design(std::move(design)));
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
                            .pairs = call.chosen("--correct", Correction::holm)};
        if (call.has("--test"))
            spec.test = call.chosen("--test", TestKind::signed_rank);
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

Result<void> check_compare(const Call& call) {
    if (!call.has("--measure") && !call.has("--all-items"))
        return wrong_call("“themata compare” wants to know which scores.",
                          "Give --measure NAME; “themata scale STUDY list” shows all.");
    std::size_t given = 0;
    for (std::string_view design : designs)
        given += call.has(design) ? 1 : 0;
    if (given != 1)
        return wrong_call(
            given == 0 ? "“themata compare” wants to know between whom."
                       : "The scores can be compared in one way at a time.",
            "Give one of --stages A,B, --roles A,B, --trait NAME, --dyads, --theme T.");
    if (call.has("--stages") && call.has("--stage"))
        return wrong_call("--stages and --stage do not go together.",
                          "Name all stages that are compared in --stages.");
    if (call.has("--role") && (call.has("--roles") || call.has("--dyads")))
        return wrong_call("--role does not go with roles or dyads that are compared.",
                          "Leave it out.");
    for (std::string_view list : {"--stages", "--roles"})
        if (call.has(list) && pieces_of(*call.value(list)).size() < 2)
            return wrong_call(fmt::format("{} wants two names or more.", list),
                              "Put commas between them: \"Phase 1,Phase 2\".");
    if (call.has("--coders") && !call.has("--theme"))
        return wrong_call(
            "--coders tells whose codings decide who has a theme, and none is asked for.",
            "Give it with --theme T.");
    if (auto fine = check_agreed(call); !fine)
        return fine;
    return {};
}

Result<void> show_comparison(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const auto now = workbench.snapshot();
    const auto specs = specs_of(call, *now);
    if (!specs)
        return failure(specs.error());
    const auto found = compared(*now, *specs, call.chosen("--correct", Correction::holm));
    if (!found)
        return failure(found.error());
    const Provenance made = provenance_of(*now, asked_as(*now, *specs, study_word(call)));
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

constexpr OptionRule compare_own_options[] = {
    {"--measure", "NAME", "This item or scale; several are one family of tests.", Times::often},
    {"--all-items", "SCALE", "Each item of this scale, as one family."},
    {"--stages", "A,B", "Between these stages, two or more."},
    {"--roles", "A,B", "Between these roles, two or more."},
    {"--trait", "NAME", "Between the values of this trait."},
    {"--dyads", "", "Between the two of each pair, such as mentor and mentee."},
    {"--theme", "THEME", "Between those with and without this theme, or “all” themes."},
    {"--coders", "A,B",
     "With --theme: whose codings say who has it; any of these, or “people”, “rules” or "
     "“consensus”."},
    {"--agreed", "", "With --coders: only what all of them coded."},
    {"--role", "ROLE", "Only participants in this role."},
    {"--stage", "STAGE",
     "Only scores from this stage; several where each participant has "
     "a score at one of them."},
    {"--test", words_for_test,
     "This test, whatever fits; a warning says what it takes for granted."},
    {"--correct", words_for_correction,
     "How p is adjusted in a family: Holm, or Benjamini and Hochberg."}};
constexpr auto compare_options = joined(compare_own_options, scoring_options, table_formats);
constexpr std::string_view compare_notes[] = {
    about_measures, about_lists,
    "The same people at two stages, or dyads: Wilcoxon signed-rank on those with both "
    "(completers); at three or more: Friedman, then signed-rank in pairs with Holm. "
    "Different people: Mann-Whitney U; in three or more groups Kruskal-Wallis, then "
    "Dunn with Holm.",
    "p is asymptotic, ties corrected, without continuity correction, as SPSS prints "
    "it; the exact p stands beside it.",
    about_table_formats};

} // namespace

extern constexpr Verb verb_compare{
    .name = "compare",
    .summary = "Compares scores by the test that fits: between stages, roles, a trait, dyads, "
               "or with and without a theme.",
    .options = compare_options,
    .notes = compare_notes,
    .act = ActReading{show_comparison},
    .answers = Answers::tables,
    .check = check_compare};

} // namespace themata
