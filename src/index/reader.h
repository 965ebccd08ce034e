#pragma once
// An IndexReader is the index as a search reads it: one revision, fixed when it was opened, which
// costs some 50 microseconds. Any call may find that the writer has moved on twice since
// (Error::Code::conflict: open anew) or that a file is broken (io: scan instead). It belongs to one
// thread.

#include "index/evidence.h"
#include "index/writer.h"
#include <memory>

namespace themata {

class IndexReader {
public:
    // Not found when there is no whole index at this place.
    [[nodiscard]] static Result<IndexReader> open(const std::filesystem::path& place);

    IndexReader(IndexReader&&) noexcept;
    IndexReader& operator=(IndexReader&&) noexcept;
    ~IndexReader();

    [[nodiscard]] const IndexContents& standing() const;

    // Of a pattern that does not read texts. Phrases and the like are checked in the texts, which
    // must be those that the index stands for.
    [[nodiscard]] Result<Evidence> look(const Pattern& pattern, const Study& study,
                                        const ResponseSet* within, std::stop_token stop);

    // The only answers in which a literal or a regular expression can stand; nothing when the index
    // cannot tell.
    [[nodiscard]] Result<std::optional<ResponseSet>> holding(const Pattern& pattern);

    // Words that are spelt nearly like this one, as the index has them; the first so many.
    [[nodiscard]] Result<std::vector<std::string>> nearly(const std::string& word,
                                                          std::size_t mistakes);

    // About how many postings look() reads; reading a text is as much as reading many.
    [[nodiscard]] Result<std::size_t> cost(const Pattern& pattern);

private:
    struct Parts;
    explicit IndexReader(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

} // namespace themata
