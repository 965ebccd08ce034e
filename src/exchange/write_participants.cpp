#include "exchange/column_profile.h"
#include "exchange/delimited.h"
#include "exchange/heading_names.h"
#include "exchange/mapping.h"
#include "exchange/write_study.h"
#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

namespace themata {

namespace {

struct Column {
    std::string name;
    TraitKind kind;
};

std::vector<Column> columns_of(const Study& study) {
    std::vector<Column> columns;
    std::unordered_map<std::string_view, bool> seen;
    for (const Trait& trait : study.traits)
        if (seen.try_emplace(trait.name).second)
            columns.push_back({.name = trait.name, .kind = trait.kind});
    return columns;
}

CsvRow row_of(const Snapshot& now, const Participant& participant,
              const std::vector<Column>& columns) {
    const Role* role = now.study.roles.find(participant.role);
    CsvRow row;
    row.text(participant.label);
    row.text(role ? role->name : "");
    for (const Column& column : columns) {
        const Trait* trait = trait_of(now.study, now.lookup, participant.id, column.name);
        if (trait && number_in(trait->value))
            row.number(trait->value);
        else
            row.text(trait ? trait->value : "");
    }
    return row;
}

std::string text_of(const Snapshot& now, const std::vector<Column>& columns,
                    const std::vector<std::string>& heading, ByteOrderMark mark) {
    const EachRow each_row = [&](const TakeRow& take) {
        for (const Participant& participant : now.study.participants)
            take(row_of(now, participant, columns));
    };
    return csv_text(heading, each_row, mark);
}

// How an import would read the columns; empty when it would not see participants.
std::vector<ColumnPlan> read_back(const std::string& text) {
    const auto sheet = read_delimited(text, {});
    if (!sheet)
        return {};
    const auto mapping =
        map_file(*sheet, "participants.csv", {}, [](std::string_view) { return false; });
    if (!mapping || mapping->kind != FileKind::participants)
        return {};
    return mapping->columns;
}

bool is_read_as(const std::vector<ColumnPlan>& plans, std::size_t place, const Column& column) {
    return place < plans.size() && plans[place].use == ColumnUse::trait &&
           plans[place].name == column.name && plans[place].trait_kind == column.kind;
}

} // namespace

std::string write_participants(const Snapshot& now, ByteOrderMark mark) {
    const auto columns = columns_of(now.study);
    std::vector<std::string> heading = {"Participant", "Role"};
    for (const Column& column : columns)
        heading.push_back(column.name);
    const auto plans = read_back(text_of(now, columns, heading, ByteOrderMark::none));
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!is_read_as(plans, i + 2, columns[i]))
            heading[i + 2] = fmt::format("{} [{}]", columns[i].name, name_of(columns[i].kind));
    return text_of(now, columns, heading, mark);
}

} // namespace themata
