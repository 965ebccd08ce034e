#pragma once
// This header declares what the reader of an index makes of Xapian's lists: a PostingSum adds up
// the posting lists of the terms that fill one slot, one posting for each answer; a Vocabulary is
// the different words of an index, read once and held for wildcards and fuzzy words. Only index/
// uses them. A PostingSum throws what Xapian throws and belongs to one thread; a Vocabulary is a
// value.

#include "index/evidence.h"
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
} // namespace Xapian

namespace themata {

class Vocabulary {
public:
    // Throws what Xapian throws.
    explicit Vocabulary(const Xapian::Database& database);

    // In the order of their bytes. Calls visit(std::string_view).
    template <class Visit>
    void for_each(Visit visit) const {
        std::size_t begin = 0;
        for (const std::uint32_t end : ends_) {
            visit(std::string_view(letters_).substr(begin, end - begin));
            begin = end;
        }
    }

private:
    std::string letters_;
    std::vector<std::uint32_t> ends_;
};

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
