#pragma once
// This header declares what a Searcher is made of; only search.cpp and search_words.cpp use it. The
// last searches are kept for as long as the study stays as it is: another page, order or breakdown
// of the same answers is not searched for again. A Highlighter says what of an answer made it
// match: the words of those parts of the query that hold for it, and of no others. One thread.

#include "index/evidence.h"
#include "index/matching.h"
#include "index/overview.h"
#include "index/reader.h"
#include "index/search.h"
#include "index/text_search.h"
#include "study/records.h"
#include <list>
#include <memory>
#include <mutex>

namespace themata {

class Highlighter {
public:
    // The plan and what was filtered must outlive it; `language` as for a Matcher.
    Highlighter(const SearchPlan& plan, const Filtered& filtered, Language language);

    // Rising, apart, on graphemes. Of an answer that matches.
    [[nodiscard]] std::vector<Span> spans(const Response& response);

private:
    enum class Wanted : std::uint8_t { holds, fails };

    [[nodiscard]] bool holds(const SearchPlan::Node& node) const;
    void collect(const SearchPlan::Node& node, Wanted wanted, std::vector<Span>& spans) const;

    const SearchPlan& plan_;
    const Filtered& filtered_;
    Matcher matcher_;
    std::vector<std::optional<TextSearch>> text_searches_; // by pattern

    // Of the answer that is read.
    ResponseId response_;
    std::vector<bool> found_;               // by pattern
    std::vector<std::vector<Span>> marked_; // by pattern
};

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

struct Searcher::Parts {
    std::mutex mutex;
    std::filesystem::path place;
    SameAnswers same_answers;
    Overview overview;
    LastSearches last;
    std::optional<IndexReader> reader;

    [[nodiscard]] bool stands_for(const IndexContents& standing, const Snapshot& snapshot);
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
