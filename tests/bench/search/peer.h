#pragma once
// The peer that search is held against: the same answers in SQLite's FTS5, with its Porter stemmer,
// ranked by its bm25(). In memory, so that no disk speaks for either. What fails throws.

#include "study/snapshot.h"
#include <memory>
#include <string>

namespace themata::bench {

class FullText {
public:
    explicit FullText(const Study& study);
    FullText(FullText&&) noexcept;
    FullText& operator=(FullText&&) noexcept;
    ~FullText();

    // How many rows were given, at most 50.
    std::size_t best(const std::string& match);
    // The same with what matched marked in them, as ours come.
    std::size_t best_with_words_marked(const std::string& match);
    // Those of one stage and one role.
    std::size_t best_of(const std::string& match, StageId stage, RoleId role);
    // Hits by stage and role.
    std::size_t breakdown(const std::string& match);
    // Answers that hold these letters, found by reading them.
    std::size_t literal(const std::string& letters);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace themata::bench
