#include "analysis/theme_tabulation.h"
#include "cli/tabulated.h"
#include "cli/verbs.h"
#include "cli/whose_asked.h"
#include "workbench/workbench.h"
#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

// A word of an option and what it stands for; value_fits() has let no other word through.
template <class Value>
using Meaning = std::pair<std::string_view, Value>;

template <class Value, std::size_t n>
Value meaning(const Call& call, std::string_view option, const Meaning<Value> (&meanings)[n]) {
    const std::string word = call.value(option, meanings[0].first);
    return std::ranges::find(meanings, word, &Meaning<Value>::first)->second;
}

constexpr Meaning<Count> counts[] = {{"mentions", Count::mentions},
                                     {"responses", Count::responses},
                                     {"participants", Count::participants}};
constexpr Meaning<Base> bases[] = {{"answered", Base::answered},
                                   {"took-part", Base::took_part},
                                   {"asked", Base::asked},
                                   {"codable", Base::codable}};
constexpr Meaning<CellForm> forms[] = {{"n", CellForm::n},
                                       {"n/N", CellForm::n_of_N},
                                       {"percent", CellForm::percent},
                                       {"tally", CellForm::tally}};

Result<std::vector<Axis>> axes_of(const Study& study, const std::string& list) {
    std::vector<Axis> axes;
    for (const std::string& name : pieces_of(list)) {
        auto axis = axis_named(study, name);
        if (!axis)
            return failure(axis.error());
        axes.push_back(*axis);
    }
    return axes;
}

Result<TableSpec> spec_of(const Call& call, const Snapshot& now) {
    auto axes = axes_of(now.study, call.value("--columns", "role,stage"));
    if (!axes)
        return failure(axes.error());
    auto whose = whose_asked(call, now);
    if (!whose)
        return failure(whose.error());
    using Rows = ThemeRows;
    return TableSpec{.columns = std::move(*axes),
                     .count = meaning(call, "--count", counts),
                     .base = meaning(call, "--base", bases),
                     .whose = std::move(*whose),
                     .rows = {.depth = call.has("--top-level") ? Rows::Depth::top_level
                                                               : Rows::Depth::whole_tree,
                              .listed = call.has("--used") ? Rows::Listed::used : Rows::Listed::all,
                              .retired = call.has("--retired") ? Rows::Retired::shown
                                                               : Rows::Retired::left_out}};
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
    }
    return {{"count", name_of(table.count)},
            {"base", name_of(table.base)},
            {"columns", std::move(columns)},
            {"rows", std::move(rows)},
            {"footnote", table.footnote}};
}

Provenance made_of(const Call& call, const Snapshot& now, const TableSpec& spec) {
    Provenance made = provenance_of(now, command_of("table", call));
    made.settings.emplace_back("coders", in_words(now.study, spec.whose));
    return made;
}

} // namespace

Result<void> check_table(const Call& call) {
    if (auto fine = check_whose(call); !fine)
        return fine;
    return check_tabulated(call);
}

Result<void> show_table(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const auto spec = spec_of(call, *workbench.snapshot());
    if (!spec)
        return failure(spec.error());
    const auto table = theme_table(*workbench.snapshot(), *spec);
    if (!table)
        return failure(table.error());
    const CellForm form = meaning(call, "--cells", forms);
    Answer answer{
        .tables = {tabulation_of(*table, form, made_of(call, *workbench.snapshot(), *spec))},
        .json = [&] { return in_json(*table).dump(1) + '\n'; }};
    if (table->columns.empty())
        answer.text = [](std::size_t) {
            return std::string("Nobody has answered yet: the table has no columns.\n");
        };
    return put_out(call, answer, terminal);
}

} // namespace themata
