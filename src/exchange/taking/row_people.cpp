// Rows that name nobody: what they are called, and whether they are in the study already.

#include "exchange/taking/row_people.h"

#include "exchange/reading/inference.h"
#include "exchange/reading/likeness.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

using Use = ColumnUse;

bool has_rows_of_people(FileKind kind) {
    return kind == FileKind::responses || kind == FileKind::scores ||
           kind == FileKind::participants;
}

} // namespace

RowPeople::RowPeople(Pass& pass, const std::vector<StageId>& by_date)
    : pass_(pass), map_(pass.source.mapping), by_date_(by_date), guard_(map_.first(Use::guard)),
      participant_(map_.first(Use::participant)), names_(pass.names.rows(pass.source.number)) {
    if (!has_rows_of_people(map_.kind))
        return;
    find_matters();
    if (map_.kind == FileKind::responses)
        name_the_unnamed();
    if (participant_)
        settle_repeated();
}

void RowPeople::find_matters() {
    for (const ColumnPlan& column : map_.columns)
        switch (column.use) {
        case Use::text:
            matters_.push_back(
                {&column, Use::text,
                 pass_.draft.find_question(column.wording, QuestionKind::free_text)});
            break;
        case Use::score:
            matters_.push_back({&column, Use::score,
                                pass_.draft.find_question(column.wording, QuestionKind::item),
                                std::make_shared<ScoreReader>(column.cells)});
            break;
        case Use::answer:
            matters_.push_back({&column, column.use, {}});
            break;
        case Use::value:
            matters_.push_back(
                {&column, column.use, {}, std::make_shared<ScoreReader>(column.cells)});
            break;
        case Use::role:
        case Use::trait:
            // In rows of single answers they are the participant's and no matter of the row.
            if (!map_.first(Use::answer) && !map_.first(Use::value))
                matters_.push_back({&column, column.use, {}});
            break;
        default:
            break;
        }
}

std::string_view RowPeople::label_of(const SourceRow& row, std::size_t place,
                                     std::string& room) const {
    if (!labels_.empty())
        if (const auto own = labels_.find(place); own != labels_.end())
            return own->second;
    if (map_.labels == FileMapping::Labels::of_column) {
        const std::string_view cell = row[participant_];
        if (!is_blank(cell))
            return pass_.names.participants.as_taken(cell);
        if (map_.kind != FileKind::responses)
            return {};
    }
    room = made_label(series_, row.number());
    return room;
}

// "results 2"; where that is somebody else, "results (2) 2". In a file in which others have labels
// it says that this one has none.
std::string RowPeople::made_label(std::uint32_t series, std::uint32_t row) const {
    const std::string which = series == 1 ? "" : fmt::format(" ({})", series);
    return fmt::format("{}{} {}{}", stem_of(pass_.source.name), which, row,
                       map_.labels == FileMapping::Labels::of_row ? "" : " (no id)");
}

bool RowPeople::is_passed_over(std::size_t place) const {
    const Sheet& sheet = pass_.source.sheet;
    return row(place).is_blank() ||
           (!map_.without.empty() && leaves_out(map_, sheet.row(sheet.header_rows + place)));
}

RowPeople::Rows RowPeople::unnamed() const {
    Rows rows;
    const std::size_t count = pass_.source.sheet.data_rows();
    for (std::size_t place = 0; place < count; ++place)
        if ((!participant_ || names_.participant[place] == NameNumbers::none) &&
            !is_passed_over(place))
            rows.push_back(place);
    return rows;
}

StageId RowPeople::stage_of(std::size_t place) const {
    if (!by_date_.empty())
        return by_date_[place];
    const ColumnPlan* column = map_.first(Use::stage);
    if (!column && !map_.stage_is)
        return {};
    const std::string_view name =
        column ? row(place).meaning(column) : std::string_view(*map_.stage_is);
    return pass_.draft.find_stage(std::string(pass_.names.stages.as_taken(name)));
}

RowPeople::Held RowPeople::held_of(std::size_t place, ParticipantId participant, StageId stage,
                                   const Matter& matter) const {
    const std::string_view cell = row(place)[matter.column];
    QuestionId question = matter.question;
    if (matter.use == Use::answer)
        question = pass_.draft.find_question(std::string(row(place)[map_.first(Use::question)]),
                                             QuestionKind::free_text);
    if (!question || is_blank(cell))
        return Held::nothing;
    if (matter.use == Use::score) {
        const ScoreId id = pass_.draft.find_score(participant, stage, question);
        if (!id)
            return Held::nothing;
        const Score& there = pass_.draft.scores.at(id);
        const ReadScore read = matter.reader->read(cell);
        const bool same = there.value ? read.value == there.value
                                      : !read.value && same_cell(read.missing, there.missing);
        return same ? Held::same : Held::otherwise;
    }
    const ResponseId id = pass_.draft.find_response(participant, stage, question);
    if (!id || pass_.draft.responses.at(id).state == ResponseState::blank)
        return Held::nothing;
    return same_cell(cell, pass_.draft.responses.at(id).text) ? Held::same : Held::otherwise;
}

RowPeople::Held RowPeople::held_of(std::size_t place, ParticipantId participant) const {
    const StageId stage = stage_of(place);
    Held held = Held::nothing;
    if (!stage)
        return held;
    for (const Matter& matter : matters_) {
        if (matter.use == Use::role || matter.use == Use::trait)
            continue;
        const Held of_cell = held_of(place, participant, stage, matter);
        if (of_cell == Held::otherwise)
            return of_cell;
        held = of_cell == Held::same ? of_cell : held;
    }
    return held;
}

// Nothing: these labels belong to rows of another file, and are not to be had.
std::optional<RowPeople::Series> RowPeople::looked_at(std::uint32_t number,
                                                      const Rows& rows) const {
    Series series{.number = number, .held = {}, .absent = {}, .same = 0};
    for (const std::size_t place : rows) {
        const std::string label = made_label(number, row(place).number());
        const ParticipantId known = pass_.draft.find_participant(label);
        if ((known && pass_.draft.participants.is_new(known)) ||
            (!known && pass_.names.participants.holds(label)))
            return std::nullopt;
        series.held.push_back(known ? held_of(place, known) : Held::nothing);
        if (!known)
            series.absent.push_back(place);
        series.same += series.held.back() == Held::same ? 1 : 0;
    }
    return series;
}

void RowPeople::name_the_unnamed() {
    const bool all_new = !pass_.draft.has_people() && pass_.names.participants.size() == 0;
    if (all_new && map_.labels == FileMapping::Labels::of_row)
        return;
    const Rows rows = unnamed();
    if (rows.empty())
        return;
    if (map_.labels == FileMapping::Labels::of_column)
        pass_.report.notes.push_back(fmt::format(
            "{} {} of its own, named \"{}\"{}.", numbered("row", row_numbers(rows)),
            rows.size() == 1 ? "names nobody: it is a participant"
                             : "name nobody: each is a participant",
            made_label(1, row(rows.front()).number()), rows.size() == 1 ? "" : " and so on"));
    std::optional<Series> nearest;
    for (series_ = 1;; ++series_) {
        auto series = looked_at(series_, rows);
        if (!series)
            continue;
        if (series->absent.size() == rows.size())
            break; // nobody is called so
        if (series->same == rows.size()) {
            pass_.report.notes.push_back(fmt::format(
                "The rows name nobody, and say just what the study holds of {} and so on: they "
                "are these people again.",
                cell_in_quotes(made_label(series_, row(rows.front()).number()))));
            return;
        }
        if (series->same > 0 && (!nearest || nearest->same < series->same))
            nearest = std::move(series);
    }
    if (nearest && pass_.source.options.again == Again::asked)
        pass_.report.doubts.push_back(doubt_again(*nearest, rows.size()));
    if (nearest && pass_.source.options.again == Again::same)
        return take_again(*nearest, rows);
    if (series_ > 1)
        pass_.report.notes.push_back(
            fmt::format("The rows name nobody, and others of the study come from a file of this "
                        "name: these are people of their own, and named \"{}\" and so on instead.",
                        made_label(series_, row(rows.front()).number())));
}

// Who says otherwise than the study is somebody else; all others are who they were.
void RowPeople::take_again(const Series& series, const Rows& rows) {
    for (std::size_t at = 0; at < rows.size(); ++at)
        if (series.held[at] != Held::otherwise)
            labels_.emplace(rows[at], made_label(series.number, row(rows[at]).number()));
}

Doubt RowPeople::doubt_again(const Series& series, std::size_t rows) const {
    const auto otherwise =
        static_cast<std::size_t>(std::ranges::count(series.held, Held::otherwise));
    const std::size_t known = rows - series.absent.size() - otherwise;
    return {.id = "again",
            .where = "rows that name nobody",
            .what = fmt::format("{} of {} just what the study holds of a row of a file of this "
                                "name, and the others do not: it could be the same file with more "
                                "in it, or another.",
                                grouped(series.same), counted(rows, "row says", "rows say")),
            .ways = {{.option = "--again",
                      .value = "same",
                      .means = fmt::format("{} already there, {} new",
                                           counted(known, "person is", "people are"),
                                           grouped(rows - known))},
                     {.option = "--again",
                      .value = "others",
                      .means = fmt::format("{} new", counted(rows, "person is", "people are"))}}};
}

} // namespace themata
