#include "analysis/profile.h"
#include "analysis/asked_as.h"
#include "cli/answer_lines.h"
#include "cli/asked.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include "workbench/names.h"
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

Result<ProfileSpec> profile_spec(const Call& call, const Snapshot& now) {
    ProfileSpec spec{.theme = {},
                     .answers = {},
                     .words = call.count("--words", 15),
                     .quotes = call.count("--quotes", 5),
                     .prior = call.count("--prior", 500)};
    Naming naming(call, now);
    naming.take_selection(spec.answers);
    naming.take("--theme", theme_named, spec.theme);
    return naming.result(std::move(spec));
}

Json in_json(const ProfileShare& share) {
    return {{"of", share.of},
            {"name", share.name},
            {"participants", share.participants},
            {"participants_base", share.participants_base},
            {"responses", share.responses},
            {"responses_base", share.responses_base},
            {"mentions", share.mentions}};
}

Json in_json(const std::vector<ProfileShare>& shares) {
    Json list = Json::array();
    for (const ProfileShare& share : shares)
        list.push_back(in_json(share));
    return list;
}

Json in_json(const PassageLengths& lengths) {
    return {{"n", lengths.n},           {"median", lengths.median},
            {"hinge_low", lengths.low}, {"hinge_high", lengths.high},
            {"least", lengths.least},   {"most", lengths.most}};
}

Json words_in_json(const Profile& found) {
    Json words = Json::array();
    for (const TypicalWord& word : found.words)
        words.push_back({{"word", word.word},
                         {"in", word.in},
                         {"elsewhere", word.elsewhere},
                         {"log_odds", word.log_odds},
                         {"z", word.z}});
    return words;
}

Json quotes_in_json(const Study& study, const Profile& found) {
    Json quotes = Json::array();
    for (const Quote& quote : found.quotes) {
        const AnswerWords words = words_of(study, quote.response);
        quotes.push_back({{"quote", words_of(study, quote)},
                          {"participant", words.participant},
                          {"role", words.role},
                          {"stage", words.stage},
                          {"question", words.question},
                          {"theme", path_of(study, quote.theme)},
                          {"response", quote.response.value}});
    }
    return quotes;
}

std::string in_json(const Study& study, const Profile& found) {
    Json companions = Json::array();
    for (const Companion& other : found.companions)
        companions.push_back({{"theme", path_of(study, other.theme)},
                              {"n", other.n},
                              {"of", other.of},
                              {"expected", other.expected},
                              {"phi", other.phi ? Json(*other.phi) : Json()}});
    const Json json = {
        {"theme", found.name},
        {"path", found.path},
        {"definition", found.definition},
        {"all", in_json(found.all)},
        {"shares", in_json(found.shares)},
        {"below", in_json(found.below)},
        {"length",
         {{"words", in_json(found.words_long)}, {"letters", in_json(found.letters_long)}}},
        {"prior", found.spec.prior},
        {"words_in", found.words_in},
        {"words_elsewhere", found.words_elsewhere},
        {"words", words_in_json(found)},
        {"companions", std::move(companions)},
        {"quotes", quotes_in_json(study, found)}};
    return json.dump(1) + '\n';
}

std::string quotes_in_text(const Study& study, const Profile& found, std::size_t width) {
    std::string lines;
    for (const Quote& quote : found.quotes) {
        lines += paragraph("“" + std::string(words_of(study, quote)) + "”", "  ", width);
        lines += "    " + heading(words_of(study, quote.response), width - 4) + '\n';
    }
    return lines;
}

std::string in_text(const Study& study, const Profile& found, const std::vector<Tabulation>& tables,
                    std::size_t width) {
    std::string text = terminal_line(found.path) + '\n';
    if (!found.definition.empty())
        text += paragraph(found.definition, "  ", width);
    text += '\n' + in_text(tables[0], width);
    text += found.words.empty() ? "\nNo word is typical of its passages.\n"
                                : "\nTypical words\n" + in_text(tables[1], width);
    text += found.companions.empty() ? "\nNo other theme stands in the same answers.\n"
                                     : "\nIn the same answers\n" + in_text(tables[2], width);
    if (!found.quotes.empty())
        text += "\nQuotes\n" + quotes_in_text(study, found, width);
    return text;
}

Result<void> check_profile(const Call& call) {
    if (!call.has("--theme"))
        return wrong_call("“themata profile” wants to know which theme.",
                          "Give --theme NAME, or --theme Parent/Name.");
    if (call.number("--prior", 1) == 0)
        return wrong_call("A prior of 0 words says nothing.",
                          "Give --prior 1 or more, or leave it out.");
    return {};
}

Result<void> show_profile(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    const auto spec = profile_spec(call, now);
    if (!spec)
        return failure(spec.error());
    const auto found = profile(now, *spec, terminal.stop);
    if (!found)
        return failure(found.error());
    Answer answer{.tables = {tabulated_shares(now, *found), tabulated_words(now, *found),
                             tabulated_companions(now, *found)}};
    for (Tabulation& table : answer.tables)
        table.made.command = "themata " + asked_as(now, *spec, study_word(call));
    answer.json = [&] { return in_json(now.study, *found); };
    answer.text = [&](std::size_t width) {
        return in_text(now.study, *found, answer.tables, width);
    };
    return put_out(call, answer, terminal);
}

constexpr OptionRule profile_own_options[] = {
    {"--theme", "THEME", "The theme; those below it count with it."},
    {"--words", any_number, "How many typical words at most; else 15."},
    {"--prior", any_number, "How many words the prior of the log-odds weighs; else 500."},
    {"--quotes", any_number, "How many quotes, of different people first; else 5."}};
constexpr auto profile_options = joined(selection_options, profile_own_options, table_formats);
constexpr std::string_view profile_notes[] = {
    "Typical words: log-odds ratio with an informative Dirichlet prior (Monroe, "
    "Colaresi and Quinn 2008), the formula stands beneath the table.",
    about_table_formats};

} // namespace

extern constexpr Verb verb_profile{
    .name = "profile",
    .summary = "Shows a theme from all sides: who spoke of it and when, how long, in which "
               "words, beside which other themes; with a few quotes.",
    .options = profile_options,
    .notes = profile_notes,
    .act = ActReading{show_profile},
    .answers = Answers::tables,
    .check = check_profile};

} // namespace themata
