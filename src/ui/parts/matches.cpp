#include "ui/parts/matches.h"

#include "text/fold.h"
#include "text/segments.h"
#include "text/sentences.h"
#include <algorithm>

namespace themata {

namespace {

struct Fitted {
    Fit fit;
    std::vector<Span> places; // in the folded name
};

Span span_of(std::size_t at, std::size_t length) {
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + length)};
}

bool parts_words(char sign) {
    return sign == ' ' || sign == '-' || sign == '(' || sign == '/' || sign == '_' || sign == '"' ||
           sign == '\'' || sign == '.' || sign == ',' || sign == ':';
}

bool begins_word(std::string_view name, std::size_t at) {
    return at == 0 || (parts_words(name[at - 1]) && !parts_words(name[at]));
}

// Letters of UTF-8 after the first byte go with it.
std::size_t letter_end(std::string_view text, std::size_t at) {
    do
        ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return at;
}

std::optional<Fitted> fit_together(std::string_view name, std::string_view typed) {
    if (name == typed)
        return Fitted{Fit::whole, {span_of(0, name.size())}};
    std::optional<Fitted> best;
    for (std::size_t at = name.find(typed); at != name.npos; at = name.find(typed, at + 1)) {
        const Fit fit = at == 0 ? Fit::beginning : begins_word(name, at) ? Fit::word : Fit::inside;
        if (!best || fit < best->fit)
            best = {fit, {span_of(at, typed.size())}};
        if (best->fit != Fit::inside)
            break;
    }
    return best;
}

// Where the piece begins a word, from here on.
std::size_t find_word(std::string_view name, std::string_view piece, std::size_t from) {
    for (std::size_t at = name.find(piece, from); at != name.npos; at = name.find(piece, at + 1))
        if (begins_word(name, at))
            return at;
    return name.npos;
}

// "sel bi" in "selection bias".
std::optional<Fitted> fit_words(std::string_view name, std::string_view typed) {
    Fitted fitted{Fit::words, {}};
    std::size_t from = 0;
    for (std::size_t at = 0; at < typed.size();) {
        const std::size_t end = std::min(typed.find(' ', at), typed.size());
        const std::string_view piece = typed.substr(at, end - at);
        at = end + 1;
        if (piece.empty())
            continue;
        const std::size_t found = find_word(name, piece, from);
        if (found == name.npos)
            return {};
        fitted.places.push_back(span_of(found, piece.size()));
        from = found + piece.size();
    }
    return fitted;
}

// "sb" in "selection bias".
std::optional<Fitted> fit_initials(std::string_view name, std::string_view typed) {
    Fitted fitted{Fit::initials, {}};
    std::size_t from = 0;
    for (std::size_t at = 0; at < typed.size();) {
        const std::size_t end = letter_end(typed, at);
        const std::size_t found = find_word(name, typed.substr(at, end - at), from);
        if (found == name.npos)
            return {};
        fitted.places.push_back(span_of(found, end - at));
        from = found + (end - at);
        at = end;
    }
    return fitted;
}

std::optional<Fitted> fit_scattered(std::string_view name, std::string_view typed) {
    Fitted fitted{Fit::scattered, {}};
    std::size_t from = 0;
    for (std::size_t at = 0; at < typed.size();) {
        const std::size_t end = letter_end(typed, at);
        const std::size_t found = name.find(typed.substr(at, end - at), from);
        if (found == name.npos)
            return {};
        const Span place = span_of(found, end - at);
        if (!fitted.places.empty() && fitted.places.back().end == place.begin)
            fitted.places.back().end = place.end;
        else
            fitted.places.push_back(place);
        from = place.end;
        at = end;
    }
    return fitted;
}

std::optional<Fitted> fitted_in(std::string_view name, std::string_view typed) {
    auto fitted = fit_together(name, typed);
    if (fitted && fitted->fit != Fit::inside)
        return fitted;
    if (auto words = fit_words(name, typed); words && typed.find(' ') != typed.npos)
        return words;
    if (auto initials = fit_initials(name, typed))
        return initials;
    return fitted ? fitted : fit_scattered(name, typed);
}

bool better(const NameMatch& a, const NameMatch& b) {
    return std::tuple(a.fit, a.rank, a.place) < std::tuple(b.fit, b.rank, b.place);
}

} // namespace

TypedLetters::TypedLetters(std::string_view typed) : folded_(trimmed(fold_loosely(typed))) {}

std::optional<Fit> TypedLetters::fit(std::string_view folded_name) const {
    if (folded_.empty())
        return Fit::beginning;
    const auto fitted = fitted_in(folded_name, folded_);
    return fitted ? std::optional(fitted->fit) : std::nullopt;
}

std::vector<Span> TypedLetters::fitting(std::string_view name) const {
    if (folded_.empty())
        return {};
    const FoldedText folded = fold_with_places(name, Folding::loose);
    const auto fitted = fitted_in(folded.text(), folded_);
    std::vector<Span> found;
    for (const Span place : fitted ? fitted->places : std::vector<Span>{}) {
        const Span span = snap_to_graphemes(name, folded.source_of(place));
        if (!found.empty() && span.begin <= found.back().end)
            found.back().end = std::max(found.back().end, span.end);
        else
            found.push_back(span);
    }
    return found;
}

void NameMatching::want(std::shared_ptr<const std::vector<Findable>> names,
                        std::string_view typed) {
    const bool same_list = names == names_;
    TypedLetters letters(typed);
    if (same_list && letters.folded() == letters_.folded())
        return;
    narrowed_ =
        same_list && done() && !letters_.empty() && letters.folded().starts_with(letters_.folded());
    within_ = narrowed_ ? std::move(fitted_) : std::vector<std::uint32_t>{};
    fitted_.clear();
    best_.clear();
    names_ = std::move(names);
    letters_ = std::move(letters);
    next_ = letters_.empty() && names_ ? names_->size() : 0;
}

void NameMatching::go_on(std::size_t names) {
    if (done())
        return;
    const std::size_t end = std::min(count(), next_ + names);
    for (; next_ < end; ++next_)
        look_at(narrowed_ ? within_[next_] : static_cast<std::uint32_t>(next_));
}

void NameMatching::look_at(std::uint32_t place) {
    const Findable& name = (*names_)[place];
    auto fit = letters_.fit(name.folded);
    const bool several_words = letters_.folded().find(' ') != std::string::npos;
    if (several_words && (!fit || *fit >= Fit::inside) && !name.folded_whole.empty()) {
        const auto whole = letters_.fit(name.folded_whole);
        if (whole && (!fit || *whole < *fit))
            fit = std::max(*whole, Fit::word);
    }
    if (!fit)
        return;
    fitted_.push_back(place);
    const NameMatch match{place, *fit, name.rank};
    if (best_.size() == most && !better(match, best_.back()))
        return;
    best_.insert(std::ranges::upper_bound(best_, match, better), match);
    if (best_.size() > most)
        best_.pop_back();
}

std::vector<ThemeMatch> matching_themes(const Snapshot& now, std::string_view typed,
                                        const std::vector<ThemeId>& recent) {
    const TypedLetters letters(typed);
    std::vector<ThemeId> themes;
    std::vector<NameMatch> found;
    for (const ThemeId id : codebook_order(now.study, now.lookup)) {
        const Theme& theme = *now.study.themes.find(id);
        if (theme.state == ThemeState::retired)
            continue;
        const auto fit = letters.fit(fold_loosely(theme.name));
        if (!fit)
            continue;
        const auto recency = std::ranges::find(recent, id) - recent.begin();
        found.push_back(
            {static_cast<std::uint32_t>(themes.size()), *fit, static_cast<std::uint32_t>(recency)});
        themes.push_back(id);
    }
    std::ranges::sort(found, better);
    std::vector<ThemeMatch> matches;
    for (const NameMatch& one : found) {
        const ThemeId id = themes[one.place];
        matches.push_back({id, letters.fitting(now.study.themes.find(id)->name)});
    }
    return matches;
}

bool theme_is_called(const Snapshot& now, std::string_view name) {
    const std::string wanted = fold_loosely(name);
    return std::ranges::any_of(now.study.themes, [&](const Theme& theme) {
        return theme.state != ThemeState::retired && fold_loosely(theme.name) == wanted;
    });
}

} // namespace themata
