#include "index/resolve.h"

#include "index/terms.h"
#include "text/fold.h"
#include "text/segments.h"
#include "text/utf8.h"
#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace themata {

std::vector<Named> best_fitting(const std::vector<Named>& names, const std::string& typed,
                                Exactness exactness) {
    auto found = those_that(names, [&](const std::string& name) { return name == typed; });
    if (!found.empty() || exactness == Exactness::as_written)
        return found;
    const std::string folded = fold(typed);
    found = those_that(names, [&](const std::string& name) { return fold(name) == folded; });
    if (!found.empty())
        return found;
    const std::string loose = fold_loosely(typed);
    return those_that(names, [&](const std::string& name) { return fold_loosely(name) == loose; });
}

std::vector<std::string> strings(const std::vector<Named>& names) {
    std::vector<std::string> all;
    for (const Named& name : names)
        if (std::ranges::find(all, name.name) == all.end())
            all.push_back(name.name);
    return all;
}

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

namespace {

// What stands in a text for a term, as it was written there: with the skin tone of an emoji.
std::string written(std::string_view text, Span place) {
    const Span whole = snap_to_graphemes(text, place);
    return compose(text.substr(whole.begin, whole.length()));
}

// A word of several terms ("well-being", or one in a script without spaces) is a phrase.
Words words_of(const Query& query) {
    Words words{.slots = {}, .slop = query.slop};
    const bool as_written = query.exactness == Exactness::as_written;
    const FoldedText folded = fold_with_places(query.text, Folding::strict);
    TermReader reader;
    const auto terms = reader.read_folded(folded.text());
    for (const Term& term : terms) {
        Slot slot{.kind = Slot::Kind::exact, .term = std::string(term.text)};
        if (as_written)
            slot.written = written(query.text, folded.source_of(term.place));
        words.slots.push_back(std::move(slot));
    }
    if (query.kind == Query::Kind::prefix && !words.slots.empty())
        words.slots.back().kind = Slot::Kind::beginning;
    if (query.kind == Query::Kind::word && !as_written && terms.size() == 1 &&
        terms.front().kind == TermKind::word) {
        words.slots.front().kind = Slot::Kind::forms;
        words.slots.front().strict = terms.front().strict;
    }
    return words;
}

Words words_with_wildcards(const Query& query) {
    Words words;
    for (std::string& term : wildcard_terms(query.text)) {
        Slot slot{.kind = has_wildcard(term) ? Slot::Kind::wildcard : Slot::Kind::exact,
                  .term = std::move(term)};
        if (slot.term.size() > 1 && slot.term.find_first_of("*?") == slot.term.size() - 1 &&
            slot.term.back() == '*') {
            slot.kind = Slot::Kind::beginning;
            slot.term.pop_back();
        }
        words.slots.push_back(std::move(slot));
    }
    return words;
}

// Signs, such as numbers and characters of scripts without spaces, have no spelling.
Words words_nearly(const Query& query) {
    Words words;
    TermReader reader;
    for (const Term& term : reader.read(query.text)) {
        const std::size_t mistakes =
            term.kind == TermKind::sign ? 0 : mistakes_in(count_code_points(term.text));
        words.slots.push_back({.kind = mistakes == 0 ? Slot::Kind::exact : Slot::Kind::fuzzy,
                               .term = std::string(term.text),
                               .mistakes = mistakes});
    }
    return words;
}

Choice choice_of(const Query& query) {
    if (query.kind == Query::Kind::wildcard)
        return {words_with_wildcards(query)};
    if (query.kind == Query::Kind::fuzzy)
        return {words_nearly(query)};
    if (query.kind != Query::Kind::any_of)
        return {words_of(query)};
    Choice any;
    for (const Query& part : query.parts)
        for (Words& words : choice_of(part))
            any.push_back(std::move(words));
    return any;
}

Pattern pattern_of(const Query& query) {
    Pattern pattern{.at = query.at};
    if (query.kind == Query::Kind::near) {
        pattern.reaches = query.reaches;
        for (const Query& part : query.parts)
            pattern.choices.push_back(choice_of(part));
    } else if (query.kind == Query::Kind::literal || query.kind == Query::Kind::regex) {
        const bool literal = query.kind == Query::Kind::literal;
        pattern.kind = literal ? Pattern::Kind::literal : Pattern::Kind::regex;
        pattern.text = query.text;
        pattern.exactness = query.exactness;
    } else {
        pattern.choices.push_back(choice_of(query));
    }
    return pattern;
}

Pattern language_pattern(const Query& query) {
    Pattern pattern{.kind = Pattern::Kind::language, .at = query.at};
    pattern.language = language_named(query.text).value_or(Language::none);
    return pattern;
}

bool lacks_words(const Pattern& pattern) {
    return std::ranges::any_of(pattern.choices, [](const Choice& choice) {
        return choice.empty() ||
               std::ranges::any_of(choice, [](const Words& words) { return words.slots.empty(); });
    });
}

template <class Value>
std::size_t place_of(std::vector<Value>& values, Value value) {
    const auto found = std::ranges::find(values, value);
    const auto place = static_cast<std::size_t>(found - values.begin());
    if (found == values.end())
        values.push_back(std::move(value));
    return place;
}

class Resolving {
public:
    explicit Resolving(const Snapshot& snapshot) : snapshot_(snapshot) {}

    Result<SearchPlan> whole(const Query& query) {
        auto root = node(query, 0);
        if (!root)
            return failure(std::move(root.error()));
        plan_.root = std::move(*root);
        return std::move(plan_);
    }

private:
    using Node = SearchPlan::Node;

    // parse_query makes none that is deeper; one put together by a program could be.
    static constexpr std::size_t deepest = 1'000;

    Result<Node> node(const Query& query, std::size_t depth) {
        if (depth > deepest)
            return failure(Error::Code::refused, "This query is nested too deeply.",
                           "Take away parentheses that are not needed.");
        switch (query.kind) {
        case Query::Kind::everything:
            return Node{};
        case Query::Kind::filter:
            return query.field == FilterBy::lang ? pattern(language_pattern(query)) : filter(query);
        case Query::Kind::all_of:
            return group(Node::Kind::all_of, query, depth);
        case Query::Kind::any_of:
            return group(Node::Kind::any_of, query, depth);
        case Query::Kind::none_of:
            return group(Node::Kind::none_of, query, depth);
        default:
            return pattern(pattern_of(query));
        }
    }

    Result<Node> pattern(Pattern pattern) {
        const bool lost_in_folding = pattern.kind == Pattern::Kind::literal &&
                                     pattern.exactness == Exactness::folded &&
                                     fold_loosely(pattern.text).empty();
        if (lost_in_folding)
            return failure({.code = Error::Code::refused,
                            .what = fmt::format("“{}” is nothing but an accent (at letter {}).",
                                                pattern.text, pattern.at.grapheme),
                            .hint = "Accents are found as they are written: ='…'.",
                            .position = pattern.at.grapheme});
        if (lacks_words(pattern))
            return failure({.code = Error::Code::refused,
                            .what = fmt::format("Nothing is said to search for (at letter {}).",
                                                pattern.at.grapheme),
                            .hint = "Type a word.",
                            .position = pattern.at.grapheme});
        return Node{Node::Kind::pattern, place_of(plan_.patterns, std::move(pattern)), {}};
    }

    Result<Node> filter(const Query& query) {
        auto filter = resolve_filter(query, snapshot_);
        if (!filter)
            return failure(std::move(filter.error()));
        return Node{Node::Kind::filter, place_of(plan_.filters, std::move(*filter)), {}};
    }

    Result<Node> group(Node::Kind kind, const Query& query, std::size_t depth) {
        Node node{kind, 0, {}};
        for (const Query& part : query.parts) {
            auto resolved = this->node(part, depth + 1);
            if (!resolved)
                return resolved;
            node.parts.push_back(std::move(*resolved));
        }
        return node;
    }

    const Snapshot& snapshot_;
    SearchPlan plan_;
};

} // namespace

Result<SearchPlan> resolve(const Query& query, const Snapshot& snapshot) {
    const Table<Synonyms>& synonyms = snapshot.study.synonyms;
    if (synonyms.empty())
        return Resolving(snapshot).whole(query);
    return Resolving(snapshot).whole(with_synonyms(query, SynonymGroups(synonyms)));
}

} // namespace themata
