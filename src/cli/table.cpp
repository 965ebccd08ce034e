#include "analysis/theme_table.h"
#include "cli/table_asked.h"
#include "cli/tabulated.h"
#include "cli/theme_table_json.h"
#include "cli/verbs.h"
#include "cli/whose_asked.h"
#include "workbench/workbench.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

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
constexpr Meaning<Correction> corrections[] = {
    {"holm", Correction::holm}, {"bh", Correction::benjamini_hochberg}, {"none", Correction::none}};
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
    return TableSpec{
        .columns = std::move(*axes),
        .count = meaning(call, "--count", counts),
        .base = meaning(call, "--base", bases),
        .whose = std::move(*whose),
        .rows = {.depth =
                     call.has("--top-level") ? Rows::Depth::top_level : Rows::Depth::whole_tree,
                 .listed = call.has("--used") ? Rows::Listed::used : Rows::Listed::all,
                 .retired = call.has("--retired") ? Rows::Retired::shown : Rows::Retired::left_out},
        .tests = call.has("--tests") ? TestsWanted::yes : TestsWanted::no,
        .correction = meaning(call, "--correct", corrections)};
}

Provenance made_of(const Call& call, const Snapshot& now, const TableSpec& spec) {
    Provenance made = provenance_of(now, command_of("table", call));
    made.settings.emplace_back("coders", in_words(now.study, spec.whose));
    return made;
}

} // namespace

Result<TableSpec> table_asked(const Call& call, const Snapshot& now) { return spec_of(call, now); }

Result<std::vector<Axis>> axes_asked(const Study& study, const std::string& list) {
    return axes_of(study, list);
}

CellForm cells_asked(const Call& call) { return meaning(call, "--cells", forms); }

Result<void> check_table(const Call& call) {
    if (call.has("--correct") && !call.has("--tests"))
        return failure(Error::Code::wrong_call, "--correct is about tests.",
                       "Give --tests as well.");
    const auto agreed = check_agreed(call);
    return agreed ? check_tabulated(call) : agreed;
}

Result<void> show_table(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const auto spec = spec_of(call, *workbench.snapshot());
    if (!spec)
        return failure(spec.error());
    const auto table = theme_table(*workbench.snapshot(), *spec);
    if (!table)
        return failure(table.error());
    const CellForm form = cells_asked(call);
    Answer answer{
        .tables = {tabulation_of(*table, form, made_of(call, *workbench.snapshot(), *spec))},
        .json = [&] { return theme_table_in_json(*table); }};
    if (table->columns.empty())
        answer.text = [](std::size_t) {
            return std::string("Nobody has answered yet: the table has no columns.\n");
        };
    return put_out(call, answer, terminal);
}

} // namespace themata
