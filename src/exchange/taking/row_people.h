#pragma once
// RowPeople says of each row of a file who gave it, and whether it is taken. A row that names
// nobody is a person of its own, whom no other file can match: its label is new to the study,
// unless the study holds just what the row says under the label that it gave such a row. A second
// row of one person at one stage that says otherwise is a doubt; one that says the same, or fills
// what the first left blank, is taken with it. It looks at the draft before any of the file's rows
// are in it. One thread.

#include "exchange/reading/dates.h"
#include "exchange/taking/taking.h"
#include <functional>
#include <map>
#include <memory>

namespace themata {

class RowPeople {
public:
    // `by_date`: the stage of each row, or empty. Doubts and notes go to the pass's report.
    RowPeople(Pass& pass, const std::vector<StageId>& by_date);

    [[nodiscard]] bool is_left_out(std::size_t place) const {
        return !left_out_.empty() && left_out_[place];
    }

    // That rows say nothing new is in the notes already.
    [[nodiscard]] bool has_told_repeated() const { return told_repeated_; }

    // Holds until `room` is changed. Empty: the row names nobody, and cannot be taken so.
    [[nodiscard]] std::string_view label_of(const SourceRow& row, std::size_t place,
                                            std::string& room) const;

private:
    // A cell that tells whether two rows say the same.
    struct Matter {
        const ColumnPlan* column;
        ColumnUse use;
        QuestionId question;                      // of an answer or a score, where the study has it
        std::shared_ptr<ScoreReader> reader = {}; // of scores
    };

    enum class Held { nothing, same, otherwise }; // what the study holds of a row

    using Rows = std::vector<std::size_t>; // places among the data rows

    struct Series {
        std::uint32_t number = 1; // of the labels that are made of rows
        std::vector<Held> held;   // of each row that names nobody; empty: nothing of any
        Rows absent;              // of those: who is not in the study
        std::size_t same = 0;
    };

    // What several rows of one person at one stage are: rows that may be one stand together.
    struct Visit {
        Rows rows;
        std::vector<Rows> people;
    };

    [[nodiscard]] SourceRow row(std::size_t place) const {
        return {pass_.source, pass_.source.sheet.header_rows + place, guard_};
    }

    // Nothing stands in it, or it was asked to be left out.
    [[nodiscard]] bool is_passed_over(std::size_t place) const;

    [[nodiscard]] std::vector<std::uint32_t> row_numbers(const Rows& rows) const {
        std::vector<std::uint32_t> numbers;
        for (const std::size_t place : rows)
            numbers.push_back(row(place).number());
        return numbers;
    }

    void find_matters();

    // Rows that name nobody.
    void name_the_unnamed();
    [[nodiscard]] Rows unnamed() const;
    [[nodiscard]] std::string made_label(std::uint32_t series, std::uint32_t row) const;
    [[nodiscard]] std::optional<Series> looked_at(std::uint32_t series, const Rows& rows) const;
    [[nodiscard]] Held held_of(std::size_t place, ParticipantId participant) const;
    [[nodiscard]] Held held_of(std::size_t place, ParticipantId participant, StageId stage,
                               const Matter& matter) const;
    [[nodiscard]] StageId stage_of(std::size_t place) const;
    void take_again(const Series& series, const Rows& rows);
    [[nodiscard]] Doubt doubt_again(const Series& series, std::size_t rows) const;

    // Several rows of one person at one stage.
    void settle_repeated();
    [[nodiscard]] std::vector<Visit> visits();
    [[nodiscard]] std::vector<Rows> repeated_rows() const;
    [[nodiscard]] bool may_be_one(std::size_t a, std::size_t b) const;
    [[nodiscard]] bool agree(const Matter& matter, std::string_view a, std::string_view b) const;
    void part(Visit& visit) const;
    void leave_all_but_one(const std::vector<Visit>& visits, Duplicates which);
    void separate(const std::vector<Visit>& visits);
    [[nodiscard]] std::string free_label(std::size_t place, std::string_view label) const;
    [[nodiscard]] std::size_t chosen(const Visit& visit, Duplicates which) const;
    [[nodiscard]] bool is_filled(std::size_t place, const Matter& matter) const;
    // Cells that are filled, but for those that are in one of the rows before.
    [[nodiscard]] std::size_t filled(std::size_t place, std::initializer_list<ColumnUse> uses,
                                     const Rows& before = {}) const;
    [[nodiscard]] Doubt doubt_repeated(const std::vector<Visit>& visits) const;
    [[nodiscard]] std::string in_numbers(const std::vector<Visit>& visits, Duplicates which) const;
    using StageWord = std::function<std::string(std::size_t place)>; // empty: none
    [[nodiscard]] std::optional<std::size_t> stages_by(const std::vector<Visit>& visits,
                                                       const StageWord& word) const;
    void add_ways_by_stage(const std::vector<Visit>& visits, std::vector<Way>& ways) const;
    [[nodiscard]] bool dates_are_sure() const;
    void add_way_by_date(const std::vector<Visit>& visits, std::vector<Way>& ways) const;
    void note_left_out(const std::vector<Visit>& visits, Duplicates which);

    // The order of rows in time, where a column tells it.
    void find_order(const std::vector<Visit>& visits);
    [[nodiscard]] Rows in_order(const Rows& rows) const;

    Pass& pass_;
    const FileMapping& map_;
    const std::vector<StageId>& by_date_;
    const ColumnPlan* guard_;
    const ColumnPlan* participant_;
    const RowNames& names_;
    std::vector<Matter> matters_;
    std::uint32_t series_ = 1;
    bool told_repeated_ = false;
    std::map<std::size_t, Rows> before_; // of a row that is taken with others: those before it
    std::vector<bool> left_out_;         // empty: none is
    std::map<std::size_t, std::string> labels_; // of rows that have one of their own
    std::optional<std::size_t> time_column_;    // that tells the order
    std::vector<DateOrder> time_orders_;        // in which its dates can be read
};

} // namespace themata
