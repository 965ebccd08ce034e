#include "analysis/asked_as.h"
#include "analysis/theme_table.h"
#include "cli/asked.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include "workbench/workbench.h"
#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

Json figure_of_test(const Figure& figure) { return figure ? Json(*figure) : Json(); }

Json in_json(const std::string& name, const Estimate& found) {
    return {{"name", name},
            {"value", found.value ? Json(*found.value) : Json()},
            {"low", found.interval ? Json(found.interval->low) : Json()},
            {"high", found.interval ? Json(found.interval->high) : Json()}};
}

Json in_json(const PairedCounts& counts) {
    return {{"both", counts.both},
            {"only_first", counts.only_first},
            {"only_second", counts.only_second},
            {"neither", counts.neither}};
}

Json pairs_of(const ThemeTest& test, const Contrast& contrast) {
    Json pairs = Json::array();
    for (const ThemePair& pair : test.pairs)
        pairs.push_back({{"first", contrast.parts[pair.first]},
                         {"second", contrast.parts[pair.second]},
                         {"changes", in_json(pair.counts)},
                         {"p", figure_of_test(pair.p)},
                         {"p_adjusted", figure_of_test(pair.p_adjusted)},
                         {"effect", in_json("(b - c)/n", pair.difference)}});
    return pairs;
}

Json in_json(const ThemeTest& test, const Contrast& contrast) {
    Json json{{"contrast", contrast.name},
              {"test", contrast.refused.empty() ? Json(name_of(test.test)) : Json()},
              {"n", contrast.n},
              {"with", test.with},
              {"statistic", figure_of_test(test.statistic)},
              {"df", figure_of_test(test.df)},
              {"p", figure_of_test(test.p)},
              {"p_adjusted", figure_of_test(test.p_adjusted)},
              {"effect", in_json(test.effect.name, test.effect.estimate)}};
    if (test.changes)
        json["changes"] = in_json(*test.changes);
    if (!test.pairs.empty())
        json["pairwise"] = pairs_of(test, contrast);
    if (!test.p)
        json["reason"] = test.p.reason;
    if (!test.note.empty())
        json["note"] = test.note;
    return json;
}

Json tests_of(const ThemeRow& row, const ThemeTable& table) {
    Json tests = Json::array();
    for (std::size_t at = 0; at < row.tests.size(); ++at)
        tests.push_back(in_json(row.tests[at], table.contrasts[at]));
    return tests;
}

Json contrasts_of(const ThemeTable& table) {
    Json contrasts = Json::array();
    for (const Contrast& contrast : table.contrasts) {
        Json json{{"name", contrast.name},
                  {"parts", contrast.parts},
                  {"columns", contrast.columns},
                  {"same_people", contrast.same_people},
                  {"n", contrast.n},
                  {"family", contrast.family},
                  {"correct", name_of(table.correction)}};
        if (contrast.same_people)
            json["n_any"] = contrast.n_any;
        if (!contrast.refused.empty())
            json["reason"] = contrast.refused;
        contrasts.push_back(std::move(json));
    }
    return contrasts;
}

Json in_json(const ThemeTable& table) {
    Json columns = Json::array();
    for (const TableColumn& column : table.columns) {
        Json json;
        for (std::size_t axis = 0; axis < table.axes.size(); ++axis)
            json[name_of(table.axes[axis])] = column.keys[axis];
        json["base"] = column.base;
        columns.push_back(std::move(json));
    }
    Json rows = Json::array();
    for (const ThemeRow& row : table.rows) {
        Json cells = Json::array();
        for (const Cell& cell : row.cells)
            cells.push_back({{"n", cell.asked ? Json(cell.n) : Json()}, {"N", cell.N}});
        rows.push_back({{"theme", row.name},
                        {"path", row.path},
                        {"depth", row.depth},
                        {"cells", std::move(cells)}});
        if (!table.contrasts.empty())
            rows.back()["tests"] = tests_of(row, table);
    }
    Json json{{"count", name_of(table.count)},
              {"base", name_of(table.base)},
              {"columns", std::move(columns)},
              {"rows", std::move(rows)},
              {"footnote", table.footnote}};
    if (!table.contrasts.empty())
        json["contrasts"] = contrasts_of(table);
    return json;
}

std::string theme_table_in_json(const ThemeTable& table) { return in_json(table).dump(1) + '\n'; }

Provenance made_of(const Call& call, const Snapshot& now, const TableSpec& spec, CellForm form) {
    Provenance made = provenance_of(now, asked_as(now, spec, form, study_word(call)));
    made.settings.emplace_back("coders", in_words(now.study, spec.whose));
    return made;
}

Result<void> check_table(const Call& call) {
    if (call.has("--correct") && !call.has("--tests"))
        return wrong_call("--correct is about tests.", "Give --tests as well.");
    return check_agreed(call);
}

Result<void> show_table(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const auto spec = table_asked(call, *workbench.snapshot());
    if (!spec)
        return failure(spec.error());
    const auto table = theme_table(*workbench.snapshot(), *spec);
    if (!table)
        return failure(table.error());
    const CellForm form = call.chosen("--cells", CellForm::n);
    Answer answer{
        .tables = {tabulation_of(*table, form, made_of(call, *workbench.snapshot(), *spec, form))},
        .json = [&] { return theme_table_in_json(*table); }};
    if (table->columns.empty())
        answer.text = [](std::size_t) {
            return std::string("Nobody has answered yet: the table has no columns.\n");
        };
    return put_out(call, answer, terminal);
}

constexpr OptionRule table_own_options[] = {
    counting_options[0],
    counting_options[1],
    counting_options[2],
    {"--cells", words_for_cells, "How a count is written."},
    counting_options[3],
    counting_options[4],
    counting_options[5],
    counting_options[6],
    counting_options[7],
    {"--tests", "",
     "Tests each theme across the columns, by the test that fits who is in them; wants "
     "--count participants."},
    {"--correct", words_for_correction,
     "With --tests: how p is adjusted over the themes of a contrast."}};
constexpr auto table_options = joined(table_own_options, table_formats);
constexpr std::string_view table_notes[] = {
    "A theme with themes below it counts the union of its own and theirs.", about_lists,
    about_table_formats};

} // namespace

extern constexpr Verb verb_table{.name = "table",
                                 .summary = "Counts themes by stage, role or any trait.",
                                 .options = table_options,
                                 .notes = table_notes,
                                 .act = ActReading{show_table},
                                 .answers = Answers::tables,
                                 .check = check_table};

} // namespace themata
