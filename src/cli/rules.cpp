#include "workbench/rules.h"
#include "analysis/rule_check.h"
#include "cli/opening.h"
#include "cli/passages.h"
#include "cli/rule_verbs.h"
#include "cli/text_table.h"
#include "cli/writing.h"
#include "workbench/exports.h"
#include "workbench/names.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

// All rules, or the one that the call names in this place.
Result<std::vector<SavedSearchId>> rules_named(const Call& call, std::size_t place,
                                               const Workbench& workbench) {
    std::vector<SavedSearchId> rules;
    if (const std::string& name = call.argument(place); !name.empty()) {
        const auto search = search_named(*workbench.snapshot(), name);
        if (!search)
            return failure(search.error());
        return std::vector{*search};
    }
    for (const SavedSearch& search : workbench.study().searches)
        if (search.theme)
            rules.push_back(search.id);
    if (rules.empty())
        return failure(Error::Code::not_found, "There is no rule in this study yet.",
                       "“themata rules STUDY add THEME QUERY” makes one.");
    return rules;
}

std::size_t codings_of(const Study& study, const SavedSearch& rule) {
    std::size_t codings = 0;
    for (const Coder& coder : study.coders)
        if (coder.name == rule.name && coder.kind == CoderKind::rule)
            study.codings.for_each(
                [&](const Coding& coding) { codings += coding.coder == coder.id ? 1 : 0; });
    return codings;
}

std::string list_in_text(const Study& study, std::size_t width) {
    std::string lines;
    for (const SavedSearch& rule : study.searches) {
        if (!rule.theme)
            continue;
        lines += fmt::format("{}{}\n", lines.empty() ? "" : "\n", one_line(rule.name));
        lines += paragraph(rule.query, "  ", width);
        lines += paragraph(fmt::format("applies “{}” to the {}; {} codings so far.",
                                       path_of(study, rule.theme), name_of(rule.scope),
                                       codings_of(study, rule)),
                           "  ", width);
    }
    return lines.empty() ? "There is no rule in this study yet.\n" : lines;
}

Json list_in_json(const Study& study) {
    Json list = Json::array();
    for (const SavedSearch& rule : study.searches)
        if (rule.theme)
            list.push_back({{"name", rule.name},
                            {"theme", path_of(study, rule.theme)},
                            {"scope", name_of(rule.scope)},
                            {"query", rule.query},
                            {"codings", codings_of(study, rule)}});
    return list;
}

std::string figure(std::optional<double> value) {
    return value ? fmt::format("{:.2f}", *value) : "–";
}

std::string check_in_text(const Study& study, const RuleCheck& check, std::size_t width) {
    TextTable table{.columns = {Align::left, Align::right, Align::right, Align::right, Align::right,
                                Align::right, Align::right},
                    .over = {},
                    .rows = {{"Theme", "Rules", "People", "Both", "Precision", "Recall", "F1"}}};
    for (const auto& [theme, both] : check.themes)
        table.rows.push_back({one_line(path_of(study, theme)), fmt::format("{}", both.found),
                              fmt::format("{}", both.human), fmt::format("{}", both.both),
                              figure(both.precision()), figure(both.recall()), figure(both.f1())});
    const std::string note = fmt::format(
        "Counted are answers, among the {} that a person has coded or found nothing to code in; {} "
        "answers that rules found are not among these. People: the theme or one below it. A dash "
        "is undefined: nothing to divide by.",
        check.judged, check.found_elsewhere);
    return in_columns(table) + '\n' + paragraph(note, "", width);
}

Json check_in_json(const Study& study, const RuleCheck& check) {
    const auto number = [](std::optional<double> value) { return value ? Json(*value) : Json(); };
    Json list = Json::array();
    for (const auto& [theme, both] : check.themes)
        list.push_back({{"theme", path_of(study, theme)},
                        {"rules", both.found},
                        {"people", both.human},
                        {"both", both.both},
                        {"precision", number(both.precision())},
                        {"recall", number(both.recall())},
                        {"f1", number(both.f1())}});
    return {{"judged", check.judged},
            {"found_elsewhere", check.found_elsewhere},
            {"themes", std::move(list)}};
}

} // namespace

Result<void> rules_add(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto theme = theme_named(*workbench.snapshot(), call.argument(1));
    if (!theme)
        return failure(theme.error());
    const std::string& query = call.argument(2);
    const std::string name =
        call.value("--name", fmt::format("{}: {}", find(workbench.study(), *theme)->name, query));
    return act(workbench,
               SaveSearch{{.name = name,
                           .query = query,
                           .theme = *theme,
                           .scope = scope_of(call, CodingScope::answer)}},
               terminal);
}

Result<void> rules_list(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Study& study = workbench.study();
    if (call.value("--format", "text") == "json")
        terminal.out << list_in_json(study).dump(1) << '\n';
    else
        terminal.out << list_in_text(study, terminal.width);
    return {};
}

Result<void> rules_run(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto rules = rules_named(call, 1, workbench);
    if (!rules)
        return failure(rules.error());
    const auto taken_back =
        call.has("--again") ? RunRules::TakenBack::coded_again : RunRules::TakenBack::left_out;
    const auto run = run_of(workbench, *rules, taken_back, terminal.stop);
    if (!run)
        return failure(run.error());
    if (!call.has("--dry-run"))
        return act(workbench, *run, terminal);
    const auto planned = workbench.preview(*run, terminal.stop);
    if (!planned)
        return failure(planned.error());
    terminal.out << "Not done, only shown: " << one_line(planned->note) << ".\n";
    for (const std::string& line : planned->report)
        terminal.out << paragraph(line, "  ", terminal.width);
    return {};
}

Result<void> rules_check(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const auto rules = rules_named(call, 1, workbench);
    if (!rules)
        return failure(rules.error());
    const Study& study = workbench.study();
    std::vector<ThemeFinds> finds;
    for (const SavedSearchId id : *rules) {
        const SavedSearch& rule = *find(study, id);
        if (!rule.theme)
            return failure(Error::Code::refused,
                           fmt::format("“{}” is a search without a theme.", rule.name),
                           "Only rules have a theme to be checked.");
        auto found = workbench.matching(rule.query);
        if (!found)
            return failure(found.error());
        finds.push_back({rule.theme, std::move(*found)});
    }
    const RuleCheck check = check_rules(*workbench.snapshot(), finds);
    if (call.value("--format", "text") == "json")
        terminal.out << check_in_json(study, check).dump(1) << '\n';
    else
        terminal.out << check_in_text(study, check, terminal.width);
    return {};
}

Result<void> rules_export(const Call& call, const Workbench& workbench, Terminal& terminal) {
    return write_asked(call, call.argument(1), write_rules(*workbench.snapshot()), terminal);
}

Result<void> rules_import(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto file = source_file(call.argument(1), terminal.stop);
    if (!file)
        return failure(file.error());
    auto taken = searches_in(*workbench.snapshot(), file->bytes);
    if (!taken)
        return failure(taken.error());
    return act(workbench, std::move(*taken), terminal);
}

} // namespace themata
