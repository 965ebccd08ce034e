#pragma once
// Short ways to search in tests.

#include "index/catch_up.h"
#include "index/search.h"
#include "support/temporary_folder.h"
#include <catch2/catch_test_macros.hpp>

namespace themata {

// Hits of a query that must be one; by the texts where there is no index in the folder.
inline Hits searched(Searcher& searcher, const Snapshot& snapshot, std::string_view typed,
                     SearchOptions options = {}) {
    const auto query = parse_query(typed);
    INFO((query ? "" : query.error().what));
    REQUIRE(query);
    auto hits = searcher.search(snapshot, *query, options);
    INFO((hits ? "" : hits.error().what));
    REQUIRE(hits);
    return std::move(*hits);
}

// Ids of the hits, best first.
inline std::vector<std::uint32_t> ids(const Hits& hits) {
    std::vector<std::uint32_t> all;
    for (const Hit& hit : hits.hits)
        all.push_back(hit.response.value);
    return all;
}

inline CaughtUp caught_up(const std::filesystem::path& place, const Snapshot& snapshot,
                          const AnswerHistory& trail) {
    auto done = catch_up(place, snapshot, trail);
    INFO((done ? "" : done.error().what));
    REQUIRE(done);
    return *done;
}

} // namespace themata
