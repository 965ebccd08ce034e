#include "analysis/coded_data.h"

#include "analysis/asked_as.h"
#include "analysis/coded_rows.h"
#include "analysis/selection.h"
#include "study/labels.h"
#include "text/fold.h"
#include "text/sentences.h"
#include "text/utf8.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <unordered_set>

namespace themata {

namespace {

constexpr std::size_t longest_heading = 60; // in letters; of a question with a label

// Where themes and scores have columns: at each stage, or once.
class ColumnsMaker {
public:
    ColumnsMaker(CodedRows& rows, std::vector<CodedColumn>& columns)
        : rows_(rows), columns_(columns), study_(rows.now.study),
          wide_(rows.spec.unit == CodedUnit::participant && rows.spec.shape == CodedShape::wide) {}

    Result<void> make() {
        who();
        if (auto made = traits(); !made)
            return made;
        scored();
        if (!wide_) {
            themes(0);
            scores(0);
            return {};
        }
        for (std::uint32_t stage = 0; stage < rows_.stages.size(); ++stage) {
            if (rows_.counts_at(stage))
                themes(stage);
            scores(stage);
        }
        return {};
    }

private:
    void add(CodedSource source, CodedColumn column, std::string_view otherwise) {
        column.kind = source.kind;
        column.heading = one_line(column.heading);
        const std::string base = column.heading;
        for (std::size_t number = 1; !headings_.insert(fold(column.heading)).second; ++number)
            column.heading = number == 1 ? fmt::format("{}: {}", otherwise, base)
                                         : fmt::format("{}: {} ({})", otherwise, base, number);
        rows_.sources.push_back(source);
        columns_.push_back(std::move(column));
    }

    void plain(CodedKind kind, std::string_view heading, std::string_view wording,
               std::vector<std::string> values = {}) {
        add({.kind = kind},
            {.heading = std::string(heading),
             .wording = std::string(wording),
             .values = std::move(values)},
            heading);
    }

    void who() {
        std::vector<std::string> roles;
        for (const Role& role : study_.roles)
            roles.push_back(role.name);
        plain(CodedKind::participant, "Participant", "Participant");
        plain(CodedKind::role, "Role", "Role of the participant", std::move(roles));
        if (wide_)
            return;
        std::vector<std::string> stages;
        for (const Stage& stage : rows_.stages)
            stages.push_back(stage.name);
        plain(CodedKind::stage, "Stage", "Stage", std::move(stages));
        if (rows_.spec.unit != CodedUnit::response)
            return;
        plain(CodedKind::question, "Question", "Question", questions());
        plain(CodedKind::answer, "Answer", "Answer, as it was written");
    }

    // Those that were asked, by wording.
    [[nodiscard]] std::vector<std::string> questions() const {
        std::vector<char> asked(study_.questions.last_id() + 1);
        study_.responses.for_each(
            [&](const Response& response) { asked[response.question.value] = 1; });
        std::vector<std::string> wordings;
        for (const Question& question : in_order(study_.questions))
            if (asked[question.id.value] && std::ranges::count(wordings, question.wording) == 0)
                wordings.push_back(question.wording);
        return wordings;
    }

    Result<void> traits() {
        std::unordered_set<std::string> seen;
        std::unordered_set<std::string> say_so;
        std::vector<const Trait*> first; // of each name; traits of one name are of one kind
        for (const Trait& trait : study_.traits) {
            if (seen.insert(trait.name).second)
                first.push_back(&trait);
            if (trait.value == not_stated)
                say_so.insert(trait.name);
        }
        for (const Trait* trait : first) {
            const auto values = values_of(study_, {.kind = AxisKind::trait, .trait = trait->name});
            if (!values)
                return failure(values.error());
            std::vector<std::string> names = values->names;
            if (!say_so.contains(trait->name)) // else it is a value that was given
                std::erase(names, not_stated);
            add({.kind = CodedKind::trait},
                {.heading = trait->name,
                 .wording = trait->name,
                 .trait = trait->kind,
                 .values = std::move(names)},
                "Trait");
        }
        return {};
    }

    void themes(std::uint32_t stage) {
        const ThemeRows& shown = rows_.spec.counting.rows;
        for (std::uint32_t place = 0; place < rows_.tree.themes.size(); ++place) {
            const Theme& theme = *study_.themes.find(rows_.tree.themes[place]);
            const bool left_out =
                (shown.depth == ThemeRows::Depth::top_level && rows_.tree.depth[place] > 0) ||
                (shown.retired == ThemeRows::Retired::left_out &&
                 theme.state == ThemeState::retired) ||
                (shown.listed == ThemeRows::Listed::used && !rows_.is_used(place));
            if (!left_out)
                theme_column(place, theme, stage);
        }
    }

    void theme_column(std::uint32_t place, const Theme& theme, std::uint32_t stage) {
        const Count count = rows_.spec.counting.count;
        const std::string path = path_of(study_, theme.id);
        std::string what = fmt::format("Theme {}", in_quotes(path));
        if (count != Count::participants)
            what += fmt::format(", {}", name_of(count));
        add({.kind = count == Count::participants ? CodedKind::theme : CodedKind::count,
             .which = place,
             .stage = stage},
            {.heading = at_stage(is_only(theme) ? theme.name : path, stage),
             .wording = wording_at(what, stage),
             .stage = stage_told(stage)},
            "Theme");
    }

    [[nodiscard]] bool is_only(const Theme& theme) {
        if (names_.empty())
            for (const Theme& each : study_.themes)
                ++names_[fold(each.name)];
        return names_[fold(theme.name)] == 1;
    }

    // Which items have scores, and at which stages.
    void scored() {
        std::unordered_set<std::uint64_t> seen;
        std::vector<std::uint32_t> place(study_.stages.last_id() + 1);
        for (std::uint32_t at = 0; at < rows_.stages.size(); ++at)
            place[rows_.stages[at].id.value] = at;
        study_.scores.for_each([&](const Score& score) {
            const std::uint32_t stage = wide_ ? place[score.stage.value] : 0;
            if (seen.insert(std::uint64_t{score.question.value} << 32 | stage).second)
                scored_[stage].insert(score.question);
        });
    }

    void scores(std::uint32_t stage) {
        for (const Question& question : in_order(study_.questions)) {
            if (!scored_[stage].contains(question.id))
                continue;
            const Scale* scale = study_.scales.find(question.scale);
            std::string what = question.wording;
            if (question.direction == Direction::reversed)
                what += " (reversed item, as it was answered)";
            const bool is_long = count_code_points(question.wording) > longest_heading;
            add({.kind = CodedKind::score, .which = question.id.value, .stage = stage},
                {.heading = at_stage(
                     is_long ? question_name(study_, question.id) : question.wording, stage),
                 .wording = wording_at(what, stage),
                 .stage = stage_told(stage),
                 .least = scale ? scale->least : std::nullopt,
                 .most = scale ? scale->most : std::nullopt},
                "Score");
        }
    }

    [[nodiscard]] std::string stage_told(std::uint32_t stage) const {
        return wide_ ? rows_.stages[stage].name : std::string();
    }

    [[nodiscard]] std::string at_stage(const std::string& heading, std::uint32_t stage) const {
        return wide_ ? fmt::format("{} @ {}", heading, rows_.stages[stage].name) : heading;
    }

    [[nodiscard]] std::string wording_at(const std::string& wording, std::uint32_t stage) const {
        return wide_ ? fmt::format("{}, at {}", wording, in_quotes(rows_.stages[stage].name))
                     : wording;
    }

    CodedRows& rows_;
    std::vector<CodedColumn>& columns_;
    const Study& study_;
    bool wide_;
    std::unordered_set<std::string> headings_;             // folded
    std::map<std::string, std::size_t> names_;             // of themes, folded
    std::map<std::uint32_t, std::set<QuestionId>> scored_; // by stage
};

std::vector<std::pair<std::string, std::size_t>> reasons_in(const Study& study) {
    std::map<std::string, std::size_t> n;
    study.scores.for_each([&](const Score& score) {
        if (!score.value)
            ++n[score.missing];
    });
    std::vector<std::pair<std::string, std::size_t>> reasons(n.begin(), n.end());
    std::ranges::stable_sort(reasons, std::greater<>(),
                             &std::pair<std::string, std::size_t>::second);
    return reasons;
}

std::string row_note(const CodedSpec& spec) {
    if (spec.unit == CodedUnit::response)
        return "A row is an answer; blank answers have rows as well. The scores in it are those of "
               "the participant at that stage, so they stand in each row of hers there.";
    return spec.shape == CodedShape::wide
               ? "A row is a participant. What stands behind @ is the stage."
               : "A row is a participant at a stage, where she took part in it.";
}

std::string blank_note(const CodedSpec& spec) {
    if (spec.unit == CodedUnit::response)
        return "Blank: there is no answer to code.";
    switch (spec.counting.base) {
    case Base::took_part:
        return "Blank: the participant did not take part in that stage.";
    case Base::asked:
        return "Blank: the participant was asked nothing at that stage.";
    case Base::codable:
        return "Blank: the participant gave no answer at that stage that could be coded.";
    case Base::answered:
        break;
    }
    return "Blank: the participant gave no answer at that stage.";
}

std::string theme_note(const CodedSpec& spec) {
    const std::string what = "the theme, or one below it,";
    const std::string where =
        spec.unit == CodedUnit::response ? "in the answer" : "in what the participant said there";
    switch (spec.counting.count) {
    case Count::participants:
        return fmt::format("1: {} was applied {}. 0: it was not, be it that the answers were read "
                           "or not.",
                           what, where);
    case Count::responses:
        return fmt::format("Numbers of themes are answers with {} 0 also where nobody has read "
                           "them.",
                           what.substr(0, what.size() - 1) + ".");
    case Count::mentions:
        break;
    }
    return fmt::format("Numbers of themes are mentions: different passages {} with {} 0 also where "
                       "nobody has read the answers.",
                       where, what.substr(0, what.size() - 1) + ".");
}

std::vector<std::string> notes_of(const CodedRows& rows) {
    const Study& study = rows.now.study;
    std::vector<std::string> notes = {row_note(rows.spec), theme_note(rows.spec),
                                      blank_note(rows.spec)};
    if (rows.left_out() > 0)
        notes.push_back(fmt::format("Not in the columns: {} where the cell is blank, as on blank "
                                    "answers.",
                                    counted(rows.left_out(), "theme", "themes")));
    notes.push_back(
        fmt::format("Counted is the coding by {}.", in_words(study, rows.spec.counting.whose)));
    std::vector<std::string> reasons;
    for (const auto& [reason, n] : reasons_in(study))
        reasons.push_back(fmt::format("{} ({})", reason, n));
    if (!reasons.empty())
        notes.push_back(
            fmt::format("Scores that are missing have blank cells; in an SPSS file each "
                        "reason has a code: {}.",
                        joined(reasons, "; ")));
    if (!study.scores.empty())
        notes.push_back("Scores stand as they were given, those of reversed items too.");
    return notes;
}

std::string absent_note(const CodedRows& rows) {
    if (rows.spec.unit == CodedUnit::participant && rows.spec.shape == CodedShape::wide)
        return {};
    std::unordered_set<std::uint32_t> there;
    for (const CodedRow& row : rows.rows)
        there.insert(row.participant.value);
    const std::size_t absent = rows.now.study.participants.size() - there.size();
    return absent == 0
               ? std::string()
               : fmt::format("Without a row: {} who {}.", counted(absent, "participant"),
                             rows.spec.unit == CodedUnit::response ? "was asked for no answer"
                                                                   : "took part in no stage");
}

std::string command_of_coded(const Snapshot& now, const CodedSpec& spec) {
    TerminalCommand command("export");
    command.option("--what", "coded");
    if (spec.unit == CodedUnit::response)
        command.option("--unit", "response");
    else if (spec.shape == CodedShape::tall)
        command.option("--shape", "long");
    command.choice("--count", words_for_count, spec.counting.count, Count::participants);
    TableSpec rest = spec.counting;
    rest.count = TableSpec{}.count;
    rest.columns = TableSpec{}.columns;
    add_counting(command, now.study, rest);
    return command.words();
}

} // namespace

Result<CodedData> CodedData::of(const Snapshot& now, const CodedSpec& spec) {
    auto rows = CodedRows::of(now, spec);
    if (!rows)
        return failure(rows.error());
    CodedData data;
    if (auto made = ColumnsMaker(**rows, data.columns).make(); !made)
        return failure(made.error());
    (*rows)->index_sources(data.columns);
    for (const auto& [reason, n] : reasons_in(now.study))
        data.reasons.push_back(reason);
    data.notes = notes_of(**rows);
    if (const std::string absent = absent_note(**rows); !absent.empty())
        data.notes.push_back(absent);
    data.made = provenance_of(now, command_of_coded(now, spec));
    data.made.settings = {{"rows", spec.unit == CodedUnit::response ? "answers"
                                   : spec.shape == CodedShape::wide ? "participants"
                                                                    : "participants by stage"},
                          {"count", std::string(name_of(spec.counting.count))},
                          {"base", std::string(name_of(spec.counting.base))},
                          {"coders", in_words(now.study, spec.counting.whose)}};
    data.rows_ = std::move(*rows);
    return data;
}

std::size_t CodedData::rows() const { return rows_->rows.size(); }

void CodedData::row(std::size_t place, std::vector<CodedCell>& cells) const {
    rows_->fill(place, cells);
}

Tabulation described(const CodedData& data) {
    Tabulation table{.name = "coded-data",
                     .title = "Coded data",
                     .columns = {},
                     .rows = {},
                     .notes = data.notes,
                     .made = data.made};
    for (const CodedColumn& column : data.columns) {
        const bool words = column.kind != CodedKind::score && column.kind != CodedKind::theme &&
                           column.kind != CodedKind::count && column.trait != TraitKind::number;
        table.columns.push_back(column_of(column.heading, words ? Align::left : Align::right));
    }
    return table;
}

} // namespace themata
