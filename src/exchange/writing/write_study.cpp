#include "exchange/writing/write_study.h"

#include "exchange/reading/column_profile.h"
#include "exchange/reading/delimited.h"
#include "exchange/reading/heading_names.h"
#include "exchange/reading/mapping.h"
#include "exchange/reading/theme_names.h"
#include "study/labels.h"
#include "text/utf8.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <unordered_map>

namespace themata {

namespace {

std::string_view role_of(const Study& study, const Participant& participant) {
    const Role* role = study.roles.find(participant.role);
    return role ? std::string_view(role->name) : std::string_view();
}

void who_and_when(CsvRow& row, const Study& study, ParticipantId participant, StageId stage) {
    const Participant& who = *study.participants.find(participant);
    row.text(who.label);
    row.text(role_of(study, who));
    row.text(study.stages.find(stage)->name);
}

std::string number_or_nothing(const std::optional<double>& number) {
    return number ? csv_number(*number) : "";
}

} // namespace

std::string write_stages(const Snapshot& now, ByteOrderMark mark) {
    const EachRow each_row = [&](const TakeRow& take) {
        int place = 0;
        for (const Stage& stage : in_order(now.study.stages)) {
            CsvRow row;
            row.text(stage.name);
            row.number(std::to_string(++place));
            take(row);
        }
    };
    return csv_text({"Stage", "Order"}, each_row, mark);
}

std::string write_questions(const Snapshot& now, ByteOrderMark mark) {
    const EachRow each_row = [&](const TakeRow& take) {
        for (const Question& question : in_order(now.study.questions)) {
            const Scale* scale = now.study.scales.find(question.scale);
            CsvRow row;
            row.text(question.wording);
            row.text(question.label);
            row.text(question.kind == QuestionKind::item ? "item" : "free text");
            row.text(scale ? scale->name : "");
            row.text(question.domain);
            row.text(question.direction == Direction::reversed ? "reversed" : "");
            row.number(scale ? number_or_nothing(scale->least) : "");
            row.number(scale ? number_or_nothing(scale->most) : "");
            take(row);
        }
    };
    return csv_text({"Question", "Label", "Kind", "Scale", "Domain", "Direction", "Least", "Most"},
                    each_row, mark);
}

std::string write_responses(const Snapshot& now, ByteOrderMark mark) {
    const EachRow each_row = [&](const TakeRow& take) {
        now.study.responses.for_each([&](const Response& response) {
            CsvRow row;
            who_and_when(row, now.study, response.participant, response.stage);
            row.text(now.study.questions.find(response.question)->wording);
            row.text(response.text);
            take(row);
        });
    };
    return csv_text({"Participant", "Role", "Stage", "Question", "Answer"}, each_row, mark);
}

std::string write_scores(const Snapshot& now, ByteOrderMark mark) {
    const EachRow each_row = [&](const TakeRow& take) {
        now.study.scores.for_each([&](const Score& score) {
            CsvRow row;
            who_and_when(row, now.study, score.participant, score.stage);
            row.text(now.study.questions.find(score.question)->wording);
            if (score.value)
                row.number(csv_number(*score.value));
            else
                row.text(score.missing == "blank" ? "" : score.missing);
            take(row);
        });
    };
    return csv_text({"Participant", "Role", "Stage", "Item", "Score"}, each_row, mark);
}

std::vector<WrittenFile> write_study(const Snapshot& now, ByteOrderMark mark) {
    const Study& study = now.study;
    std::vector<WrittenFile> files;
    const auto add = [&](bool is_there, const char* name, auto write) {
        if (is_there)
            files.push_back({.name = name, .text = write(now, mark)});
    };
    add(!study.stages.empty(), "stages.csv", write_stages);
    add(!study.questions.empty(), "questions.csv", write_questions);
    add(!study.participants.empty(), "participants.csv", write_participants);
    add(!study.themes.empty(), "codebook.csv", write_codebook);
    add(!study.responses.empty(), "responses.csv", write_responses);
    add(!study.scores.empty(), "scores.csv", write_scores);
    add(!study.codings.empty(), "codings.csv",
        [](const Snapshot& all, ByteOrderMark with) { return write_codings(all, with); });
    add(!study.ties.empty(), "willing.csv", write_willing);
    add(!study.notes.empty(), "notes.csv", write_notes);
    return files;
}

namespace {

struct Column {
    std::string name;
    TraitKind kind;
};

std::vector<Column> columns_of(const Study& study) {
    std::vector<Column> columns;
    std::unordered_map<std::string_view, bool> seen;
    for (const Trait& trait : study.traits)
        if (seen.try_emplace(trait.name).second)
            columns.push_back({.name = trait.name, .kind = trait.kind});
    return columns;
}

CsvRow row_of(const Snapshot& now, const Participant& participant,
              const std::vector<Column>& columns) {
    const Role* role = now.study.roles.find(participant.role);
    CsvRow row;
    row.text(participant.label);
    row.text(role ? role->name : "");
    for (const Column& column : columns) {
        const Trait* trait = trait_of(now.study, now.lookup, participant.id, column.name);
        if (trait && number_as_typed(trait->value))
            row.number(trait->value);
        else
            row.text(trait ? trait->value : "");
    }
    return row;
}

std::string text_of(const Snapshot& now, const std::vector<Column>& columns,
                    const std::vector<std::string>& heading, ByteOrderMark mark) {
    const EachRow each_row = [&](const TakeRow& take) {
        for (const Participant& participant : now.study.participants)
            take(row_of(now, participant, columns));
    };
    return csv_text(heading, each_row, mark);
}

// How an import would read the columns; empty when it would not see participants.
std::vector<ColumnPlan> read_back(const std::string& text) {
    const auto sheet = read_delimited(text, {});
    if (!sheet)
        return {};
    const auto mapping =
        map_file(*sheet, "participants.csv", {}, [](std::string_view) { return false; });
    if (!mapping || mapping->kind != FileKind::participants)
        return {};
    return mapping->columns;
}

bool is_read_as(const std::vector<ColumnPlan>& plans, std::size_t place, const Column& column) {
    return place < plans.size() && plans[place].use == ColumnUse::trait &&
           plans[place].name == column.name && plans[place].trait_kind == column.kind;
}

} // namespace

std::string write_participants(const Snapshot& now, ByteOrderMark mark) {
    const auto columns = columns_of(now.study);
    std::vector<std::string> heading = {"Participant", "Role"};
    for (const Column& column : columns)
        heading.push_back(column.name);
    const auto plans = read_back(text_of(now, columns, heading, ByteOrderMark::none));
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!is_read_as(plans, i + 2, columns[i]))
            heading[i + 2] = fmt::format("{} [{}]", columns[i].name, name_of(columns[i].kind));
    return text_of(now, columns, heading, mark);
}

namespace {

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
            row.text(theme_states[static_cast<std::size_t>(theme.state)]);
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

namespace {

using Said = std::map<std::pair<ParticipantId, ParticipantId>, TieCell>;

Said said_in(const Study& study) {
    Said said;
    for (const Tie& tie : study.ties) {
        TieCell& cell = said[{tie.from, tie.to}];
        if (tie.kind == TieKind::paired)
            cell.paired = true;
        else
            cell.willing = tie.kind;
    }
    return said;
}

} // namespace

std::string write_willing(const Snapshot& now, ByteOrderMark mark) {
    const Said said = said_in(now.study);
    std::map<ParticipantId, bool> from;
    std::map<ParticipantId, bool> to;
    for (const auto& [pair, cell] : said)
        from[pair.first] = to[pair.second] = true;
    std::vector<std::string> heading{"Participant"};
    for (const auto& [id, there] : to)
        heading.push_back(now.study.participants.find(id)->label);
    const EachRow each_row = [&](const TakeRow& take) {
        for (const auto& [who, there] : from) {
            CsvRow row;
            row.text(now.study.participants.find(who)->label);
            for (const auto& [whom, asked] : to) {
                const auto cell = said.find({who, whom});
                row.text(cell == said.end() ? "" : in_words(cell->second));
            }
            take(row);
        }
    };
    return csv_text(heading, each_row, mark);
}

std::string write_notes(const Snapshot& now, ByteOrderMark mark) {
    const EachRow each_row = [&](const TakeRow& take) {
        for (const Note& note : now.study.notes) {
            CsvRow row;
            row.text(now.study.participants.find(note.about)->label);
            row.text(note.domain);
            row.text(note.text);
            take(row);
        }
    };
    return csv_text({"Participant", "Domain", "Note"}, each_row, mark);
}

} // namespace themata
