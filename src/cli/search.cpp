#include "cli/csv.h"
#include "cli/search_lines.h"
#include "cli/verbs.h"
#include "workbench/workbench.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

struct Key {
    std::string_view name;
    BreakdownKey key;
};

constexpr Key keys[] = {
    {"role", BreakdownKey::role}, {"stage", BreakdownKey::stage}, {"theme", BreakdownKey::theme}};

Result<std::vector<BreakdownKey>> keys_of(const Call& call) {
    std::vector<BreakdownKey> asked;
    for (const std::string& name : pieces_of(call.value("--breakdown", ""))) {
        const auto* key = std::ranges::find(keys, name, &Key::name);
        if (key == std::ranges::end(keys))
            return failure(Error::Code::wrong_call,
                           fmt::format("--breakdown cannot go by “{}”.", name),
                           "It goes by role, stage, theme or several of them: role,stage.");
        asked.push_back(key->key);
    }
    return asked;
}

Json in_json(const Study& study, const Hit& hit) {
    const AnswerWords words = words_of(study, hit.response);
    Json spans = Json::array();
    for (const Span span : hit.spans)
        spans.push_back({span.begin, span.end});
    return {{"response", hit.response.value},
            {"participant", words.participant},
            {"role", words.role},
            {"stage", words.stage},
            {"question", words.question},
            {"text", words.text},
            {"spans", std::move(spans)},
            {"score", std::round(hit.score * 1e4) / 1e4}};
}

Json in_json(const Study& study, const BreakdownRow& row, const std::vector<BreakdownKey>& asked) {
    Json json;
    for (const Key& key : keys)
        if (std::ranges::count(asked, key.key) > 0)
            json[std::string(key.name)] = word_of(study, row, key.key);
    json["n"] = row.n;
    return json;
}

std::string in_json(const Study& study, const Hits& hits, const std::vector<BreakdownKey>& asked) {
    Json list = Json::array();
    for (const Hit& hit : hits.hits)
        list.push_back(in_json(study, hit));
    Json rows = Json::array();
    for (const BreakdownRow& row : hits.breakdown)
        rows.push_back(in_json(study, row, asked));
    return Json{{"total", hits.total}, {"hits", std::move(list)}, {"breakdown", std::move(rows)}}
               .dump(1) +
           '\n';
}

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const Study& study, const std::vector<Hit>& hits) {
    Rows rows{{"Participant", "Role", "Stage", "Question", "Answer"}};
    for (const Hit& hit : hits) {
        const AnswerWords words = words_of(study, hit.response);
        rows.push_back({words.participant, words.role, words.stage, words.question, words.text});
    }
    return rows;
}

Rows rows_of(const Study& study, const std::vector<BreakdownRow>& breakdown,
             const std::vector<BreakdownKey>& asked) {
    Rows rows{{}};
    for (const Key& key : keys)
        if (std::ranges::count(asked, key.key) > 0)
            rows.front().push_back(std::string(1, static_cast<char>(key.name[0] - 'a' + 'A')) +
                                   std::string(key.name.substr(1)));
    rows.front().emplace_back("n");
    for (const BreakdownRow& each : breakdown) {
        std::vector<std::string> row;
        for (const Key& key : keys)
            if (std::ranges::count(asked, key.key) > 0)
                row.push_back(word_of(study, each, key.key));
        row.push_back(fmt::format("{}", each.n));
        rows.push_back(std::move(row));
    }
    return rows;
}

void print(const Study& study, const Hits& hits, const std::vector<BreakdownKey>& asked,
           Terminal& terminal) {
    terminal.out << fmt::format("{} of {} answers match.\n", hits.total, study.responses.size());
    for (const Hit& hit : hits.hits)
        terminal.out << '\n' << lines_of(study, hit, terminal);
    if (hits.hits.size() < hits.total && !hits.hits.empty())
        terminal.out << fmt::format("\nThe best {} are shown; --limit N shows more.\n",
                                    hits.hits.size());
    if (!asked.empty() && hits.total > 0)
        terminal.out << '\n' << breakdown_in_text(rows_of(study, hits.breakdown, asked));
}

} // namespace

Result<void> search_answers(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const auto asked = keys_of(call);
    if (!asked)
        return failure(asked.error());
    const std::size_t limit = call.has("--count") ? 0 : call.number("--limit", 20);
    const auto hits = workbench.search(
        call.argument(1), {.limit = limit, .offset = 0, .breakdown = *asked}, terminal.stop);
    if (!hits)
        return failure(hits.error());
    const std::string format = call.value("--format", "text");
    const Study& study = workbench.study();
    if (format == "json")
        terminal.out << in_json(study, *hits, *asked);
    else if (format == "csv")
        terminal.out << csv_of(asked->empty() ? rows_of(study, hits->hits)
                                              : rows_of(study, hits->breakdown, *asked));
    else
        print(study, *hits, *asked, terminal);
    return {};
}

} // namespace themata
