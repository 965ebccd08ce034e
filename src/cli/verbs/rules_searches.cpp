// Saved searches and rules: a rule is a saved search with a theme.
#include "analysis/rule_check.h"
#include "cli/answer_lines.h"
#include "cli/asked.h"
#include "cli/opening.h"
#include "cli/passages.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include "text/sentences.h"
#include "workbench/bulk_coding.h"
#include "workbench/exports.h"
#include "workbench/names.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t query_room = 40; // columns of a list

// The saved search that the call names in this place, as a copy of its record.
Result<SavedSearch> search_at(const Call& call, std::size_t place, const Workbench& workbench) {
    return search_named(*workbench.snapshot(), call.argument(place)).map([&](SavedSearchId id) {
        return *find(workbench.study(), id);
    });
}

std::string theme_of(const Study& study, const SavedSearch& search) {
    return search.theme ? path_of(study, search.theme) : "";
}

// Counts for a list; a query that cannot be asked any more is told, not counted as nothing.
struct ListedSearch {
    SavedSearch search;
    Result<SeenAgain> seen;
};

std::vector<ListedSearch> searches_listed(const Workbench& workbench) {
    std::vector<ListedSearch> all;
    for (const SavedSearch& search : workbench.study().searches)
        all.push_back({search, workbench.matching(search.query).map([&](const ResponseSet& found) {
                           return seen_again(found, search);
                       })});
    return all;
}

Tabulation tabulated(const Study& study, const std::vector<ListedSearch>& all, Provenance made) {
    Tabulation list = list_of("searches", "Saved searches",
                              {"Name", "Query", "Theme", "#Answers", "#New"}, std::move(made));
    for (const ListedSearch& one : all)
        list.rows.push_back(
            {.cells = {cell_of(one.search.name), cell_of(one.search.query),
                       cell_of(theme_of(study, one.search)),
                       one.seen ? cell_of(static_cast<double>(one.seen->total), 0)
                                : cell_of(one.seen.error().what),
                       one.seen ? cell_of(static_cast<double>(one.seen->fresh), 0) : cell_of("")}});
    return list;
}

std::string list_in_text(Tabulation list, std::size_t width) {
    if (list.rows.empty())
        return "No search is saved.\n";
    for (TabulationRow& row : list.rows)
        for (TabulationCell& cell : row.cells)
            cell.text = shorten(terminal_line(cell.text), query_room);
    return in_text(list, width);
}

Json in_json(const Study& study, const std::vector<ListedSearch>& all) {
    Json list = Json::array();
    for (const ListedSearch& one : all)
        list.push_back({{"name", one.search.name},
                        {"query", one.search.query},
                        {"theme", one.search.theme ? Json(theme_of(study, one.search)) : Json()},
                        {"scope", word_for(words_for_scope, one.search.scope)},
                        {"total", one.seen ? Json(one.seen->total) : Json()},
                        {"new", one.seen ? Json(one.seen->fresh) : Json()},
                        {"error", one.seen ? Json() : Json(one.seen.error().what)}});
    return list;
}

std::vector<Hit> those_shown(const Hits& hits, const SavedSearch& search, const Call& call) {
    std::vector<Hit> shown;
    const std::size_t limit = call.number("--limit", 20);
    for (const Hit& hit : hits.hits)
        if (shown.size() < limit && (!call.has("--new") || hit.response.value > search.seen))
            shown.push_back(hit);
    return shown;
}

Json in_json(const Study& study, const SavedSearch& search, const SeenAgain& seen,
             const std::vector<Hit>& shown) {
    Json list = Json::array();
    for (const Hit& hit : shown) {
        const AnswerWords words = words_of(study, hit.response);
        list.push_back({{"response", hit.response.value},
                        {"participant", words.participant},
                        {"stage", words.stage},
                        {"question", words.question},
                        {"text", words.text},
                        {"new", hit.response.value > search.seen}});
    }
    return {{"name", search.name},
            {"query", search.query},
            {"total", seen.total},
            {"new", seen.fresh},
            {"hits", std::move(list)}};
}

void print(const Study& study, const SavedSearch& search, const SeenAgain& seen,
           const std::vector<Hit>& shown, Terminal& terminal) {
    terminal.out << paragraph(search.query, "", terminal.width)
                 << fmt::format("{}, {} new since the last look.\n", counted(seen.total, "answer"),
                                seen.fresh);
    for (const Hit& hit : shown)
        terminal.out << '\n' << lines_of(study, hit, terminal);
}

Result<void> searches_list(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const auto all = searches_listed(workbench);
    const Study& study = workbench.study();
    const Tabulation list =
        tabulated(study, all, provenance_of(*workbench.snapshot(), command_of(call)));
    return put_out(call,
                   {.tables = {list},
                    .json = [&] { return in_json(study, all).dump(1) + '\n'; },
                    .text = [&](std::size_t width) { return list_in_text(list, width); }},
                   terminal);
}

Result<void> searches_save(const Call& call, Workbench& workbench, Terminal& terminal) {
    return act(workbench,
               SaveSearch{{.name = call.argument(1), .query = call.argument(2), .theme = {}}},
               terminal);
}

Result<void> searches_run(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const auto search = search_at(call, 1, workbench);
    if (!search)
        return failure(search.error());
    const Study& study = workbench.study();
    const auto hits =
        workbench.search(search->query, {.limit = study.responses.size()}, terminal.stop);
    if (!hits)
        return failure(hits.error());
    const SeenAgain seen = seen_again(hits->responses, *search);
    const auto shown = those_shown(*hits, *search, call);
    if (call.value("--format", "text") == "json")
        terminal.out << in_json(study, *search, seen, shown).dump(1) << '\n';
    else
        print(study, *search, seen, shown, terminal);
    return {};
}

Result<void> searches_seen(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto search = search_at(call, 1, workbench);
    if (!search)
        return failure(search.error());
    return act(workbench, MarkSearchSeen{search->id}, terminal);
}

Result<void> searches_rename(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto search = search_at(call, 1, workbench);
    if (!search)
        return failure(search.error());
    return act(workbench, RenameSearch{.search = search->id, .name = call.argument(2)}, terminal);
}

Result<void> searches_change(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto search = search_at(call, 1, workbench);
    if (!search)
        return failure(search.error());
    return act(workbench,
               ChangeSearch{.search = search->id,
                            .query = call.argument(2),
                            .theme = search->theme,
                            .scope = call.chosen("--scope", search->scope)},
               terminal);
}

Result<void> searches_remove(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto search = search_at(call, 1, workbench);
    if (!search)
        return failure(search.error());
    return act(workbench, RemoveSearch{search->id}, terminal);
}

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
        lines += fmt::format("{}{}\n", lines.empty() ? "" : "\n", terminal_line(rule.name));
        lines += paragraph(rule.query, "  ", width);
        lines += paragraph(
            fmt::format("applies “{}” to the {}; {} codings so far.", path_of(study, rule.theme),
                        word_for(words_for_scope, rule.scope), codings_of(study, rule)),
            "  ", width);
    }
    return lines.empty() ? "There is no rule in this study yet.\n" : lines;
}

Tabulation rules_tabulated(const Study& study, Provenance made) {
    Tabulation list =
        list_of("rules", "Rules", {"Name", "Theme", "Scope", "Query", "#Codings"}, std::move(made));
    for (const SavedSearch& rule : study.searches)
        if (rule.theme)
            list.rows.push_back(
                {.cells = {cell_of(rule.name), cell_of(path_of(study, rule.theme)),
                           cell_of(word_for(words_for_scope, rule.scope)), cell_of(rule.query),
                           cell_of(static_cast<double>(codings_of(study, rule)), 0)}});
    return list;
}

TabulationCell figure(std::optional<double> value) {
    return value ? cell_of(*value, 2) : TabulationCell{.text = "–"};
}

Tabulation tabulated(const Study& study, const RuleCheck& check, Provenance made) {
    Tabulation table = list_of(
        "rules-checked", "Rules beside what people coded",
        {"Theme", "#Rules", "#People", "#Both", "#Precision", "#Recall", "#F1"}, std::move(made));
    for (const auto& [theme, both] : check.themes)
        table.rows.push_back(
            {.cells = {cell_of(path_of(study, theme)), cell_of(static_cast<double>(both.found), 0),
                       cell_of(static_cast<double>(both.human), 0),
                       cell_of(static_cast<double>(both.both), 0), figure(both.precision()),
                       figure(both.recall()), figure(both.f1())}});
    table.notes = {fmt::format(
        "Counted are answers, among the {} that a person has coded or found nothing to code in; {} "
        "answers that rules found are not among these. People: the theme or one below it. A dash "
        "is undefined: nothing to divide by.",
        check.judged, check.found_elsewhere)};
    return table;
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
                           .scope = call.chosen("--scope", CodingScope::answer)}},
               terminal);
}

Result<void> rules_list(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Study& study = workbench.study();
    const Tabulation list =
        rules_tabulated(study, provenance_of(*workbench.snapshot(), command_of(call)));
    return put_out(
        call,
        {.tables = {list},
         .json =
             [&] {
                 return rows_in_json(list, {"name", "theme", "scope", "query", "codings"});
             },
         .text = [&](std::size_t width) { return list_in_text(study, width); }},
        terminal);
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
    terminal.out << "Not done, only shown: " << terminal_line(planned->note) << ".\n";
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
    return put_out(call,
                   {.tables = {tabulated(study, check,
                                         provenance_of(*workbench.snapshot(), command_of(call)))},
                    .json = [&] { return check_in_json(study, check).dump(1) + '\n'; }},
                   terminal);
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

constexpr OptionRule scope_of_codings{
    "--scope", words_for_scope,
    "What is coded: the words that match, the sentences around these, or the whole answer."};
constexpr OptionRule run_options[] = {{"--new", "", "Only what is new."},
                                      {"--limit", any_number, "How many are shown; else 20."},
                                      as_text_or_json};
constexpr OptionRule change_options[] = {scope_of_codings};
constexpr Verb rules_searches_parts[] = {
    {.name = "list",
     .summary = "Shows the saved searches, how many answers they find, and how many "
                "of these are new.",
     .arguments = "",
     .options = table_formats,
     .act = ActReading{searches_list},
     .answers = Answers::tables},
    {.name = "save",
     .summary = "Keeps a query under a name.",
     .arguments = "NAME QUERY",
     .act = ActWriting{searches_save}},
    {.name = "run",
     .summary = "Shows what a saved search finds now.",
     .arguments = "NAME",
     .options = run_options,
     .act = ActReading{searches_run}},
    {.name = "seen",
     .summary = "Marks all that is there now as looked at.",
     .arguments = "NAME",
     .act = ActWriting{searches_seen}},
    {.name = "rename",
     .summary = "Gives a saved search another name.",
     .arguments = "NAME NEW",
     .act = ActWriting{searches_rename}},
    {.name = "change",
     .summary = "Gives a saved search another query.",
     .arguments = "NAME QUERY",
     .options = change_options,
     .act = ActWriting{searches_change}},
    {.name = "remove",
     .summary = "Takes a saved search away; what a rule has coded stays.",
     .arguments = "NAME",
     .act = ActWriting{searches_remove}}};
constexpr OptionRule rules_searches_options[] = {who_acts};
constexpr std::string_view rules_searches_notes[] = {
    "New is what was imported since the search was saved, changed or marked by "
    "“seen”."};
constexpr OptionRule rule_add_options[] = {
    {"--name", "NAME", "What it is called; else by its theme and query."}, scope_of_codings};
constexpr OptionRule rule_run_options[] = {
    {"--dry-run", "", "Counts what would be coded and changes nothing."},
    {"--again", "", "Codes also what was taken back since it was coded."}};
constexpr OptionRule rule_change_options[] = {scope_of_codings};
constexpr OptionRule rule_export_options[] = {
    {"--overwrite", "", "Replaces a file that is there."}};
constexpr Verb rule_parts[] = {
    {.name = "add",
     .summary = "Makes a rule that applies a theme to what a query finds.",
     .arguments = "THEME QUERY",
     .options = rule_add_options,
     .act = ActWriting{rules_add}},
    {.name = "list",
     .summary = "Shows the rules.",
     .arguments = "",
     .options = table_formats,
     .act = ActReading{rules_list},
     .answers = Answers::tables},
    {.name = "run",
     .summary = "Codes what the rules, or the one that is named, find and have not coded "
                "yet. One entry, one undo.",
     .arguments = "[NAME]",
     .options = rule_run_options,
     .act = ActWriting{rules_run}},
    {.name = "check",
     .summary = "Compares what the rules find with what people coded: precision and "
                "recall of each theme.",
     .arguments = "[NAME]",
     .options = table_formats,
     .act = ActReading{rules_check},
     .answers = Answers::tables},
    {.name = "rename",
     .summary = "Gives a rule another name.",
     .arguments = "NAME NEW",
     .act = ActWriting{searches_rename}},
    {.name = "change",
     .summary = "Gives a rule another query.",
     .arguments = "NAME QUERY",
     .options = rule_change_options,
     .act = ActWriting{searches_change}},
    {.name = "remove",
     .summary = "Takes a rule away; what it has coded stays.",
     .arguments = "NAME",
     .act = ActWriting{searches_remove}},
    {.name = "export",
     .summary = "Writes rules and saved searches as a text file.",
     .arguments = "FILE",
     .options = rule_export_options,
     .act = ActReading{rules_export}},
    {.name = "import",
     .summary = "Takes rules and saved searches from such a file; one of the same name "
                "is changed.",
     .arguments = "FILE",
     .act = ActWriting{rules_import}}};
constexpr OptionRule rule_options[] = {who_acts};
constexpr std::string_view rule_notes[] = {
    "What a rule codes is the rule's and not a person's: “table --coders people” "
    "leaves it out, “table --coders rules” shows nothing else."};

} // namespace

extern constexpr Verb verb_searches{
    .name = "searches",
    .summary = "Keeps queries under a name and asks them again: list, save, run, seen, rename, "
               "change, remove.",
    .options = rules_searches_options,
    .notes = rules_searches_notes,
    .parts = rules_searches_parts};

extern constexpr Verb verb_rules{
    .name = "rules",
    .summary = "Codes by dictionary: a rule is a saved search with a theme: add, list, run, "
               "check, rename, change, remove, export, import.",
    .options = rule_options,
    .notes = rule_notes,
    .parts = rule_parts};

} // namespace themata
