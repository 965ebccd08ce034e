#include "index/matching.h"

#include "text/fold.h"
#include <algorithm>

namespace themata {

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

// Rising spans in which overlapping ones are made one.
std::vector<Span> united(std::vector<Span> spans) {
    std::ranges::sort(spans);
    std::vector<Span> apart;
    for (Span span : spans) {
        if (span.empty())
            continue;
        if (!apart.empty() && span.begin < apart.back().end)
            apart.back().end = std::max(apart.back().end, span.end);
        else
            apart.push_back(span);
    }
    return apart;
}

} // namespace

Matcher::Matcher(std::vector<Pattern> patterns, Language language)
    : study_language_(language), lists_(1) {
    for (std::uint32_t i = 0; i < patterns.size(); ++i) {
        Slots slots;
        for (const Slot& slot : patterns[i].slots)
            slots.push_back(slot_of(slot));
        beginning_with_[slots.front()].push_back(i);
        patterns_.push_back(std::move(slots));
    }
    answers_.resize(slots_.size());
    last_answer_.resize(slots_.size());
    has_forms_ = std::ranges::find(slots_, Slot::Kind::forms, &Slot::kind) != slots_.end();
}

std::uint32_t Matcher::slot_of(const Slot& slot) {
    const auto found = std::ranges::find(slots_, slot);
    const auto place = static_cast<std::uint32_t>(found - slots_.begin());
    if (found == slots_.end()) {
        slots_.push_back(slot);
        beginning_with_.emplace_back();
        allow_first_bytes(slot);
    }
    return place;
}

// Most terms of most texts are told by their first byte, which is what makes a scan bearable.
void Matcher::allow_first_bytes(const Slot& slot) {
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

Language Matcher::language_of(std::string_view text) const {
    return has_forms_ ? guess_language(text, study_language_) : Language::none;
}

std::span<const Matcher::Found> Matcher::find(std::string_view text) {
    return find_in(reader_.read(text), text);
}

std::vector<Span> Matcher::spans(std::string_view text) {
    const FoldedText folded = fold_with_places(text, Folding::strict);
    std::vector<Span> spans;
    for (const Found& found : find_in(reader_.read_folded(folded.text()), text))
        spans.push_back(snap_to_graphemes(text, folded.source_of(found.place)));
    return united(std::move(spans));
}

std::size_t Matcher::answers_with(std::size_t pattern) const {
    std::size_t fewest = answers_[patterns_[pattern].front()];
    for (std::uint32_t slot : patterns_[pattern])
        fewest = std::min(fewest, answers_[slot]);
    return fewest;
}

std::span<const Matcher::Found> Matcher::find_in(std::span<const Term> terms,
                                                 std::string_view text) {
    found_.clear();
    fill(terms, text);
    ++answer_;
    for (const Filled& filled : filled_) {
        if (last_answer_[filled.slot] != answer_)
            ++answers_[filled.slot];
        last_answer_[filled.slot] = answer_;
        match_from(filled);
    }
    return found_;
}

void Matcher::fill(std::span<const Term> terms, std::string_view text) {
    filled_.clear();
    const Language language = language_of(text);
    const bool any_beginning = has_forms_ && !keeps_beginnings(language);
    for (std::uint32_t position = 0; position < terms.size(); ++position) {
        const Term& term = terms[position];
        if (!any_beginning && !may_begin_[first_byte(term.text)])
            continue;
        for (const std::uint32_t slot : lists_[taken_by(term, language)])
            filled_.push_back({position, slot, term.place});
    }
}

void Matcher::match_from(const Filled& first) {
    for (std::uint32_t pattern : beginning_with_[first.slot]) {
        const Slots& slots = patterns_[pattern];
        const Filled* last = &first;
        for (std::uint32_t i = 1; i < slots.size() && last; ++i)
            last = filled(first.position + i, slots[i]);
        if (last)
            found_.push_back({pattern, {first.place.begin, last->place.end}});
    }
}

const Matcher::Filled* Matcher::filled(std::uint32_t position, std::uint32_t slot) const {
    const auto found =
        std::ranges::lower_bound(filled_, std::pair(position, slot), {}, [](const Filled& filled) {
            return std::pair(filled.position, filled.slot);
        });
    const bool there = found != filled_.end() && found->position == position && found->slot == slot;
    return there ? &*found : nullptr;
}

std::uint32_t Matcher::taken_by(const Term& term, Language language) {
    const bool sign = term.kind == TermKind::sign;
    Known& known = known_[sign ? language_count : static_cast<std::size_t>(language)];
    if (const auto found = known.find(term.text); found != known.end())
        return found->second;
    if (known.size() >= most_known)
        known.clear();
    std::uint32_t list = 0;
    if (Slots slots = slots_that_take(term, language); !slots.empty()) {
        list = static_cast<std::uint32_t>(lists_.size());
        lists_.push_back(std::move(slots));
    }
    known.emplace(term.text, list);
    return list;
}

Matcher::Slots Matcher::slots_that_take(const Term& term, Language language) {
    Slots taking;
    for (std::uint32_t i = 0; i < slots_.size(); ++i) {
        const Slot& slot = slots_[i];
        const bool takes = slot.kind == Slot::Kind::forms       ? is_form(term, slot.term, language)
                           : slot.kind == Slot::Kind::beginning ? term.text.starts_with(slot.term)
                                                                : term.text == slot.term;
        if (takes)
            taking.push_back(i);
    }
    return taking;
}

bool Matcher::is_form(const Term& term, std::string_view word, Language language) const {
    if (term.kind != TermKind::word)
        return false;
    return stemmer_.stem(language, term.text) == stemmer_.stem(language, word);
}

} // namespace themata
