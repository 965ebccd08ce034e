#include "analysis/rule_check.h"
#include "cli/answer_lines.h"
#include "cli/tabulated.h"
#include "cli/text_table.h"
#include "cli/verb.h"
#include "text/sentences.h"
#include "workbench/workbench.h"
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t answers_shown = 10;
constexpr std::size_t themes_shown = 3;

bool is_uncoded(const Snapshot& now, const Response& response) {
    return response.state == ResponseState::answered &&
           now.lookup.codings.of(response.id).empty() &&
           now.lookup.verdicts.of(response.id).empty();
}

// The answer that is named, or the first that nobody has judged.
Result<std::vector<ResponseId>> answers_of(const Call& call, const Snapshot& now) {
    if (call.has("--response")) {
        const ResponseId id{static_cast<std::uint32_t>(call.number("--response", 0))};
        if (!find(now.study, id))
            return failure(Error::Code::not_found,
                           fmt::format("There is no response {}.", id.value),
                           "“themata search --format json” shows the numbers.");
        return std::vector{id};
    }
    std::vector<ResponseId> answers;
    const std::size_t limit = call.number("--limit", answers_shown);
    for (const Response& response : now.study.responses)
        if (answers.size() < limit && is_uncoded(now, response))
            answers.push_back(response.id);
    return answers;
}

std::string in_text(const Snapshot& now, ResponseId id, const std::vector<Suggestion>& found,
                    std::size_t width) {
    const AnswerWords words = words_of(now.study, id);
    std::string lines = heading(words, width) + '\n' + paragraph(words.text, "  ", width);
    for (const Suggestion& suggestion : found) {
        lines += fmt::format("  {:>3.0f} % {}\n", 100 * suggestion.chance,
                             terminal_line(path_of(now.study, suggestion.theme)));
        if (!suggestion.words.empty())
            lines +=
                paragraph("for its words: " + joined(suggestion.words, ", "), "        ", width);
        for (const ResponseId like : suggestion.like)
            lines += "        like: " +
                     shorten("“" + terminal_line(find(now.study, like)->text) + "”", width - 14) +
                     '\n';
    }
    return lines + (found.empty() ? "  No theme is likely.\n" : "");
}

Json in_json(const Snapshot& now, ResponseId id, const std::vector<Suggestion>& found) {
    Json list = Json::array();
    for (const Suggestion& suggestion : found) {
        Json like = Json::array();
        for (const ResponseId each : suggestion.like)
            like.push_back(each.value);
        list.push_back({{"theme", path_of(now.study, suggestion.theme)},
                        {"chance", std::round(suggestion.chance * 1e3) / 1e3},
                        {"words", suggestion.words},
                        {"like", std::move(like)}});
    }
    return {{"response", id.value}, {"suggestions", std::move(list)}};
}

std::string share_in_words(std::optional<double> value) {
    return value ? fmt::format("{:.2f}", *value) : "–";
}

std::string check_in_text(const Study& study, const SuggestionCheck& check, std::uint64_t seed,
                          std::size_t width) {
    TextTable table{.columns = {Align::left, Align::right, Align::right, Align::right, Align::right,
                                Align::right, Align::right},
                    .over = {},
                    .rows = {{"Theme", "People", "Foretold", "Both", "Precision", "Recall", "F1"}}};
    for (const auto& [theme, both] : check.themes)
        table.rows.push_back({shorten(terminal_line(path_of(study, theme)), 40),
                              fmt::format("{}", both.human), fmt::format("{}", both.found),
                              fmt::format("{}", both.both), share_in_words(both.precision()),
                              share_in_words(both.recall()), share_in_words(both.f1())});
    TextTable ways{.columns = {Align::left, Align::right, Align::right},
                   .over = {},
                   .rows = {{"All themes", "Micro F1", "Macro F1"}}};
    for (const auto& [name, quality] :
         {std::pair("suggestions", check.model), std::pair("keywords", check.keywords),
          std::pair("the most frequent theme", check.most_frequent)})
        ways.rows.push_back(
            {name, share_in_words(quality.micro_f1()), share_in_words(quality.macro_f1)});
    const std::string note = fmt::format(
        "{} answers of {} participants that people judged, foretold by cross-validation in {} "
        "folds; all answers of a participant are in one fold (seed {}). Themes in at least {} "
        "answers. Keywords: for each theme up to five words that find it best in the other folds. "
        "A dash is undefined and counts as 0 in macro F1.",
        check.answers, check.participants, check.folds, seed, fewest_examples);
    return in_columns(table) + '\n' + in_columns(ways) + '\n' + paragraph(note, "", width);
}

Json check_in_json(const Study& study, const SuggestionCheck& check, std::uint64_t seed) {
    const auto number = [](std::optional<double> value) { return value ? Json(*value) : Json(); };
    const auto both_of = [](const Quality& quality) -> Json {
        return {{"micro_f1", quality.micro_f1()}, {"macro_f1", quality.macro_f1}};
    };
    Json list = Json::array();
    for (const auto& [theme, both] : check.themes)
        list.push_back({{"theme", path_of(study, theme)},
                        {"people", both.human},
                        {"foretold", both.found},
                        {"both", both.both},
                        {"precision", number(both.precision())},
                        {"recall", number(both.recall())},
                        {"f1", number(both.f1())}});
    return {{"answers", check.answers},
            {"participants", check.participants},
            {"folds", check.folds},
            {"seed", seed},
            {"split", "by participant"},
            {"suggestions", both_of(check.model)},
            {"keywords", both_of(check.keywords)},
            {"most_frequent", both_of(check.most_frequent)},
            {"themes", std::move(list)}};
}

Result<void> show_check(const Call& call, const Snapshot& now, Terminal& terminal) {
    const CheckSpec spec{.folds = call.number("--folds", 5), .seed = call.number("--seed", 1)};
    const auto check = check_suggestions(now, spec);
    if (!check)
        return failure(check.error());
    if (call.value("--format", "text") == "json")
        terminal.out << check_in_json(now.study, *check, spec.seed).dump(1) << '\n';
    else
        terminal.out << check_in_text(now.study, *check, spec.seed, terminal.width);
    return {};
}

Result<void> check_suggest(const Call& call) {
    if ((call.has("--response") ? 1 : 0) + (call.has("--uncoded") ? 1 : 0) +
            (call.has("--check") ? 1 : 0) >
        1)
        return wrong_call("--response, --uncoded and --check exclude each other.",
                          "Give one of them; without any, answers that are not coded are shown.");
    if (!call.has("--check") && (call.has("--folds") || call.has("--seed")))
        return wrong_call("--folds and --seed are for --check.", "Give --check as well.");
    return {};
}

Result<void> show_suggestions(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    if (call.has("--check"))
        return show_check(call, now, terminal);
    const auto answers = answers_of(call, now);
    if (!answers)
        return failure(answers.error());
    const auto suggester = Suggester::from(now);
    if (!suggester)
        return failure(suggester.error());
    Json list = Json::array();
    std::string lines;
    for (const ResponseId id : *answers) {
        const auto found = suggester->suggest(now, id, themes_shown);
        list.push_back(in_json(now, id, found));
        lines += (lines.empty() ? "" : "\n") + in_text(now, id, found, terminal.width);
    }
    if (call.value("--format", "text") == "json")
        terminal.out << list.dump(1) << '\n';
    else
        terminal.out << (lines.empty() ? "Every answer is coded or judged.\n" : lines);
    return {};
}

constexpr OptionRule suggest_options[] = {
    {"--response", any_number, "For the response with this number."},
    {"--uncoded", "", "For answers that nobody has judged, as when not given."},
    {"--limit", from_one, "For how many answers; else 10."},
    {"--check", "", "Instead: how good suggestions are, by cross-validation."},
    {"--folds", any_number, "With --check: in how many parts; else 5."},
    {"--seed", any_seed, "With --check: another number deals otherwise; else 1."},
    as_text_or_json};

} // namespace

extern constexpr Verb verb_suggest{
    .name = "suggest",
    .summary = "Suggests themes for answers from what people have coded so far, with the "
               "reason; applies nothing.",
    .options = suggest_options,
    .act = ActReading{show_suggestions},
    .check = check_suggest};

} // namespace themata
