#include "ui/parts/marks.h"

#include "study/labels.h"
#include <ctime>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t traits_shown = 3;

bool is_group(const Snapshot& now, ThemeId theme) { return !now.lookup.children.of(theme).empty(); }

std::string in_words(const Trait& trait) {
    return trait.kind == TraitKind::number ? trait.name + " " + trait.value : trait.value;
}

} // namespace

Colour colour_of(const Snapshot& now, const Palette& palette, const Theme& theme) {
    if (!theme.parent && is_group(now, theme.id))
        return palette.theme_group;
    return theme_colour(palette, theme.colour);
}

std::optional<Colour> colour_of(const Snapshot& now, const Palette& palette, ThemeId id) {
    const Theme* theme = now.study.themes.find(id);
    return theme ? std::optional(colour_of(now, palette, *theme)) : std::nullopt;
}

std::vector<std::optional<Colour>> colours_of(const Snapshot& now, const Palette& palette,
                                              const std::vector<ThemeId>& themes) {
    std::vector<std::optional<Colour>> colours;
    for (const ThemeId id : themes)
        colours.push_back(colour_of(now, palette, id));
    return colours;
}

std::string name_of(const Study& study, const Response& response) {
    return fmt::format("{} · {} · {}", label_of(study, response.participant),
                       stage_name(study, response.stage), question_name(study, response.question));
}

std::string circumstances_of(const Snapshot& now, const Response& response) {
    const Participant* who = now.study.participants.find(response.participant);
    std::string text = who ? role_name(now.study, who->role) : std::string();
    const auto add = [&](const std::string& more) {
        if (!more.empty())
            text += (text.empty() ? "" : "  ·  ") + more;
    };
    add(stage_name(now.study, response.stage));
    std::size_t shown = 0;
    for (const TraitId id : now.lookup.traits.of(response.participant))
        if (const Trait* trait = now.study.traits.find(id); trait && ++shown <= traits_shown)
            add(in_words(*trait));
    return text;
}

std::string time_in_words(std::int64_t at) {
    const std::time_t seconds = at / 1000;
    std::tm local{};
    localtime_r(&seconds, &local);
    char text[64];
    const std::size_t length = std::strftime(text, sizeof text, "%e %b %Y, %H:%M", &local);
    std::string words(text, length);
    words.erase(0, words.find_first_not_of(' '));
    return words;
}

std::string hint_in_window(const Error& error, std::string_view otherwise) {
    return !error.option.empty() ? std::string(otherwise) : error.hint;
}

} // namespace themata
