#include "cli/answer_lines.h"
#include "cli/description.h"
#include "cli/text_table.h"
#include "cli/verb.h"
#include "study/labels.h"
#include "workbench/workbench.h"
#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

std::string_view in_words(TraitKind kind) {
    constexpr std::string_view words[] = {"category", "order", "number", "date", "text"};
    return words[static_cast<std::size_t>(kind)];
}

std::string_view in_words(CoderKind kind) {
    constexpr std::string_view words[] = {"person", "rule", "consensus"};
    return words[static_cast<std::size_t>(kind)];
}

Json in_json(const AnswerCounts& answers) {
    return {{"answered", answers.answered}, {"blank", answers.blank},
            {"coded", answers.coded},       {"coded_blank", answers.coded_blank},
            {"uncoded", answers.uncoded()}, {"nothing_to_code", answers.nothing_to_code}};
}

Json with(Json named, const Json& more) {
    named.update(more);
    return named;
}

Json people_in_json(const Study& study, const Description& found) {
    Json roles = Json::array();
    for (const auto& [role, participants] : found.roles)
        roles.push_back({{"role", role}, {"participants", participants}});
    Json traits = Json::array();
    for (const auto& [name, use] : found.traits)
        traits.push_back({{"trait", name},
                          {"kind", in_words(use.kind)},
                          {"participants", use.participants},
                          {"values", use.values.size()}});
    Json coders = Json::array();
    for (const auto& [name, work] : found.coders)
        coders.push_back({{"coder", name},
                          {"kind", in_words(work.kind)},
                          {"codings", work.codings},
                          {"verdicts", work.verdicts}});
    return {{"participants", study.participants.size()},
            {"roles", std::move(roles)},
            {"traits", std::move(traits)},
            {"coders", std::move(coders)}};
}

Json questions_in_json(const Study& study, Description& found) {
    Json stages = Json::array();
    for (const Stage& stage : in_order(study.stages))
        stages.push_back(
            with({{"stage", stage.name}, {"participants", found.at_stage[stage.id].size()}},
                 in_json(found.stages[stage.id])));
    Json questions = Json::array();
    for (const Question& question : in_order(study.questions))
        if (question.kind == QuestionKind::free_text)
            questions.push_back(
                with({{"question", question.wording}}, in_json(found.questions[question.id])));
    Json scales = Json::array();
    for (const auto& [name, use] : found.scales)
        scales.push_back({{"scale", name},
                          {"items", use.items},
                          {"scores", use.scores},
                          {"missing", use.missing}});
    return {{"stages", std::move(stages)},
            {"questions", std::move(questions)},
            {"scales", std::move(scales)}};
}

// Depends on the study's content alone, so that two studies can be compared by it: no ids, no
// history, no file, no uuid.
std::string in_json(const Snapshot& now) {
    const Study& study = now.study;
    Description found = description_of(now);
    Json themes = Json::array();
    for (const ThemeId id : codebook_order(study, now.lookup))
        themes.push_back({{"path", path_of(study, id)},
                          {"state", name_of(find(study, id)->state)},
                          {"codings", now.lookup.codings_with(id)}});
    Json json{{"title", now.card.title}};
    json.update(people_in_json(study, found));
    json.update(questions_in_json(study, found));
    json["responses"] = with({{"total", study.responses.size()}}, in_json(found.all));
    json["scores"] = study.scores.size();
    json["themes"] = std::move(themes);
    json["codings"] = study.codings.size();
    json["verdicts"] = study.verdicts.size();
    json["memos"] = study.memos.size();
    json["searches"] = study.searches.size();
    json["synonyms"] = study.synonyms.size();
    json["ties"] = study.ties.size();
    json["notes"] = study.notes.size();
    json["assignments"] = study.assignments.size();
    json["fingerprint"] = fmt::format("{:016x}", fingerprint(study));
    return json.dump(1) + '\n';
}

using TextRow = std::vector<std::string>;

TextRow row_of(const std::string& name, const AnswerCounts& answers) {
    return {terminal_line(name),
            fmt::format("{}", answers.answered),
            fmt::format("{}", answers.blank),
            fmt::format("{}", answers.coded),
            fmt::format("{}", answers.uncoded()),
            fmt::format("{}", answers.nothing_to_code)};
}

std::string answers_in_text(const Study& study, Description& found, std::size_t width) {
    const std::size_t room = width > 70 ? width - 50 : 20;
    const auto row = [&](const std::string& name, const AnswerCounts& answers) {
        return row_of(shorten("  " + terminal_line(name), room), answers);
    };
    TextTable table;
    table.columns.assign(6, Align::right);
    table.columns.front() = Align::left;
    table.rows = {{"Answers", "answered", "blank", "coded", "uncoded", "nothing"},
                  row_of("all", found.all)};
    for (const Stage& stage : in_order(study.stages)) {
        if (table.rows.size() == 2)
            table.rows.push_back({"by stage"});
        table.rows.push_back(row(stage.name, found.stages[stage.id]));
    }
    const std::size_t before_questions = table.rows.size();
    for (const Question& question : in_order(study.questions)) {
        if (question.kind != QuestionKind::free_text)
            continue;
        if (table.rows.size() == before_questions)
            table.rows.push_back({"by question"});
        table.rows.push_back(row(question.wording, found.questions[question.id]));
    }
    std::string lines = in_columns(table);
    if (found.all.coded_blank > 0)
        lines += fmt::format("{} blank answers are coded as well.\n", found.all.coded_blank);
    return lines;
}

std::string people_in_text(const Study& study, Description& found) {
    std::string lines = fmt::format("{} participants", study.participants.size());
    for (const auto& [role, participants] : found.roles)
        lines += fmt::format("{} {} {}", &role == &found.roles.begin()->first ? ":" : ",",
                             participants, role.empty() ? "without a role" : terminal_line(role));
    lines += '\n';
    for (const Stage& stage : in_order(study.stages))
        lines += fmt::format("  {}: {} took part\n", terminal_line(stage.name),
                             found.at_stage[stage.id].size());
    return lines;
}

std::string ties_in_text(const Study& study) {
    const auto count = [&](TieKind kind) {
        return std::ranges::count(study.ties, kind, &Tie::kind);
    };
    std::string lines;
    if (!study.ties.empty())
        lines +=
            fmt::format("Ties of participants: {} willing, {} not willing, {} paired\n",
                        count(TieKind::willing), count(TieKind::unwilling), count(TieKind::paired));
    if (!study.notes.empty())
        lines += fmt::format("{} notes about participants\n", study.notes.size());
    if (!study.assignments.empty())
        lines += fmt::format("{} answers to be coded once more\n", study.assignments.size());
    return lines;
}

std::string rest_in_text(const Study& study, const Description& found) {
    std::string lines;
    for (const auto& [name, use] : found.scales)
        lines += fmt::format("Scale {}: {} items, {} scores, {} missing\n", terminal_line(name),
                             use.items, use.scores, use.missing);
    for (const auto& [name, use] : found.traits)
        lines += fmt::format("Trait {} ({}): {} values of {} participants\n", terminal_line(name),
                             in_words(use.kind), use.values.size(), use.participants);
    lines += fmt::format("{} themes, {} codings, {} memos\n", study.themes.size(),
                         study.codings.size(), study.memos.size());
    if (!study.searches.empty())
        lines += fmt::format("{} saved searches, {} of them rules\n", study.searches.size(),
                             std::ranges::count_if(study.searches, [](const SavedSearch& search) {
                                 return bool(search.theme);
                             }));
    if (!study.synonyms.empty())
        lines += fmt::format("{} groups of synonyms\n", study.synonyms.size());
    lines += ties_in_text(study);
    for (const auto& [name, work] : found.coders)
        lines += fmt::format("Coder {} ({}): {} codings, {} answers with nothing to code\n",
                             terminal_line(name), in_words(work.kind), work.codings, work.verdicts);
    return lines;
}

std::string in_text(const Snapshot& now, std::size_t width) {
    Description found = description_of(now);
    return terminal_line(now.card.title) + "\n\n" + people_in_text(now.study, found) + '\n' +
           answers_in_text(now.study, found, width) + '\n' + rest_in_text(now.study, found);
}

Result<void> describe_study(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    const bool json = call.value("--format", "text") == "json";
    terminal.out << (json ? in_json(now) : in_text(now, terminal.width));
    return {};
}

constexpr OptionRule describe_options[] = {as_text_or_json};
constexpr std::string_view describe_notes[] = {
    "The JSON depends on the study's content alone, not on its history or its file; "
    "equal fingerprints mean equal content."};

} // namespace

extern constexpr Verb verb_describe{
    .name = "describe",
    .summary = "Says what a study holds: people, stages, questions, answers, codings.",
    .options = describe_options,
    .notes = describe_notes,
    .act = ActReading{describe_study}};

} // namespace themata
