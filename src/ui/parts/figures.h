#pragma once
// What the window shows beside the answers, reckoned once for a snapshot and never in a frame: the
// order in which they are read, how far coding has come, counts and examples of each theme, answers
// that say the same, and themes that are likely. Pure functions of values; any thread.

#include "analysis/duplicates.h"
#include "analysis/suggestions.h"
#include "study/snapshot.h"
#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
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

struct ThemeFigures {
    std::uint32_t mentions = 0;
    std::uint32_t responses = 0;
    std::uint32_t participants = 0;
    std::vector<CodingId> examples; // the first few
};

struct Figures {
    Head head;
    Study basis; // what the order was made of; shares its records with the snapshot
    std::shared_ptr<const ReadingOrder> order = std::make_shared<const ReadingOrder>();
    std::vector<GroupProgress> progress; // one for each group of the order
    GroupProgress total;
    std::vector<bool> to_read; // by the id of a response
    std::unordered_map<ThemeId, ThemeFigures> themes;
    std::map<std::pair<Kind, std::uint32_t>, std::vector<MemoId>> memos; // by what they are about
    std::vector<std::string> traits; // their names, in the order in which they came

    [[nodiscard]] const ThemeFigures& of(ThemeId theme) const;

    [[nodiscard]] bool is_to_read(ResponseId id) const {
        return id.value < to_read.size() && to_read[id.value];
    }
};

// The order of `before` is kept while no answer has come, gone or changed.
[[nodiscard]] Figures figures_of(const Snapshot& now, const Figures& before);

// Answers that say the same, by group, and the group of each.
struct AlikeGroups {
    static constexpr std::uint32_t alone = ~std::uint32_t{0};

    Alike alike = Alike::identical;
    std::vector<DuplicateGroup> groups;  // the largest first
    std::vector<std::uint32_t> group_of; // by the id of a response

    [[nodiscard]] std::uint32_t place_of(ResponseId id) const {
        return id.value < group_of.size() ? group_of[id.value] : alone;
    }

    // nullptr: no other says the same.
    [[nodiscard]] const DuplicateGroup* of(ResponseId id) const {
        const std::uint32_t place = place_of(id);
        return place == alone ? nullptr : &groups[place];
    }
};

[[nodiscard]] AlikeGroups alike_groups(const Study& study, Alike alike, std::stop_token stop);

// What was learnt from the codings, or why nothing could be.
using Learnt = Result<Suggester>;

struct SuggestedThemes {
    ResponseId response;
    std::vector<Suggestion> themes; // the likeliest first
};

[[nodiscard]] SuggestedThemes suggested_themes(const Snapshot& now, const Learnt& learnt,
                                               ResponseId response);

// Rises when so much was coded that learning anew is worth while.
[[nodiscard]] std::size_t lesson_of(const Study& study);

struct Aids {
    const AlikeGroups* alike = nullptr;         // not reckoned yet
    const SuggestedThemes* suggested = nullptr; // of the current answer
};

} // namespace themata
