#include "ui/theme_matches.h"

#include "text/fold.h"
#include "text/segments.h"
#include <algorithm>
#include <optional>

namespace themata {

namespace {

enum class Fit { beginning, word, inside, scattered };

struct Fitted {
    Fit fit;
    std::vector<Span> folded; // places in the folded name
};

bool begins_word(std::string_view name, std::size_t at) {
    return at == 0 || name[at - 1] == ' ' || name[at - 1] == '-' || name[at - 1] == '(';
}

std::optional<Fitted> fit_together(std::string_view name, std::string_view typed) {
    std::optional<Fitted> best;
    for (std::size_t at = name.find(typed); at != name.npos; at = name.find(typed, at + 1)) {
        const Fit fit = at == 0 ? Fit::beginning : begins_word(name, at) ? Fit::word : Fit::inside;
        const auto begin = static_cast<std::uint32_t>(at);
        if (!best || fit < best->fit)
            best = {fit, {{begin, begin + static_cast<std::uint32_t>(typed.size())}}};
    }
    return best;
}

std::optional<Fitted> fit_scattered(std::string_view name, std::string_view typed) {
    Fitted fitted{Fit::scattered, {}};
    std::size_t at = 0;
    for (const char letter : typed) {
        at = name.find(letter, at);
        if (at == name.npos)
            return {};
        const auto begin = static_cast<std::uint32_t>(at++);
        if (!fitted.folded.empty() && fitted.folded.back().end == begin)
            ++fitted.folded.back().end;
        else
            fitted.folded.push_back({begin, begin + 1});
    }
    return fitted;
}

// Letters of the name that the folded places came from, whole graphemes, without overlaps.
std::vector<Span> places_in(std::string_view name, const FoldedText& folded,
                            const std::vector<Span>& places) {
    std::vector<Span> found;
    for (const Span place : places) {
        const Span span = snap_to_graphemes(name, folded.source_of(place));
        if (!found.empty() && span.begin <= found.back().end)
            found.back().end = std::max(found.back().end, span.end);
        else
            found.push_back(span);
    }
    return found;
}

struct Ranked {
    Fit fit;
    std::size_t recency;
    ThemeMatch match;
};

std::size_t recency_of(const std::vector<ThemeId>& recent, ThemeId theme) {
    return static_cast<std::size_t>(std::ranges::find(recent, theme) - recent.begin());
}

std::optional<Ranked> ranked(const Theme& theme, std::string_view typed,
                             const std::vector<ThemeId>& recent) {
    const FoldedText folded = fold_with_places(theme.name, Folding::loose);
    std::optional<Fitted> fitted = fit_together(folded.text(), typed);
    if (!fitted)
        fitted = fit_scattered(folded.text(), typed);
    if (!fitted)
        return {};
    return Ranked{fitted->fit,
                  recency_of(recent, theme.id),
                  {theme.id, places_in(theme.name, folded, fitted->folded)}};
}

} // namespace

std::vector<ThemeMatch> matching_themes(const Snapshot& now, std::string_view typed,
                                        const std::vector<ThemeId>& recent) {
    const std::string wanted = fold_loosely(typed);
    std::vector<Ranked> found;
    for (const ThemeId id : codebook_order(now.study, now.lookup)) {
        const Theme& theme = *now.study.themes.find(id);
        if (theme.state == ThemeState::retired)
            continue;
        if (wanted.empty())
            found.push_back({Fit::beginning, recency_of(recent, id), {id, {}}});
        else if (auto one = ranked(theme, wanted, recent))
            found.push_back(std::move(*one));
    }
    std::ranges::stable_sort(found, [](const Ranked& a, const Ranked& b) {
        return a.fit != b.fit ? a.fit < b.fit : a.recency < b.recency;
    });
    std::vector<ThemeMatch> matches;
    for (Ranked& one : found)
        matches.push_back(std::move(one.match));
    return matches;
}

bool theme_is_called(const Snapshot& now, std::string_view name) {
    const std::string wanted = fold_loosely(name);
    return std::ranges::any_of(now.study.themes, [&](const Theme& theme) {
        return theme.state != ThemeState::retired && fold_loosely(theme.name) == wanted;
    });
}

} // namespace themata
