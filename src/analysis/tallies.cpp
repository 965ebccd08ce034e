#include "analysis/tallies.h"

#include "analysis/axes.h"
#include <array>
#include <numeric>
#include <optional>
#include <set>

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

namespace {

// Counts a theme and those above it, once each in a unit. Units have a number above 0 and come one
// after the other. No theme is counted too, and not looked at.
class Rollup {
public:
    Rollup(const ThemeTree& tree, std::size_t columns)
        : tree_(tree), counted_(tree.above.size(), 0), tallies_(tree.above.size(), columns) {}

    // Two levels, as most codebooks have, are walked without asking whether the top is reached: a
    // wrong guess of the processor costs more than a level.
    void count(std::uint32_t place, std::uint32_t column, std::uint32_t unit) {
        std::uint32_t* n = tallies_.column(column);
        place = count_one(place, n, unit);
        place = count_one(place, n, unit);
        // What was counted in this unit had all above it counted too.
        while (place != tree_.none() && counted_[place] != unit)
            place = count_one(place, n, unit);
    }

    [[nodiscard]] Tallies done() { return std::move(tallies_); }

private:
    std::uint32_t count_one(std::uint32_t place, std::uint32_t* n, std::uint32_t unit) {
        n[place] += counted_[place] != unit ? 1 : 0;
        counted_[place] = unit;
        return tree_.above[place];
    }

    const ThemeTree& tree_;
    std::vector<std::uint32_t> counted_; // by place: the last unit it was counted in
    Tallies tallies_;
};

// What units are: responses, or seats. Each has its column.
struct ResponseUnits {
    const Grid& grid;

    [[nodiscard]] std::uint32_t unit(ResponseId response) const { return response.value; }

    [[nodiscard]] std::uint32_t column(std::uint32_t unit) const {
        return grid.column[grid.seat[unit]];
    }

    [[nodiscard]] std::size_t size() const { return grid.seat.size(); }
};

struct SeatUnits {
    const Grid& grid;

    [[nodiscard]] std::uint32_t unit(ResponseId response) const {
        return grid.seat[response.value];
    }

    [[nodiscard]] std::uint32_t column(std::uint32_t unit) const { return grid.column[unit]; }

    [[nodiscard]] std::size_t size() const { return grid.column.size(); }
};

// A theme in a unit, or on a span of it. A mark without a place is of a coder not looked at.
struct UnitMark {
    std::uint32_t unit = 0;
    std::uint32_t place = 0;
    auto operator<=>(const UnitMark&) const = default;
};

struct PassageMark {
    std::uint32_t unit = 0;
    std::uint32_t place = 0;
    Span span = {};
    auto operator<=>(const PassageMark&) const = default;
};

// Takes marks with those of a unit together, and counts units.
template <class UnitsOf>
class UnitCounter {
public:
    using Mark = UnitMark;
    using Units = UnitsOf;

    UnitCounter(const ThemeTree& tree, const Grid& grid)
        : units_{grid}, rollup_(tree, grid.columns.size()) {}

    void take(const Mark& mark) {
        rollup_.count(mark.place, units_.column(mark.unit), mark.unit + 1);
    }

    [[nodiscard]] Tallies done() { return rollup_.done(); }

private:
    Units units_;
    Rollup rollup_;
};

// Takes marks with those of a response together, and counts the distinct spans of each.
class PassageCounter {
public:
    using Mark = PassageMark;
    using Units = ResponseUnits;

    PassageCounter(const ThemeTree& tree, const Grid& grid)
        : units_{grid}, rollup_(tree, grid.columns.size()) {}

    void take(const Mark& mark) {
        if (!open_.empty() && open_.front().unit != mark.unit)
            close();
        open_.push_back(mark);
    }

    [[nodiscard]] Tallies done() {
        close();
        return rollup_.done();
    }

private:
    void close() {
        if (open_.empty())
            return;
        if (!std::ranges::is_sorted(open_, {}, &Mark::span))
            std::ranges::sort(open_, {}, &Mark::span);
        const std::uint32_t column = units_.column(open_.front().unit);
        Span span = open_.front().span;
        ++passage_;
        for (const Mark& mark : open_) {
            passage_ += mark.span == span ? 0 : 1;
            span = mark.span;
            rollup_.count(mark.place, column, passage_);
        }
        open_.clear();
    }

    Units units_;
    Rollup rollup_;
    std::uint32_t passage_ = 0;
    std::vector<Mark> open_; // of the response that may still go on
};

// All that a pass over the codings looks at.
struct Pass {
    const Study& study;
    const Grid& grid;
    const ThemeTree& tree;
    const CodersCounted& whose;
    CodingsTaken taken;
};

Pass pass_over(const Study& study, const Grid& grid, const ThemeTree& tree,
               const CodersCounted& whose) {
    return {.study = study,
            .grid = grid,
            .tree = tree,
            .whose = whose,
            .taken = CodingsTaken::of(study, whose)};
}

template <class Counter>
typename Counter::Mark mark_of(const Pass& pass, const Coding& coding) {
    typename Counter::Mark mark;
    mark.unit = typename Counter::Units{pass.grid}.unit(coding.response);
    mark.place = pass.taken(coding) ? pass.tree.place[coding.theme.value] : pass.tree.none();
    if constexpr (std::is_same_v<typename Counter::Mark, PassageMark>)
        mark.span = coding.span;
    return mark;
}

// Codings mostly come response by response, as they were imported; then nothing is kept or sorted.
template <class Counter>
std::optional<Tallies> count_in_order(const Pass& pass) {
    Counter counter(pass.tree, pass.grid);
    bool ordered = true;
    std::uint32_t last = 0;
    pass.study.codings.for_each([&](const Coding& coding) {
        const auto mark = mark_of<Counter>(pass, coding);
        ordered = ordered && mark.unit >= last;
        last = mark.unit;
        if (ordered)
            counter.take(mark);
    });
    return ordered ? std::optional(counter.done()) : std::nullopt;
}

template <class Counter>
Tallies count_all(const Pass& pass, const std::vector<typename Counter::Mark>& marks) {
    Counter counter(pass.tree, pass.grid);
    for (const auto& mark : marks)
        counter.take(mark);
    return counter.done();
}

// Those of a unit together.
template <class Counter>
std::vector<typename Counter::Mark> by_unit(const Pass& pass) {
    std::vector<typename Counter::Mark> marks;
    marks.reserve(pass.study.codings.size());
    std::vector<std::uint32_t> next(typename Counter::Units{pass.grid}.size() + 1);
    pass.study.codings.for_each([&](const Coding& coding) {
        marks.push_back(mark_of<Counter>(pass, coding));
        ++next[marks.back().unit + 1];
    });
    for (std::size_t unit = 1; unit < next.size(); ++unit)
        next[unit] += next[unit - 1];
    std::vector<typename Counter::Mark> sorted(marks.size());
    for (const auto& mark : marks)
        sorted[next[mark.unit]++] = mark;
    return sorted;
}

// The marks that every one of the coders made, once each, those of a unit together.
template <class Counter>
std::vector<typename Counter::Mark> by_all(const Pass& pass) {
    std::vector<std::pair<typename Counter::Mark, CoderId>> marks;
    pass.study.codings.for_each([&](const Coding& coding) {
        marks.emplace_back(mark_of<Counter>(pass, coding), coding.coder);
    });
    std::ranges::sort(marks);
    marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
    const std::set<CoderId> coders(pass.whose.coders.begin(), pass.whose.coders.end());
    std::vector<typename Counter::Mark> all;
    std::size_t alike = 0;
    for (std::size_t at = 0; at < marks.size(); ++at) {
        alike = at > 0 && marks[at].first == marks[at - 1].first ? alike + 1 : 1;
        if (alike == coders.size())
            all.push_back(marks[at].first);
    }
    return all;
}

template <class Counter>
Tallies count_with(const Pass& pass) {
    if (pass.whose.rule == CodersCounted::Rule::all_of)
        return count_all<Counter>(pass, by_all<Counter>(pass));
    if (auto tallies = count_in_order<Counter>(pass))
        return std::move(*tallies);
    return count_all<Counter>(pass, by_unit<Counter>(pass));
}

} // namespace

ThemeTree theme_tree(const Study& study, const Lookup& lookup) {
    ThemeTree tree;
    tree.themes = codebook_order(study, lookup);
    tree.place.assign(study.themes.last_id() + 1, tree.none());
    for (std::uint32_t place = 0; place < tree.themes.size(); ++place) {
        const ThemeId theme = tree.themes[place];
        tree.place[theme.value] = place;
        const std::uint32_t above = tree.place[study.themes.find(theme)->parent.value];
        tree.above.push_back(above);
        tree.depth.push_back(above == tree.none() ? 0 : tree.depth[above] + 1);
    }
    tree.above.push_back(tree.none());
    return tree;
}

std::vector<SeatMark> agreed_marks(const Study& study, const Grid& grid, const ThemeTree& tree,
                                   const CodersCounted& whose) {
    std::vector<SeatMark> agreed;
    for (const UnitMark& mark : by_all<UnitCounter<SeatUnits>>(pass_over(study, grid, tree, whose)))
        agreed.push_back({.seat = mark.unit, .place = mark.place});
    return agreed;
}

Tallies tally(const Study& study, const Grid& grid, const ThemeTree& tree, Count count,
              const CodersCounted& whose) {
    const Pass pass = pass_over(study, grid, tree, whose);
    switch (count) {
    case Count::mentions:
        return count_with<PassageCounter>(pass);
    case Count::responses:
        return count_with<UnitCounter<ResponseUnits>>(pass);
    case Count::participants:
        return count_with<UnitCounter<SeatUnits>>(pass);
    }
    return Tallies(tree.themes.size(), grid.columns.size());
}

NothingToCode nothing_to_code(const Study& study, const CodersCounted& whose) {
    NothingToCode nothing;
    const CodingsTaken taken = CodingsTaken::of(study, whose);
    study.verdicts.for_each([&](const Verdict& verdict) {
        nothing.resize(study.responses.last_id() + 1);
        if (taken(verdict))
            nothing[verdict.response.value] = 1;
    });
    if (!nothing.empty())
        study.codings.for_each([&](const Coding& coding) {
            if (taken.contradicts_verdicts(coding))
                nothing[coding.response.value] = 0;
        });
    return nothing;
}

} // namespace themata
