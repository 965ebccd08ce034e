#include "index/reader.h"

#include "index/glance.h"
#include "index/matching.h"
#include "index/xapian_errors.h"
#include <algorithm>
#include <unordered_map>
#include <xapian.h>

namespace themata {

namespace {

std::vector<ResponseId> ids_in(const ResponseSet* within) {
    return within ? within->to_vector() : std::vector<ResponseId>();
}

// Answers of some languages only.
struct Speaking {
    const std::vector<std::uint8_t>& language; // by answer
    std::uint32_t languages = 0;               // a bit each

    [[nodiscard]] bool take(ResponseId id) const {
        return id.value < language.size() && (languages >> language[id.value] & 1) != 0;
    }
};

// Adds up the posting lists of the terms that fill one slot.
class Sum {
public:
    Sum(const Xapian::Database& database, const ResponseSet* within)
        : database_(database), within_(within), ids_(ids_in(within)) {}

    // Every answer that has the term, or those in `only`; `length` is how many have it.
    void add(const std::string& term, std::size_t length, const Speaking* only = nullptr) {
        if (length == 0)
            return;
        answers_ += length;
        lists_ += 1;
        constexpr std::size_t worth_a_jump = 8; // postings read in the time of one jump
        const std::size_t before = postings_.size();
        if (within_ && ids_.size() * worth_a_jump < length)
            add_those_within(term);
        else
            add_all(term);
        if (only)
            keep_from(before, *only);
    }

    // How many answers have one of the terms, as far as can be told without reading all lists.
    [[nodiscard]] std::size_t answers() const { return answers_; }

    [[nodiscard]] std::vector<Posting> take() {
        if (lists_ > 1)
            unite();
        return std::move(postings_);
    }

private:
    void add_all(const std::string& term) {
        const auto end = database_.postlist_end(term);
        for (auto it = database_.postlist_begin(term); it != end; ++it)
            postings_.push_back({{*it}, it.get_wdf()});
    }

    void add_those_within(const std::string& term) {
        const auto end = database_.postlist_end(term);
        auto it = database_.postlist_begin(term);
        for (const ResponseId id : ids_) {
            it.skip_to(id.value);
            if (it == end)
                return;
            if (*it == id.value)
                postings_.push_back({id, it.get_wdf()});
        }
    }

    void keep_from(std::size_t first, const Speaking& only) {
        const auto begin = postings_.begin() + static_cast<std::ptrdiff_t>(first);
        const auto kept = std::remove_if(begin, postings_.end(), [&](const Posting& posting) {
            return !only.take(posting.response);
        });
        postings_.erase(kept, postings_.end());
    }

    // One posting for each answer. Counting in an array beats sorting when many are found.
    void unite() {
        const std::size_t places = std::size_t{database_.get_lastdocid()} + 1;
        if (postings_.size() < places / 16)
            return unite_by_sorting();
        std::vector<std::uint32_t> counts(places);
        for (const Posting& posting : postings_)
            counts[posting.response.value] += posting.count;
        postings_.clear();
        for (std::uint32_t id = 0; id < places; ++id)
            if (counts[id] != 0)
                postings_.push_back({{id}, counts[id]});
    }

    void unite_by_sorting() {
        std::ranges::sort(postings_);
        std::size_t kept = 0;
        for (std::size_t i = 1; i < postings_.size(); ++i) {
            if (postings_[kept].response == postings_[i].response)
                postings_[kept].count += postings_[i].count;
            else
                postings_[++kept] = postings_[i];
        }
        if (!postings_.empty())
            postings_.resize(kept + 1);
    }

    const Xapian::Database& database_;
    const ResponseSet* within_;
    std::vector<ResponseId> ids_;
    std::vector<Posting> postings_;
    std::size_t answers_ = 0;
    std::size_t lists_ = 0;
};

ResponseSet responses_of(const std::vector<Posting>& postings) {
    std::vector<ResponseId> ids;
    ids.reserve(postings.size());
    for (const Posting& posting : postings)
        ids.push_back(posting.response);
    return ResponseSet::of(ids);
}

tl::unexpected<Error> stopped() {
    return failure(Error::Code::cancelled, "The search was stopped.", "");
}

} // namespace

struct IndexReader::Parts {
    Xapian::Database database;
    Standing standing;
    Stemmer stemmer;
    std::vector<std::uint8_t> language_of_answer; // empty until it is asked for
    std::unordered_map<std::string, std::size_t> frequencies;

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

    void add(Sum& sum, const std::string& term, const Speaking* only = nullptr) {
        sum.add(term, frequency(term), only);
    }

    // One of the stems that a word has in the languages there are.
    struct Stem {
        std::string text;
        std::vector<Language> languages; // in which it is the word's stem
        std::vector<Language> stays_in;  // of these, where it is a word that is its own stem
    };

    [[nodiscard]] std::vector<Stem> stems_of(const std::string& word) {
        std::vector<Stem> stems;
        for (std::size_t i = 0; i < language_count; ++i) {
            const auto language = static_cast<Language>(i);
            if (frequency(language_term(language)) == 0)
                continue; // nobody answered in it
            std::string text = stemmer.stem(language, word);
            auto found = std::ranges::find(stems, text, &Stem::text);
            if (found == stems.end())
                found = stems.insert(stems.end(), Stem{std::move(text), {}, {}});
            found->languages.push_back(language);
            if (stemmer.stem(language, found->text) == found->text)
                found->stays_in.push_back(language);
        }
        return stems;
    }

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

    Result<Evidence> forms(const std::string& word, const ResponseSet* within) {
        Sum sum(database, within);
        for (const Stem& stem : stems_of(word)) {
            for (const Language language : stem.languages)
                add(sum, stem_term(language, stem.text));
            add_where_it_stays(sum, stem);
        }
        Evidence evidence{.postings = sum.take(), .answers = sum.answers()};
        if (!within)
            evidence.answers = evidence.postings.size();
        return evidence;
    }

    void add_where_it_stays(Sum& sum, const Stem& stem) {
        Speaking only{languages()};
        std::size_t answers = 0;
        for (const Language language : stem.stays_in) {
            only.languages |= std::uint32_t{1} << static_cast<unsigned>(language);
            answers += frequency(language_term(language));
        }
        add(sum, stem.text, answers == database.get_doccount() ? nullptr : &only);
    }

    Result<Evidence> beginning(const std::string& letters, const std::stop_token& stop) const {
        Sum sum(database, nullptr);
        const auto end = database.allterms_end(letters);
        for (auto it = database.allterms_begin(letters); it != end; ++it) {
            if (stop.stop_requested())
                return stopped();
            // Asking the database, not the iterator, keeps the block at hand that holds the list.
            sum.add(*it, database.get_termfreq(*it));
        }
        Evidence evidence{.postings = sum.take()};
        evidence.answers = evidence.postings.size();
        return evidence;
    }

    Result<Evidence> slot(const Slot& slot, const ResponseSet* within,
                          const std::stop_token& stop) {
        if (slot.kind == Slot::Kind::forms)
            return forms(slot.term, within);
        if (slot.kind == Slot::Kind::beginning)
            return beginning(slot.term, stop);
        Sum sum(database, within);
        add(sum, slot.term);
        return Evidence{.postings = sum.take(), .answers = sum.answers()};
    }

    std::size_t cost(const Slot& slot) {
        if (slot.kind == Slot::Kind::beginning)
            return database.get_doccount();
        if (slot.kind == Slot::Kind::exact)
            return frequency(slot.term);
        std::size_t sum = 0;
        for (const Stem& stem : stems_of(slot.term)) {
            sum += frequency(stem.text);
            for (const Language language : stem.languages)
                sum += frequency(stem_term(language, stem.text));
        }
        return sum;
    }

    Result<Evidence> phrase(const Pattern& pattern, const Study& study, const ResponseSet* within,
                            const std::stop_token& stop);
};

// The rarest term first; then the texts of those answers that have all terms are read.
Result<Evidence> IndexReader::Parts::phrase(const Pattern& pattern, const Study& study,
                                            const ResponseSet* within,
                                            const std::stop_token& stop) {
    std::vector<Slot> slots = pattern.slots;
    std::ranges::sort(slots);
    slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    std::ranges::stable_sort(slots, {}, [&](const Slot& one) { return cost(one); });
    Evidence evidence{.postings = {}, .answers = SIZE_MAX};
    std::optional<ResponseSet> left;
    for (const Slot& one : slots) {
        auto looked = slot(one, left ? &*left : within, stop);
        if (!looked)
            return looked;
        evidence.answers = std::min(evidence.answers, looked->answers);
        const ResponseSet next = responses_of(looked->postings);
        left = left ? *left & next : within ? *within & next : next;
    }
    Matcher matcher({pattern}, standing.language);
    Glance glance(pattern);
    for (const ResponseId id : left->to_vector()) {
        if (stop.stop_requested())
            return stopped();
        const Response* response = study.responses.find(id);
        if (!response)
            continue;
        auto found = glance.count(response->text);
        if (!found)
            found = static_cast<std::uint32_t>(matcher.find(response->text).size());
        if (*found != 0)
            evidence.postings.push_back({id, *found});
    }
    return evidence;
}

IndexReader::IndexReader(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

IndexReader::IndexReader(IndexReader&&) noexcept = default;
IndexReader& IndexReader::operator=(IndexReader&&) noexcept = default;
IndexReader::~IndexReader() = default;

const Standing& IndexReader::standing() const { return parts_->standing; }

Result<IndexReader> IndexReader::open(const std::filesystem::path& place) {
    return guarded([&]() -> Result<IndexReader> {
        std::error_code unreadable;
        if (!std::filesystem::exists(finished(place), unreadable))
            return failure(Error::Code::not_found, "There is no index yet.", "");
        auto parts = std::make_unique<Parts>();
        parts->database = Xapian::Database(finished(place).string());
        const auto standing = standing_of(parts->database);
        if (!standing || standing->state != Standing::State::complete)
            return failure(Error::Code::not_found, "The index is not whole yet.", "");
        parts->standing = *standing;
        return IndexReader(std::move(parts));
    });
}

Result<Evidence> IndexReader::look(const Pattern& pattern, const Study& study,
                                   const ResponseSet* within, std::stop_token stop) {
    return guarded([&] {
        return pattern.slots.size() == 1 ? parts_->slot(pattern.slots.front(), within, stop)
                                         : parts_->phrase(pattern, study, within, stop);
    });
}

Result<std::size_t> IndexReader::cost(const Pattern& pattern) {
    return guarded([&]() -> Result<std::size_t> {
        std::size_t least = SIZE_MAX;
        for (const Slot& slot : pattern.slots)
            least = std::min(least, parts_->cost(slot));
        return least;
    });
}

} // namespace themata
