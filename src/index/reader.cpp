#include "index/reader.h"

#include "index/matching.h"
#include "index/posting_sum.h"
#include "index/terms.h"
#include "index/text_search.h"
#include "index/writer.h"
#include "text/utf8.h"
#include <algorithm>
#include <map>
#include <span>
#include <unordered_map>
#include <xapian.h>

namespace themata {

namespace {

// Whether what is to be found as it is written can stand there; plain letters tell without reading.
bool may_be_written(const Pattern& pattern, const std::string& text) {
    if (pattern.choices.size() != 1 || pattern.choices.front().size() != 1 || !is_ascii(text))
        return true;
    return std::ranges::all_of(pattern.choices.front().front().slots, [&](const Slot& slot) {
        return text.find(slot.written) != text.npos;
    });
}

// How often a pattern stands in answers that hold all its words.
struct PlacesRead {
    const Study& study;
    const Pattern& pattern;
    Language language;

    [[nodiscard]] std::vector<Posting> count(std::span<const ResponseId> ids,
                                             const std::stop_token& stop) const {
        Matcher matcher({pattern}, language);
        AsciiPhraseCounter counter(pattern);
        std::vector<Posting> postings;
        for (const ResponseId id : ids) {
            if (stop.stop_requested())
                break;
            const Response* response = study.responses.find(id);
            if (!response || !may_be_written(pattern, response->text))
                continue;
            auto count = counter.count(response->text);
            if (!count) {
                const auto found = matcher.find(response->text);
                count = found.empty() ? 0 : found.front().count;
            }
            if (*count != 0)
                postings.push_back({id, *count});
        }
        return postings;
    }
};

} // namespace

struct IndexReader::Parts {
    Xapian::Database database;
    IndexContents standing;
    Stemmer stemmer;
    std::vector<std::uint8_t> language_of_answer; // empty until it is asked for
    std::unordered_map<std::string, std::size_t> frequencies;
    std::optional<Vocabulary> known_words;

    // In how many answers a term stands. A look into the index reads some blocks of it, and a word
    // is looked for as the stem of each language, so what was found is kept.
    std::size_t frequency(const std::string& term) {
        constexpr std::size_t most_kept = 50'000;
        const auto known = frequencies.find(term);
        if (known != frequencies.end())
            return known->second;
        if (frequencies.size() >= most_kept)
            frequencies.clear();
        return frequencies[term] = database.get_termfreq(term);
    }

    void add(PostingSum& sum, const std::string& term, const Speaking* only = nullptr) {
        sum.add(term, frequency(term), only);
    }

    // One of the keys of a word, and the languages in which it is one.
    struct Key {
        std::string text;
        std::vector<Language> languages;
    };

    // Kept, since the stems of all languages are asked for again and again.
    [[nodiscard]] const std::vector<Key>& keys_of(const Slot& slot) {
        constexpr std::size_t most_kept = 1'000;
        const std::pair word(slot.strict, slot.term);
        if (const auto kept = known_keys.find(word); kept != known_keys.end())
            return kept->second;
        if (known_keys.size() >= most_kept)
            known_keys.clear();
        return known_keys.emplace(word, keys_made(slot)).first->second;
    }

    [[nodiscard]] std::vector<Key> keys_made(const Slot& slot) {
        std::vector<Key> all;
        for (std::size_t i = 0; i < language_count; ++i) {
            const auto language = static_cast<Language>(i);
            if (frequency(language_term(language)) == 0)
                continue; // nobody answered in it
            const FormKeys keys = form_keys(stemmer, language, slot.strict, slot.term);
            for (const std::string* key : {&keys.first, &keys.second}) {
                if (key->empty())
                    continue;
                auto found = std::ranges::find(all, *key, &Key::text);
                if (found == all.end())
                    found = all.insert(all.end(), Key{*key, {}});
                found->languages.push_back(language);
            }
        }
        return all;
    }

    std::map<std::pair<std::string, std::string>, std::vector<Key>> known_keys; // by word

    const std::vector<std::uint8_t>& languages() {
        static_assert(language_count <= 32, "a bit for each language");
        if (language_of_answer.empty())
            language_of_answer.resize(std::size_t{database.get_lastdocid()} + 1);
        else
            return language_of_answer;
        for (std::size_t i = 0; i < language_count; ++i) {
            const std::string term = language_term(static_cast<Language>(i));
            const auto end = database.postlist_end(term);
            for (auto it = database.postlist_begin(term); it != end; ++it)
                language_of_answer[*it] = static_cast<std::uint8_t>(i);
        }
        return language_of_answer;
    }

    const Vocabulary& vocabulary() {
        if (!known_words)
            known_words.emplace(database);
        return *known_words;
    }

    Result<Evidence> forms(const Slot& slot, const ResponseSet* within) {
        PostingSum sum(database, within);
        for (const Key& key : keys_of(slot)) {
            for (const Language language : key.languages)
                add(sum, stem_term(language, key.text));
            add_the_word(sum, key);
        }
        Evidence evidence{.postings = sum.take(), .answers = sum.answers()};
        if (!within)
            evidence.answers = evidence.postings.size();
        return evidence;
    }

    // The key as a word of its own, in answers in these languages.
    void add_the_word(PostingSum& sum, const Key& key) {
        if (frequency(key.text) == 0)
            return;
        Speaking only{languages()};
        std::size_t answers = 0;
        for (const Language language : key.languages) {
            only.languages |= std::uint32_t{1} << static_cast<unsigned>(language);
            answers += frequency(language_term(language));
        }
        add(sum, key.text, answers == database.get_doccount() ? nullptr : &only);
    }

    Result<Evidence> beginning(const std::string& letters, const std::stop_token& stop) const {
        PostingSum sum(database, nullptr);
        const auto end = database.allterms_end(letters);
        for (auto it = database.allterms_begin(letters); it != end; ++it) {
            if (stop.stop_requested())
                return search_stopped();
            // Asking the database, not the iterator, keeps the block at hand that holds the list.
            sum.add(*it, database.get_termfreq(*it));
        }
        Evidence evidence{.postings = sum.take()};
        evidence.answers = evidence.postings.size();
        return evidence;
    }

    [[nodiscard]] std::vector<std::string> guesses(const Slot& slot) {
        std::vector<std::string> terms;
        if (slot.kind == Slot::Kind::fuzzy) {
            const NearWord word(slot.term, slot.mistakes);
            vocabulary().for_each([&](std::string_view term) {
                if (terms.size() <= most_guessed && word.fits(term))
                    terms.emplace_back(term);
            });
            return terms;
        }
        const std::string_view begin = before_wildcard(slot.term);
        const auto take = [&](std::string_view term) {
            if (terms.size() <= most_guessed && fits_wildcard(term, slot.term))
                terms.emplace_back(term);
        };
        if (begin.empty()) {
            vocabulary().for_each(take);
            return terms;
        }
        const auto end = database.allterms_end(std::string(begin));
        for (auto it = database.allterms_begin(std::string(begin)); it != end; ++it)
            take(*it);
        return terms;
    }

    Result<Evidence> guessed(const Slot& slot, const Pattern& pattern, const ResponseSet* within,
                             const std::stop_token& stop) {
        const std::vector<std::string> terms = guesses(slot);
        if (terms.size() > most_guessed)
            return failure(too_many_words(pattern));
        PostingSum sum(database, within);
        for (const std::string& term : terms) {
            if (stop.stop_requested())
                return search_stopped();
            sum.add(term, database.get_termfreq(term));
        }
        Evidence evidence{.postings = sum.take(), .answers = sum.answers()};
        if (!within)
            evidence.answers = evidence.postings.size();
        return evidence;
    }

    Result<Evidence> slot(const Slot& slot, const Pattern& pattern, const ResponseSet* within,
                          const std::stop_token& stop) {
        switch (slot.kind) {
        case Slot::Kind::forms:
            return forms(slot, within);
        case Slot::Kind::beginning:
            return beginning(slot.term, stop);
        case Slot::Kind::wildcard:
        case Slot::Kind::fuzzy:
            return guessed(slot, pattern, within, stop);
        case Slot::Kind::exact:
            break;
        }
        PostingSum sum(database, within);
        add(sum, slot.term);
        return Evidence{.postings = sum.take(), .answers = sum.answers()};
    }

    std::size_t cost(const Slot& slot) {
        if (slot.kind == Slot::Kind::exact)
            return frequency(slot.term);
        if (slot.kind != Slot::Kind::forms)
            return database.get_doccount();
        std::size_t sum = 0;
        for (const Key& key : keys_of(slot)) {
            sum += frequency(key.text);
            for (const Language language : key.languages)
                sum += frequency(stem_term(language, key.text));
        }
        return sum;
    }

    // The rarest word is what is read first.
    std::size_t cost(const Choice& choice) {
        std::size_t sum = 0;
        for (const Words& words : choice) {
            std::size_t least = SIZE_MAX;
            for (const Slot& one : words.slots)
                least = std::min(least, cost(one));
            sum += least;
        }
        return sum;
    }

    // Answers that hold what is asked for, each word somewhere, and how many hold the rarest.
    struct Holding {
        ResponseSet responses;
        std::size_t answers = 0;
    };

    Result<Holding> holding(const Words& words, const Pattern& pattern, const ResponseSet* within,
                            const std::stop_token& stop);
    Result<Holding> holding(const Choice& choice, const Pattern& pattern, const ResponseSet* within,
                            const std::stop_token& stop);
    Result<Evidence> checked(const Pattern& pattern, const Study& study, const ResponseSet* within,
                             const std::stop_token& stop);
    [[nodiscard]] Evidence in_language(Language language) const;
    std::optional<ResponseSet> with_letters(const std::string& letters);
};

// The rarest word first, each other one only for what is left.
Result<IndexReader::Parts::Holding> IndexReader::Parts::holding(const Words& words,
                                                                const Pattern& pattern,
                                                                const ResponseSet* within,
                                                                const std::stop_token& stop) {
    std::vector<Slot> slots = words.slots;
    std::ranges::sort(slots);
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    std::erase_if(slots, [](const Slot& one) {
        return one.kind == Slot::Kind::wildcard && is_any_term(one.term);
    });
    std::ranges::stable_sort(slots, {}, [&](const Slot& one) { return cost(one); });
    Holding holding{.responses = {}, .answers = SIZE_MAX};
    std::optional<ResponseSet> left;
    for (const Slot& one : slots) {
        auto looked = slot(one, pattern, left ? &*left : within, stop);
        if (!looked)
            return failure(std::move(looked.error()));
        holding.answers = std::min(holding.answers, looked->answers);
        const ResponseSet next = responses_of(looked->postings);
        left = left ? *left & next : within ? *within & next : next;
    }
    if (left)
        holding.responses = std::move(*left);
    return holding;
}

Result<IndexReader::Parts::Holding> IndexReader::Parts::holding(const Choice& choice,
                                                                const Pattern& pattern,
                                                                const ResponseSet* within,
                                                                const std::stop_token& stop) {
    Holding any;
    for (const Words& words : choice) {
        auto one = holding(words, pattern, within, stop);
        if (!one)
            return one;
        any.responses |= one->responses;
        any.answers += one->answers;
    }
    return any;
}

// Answers that hold all the words are read for how these stand.
Result<Evidence> IndexReader::Parts::checked(const Pattern& pattern, const Study& study,
                                             const ResponseSet* within,
                                             const std::stop_token& stop) {
    std::vector<const Choice*> choices;
    for (const Choice& choice : pattern.choices) {
        const auto same = [&](const Choice* other) { return *other == choice; };
        if (std::ranges::none_of(choices, same))
            choices.push_back(&choice);
    }
    std::ranges::stable_sort(choices, {}, [&](const Choice* choice) { return cost(*choice); });
    Evidence evidence{.postings = {}, .answers = SIZE_MAX};
    std::optional<ResponseSet> left;
    for (const Choice* choice : choices) {
        auto held = holding(*choice, pattern, left ? &*left : within, stop);
        if (!held)
            return failure(std::move(held.error()));
        evidence.answers = std::min(evidence.answers, held->answers);
        left = left ? *left & held->responses : std::move(held->responses);
    }
    const std::vector<ResponseId> ids = left->to_vector();
    const PlacesRead places{.study = study, .pattern = pattern, .language = standing.language};
    constexpr std::size_t enough_for_a_thread = 4'000;
    const auto parts = side_by_side<std::vector<Posting>>(
        ids.size(), enough_for_a_thread, [&](std::size_t begin, std::size_t end) {
            return places.count(std::span(ids).subspan(begin, end - begin), stop);
        });
    if (stop.stop_requested())
        return search_stopped();
    for (const std::vector<Posting>& part : parts)
        evidence.postings.insert(evidence.postings.end(), part.begin(), part.end());
    return evidence;
}

Evidence IndexReader::Parts::in_language(Language language) const {
    Evidence evidence;
    const std::string term = language_term(language);
    const auto end = database.postlist_end(term);
    for (auto it = database.postlist_begin(term); it != end; ++it)
        evidence.postings.push_back({{*it}, 0});
    evidence.answers = evidence.postings.size();
    return evidence;
}

// Longer words than the index holds were cut, so what they held is not known.
std::optional<ResponseSet> IndexReader::Parts::with_letters(const std::string& letters) {
    constexpr std::size_t most_words = 3'000;
    constexpr std::size_t may_be_cut = longest_term - 6;
    std::vector<std::string> terms;
    vocabulary().for_each([&](std::string_view term) {
        const bool holds = term.size() > may_be_cut || term.find(letters) != term.npos;
        if (holds && terms.size() <= most_words)
            terms.emplace_back(term);
    });
    std::size_t postings = 0;
    for (const std::string& term : terms)
        postings += database.get_termfreq(term);
    if (terms.size() > most_words || postings > database.get_doccount() / 2)
        return std::nullopt;
    PostingSum sum(database, nullptr);
    for (const std::string& term : terms)
        sum.add(term, database.get_termfreq(term));
    return responses_of(sum.take());
}

IndexReader::IndexReader(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

IndexReader::IndexReader(IndexReader&&) noexcept = default;
IndexReader& IndexReader::operator=(IndexReader&&) noexcept = default;
IndexReader::~IndexReader() = default;

const IndexContents& IndexReader::standing() const { return parts_->standing; }

Result<IndexReader> IndexReader::open(const std::filesystem::path& place) {
    return guarded([&]() -> Result<IndexReader> {
        std::error_code unreadable;
        if (!std::filesystem::exists(finished(place), unreadable))
            return failure(Error::Code::not_found, "There is no index yet.", "");
        auto parts = std::make_unique<Parts>();
        parts->database = Xapian::Database(finished(place).string());
        const auto standing = standing_of(parts->database);
        if (!standing || standing->state != IndexContents::State::complete)
            return failure(Error::Code::not_found, "The index is not whole yet.", "");
        parts->standing = *standing;
        return IndexReader(std::move(parts));
    });
}

Result<Evidence> IndexReader::look(const Pattern& pattern, const Study& study,
                                   const ResponseSet* within, std::stop_token stop) {
    return guarded([&]() -> Result<Evidence> {
        if (pattern.kind == Pattern::Kind::language)
            return parts_->in_language(pattern.language);
        if (!pattern.is_one_slot())
            return parts_->checked(pattern, study, within, stop);
        return parts_->slot(pattern.choices.front().front().slots.front(), pattern, within, stop);
    });
}

Result<std::optional<ResponseSet>> IndexReader::holding(const Pattern& pattern) {
    return guarded([&]() -> Result<std::optional<ResponseSet>> {
        std::optional<ResponseSet> all;
        for (const std::string& letters : letters_needed(pattern)) {
            std::optional<ResponseSet> some = parts_->with_letters(letters);
            if (!some)
                return std::nullopt;
            all = all ? *all | *some : std::move(*some);
        }
        return all;
    });
}

Result<std::vector<std::string>> IndexReader::nearly(const std::string& word,
                                                     std::size_t mistakes) {
    return guarded([&]() -> Result<std::vector<std::string>> {
        return parts_->guesses(
            {.kind = Slot::Kind::fuzzy, .term = word, .strict = {}, .mistakes = mistakes});
    });
}

Result<std::size_t> IndexReader::cost(const Pattern& pattern) {
    return guarded([&]() -> Result<std::size_t> {
        constexpr std::size_t of_a_text = 20;
        if (pattern.reads_texts())
            return parts_->database.get_doccount() * of_a_text;
        if (pattern.kind == Pattern::Kind::language)
            return parts_->database.get_termfreq(language_term(pattern.language));
        std::size_t least = SIZE_MAX;
        for (const Choice& choice : pattern.choices)
            least = std::min(least, parts_->cost(choice));
        return least;
    });
}

} // namespace themata
