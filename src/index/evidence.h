#pragma once
// What a source (the index, or a scan of the texts) says about the patterns of a search plan, and
// what follows from it: the answers that match, and how well. Both sources are put together and
// ranked by the same functions. Values; any thread.

#include "index/resolve.h"
#include "study/response_set.h"
#include <functional>
#include <stop_token>

namespace themata {

struct Posting {
    ResponseId response;
    std::uint32_t count = 0; // how often the pattern stands there

    auto operator<=>(const Posting&) const = default;
};

struct Evidence {
    std::vector<Posting> postings; // by response, each once
    std::size_t answers = 0;       // that hold the pattern's rarest term, in all that was looked at

    bool operator==(const Evidence&) const = default;
};

// `within` narrows what is asked for; nullptr asks for all. More may be answered than was asked.
struct EvidenceSource {
    std::function<Result<Evidence>(std::size_t pattern, const ResponseSet* within)> look;
    // About how many postings look() would read, by pattern.
    std::vector<std::size_t> costs;
};

struct Filtered {
    std::vector<ResponseSet> sets; // of the plan's filters
    ResponseSet all;               // the answers of the study
};

struct Matched {
    ResponseSet responses;
    // By pattern; complete for these responses. Empty where a pattern only speaks against answers.
    std::vector<Evidence> evidence;
};

[[nodiscard]] Result<Matched> evaluate(const SearchPlan& plan, const Filtered& filtered,
                                       const EvidenceSource& source);

// What the filters alone leave over at most, so that only that needs to be read.
[[nodiscard]] ResponseSet narrowed(const SearchPlan& plan, const Filtered& filtered);

// Patterns that speak for an answer, not only against one.
[[nodiscard]] std::vector<Pattern> positive_patterns(const SearchPlan& plan);

struct Scored {
    ResponseId response;
    double score = 0;

    bool operator==(const Scored&) const = default;
};

// How long each response is, by id, and the mean.
struct Lengths {
    std::vector<std::uint32_t> bytes;
    double mean = 0;
};

// BM25, best first, equals by id: those from `offset` on, `limit` at most.
[[nodiscard]] std::vector<Scored> ranked(const Matched& matched, const Lengths& lengths,
                                         std::size_t answers, std::size_t offset,
                                         std::size_t limit);

} // namespace themata
