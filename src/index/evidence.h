#pragma once
// Evidence is what a source (the index, or a scan of the texts) says about the patterns of a search
// plan; from it follow the answers that match, and how well. Both sources are put together and
// ranked by the same functions; scan() reads the texts of the snapshot once for all patterns of a
// plan. Values; any thread.

#include "index/resolve.h"
#include "study/response_set.h"
#include "text/languages.h"
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

[[nodiscard]] ResponseSet responses_of(const std::vector<Posting>& postings);

// How many different words of a study a wildcard or a fuzzy word may stand for.
inline constexpr std::size_t most_guessed = 2'000;
[[nodiscard]] Error too_many_words(const Pattern& pattern);

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

// Which of the hits: those from `offset` on, `limit` at most; those in `first` before all others.
struct Slice {
    std::size_t offset = 0;
    std::size_t limit = 0;
    const ResponseSet* first = nullptr;
};

// BM25, best first, equals by id.
[[nodiscard]] std::vector<Scored> ranked(const Matched& matched, const Lengths& lengths,
                                         std::size_t answers, const Slice& slice);

// One Evidence for each pattern, over the responses in `within`; empty for those that read texts,
// which is done when it is asked for (index/text_search.h). Any thread.
[[nodiscard]] Result<std::vector<Evidence>> scan(const Study& study,
                                                 const std::vector<Pattern>& patterns,
                                                 const ResponseSet& within, Language language,
                                                 std::stop_token stop = {});

// The language that most of the first answers are written in: what short ones are taken to be in.
[[nodiscard]] Language study_language(const Study& study);

// Whoever asked for a search has taken it back.
[[nodiscard]] tl::unexpected<Error> search_stopped();

} // namespace themata
