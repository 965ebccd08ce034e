#include "index/widen.h"

namespace themata {

namespace {

Query any_of_its_group(Query word, const SynonymGroups& groups) {
    const std::vector<std::string> alike = groups.words_like(word.text);
    if (alike.empty())
        return word;
    Query any{.kind = Query::Kind::any_of, .at = word.at};
    for (const std::string& other : alike)
        if (!same_word(other, word.text)) {
            Query one = word;
            one.kind = other.find(' ') == other.npos ? Query::Kind::word : Query::Kind::phrase;
            one.text = other;
            any.parts.push_back(std::move(one));
        }
    any.parts.insert(any.parts.begin(), std::move(word));
    return any;
}

} // namespace

Query with_synonyms(Query query, const SynonymGroups& groups) {
    if (query.kind == Query::Kind::word)
        return query.exactness == Exactness::folded ? any_of_its_group(std::move(query), groups)
                                                    : query;
    std::vector<Query> parts;
    for (Query& part : query.parts) {
        Query wide = with_synonyms(std::move(part), groups);
        // A group holds none of its own kind.
        if (query.kind == Query::Kind::any_of && wide.kind == Query::Kind::any_of)
            for (Query& one : wide.parts)
                parts.push_back(std::move(one));
        else
            parts.push_back(std::move(wide));
    }
    query.parts = std::move(parts);
    return query;
}

} // namespace themata
