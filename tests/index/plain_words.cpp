#include "plain_words.h"

#include "index/terms.h"
#include "text/fold.h"
#include "text/segments.h"
#include "text/utf8.h"
#include <algorithm>
#include <set>

namespace themata {

namespace {

const Stemmer& stemmer() {
    static const Stemmer kept;
    return kept;
}

std::set<std::string> stems(const PlainWord& word, Language language) {
    return {fold_loosely(stemmer().stem(language, word.strict)),
            fold_loosely(stemmer().stem(language, word.bare))};
}

bool is_form(const PlainWord& wanted, const PlainWord& there, Language language) {
    if (!there.is_word)
        return false;
    std::set<std::string> has = stems(there, language);
    has.insert(there.bare);
    const std::set<std::string> asked = stems(wanted, language);
    return std::ranges::any_of(asked, [&](const std::string& stem) { return has.contains(stem); });
}

std::u32string letters(std::string_view text) {
    std::u32string all;
    for_each_code_point(text, [&](char32_t point, std::size_t) { all += point; });
    return all;
}

bool fits(std::u32string_view letters, std::u32string_view wildcard) {
    if (wildcard.empty())
        return letters.empty();
    if (wildcard.front() == U'*')
        return fits(letters, wildcard.substr(1)) ||
               (!letters.empty() && fits(letters.substr(1), wildcard));
    return !letters.empty() && (wildcard.front() == U'?' || wildcard.front() == letters.front()) &&
           fits(letters.substr(1), wildcard.substr(1));
}

// By the definition: what it takes at least to make one of the other.
std::size_t mistakes_between(std::u32string_view a, std::u32string_view b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1,
                                d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

bool is_nearly(const PlainWord& wanted, const PlainWord& there) {
    const std::u32string a = letters(wanted.bare);
    const std::size_t allowed = !wanted.is_word || a.size() == 1 ? 0 : a.size() <= 5 ? 1 : 2;
    return mistakes_between(a, letters(there.bare)) <= allowed;
}

// The wildcards of a typed word whose letters stand in one term each (as in these tests).
std::vector<PlainWord> wanted_words(const Query& query) {
    if (query.kind != Query::Kind::wildcard)
        return plain_words(query.text);
    PlainWord word;
    word.bare = fold_loosely(query.text);
    return {word};
}

bool takes(const Query& query, const std::vector<PlainWord>& wanted, std::size_t i,
           const PlainWord& there, Language language) {
    const PlainWord& word = wanted[i];
    const bool as_written = query.exactness == Exactness::as_written;
    if (query.kind == Query::Kind::prefix && i + 1 == wanted.size())
        return there.bare.starts_with(word.bare);
    if (query.kind == Query::Kind::wildcard)
        return fits(letters(there.bare), letters(word.bare));
    if (query.kind == Query::Kind::fuzzy)
        return is_nearly(word, there);
    if (query.kind == Query::Kind::word && !as_written && wanted.size() == 1 && word.is_word)
        return is_form(word, there, language);
    return there.bare == word.bare && (!as_written || there.written == word.written);
}

std::vector<PlainPlace> places_of_words(const Query& query, const std::vector<PlainWord>& words,
                                        Language language) {
    const std::vector<PlainWord> wanted = wanted_words(query);
    std::vector<PlainPlace> found;
    for (std::size_t first = 0; first < words.size(); ++first) {
        PlainPlace place{first, first, {}};
        std::size_t at = first;
        std::size_t taken = 0;
        while (taken < wanted.size() && at < words.size()) {
            if (takes(query, wanted, taken, words[at], language)) {
                place.marks.push_back(words[at].place);
                place.last = at;
                ++taken;
            } else if (taken == 0) {
                break;
            }
            ++at;
        }
        if (taken < wanted.size() || place.last - first + 1 > wanted.size() + query.slop)
            continue;
        if (query.slop == 0)
            place.marks = {{place.marks.front().begin, place.marks.back().end}};
        found.push_back(place);
    }
    return found;
}

bool reaches(const PlainPlace& a, const PlainPlace& b, const Reach& reach) {
    if (a.last < b.first)
        return b.first - a.last <= reach.words;
    return reach.order == Reach::Order::any && b.last < a.first && a.first - b.last <= reach.words;
}

using Places = std::vector<std::vector<PlainPlace>>;

// Whether a chain can go on from this place of a part to the last part, or back to the first.
bool goes_on(const Query& near, const Places& places, std::size_t part, const PlainPlace& from) {
    if (part + 1 == places.size())
        return true;
    return std::ranges::any_of(places[part + 1], [&](const PlainPlace& next) {
        return reaches(from, next, near.reaches[part]) && goes_on(near, places, part + 1, next);
    });
}

bool goes_back(const Query& near, const Places& places, std::size_t part, const PlainPlace& from) {
    if (part == 0)
        return true;
    return std::ranges::any_of(places[part - 1], [&](const PlainPlace& before) {
        return reaches(before, from, near.reaches[part - 1]) &&
               goes_back(near, places, part - 1, before);
    });
}

} // namespace

std::vector<PlainWord> plain_words(std::string_view text) {
    const FoldedText folded = fold_with_places(text, Folding::strict);
    TermReader reader;
    std::vector<PlainWord> all;
    for (const Term& term : reader.read_folded(folded.text())) {
        const Span place = snap_to_graphemes(text, folded.source_of(term.place));
        all.push_back({std::string(term.text), std::string(term.strict),
                       compose(text.substr(place.begin, place.length())), place,
                       term.kind == TermKind::word});
    }
    return all;
}

std::vector<PlainPlace> plain_places(const Query& query, const std::vector<PlainWord>& words,
                                     Language language) {
    if (query.kind != Query::Kind::any_of)
        return places_of_words(query, words, language);
    std::vector<PlainPlace> all;
    for (const Query& part : query.parts)
        for (PlainPlace& place : plain_places(part, words, language))
            all.push_back(std::move(place));
    return all;
}

std::vector<PlainPlace> plain_near(const Query& near, const std::vector<PlainWord>& words,
                                   Language language) {
    Places places;
    for (const Query& part : near.parts)
        places.push_back(plain_places(part, words, language));
    std::vector<PlainPlace> chained;
    for (std::size_t part = 0; part < places.size(); ++part)
        for (const PlainPlace& place : places[part])
            if (goes_on(near, places, part, place) && goes_back(near, places, part, place))
                chained.push_back(place);
    return chained;
}

} // namespace themata
