#pragma once
// An ImportDraft is the study while an import adds to it. It finds each record, old or new, by its
// name in constant time. It overwrites nothing that is there: it says what differs. One thread; the
// snapshot outlives it.

#include "exchange/reading/theme_names.h"
#include "exchange/taking/import_plan.h"
#include "exchange/taking/key_table.h"
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace themata {

// A row of a file of the import, for sentences.
struct RowOrigin {
    std::uint32_t file = 0;
    std::uint32_t row = 0; // as a spreadsheet numbers it; 0: it comes from the study
    bool operator==(const RowOrigin&) const = default;
};

// What a score says that stands in no cell.
inline constexpr std::string_view blank_score = "blank";

enum class Put {
    added,
    filled,          // it was blank there, and is this now
    already,         // the study says just so
    repeated,        // another row of this import says just so
    differs,         // the study says otherwise
    differs_in_files // another row of this import says otherwise
};

class ImportDraft {
public:
    explicit ImportDraft(const Snapshot& now);

    struct Placed {
        ResponseId id;
        Put put = Put::added;
        RowOrigin origin; // of what was there before
    };

    struct PlacedScore {
        ScoreId id;
        Put put = Put::added;
        RowOrigin origin;
    };

    // Found or added; the place of a new one follows that of all others unless it is given.
    StageId stage(const std::string& name, std::optional<std::int32_t> order = std::nullopt);

    [[nodiscard]] std::int32_t next_stage_order() const { return last_stage_ + 1; }

    // Puts the new stages whose place was not given in the order of the numbers in their names;
    // true when that is another order than the one they came in.
    bool number_stages();
    RoleId role(const std::string& name);
    [[nodiscard]] RoleId find_role(std::string_view name) const; // {0}: not there
    ParticipantId participant(std::string_view label);
    ScaleId scale(const std::string& name);
    QuestionId question(const std::string& wording, QuestionKind kind);
    CoderId coder(const std::string& name, CoderKind kind);
    ThemeId theme(ThemeId parent, const std::string& name);
    // Number of a trait's name, for trait().
    std::uint32_t trait_name(const std::string& name);

    Put set_role(ParticipantId participant, RoleId role);
    Put trait(ParticipantId participant, std::uint32_t name, TraitKind kind,
              std::string_view value);
    Placed response(Response response, RowOrigin origin);
    PlacedScore score(Score score, RowOrigin origin);
    // Takes back what the coder said against it: that there is nothing to code.
    Put coding(Coding coding);
    // Willing and unwilling exclude each other; a pair stands beside either.
    Put tie(Tie tie);
    Put note(Note note);

    // {0}: not there.
    [[nodiscard]] StageId find_stage(const std::string& name) const;

    [[nodiscard]] bool has_people() const {
        return participants.added() > 0 || !now_.study.participants.empty();
    }

    [[nodiscard]] ParticipantId find_participant(std::string_view label) const;
    [[nodiscard]] QuestionId find_question(const std::string& wording, QuestionKind kind) const;
    [[nodiscard]] ResponseId find_response(ParticipantId participant, StageId stage,
                                           QuestionId question);

    [[nodiscard]] ScoreId find_score(ParticipantId participant, StageId stage, QuestionId item);

    // The kind that the study or an earlier row gives to traits of this name.
    [[nodiscard]] std::optional<TraitKind> kind_of_trait(std::uint32_t name) const;

    void expect_rows(std::size_t rows);
    [[nodiscard]] Changes changes();

    Growing<Stage> stages;
    Growing<Role> roles;
    Growing<Participant> participants;
    Growing<Trait> traits;
    Growing<Scale> scales;
    Growing<Question> questions;
    Growing<Response> responses;
    Growing<Score> scores;
    Growing<Theme> themes;
    Growing<Coder> coders;
    Growing<Coding> codings;
    Growing<Tie> ties;
    Growing<Note> notes;
    ThemeNames theme_names;

private:
    struct CodingKey {
        KeyTable::Key of; // response, theme, coder
        Span span;
        bool operator==(const CodingKey&) const = default;
    };

    struct CodingHash {
        std::size_t operator()(const CodingKey& key) const noexcept;
    };

    struct TextHash {
        using is_transparent = void;

        std::size_t operator()(std::string_view text) const noexcept {
            return std::hash<std::string_view>{}(text);
        }
    };

    template <class Record>
    using ByName = std::unordered_map<std::string, Id<Record>, TextHash, std::equal_to<>>;

    // What the study holds of a participant is looked up once, when it is first asked for.
    void know(ParticipantId participant);
    void know(ResponseId response);
    void fill(ResponseId blank, std::string text);
    void know_ties();
    void know_notes();

    const Snapshot& now_;
    ByName<Stage> stage_by_name_;
    ByName<Role> role_by_name_;
    ByName<Participant> participant_by_label_;
    ByName<Scale> scale_by_name_;
    ByName<Question> question_by_wording_;
    ByName<Question> item_by_wording_;
    ByName<Coder> coder_by_name_;
    std::unordered_map<std::string, std::uint32_t> trait_names_;
    std::vector<std::string> trait_name_;
    std::vector<std::optional<TraitKind>> trait_kinds_;
    KeyTable response_at_; // by participant, stage and question
    KeyTable score_at_;    // by participant, stage and item
    KeyTable trait_at_;    // by participant and name
    std::unordered_set<CodingKey, CodingHash> coded_;
    std::unordered_map<std::uint32_t, std::vector<CodingId>> on_blank_; // new, by response
    std::vector<RowOrigin> response_origin_;                            // of the new ones, in order
    std::vector<RowOrigin> score_origin_;
    std::unordered_set<std::uint32_t> known_participants_;
    std::unordered_set<std::uint32_t> known_responses_;
    KeyTable tie_at_; // by whether it is a pair, from and to
    std::map<std::tuple<ParticipantId, std::string, std::string>, NoteId> note_at_;
    std::set<VerdictId> contradicted_;
    std::int32_t last_stage_ = 0;
    std::vector<StageId> unplaced_stages_; // the new ones, as they came
    std::int32_t last_question_ = 0;
    std::int32_t last_theme_ = 0;
    std::uint32_t themes_below_ = 0; // new ones, below others and at the top
    std::uint32_t themes_at_top_ = 0;
};

// Names that differ only in white space or case, and are therefore two: likely a slip that the
// analyst wants to know of.

// Only pairs in which one name at least is new.
[[nodiscard]] std::vector<std::string> notes_on_names(const ImportDraft& draft);

} // namespace themata
