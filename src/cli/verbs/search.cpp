#include "cli/answer_lines.h"
#include "cli/call.h"
#include "cli/tabulated.h"
#include "cli/text_table.h"
#include "cli/verb.h"
#include "text/fold.h"
#include "text/nearest.h"
#include "text/segments.h"
#include "text/sentences.h"
#include "workbench/exports.h"
#include "workbench/inquiries.h"
#include "workbench/names.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

namespace themata {

namespace {

// What a search is to be counted by, as --breakdown names it.
struct BreakdownWish {
    std::vector<BreakdownKey> keys;
    std::vector<std::string> traits;

    [[nodiscard]] bool empty() const { return keys.empty() && traits.empty(); }
};

struct Key {
    std::string_view name;
    BreakdownKey key;
};

constexpr Key keys[] = {
    {"role", BreakdownKey::role}, {"stage", BreakdownKey::stage}, {"theme", BreakdownKey::theme}};

constexpr std::string_view trait = "trait.";

std::vector<std::string> trait_names(const Study& study) {
    std::vector<std::string> names;
    study.traits.for_each([&](const Trait& each) {
        if (std::ranges::find(names, each.name) == names.end())
            names.push_back(each.name);
    });
    return names;
}

Result<std::string> trait_named(const Study& study, const std::string& typed) {
    const std::vector<std::string> names = trait_names(study);
    for (const std::string& name : names)
        if (name == typed)
            return name;
    for (const std::string& name : names)
        if (fold_loosely(name) == fold_loosely(typed))
            return name;
    const auto near = names_near(typed, names, 1);
    return failure(Error::Code::not_found, fmt::format("The study has no trait “{}”.", typed),
                   near.empty() ? "“themata describe” lists the traits of the study."
                                : fmt::format("Did you mean trait.{}?", near.front()));
}

bool has(const BreakdownWish& wish, BreakdownKey key) {
    return std::ranges::find(wish.keys, key) != wish.keys.end();
}

Result<BreakdownWish> breakdown_wish(const Study& study, const std::string& list) {
    BreakdownWish wish;
    for (const std::string& name : pieces_of(list)) {
        const auto* key = std::ranges::find(keys, name, &Key::name);
        if (key != std::ranges::end(keys)) {
            wish.keys.push_back(key->key);
            continue;
        }
        if (!name.starts_with(trait))
            return failure(Error::Code::wrong_call,
                           fmt::format("--breakdown cannot go by “{}”.", name),
                           "It goes by role, stage, theme, trait.NAME or several of them: "
                           "role,stage.");
        auto known = trait_named(study, name.substr(trait.size()));
        if (!known)
            return failure(std::move(known.error()));
        wish.traits.push_back(std::move(*known));
    }
    return wish;
}

constexpr std::string_view nothing_of_it = "(none)";

template <class Record>
std::string name_or_none(const Study& study, Id<Record> id) {
    const Record* record = find(study, id);
    return record ? record->name : std::string(nothing_of_it);
}

std::string word_of(const Study& study, const BreakdownRow& row, BreakdownKey key) {
    if (key == BreakdownKey::role)
        return name_or_none(study, row.role);
    if (key == BreakdownKey::stage)
        return name_or_none(study, row.stage);
    return row.theme ? path_of(study, row.theme) : std::string(nothing_of_it);
}

std::vector<std::string> columns_of(const BreakdownWish& wish) {
    std::vector<std::string> columns;
    for (const Key& key : keys)
        if (has(wish, key.key))
            columns.emplace_back(key.name);
    for (const std::string& name : wish.traits)
        columns.push_back(std::string(trait) + name);
    return columns;
}

std::vector<std::string> cells_of(const Study& study, const BreakdownRow& row,
                                  const BreakdownWish& wish) {
    std::vector<std::string> cells;
    for (const Key& key : keys)
        if (has(wish, key.key))
            cells.push_back(word_of(study, row, key.key));
    for (const std::string& value : row.traits)
        cells.push_back(value.empty() ? "(none)" : value);
    return cells;
}

constexpr std::size_t widest_label = 14;

// Not wider than this: a longer text loses its beginning.
std::string end_of(std::string text, std::size_t width) {
    if (display_width(text) <= width)
        return text;
    std::uint32_t begin = 0;
    while (display_width(std::string_view(text).substr(begin)) + 1 > width)
        begin = next_grapheme(text, begin);
    return "…" + text.substr(begin);
}

std::string kwic_in_text(const Study& study, const std::vector<KwicLine>& lines,
                         const Terminal& terminal) {
    std::size_t label_width = 0;
    std::vector<std::string> labels;
    for (const KwicLine& line : lines) {
        labels.push_back(
            shorten(terminal_line(words_of(study, line.response).participant), widest_label));
        label_width = std::max(label_width, display_width(labels.back()));
    }
    const std::size_t rest =
        terminal.width > label_width + 22 ? terminal.width - label_width - 2 : 20;
    const std::size_t left_width = rest * 2 / 5;
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const KwicLine& line = lines[i];
        const std::string left = end_of(terminal_line(line.left), left_width);
        const std::string match = terminal_line(line.match);
        const std::size_t taken = left_width + display_width(match) + 2;
        const std::string right =
            taken < rest ? shorten(terminal_line(line.right), rest - taken) : std::string();
        std::string shown = fmt::format("{}  {}{}{}", pad(labels[i], label_width),
                                        pad(left, left_width, Align::right), marked(match), right);
        shown.erase(shown.find_last_not_of(' ') + 1);
        text += with_marks_shown(std::move(shown), terminal.reads_out) + '\n';
    }
    return text;
}

std::string breakdown_in_text(const std::vector<std::vector<std::string>>& rows) {
    TextTable table;
    table.columns.assign(rows.front().size(), Align::left);
    table.columns.back() = Align::right;
    for (const auto& row : rows) {
        std::vector<std::string> cells;
        std::ranges::transform(row, std::back_inserter(cells),
                               [](const std::string& cell) { return terminal_line(cell); });
        table.rows.push_back(std::move(cells));
    }
    return in_columns(table);
}

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
        terminal.out << fmt::format("Did you mean: {} ({})?\n", hits.meant->query,
                                    counted(hits.meant->total, "answer"));
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

Result<void> check_search(const Call& call) {
    if (call.has("--sort") && !call.has("--kwic"))
        return wrong_call("--sort is for --kwic.",
                          "Add --kwic, or take --sort away: answers come the best first.");
    if (call.has("--like") && call.has("--like-theme"))
        return wrong_call("--like and --like-theme exclude each other.",
                          "Give the number of an answer, or a theme.");
    if (call.size() < 2 && !is_about_likeness(call))
        return wrong_call("“themata search” needs a QUERY.",
                          "Or --like N for answers like one of them; see themata search --help.");
    return {};
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
    SearchOptions wanted{.limit = limit,
                         .offset = 0,
                         .breakdown = wish->keys,
                         .breakdown_traits = wish->traits,
                         .without = response_likened(call)};
    wanted.order = call.chosen("--order", wanted.order);
    auto hits = workbench.search(*query, wanted, terminal.stop);
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
        found.lines = kwic(study, found.hits.hits, around, call.chosen("--sort", KwicSort::rank));
    const std::string& asked = found.like ? *found.like : *query;
    const Answer answer{
        .tables = {tabulated(found, asked, provenance_of(*workbench.snapshot(), command_of(call)))},
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
        .csv = [&] { return list_in_csv(answer.tables.front()); }};
    return put_out(call, answer, terminal);
}

constexpr std::string_view about_the_shell =
    "Put the query in single quotes, so that the shell leaves it alone, or in double quotes when "
    "it "
    "holds single ones; put -- before a query that begins with “-”.";

constexpr Choice words_for_search_order[] = {{"best", SearchOrder::best_first},
                                             {"uncoded", SearchOrder::uncoded_first}};
constexpr Choice words_for_sort[] = {{"left", KwicSort::left},
                                     {"right", KwicSort::right},
                                     {"rank", KwicSort::rank},
                                     {"participant", KwicSort::participant},
                                     {"stage", KwicSort::stage}};
constexpr OptionRule search_own_options[] = {
    {"--like", any_number,
     "Answers like the one of this number, by the words that tell it from "
     "others; with a QUERY those of them that match."},
    {"--like-theme", "T", "Answers like those coded with this theme that do not have it yet."},
    {"--terms", any_number, "Also the N words that tell what was found from all other answers."},
    {"--limit", any_number, "How many answers are shown; else 20."},
    {"--count", "", "Says how many there are and shows none."},
    {"--order", words_for_search_order,
     "uncoded: those first that nobody has coded or judged yet."},
    {"--kwic", "", "Each match on a line, with the words around it."},
    {"--sort", words_for_sort,
     "With --kwic: by the words before it, by those behind it, or by whose and "
     "when."},
    {"--breakdown", "role,stage,theme,trait.NAME", "Counts them by these, or some of them."}};
constexpr auto search_options = joined(search_own_options, table_formats);
constexpr std::string_view search_notes[] = {
    about_the_shell, "In a pipe the hit stands between « and ».", about_table_formats};

} // namespace

extern constexpr Verb verb_search{.name = "search",
                                  .summary = "Shows the answers that match, the best first.",
                                  .arguments = "STUDY [QUERY]",
                                  .options = search_options,
                                  .notes = search_notes,
                                  .act = ActReading{search_answers},
                                  .answers = Answers::tables,
                                  .check = check_search,
                                  .forms = query_language};

} // namespace themata
