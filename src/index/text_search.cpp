#include "index/text_search.h"

#include "index/matching.h"
#include "index/terms.h"
#include "text/fold.h"
#include "text/regex.h"
#include "text/segments.h"
#include "text/utf8.h"
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <span>

namespace themata {

namespace {

using Clock = std::chrono::steady_clock;

// Most expressions take a microsecond or two for an answer; this stops those that are slow on each,
// and no other, however busy the machine is.
constexpr std::chrono::milliseconds time_for_any{600};
constexpr std::chrono::microseconds time_for_each{20};

constexpr std::size_t enough_for_a_thread = 20'000; // answers

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

tl::unexpected<Error> too_slow(const Pattern& pattern) {
    return failure({.code = Error::Code::refused,
                    .what = fmt::format("This regular expression takes too long (at letter {}).",
                                        pattern.at.grapheme),
                    .hint = "Repetitions within repetitions, such as (a+)+, cause that; write them "
                            "simpler, or search for a word beside it.",
                    .position = pattern.at.grapheme});
}

// Places where `wanted` stands, none overlapping the one before; each is visited.
template <class Visit>
void for_each_place(std::string_view text, std::string_view wanted, Visit visit) {
    for (std::size_t at = text.find(wanted); at != text.npos;
         at = text.find(wanted, at + wanted.size()))
        visit(Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + wanted.size())});
}

// A character with marks behind it is another one.
bool stands_alone(std::string_view text, Span place) {
    return is_ascii(text) || is_on_graphemes(text, place);
}

// Letters that Unicode never divides words between: Latin, Cyrillic, Hangul.
bool joins(char32_t letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 0x430 && letter <= 0x44F) ||
           (letter >= 0xAC00 && letter <= 0xD7A3);
}

bool is_ideograph(char32_t letter) { return letter >= 0x4E00 && letter <= 0x9FFF; }

std::string longest_run_of_letters(std::string_view literal) {
    const std::string folded = fold_loosely(literal);
    std::string best;
    std::string run;
    std::string sign;
    for_each_code_point(folded, [&](char32_t letter, std::size_t) {
        if (is_ideograph(letter) && sign.empty())
            append_utf8(sign, letter);
        if (joins(letter))
            append_utf8(run, letter);
        else
            run.clear();
        if (run.size() > best.size())
            best = run;
    });
    return best.size() > 1 ? best : sign;
}

// One reading of many texts, in parts on several threads.
struct Scan {
    const Study& study;
    const Pattern& pattern;
    Clock::time_point end;
    std::stop_token stop;

    [[nodiscard]] Result<Evidence> read(std::span<const ResponseId> ids) const {
        TextSearch search(pattern);
        const std::function<bool()> give_up = [&] {
            return stop.stop_requested() || Clock::now() > end;
        };
        Evidence evidence;
        for (std::size_t at = 0; at < ids.size(); ++at) {
            if (stop.stop_requested())
                return search_stopped();
            if (is_late(at))
                return too_slow(pattern);
            const Response* response = study.responses.find(ids[at]);
            auto count = response ? search.count(response->text, give_up) : 0;
            if (!count && count.error().code == Error::Code::cancelled && !stop.stop_requested())
                return too_slow(pattern);
            if (!count)
                return failure(std::move(count.error()));
            if (*count > 0)
                evidence.postings.push_back({ids[at], *count});
        }
        return evidence;
    }

private:
    [[nodiscard]] bool is_late(std::size_t read) const {
        constexpr std::size_t now_and_then = 64;
        return pattern.kind == Pattern::Kind::regex && read % now_and_then == 0 &&
               Clock::now() > end;
    }
};

} // namespace

TextSearch::TextSearch(const Pattern& pattern) : pattern_(pattern), wanted_(pattern.text) {
    const bool folded = pattern.exactness == Exactness::folded;
    if (pattern.kind == Pattern::Kind::regex)
        regex_.emplace(pattern.text, folded ? Regex::Case::folded : Regex::Case::as_written);
    else if (folded)
        wanted_ = fold_loosely(pattern.text);
}

Result<std::uint32_t> TextSearch::count(std::string_view text, const std::function<bool()>& stop) {
    if (regex_) {
        switch (regex_->look(text, stop)) {
        case Regex::Outcome::too_slow:
            return too_slow(pattern_);
        case Regex::Outcome::stopped:
            return search_stopped();
        case Regex::Outcome::none:
            return 0;
        case Regex::Outcome::some:
            return 1;
        }
    }
    if (pattern_.exactness == Exactness::folded)
        return count_folded(text);
    std::uint32_t count = 0;
    for_each_place(text, wanted_, [&](Span place) { count += stands_alone(text, place) ? 1 : 0; });
    return count;
}

std::uint32_t TextSearch::count_folded(std::string_view text) {
    if (is_ascii(text)) {
        folded_.resize(text.size());
        std::ranges::transform(text, folded_.begin(), lower);
    } else {
        folded_ = fold_loosely(text);
    }
    std::uint32_t count = 0;
    for_each_place(folded_, wanted_, [&](Span) { ++count; });
    return count;
}

std::vector<Span> TextSearch::places(std::string_view text) {
    if (regex_)
        return regex_->find(text);
    std::vector<Span> places;
    if (pattern_.exactness == Exactness::as_written) {
        for_each_place(text, wanted_, [&](Span place) {
            if (stands_alone(text, place))
                places.push_back(place);
        });
        return places;
    }
    const FoldedText folded = fold_with_places(text, Folding::loose);
    for_each_place(folded.text(), wanted_,
                   [&](Span place) { places.push_back(folded.source_of(place)); });
    return places;
}

std::vector<Span> TextSearch::spans(std::string_view text) {
    std::vector<Span> spans = places(text);
    for (Span& span : spans)
        span = snap_to_graphemes(text, span);
    return united(std::move(spans));
}

Result<Evidence> scan_texts(const Study& study, const Pattern& pattern, const ResponseSet& within,
                            std::stop_token stop) {
    const std::vector<ResponseId> ids = within.to_vector();
    const Scan scan{.study = study,
                    .pattern = pattern,
                    .end = Clock::now() + time_for_any + time_for_each * ids.size(),
                    .stop = stop};
    const auto parts = side_by_side<Result<Evidence>>(
        ids.size(), enough_for_a_thread, [&](std::size_t begin, std::size_t end) {
            return scan.read(std::span(ids).subspan(begin, end - begin));
        });
    Evidence evidence;
    for (const Result<Evidence>& part : parts) {
        if (!part)
            return failure(part.error());
        evidence.postings.insert(evidence.postings.end(), part->postings.begin(),
                                 part->postings.end());
    }
    evidence.answers = evidence.postings.size();
    return evidence;
}

std::vector<std::string> letters_needed(const Pattern& pattern) {
    const bool is_regex = pattern.kind == Pattern::Kind::regex;
    std::vector<std::string> needed;
    for (const std::string& run :
         is_regex ? needed_by(pattern.text) : std::vector<std::string>{pattern.text}) {
        needed.push_back(longest_run_of_letters(run));
        if (needed.back().empty())
            return {};
    }
    return needed;
}

namespace {

// Which part of a text begins a word depends on what follows, but for letters alone.
bool is_plain_word(const Slot& slot) {
    const auto is_letter = [](char letter) { return letter >= 'a' && letter <= 'z'; };
    if (!slot.written.empty())
        return false;
    return slot.kind == Slot::Kind::beginning
               ? std::ranges::all_of(slot.term, is_letter)
               : slot.kind == Slot::Kind::exact && slot.term.size() < longest_term &&
                     is_ascii(slot.term);
}

bool is_of_a_word(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
           letter == another_letter;
}

bool is_ascii_space(char letter) { return letter == ' ' || letter == '\n' || letter == '\t'; }

char lower_of(char letter) {
    if (letter == another_letter || letter == some_sign)
        return '\x03'; // written by no one, and not meant so
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

bool is_ascii_byte(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

bool is_emoji(char32_t point) {
    return (point >= 0x1F1E6 && point <= 0x1F1FF) || (point >= 0x1F300 && point <= 0x1FAFF);
}

} // namespace

AsciiPhraseCounter::AsciiPhraseCounter(const Pattern& pattern) {
    if (pattern.choices.size() != 1 || pattern.choices.front().size() != 1)
        return;
    const Words& words = pattern.choices.front().front();
    const auto begins = [](const Slot& slot) { return slot.kind == Slot::Kind::beginning; };
    if (words.slots.empty() || words.slop != 0 ||
        !std::ranges::all_of(words.slots, is_plain_word) ||
        std::ranges::any_of(words.slots.begin(), words.slots.end() - 1, begins))
        return;
    for (const Slot& slot : words.slots)
        words_.push_back(slot.term);
    last_begins_ = words.slots.back().kind == Slot::Kind::beginning;
}

std::optional<std::uint32_t> AsciiPhraseCounter::count(std::string_view text) {
    if (words_.empty() || !lower(text))
        return std::nullopt;
    const std::string& first = words_.front();
    std::uint32_t found = 0;
    for (std::size_t at = lower_.find(first); at != std::string::npos;
         at = lower_.find(first, at + 1)) {
        const Stands stands = stands_at(at);
        if (stands == Stands::unclear)
            return std::nullopt;
        found += stands == Stands::yes ? 1 : 0;
    }
    return found;
}

// Between two words of ASCII letters there is nothing of which words are made.
AsciiPhraseCounter::Stands AsciiPhraseCounter::stands_at(std::size_t first) const {
    std::size_t place = first;
    bool plain = begins_plainly(first);
    for (std::size_t word = 0; word < words_.size(); ++word) {
        for (; word > 0 && place < lower_.size() && !is_of_a_word(lower_[place]); ++place)
            plain = plain && lower_[place] != some_sign; // which may be a word
        if (lower_.compare(place, words_[word].size(), words_[word]) != 0)
            return Stands::no;
        plain = plain && begins_plainly(place);
        place += words_[word].size();
        if (last_begins_ && word + 1 == words_.size())
            while (is_of_a_word(at(place)))
                ++place;
        plain = plain && ends_plainly(place);
    }
    return plain ? Stands::yes : Stands::unclear;
}

char AsciiPhraseCounter::at(std::size_t place) const {
    return place < lower_.size() ? lower_[place] : ' ';
}

bool AsciiPhraseCounter::begins_plainly(std::size_t place) const {
    constexpr std::string_view before_words = "(\"@#";
    while (place > 0 && before_words.find(lower_[place - 1]) != std::string_view::npos)
        --place;
    return place == 0 || is_ascii_space(lower_[place - 1]);
}

bool AsciiPhraseCounter::ends_plainly(std::size_t place) const {
    constexpr std::string_view after_words = ".,;:!?)\"";
    while (after_words.find(at(place)) != std::string_view::npos)
        ++place;
    return is_ascii_space(at(place));
}

// Nothing when there are letters that only reading can tell.
bool AsciiPhraseCounter::lower(std::string_view text) {
    lower_.resize(text.size());
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (is_ascii_byte(text[at])) {
            lower_[end++] = lower_of(text[at++]);
            continue;
        }
        const CodePoint point = code_point_at(text, at);
        at += point.length;
        if (is_emoji(point.value)) {
            lower_[end++] = some_sign;
            continue;
        }
        const auto seen = ascii_fold(point.value);
        if (!seen || seen->count > point.length)
            return false;
        for (const char letter : seen->text())
            lower_[end++] = letter;
    }
    lower_.resize(end);
    return true;
}

} // namespace themata
