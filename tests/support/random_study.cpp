#include "support/random_study.h"

#include <set>

namespace themata {

namespace {

// Two-byte letters among them, so that bytes are not letters.
constexpr std::string_view words[] = {"trust ", "time ", "größe ", "fear ", "none ", "ward "};
constexpr std::string_view coders[] = {"RS", "KL", "Ümit"};

struct Sizes {
    std::uint32_t stages;
    std::uint32_t roles;
    std::uint32_t participants;
    std::uint32_t questions;
    std::uint32_t themes;
    std::uint32_t codings;
};

std::string numbered(std::string_view what, std::uint32_t number) {
    return std::string(what) + std::to_string(number + 1);
}

void add_participants(StudyBuilder& study, Dice& dice, const Sizes& sizes) {
    for (std::uint32_t p = 0; p < sizes.participants; ++p) {
        const std::string label = numbered("P", p);
        study.participant(label);
        if (sizes.roles > 0 && !dice.one_in(6))
            study.participant(label, numbered("Role ", dice.below(sizes.roles)));
        if (!dice.one_in(4))
            study.trait(label, "Age", std::to_string(20 + dice.below(4) * 30), TraitKind::number);
        if (!dice.one_in(3))
            study.trait(label, "Site", numbered("Site ", dice.below(3)));
    }
}

std::string random_text(Dice& dice) {
    std::string text;
    for (std::uint32_t left = dice.below(5); left > 0; --left)
        text += words[dice.below(std::size(words))];
    return text;
}

// In the order of participants, of stages, or neither: files come in all of them.
std::vector<ResponseId> add_answers(StudyBuilder& study, Dice& dice, const Sizes& sizes) {
    std::vector<ResponseId> responses;
    const bool mixed = dice.one_in(2);
    std::set<std::uint32_t> taken;
    const std::uint32_t cells = sizes.participants * sizes.stages * sizes.questions;
    for (std::uint32_t step = 0; step < cells; ++step) {
        const std::uint32_t cell = mixed ? dice.below(cells) : step;
        if (!taken.insert(cell).second || dice.one_in(4))
            continue;
        const std::string label = numbered("P", cell / (sizes.stages * sizes.questions));
        const std::string stage = numbered("Stage ", cell / sizes.questions % sizes.stages);
        responses.push_back(study.answer(
            label, stage, numbered("Question ", cell % sizes.questions), random_text(dice)));
    }
    return responses;
}

void add_scores(StudyBuilder& study, Dice& dice, const Sizes& sizes) {
    for (std::uint32_t p = 0; p < sizes.participants; ++p)
        for (std::uint32_t s = 0; s < sizes.stages; ++s)
            if (dice.one_in(3))
                study.score(numbered("P", p), numbered("Stage ", s), "Item",
                            dice.one_in(5) ? std::nullopt : std::optional(3.0));
}

std::vector<ThemeId> add_themes(StudyBuilder& study, Dice& dice, const Sizes& sizes) {
    std::vector<ThemeId> themes;
    for (std::uint32_t t = 0; t < sizes.themes; ++t) {
        const ThemeId theme = study.theme(numbered("Theme ", t));
        if (!themes.empty() && !dice.one_in(3))
            study.at(theme).parent = themes[dice.below(static_cast<std::uint32_t>(themes.size()))];
        study.at(theme).order = static_cast<std::int32_t>(dice.below(5));
        if (dice.one_in(6))
            study.at(theme).state = ThemeState::retired;
        themes.push_back(theme);
    }
    return themes;
}

Span random_span(const std::string& text, Dice& dice) {
    std::vector<std::uint32_t> ends{0};
    for (std::uint32_t at = 0; at < text.size(); ++at)
        if (text[at] == ' ')
            ends.push_back(at + 1);
    if (ends.size() == 1 || dice.one_in(3))
        return {0, static_cast<std::uint32_t>(text.size())};
    const std::uint32_t first = dice.below(static_cast<std::uint32_t>(ends.size() - 1));
    const auto later = static_cast<std::uint32_t>(ends.size() - first - 1);
    return {ends[first], ends[first + 1 + dice.below(later)]};
}

void add_codings(StudyBuilder& study, Dice& dice, const std::vector<ResponseId>& responses,
                 const std::vector<ThemeId>& themes, std::uint32_t count) {
    std::set<std::tuple<ResponseId, ThemeId, CoderId, Span>> taken;
    const auto one_of = [&](const auto& things) {
        return things[dice.below(static_cast<std::uint32_t>(things.size()))];
    };
    const bool in_order = dice.one_in(2);
    for (std::uint32_t step = 0; step < count; ++step) {
        const ResponseId response =
            in_order ? responses[step * responses.size() / count] : one_of(responses);
        const ThemeId theme = one_of(themes);
        const Span span = random_span(study.at(response).text, dice);
        for (std::uint32_t more = 0; more < 3; ++more) {
            const CoderId coder = study.coder(coders[dice.below(std::size(coders))]);
            if (taken.emplace(response, theme, coder, span).second)
                study.code(response, theme, coder, span);
            if (!dice.one_in(3))
                break;
        }
    }
}

void add_ties_and_notes(StudyBuilder& study, Dice& dice, const Sizes& sizes) {
    for (std::uint32_t from = 0; from < sizes.participants; ++from)
        for (std::uint32_t to = 0; to < sizes.participants; ++to) {
            if (from == to || !dice.one_in(3))
                continue;
            const auto tie = [&](TieKind kind) {
                study.tie(kind, numbered("P", from), numbered("P", to));
            };
            tie(dice.one_in(3) ? TieKind::unwilling : TieKind::willing);
            if (dice.one_in(5))
                tie(TieKind::paired);
        }
    for (std::uint32_t n = 0; n < sizes.themes; ++n)
        study.note(numbered("P", dice.below(sizes.participants)), numbered("Domain ", n % 3),
                   numbered("She ", n));
}

} // namespace

Snapshot random_study(std::uint32_t seed) {
    Dice dice(seed);
    const Sizes sizes{.stages = 1 + dice.below(4),
                      .roles = dice.below(3),
                      .participants = 1 + dice.below(8),
                      .questions = 1 + dice.below(3),
                      .themes = 1 + dice.below(9),
                      .codings = dice.below(60)};
    StudyBuilder study;
    for (std::string_view coder : coders)
        study.coder(coder, coder == coders[2] ? CoderKind::rule : CoderKind::person);
    for (std::uint32_t stage = sizes.stages; stage-- > 0;)
        study.at(study.stage(numbered("Stage ", stage))).order = static_cast<std::int32_t>(stage);
    add_participants(study, dice, sizes);
    std::vector<ResponseId> responses = add_answers(study, dice, sizes);
    add_scores(study, dice, sizes);
    const std::vector<ThemeId> themes = add_themes(study, dice, sizes);
    if (responses.size() > 1 && dice.one_in(3)) {
        study.remove(responses.front());
        responses.erase(responses.begin());
    }
    if (responses.empty())
        return study.snapshot();
    add_codings(study, dice, responses, themes, sizes.codings);
    for (ResponseId response : responses)
        if (dice.one_in(4))
            study.nothing_to_code(response, coders[dice.below(std::size(coders))]);
    add_ties_and_notes(study, dice, sizes);
    return study.snapshot();
}

} // namespace themata
