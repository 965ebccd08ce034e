#include "index/matching.h"

#include "index/terms.h"
#include "text/segments.h"
#include <algorithm>

namespace themata {

namespace {

// Where marked stretches begin and end, each in rising order.
struct Ends {
    std::vector<std::uint32_t> firsts;
    std::vector<std::uint32_t> lasts;

    Ends(const std::vector<Stretch>& stretches, const std::vector<bool>& marked) {
        for (std::size_t i = 0; i < stretches.size(); ++i)
            if (marked[i]) {
                firsts.push_back(stretches[i].first);
                lasts.push_back(stretches[i].last);
            }
        std::ranges::sort(firsts);
        std::ranges::sort(lasts);
    }
};

bool any_between(const std::vector<std::uint32_t>& places, std::uint64_t least,
                 std::uint64_t most) {
    const auto found = std::ranges::lower_bound(places, least);
    return found != places.end() && *found <= most;
}

bool one_follows(const Stretch& stretch, const Ends& others, std::uint32_t words) {
    return any_between(others.firsts, std::uint64_t{stretch.last} + 1,
                       std::uint64_t{stretch.last} + words);
}

bool one_goes_before(const Stretch& stretch, const Ends& others, std::uint32_t words) {
    if (stretch.first == 0)
        return false;
    return any_between(others.lasts, stretch.first > words ? stretch.first - words : 0,
                       stretch.first - 1);
}

enum class Looking { on, back };

// Those of `stretches` that reach a marked one of the others.
std::vector<bool> reaching(const std::vector<Stretch>& stretches,
                           const std::vector<Stretch>& others, const std::vector<bool>& marked,
                           Reach reach, Looking looking) {
    const Ends ends(others, marked);
    const bool any = reach.order == Reach::Order::any;
    std::vector<bool> found;
    for (const Stretch& stretch : stretches) {
        const bool on = (any || looking == Looking::on) && one_follows(stretch, ends, reach.words);
        const bool back =
            (any || looking == Looking::back) && one_goes_before(stretch, ends, reach.words);
        found.push_back(on || back);
    }
    return found;
}

} // namespace

std::vector<std::vector<bool>> in_chains(const std::vector<std::vector<Stretch>>& parts,
                                         const std::vector<Reach>& reaches) {
    std::vector<std::vector<bool>> marked;
    marked.emplace_back(parts.front().size(), true);
    for (std::size_t i = 1; i < parts.size(); ++i)
        marked.push_back(
            reaching(parts[i], parts[i - 1], marked[i - 1], reaches[i - 1], Looking::back));
    for (std::size_t i = parts.size() - 1; i > 0; --i) {
        const auto back = reaching(parts[i - 1], parts[i], marked[i], reaches[i - 1], Looking::on);
        for (std::size_t j = 0; j < back.size(); ++j)
            marked[i - 1][j] = marked[i - 1][j] && back[j];
    }
    return marked;
}

namespace {

constexpr std::size_t most_known = 500'000; // words of one language that are remembered

std::size_t first_byte(std::string_view text) { return static_cast<unsigned char>(text.front()); }

// Most stemmers change the end of a word and at most the accent of its first letter; these take
// prefixes away, or leave so little that the beginning changes too. (Tried on half a million
// words.)
bool keeps_beginnings(Language language) {
    switch (language) {
    case Language::ar:
    case Language::ga:
    case Language::id:
    case Language::ne:
    case Language::ta:
    case Language::tr:
        return false;
    default:
        return true;
    }
}

// Lead bytes of Latin letters with accents.
constexpr std::size_t first_accented = 0xC3;
constexpr std::size_t last_accented = 0xC9;

} // namespace

std::vector<Span> united(std::vector<Span> spans) {
    std::ranges::sort(spans);
    std::vector<Span> apart;
    for (const Span span : spans) {
        if (span.empty())
            continue;
        if (!apart.empty() && span.begin < apart.back().end)
            apart.back().end = std::max(apart.back().end, span.end);
        else
            apart.push_back(span);
    }
    return apart;
}

Matcher::Matcher(std::vector<Pattern> patterns, Language language)
    : patterns_(std::move(patterns)), study_language_(language), lists_(1) {
    for (std::uint32_t i = 0; i < patterns_.size(); ++i)
        add(patterns_[i], i);
    answers_.resize(slots_.size());
    last_answer_.resize(slots_.size());
    keys_.resize(slots_.size());
    guessed_.resize(slots_.size());
    occurrences_.resize(units_.size());
    found_at_.resize(patterns_.size());
    has_forms_ = std::ranges::find(slots_, Slot::Kind::forms, &Slot::kind) != slots_.end();
}

void Matcher::add(const Pattern& pattern, std::uint32_t place) {
    if (pattern.kind == Pattern::Kind::language)
        languages_.emplace_back(place, pattern.language);
    if (pattern.kind != Pattern::Kind::words)
        return;
    if (pattern.choices.size() == 1) {
        for (const Words& words : pattern.choices.front())
            unit_of(words, place);
        return;
    }
    Near near{.pattern = place, .choices = {}, .reaches = pattern.reaches};
    for (const Choice& choice : pattern.choices) {
        std::vector<std::uint32_t> units;
        for (const Words& words : choice)
            units.push_back(unit_of(words, std::nullopt));
        near.choices.push_back(std::move(units));
    }
    nears_.push_back(std::move(near));
}

std::uint32_t Matcher::unit_of(const Words& words, std::optional<std::uint32_t> pattern) {
    Unit unit{.slots = {}, .slop = words.slop, .pattern = pattern};
    for (const Slot& slot : words.slots)
        unit.slots.push_back(slot_of(slot));
    const auto found = std::ranges::find(units_, unit);
    const auto place = static_cast<std::uint32_t>(found - units_.begin());
    if (found == units_.end()) {
        beginning_with_[unit.slots.front()].push_back(place);
        units_.push_back(std::move(unit));
    }
    return place;
}

std::uint32_t Matcher::slot_of(const Slot& slot) {
    const auto found = std::ranges::find(slots_, slot);
    const auto place = static_cast<std::uint32_t>(found - slots_.begin());
    if (found == slots_.end()) {
        slots_.push_back(slot);
        near_words_.emplace_back(slot.term, slot.mistakes);
        beginning_with_.emplace_back();
        allow_first_bytes(slot);
    }
    return place;
}

// Most terms of most texts are told by their first byte, which is what makes a scan bearable.
void Matcher::allow_first_bytes(const Slot& slot) {
    const bool opens_with_any =
        slot.kind == Slot::Kind::fuzzy ||
        (slot.kind == Slot::Kind::wildcard && before_wildcard(slot.term).empty());
    if (opens_with_any)
        return may_begin_.fill(true);
    const std::size_t first = first_byte(slot.term);
    may_begin_[first] = true;
    if (slot.kind != Slot::Kind::forms)
        return;
    const bool accented = first >= first_accented && first <= last_accented;
    const bool latin = first < 0x80 || accented;
    for (std::size_t byte = 0; byte < may_begin_.size(); ++byte) {
        const bool plain = byte < 0x80;
        const bool byte_accented = byte >= first_accented && byte <= last_accented;
        const bool possible = latin ? byte_accented || (accented && plain) : !plain;
        may_begin_[byte] = may_begin_[byte] || possible;
    }
}

std::span<const Matcher::Found> Matcher::find(std::string_view text) {
    marking_ = Marking::none;
    places_.reset();
    read(reader_.read(text), text);
    return found_;
}

std::vector<std::vector<Span>> Matcher::spans(std::string_view text) {
    marking_ = Marking::each;
    marked_.assign(patterns_.size(), {});
    places_ = fold_with_places(text, Folding::strict);
    read(reader_.read_folded(places_->text()), text);
    std::vector<std::vector<Span>> spans(patterns_.size());
    for (std::size_t i = 0; i < patterns_.size(); ++i) {
        for (const Span place : marked_[i])
            spans[i].push_back(snap_to_graphemes(text, places_->source_of(place)));
        spans[i] = united(std::move(spans[i]));
    }
    return spans;
}

std::size_t Matcher::answers_with(const Words& words) const {
    std::size_t fewest = SIZE_MAX;
    for (const Slot& slot : words.slots) {
        const auto place = std::ranges::find(slots_, slot) - slots_.begin();
        fewest = std::min(fewest, answers_[static_cast<std::size_t>(place)]);
    }
    return fewest;
}

std::size_t Matcher::answers_with(std::size_t pattern) const {
    std::size_t fewest = SIZE_MAX;
    for (const Choice& choice : patterns_[pattern].choices) {
        std::size_t sum = 0;
        for (const Words& words : choice)
            sum += answers_with(words);
        fewest = std::min(fewest, sum);
    }
    return fewest == SIZE_MAX ? 0 : fewest;
}

std::optional<std::size_t> Matcher::pattern_over(std::size_t terms) const {
    for (std::size_t i = 0; i < patterns_.size(); ++i)
        for (const Choice& choice : patterns_[i].choices)
            for (const Words& words : choice)
                for (const Slot& slot : words.slots) {
                    const auto place = std::ranges::find(slots_, slot) - slots_.begin();
                    if (guessed_[static_cast<std::size_t>(place)].size() > terms)
                        return i;
                }
    return std::nullopt;
}

void Matcher::read(std::span<const Term> terms, std::string_view text) {
    for (const Found& found : found_)
        found_at_[found.pattern] = 0;
    found_.clear();
    for (auto& occurrences : occurrences_)
        occurrences.clear();
    const bool asks = has_forms_ || !languages_.empty();
    language_ = asks ? guess_language(text, study_language_) : Language::none;
    fill(terms, text);
    for (const Filled& filled : filled_)
        match_from(filled);
    for (const Near& near : nears_)
        match_near(near);
    for (const auto& [pattern, language] : languages_)
        if (!terms.empty() && language == language_)
            note_pattern(pattern, 0, {});
}

// As the index counts, which knows terms and not how they are written.
void Matcher::count_answer(std::uint32_t slot) {
    if (last_answer_[slot] != answer_)
        ++answers_[slot];
    last_answer_[slot] = answer_;
}

void Matcher::fill(std::span<const Term> terms, std::string_view text) {
    filled_.clear();
    ++answer_;
    const bool any_beginning = has_forms_ && !keeps_beginnings(language_);
    for (std::uint32_t position = 0; position < terms.size(); ++position) {
        const Term& term = terms[position];
        if (!any_beginning && !may_begin_[first_byte(term.text)])
            continue;
        for (const Taking& taking : lists_[taken_by(term)]) {
            count_answer(taking.slot);
            const Filled filled{position, taking.slot, taking.count, term.place};
            if (slots_[taking.slot].written.empty() || is_as_written(filled, text))
                filled_.push_back(filled);
        }
    }
}

bool Matcher::is_as_written(const Filled& filled, std::string_view text) {
    if (!places_)
        places_ = fold_with_places(text, Folding::strict);
    const Span there = snap_to_graphemes(text, places_->source_of(filled.place));
    return compose(text.substr(there.begin, there.length())) == slots_[filled.slot].written;
}

void Matcher::match_from(const Filled& first) {
    for (const std::uint32_t unit : beginning_with_[first.slot])
        if (follow(units_[unit], first))
            note(unit, units_[unit].slots.size() == 1 ? first.count : 1);
}

// The nearest of each word that follows; those are the nearest that there can be.
bool Matcher::follow(const Unit& unit, const Filled& first) {
    chain_.assign(1, &first);
    const auto more = static_cast<std::uint32_t>(unit.slots.size() - 1);
    for (std::uint32_t i = 1; i <= more; ++i) {
        const std::uint32_t from = chain_.back()->position + 1;
        const std::uint32_t to = unit.slop == 0 ? from : first.position + i + unit.slop;
        const Filled* next = next_filled(from, to, unit.slots[i]);
        if (!next)
            return false;
        chain_.push_back(next);
    }
    return true;
}

const Matcher::Filled* Matcher::next_filled(std::uint32_t from, std::uint32_t to,
                                            std::uint32_t slot) const {
    auto at = std::ranges::lower_bound(filled_, from, {}, &Filled::position);
    for (; at != filled_.end() && at->position <= to; ++at)
        if (at->slot == slot)
            return &*at;
    return nullptr;
}

// What chain_ holds is all of a pattern, or a part of nears.
void Matcher::note(std::uint32_t place, std::uint32_t count) {
    const Unit& unit = units_[place];
    std::vector<Span> spans;
    if (marking_ == Marking::each && unit.slop == 0)
        spans.push_back({chain_.front()->place.begin, chain_.back()->place.end});
    else if (marking_ == Marking::each)
        for (const Filled* filled : chain_)
            spans.push_back(filled->place);
    if (unit.pattern)
        note_pattern(*unit.pattern, count, spans);
    else
        occurrences_[place].push_back(
            {{chain_.front()->position, chain_.back()->position}, std::move(spans)});
}

void Matcher::note_pattern(std::uint32_t pattern, std::uint32_t count,
                           std::span<const Span> places) {
    if (found_at_[pattern] == 0) {
        found_.push_back({pattern, 0});
        found_at_[pattern] = static_cast<std::uint32_t>(found_.size());
    }
    found_[found_at_[pattern] - 1].count += count;
    if (marking_ == Marking::each)
        marked_[pattern].insert(marked_[pattern].end(), places.begin(), places.end());
}

void Matcher::match_near(const Near& near) {
    std::vector<std::vector<const Occurrence*>> there;
    std::vector<std::vector<Stretch>> stretches;
    for (const auto& choice : near.choices) {
        there.emplace_back();
        stretches.emplace_back();
        for (const std::uint32_t unit : choice)
            for (const Occurrence& occurrence : occurrences_[unit]) {
                there.back().push_back(&occurrence);
                stretches.back().push_back(occurrence.stretch);
            }
        if (there.back().empty())
            return;
    }
    const auto taking_part = in_chains(stretches, near.reaches);
    std::uint32_t fewest = UINT32_MAX;
    std::vector<Span> places;
    for (std::size_t i = 0; i < there.size(); ++i) {
        fewest =
            std::min(fewest, static_cast<std::uint32_t>(std::ranges::count(taking_part[i], true)));
        for (std::size_t j = 0; j < there[i].size(); ++j)
            if (taking_part[i][j])
                places.insert(places.end(), there[i][j]->places.begin(), there[i][j]->places.end());
    }
    if (fewest > 0)
        note_pattern(near.pattern, fewest, places);
}

std::uint32_t Matcher::taken_by(const Term& term) {
    const bool sign = term.kind == TermKind::sign;
    Known& known = known_[sign ? language_count : static_cast<std::size_t>(language_)];
    if (const auto found = known.find(term.strict); found != known.end())
        return found->second;
    if (known.size() >= most_known)
        known.clear();
    std::uint32_t list = 0;
    if (Takings takings = slots_that_take(term); !takings.empty()) {
        list = static_cast<std::uint32_t>(lists_.size());
        lists_.push_back(std::move(takings));
    }
    known.emplace(term.strict, list);
    return list;
}

Matcher::Takings Matcher::slots_that_take(const Term& term) {
    Takings taking;
    for (std::uint32_t i = 0; i < slots_.size(); ++i) {
        const std::uint32_t count = times(i, term);
        if (count == 0)
            continue;
        taking.push_back({i, count});
        const Slot::Kind kind = slots_[i].kind;
        if ((kind == Slot::Kind::wildcard && !is_any_term(slots_[i].term)) ||
            kind == Slot::Kind::fuzzy)
            guessed_[i].emplace(term.text);
    }
    return taking;
}

std::uint32_t Matcher::times(std::uint32_t place, const Term& term) {
    const Slot& slot = slots_[place];
    switch (slot.kind) {
    case Slot::Kind::forms:
        return shared_keys(place, term);
    case Slot::Kind::beginning:
        return term.text.starts_with(slot.term) ? 1 : 0;
    case Slot::Kind::wildcard:
        return fits_wildcard(term.text, slot.term) ? 1 : 0;
    case Slot::Kind::fuzzy:
        return near_words_[place].fits(term.text) ? 1 : 0;
    case Slot::Kind::exact:
        break;
    }
    return term.text == slot.term ? 1 : 0;
}

// As many as the index counts: each of the word's keys is looked up there by itself.
std::uint32_t Matcher::shared_keys(std::uint32_t place, const Term& term) {
    if (term.kind != TermKind::word)
        return 0;
    const Slot& slot = slots_[place];
    auto& wanted = keys_[place][static_cast<std::size_t>(language_)];
    if (!wanted)
        wanted = form_keys(stemmer_, language_, slot.strict, slot.term);
    std::vector<std::string> there{std::string(term.text)};
    const FormKeys keys = form_keys(stemmer_, language_, term.strict, term.text);
    for (const std::string* key : {&keys.first, &keys.second})
        if (!key->empty() && std::ranges::find(there, *key) == there.end())
            there.push_back(*key);
    std::uint32_t shared = 0;
    for (const std::string& key : there)
        shared += wanted->holds(key) ? 1 : 0;
    return shared;
}

} // namespace themata
