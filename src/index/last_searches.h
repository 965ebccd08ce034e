#pragma once
// What was found last, for as long as the study stays as it is: another page, order or breakdown of
// the same answers is not searched for again. Private to this folder; one thread.

#include "index/evidence.h"
#include "index/search.h"
#include <list>
#include <memory>

namespace themata {

// What was found, and what it takes to rank it.
struct Search {
    SearchPlan plan;
    Filtered filtered;
    Matched matched;
    std::size_t answers = 0; // that were looked at
    std::size_t unread = 0;  // that were not
    Hits::Source source = Hits::Source::scan;
    std::optional<Error> fault;
};

class LastSearches {
public:
    // Forgets what was found in another state of the study.
    void follow(const Snapshot& snapshot);

    // Nothing where the query is not among the last.
    [[nodiscard]] std::shared_ptr<const Search> find(const Query& query) const;

    // Not kept: what was found without the index, which may be whole by the next time, and what
    // would fill the memory.
    void keep(const Query& query, std::shared_ptr<const Search> search);

private:
    struct Kept {
        Query query;
        std::shared_ptr<const Search> search;
    };

    std::string uuid_;
    Head head_;
    std::list<Kept> kept_; // the latest first
};

} // namespace themata
