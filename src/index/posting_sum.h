#pragma once
// Adds up the posting lists of the terms that fill one slot: one posting for each answer. Private
// to index/; throws what Xapian throws; belongs to one thread.

#include "index/evidence.h"

namespace Xapian {
class Database;
}

namespace themata {

// Answers of some languages only.
struct Speaking {
    const std::vector<std::uint8_t>& language; // by answer
    std::uint32_t languages = 0;               // a bit each

    [[nodiscard]] bool take(ResponseId id) const {
        return id.value < language.size() && (languages >> language[id.value] & 1) != 0;
    }
};

class PostingSum {
public:
    // Both must outlive it; `within` narrows what need be read.
    PostingSum(const Xapian::Database& database, const ResponseSet* within);

    // Every answer that has the term, or those in `only`; `length` is how many have it.
    void add(const std::string& term, std::size_t length, const Speaking* only = nullptr);

    // How many answers have one of the terms, as far as can be told without reading all lists.
    [[nodiscard]] std::size_t answers() const { return answers_; }

    [[nodiscard]] std::vector<Posting> take();

private:
    void add_all(const std::string& term);
    void add_those_within(const std::string& term);
    void keep_from(std::size_t first, const Speaking& only);
    void unite();
    void unite_by_sorting();
    void merge_lists();

    const Xapian::Database& database_;
    const ResponseSet* within_;
    std::vector<ResponseId> ids_;
    std::vector<Posting> postings_;
    std::vector<std::size_t> begins_; // of each list in postings_
    std::size_t answers_ = 0;
    std::size_t lists_ = 0;
};

} // namespace themata
