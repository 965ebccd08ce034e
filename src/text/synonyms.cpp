#include "text/synonyms.h"

#include "text/fold.h"

namespace themata {

std::vector<std::string> words_in(const Synonyms& synonyms) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin <= synonyms.words.size();) {
        const std::size_t end = std::min(synonyms.words.find('\n', begin), synonyms.words.size());
        words.push_back(synonyms.words.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

std::string spelt_out(const Synonyms& synonyms) {
    std::string list;
    for (const std::string& word : words_in(synonyms))
        list += (list.empty() ? "" : ", ") + word;
    return list;
}

bool same_word(std::string_view one, std::string_view other) {
    return fold_loosely(one) == fold_loosely(other);
}

SynonymGroups::SynonymGroups(const Table<Synonyms>& all) : all_(all) {
    for (const Synonyms& synonyms : all)
        for (const std::string& word : words_in(synonyms))
            groups_.emplace(fold_loosely(word), synonyms.id);
}

SynonymsId SynonymGroups::of(std::string_view word) const {
    const auto found = groups_.find(fold_loosely(word));
    return found == groups_.end() ? SynonymsId{} : found->second;
}

std::vector<std::string> SynonymGroups::words_like(std::string_view word) const {
    const Synonyms* synonyms = all_.find(of(word));
    return synonyms ? words_in(*synonyms) : std::vector<std::string>();
}

} // namespace themata
