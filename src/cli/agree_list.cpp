#include "cli/double_coding_verbs.h"
#include "cli/search_lines.h"
#include "cli/tabulated.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

std::string quote_of(const Study& study, const Coding& coding) {
    const std::string& text = find(study, coding.response)->text;
    return text.substr(coding.span.begin, coding.span.length());
}

bool is_whole(const Study& study, const Coding& coding) {
    return coding.span ==
           Span{0, static_cast<std::uint32_t>(find(study, coding.response)->text.size())};
}

// "Trust “no trust”; Time"
std::string in_words(const Study& study, const CoderView& view) {
    if (!view.has_read)
        return "(has not read it)";
    std::string words;
    for (const Coding& coding : view.codings) {
        words += (words.empty() ? "" : "; ") + path_of(study, coding.theme);
        if (!is_whole(study, coding))
            words += fmt::format(" “{}”", quote_of(study, coding));
    }
    return words.empty() ? "nothing" : words;
}

std::string themes_in_words(const Study& study, const std::vector<ThemeId>& themes) {
    std::string words;
    for (const ThemeId theme : themes)
        words += (words.empty() ? "" : "; ") + path_of(study, theme);
    return words;
}

struct Names {
    const Study& study;
    std::vector<std::string> coders;
};

Names names_of(const Snapshot& now, const AgreementSpec& spec) {
    Names names{.study = now.study, .coders = {}};
    for (const CoderId coder : spec.read.coders)
        names.coders.push_back(find(now.study, coder)->name);
    return names;
}

std::string summary(const ComparedAnswers& found) {
    return fmt::format("{} of {} answers that all of them read differ; {} are settled and left "
                       "out.",
                       found.disagreed.size(), found.disagreed.size() + found.agreed.size(),
                       found.settled);
}

std::string in_text(const Names& names, const ComparedAnswers& found, std::size_t width) {
    std::string lines;
    for (const ComparedAnswer& answer : found.disagreed) {
        const AnswerWords words = words_of(names.study, answer.response);
        lines += heading(words, width) + '\n' + paragraph(words.text, "  ", width);
        for (std::size_t coder = 0; coder < names.coders.size(); ++coder)
            lines +=
                paragraph(names.coders[coder] + ": " + in_words(names.study, answer.views[coder]),
                          "    ", width);
        lines += paragraph("differ on: " + themes_in_words(names.study, answer.differ_on), "    ",
                           width) +
                 '\n';
    }
    return lines + paragraph(summary(found), "", width);
}

Json in_json(const Names& names, const ComparedAnswer& answer) {
    const AnswerWords words = words_of(names.study, answer.response);
    Json differ = Json::array();
    for (const ThemeId theme : answer.differ_on)
        differ.push_back(path_of(names.study, theme));
    Json views = Json::array();
    for (std::size_t coder = 0; coder < names.coders.size(); ++coder) {
        Json codings = Json::array();
        for (const Coding& coding : answer.views[coder].codings)
            codings.push_back({{"theme", path_of(names.study, coding.theme)},
                               {"quote", quote_of(names.study, coding)},
                               {"span", {coding.span.begin, coding.span.end}}});
        views.push_back({{"coder", names.coders[coder]},
                         {"read", answer.views[coder].has_read},
                         {"codings", std::move(codings)}});
    }
    return {{"response", answer.response.value},
            {"participant", words.participant},
            {"role", words.role},
            {"stage", words.stage},
            {"question", words.question},
            {"text", words.text},
            {"differ_on", std::move(differ)},
            {"coders", std::move(views)}};
}

std::string in_json(const Names& names, const AgreementSpec& spec, const ComparedAnswers& found) {
    Json answers = Json::array();
    for (const ComparedAnswer& answer : found.disagreed)
        answers.push_back(in_json(names, answer));
    return Json{{"unit", name_of(spec.unit)},
                {"coders", names.coders},
                {"disagreed", found.disagreed.size()},
                {"agreed", found.agreed.size()},
                {"settled", found.settled},
                {"answers", std::move(answers)}}
               .dump(1) +
           '\n';
}

Tabulation tabulated(const Names& names, const Snapshot& now, const ComparedAnswers& found,
                     std::string_view command) {
    Tabulation table{.name = "disagreements",
                     .title = "Answers on which coders differ",
                     .columns = {},
                     .rows = {},
                     .notes = {summary(found)},
                     .made = provenance_of(now, command)};
    std::vector<std::string> headings{"Participant", "Role", "Stage", "Question", "Answer"};
    headings.insert(headings.end(), names.coders.begin(), names.coders.end());
    headings.push_back("Differ on");
    for (std::string& heading : headings)
        table.columns.push_back({.headings = {std::move(heading)}, .align = Align::left});
    for (const ComparedAnswer& answer : found.disagreed) {
        const AnswerWords words = words_of(names.study, answer.response);
        TabulationRow row;
        for (const std::string* cell :
             {&words.participant, &words.role, &words.stage, &words.question, &words.text})
            row.cells.push_back(cell_of(*cell));
        for (const CoderView& view : answer.views)
            row.cells.push_back(cell_of(in_words(names.study, view)));
        row.cells.push_back(cell_of(themes_in_words(names.study, answer.differ_on)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

Result<void> show_disagreements(const Call& call, const Snapshot& now, const AgreementSpec& spec,
                                Terminal& terminal) {
    const auto found = compared_answers(now, spec);
    if (!found)
        return failure(found.error());
    const Names names = names_of(now, spec);
    return put_out(call,
                   {.tables = {tabulated(names, now, *found, command_of("agree", call))},
                    .json = [&] { return in_json(names, spec, *found); },
                    .text = [&](std::size_t width) { return in_text(names, *found, width); }},
                   terminal);
}

} // namespace themata
