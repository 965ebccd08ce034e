#include "index/glance.h"

#include "index/terms.h"
#include "text/utf8.h"
#include <algorithm>

namespace themata {

namespace {

// Which part of a text begins a word depends on what follows, but for letters alone.
bool is_plain(const Slot& slot) {
    const auto is_letter = [](char letter) { return letter >= 'a' && letter <= 'z'; };
    if (!slot.written.empty())
        return false;
    return slot.kind == Slot::Kind::beginning
               ? std::ranges::all_of(slot.term, is_letter)
               : slot.kind == Slot::Kind::exact && slot.term.size() < longest_term &&
                     is_ascii(slot.term);
}

bool is_of_a_word(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

bool is_space(char letter) { return letter == ' ' || letter == '\n' || letter == '\t'; }

char lower_of(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
}

bool is_between(char byte, unsigned char least, unsigned char most) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= least && value <= most;
}

// How many bytes of dashes, quotation marks, ellipses or emoji begin here: what stands in English
// answers beside ASCII, and is no letter in any form. 0: something else.
std::size_t sign_at(std::string_view rest) {
    if (rest.size() >= 3 && rest.starts_with("\xE2\x80") && is_between(rest[2], 0x90, 0xA6))
        return 3;
    if (rest.size() >= 4 && rest.starts_with("\xF0\x9F") && is_between(rest[2], 0x8C, 0xA7))
        return 4;
    return 0;
}

} // namespace

Glance::Glance(const Pattern& pattern) {
    if (pattern.choices.size() != 1 || pattern.choices.front().size() != 1)
        return;
    const Words& words = pattern.choices.front().front();
    const auto begins = [](const Slot& slot) { return slot.kind == Slot::Kind::beginning; };
    if (words.slots.empty() || words.slop != 0 || !std::ranges::all_of(words.slots, is_plain) ||
        std::ranges::any_of(words.slots.begin(), words.slots.end() - 1, begins))
        return;
    for (const Slot& slot : words.slots)
        words_.push_back(slot.term);
    last_begins_ = words.slots.back().kind == Slot::Kind::beginning;
}

std::optional<std::uint32_t> Glance::count(std::string_view text) {
    if (words_.empty() || !lower(text))
        return std::nullopt;
    const std::string& first = words_.front();
    std::uint32_t found = 0;
    for (std::size_t at = lower_.find(first); at != std::string::npos;
         at = lower_.find(first, at + 1)) {
        const Stands stands = stands_at(at);
        // Signs are words too, which may stand between these.
        if (stands == Stands::unclear || (stands == Stands::yes && holds_emoji_))
            return std::nullopt;
        found += stands == Stands::yes ? 1 : 0;
    }
    return found;
}

// Between two words of ASCII letters there is nothing of which words are made.
Glance::Stands Glance::stands_at(std::size_t first) const {
    std::size_t place = first;
    bool plain = begins_plainly(first);
    for (std::size_t word = 0; word < words_.size(); ++word) {
        while (word > 0 && place < lower_.size() && !is_of_a_word(lower_[place]))
            ++place;
        if (lower_.compare(place, words_[word].size(), words_[word]) != 0)
            return Stands::no;
        plain = plain && begins_plainly(place);
        place += words_[word].size();
        plain = plain && ((last_begins_ && word + 1 == words_.size()) || ends_plainly(place));
    }
    return plain ? Stands::yes : Stands::unclear;
}

char Glance::at(std::size_t place) const { return place < lower_.size() ? lower_[place] : ' '; }

bool Glance::begins_plainly(std::size_t place) const {
    if (place == 0 || is_space(lower_[place - 1]))
        return true;
    const char before = lower_[place - 1];
    return (before == '(' || before == '"') && (place == 1 || is_space(lower_[place - 2]));
}

bool Glance::ends_plainly(std::size_t place) const {
    constexpr std::string_view after_words = ".,;:!?)\"";
    while (after_words.find(at(place)) != std::string_view::npos)
        ++place;
    return is_space(at(place));
}

// Nothing when there are letters that only folding can tell.
bool Glance::lower(std::string_view text) {
    lower_.resize(text.size());
    holds_emoji_ = false;
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size(); ++end) {
        if (!is_between(text[at], 0x80, 0xFF)) {
            lower_[end] = lower_of(text[at++]);
            continue;
        }
        const std::string_view rest = text.substr(at);
        const std::size_t length = sign_at(rest);
        if (length == 0)
            return false;
        lower_[end] = rest.starts_with("\xE2\x80\x99") ? '\'' : ' ';
        holds_emoji_ = holds_emoji_ || length == 4;
        at += length;
    }
    lower_.resize(end);
    return true;
}

} // namespace themata
