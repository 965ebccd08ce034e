#include "exchange/reading/survey_design.h"

#include "exchange/reading/heading_rows.h"
#include "exchange/reading/words.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using DesignJson = nlohmann::json;

constexpr std::string_view design_format = "questionnaire of Qualtrics";
constexpr std::size_t cells_compared = 200;

// Without tags, with the signs that stand for others replaced, on one line.
std::string without_markup(std::string_view html) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> entities = {{
        {"&nbsp;", " "},
        {"&amp;", "&"},
        {"&lt;", "<"},
        {"&gt;", ">"},
        {"&quot;", "\""},
        {"&#39;", "'"},
        {"&rsquo;", "’"},
    }};
    std::string text;
    for (std::size_t at = 0; at < html.size();) {
        if (html[at] == '<') {
            at = std::min(html.find('>', at), html.size() - 1) + 1;
            text += ' ';
            continue;
        }
        const auto entity = std::ranges::find_if(
            entities, [&](const auto& each) { return html.substr(at).starts_with(each.first); });
        text += entity == entities.end() ? html.substr(at, 1) : entity->second;
        at += entity == entities.end() ? 1 : entity->first.size();
    }
    std::string line;
    for (const char byte : one_line(text))
        if (byte != ' ' || (!line.empty() && line.back() != ' '))
            line += byte;
    return std::string(trimmed(line));
}

std::string string_at(const DesignJson& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

struct Choice {
    std::string key;
    std::string words;
};

// In the order of the questionnaire, as far as it is told.
std::vector<Choice> choices_in(const DesignJson& payload, const char* name, const char* order) {
    std::vector<Choice> choices;
    const auto found = payload.find(name);
    if (found == payload.end() || !(found->is_object() || found->is_array()))
        return choices;
    for (const auto& [key, choice] : found->items())
        if (choice.is_object())
            choices.push_back({key, without_markup(string_at(choice, "Display"))});
    std::map<std::string, std::size_t> places;
    if (const auto told = payload.find(order); told != payload.end() && told->is_array())
        for (const DesignJson& key : *told)
            places.emplace(key.is_string() ? key.get<std::string>() : key.dump(), places.size());
    std::ranges::stable_sort(choices, {}, [&](const Choice& choice) {
        const auto place = places.find(choice.key);
        const auto number = whole_number<std::size_t>(choice.key);
        return std::pair(place == places.end() ? places.size() : place->second,
                         number.value_or(places.size()));
    });
    return choices;
}

std::string recoded(const DesignJson& payload, const std::string& key) {
    const auto values = payload.find("RecodeValues");
    if (values == payload.end() || !values->is_object() || !values->contains(key))
        return key;
    const DesignJson& value = (*values)[key];
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::vector<ValueLabel> choice_labels(const DesignJson& payload,
                                      const std::vector<Choice>& choices) {
    std::vector<ValueLabel> labels;
    for (const Choice& choice : choices)
        labels.push_back({.value = recoded(payload, choice.key), .label = choice.words});
    return labels;
}

// "Q2_3", or as the choice is named for exports.
std::string column_of_choice(const DesignJson& payload, const std::string& tag,
                             const std::string& key) {
    const auto tags = payload.find("ChoiceDataExportTags");
    if (tags != payload.end() && tags->is_object())
        if (const std::string named = string_at(*tags, key.c_str()); !named.empty())
            return named;
    return tag + "_" + key;
}

struct DesignedColumn {
    std::string name;
    ColumnFacts facts;
};

void add_columns(std::vector<DesignedColumn>& columns, const DesignJson& payload) {
    const std::string tag = string_at(payload, "DataExportTag");
    const std::string asked = without_markup(string_at(payload, "QuestionText"));
    const std::string type = string_at(payload, "QuestionType");
    const std::string selector = string_at(payload, "Selector");
    if (tag.empty() || type == "DB" || type == "Timing" || type == "Captcha")
        return;
    const auto choices = choices_in(payload, "Choices", "ChoiceOrder");
    const auto answers = choices_in(payload, "Answers", "AnswerOrder");
    const bool is_multiple = type == "MC" && selector.starts_with("M");
    if (type == "TE" && selector != "FORM")
        columns.push_back(
            {tag + "_TEXT", {.wording = asked, .labels = {}, .missing = {}, .set = {}}});
    if ((type == "MC" && !is_multiple) || (type == "TE" && selector != "FORM")) {
        columns.push_back(
            {tag,
             {.wording = asked,
              .labels = type == "MC" ? choice_labels(payload, choices) : std::vector<ValueLabel>(),
              .missing = {},
              .set = {}}});
        return;
    }
    for (const Choice& choice : choices) {
        DesignedColumn column{column_of_choice(payload, tag, choice.key),
                              {.wording = asked + " - " + choice.words,
                               .labels = {},
                               .missing = {},
                               .set = is_multiple ? tag : std::string()}};
        if (type == "Matrix")
            column.facts.labels = choice_labels(payload, answers);
        else if (is_multiple)
            column.facts.labels = {{.value = "1", .label = choice.words}};
        columns.push_back(std::move(column));
    }
}

Error no_design() {
    return {.code = Error::Code::refused,
            .what = "The file is a questionnaire of Qualtrics that cannot be read.",
            .hint = "Export it from Qualtrics once more, or leave it out."};
}

// Every filled cell is one of the values.
bool holds_values(const Sheet& sheet, std::size_t column, const ColumnFacts& facts) {
    const std::size_t end = std::min(sheet.size(), sheet.header_rows + cells_compared);
    for (std::size_t r = sheet.header_rows; r < end; ++r) {
        const auto cell = trimmed(sheet.row(r)[column]);
        if (!cell.empty() && !facts.label_of(cell))
            return false;
    }
    return true;
}

} // namespace

bool is_survey_design(std::string_view bytes) {
    const auto begins = trimmed(bytes.substr(0, 200));
    return begins.starts_with("{\"SurveyEntry\"") || begins.starts_with("\uFEFF{\"SurveyEntry\"");
}

bool is_survey_design(const Sheet& sheet) { return sheet.format == design_format; }

Result<Sheet> read_survey_design(std::string_view bytes) {
    const DesignJson design = DesignJson::parse(bytes, nullptr, false);
    if (!design.is_object() || !design.contains("SurveyElements") ||
        !design["SurveyElements"].is_array())
        return failure(no_design());
    std::vector<DesignedColumn> columns;
    for (const DesignJson& element : design["SurveyElements"])
        if (element.is_object() && string_at(element, "Element") == "SQ")
            if (const auto payload = element.find("Payload");
                payload != element.end() && payload->is_object())
                add_columns(columns, *payload);
    SheetBuilder builder;
    for (const DesignedColumn& column : columns)
        builder.cell(column.name);
    builder.end_row(1);
    auto made = builder.finish();
    if (!made)
        return made;
    Sheet sheet = std::move(*made);
    sheet.format = design_format;
    sheet.header_rows = sheet.size();
    for (DesignedColumn& column : columns)
        sheet.facts.push_back(std::move(column.facts));
    sheet.notes.push_back("This is a questionnaire: it says what was asked, and holds no answers.");
    return sheet;
}

std::optional<Sheet> with_designs(const Sheet& sheet, const std::vector<const Sheet*>& designs) {
    std::map<std::string, const ColumnFacts*> known;
    for (const Sheet* design : designs)
        for (std::size_t c = 0; design->size() > 0 && c < design->row(0).size(); ++c)
            known.try_emplace(plain(design->row(0)[c]), design->facts_of(c));
    const auto names = headings(sheet);
    std::vector<ColumnFacts> facts(names.size());
    std::size_t found = 0;
    for (std::size_t c = 0; c < names.size(); ++c) {
        if (const ColumnFacts* there = sheet.facts_of(c))
            facts[c] = *there;
        const auto design = known.find(plain(names[c].name));
        if (design == known.end())
            continue;
        ++found;
        const ColumnFacts& said = *design->second;
        if (names[c].wording == names[c].name)
            facts[c].wording = said.wording;
        if (facts[c].labels.empty() && holds_values(sheet, c, said))
            facts[c].labels = said.labels;
        facts[c].set = said.set;
    }
    if (found == 0)
        return std::nullopt;
    Sheet told = sheet;
    told.facts = std::move(facts);
    told.notes.push_back(counted(found, "column is described by the questionnaire beside it.",
                                 "columns are described by the questionnaire beside it."));
    return told;
}

} // namespace themata
