#include "index/glance.h"

#include "index/terms.h"
#include "text/fold.h"
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
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
           letter == another_letter;
}

bool is_space(char letter) { return letter == ' ' || letter == '\n' || letter == '\t'; }

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
        if (stands == Stands::unclear)
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

char Glance::at(std::size_t place) const { return place < lower_.size() ? lower_[place] : ' '; }

bool Glance::begins_plainly(std::size_t place) const {
    constexpr std::string_view before_words = "(\"@#";
    while (place > 0 && before_words.find(lower_[place - 1]) != std::string_view::npos)
        --place;
    return place == 0 || is_space(lower_[place - 1]);
}

bool Glance::ends_plainly(std::size_t place) const {
    constexpr std::string_view after_words = ".,;:!?)\"";
    while (after_words.find(at(place)) != std::string_view::npos)
        ++place;
    return is_space(at(place));
}

// Nothing when there are letters that only reading can tell.
bool Glance::lower(std::string_view text) {
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
