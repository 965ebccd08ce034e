#include "analysis/grid.h"

#include "analysis/batches.h"
#include "analysis/column_keys.h"
#include "analysis/numbering.h"
#include <array>
#include <numeric>

namespace themata {

namespace {

// More than this no spreadsheet takes.
constexpr std::size_t most_columns = 16384;

// How many got how far.
class Steps {
public:
    [[nodiscard]] std::uint32_t& operator[](Reached reached) {
        return n_[static_cast<std::size_t>(reached)];
    }

    // So far or further.
    [[nodiscard]] std::uint32_t from(Reached reached) const {
        return std::accumulate(n_.begin() + static_cast<std::ptrdiff_t>(reached), n_.end(), 0u);
    }

private:
    std::array<std::uint32_t, 4> n_ = {};
};

Turnout turnout(const Steps& steps, std::uint32_t took_part) {
    return {.took_part = took_part,
            .asked = steps.from(Reached::asked),
            .answered = steps.from(Reached::answered),
            .codable = steps.from(Reached::codable)};
}

// A column as it is found, before all are known and sorted.
struct Found {
    std::uint64_t key = 0;
    std::uint64_t crowd = Grid::nowhere; // who are here or in a column that differs by its question
    Steps participants = {};
    Steps responses = {};

    [[nodiscard]] bool there() const { return crowd != Grid::nowhere; }
};

// A response without its text.
struct Answer {
    ResponseId id;
    ParticipantId participant;
    StageId stage;
    QuestionId question;
    ResponseState state;
};

class GridMaker {
public:
    GridMaker(const Study& study, ColumnKeys keys)
        : keys_(std::move(keys)), columns_(keys_.range, 4 * most_columns, records(study)),
          crowds_(keys_.range, 4 * most_columns, records(study)),
          presences_(places(study), 4 * records(study), records(study)),
          seats_(places(study) * keys_.question_places, 4 * records(study), records(study)),
          attended_(presences_.bound()), took_part_(crowds_.bound()), found_(columns_.bound()) {
        for (std::uint32_t place : keys_.stage_place)
            stage_start_.push_back(place * keys_.question_places);
        grid_.seat.resize(study.responses.last_id() + 1, Grid::nowhere);
        grid_.column.resize(seats_.bound(), Grid::nowhere);
        grid_.reached.resize(seats_.bound());
        grid_.who.resize(seats_.bound());
    }

    void take(std::span<const Answer> answers, const NothingToCode& judged) {
        for (const Answer& answer : answers)
            take(answer, judged);
    }

    // Who gave scores only took part. An item makes no column of its own.
    void take(const Score& score) {
        const std::uint64_t crowd = attend(score.participant, score.stage);
        if (!keys_.by_question)
            column_at(crowd, 0);
    }

    [[nodiscard]] Result<Grid> done();

private:
    void take(const Answer& answer, const NothingToCode& judged) {
        const std::uint32_t seat = seats_.number(answer.participant.value * places_each_ +
                                                 stage_start_[answer.stage.value] +
                                                 keys_.question_place[answer.question.value]);
        std::uint32_t& column = grid_.column[seat];
        if (column == Grid::nowhere)
            column = column_at(attend(answer.participant, answer.stage),
                               keys_.of_question[answer.question.value]);
        const bool is_nothing = !judged.empty() && judged[answer.id.value];
        const Reached reached = answer.state == ResponseState::blank ? Reached::asked
                                : is_nothing                         ? Reached::answered
                                                                     : Reached::codable;
        ++found_[column].responses[reached];
        grid_.reached[seat] = std::max(grid_.reached[seat], reached);
        grid_.who[seat] = answer.participant;
        grid_.seat[answer.id.value] = seat;
    }

    static std::uint64_t records(const Study& study) {
        return study.responses.size() + study.scores.size() + 1024;
    }

    [[nodiscard]] std::uint64_t places(const Study& study) const {
        return (study.participants.last_id() + 1) * keys_.stage_places;
    }

    [[nodiscard]] std::uint64_t presence(ParticipantId participant, StageId stage) const {
        return participant.value * keys_.stage_places + keys_.stage_place[stage.value];
    }

    // The key of the column, as far as it does not go by question.
    std::uint64_t attend(ParticipantId participant, StageId stage) {
        const std::uint64_t crowd =
            keys_.of_participant[participant.value] + keys_.of_stage[stage.value];
        char& attended = attended_[presences_.number(presence(participant, stage))];
        took_part_[crowds_.number(crowd)] += attended ? 0 : 1;
        attended = 1;
        return crowd;
    }

    std::uint32_t column_at(std::uint64_t crowd, std::uint64_t question) {
        const std::uint32_t column = columns_.number(crowd + question);
        found_[column].key = crowd + question;
        found_[column].crowd = crowd;
        return column;
    }

    [[nodiscard]] TableColumn column_of(const Found& found);

    ColumnKeys keys_;
    std::uint64_t places_each_ = keys_.stage_places * keys_.question_places; // seats of one person
    std::vector<std::uint64_t> stage_start_;                                 // by stage
    Numbering columns_;
    Numbering crowds_;
    Numbering presences_;
    Numbering seats_;
    std::vector<char> attended_;           // by presence
    std::vector<std::uint32_t> took_part_; // by crowd
    std::vector<Found> found_;             // by number of the column
    Grid grid_;
};

TableColumn GridMaker::column_of(const Found& found) {
    TableColumn column;
    column.keys = names_at(keys_, found.key);
    column.participants = turnout(found.participants, took_part_[crowds_.number(found.crowd)]);
    column.responses = turnout(found.responses, 0);
    column.responses.took_part = column.responses.asked;
    return column;
}

Result<Grid> GridMaker::done() {
    for (std::size_t seat = 0; seat < grid_.column.size(); ++seat)
        if (grid_.column[seat] != Grid::nowhere)
            ++found_[grid_.column[seat]].participants[grid_.reached[seat]];
    std::vector<std::uint32_t> order;
    for (std::uint32_t column = 0; column < found_.size(); ++column)
        if (found_[column].there())
            order.push_back(column);
    if (order.size() > most_columns)
        return failure(Error::Code::refused,
                       "The table would have " + std::to_string(order.size()) + " columns.",
                       "Let the columns go by something that has fewer values.");
    std::ranges::sort(order, {}, [&](std::uint32_t at) { return found_[at].key; });
    std::vector<std::uint32_t> place(found_.size());
    for (std::uint32_t at = 0; at < order.size(); ++at) {
        place[order[at]] = at;
        grid_.columns.push_back(column_of(found_[order[at]]));
    }
    for (std::uint32_t& column : grid_.column)
        if (column != Grid::nowhere)
            column = place[column];
    return std::move(grid_);
}

} // namespace

Result<Grid> grid_of(const Study& study, const std::vector<Axis>& axes,
                     const NothingToCode& nothing) {
    Result<ColumnKeys> keys = column_keys(study, axes);
    if (!keys)
        return failure(keys.error());
    GridMaker maker(study, std::move(*keys));
    for_each_batch(
        study.responses,
        [](const Response& response) {
            return Answer{.id = response.id,
                          .participant = response.participant,
                          .stage = response.stage,
                          .question = response.question,
                          .state = response.state};
        },
        [&](std::span<const Answer> answers) { maker.take(answers, nothing); });
    study.scores.for_each([&](const Score& score) { maker.take(score); });
    return maker.done();
}

} // namespace themata
