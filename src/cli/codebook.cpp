#include "analysis/codebook_tabulation.h"
#include "cli/csv.h"
#include "cli/state_names.h"
#include "cli/tabulated.h"
#include "cli/text_table.h"
#include "cli/verbs.h"
#include "workbench/exports.h"
#include "workbench/workbench.h"
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

Json in_json(const Snapshot& now) {
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
    return std::string(2 * depth, ' ') + one_line(find(now.study, id)->name);
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
        lines += fmt::format("{} ({} {}{})\n", indented_name(now, id), codings,
                             codings == 1 ? "coding" : "codings",
                             theme.state == ThemeState::retired ? ", retired" : "");
        lines += rules_of(theme, indent, width);
    }
    return lines;
}

Result<void> show(const Call& call, const Workbench& workbench, Terminal& terminal,
                  std::string (*in_text)(const Snapshot&, std::size_t)) {
    const Snapshot& now = *workbench.snapshot();
    const Answer answer{
        .tables = {codebook_tabulation(now, provenance_of(now, command_of("codebook", call)))},
        .json = [&] { return in_json(now).dump(1) + '\n'; },
        .text =
            [&](std::size_t width) {
                return now.study.themes.empty() ? std::string("The codebook is empty.\n")
                                                : in_text(now, width);
            },
        .csv = [&] { return write_codebook(now); }};
    return put_out(call, answer, terminal);
}

struct Between {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
};

Result<Between> between(const Call& call) {
    const std::vector<std::string> ends = pieces_of(call.value("--between", ""));
    Between found;
    const auto number = [](const std::string& word, std::uint64_t& value) {
        const char* end = word.data() + word.size();
        const auto read = std::from_chars(word.data(), end, value);
        return read.ec == std::errc() && read.ptr == end;
    };
    if (ends.size() != 2 || !number(ends[0], found.from) || !number(ends[1], found.to) ||
        found.from > found.to)
        return failure(Error::Code::wrong_call,
                       "--between wants the numbers of two entries, the earlier one first.",
                       "For example --between 3,17; “themata history” shows the numbers.");
    return found;
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

std::string in_csv(const std::vector<CodebookChange>& changes) {
    std::vector<std::vector<std::string>> rows{{"Change", "Theme", "Part", "Before", "After"}};
    for (const CodebookChange& change : changes)
        rows.push_back({std::string(name_of(change.fate)), change.name, change.part, change.before,
                        change.after});
    return csv_of(rows);
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
    Tabulation table{.name = "codebook-changes",
                     .title = fmt::format("What became of the themes from entry {} to entry {}",
                                          ends.from, ends.to),
                     .columns = {},
                     .rows = {},
                     .notes = {},
                     .made = std::move(made)};
    for (const char* heading : {"Theme", "Change", "Part", "Before", "After"})
        table.columns.push_back({{heading}, Align::left});
    for (const CodebookChange& change : changes)
        table.rows.push_back(
            {.cells = {cell_of(change.name), cell_of(name_of(change.fate)), cell_of(change.part),
                       cell_of(change.before), cell_of(change.after)}});
    return table;
}

Result<void> show_between(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const auto ends = between(call);
    if (!ends)
        return failure(ends.error());
    const auto changes = workbench.codebook_between(ends->from, ends->to);
    if (!changes)
        return failure(changes.error());
    const Answer answer{
        .tables = {tabulated(*ends, *changes,
                             provenance_of(*workbench.snapshot(), command_of("codebook", call)))},
        .json = [&] { return in_json(*ends, *changes).dump(1) + '\n'; },
        .text = [&](std::size_t width) { return in_text(*changes, width); },
        .csv = [&] { return in_csv(*changes); }};
    return put_out(call, answer, terminal);
}

} // namespace

Result<void> check_codebook(const Call& call) {
    if (call.has("--between"))
        if (const auto ends = between(call); !ends)
            return failure(ends.error());
    return check_tabulated(call);
}

Result<void> show_codebook(const Call& call, const Workbench& workbench, Terminal& terminal) {
    if (call.has("--between"))
        return show_between(call, workbench, terminal);
    return show(call, workbench, terminal, book);
}

Result<void> theme_list(const Call& call, const Workbench& workbench, Terminal& terminal) {
    return show(call, workbench, terminal,
                [](const Snapshot& now, std::size_t) { return tree(now); });
}

} // namespace themata
