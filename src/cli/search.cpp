#include "cli/csv.h"
#include "cli/search_lines.h"
#include "cli/tabulated.h"
#include "cli/verbs.h"
#include "workbench/inquiries.h"
#include "workbench/names.h"
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

// What was found, and how it was asked to be shown.
struct Findings {
    const Study& study;
    Hits hits;
    std::vector<KwicLine> lines;
    BreakdownWish wish;
    bool in_context = false;
    std::optional<std::string> like = {};               // the query that likeness came to
    std::optional<std::vector<TellingWord>> terms = {}; // where they were asked for
};

KwicSort sort_of(const Call& call) {
    const std::string sort = call.value("--sort", "rank");
    return sort == "left"          ? KwicSort::left
           : sort == "right"       ? KwicSort::right
           : sort == "participant" ? KwicSort::participant
           : sort == "stage"       ? KwicSort::stage
                                   : KwicSort::rank;
}

Json words_in_json(const AnswerWords& words, ResponseId response) {
    return {{"response", response.value},
            {"participant", words.participant},
            {"role", words.role},
            {"stage", words.stage},
            {"question", words.question}};
}

Json in_json(const Study& study, const Hit& hit) {
    const AnswerWords words = words_of(study, hit.response);
    Json json = words_in_json(words, hit.response);
    Json spans = Json::array();
    for (const Span span : hit.spans)
        spans.push_back({span.begin, span.end});
    json["text"] = words.text;
    json["spans"] = std::move(spans);
    json["score"] = std::round(hit.score * 1e4) / 1e4;
    return json;
}

Json in_json(const Study& study, const KwicLine& line) {
    Json json = words_in_json(words_of(study, line.response), line.response);
    json["left"] = line.left;
    json["match"] = line.match;
    json["right"] = line.right;
    json["span"] = {line.span.begin, line.span.end};
    return json;
}

Json in_json(const Study& study, const BreakdownRow& row, const BreakdownWish& wish) {
    Json json;
    const auto columns = columns_of(wish);
    const auto cells = cells_of(study, row, wish);
    for (std::size_t i = 0; i < columns.size(); ++i)
        json[columns[i]] = cells[i];
    json["n"] = row.n;
    return json;
}

void add_what_was_asked_beside(const Findings& found, Json& json) {
    if (found.like)
        json["query"] = *found.like;
    if (found.hits.meant)
        json["meant"] = {{"query", found.hits.meant->query}, {"total", found.hits.meant->total}};
    if (found.terms) {
        json["terms"] = Json::array();
        for (const TellingWord& term : *found.terms)
            json["terms"].push_back({{"word", term.word}, {"here", term.here}, {"all", term.all}});
    }
}

std::string in_json(const Findings& found) {
    Json list = Json::array();
    Json rows = Json::array();
    for (const KwicLine& line : found.lines)
        list.push_back(in_json(found.study, line));
    if (!found.in_context)
        for (const Hit& hit : found.hits.hits)
            list.push_back(in_json(found.study, hit));
    for (const BreakdownRow& row : found.hits.breakdown)
        rows.push_back(in_json(found.study, row, found.wish));
    Json json{{"total", found.hits.total},
              {found.in_context ? "lines" : "hits", std::move(list)},
              {"breakdown", std::move(rows)}};
    add_what_was_asked_beside(found, json);
    return json.dump(1) + '\n';
}

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of_hits(const Findings& found) {
    Rows rows{{"Participant", "Role", "Stage", "Question", "Answer"}};
    for (const Hit& hit : found.hits.hits) {
        const AnswerWords words = words_of(found.study, hit.response);
        rows.push_back({words.participant, words.role, words.stage, words.question, words.text});
    }
    return rows;
}

Rows rows_of_lines(const Findings& found) {
    Rows rows{{"Participant", "Role", "Stage", "Question", "Left", "Match", "Right"}};
    for (const KwicLine& line : found.lines) {
        const AnswerWords words = words_of(found.study, line.response);
        rows.push_back({words.participant, words.role, words.stage, words.question, line.left,
                        line.match, line.right});
    }
    return rows;
}

std::string heading_of(std::string column) {
    if (!column.starts_with("trait."))
        column.front() = static_cast<char>(column.front() - 'a' + 'A');
    return column;
}

Rows rows_of_breakdown(const Findings& found) {
    Rows rows{{}};
    for (const std::string& column : columns_of(found.wish))
        rows.front().push_back(heading_of(column));
    rows.front().emplace_back("n");
    for (const BreakdownRow& each : found.hits.breakdown) {
        rows.push_back(cells_of(found.study, each, found.wish));
        rows.back().push_back(fmt::format("{}", each.n));
    }
    return rows;
}

Rows rows_of_terms(const Findings& found) {
    Rows rows{{"Word", "Here", "All"}};
    for (const TellingWord& term : *found.terms)
        rows.push_back({term.word, fmt::format("{}", term.here), fmt::format("{}", term.all)});
    return rows;
}

bool is_about_likeness(const Call& call) { return call.has("--like") || call.has("--like-theme"); }

std::string in_csv(const Findings& found) {
    if (found.terms)
        return csv_of(rows_of_terms(found));
    if (found.in_context)
        return csv_of(rows_of_lines(found));
    return csv_of(found.wish.empty() ? rows_of_hits(found) : rows_of_breakdown(found));
}

// The first row are the headings; the last columns are counts.
Tabulation tabulated(const Rows& rows, std::size_t counts) {
    Tabulation table;
    const std::size_t words = rows.front().size() - counts;
    for (std::size_t at = 0; at < rows.front().size(); ++at)
        table.columns.push_back({{rows.front()[at]}, at < words ? Align::left : Align::right});
    for (std::size_t row = 1; row < rows.size(); ++row) {
        table.rows.emplace_back();
        for (std::size_t at = 0; at < rows[row].size(); ++at)
            table.rows.back().cells.push_back(at < words ? cell_of(rows[row][at])
                                                         : cell_of(std::stod(rows[row][at]), 0));
    }
    return table;
}

// What was counted where that was asked for, else what was found.
Tabulation tabulated(const Findings& found, const std::string& query, Provenance made) {
    constexpr std::size_t of_a_word = 2;
    const bool counted = !found.wish.empty();
    Tabulation table = found.terms        ? tabulated(rows_of_terms(found), of_a_word)
                       : found.in_context ? tabulated(rows_of_lines(found), 0)
                       : counted          ? tabulated(rows_of_breakdown(found), 1)
                                          : tabulated(rows_of_hits(found), 0);
    table.name = "search";
    table.title =
        (found.terms ? "Words that tell the answers that match “" : "Answers that match “") +
        query + (found.terms ? "” from the others" : "”");
    const std::size_t all = found.study.responses.size();
    table.notes = {fmt::format("{} of {} answers match.", found.hits.total, all)};
    if (counted && !found.terms && !found.in_context)
        table.notes.front() += " n: answers that match; an answer with several themes counts "
                               "once in each.";
    else if (!found.terms && found.hits.hits.size() < found.hits.total)
        table.notes.front() += fmt::format(" The best {} are shown.", found.hits.hits.size());
    table.made = std::move(made);
    return table;
}

void print(const Findings& found, Terminal& terminal) {
    const Hits& hits = found.hits;
    terminal.out << fmt::format("{} of {} answers match.\n", hits.total,
                                found.study.responses.size());
    if (found.like)
        terminal.out << paragraph("By the words: " + *found.like, "", terminal.width);
    if (found.hits.meant)
        terminal.out << fmt::format("Did you mean: {} ({} {})?\n", hits.meant->query,
                                    hits.meant->total,
                                    hits.meant->total == 1 ? "answer" : "answers");
    if (found.in_context && !found.lines.empty())
        terminal.out << '\n' << kwic_in_text(found.study, found.lines, terminal);
    if (!found.in_context)
        for (const Hit& hit : hits.hits)
            terminal.out << '\n' << lines_of(found.study, hit, terminal);
    if (hits.hits.size() < hits.total && !hits.hits.empty())
        terminal.out << fmt::format("\nThe best {} are shown; --limit N shows more.\n",
                                    hits.hits.size());
    if (!found.wish.empty() && hits.total > 0)
        terminal.out << '\n' << breakdown_in_text(rows_of_breakdown(found));
    if (found.terms && !found.terms->empty())
        terminal.out << '\n' << breakdown_in_text(rows_of_terms(found));
    else if (found.terms && hits.total > 0)
        terminal.out << '\n'
                     << paragraph("No word that also stands in other answers tells these apart.",
                                  "", terminal.width);
}

// The answer that others are to be like; none where that was not asked.
ResponseId response_likened(const Call& call) {
    return {static_cast<std::uint32_t>(call.number("--like", 0))};
}

// A query, or what likeness comes to, or both.
Result<std::string> query_asked(const Call& call, const Workbench& workbench,
                                std::stop_token stop) {
    const std::string& typed = call.argument(1);
    if (!is_about_likeness(call))
        return typed;
    FindLike like{.response = response_likened(call), .theme = {}};
    if (call.has("--like-theme")) {
        const auto theme = theme_named(*workbench.snapshot(), call.value("--like-theme", ""));
        if (!theme)
            return failure(theme.error());
        like.theme = *theme;
    } else if (!find(workbench.study(), like.response)) {
        return failure(Error::Code::not_found,
                       fmt::format("There is no response {}.", like.response.value),
                       "“themata search --format json” shows the numbers.");
    }
    auto query = query_like(workbench, like, stop);
    if (!query || typed.empty())
        return query;
    return "(" + typed + ") (" + *query + ")";
}

} // namespace

Result<void> check_search(const Call& call) {
    if (call.has("--sort") && !call.has("--kwic"))
        return failure(Error::Code::wrong_call, "--sort is for --kwic.",
                       "Add --kwic, or take --sort away: answers come the best first.");
    if (call.has("--like") && call.has("--like-theme"))
        return failure(Error::Code::wrong_call, "--like and --like-theme exclude each other.",
                       "Give the number of an answer, or a theme.");
    if (call.size() < 2 && !is_about_likeness(call))
        return failure(Error::Code::wrong_call, "“themata search” needs a QUERY.",
                       "Or --like N for answers like one of them; see themata search --help.");
    return check_tabulated(call);
}

Result<void> search_answers(const Call& call, const Workbench& workbench, Terminal& terminal) {
    constexpr std::size_t around = 100; // graphemes on either side of a match
    const Study& study = workbench.study();
    auto wish = breakdown_wish(study, call.value("--breakdown", ""));
    if (!wish)
        return failure(wish.error());
    auto query = query_asked(call, workbench, terminal.stop);
    if (!query)
        return failure(query.error());
    const std::size_t limit = call.has("--count") ? 0 : call.number("--limit", 20);
    SearchOptions options{.limit = limit,
                          .offset = 0,
                          .breakdown = wish->keys,
                          .breakdown_traits = wish->traits,
                          .without = response_likened(call)};
    if (call.value("--order", "best") == "uncoded")
        options.order = SearchOrder::uncoded_first;
    auto hits = workbench.search(*query, options, terminal.stop);
    if (!hits)
        return failure(hits.error());
    Findings found{study, std::move(*hits), {}, std::move(*wish), call.has("--kwic")};
    if (is_about_likeness(call))
        found.like = std::move(*query);
    if (const std::size_t terms = call.number("--terms", 0); terms > 0) {
        auto words = workbench.telling_words(found.hits.responses, terms, terminal.stop);
        if (!words)
            return failure(words.error());
        found.terms = std::move(*words);
    }
    if (found.in_context)
        found.lines = kwic(study, found.hits.hits, around, sort_of(call));
    const std::string& asked = found.like ? *found.like : *query;
    const Answer answer{
        .tables = {tabulated(found, asked,
                             provenance_of(*workbench.snapshot(), command_of("search", call)))},
        .json = [&] { return in_json(found); },
        .text =
            [&](std::size_t width) {
                std::ostringstream text;
                Terminal page{.out = text,
                              .err = terminal.err,
                              .reads_out =
                                  call.has("--out") ? Audience::program : terminal.reads_out,
                              .width = width};
                print(found, page);
                return text.str();
            },
        .csv = [&] { return in_csv(found); }};
    return put_out(call, answer, terminal);
}

} // namespace themata
