#include "ui/parts/aids.h"

#include <cmath>

namespace themata {

namespace {

constexpr std::size_t themes_offered = 3;
constexpr double least_chance = 0.2;

} // namespace

AlikeGroups alike_groups(const Study& study, Alike alike, std::stop_token stop) {
    AlikeGroups found{.alike = alike, .groups = {}, .group_of = {}};
    found.groups = duplicates(study, {.alike = alike}, std::move(stop));
    found.group_of.assign(study.responses.last_id() + std::size_t{1}, AlikeGroups::alone);
    for (std::uint32_t place = 0; place < found.groups.size(); ++place)
        for (const ResponseId id : found.groups[place].responses)
            found.group_of[id.value] = place;
    return found;
}

SuggestedThemes suggested_themes(const Snapshot& now, const Learnt& learnt, ResponseId response) {
    SuggestedThemes suggested{.response = response, .themes = {}};
    const Response* answer = find(now.study, response);
    if (!learnt || !answer || answer->state == ResponseState::blank)
        return suggested;
    suggested.themes = learnt->suggest(now, response, themes_offered);
    std::erase_if(suggested.themes, [&](const Suggestion& each) {
        const Theme* theme = find(now.study, each.theme);
        return each.chance < least_chance || !theme || theme->state == ThemeState::retired;
    });
    return suggested;
}

std::size_t lesson_of(const Study& study) {
    constexpr std::size_t few = 250;
    constexpr std::size_t step = 5;
    const std::size_t judged = study.codings.size() + study.verdicts.size();
    if (judged < few)
        return judged / step;
    // From there on with every fiftieth part more.
    return few / step + static_cast<std::size_t>(std::log(static_cast<double>(judged) / few) * 50);
}

} // namespace themata
