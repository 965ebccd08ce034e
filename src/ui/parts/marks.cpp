#include "ui/parts/marks.h"

#include "analysis/axes.h"
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

std::string question_name(const Study& study, QuestionId question) {
    const Question* found = study.questions.find(question);
    return found ? short_name(*found) : std::string();
}

std::string stage_name(const Study& study, StageId stage) {
    const Stage* found = study.stages.find(stage);
    return found ? found->name : std::string();
}

std::string role_name(const Study& study, RoleId role) {
    const Role* found = study.roles.find(role);
    return found ? found->name : std::string();
}

std::string name_of(const Study& study, const Response& response) {
    const Participant* who = study.participants.find(response.participant);
    return fmt::format("{} · {} · {}", who ? who->label : "", stage_name(study, response.stage),
                       question_name(study, response.question));
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

std::string with_commas(std::size_t n) {
    std::string text = std::to_string(n);
    for (std::size_t at = text.size(); at > 3; at -= 3)
        text.insert(at - 3, 1, ',');
    return text;
}

std::string how_many(std::size_t n, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", with_commas(n), n == 1 ? one : many);
}

} // namespace themata
