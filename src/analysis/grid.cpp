#include "analysis/grid.h"

#include "analysis/column_keys.h"
#include "analysis/numbering.h"
#include <numeric>

namespace themata {

namespace {

// More than this no spreadsheet takes.
constexpr std::size_t most_columns = 16384;

// Somebody at a stage: all that a score tells, and a response but for its question.
struct Presence {
    std::uint64_t key = 0;   // of the column, as far as it does not go by question
    std::uint64_t place = 0; // of this participant at this stage
};

// A column as it is found, before all are known and sorted.
struct Found {
    std::uint64_t key = 0;
    std::uint32_t crowd = 0; // who stand here or in a column that differs by its question only
    Turnout participants = {};
    Turnout responses = {};
};

// How far a participant got in a column.
enum Seen : unsigned char { asked = 1, answered = 2, codable = 4 };

class GridMaker {
public:
    GridMaker(const Study& study, ColumnKeys keys)
        : keys_(std::move(keys)), expected_(study.responses.size() + study.scores.size()),
          crowds_(keys_.range, expected_), columns_(keys_.range, expected_),
          presences_(places(study), expected_),
          seats_(places(study) * keys_.question_places, expected_) {
        grid_.column.assign(study.responses.last_id() + 1, Grid::nowhere);
        grid_.seat.assign(study.responses.last_id() + 1, Grid::nowhere);
    }

    void take(const Response& response, const NothingToCode& nothing) {
        const std::uint32_t id = response.id.value;
        const std::uint32_t question = response.question.value;
        const Presence at = presence(response.participant, response.stage);
        attend(at);
        const std::uint32_t column = column_at(at.key + keys_.of_question[question], at.key);
        const std::uint32_t seat =
            seats_.number(at.place * keys_.question_places + keys_.question_place[question]);
        grid_.column[id] = column;
        grid_.seat[id] = seat;
        const bool judged = id < nothing.size() && nothing[id];
        const bool is_answered = response.state == ResponseState::answered;
        count(found_[column], seat, !is_answered ? asked : judged ? answered : codable);
    }

    // Who gave scores only took part. An item makes no column of its own.
    void take(const Score& score) {
        const Presence at = presence(score.participant, score.stage);
        attend(at);
        if (!keys_.by_question)
            column_at(at.key, at.key);
    }

    [[nodiscard]] Result<Grid> done();

private:
    [[nodiscard]] std::uint64_t places(const Study& study) const {
        return (std::uint64_t{study.participants.last_id()} + 1) * keys_.stage_places;
    }

    [[nodiscard]] Presence presence(ParticipantId participant, StageId stage) const {
        return {.key = keys_.of_participant[participant.value] + keys_.of_stage[stage.value],
                .place = participant.value * keys_.stage_places + keys_.stage_place[stage.value]};
    }

    void attend(const Presence& at) {
        const std::uint32_t before = presences_.size();
        if (presences_.number(at.place) < before)
            return;
        const std::uint32_t crowd = crowds_.number(at.key);
        took_part_.resize(crowds_.size());
        ++took_part_[crowd];
    }

    std::uint32_t column_at(std::uint64_t key, std::uint64_t crowd_key) {
        const std::uint32_t column = columns_.number(key);
        if (column == found_.size())
            found_.push_back({.key = key, .crowd = crowds_.number(crowd_key)});
        return column;
    }

    void count(Found& column, std::uint32_t seat, Seen how_far) {
        if (seat == seen_.size())
            seen_.push_back(0);
        unsigned char& seen = seen_[seat];
        const auto step = [&](Seen reached, std::uint32_t Turnout::*number) {
            if (how_far < reached)
                return;
            ++(column.responses.*number);
            column.participants.*number += seen & reached ? 0 : 1;
            seen = static_cast<unsigned char>(seen | reached);
        };
        step(asked, &Turnout::asked);
        step(answered, &Turnout::answered);
        step(codable, &Turnout::codable);
    }

    [[nodiscard]] TableColumn column_of(const Found& found) const;

    ColumnKeys keys_;
    std::uint64_t expected_;
    Numbering crowds_;
    Numbering columns_;
    Numbering presences_;
    Numbering seats_;
    std::vector<std::uint32_t> took_part_; // by crowd
    std::vector<Found> found_;             // by number of the column
    std::vector<unsigned char> seen_;      // by seat
    Grid grid_;
};

TableColumn GridMaker::column_of(const Found& found) const {
    TableColumn column;
    column.keys = names_at(keys_, found.key);
    column.participants = found.participants;
    column.participants.took_part = took_part_[found.crowd];
    column.responses = found.responses;
    column.responses.took_part = found.responses.asked;
    return column;
}

Result<Grid> GridMaker::done() {
    if (found_.size() > most_columns)
        return failure(Error::Code::refused,
                       "The table would have " + std::to_string(found_.size()) + " columns.",
                       "Let the columns go by something that has fewer values.");
    std::vector<std::uint32_t> order(found_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [&](std::uint32_t at) { return found_[at].key; });
    std::vector<std::uint32_t> place(found_.size());
    for (std::uint32_t at = 0; at < order.size(); ++at) {
        place[order[at]] = at;
        grid_.columns.push_back(column_of(found_[order[at]]));
    }
    for (std::uint32_t& column : grid_.column)
        if (column != Grid::nowhere)
            column = place[column];
    grid_.seats = seats_.size();
    return std::move(grid_);
}

} // namespace

Result<Grid> grid_of(const Study& study, const std::vector<Axis>& axes,
                     const NothingToCode& nothing) {
    Result<ColumnKeys> keys = column_keys(study, axes);
    if (!keys)
        return failure(keys.error());
    GridMaker maker(study, std::move(*keys));
    study.responses.for_each([&](const Response& response) { maker.take(response, nothing); });
    study.scores.for_each([&](const Score& score) { maker.take(score); });
    return maker.done();
}

} // namespace themata
