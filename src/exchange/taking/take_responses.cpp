#include "exchange/reading/column_profile.h"
#include "exchange/reading/inference.h"
#include "exchange/reading/marks.h"
#include "exchange/taking/row_people.h"
#include "exchange/taking/several_themes.h"
#include "exchange/taking/taking.h"
#include "text/sentences.h"
#include "text/utf8.h"
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>
#include <unordered_set>

namespace themata {

namespace {

using Use = ColumnUse;

// A name and what it stood for in the row before: most rows repeat it.
template <class Record>
struct Remembered {
    std::string name;
    Id<Record> id;
};

struct Mark {
    const ColumnPlan* column;
    ThemeId theme;
};

struct TextColumn {
    const ColumnPlan* column;
    QuestionId question;
};

struct ItemColumn {
    const ColumnPlan* column;
    QuestionId question;
    ScoreReader reader;
};

class Responses {
public:
    explicit Responses(Pass pass)
        : pass_(std::move(pass)), map_(pass_.source.mapping),
          participant_(map_.first(Use::participant)), role_(map_.first(Use::role)),
          stage_(map_.first(Use::stage)), question_(map_.first(Use::question)),
          answer_(map_.first(Use::answer)), mark_reader_(map_.marks) {}

    Result<FileReport> take();

private:
    Result<void> prepare();
    Result<void> prepare_marks();
    void take_row(const SourceRow& row, std::size_t place);
    void take_answer(const SourceRow& row, ParticipantId participant, StageId stage,
                     QuestionId question, std::string_view text);
    void take_marks(const SourceRow& row, const Response& response);
    void take_named_theme(const SourceRow& row, const Response& response);
    void take_innermost(const SourceRow& row, const Response& response, ThemeId above,
                        std::string_view names);
    [[nodiscard]] ThemeId found_or_made(ThemeId parent, const std::string& name,
                                        const SourceRow& row);
    void code(const Response& response, ThemeId theme);
    void take_item(const SourceRow& row, ParticipantId participant, StageId stage,
                   ItemColumn& item);
    void take_long_answer(const SourceRow& row, ParticipantId participant, StageId stage);
    void note_duplicate(const SourceRow& row, const ImportDraft::Placed& placed);
    [[nodiscard]] ParticipantId participant_of(const SourceRow& row, std::size_t place);
    [[nodiscard]] StageId stage_of(const SourceRow& row, std::size_t place);
    void add_notes();

    Pass pass_;
    const FileMapping& map_;
    const ColumnPlan* participant_; // these five may be missing
    const ColumnPlan* role_;
    const ColumnPlan* stage_;
    const ColumnPlan* question_;
    const ColumnPlan* answer_;
    MarkReader mark_reader_;
    std::vector<StageId> by_date_;
    std::optional<RowPeople> people_;
    std::string room_; // for a label
    std::vector<TextColumn> texts_;
    std::vector<ItemColumn> items_;
    std::vector<TraitColumn> traits_;
    std::vector<Mark> marks_;
    std::optional<SeveralThemes> several_; // where a column names themes
    std::unordered_set<ThemeId> named_;    // themes that rows named so far
    CoderId coder_;
    Remembered<Stage> last_stage_;
    Remembered<Question> last_question_;
    std::size_t marks_on_blank_ = 0;
    std::size_t repeated_ = 0;
};

Result<void> Responses::prepare() {
    ImportDraft& draft = pass_.draft;
    if (map_.first(Use::stage_date)) {
        auto stages = stages_by_date(pass_);
        if (!stages)
            return failure(stages.error());
        by_date_ = std::move(*stages);
    }
    for (const ColumnPlan* column : map_.all(Use::text))
        texts_.push_back({column, draft.question(column->wording, QuestionKind::free_text)});
    for (const ColumnPlan* column : map_.all(Use::score))
        items_.push_back({column, item_for(draft, column->wording, column->scale, column->domain),
                          ScoreReader(column->cells)});
    for (const ColumnPlan* column : map_.all(Use::trait))
        traits_.push_back({column, draft.trait_name(column->name)});
    for (const TextColumn& text : texts_)
        if (Question& question = draft.questions.edit(text.question);
            draft.questions.is_new(text.question) && text.column->name != text.column->wording)
            question.label = text.column->name;
    people_.emplace(pass_, by_date_);
    draft.expect_rows(pass_.source.sheet.data_rows() * (texts_.size() + (answer_ ? 1 : 0)));
    if (!map_.theme_path.empty())
        several_.emplace(pass_, map_.columns[map_.theme_path.back()]);
    return prepare_marks();
}

Result<void> Responses::prepare_marks() {
    for (const ColumnPlan* column : map_.all(Use::mark)) {
        const auto meant = pass_.draft.theme_names.meant_by(column->name);
        if (meant.size() > 1)
            return failure(Error::Code::refused,
                           fmt::format("{}: The theme column {} could mean {} themes of the "
                                       "codebook.",
                                       pass_.source.name, cell_in_quotes(column->name),
                                       meant.size()),
                           "Name it with the theme above it: \"Parent/Name\".");
        const ThemeId theme = meant.empty() ? pass_.draft.theme({}, column->name) : meant[0];
        pass_.report.added.themes += meant.empty();
        pass_.report.already_there.themes += !meant.empty();
        marks_.push_back({column, theme});
    }
    return {};
}

ParticipantId Responses::participant_of(const SourceRow& row, std::size_t place) {
    const std::string_view label = people_->label_of(row, place, room_);
    if (!label.empty())
        return pass_.draft.participant(label);
    pass_.troubles.add("nobody is named as the participant", hint_for_labels, row.number(), "",
                       "--participant");
    return {};
}

StageId Responses::stage_of(const SourceRow& row, std::size_t place) {
    if (!by_date_.empty())
        return by_date_[place];
    const std::string_view name = stage_ ? row.meaning(stage_) : std::string_view(*map_.stage_is);
    if (last_stage_.id && last_stage_.name == name)
        return last_stage_.id;
    if (is_blank(name)) {
        pass_.troubles.add("no stage is named",
                           "Name the stage in each row, or give one for all rows.", row.number(),
                           "", "--stage-is");
        return {};
    }
    last_stage_.name = name;
    return last_stage_.id =
               pass_.draft.stage(std::string(pass_.names.stages.as_taken(last_stage_.name)));
}

void Responses::take_row(const SourceRow& row, std::size_t place) {
    if (people_->is_left_out(place))
        return;
    const ParticipantId participant = participant_of(row, place);
    const StageId stage = stage_of(row, place);
    if (!participant || !stage)
        return;
    const std::string_view role = row.meaning(role_);
    if (map_.role_is || !is_blank(role))
        take_role(pass_, row, participant, map_.role_is ? std::string_view(*map_.role_is) : role);
    for (const TraitColumn& trait : traits_)
        take_trait(pass_, row, participant, *trait.column, trait.name);
    for (ItemColumn& item : items_)
        take_item(row, participant, stage, item);
    for (const TextColumn& text : texts_)
        take_answer(row, participant, stage, text.question, row[text.column]);
    if (answer_)
        take_long_answer(row, participant, stage);
}

void Responses::take_item(const SourceRow& row, ParticipantId participant, StageId stage,
                          ItemColumn& item) {
    auto why = row.why_missing(item.column);
    take_score(pass_, row, participant, stage, item.question,
               why ? ReadScore{.value = {}, .missing = std::move(*why)}
                   : item.reader.read(row[item.column]));
}

void Responses::take_long_answer(const SourceRow& row, ParticipantId participant, StageId stage) {
    const auto wording = row[question_];
    const auto text = row[answer_];
    if (is_blank(wording)) {
        pass_.troubles.add("no question is named",
                           "Name the question in each row, or give each question a column of its "
                           "own.",
                           row.number(), "", "--text");
        return;
    }
    if (!last_question_.id || last_question_.name != wording) {
        last_question_.name = wording;
        last_question_.id = pass_.draft.question(last_question_.name, QuestionKind::free_text);
    }
    take_answer(row, participant, stage, last_question_.id, text);
}

void Responses::take_answer(const SourceRow& row, ParticipantId participant, StageId stage,
                            QuestionId question, std::string_view text) {
    const auto state = is_blank(text) ? ResponseState::blank : ResponseState::answered;
    const auto placed = pass_.draft.response({.id = {},
                                              .participant = participant,
                                              .stage = stage,
                                              .question = question,
                                              .state = state,
                                              .text = std::string(text)},
                                             pass_.origin(row));
    const auto count =
        state == ResponseState::blank ? &ImportCounts::blank : &ImportCounts::answered;
    if (placed.put == Put::filled && placed.origin.row > 0)
        pass_.note_filled_in_files(&ImportCounts::blank, count);
    else
        pass_.note_put(placed.put, count);
    if (placed.put == Put::filled && placed.origin.row == 0)
        pass_.note_filled(row);
    note_duplicate(row, placed);
    if (!marks_.empty())
        take_marks(row, pass_.draft.responses.at(placed.id));
    if (!map_.theme_path.empty())
        take_named_theme(row, pass_.draft.responses.at(placed.id));
}

void Responses::note_duplicate(const SourceRow& row, const ImportDraft::Placed& placed) {
    repeated_ += placed.put == Put::repeated;
    if (placed.put != Put::differs && placed.put != Put::differs_in_files)
        return;
    const ImportDraft& draft = pass_.draft;
    const Response& there = draft.responses.at(placed.id);
    const std::string place =
        fmt::format("{} at {}, {}", draft.participants.at(there.participant).label,
                    draft.stages.at(there.stage).name,
                    cell_in_quotes(draft.questions.at(there.question).wording));
    if (placed.put == Put::differs)
        return pass_.conflict("the answer differs from the study's", row, place);
    pass_.troubles.add(
        "the same participant gives another answer to the same question at the same "
        "stage",
        "If a column of stages or of dates tells such rows apart, name it; otherwise "
        "correct the file.",
        row.number(), fmt::format("{}; compare {}", place, pass_.place_of(placed.origin)),
        "--stage, --stage-date, --stage-by");
}

void Responses::take_marks(const SourceRow& row, const Response& response) {
    for (const Mark& mark : marks_)
        if (mark_reader_.is_marked(row[mark.column], mark.column->name))
            code(response, mark.theme);
}

// A row without a name in the outermost column has no theme; the innermost may name several.
void Responses::take_named_theme(const SourceRow& row, const Response& response) {
    ThemeId theme;
    for (const std::size_t column : map_.theme_path) {
        const std::string_view names = row[&map_.columns[column]];
        if (is_blank(names))
            break;
        if (column == map_.theme_path.back())
            return take_innermost(row, response, theme, names);
        theme = found_or_made(theme, std::string(names), row);
        if (!theme)
            return;
    }
    if (theme)
        code(response, theme);
}

void Responses::take_innermost(const SourceRow& row, const Response& response, ThemeId above,
                               std::string_view names) {
    for (const std::string_view name : several_->parts(names))
        if (const ThemeId theme = found_or_made(above, std::string(name), row))
            code(response, theme);
}

// One column may mean any theme of the codebook; of several each stands below the one before.
ThemeId Responses::found_or_made(ThemeId parent, const std::string& name, const SourceRow& row) {
    ImportDraft& draft = pass_.draft;
    std::vector<ThemeId> meant;
    if (map_.theme_path.size() == 1)
        meant = draft.theme_names.meant_by(name);
    else if (const ThemeId there = draft.theme_names.below(parent, name))
        meant = {there};
    if (meant.size() > 1) {
        pass_.troubles.add("the theme could be any of several of the codebook",
                           "Name it with the theme above it: \"Parent/Name\".", row.number(),
                           cell_in_quotes(name));
        return {};
    }
    const ThemeId theme = meant.empty() ? draft.theme(parent, name) : meant[0];
    if (named_.insert(theme).second)
        ++(meant.empty() ? pass_.report.added : pass_.report.already_there).themes;
    return theme;
}

void Responses::code(const Response& response, ThemeId theme) {
    if (!coder_)
        coder_ = pass_.draft.coder(map_.coder, CoderKind::person);
    const auto length = static_cast<std::uint32_t>(response.text.size());
    const Put put = pass_.draft.coding(
        {.id = {}, .response = response.id, .theme = theme, .coder = coder_, .span = {0, length}});
    pass_.note_put(put, &ImportCounts::codings);
    marks_on_blank_ += response.state == ResponseState::blank;
}

void Responses::add_notes() {
    auto& notes = pass_.report.notes;
    if (const auto several = several_ ? several_->in_words() : std::nullopt)
        notes.push_back(*several);
    if (marks_on_blank_ > 0)
        notes.push_back(
            fmt::format("{} on {}; kept as codings of the whole, empty answer.",
                        counted(marks_on_blank_, "theme mark stands", "theme marks stand"),
                        marks_on_blank_ == 1 ? "a blank answer" : "blank answers"));
    if (repeated_ > 0 && !people_->has_told_repeated())
        notes.push_back(fmt::format("{} the same answer of the same participant a second time; "
                                    "taken once.",
                                    counted(repeated_, "cell gives", "cells give")));
}

Result<FileReport> Responses::take() {
    if (auto ready = prepare(); !ready)
        return failure(ready.error());
    auto passed =
        pass_.each_row([this](const SourceRow& row, std::size_t place) { take_row(row, place); });
    if (!passed)
        return failure(passed.error());
    add_notes();
    return pass_.done();
}

} // namespace

Result<FileReport> take_responses(Pass pass) { return Responses(std::move(pass)).take(); }

namespace {

using Readings = std::vector<DateReadings>;

bool is_asked_away(const Source& source, std::size_t row) {
    return !source.mapping.without.empty() && leaves_out(source.mapping, source.sheet.row(row));
}

// A row that is left out bears no date.
Readings read_all(const Source& source, const ColumnPlan& column) {
    Readings readings;
    readings.reserve(source.sheet.data_rows());
    std::unordered_map<std::string_view, DateReadings> known;
    for (std::size_t i = source.sheet.header_rows; i < source.sheet.size(); ++i) {
        const auto cell =
            is_asked_away(source, i) ? std::string_view() : source.sheet.row(i)[column.column];
        const auto [reading, is_new] = known.try_emplace(cell);
        if (is_new)
            reading->second = read_date(cell);
        readings.push_back(reading->second);
    }
    return readings;
}

std::vector<std::uint32_t> rows_where(const Source& source, const Readings& readings, auto holds) {
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const std::size_t row = source.sheet.header_rows + i;
        if (holds(readings[i]) && !SourceRow(source, row, nullptr).is_blank() &&
            !is_asked_away(source, row))
            rows.push_back(source.sheet.number(row));
    }
    return rows;
}

// Participants whose rows bear two dates when all are read in this order, a date that cannot be
// read so being one of its own: a sign that the order changes within the file.
std::size_t at_two_dates(const Source& source, const Readings& readings, DateOrder order) {
    const ColumnPlan* participant = source.mapping.first(ColumnUse::participant);
    if (!participant)
        return 0;
    std::unordered_map<std::string_view, std::optional<Date>> first;
    std::unordered_set<std::string_view> several;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        if (is_asked_away(source, source.sheet.header_rows + i))
            continue;
        const auto label = source.sheet.row(source.sheet.header_rows + i)[participant->column];
        const auto [date, is_new] = first.try_emplace(label, readings[i].by(order));
        if (!is_new && date->second != readings[i].by(order))
            several.insert(label);
    }
    return several.size();
}

std::string orders_that_fit(const Readings& readings) {
    std::size_t day_first = 0;
    std::size_t month_first = 0;
    for (const DateReadings& reading : readings) {
        day_first += reading.dmy && !reading.mdy;
        month_first += reading.mdy && !reading.dmy;
    }
    if (day_first + month_first == 0)
        return "No other date in the column tells which it is.";
    return fmt::format("Of the other dates, {} can only have the day first and {} only the month "
                       "first.",
                       grouped(day_first), grouped(month_first));
}

// "2 stages: 2024-Q2 (12) and 2024-Q4 (3)", with what cannot be read so.
std::string stages_in_words(const Readings& readings, DateOrder order, Period period) {
    std::map<std::string, std::size_t> rows;
    std::size_t unread = 0;
    for (const DateReadings& reading : readings) {
        if (const auto& date = reading.by(order))
            ++rows[period_name(*date, period)];
        else
            unread += reading.is_date();
    }
    std::vector<std::string> stages;
    for (const auto& [name, count] : rows)
        stages.push_back(fmt::format("{} ({})", name, grouped(count)));
    return fmt::format("{}: {}; {}", counted(rows.size(), "stage"), listed(stages, 6),
                       unread == 0 ? "every date can be read so"
                                   : counted(unread, "date", "dates") + " cannot be read so");
}

Doubt doubt_about_order(const Source& source, const ColumnPlan& column, const Readings& readings,
                        const std::vector<std::uint32_t>& rows) {
    std::string what = fmt::format("{} could be read both ways, as day and month or as month and "
                                   "day: {}. {}",
                                   counted(rows.size(), "date"), numbered("row", rows, 5),
                                   orders_that_fit(readings));
    const std::size_t dmy = at_two_dates(source, readings, DateOrder::dmy);
    const std::size_t mdy = at_two_dates(source, readings, DateOrder::mdy);
    if (dmy > 0 && dmy == mdy)
        what += fmt::format(" Whichever it is, {} then {} answers at two dates.",
                            counted(dmy, "participant"), dmy == 1 ? "has" : "have");
    else if (dmy + mdy > 0)
        what += fmt::format(" With the day first {} then {} answers at two dates, with the month "
                            "first {}.",
                            counted(dmy, "participant"), dmy == 1 ? "has" : "have", grouped(mdy));
    Doubt doubt{.id = "date-order",
                .file = 0,
                .where = fmt::format("column {}", in_quotes(column.name)),
                .what = std::move(what),
                .ways = {}};
    for (const auto& [word, order] :
         {std::pair{"dmy", DateOrder::dmy}, std::pair{"mdy", DateOrder::mdy}})
        doubt.ways.push_back(
            {.option = "--date-order",
             .value = word,
             .means = fmt::format("{}; {}", in_words(order),
                                  stages_in_words(readings, order, *source.mapping.stage_by))});
    return doubt;
}

Error ask_for_undated(const Source& source, const ColumnPlan& column,
                      const std::vector<std::uint32_t>& rows) {
    const auto order = source.mapping.date_order;
    return {.code = Error::Code::refused,
            .what = fmt::format("{} of {} {} no date in the column {} that can be read{}: {}.",
                                counted(rows.size(), "row"), source.name,
                                rows.size() == 1 ? "has" : "have", cell_in_quotes(column.name),
                                order ? fmt::format(" with {}", in_words(*order)) : "",
                                numbered("row", rows, 100)),
            .hint = "Name a stage for them, correct the dates, or give another order of dates.",
            .option = "--undated, --date-order"};
}

// The stage of a time stands where the time stands, whichever file brings it; the undated last.
std::int32_t order_of(Date begin) { return begin.year * 12 + begin.month - 1; }

constexpr std::int32_t order_of_undated = 10000 * 12;

// `undated` is empty when every row with anything in it has a date.
std::vector<StageId> in_periods(ImportDraft& draft, const Readings& readings, DateOrder order,
                                Period period, const std::string& undated) {
    std::map<Date, StageId> stages;
    for (const DateReadings& reading : readings)
        if (const auto& date = reading.by(order))
            stages[period_begin(*date, period)] = {};
    for (auto& [begin, stage] : stages)
        stage = draft.stage(period_name(begin, period), order_of(begin));
    const StageId without = undated.empty() ? StageId{} : draft.stage(undated, order_of_undated);
    std::vector<StageId> of_rows;
    of_rows.reserve(readings.size());
    for (const DateReadings& reading : readings) {
        const auto& date = reading.by(order);
        of_rows.push_back(date ? stages[period_begin(*date, period)] : without);
    }
    return of_rows;
}

} // namespace

Result<std::vector<StageId>> stages_by_date(Pass& pass) {
    const Source& source = pass.source;
    const FileMapping& mapping = source.mapping;
    const ColumnPlan& column = *mapping.first(ColumnUse::stage_date);
    const Readings readings = read_all(source, column);
    bool is_open = false;
    if (!mapping.date_order) {
        const auto rows =
            rows_where(source, readings, [](const DateReadings& r) { return r.is_ambiguous(); });
        is_open = !rows.empty();
        if (is_open)
            pass.report.doubts.push_back(doubt_about_order(source, column, readings, rows));
    }
    // Without ambiguous dates every date has one reading, under one order or another.
    Readings plain = readings;
    if (!mapping.date_order)
        for (DateReadings& reading : plain)
            reading.dmy = reading.dmy ? reading.dmy : reading.mdy ? reading.mdy : reading.ymd;
    const DateOrder order = mapping.date_order.value_or(DateOrder::dmy);
    const auto undated =
        rows_where(source, plain, [&](const DateReadings& r) { return !r.by(order); });
    if (!undated.empty() && !mapping.undated && !is_open)
        return failure(ask_for_undated(source, column, undated));
    return in_periods(pass.draft, plain, order, *mapping.stage_by,
                      undated.empty() ? "" : mapping.undated.value_or("undated"));
}

} // namespace themata
