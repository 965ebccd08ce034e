#pragma once
// The answers of a study in the order in which they are read: by stage, role and question, and
// within these by participant; and how far the coding of each question has come. Pure functions of
// values; any thread.

#include "study/snapshot.h"
#include <vector>

namespace themata {

// The answers that one role gave to one question at one stage.
struct AnswerGroup {
    StageId stage;
    RoleId role; // 0: not stated
    QuestionId question;
    std::uint32_t first = 0; // place of its first answer in the order
    std::uint32_t count = 0;

    bool operator==(const AnswerGroup&) const = default;
};

struct ReadingOrder {
    static constexpr std::uint32_t nowhere = ~std::uint32_t{0};

    std::vector<ResponseId> answers;
    std::vector<AnswerGroup> groups;
    std::vector<std::uint32_t> places;       // in the order, by the id of a response
    std::vector<std::uint32_t> group_places; // the group of each answer of the order

    bool operator==(const ReadingOrder&) const = default;

    [[nodiscard]] std::uint32_t place_of(ResponseId id) const {
        return id.value < places.size() ? places[id.value] : nowhere;
    }
};

[[nodiscard]] ReadingOrder reading_order(const Study& study);

// Where an answer stands in the work of coding.
enum class AnswerStanding { blank, to_read, coded, nothing_to_code };

[[nodiscard]] AnswerStanding standing_of(const Snapshot& now, const Response& response);

// Answers of a group by their standing.
struct GroupProgress {
    std::uint32_t asked = 0;
    std::uint32_t blank = 0;
    std::uint32_t coded = 0;
    std::uint32_t nothing_to_code = 0;
    std::uint32_t to_read = 0;

    bool operator==(const GroupProgress&) const = default;

    void count(AnswerStanding standing);

    [[nodiscard]] std::uint32_t answered() const { return asked - blank; }
};

struct ReadingProgress {
    std::vector<GroupProgress> groups; // one for each of the order
    std::vector<bool> to_read;         // by the id of a response
};

[[nodiscard]] ReadingProgress progress_of(const Snapshot& now, const ReadingOrder& order);

} // namespace themata
