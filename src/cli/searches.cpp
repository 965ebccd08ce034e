#include "cli/csv.h"
#include "cli/opening.h"
#include "cli/passages.h"
#include "cli/rule_verbs.h"
#include "cli/search_lines.h"
#include "cli/text_table.h"
#include "workbench/names.h"
#include "workbench/rules.h"
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
struct Listed {
    SavedSearch search;
    Result<SeenAgain> seen;
};

std::vector<Listed> listed(const Workbench& workbench) {
    std::vector<Listed> all;
    for (const SavedSearch& search : workbench.study().searches)
        all.push_back({search, workbench.matching(search.query).map([&](const ResponseSet& found) {
                           return seen_again(found, search);
                       })});
    return all;
}

std::vector<std::string> row_of(const Study& study, const Listed& one) {
    return {one.search.name, one.search.query, theme_of(study, one.search),
            one.seen ? fmt::format("{}", one.seen->total) : one.seen.error().what,
            one.seen ? fmt::format("{}", one.seen->fresh) : ""};
}

std::string in_text(const Study& study, const std::vector<Listed>& all) {
    if (all.empty())
        return "No search is saved.\n";
    TextTable table{.columns = {Align::left, Align::left, Align::left, Align::right, Align::right},
                    .over = {},
                    .rows = {{"Name", "Query", "Theme", "Answers", "New"}}};
    for (const Listed& one : all) {
        auto row = row_of(study, one);
        for (std::string& cell : row)
            cell = shorten(one_line(cell), query_room);
        table.rows.push_back(std::move(row));
    }
    return in_columns(table);
}

Json in_json(const Study& study, const std::vector<Listed>& all) {
    Json list = Json::array();
    for (const Listed& one : all)
        list.push_back({{"name", one.search.name},
                        {"query", one.search.query},
                        {"theme", one.search.theme ? Json(theme_of(study, one.search)) : Json()},
                        {"scope", name_of(one.search.scope)},
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
                 << fmt::format("{} {}, {} new since the last look.\n", seen.total,
                                seen.total == 1 ? "answer" : "answers", seen.fresh);
    for (const Hit& hit : shown)
        terminal.out << '\n' << lines_of(study, hit, terminal);
}

} // namespace

Result<void> searches_list(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const auto all = listed(workbench);
    const Study& study = workbench.study();
    const std::string format = call.value("--format", "text");
    std::vector<std::vector<std::string>> rows{{"Name", "Query", "Theme", "Answers", "New"}};
    for (const Listed& one : all)
        rows.push_back(row_of(study, one));
    if (format == "json")
        terminal.out << in_json(study, all).dump(1) << '\n';
    else
        terminal.out << (format == "csv" ? csv_of(rows) : in_text(study, all));
    return {};
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
                            .scope = scope_of(call, search->scope)},
               terminal);
}

Result<void> searches_remove(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto search = search_at(call, 1, workbench);
    if (!search)
        return failure(search.error());
    return act(workbench, RemoveSearch{search->id}, terminal);
}

} // namespace themata
