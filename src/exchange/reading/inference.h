#pragma once
// An Inference is a mapping in the making: options come first, then what headings and cells tell.
// Only map_file() uses it. One thread; the sheet and the options outlive it.

#include "exchange/reading/column_profile.h"
#include "exchange/reading/heading_names.h"
#include "exchange/reading/judged_scores.h"
#include "exchange/reading/known_columns.h"
#include "exchange/reading/mapping.h"

namespace themata {

class Inference {
public:
    Inference(const Sheet& sheet, const std::string& file, const MappingOptions& options,
              const IsParticipant& is_participant, const KnownColumns* known = nullptr);

    [[nodiscard]] MappedSoFar mapping();

private:
    using Use = ColumnUse;
    enum class Personal : std::uint8_t { nothing, mail, ip, place };

    // infer_options.cpp
    void take_choices();
    [[nodiscard]] Result<void> take_options();
    [[nodiscard]] Result<void> take(Use use, const std::optional<std::string>& name);
    [[nodiscard]] Result<void> take_all(Use use, const std::vector<std::string>& lists);
    void take_recoded();
    [[nodiscard]] Result<void> complete() const;
    [[nodiscard]] Result<void> complete_responses() const;
    [[nodiscard]] Result<void> each_question_once() const;

    [[nodiscard]] Result<void> leave_out_columns();
    [[nodiscard]] Result<void> leave_out_rows();

    // infer_people.cpp
    void find_personal();
    [[nodiscard]] bool is_set_aside(std::size_t column) const;
    [[nodiscard]] bool says_consent(std::size_t column) const;
    void take_consent();
    void ask_about_lone_labels();
    void ask_about_consent(std::size_t column);
    [[nodiscard]] bool ask_who_answered();
    void note_personal();
    [[nodiscard]] std::size_t people(const std::function<bool(const Sheet::Row&)>& counts) const;

    // infer_ties.cpp
    [[nodiscard]] bool is_willing_list() const;
    [[nodiscard]] bool is_notes_list() const;
    [[nodiscard]] bool says_who_is_willing(std::size_t column) const;
    // Of a list of who is willing: the label that stands above the column, to the letter.
    [[nodiscard]] std::string label_above(std::size_t column) const;
    [[nodiscard]] std::size_t ties_in(std::size_t column) const;
    void map_willing();
    void map_notes();

    // infer_kind.cpp
    [[nodiscard]] FileKind kind_by_columns() const;
    [[nodiscard]] bool is_participants_list() const;
    [[nodiscard]] bool looks_like_text(std::size_t column) const;
    [[nodiscard]] bool looks_like_score(std::size_t column) const;
    [[nodiscard]] bool is_one_hot(std::size_t column) const;
    // "Do you consent?" with nothing but yes and no.
    [[nodiscard]] bool is_yes_or_no(std::size_t column) const;
    // Taken as a trait, each combination of choices would be a group of its own.
    [[nodiscard]] bool holds_choices(std::size_t column) const;
    // The heading asks something or names an item, and the cells are scores but not bare numbers.
    [[nodiscard]] bool is_asked_score(std::size_t column) const;
    [[nodiscard]] std::string why_left_out(std::size_t column) const;

    // known_columns.cpp
    [[nodiscard]] const KnownColumn* known(std::size_t column) const; // nullptr: not known
    [[nodiscard]] bool is_known(std::size_t column, Use use) const;
    [[nodiscard]] std::optional<std::size_t> column_known_as(Use use) const;
    void take_known();
    [[nodiscard]] std::optional<std::size_t> known_label_column() const;
    [[nodiscard]] std::optional<std::size_t> known_stage_column() const;
    [[nodiscard]] std::optional<std::size_t> nearly_label_column() const;
    [[nodiscard]] std::optional<std::size_t> only_date_column() const;

    // infer_columns.cpp
    void map_columns();
    void take_named(std::initializer_list<Use> uses);
    void map_participants();
    void map_responses();
    void find_long_layout();
    void find_participant();
    void find_stage();
    void take_rest();
    [[nodiscard]] bool has_named_values(std::size_t column) const;
    void take_as_measure(std::size_t column, Use use);
    // The rows within which a score or a trait must be the same.
    [[nodiscard]] const RowGroups& rows_of_one(Use measure);
    void take_only_text();
    void suggest_theme_columns();
    [[nodiscard]] std::optional<std::size_t> find_question() const;
    [[nodiscard]] std::optional<std::size_t> find_answer() const;
    void use(std::size_t column, Use use);

    [[nodiscard]] bool is_free(std::size_t column) const {
        return map_.columns[column].use == Use::left_out && !chosen_out_[column];
    }

    [[nodiscard]] bool has(Use use) const { return map_.first(use) != nullptr; }

    // A column that is free and whose heading means this.
    [[nodiscard]] std::optional<std::size_t> named(Use use) const;

    [[nodiscard]] bool is_there(Use use) const { return has(use) || named(use); }

    const Sheet& sheet_;
    const std::string& file_;
    const MappingOptions& options_;
    const IsParticipant& is_participant_;
    const KnownColumns* known_; // nullptr: of no study
    Headings headings_;
    std::vector<ColumnProfile> profiles_;
    JudgedScores judged_;
    std::vector<bool> chosen_out_;   // columns that were chosen to be left out
    std::vector<Personal> personal_; // by what the cells hold
    std::optional<RowGroups> of_one_participant_;
    std::optional<RowGroups> of_one_visit_;
    FileMapping map_;
};

// "mentor-phase-1" of "answers/mentor-phase-1.csv", "Pre" of "waves.xlsx, sheet Pre".
[[nodiscard]] std::string stem_of(std::string_view file);

} // namespace themata
