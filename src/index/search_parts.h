#pragma once
// What a Searcher is made of; private to this folder.

#include "index/last_searches.h"
#include "index/overview.h"
#include "index/reader.h"
#include "index/search.h"
#include <mutex>

namespace themata {

struct Searcher::Parts {
    std::mutex mutex;
    std::filesystem::path place;
    SameAnswers same_answers;
    Overview overview;
    LastSearches last;
    std::optional<IndexReader> reader;

    [[nodiscard]] bool stands_for(const Standing& standing, const Snapshot& snapshot);
    // Opens anew unless the reader that is open will do. Not found when no index stands for this.
    [[nodiscard]] Result<void> open_for(const Snapshot& snapshot);
    [[nodiscard]] Result<Matched> by_index(const SearchPlan& plan, const Filtered& filtered,
                                           const Snapshot& snapshot, const std::stop_token& stop);
    // Only those in which the index has the letters that the pattern needs.
    [[nodiscard]] Result<Evidence> read_texts(const Pattern& pattern, const ResponseSet& within,
                                              const Snapshot& snapshot,
                                              const std::stop_token& stop);
    [[nodiscard]] Result<Matched> by_scan(const SearchPlan& plan, const Filtered& filtered,
                                          const ResponseSet& within, const Snapshot& snapshot,
                                          const std::stop_token& stop);
    // Without an index no more texts are read than that.
    [[nodiscard]] Result<Search> run(const Snapshot& snapshot, const Query& query,
                                     const std::stop_token& stop, std::size_t most_read = SIZE_MAX);
    // The same, or what the last searches found.
    [[nodiscard]] Result<std::shared_ptr<const Search>> found(const Snapshot& snapshot,
                                                              const Query& query,
                                                              const std::stop_token& stop,
                                                              std::size_t most_read = SIZE_MAX);
    // In how many answers each of these words stands in any form; roughly: where these are many,
    // about as many, and they are not looked at.
    enum class Counted : std::uint8_t { exactly, roughly };
    [[nodiscard]] Result<std::vector<std::size_t>> frequencies(const Snapshot& snapshot,
                                                               std::span<const std::string> words,
                                                               const std::stop_token& stop,
                                                               Counted counted = Counted::exactly);
    // Words of the study that are spelt nearly like this one.
    [[nodiscard]] Result<std::vector<std::string>> nearly(const Snapshot& snapshot,
                                                          const std::string& word,
                                                          std::size_t mistakes,
                                                          const std::stop_token& stop);
    [[nodiscard]] Result<std::optional<std::string>>
    spelt(const Snapshot& snapshot, const std::string& word, const std::stop_token& stop);
    // The query with a word of the study for each that stands nowhere; nothing when all stand
    // somewhere, or nothing near is there.
    [[nodiscard]] Result<std::optional<Meant>> meant(const Snapshot& snapshot, const Query& query,
                                                     std::size_t found,
                                                     const std::stop_token& stop);
};

} // namespace themata
