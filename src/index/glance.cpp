#include "index/glance.h"

#include "index/terms.h"
#include "text/utf8.h"
#include <algorithm>

namespace themata {

namespace {

bool is_plain(const Slot& slot) {
    return slot.kind != Slot::Kind::forms && slot.term.size() < longest_term && is_ascii(slot.term);
}

bool is_of_a_word(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
}

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
    if (std::ranges::all_of(pattern.slots, is_plain))
        for (const Slot& slot : pattern.slots)
            words_.push_back(slot.term);
}

bool Glance::may_hold(std::string_view text) {
    if (words_.empty() || !lower(text))
        return true;
    const std::string& first = words_.front();
    for (std::size_t at = lower_.find(first); at != std::string::npos;
         at = lower_.find(first, at + 1))
        if (follow(at + first.size()))
            return true;
    return false;
}

// Nothing when there are letters that only folding can tell.
bool Glance::lower(std::string_view text) {
    lower_.resize(text.size());
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
        at += length;
    }
    lower_.resize(end);
    return true;
}

// Between two words of ASCII letters there is nothing of which words are made.
bool Glance::follow(std::size_t place) const {
    for (std::size_t word = 1; word < words_.size(); ++word) {
        while (place < lower_.size() && !is_of_a_word(lower_[place]))
            ++place;
        if (lower_.compare(place, words_[word].size(), words_[word]) != 0)
            return false;
        place += words_[word].size();
    }
    return true;
}

} // namespace themata
