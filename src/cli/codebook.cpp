#include "cli/state_names.h"
#include "cli/text_table.h"
#include "cli/verbs.h"
#include "workbench/exports.h"
#include "workbench/workbench.h"
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
    const std::string format = call.value("--format", "text");
    if (format == "json")
        terminal.out << in_json(now).dump(1) << '\n';
    else if (format == "csv")
        terminal.out << write_codebook(now);
    else if (now.study.themes.empty())
        terminal.out << "The codebook is empty.\n";
    else
        terminal.out << in_text(now, terminal.width);
    return {};
}

} // namespace

Result<void> show_codebook(const Call& call, const Workbench& workbench, Terminal& terminal) {
    return show(call, workbench, terminal, book);
}

Result<void> theme_list(const Call& call, const Workbench& workbench, Terminal& terminal) {
    return show(call, workbench, terminal,
                [](const Snapshot& now, std::size_t) { return tree(now); });
}

} // namespace themata
