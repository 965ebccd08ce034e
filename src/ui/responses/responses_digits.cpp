#include "ui/parts/marks.h"
#include "ui/responses/responses_parts.h"

namespace themata {

namespace {

bool usable(const Snapshot& now, ThemeId id) {
    const Theme* theme = now.study.themes.find(id);
    return theme && theme->state != ThemeState::retired;
}

std::size_t place_of(const DigitKeys& digits, ThemeId theme) {
    return static_cast<std::size_t>(std::ranges::find(digits.themes, theme) -
                                    digits.themes.begin());
}

} // namespace

// The first themes of the codebook, as long as nothing else was applied.
void keep_digits(const Snapshot& now, ResponsesView& view) {
    DigitKeys& digits = view.digits;
    bool free = false;
    for (std::size_t at = 0; at < digits.themes.size(); ++at) {
        if (digits.themes[at] && !usable(now, digits.themes[at])) {
            digits.themes[at] = {};
            digits.pinned[at] = false;
        }
        free = free || !digits.themes[at];
    }
    if (!free)
        return;
    for (const ThemeId theme : numbered_themes(now)) {
        if (place_of(digits, theme) < digits.themes.size())
            continue;
        const std::size_t place = place_of(digits, {});
        if (place == digits.themes.size())
            return;
        digits.themes[place] = theme;
    }
}

std::string digit_of(const ResponsesView& view, ThemeId theme) {
    const std::size_t place = place_of(view.digits, theme);
    return theme && place < view.digits.themes.size() ? std::to_string(place + 1) : "";
}

bool is_pinned(const ResponsesView& view, ThemeId theme) {
    const std::size_t place = place_of(view.digits, theme);
    return theme && place < view.digits.themes.size() && view.digits.pinned[place];
}

void pin(ResponsesView& view, ThemeId theme, std::size_t digit) {
    DigitKeys& digits = view.digits;
    const std::size_t place = digit - 1;
    if (digits.themes[place] == theme) {
        digits.pinned[place] = !digits.pinned[place];
        return;
    }
    // The two change places, so that the other one keeps a digit as well.
    if (const std::size_t former = place_of(digits, theme); former < digits.themes.size()) {
        digits.themes[former] = digits.themes[place];
        digits.pinned[former] = digits.pinned[place];
    }
    digits.themes[place] = theme;
    digits.pinned[place] = true;
}

void give_digit(ResponsesView& view, ThemeId theme) {
    DigitKeys& digits = view.digits;
    if (place_of(digits, theme) < digits.themes.size())
        return;
    std::size_t place = place_of(digits, {});
    std::ptrdiff_t longest_ago = -1;
    const bool none_free = place == digits.themes.size();
    for (std::size_t at = 0; none_free && at < digits.themes.size(); ++at) {
        const auto used = std::ranges::find(view.recent, digits.themes[at]) - view.recent.begin();
        if (digits.pinned[at] || used < longest_ago)
            continue;
        longest_ago = used;
        place = at;
    }
    if (place < digits.themes.size())
        digits.themes[place] = theme;
}

} // namespace themata
