#pragma once
// What searches need of a snapshot again and again: the sets of its filters, and stage, role and
// length of each response as plain arrays. Made when first asked for, kept while the tables that it
// came from stay the same. Belongs to one thread.

#include "index/evidence.h"
#include "index/search.h"
#include "text/language.h"
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
    [[nodiscard]] std::vector<BreakdownRow> breakdown(const Snapshot& snapshot,
                                                      const ResponseSet& responses,
                                                      const std::vector<BreakdownKey>& keys);

private:
    struct Columns {
        ResponseSet all;
        Lengths lengths;
        std::vector<StageId> stage; // by response
        std::vector<RoleId> role;   // by response
        Language language = Language::none;
    };

    const Columns& columns(const Snapshot& snapshot);

    // What everything below was made from; copies of tables share their structure.
    Table<Response> responses_;
    Table<Participant> participants_;
    Table<Theme> themes_;
    Table<Coding> codings_;
    Table<Verdict> verdicts_;
    std::optional<Columns> columns_;
    std::map<Filter, ResponseSet> by_answer_; // filters on what an answer is
    std::map<Filter, ResponseSet> by_coding_; // filters on what was made of it
};

} // namespace themata
