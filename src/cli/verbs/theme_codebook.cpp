// theme and codebook: the themes, as they are edited and as they are shown.
#include "analysis/codebook_tabulation.h"
#include "cli/answer_lines.h"
#include "cli/asked.h"
#include "cli/opening.h"
#include "cli/tabulated.h"
#include "cli/text_table.h"
#include "cli/verb.h"
#include "study/labels.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include "workbench/exports.h"
#include "workbench/names.h"
#include "workbench/workbench.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

Json codebook_in_json(const Snapshot& now) {
    Json list = Json::array();
    for (const ThemeId id : codebook_order(now.study, now.lookup)) {
        const Theme& theme = *find(now.study, id);
        list.push_back({{"theme", theme.name},
                        {"path", path_of(now.study, id)},
                        {"depth", ancestors(now.study, id).size()},
                        {"state", name_of(theme.state)},
                        {"codings", now.lookup.codings_with(id)},
                        {"definition", theme.definition},
                        {"include", theme.include},
                        {"exclude", theme.exclude}});
    }
    return list;
}

std::string indented_name(const Snapshot& now, ThemeId id) {
    const std::size_t depth = ancestors(now.study, id).size();
    return std::string(2 * depth, ' ') + terminal_line(find(now.study, id)->name);
}

std::string tree(const Snapshot& now) {
    TextTable table{.columns = {Align::left, Align::right, Align::left},
                    .over = {},
                    .rows = {{"Theme", "Codings", "State"}}};
    for (const ThemeId id : codebook_order(now.study, now.lookup))
        table.rows.push_back({indented_name(now, id),
                              fmt::format("{}", now.lookup.codings_with(id)),
                              std::string(name_of(find(now.study, id)->state))});
    return in_columns(table);
}

std::string rules_of(const Theme& theme, std::string_view indent, std::size_t width) {
    std::string lines;
    if (!theme.definition.empty())
        lines += paragraph(theme.definition, indent, width);
    if (!theme.include.empty())
        lines += paragraph("Include: " + theme.include, indent, width);
    if (!theme.exclude.empty())
        lines += paragraph("Exclude: " + theme.exclude, indent, width);
    return lines;
}

std::string book(const Snapshot& now, std::size_t width) {
    std::string lines;
    for (const ThemeId id : codebook_order(now.study, now.lookup)) {
        const Theme& theme = *find(now.study, id);
        const std::string indent(2 * ancestors(now.study, id).size() + 4, ' ');
        const auto codings = now.lookup.codings_with(id);
        lines += fmt::format("{} ({}{})\n", indented_name(now, id), counted(codings, "coding"),
                             theme.state == ThemeState::retired ? ", retired" : "");
        lines += rules_of(theme, indent, width);
    }
    return lines;
}

Result<void> show(const Call& call, const Workbench& workbench, Terminal& terminal,
                  std::string (*in_text)(const Snapshot&, std::size_t)) {
    const Snapshot& now = *workbench.snapshot();
    const Answer answer{.tables = {codebook_tabulation(now, provenance_of(now, command_of(call)))},
                        .json = [&] { return codebook_in_json(now).dump(1) + '\n'; },
                        .text =
                            [&](std::size_t width) {
                                return now.study.themes.empty()
                                           ? std::string("The codebook is empty.\n")
                                           : in_text(now, width);
                            },
                        .csv = [&] { return write_codebook(now); }};
    return put_out(call, answer, terminal);
}

Json with_examples(const Snapshot& now, const std::vector<ThemeExamples>& examples) {
    Json list = codebook_in_json(now);
    for (std::size_t at = 0; at < list.size(); ++at) {
        Json quotes = Json::array();
        for (const Quote& quote : examples[at].quotes) {
            const Response& response = *find(now.study, quote.response);
            const Participant& who = *find(now.study, response.participant);
            quotes.push_back({{"quote", words_of(now.study, quote)},
                              {"participant", who.label},
                              {"role", role_name(now.study, who.role)},
                              {"stage", stage_name(now.study, response.stage)},
                              {"question", find(now.study, response.question)->wording}});
        }
        list[at]["people"] = examples[at].people;
        list[at]["examples"] = std::move(quotes);
    }
    return list;
}

std::string book_with_examples(const Snapshot& now, const std::vector<ThemeExamples>& examples,
                               std::size_t width) {
    std::string lines;
    for (const ThemeExamples& each : examples) {
        const Theme& theme = *find(now.study, each.theme);
        const std::string indent(2 * ancestors(now.study, each.theme).size() + 4, ' ');
        lines += fmt::format("{} ({} of {}{})\n", indented_name(now, each.theme),
                             counted(now.lookup.codings_with(each.theme), "coding"),
                             counted(each.people, "participant"),
                             theme.state == ThemeState::retired ? ", retired" : "");
        lines += rules_of(theme, indent, width);
        for (const Quote& quote : each.quotes)
            lines +=
                paragraph(fmt::format("{} ({})", in_quotes(trimmed(words_of(now.study, quote))),
                                      who_said(now.study, quote)),
                          indent + "  ", width);
    }
    return lines;
}

Result<void> show_with_examples(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    const auto examples = examples_of(now, call.number("--examples", 0));
    const Tabulation table =
        codebook_tabulation(now, examples, provenance_of(now, command_of(call)));
    const Answer answer{.tables = {table},
                        .json = [&] { return with_examples(now, examples).dump(1) + '\n'; },
                        .text =
                            [&](std::size_t width) {
                                return now.study.themes.empty()
                                           ? std::string("The codebook is empty.\n")
                                           : book_with_examples(now, examples, width);
                            },
                        .csv = [&] { return list_in_csv(table); }};
    return put_out(call, answer, terminal);
}

struct Between {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
};

Result<Between> between(const Call& call) {
    const std::vector<std::string> ends = pieces_of(call.value("--between", ""));
    const auto from = ends.size() == 2 ? whole_number(ends[0]) : std::nullopt;
    const auto to = ends.size() == 2 ? whole_number(ends[1]) : std::nullopt;
    if (!from || !to || *from > *to)
        return wrong_call("--between wants the numbers of two entries, the earlier one first.",
                          "For example --between 3,17; “themata history” shows the numbers.");
    return Between{.from = *from, .to = *to};
}

Json in_json(const Between& ends, const std::vector<CodebookChange>& changes) {
    Json list = Json::array();
    for (const CodebookChange& change : changes)
        list.push_back({{"change", name_of(change.fate)},
                        {"theme", change.name},
                        {"part", change.part},
                        {"before", change.before},
                        {"after", change.after}});
    return {{"from", ends.from}, {"to", ends.to}, {"changes", list}};
}

std::string in_text(const std::vector<CodebookChange>& changes, std::size_t width) {
    if (changes.empty())
        return "The codebook is the same.\n";
    std::string lines;
    for (const CodebookChange& change : changes)
        lines += paragraph(in_words(change), "", width);
    return lines;
}

Tabulation tabulated(const Between& ends, const std::vector<CodebookChange>& changes,
                     Provenance made) {
    Tabulation table = list_of(
        "codebook-changes",
        fmt::format("What became of the themes from entry {} to entry {}", ends.from, ends.to),
        {"Theme", "Change", "Part", "Before", "After"}, std::move(made));
    for (const CodebookChange& change : changes)
        table.rows.push_back(
            {.cells = {cell_of(change.name), cell_of(name_of(change.fate)), cell_of(change.part),
                       cell_of(change.before), cell_of(change.after)}});
    return table;
}

// As it was before there were other formats: what happened stands first.
std::string in_csv(Tabulation table) {
    std::swap(table.columns[0], table.columns[1]);
    for (TabulationRow& row : table.rows)
        std::swap(row.cells[0], row.cells[1]);
    return list_in_csv(table);
}

Result<void> show_between(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const auto ends = between(call);
    if (!ends)
        return failure(ends.error());
    const auto changes = workbench.codebook_between(ends->from, ends->to);
    if (!changes)
        return failure(changes.error());
    const Tabulation table =
        tabulated(*ends, *changes, provenance_of(*workbench.snapshot(), command_of(call)));
    const Answer answer{.tables = {table},
                        .json = [&] { return in_json(*ends, *changes).dump(1) + '\n'; },
                        .text = [&](std::size_t width) { return in_text(*changes, width); },
                        .csv = [&] { return in_csv(table); }};
    return put_out(call, answer, terminal);
}

Result<void> check_codebook(const Call& call) {
    if (call.has("--between") && call.has("--examples"))
        return wrong_call("Changes of the codebook have no examples.",
                          "Give --between or --examples.");
    if (call.has("--between"))
        if (const auto ends = between(call); !ends)
            return failure(ends.error());
    return {};
}

Result<void> show_codebook(const Call& call, const Workbench& workbench, Terminal& terminal) {
    if (call.has("--between"))
        return show_between(call, workbench, terminal);
    if (call.has("--examples"))
        return show_with_examples(call, workbench, terminal);
    return show(call, workbench, terminal, book);
}

Result<void> theme_list(const Call& call, const Workbench& workbench, Terminal& terminal) {
    return show(call, workbench, terminal,
                [](const Snapshot& now, std::size_t) { return tree(now); });
}

// The theme that the call names in this place, as a copy of its record.
Result<Theme> theme_at(const Call& call, std::size_t place, const Workbench& workbench) {
    return theme_named(*workbench.snapshot(), call.argument(place)).map([&](ThemeId id) {
        return *find(workbench.study(), id);
    });
}

// The theme that an option names, or 0 where the option is not given.
Result<ThemeId> theme_of(const Call& call, std::string_view option, const Workbench& workbench) {
    const auto name = call.value(option);
    return name ? theme_named(*workbench.snapshot(), *name) : ThemeId{};
}

// For intents that need a theme and nothing else.
template <class Intent>
Result<void> act_on_theme(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto theme = theme_at(call, 1, workbench);
    if (!theme)
        return failure(theme.error());
    return act(workbench, Intent{theme->id}, terminal);
}

// Where `move` leads to: the theme above, and the one to stand before.
Result<MoveTheme> destination(const Call& call, const Workbench& workbench) {
    const auto parent = theme_of(call, "--under", workbench);
    if (!parent)
        return failure(parent.error());
    const auto before = theme_of(call, "--before", workbench);
    if (!before)
        return failure(before.error());
    const ThemeId above = *before ? find(workbench.study(), *before)->parent : *parent;
    if (*before && ((*parent && *parent != above) || (call.has("--top") && above)))
        return wrong_call("The theme of --before stands elsewhere.",
                          "Leave out --under and --top, or name a theme that stands there.");
    return MoveTheme{.theme = {}, .parent = above, .before = *before};
}

Result<void> theme_add(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto parent = theme_of(call, "--under", workbench);
    if (!parent)
        return failure(parent.error());
    return act(workbench,
               AddTheme{.name = call.argument(1),
                        .parent = *parent,
                        .definition = call.value("--define", "")},
               terminal);
}

Result<void> theme_rename(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto theme = theme_at(call, 1, workbench);
    if (!theme)
        return failure(theme.error());
    return act(workbench, RenameTheme{.theme = theme->id, .name = call.argument(2)}, terminal);
}

Result<void> theme_define(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto theme = theme_at(call, 1, workbench);
    if (!theme)
        return failure(theme.error());
    return act(workbench,
               DefineTheme{.theme = theme->id,
                           .definition = call.argument(2),
                           .include = call.value("--include", theme->include),
                           .exclude = call.value("--exclude", theme->exclude)},
               terminal);
}

Result<void> check_theme_move(const Call& call) {
    if (call.has("--under") && call.has("--top"))
        return wrong_call("A theme cannot go under another and to the top.",
                          "Give --under or --top.");
    if (!call.has("--under") && !call.has("--top") && !call.has("--before"))
        return wrong_call("“themata theme move” wants to know where to.",
                          "Give --under THEME, --top or --before THEME.");
    return {};
}

Result<void> theme_move(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto theme = theme_at(call, 1, workbench);
    if (!theme)
        return failure(theme.error());
    auto move = destination(call, workbench);
    if (!move)
        return failure(move.error());
    move->theme = theme->id;
    return act(workbench, *move, terminal);
}

Result<void> check_theme_merge(const Call& call) {
    if (!call.has("--into"))
        return wrong_call("“themata theme merge” wants the theme that stays.",
                          "Give --into THEME.");
    return {};
}

Result<void> theme_merge(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto from = theme_at(call, 1, workbench);
    if (!from)
        return failure(from.error());
    const auto into = theme_of(call, "--into", workbench);
    if (!into)
        return failure(into.error());
    return act(workbench, MergeThemes{.into = *into, .from = from->id}, terminal);
}

Result<void> check_theme_split(const Call& call) {
    if (!call.has("--into") || !call.has("--where"))
        return wrong_call("“themata theme split” wants a new theme and what goes there.",
                          "Give --into NEW and --where QUERY.");
    return check_where(call);
}

Result<void> theme_split(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto theme = theme_at(call, 1, workbench);
    if (!theme)
        return failure(theme.error());
    const std::string query = call.value("--where", "");
    const auto answers = workbench.matching(query);
    if (!answers)
        return failure(answers.error());
    SplitTheme split{.theme = theme->id, .name = call.value("--into", ""), .codings = {}};
    workbench.study().codings.for_each([&](const Coding& coding) {
        if (coding.theme == theme->id && answers->contains(coding.response))
            split.codings.push_back(coding.id);
    });
    if (split.codings.empty())
        return failure(
            Error::Code::not_found,
            fmt::format("No answer with the theme “{}” matches “{}”.", theme->name, query),
            "Try the query with “themata search”.");
    return act(workbench, split, terminal);
}

Result<void> theme_retire(const Call& call, Workbench& workbench, Terminal& terminal) {
    return act_on_theme<RetireTheme>(call, workbench, terminal);
}

Result<void> theme_restore(const Call& call, Workbench& workbench, Terminal& terminal) {
    return act_on_theme<RestoreTheme>(call, workbench, terminal);
}

constexpr OptionRule add_options[] = {
    {"--under", "THEME", "The theme above it; else it stands at the top."},
    {"--define", "TEXT", "What it means."}};
constexpr OptionRule define_options[] = {{"--include", "TEXT", "What belongs to it."},
                                         {"--exclude", "TEXT", "What does not."}};
constexpr OptionRule theme_move_options[] = {
    {"--under", "THEME", "The theme above it."},
    {"--top", "", "To the top of the codebook."},
    {"--before", "THEME", "The theme that shall follow it."}};
constexpr OptionRule merge_options[] = {{"--into", "THEME", "The theme that stays."}};
constexpr OptionRule split_options[] = {
    {"--into", "NEW", "The name of the new theme."},
    {"--where", "QUERY", "In which answers; see themata search --help."}};
constexpr Verb theme_codebook_parts[] = {
    {.name = "add",
     .summary = "Adds a theme to the codebook.",
     .arguments = "NAME",
     .options = add_options,
     .act = ActWriting{theme_add}},
    {.name = "rename",
     .summary = "Gives a theme another name.",
     .arguments = "THEME NAME",
     .act = ActWriting{theme_rename}},
    {.name = "define",
     .summary = "Says what a theme means.",
     .arguments = "THEME TEXT",
     .options = define_options,
     .act = ActWriting{theme_define}},
    {.name = "move",
     .summary = "Moves a theme, with those below it, to another place.",
     .arguments = "THEME",
     .options = theme_move_options,
     .act = ActWriting{theme_move},
     .check = check_theme_move},
    {.name = "merge",
     .summary = "Gives a theme's codings and the themes below it to another and takes it out "
                "of the codebook.",
     .arguments = "THEME",
     .options = merge_options,
     .act = ActWriting{theme_merge},
     .check = check_theme_merge},
    {.name = "split",
     .summary = "Moves a theme's codings in some answers to a new theme beside it.",
     .arguments = "THEME",
     .options = split_options,
     .act = ActWriting{theme_split},
     .check = check_theme_split},
    {.name = "retire",
     .summary = "Offers a theme and those below it no more; their codings stay.",
     .arguments = "THEME",
     .act = ActWriting{theme_retire}},
    {.name = "restore",
     .summary = "Takes a retired theme into use again.",
     .arguments = "THEME",
     .act = ActWriting{theme_restore}},
    {.name = "list",
     .summary = "Shows the tree of themes with their codings.",
     .arguments = "",
     .options = table_formats,
     .act = ActReading{theme_list},
     .answers = Answers::tables}};
constexpr OptionRule theme_codebook_options[] = {who_acts};
constexpr std::string_view theme_codebook_notes[] = {about_theme_names};
constexpr OptionRule own_codebook_options[] = {
    {"--between", "A,B",
     "What became of the themes between these two entries of History; 0 is "
     "before the first."},
    {"--examples", from_one,
     "With so many quotes of each theme, each of another participant, and how many people there "
     "are."}};
constexpr auto codebook_options = joined(own_codebook_options, table_formats);
constexpr std::string_view codebook_notes[] = {
    "As the appendix of a paper: themata codebook STUDY --examples 3 --out codebook.docx",
    "Examples are passages as people coded them with the theme itself. Roles and stages take "
    "turns, and a quote of a sentence or two, about 25 words, goes before one of a word or a page; "
    "none is cut. The same study gives the same examples.",
    about_table_formats};

} // namespace

extern constexpr Verb verb_theme{
    .name = "theme",
    .summary = "Edits and shows the codebook: add, rename, define, move, merge, split, "
               "retire, restore, list.",
    .options = theme_codebook_options,
    .notes = theme_codebook_notes,
    .parts = theme_codebook_parts};

extern constexpr Verb verb_codebook{.name = "codebook",
                                    .summary = "Shows the themes with what they mean.",
                                    .options = codebook_options,
                                    .notes = codebook_notes,
                                    .act = ActReading{show_codebook},
                                    .answers = Answers::tables,
                                    .check = check_codebook};

} // namespace themata
