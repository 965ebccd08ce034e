#include "exchange/theme_names.h"
#include "exchange/write_study.h"
#include "text/utf8.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::array<std::string_view, 3> states = {"draft", "approved", "retired"};
constexpr std::array<std::string_view, 3> coder_kinds = {"person", "rule", "consensus"};

ThemeNames names_of(const Study& study) {
    ThemeNames names;
    for (const Theme& theme : study.themes)
        names.add(theme);
    return names;
}

bool has_other_coders(const Study& study) {
    return std::any_of(study.coders.begin(), study.coders.end(),
                       [](const Coder& coder) { return coder.kind != CoderKind::person; });
}

CsvRow coding_row(const Study& study, const ThemeNames& names, const Coding& coding) {
    const Response& response = *study.responses.find(coding.response);
    const std::string_view text = response.text;
    const CodePointSpan points = to_code_points(text, coding.span);
    CsvRow row;
    row.text(study.participants.find(response.participant)->label);
    row.text(study.stages.find(response.stage)->name);
    row.text(study.questions.find(response.question)->wording);
    row.text(text.substr(coding.span.begin, coding.span.length()));
    row.text(names.reference_to(coding.theme));
    row.text(study.coders.find(coding.coder)->name);
    row.number(std::to_string(points.begin));
    row.number(std::to_string(points.end));
    return row;
}

// Names that stand twice in a table are told apart by their paths.
std::vector<std::string> row_names(const ThemeTable& table) {
    std::unordered_map<std::string_view, int> times;
    for (const ThemeRow& row : table.rows)
        ++times[row.name];
    std::vector<std::string> names;
    for (const ThemeRow& row : table.rows)
        names.push_back(times[row.name] == 1 ? row.name : row.path);
    return names;
}

} // namespace

std::string write_codebook(const Snapshot& now, ByteOrderMark mark) {
    const ThemeNames names = names_of(now.study);
    const EachRow each_row = [&](const TakeRow& take) {
        for (const ThemeId id : codebook_order(now.study, now.lookup)) {
            const Theme& theme = *now.study.themes.find(id);
            CsvRow row;
            row.text(theme.name);
            row.text(theme.parent ? names.reference_to(theme.parent) : "");
            row.text(theme.definition);
            row.text(theme.include);
            row.text(theme.exclude);
            row.number(std::to_string(theme.colour));
            row.text(states[static_cast<std::size_t>(theme.state)]);
            take(row);
        }
    };
    return csv_text({"Theme", "Parent", "Definition", "Include", "Exclude", "Colour", "State"},
                    each_row, mark);
}

std::string write_codings(const Snapshot& now, ByteOrderMark mark, const std::stop_token& stop) {
    const Study& study = now.study;
    const ThemeNames names = names_of(study);
    const bool says_kinds = has_other_coders(study);
    const EachRow each_row = [&](const TakeRow& take) {
        study.codings.for_each([&](const Coding& coding) {
            if (stop.stop_requested())
                return;
            CsvRow row = coding_row(study, names, coding);
            if (says_kinds)
                row.text(
                    coder_kinds[static_cast<std::size_t>(study.coders.find(coding.coder)->kind)]);
            take(row);
        });
    };
    std::vector<std::string> heading = {"Participant", "Stage", "Question", "Quote",
                                        "Theme",       "Coder", "From",     "To"};
    if (says_kinds)
        heading.emplace_back("Coder kind");
    return csv_text(heading, each_row, mark);
}

std::string write_quotes(const Snapshot& now, const std::vector<Quote>& quotes, ByteOrderMark mark,
                         const std::stop_token& stop) {
    const Study& study = now.study;
    const EachRow each_row = [&](const TakeRow& take) {
        for (const Quote& quote : quotes) {
            if (stop.stop_requested())
                return;
            const Response& response = *study.responses.find(quote.response);
            const Participant& who = *study.participants.find(response.participant);
            const Role* role = study.roles.find(who.role);
            CsvRow row;
            row.text(path_of(study, quote.theme));
            row.text(words_of(study, quote));
            row.text(who.label);
            row.text(role ? role->name : "");
            row.text(study.stages.find(response.stage)->name);
            row.text(study.questions.find(response.question)->wording);
            row.text(study.coders.find(study.codings.find(quote.coding)->coder)->name);
            take(row);
        }
    };
    return csv_text({"Theme", "Quote", "Participant", "Role", "Stage", "Question", "Coder"},
                    each_row, mark);
}

std::string write_table(const ThemeTable& table, CellForm form, ByteOrderMark mark) {
    std::vector<std::string> heading = {"Theme"};
    for (const TableColumn& column : table.columns)
        heading.push_back(fmt::format("{}", fmt::join(column.keys, ": ")));
    const auto names = row_names(table);
    CsvRow top;
    for (const std::string& name : heading)
        top.text(name);
    std::string text = mark == ByteOrderMark::present ? "\xEF\xBB\xBF" : "";
    text += top.written_guarded() + "\r\n";
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        CsvRow row;
        row.text(names[i]);
        for (const Cell& cell : table.rows[i].cells)
            row.number(cell_text(cell, form));
        text += row.written_guarded() + "\r\n";
    }
    return text;
}

} // namespace themata
