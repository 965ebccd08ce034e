#pragma once
// Synonyms of a study say which words mean the same there. Words are compared folded loosely, so
// neither case nor accents matter. Pure; a value that any thread may read.

#include "study/study.h"
#include <string>
#include <unordered_map>
#include <vector>

namespace themata {

// As they were typed, in their order.
[[nodiscard]] std::vector<std::string> words_in(const Synonyms& synonyms);
// "late, delayed, overdue".
[[nodiscard]] std::string spelt_out(const Synonyms& synonyms);
[[nodiscard]] bool same_word(std::string_view one, std::string_view other);

class SynonymGroups {
public:
    explicit SynonymGroups(const Table<Synonyms>& all);

    // The group that holds this word; {0}: none.
    [[nodiscard]] SynonymsId of(std::string_view word) const;
    // All words of its group, this one among them; empty where it has no synonyms.
    [[nodiscard]] std::vector<std::string> words_like(std::string_view word) const;

private:
    Table<Synonyms> all_;
    std::unordered_map<std::string, SynonymsId> groups_; // by the folded word
};

} // namespace themata
