#pragma once
// What the stream of answers shows: those that pass a filter, grouped as the analyst wants to read
// them, with estimated heights; and what else could be filtered by, with how many answers each
// choice would leave. Reckoned beside the frames, because it takes a pass over all answers. Pure
// functions of values; any thread.

#include "ui/parts/figures.h"
#include "ui/responses/card_stream.h"
#include <map>
#include <memory>
#include <set>
#include <string>

namespace themata {

enum class Grouping { question, participant, stage, alike };

// Which answers, by how far their coding has come.
enum class Shown { all, to_read, coded, nothing_to_code, blank };

// An answer passes when it passes each part; a part that names nothing passes all.
struct AnswerFilter {
    Shown shown = Shown::all;
    std::set<RoleId> roles;
    std::set<StageId> stages;
    std::set<QuestionId> questions;
    std::map<std::string, std::set<std::string>> traits; // by name: any of these values
    std::set<ThemeId> themes;                            // coded with one of them, or one below
    std::set<CoderId> coders;                            // coded or judged by one of them

    bool operator==(const AnswerFilter&) const = default;

    [[nodiscard]] bool passes_all() const { return *this == AnswerFilter{}; }
};

struct ReadingPlan {
    AnswerFilter filter;
    Grouping grouping = Grouping::question;
    std::uint32_t chosen = 0; // how often: a card that is coded stays until somebody chooses anew

    bool operator==(const ReadingPlan&) const = default;
};

// Neighbours under one heading; what the grouping does not name is 0.
struct ReadingGroup {
    StageId stage;
    RoleId role;
    QuestionId question;
    ParticipantId participant;
    std::uint32_t alike = AlikeGroups::alone; // a group of answers that say the same
    std::uint32_t first = 0;                  // card
    std::uint32_t count = 0;
    std::uint32_t of_order = 0; // the group of the reading order, when grouped by question
};

// One thing to filter by.
struct FilterChoice {
    enum class Facet { role, stage, question, trait, theme, coder };
    // Of a trait with many values (an age, a place) each is offered when it is typed.
    enum class Offered { always, when_typed };
    Facet facet = Facet::role;
    std::uint32_t id = 0; // of the record; 0 for the value of a trait
    std::string trait;
    std::string name; // as it is shown
    std::uint32_t answers = 0;
    Offered offered = Offered::always;
    std::string folded = {}; // the name, to be compared with what is typed
};

struct ReadingList {
    static constexpr std::uint32_t nowhere = ~std::uint32_t{0};

    ReadingPlan plan;
    std::shared_ptr<const ReadingOrder> order; // what it was made of
    std::vector<ResponseId> answers;           // one a card
    std::vector<std::uint32_t> group_of;       // of each card
    std::vector<ReadingGroup> groups;
    std::vector<std::uint32_t> cards; // by the id of a response
    std::shared_ptr<Heights> heights; // estimates, until the stream that shows the list measures
    std::vector<FilterChoice> choices;

    [[nodiscard]] std::uint32_t card_of(ResponseId id) const {
        return id.value < cards.size() ? cards[id.value] : nowhere;
    }
};

// Heights of cards before they are measured.
struct CardEstimate {
    float around = 0; // header, padding and gap
    float line = 0;
};

// Grouped by what says the same, `alike` tells what does; without it each answer stands alone.
[[nodiscard]] ReadingList reading_of(const Snapshot& now, std::shared_ptr<const ReadingOrder> order,
                                     const ReadingPlan& plan, CardEstimate estimate,
                                     const AlikeGroups* alike = nullptr);

[[nodiscard]] bool chosen(const AnswerFilter& filter, const FilterChoice& choice);
// With the choice if it was without, without it if it was with.
[[nodiscard]] AnswerFilter toggled(AnswerFilter filter, const FilterChoice& choice);

} // namespace themata
