#include "ui/responses/digit_keys.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace themata {

namespace {

bool is_retired(const Theme& theme) { return theme.state == ThemeState::retired; }

// Numbers between spaces, nothing else; a mark of older programs behind one is passed over.
std::optional<std::vector<std::uint32_t>> numbers_in(const std::string& text) {
    std::vector<std::uint32_t> numbers;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        std::uint32_t number = 0;
        const auto read = std::from_chars(at, end, number);
        if (read.ec != std::errc())
            return std::nullopt;
        numbers.push_back(number);
        at = read.ptr;
        if (at != end && *at == '!')
            ++at;
        if (at == end || *at != ' ')
            return std::nullopt;
        ++at;
    }
    return numbers;
}

} // namespace

std::optional<std::size_t> DigitKeys::digit_of(ThemeId theme) const {
    const auto found = std::ranges::find(themes_, theme);
    if (!theme || found == themes_.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - themes_.begin()) + 1;
}

void DigitKeys::note_gone(const Study& study) {
    for (std::size_t at = 0; at < count; ++at) {
        const bool there = study.themes.find(themes_[at]) != nullptr;
        gone_[at] = !there && themes_[at] && (gone_[at] || !followed_);
    }
}

std::optional<std::size_t> DigitKeys::free_place() const {
    if (const auto free = std::ranges::find(themes_, ThemeId{}); free != themes_.end())
        return static_cast<std::size_t>(free - themes_.begin());
    if (const auto gone = std::ranges::find(gone_, true); gone != gone_.end())
        return static_cast<std::size_t>(gone - gone_.begin());
    return std::nullopt;
}

void DigitKeys::follow(const Snapshot& now) {
    if (followed_ == now.head)
        return;
    note_gone(now.study);
    followed_ = now.head;
    ThemeId newest = newest_;
    for (const ThemeId id : codebook_order(now.study, now.lookup)) {
        const Theme& theme = *now.study.themes.find(id);
        newest = std::max(newest, id);
        if (id <= newest_ || digit_of(id) || is_retired(theme) ||
            !now.lookup.children.of(id).empty())
            continue;
        if (const auto place = free_place()) {
            themes_[*place] = id;
            gone_[*place] = false;
        }
    }
    newest_ = newest;
}

void DigitKeys::give(ThemeId theme, std::size_t digit) {
    const std::size_t place = digit - 1;
    if (const auto former = digit_of(theme)) {
        themes_[*former - 1] = themes_[place];
        gone_[*former - 1] = gone_[place];
    }
    themes_[place] = theme;
    gone_[place] = false;
}

void DigitKeys::take_away(ThemeId theme) {
    if (const auto digit = digit_of(theme))
        themes_[*digit - 1] = {};
}

std::string DigitKeys::text() const {
    std::string text;
    for (const ThemeId theme : themes_)
        text += fmt::format("{} ", theme.value);
    return text + fmt::format("{} ", newest_.value);
}

DigitKeys DigitKeys::from_text(const std::string& text) {
    DigitKeys digits;
    const auto read = numbers_in(text);
    if (!read || read->size() < count || read->size() > count + 1)
        return digits;
    for (std::size_t at = 0; at < count; ++at)
        if (!digits.digit_of({(*read)[at]})) // no theme has two
            digits.themes_[at] = {(*read)[at]};
    if (read->size() > count)
        digits.newest_ = {read->back()};
    return digits;
}

} // namespace themata
