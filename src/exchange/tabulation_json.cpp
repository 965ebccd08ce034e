#include "analysis/tabulation.h"
#include "exchange/tabulation_parts.h"
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

Json in_json(const TabulationRow& row) {
    Json cells = Json::array();
    for (const TabulationCell& cell : row.cells) {
        Json json{{"text", cell.text}};
        json["number"] = cell.number ? Json(*cell.number) : Json();
        if (!cell.reason.empty())
            json["reason"] = cell.reason;
        cells.push_back(std::move(json));
    }
    Json json{{"depth", row.depth}};
    if (row.kind == RowKind::base)
        json["kind"] = "base";
    json["cells"] = std::move(cells);
    return json;
}

Json in_json(const Tabulation& table) {
    Json columns = Json::array();
    for (const TabulationColumn& column : table.columns)
        columns.push_back({{"headings", column.headings}});
    Json rows = Json::array();
    for (const TabulationRow& row : table.rows)
        rows.push_back(in_json(row));
    return {{"name", table.name},
            {"title", table.title},
            {"columns", std::move(columns)},
            {"rows", std::move(rows)},
            {"notes", table.notes},
            {"made", Json::parse(provenance_json(table.made))}};
}

} // namespace

std::string json_tables(Tabulations tables) {
    if (tables.size() == 1)
        return in_json(tables.front()).dump(1) + '\n';
    Json all = Json::array();
    for (const Tabulation& table : tables)
        all.push_back(in_json(table));
    return all.dump(1) + '\n';
}

std::string table_metadata(Tabulations tables, std::string_view file_name) {
    Json columns = Json::array();
    if (!tables.empty())
        for (const TabulationColumn& column : tables.front().columns)
            columns.push_back({{"titles", flat_heading(column)}});
    Json notes = Json::array();
    for (const Tabulation& table : tables) {
        for (const std::string& note : table.notes)
            notes.push_back(note);
        for (const auto& [mark, reason] : Reasons(table).notes())
            notes.push_back(dash() + ": " + reason);
        notes.push_back(in_words(table.made));
    }
    Json made = Json::array();
    for (const Provenance& each : provenances(tables))
        made.push_back(Json::parse(provenance_json(each)));
    const Json json{{"@context", "http://www.w3.org/ns/csvw"},
                    {"url", file_name},
                    {"dc:title", tables.empty() ? "" : tables.front().title},
                    {"tableSchema", {{"columns", std::move(columns)}}},
                    {"notes", std::move(notes)},
                    {"themata:made", std::move(made)}};
    return json.dump(1) + '\n';
}

} // namespace themata
