#pragma once
// A Searcher searches one study: a query goes in, hits come out. The index answers when it stands
// for the snapshot's answers; until then the texts are read, which finds the same.

#include "index/hits.h"
#include "index/query.h"
#include "study/snapshot.h"
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>

namespace themata {

// Holds the index open and remembers filters and the last searches between searches. Any thread may
// search; one search runs at a time, the others wait.
class Searcher {
public:
    // So many searches are there at once when they are asked for again in the same state of a
    // study: for another page, order or breakdown.
    static constexpr std::size_t most_kept = 4;

    // Whether all answers have the same text at two heads, as far as is known.
    using SameAnswers = std::function<bool(Head, Head)>;

    // `place` is index_place(); `same_answers` is called on the searching thread.
    explicit Searcher(std::filesystem::path place, SameAnswers same_answers = {});
    Searcher(Searcher&&) noexcept;
    Searcher& operator=(Searcher&&) noexcept;
    ~Searcher();

    [[nodiscard]] Result<Hits> search(const Snapshot& snapshot, const Query& query,
                                      const SearchOptions& options, std::stop_token stop = {});

    // All answers that match, for coding them at once.
    [[nodiscard]] Result<ResponseSet> matching(const Snapshot& snapshot, const Query& query,
                                               std::stop_token stop = {});

    // The words that tell these answers best, at most `limit`; only such as stand elsewhere too.
    [[nodiscard]] Result<std::vector<TellingWord>> telling_words(const Snapshot& snapshot,
                                                                 const ResponseSet& answers,
                                                                 std::size_t limit,
                                                                 std::stop_token stop = {});

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace themata
