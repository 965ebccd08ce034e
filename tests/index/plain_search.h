#pragma once
// Search as one would explain it: every answer is held against the query, part by part, with no
// sets, no plan and no index. What is tested must find the same. Also the studies to test it on.

#include "index/query.h"
#include "study/response_set.h"
#include "study/snapshot.h"
#include "support/dice.h"

namespace themata {

// Reads every answer of a study once. The snapshot must outlive it.
class PlainSearch {
public:
    explicit PlainSearch(const Snapshot& snapshot);
    PlainSearch(const PlainSearch&) = delete;
    PlainSearch& operator=(const PlainSearch&) = delete;
    ~PlainSearch();

    // The query's names must be those of the study, as they stand there.
    [[nodiscard]] ResponseSet matching(const Query& query) const;

private:
    class Answer;
    std::vector<Answer> answers_;
};

// Answers in several languages and scripts that share words, forms and beginnings; themes with
// children, two coders, verdicts, blank answers, ids that are used no more.
[[nodiscard]] Snapshot random_answers(Dice& dice, std::size_t answers);

[[nodiscard]] std::string random_answer(Dice& dice);

// A query over the words and names of such a study.
[[nodiscard]] std::string random_search(Dice& dice, int depth);

} // namespace themata
