#pragma once
// An Overview is what searches need of a snapshot again and again: the sets of its filters, and
// stage, role and length of each response as plain arrays. It is made when first asked for and kept
// while the tables that it came from stay the same. It belongs to one thread.

#include "index/evidence.h"
#include "index/hits.h"
#include "text/languages.h"
#include <map>

namespace themata {

class Overview {
public:
    // Forgets what the snapshot has made untrue.
    void follow(const Snapshot& snapshot);

    // These take the snapshot that was followed last.
    [[nodiscard]] Filtered filtered(const SearchPlan& plan, const Snapshot& snapshot);
    [[nodiscard]] const Lengths& lengths(const Snapshot& snapshot);
    [[nodiscard]] Language language(const Snapshot& snapshot);
    [[nodiscard]] std::vector<BreakdownRow>
    breakdown(const Snapshot& snapshot, const ResponseSet& responses, const SearchOptions& options);
    [[nodiscard]] ResponseSet coded_or_judged(const Snapshot& snapshot);

private:
    struct Columns {
        ResponseSet all;
        Lengths lengths;
        std::vector<std::pair<StageId, RoleId>> seats; // each stage and role that occur together
        std::vector<std::uint32_t> seat;               // by response: a place in seats
        // The same in a quarter of the room, so that more of it is at hand; empty where a byte
        // does not hold it.
        std::vector<std::uint8_t> small_seat;
        std::vector<ParticipantId> participant; // by response
        Language language = Language::none;
    };

    // The values of a trait, and which of them each participant has.
    struct TraitColumn {
        std::vector<std::string> values;  // the first is empty: not stated
        std::vector<std::uint32_t> value; // by participant
    };

    class Breakdown;

    struct Combinations {
        std::vector<std::vector<std::string>> values;
        std::vector<std::uint32_t> of; // by participant: a place in values; empty without traits
    };

    const Columns& columns(const Snapshot& snapshot);
    Combinations combined(const Snapshot& snapshot, const std::vector<std::string>& traits);
    const TraitColumn& trait(const Snapshot& snapshot, const std::string& name);
    const std::vector<std::uint32_t>& words(const Snapshot& snapshot);
    [[nodiscard]] ResponseSet set_of(const Filter& filter, const Snapshot& snapshot);
    const ResponseSet& kept(const Filter& filter, const Snapshot& snapshot);

    // What everything below was made from; copies of tables share their structure.
    Table<Response> responses_;
    Table<Participant> participants_;
    Table<Theme> themes_;
    Table<Coding> codings_;
    Table<Verdict> verdicts_;
    Table<Memo> memos_;
    Table<Trait> traits_;
    Table<Score> scores_;
    Table<Question> questions_;
    Table<Scale> scales_;
    std::optional<Columns> columns_;
    std::optional<std::vector<std::uint32_t>> words_; // by response: how many it has
    std::map<std::string, TraitColumn> by_trait_;
    std::map<Filter, ResponseSet> by_answer_; // filters on what an answer is
    std::map<Filter, ResponseSet> by_coding_; // filters on what was made of it
};

} // namespace themata
