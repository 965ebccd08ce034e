#pragma once
// Search as one would explain it: every answer is held against the query, part by part, with no
// sets, no plan, no matcher and no index. What is tested must find the same and mark the same.

#include "index/query.h"
#include "study/response_set.h"
#include "study/snapshot.h"

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

    // What of a matching answer made it match: rising, apart, on graphemes.
    [[nodiscard]] std::vector<Span> marks(const Query& query, ResponseId response) const;

private:
    class Answer;
    std::vector<Answer> answers_;
};

} // namespace themata
