// Words of a study by what is said about them: what was meant by one that stands nowhere, and which
// tell some answers from all others.

#include "index/evidence.h"
#include "index/search_parts.h"
#include "index/terms.h"
#include "text/fold.h"
#include "text/languages.h"
#include "text/segments.h"
#include "text/utf8.h"
#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>

namespace themata {

namespace {

// Without an index all texts are read for that; of more it would take too long while typing.
constexpr std::size_t most_to_read = 50'000;

// So many of the words that stand in most of the answers are weighed against all others.
constexpr std::size_t most_weighed = 80;
// More answers than these tell no more about their words.
constexpr std::size_t most_looked_at = 2'000;

Query word_query(std::string word) { return {.kind = Query::Kind::word, .text = std::move(word)}; }

// Of the words that an answer is to hold; what it must not hold is never misspelt.
void collect_words(Query& query, std::vector<Query*>& words) {
    if (query.kind == Query::Kind::none_of)
        return;
    if (query.kind == Query::Kind::word)
        words.push_back(&query);
    for (Query& part : query.parts)
        collect_words(part, words);
}

// Some of its words may stand nowhere although answers match.
bool has_choices(const Query& query) {
    return query.kind == Query::Kind::any_of || std::ranges::any_of(query.parts, has_choices);
}

// A word that one answer holds, in one of its forms.
struct Seen {
    std::size_t answers = 0;
    std::map<std::string, std::size_t> forms; // as they are written, and how often
};

using SeenWords = std::unordered_map<std::string, Seen>; // by stem

bool is_worth_telling(std::string_view word, WordKind kind) {
    const std::size_t letters = count_code_points(word);
    return (kind == WordKind::letter && letters > 2) || (kind == WordKind::ideographic) ||
           (kind == WordKind::kana && letters > 1);
}

void look_at(const Response& response, Language language, const Stemmer& stemmer, SeenWords& seen) {
    std::map<std::string, std::map<std::string, std::size_t>> here;
    for_each_word(response.text, [&](Span span, WordKind kind) {
        const std::string word = compose(fold(response.text.substr(span.begin, span.length())));
        if (is_worth_telling(word, kind) && !is_function_word(language, word))
            ++here[form_keys(stemmer, language, word, fold_loosely(word)).first][word];
    });
    for (const auto& [stem, forms] : here) {
        Seen& word = seen[stem];
        ++word.answers;
        for (const auto& [form, times] : forms)
            word.forms[form] += times;
    }
}

std::vector<ResponseId> some_of(const ResponseSet& answers) {
    const std::vector<ResponseId> all = answers.to_vector();
    const std::size_t step = all.size() / most_looked_at + 1;
    std::vector<ResponseId> some;
    for (std::size_t place = 0; place < all.size(); place += step)
        some.push_back(all[place]);
    return some;
}

// The form that is written most often; of several the one that comes first by its letters.
std::string written_as(const Seen& word) {
    return std::ranges::max_element(word.forms, {}, [](const auto& form) { return form.second; })
        ->first;
}

// Robertson's weight of a word as evidence for these answers, times how many of them it stands in.
double worth(const TellingWord& word, std::size_t answers, std::size_t all_answers) {
    const auto r = static_cast<double>(word.here);
    const auto n = static_cast<double>(std::max(word.all, word.here));
    const auto R = static_cast<double>(answers);
    const auto N = static_cast<double>(std::max(all_answers, answers));
    const double odds = (r + 0.5) * (N - n - R + r + 0.5) / ((n - r + 0.5) * (R - r + 0.5));
    return r * std::log(std::max(odds, 1e-9));
}

std::vector<TellingWord> often_there(const SeenWords& seen) {
    std::vector<TellingWord> words;
    words.reserve(seen.size());
    for (const auto& [stem, word] : seen)
        words.push_back({.word = written_as(word), .here = word.answers});
    std::ranges::sort(words, [](const TellingWord& a, const TellingWord& b) {
        return std::tuple(b.here, b.word.size(), a.word) <
               std::tuple(a.here, a.word.size(), b.word);
    });
    if (words.size() > most_weighed)
        words.resize(most_weighed);
    return words;
}

} // namespace

Result<std::vector<std::size_t>> Searcher::Parts::frequencies(const Snapshot& snapshot,
                                                              std::span<const std::string> words,
                                                              const std::stop_token& stop,
                                                              Counted counted) {
    std::vector<SearchPlan> plans;
    std::vector<Pattern> patterns;
    for (const std::string& word : words) {
        auto plan = resolve(word_query(word), snapshot);
        if (!plan)
            return failure(std::move(plan.error()));
        patterns.insert(patterns.end(), plan->patterns.begin(), plan->patterns.end());
        plans.push_back(std::move(*plan));
    }
    const Filtered all{.sets = {}, .all = overview.filtered({}, snapshot).all};
    const bool indexed = open_for(snapshot).has_value();
    std::vector<Evidence> read;
    if (!indexed) {
        auto evidence = scan(snapshot.study, patterns, all.all, overview.language(snapshot), stop);
        if (!evidence)
            return failure(std::move(evidence.error()));
        read = std::move(*evidence);
    }
    constexpr std::size_t few = 200;
    std::vector<std::size_t> counts;
    std::size_t first = 0;
    for (const SearchPlan& plan : plans) {
        ResponseSet found;
        std::size_t about = 0; // of those that were not looked at
        for (std::size_t i = 0; i < plan.patterns.size(); ++i) {
            if (stop.stop_requested())
                return search_stopped();
            if (indexed && counted == Counted::roughly)
                if (const auto cost = reader->cost(plan.patterns[i]); cost && *cost > few) {
                    about += *cost;
                    continue;
                }
            auto looked = indexed ? reader->look(plan.patterns[i], snapshot.study, nullptr, stop)
                                  : Result<Evidence>(std::move(read[first + i]));
            if (!looked)
                return failure(std::move(looked.error()));
            found |= responses_of(looked->postings);
        }
        first += plan.patterns.size();
        counts.push_back(found.size() + about);
    }
    return counts;
}

Result<std::vector<std::string>> Searcher::Parts::nearly(const Snapshot& snapshot,
                                                         const std::string& word,
                                                         std::size_t mistakes,
                                                         const std::stop_token& stop) {
    if (open_for(snapshot))
        return reader->nearly(word, mistakes);
    std::vector<std::string> found;
    if (snapshot.study.responses.size() > most_to_read)
        return found;
    const NearWord near(word, mistakes);
    TermReader terms;
    for (const Response& response : snapshot.study.responses) {
        if (stop.stop_requested())
            return search_stopped();
        for (const Term& term : terms.read(response.text))
            if (near.fits(term.text) && std::ranges::find(found, term.text) == found.end())
                found.emplace_back(term.text);
    }
    return found;
}

// Of the words that are spelt so nearly the most frequent one, rather with the same first letter;
// nothing when there is none. One mistake is likelier than two, however frequent the word is.
Result<std::optional<std::string>> Searcher::Parts::spelt(const Snapshot& snapshot,
                                                          const std::string& word,
                                                          const std::stop_token& stop) {
    constexpr std::size_t most_compared = 60;
    const std::string bare = fold_loosely(word);
    const std::size_t most = mistakes_in(count_code_points(bare));
    std::vector<std::string> near;
    for (std::size_t mistakes = 1; near.empty() && mistakes <= most; ++mistakes) {
        auto found = nearly(snapshot, bare, mistakes, stop);
        if (!found)
            return failure(std::move(found.error()));
        near = std::move(*found);
    }
    if (near.empty())
        return std::nullopt;
    near.resize(std::min(near.size(), most_compared));
    auto often = frequencies(snapshot, near, stop);
    if (!often)
        return failure(std::move(often.error()));
    const auto rank = [&](std::size_t at) {
        return std::tuple(near[at].front() == bare.front(), (*often)[at]);
    };
    std::size_t best = 0;
    for (std::size_t at = 1; at < near.size(); ++at)
        if (rank(at) > rank(best))
            best = at;
    return near[best];
}

Result<std::optional<Meant>> Searcher::Parts::meant(const Snapshot& snapshot, const Query& query,
                                                    std::size_t found,
                                                    const std::stop_token& stop) {
    if (found > 0 && !has_choices(query))
        return std::nullopt; // each of its words stands somewhere
    Query better = query;
    std::vector<Query*> words;
    collect_words(better, words);
    std::vector<std::string> typed;
    for (const Query* word : words)
        typed.push_back(word->text);
    auto known = frequencies(snapshot, typed, stop, Counted::roughly);
    if (!known)
        return failure(std::move(known.error()));
    bool changed = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if ((*known)[i] > 0)
            continue;
        auto other = spelt(snapshot, typed[i], stop);
        if (!other)
            return failure(std::move(other.error()));
        if (!*other)
            continue;
        words[i]->text = **other;
        words[i]->exactness = Exactness::folded;
        changed = true;
    }
    if (!changed)
        return std::nullopt;
    auto search = run(snapshot, better, stop);
    if (!search || search->matched.responses.size() <= found)
        return std::nullopt;
    return Meant{.query = print(better), .total = search->matched.responses.size()};
}

Result<std::vector<TellingWord>> Searcher::telling_words(const Snapshot& snapshot,
                                                         const ResponseSet& answers,
                                                         std::size_t limit, std::stop_token stop) {
    const std::scoped_lock lock(parts_->mutex);
    Overview& overview = parts_->overview;
    overview.follow(snapshot);
    const Language of_the_study = overview.language(snapshot);
    const Stemmer stemmer;
    SeenWords seen;
    const std::vector<ResponseId> looked_at = some_of(answers);
    for (const ResponseId id : looked_at) {
        if (stop.stop_requested())
            return search_stopped();
        if (const Response* response = snapshot.study.responses.find(id))
            look_at(*response, guess_language(response->text, of_the_study), stemmer, seen);
    }
    std::vector<TellingWord> words = often_there(seen);
    std::vector<std::string> names;
    for (const TellingWord& word : words)
        names.push_back(word.word);
    auto all = parts_->frequencies(snapshot, names, stop);
    if (!all)
        return failure(std::move(all.error()));
    for (std::size_t place = 0; place < words.size(); ++place)
        words[place].all = (*all)[place];
    // A word that stands in one of many answers tells of that one.
    const std::size_t least = looked_at.size() < 10 ? 1 : 2;
    std::erase_if(
        words, [&](const TellingWord& word) { return word.all <= word.here || word.here < least; });
    const std::size_t every = overview.filtered({}, snapshot).all.size();
    std::ranges::stable_sort(words, std::greater(), [&](const TellingWord& word) {
        return worth(word, looked_at.size(), every);
    });
    std::erase_if(
        words, [&](const TellingWord& word) { return worth(word, looked_at.size(), every) <= 0; });
    if (words.size() > limit)
        words.resize(limit);
    return words;
}

std::string query_of(std::span<const TellingWord> words) {
    Query any{.kind = Query::Kind::any_of};
    for (const TellingWord& word : words)
        any.parts.push_back(word_query(word.word));
    return any.parts.size() == 1 ? print(any.parts.front()) : print(any);
}

} // namespace themata
