#include "ui/responses/answer_sieve.h"

#include "study/labels.h"
#include "text/fold.h"

#include "ui/parts/marks.h"
#include <algorithm>

namespace themata {

namespace {

// A trait of more values than this (an age, a postcode) is not listed: its values are typed.
constexpr std::size_t most_listed = 24;
// One of more than this says something else of everybody (a free text) and is no choice at all.
constexpr std::size_t most_values = 1000;

bool fits(Shown shown, AnswerStanding standing) {
    switch (shown) {
    case Shown::all:
        return true;
    case Shown::to_read:
        return standing == AnswerStanding::to_read;
    case Shown::coded:
        return standing == AnswerStanding::coded;
    case Shown::nothing_to_code:
        return standing == AnswerStanding::nothing_to_code;
    case Shown::blank:
        return standing == AnswerStanding::blank;
    }
    return true;
}

template <class Id>
bool within(const std::set<Id>& wanted, Id id) {
    return wanted.empty() || wanted.contains(id);
}

template <class Record>
std::vector<std::uint32_t> zeros(const Table<Record>& table) {
    return std::vector<std::uint32_t>(table.last_id() + 1);
}

} // namespace

AnswerSieve::AnswerSieve(const Snapshot& now, const AnswerFilter& filter)
    : now_(now), filter_(filter), by_role_(zeros(now.study.roles)),
      by_stage_(zeros(now.study.stages)), by_question_(zeros(now.study.questions)),
      by_theme_(zeros(now.study.themes)), by_coder_(zeros(now.study.coders)),
      passing_(zeros(now.study.participants)) {
    mark_codings(filter);
    mark_traits(filter);
    failing_.resize(traits_.size(), zeros(now.study.participants));
}

void AnswerSieve::mark_codings(const AnswerFilter& filter) {
    std::set<ThemeId> themes;
    for (const ThemeId top : filter.themes)
        for (const ThemeId below : subtree(now_.study, now_.lookup, top))
            themes.insert(below);
    const std::size_t responses = now_.study.responses.last_id() + std::size_t{1};
    with_theme_.assign(responses, themes.empty());
    with_coder_.assign(responses, filter.coders.empty());
    if (themes.empty() && filter.coders.empty())
        return;
    now_.study.codings.for_each([&](const Coding& coding) {
        if (themes.contains(coding.theme))
            with_theme_[coding.response.value] = true;
        if (filter.coders.contains(coding.coder))
            with_coder_[coding.response.value] = true;
    });
    now_.study.verdicts.for_each([&](const Verdict& verdict) {
        if (filter.coders.contains(verdict.coder))
            with_coder_[verdict.response.value] = true;
    });
}

void AnswerSieve::mark_traits(const AnswerFilter& filter) {
    for (const auto& [name, values] : filter.traits)
        if (!values.empty())
            traits_.push_back({name, std::vector<bool>(now_.study.participants.last_id() + 1)});
    if (traits_.empty())
        return;
    now_.study.traits.for_each([&](const Trait& trait) {
        for (TraitPart& part : traits_)
            if (part.name == trait.name && filter.traits.at(part.name).contains(trait.value))
                part.passes[trait.participant.value] = true;
    });
}

AnswerSieve::Judgement AnswerSieve::judge(const Response& response, RoleId role_of) const {
    unsigned fails = 0;
    unsigned last = 0;
    const auto ask = [&](unsigned part, bool passes) {
        if (passes)
            return;
        ++fails;
        last = part;
    };
    if (filter_.shown != Shown::all)
        ask(state, fits(filter_.shown, standing_of(now_, response)));
    ask(role, within(filter_.roles, role_of));
    ask(stage, within(filter_.stages, response.stage));
    ask(question, within(filter_.questions, response.question));
    ask(theme, with_theme_[response.id.value]);
    ask(coder, with_coder_[response.id.value]);
    for (unsigned at = 0; at < traits_.size(); ++at)
        ask(first_trait + at, traits_[at].passes[response.participant.value]);
    return {.passes = fails == 0, .fails_one = fails == 1, .failed = last};
}

bool AnswerSieve::take(const Response& response) {
    const Participant* who = now_.study.participants.find(response.participant);
    const RoleId role_of = who ? who->role : RoleId{};
    const Judgement judgement = judge(response, role_of);
    if (judgement.passes || judgement.fails_one)
        count(response, role_of, judgement);
    return judgement.passes;
}

void AnswerSieve::count(const Response& response, RoleId role_of, Judgement judgement) {
    const auto counts_for = [&](unsigned part) {
        return judgement.passes || judgement.failed == part;
    };
    if (counts_for(role))
        ++by_role_[role_of.value];
    if (counts_for(stage))
        ++by_stage_[response.stage.value];
    if (counts_for(question))
        ++by_question_[response.question.value];
    if (judgement.passes)
        ++passing_[response.participant.value];
    else if (judgement.failed >= first_trait)
        ++failing_[judgement.failed - first_trait][response.participant.value];
    if (counts_for(theme) || counts_for(coder))
        count_codings(response, judgement);
}

void AnswerSieve::count_codings(const Response& response, Judgement judgement) {
    const auto& codings = now_.lookup.codings.of(response.id);
    themes_.clear();
    std::vector<CoderId> coders;
    const auto once = [](auto& list, auto id) {
        if (std::ranges::find(list, id) == list.end())
            list.push_back(id);
    };
    for (const CodingId id : codings) {
        const Coding& coding = *now_.study.codings.find(id);
        once(coders, coding.coder);
        const Theme* at = now_.study.themes.find(coding.theme);
        for (; at; at = now_.study.themes.find(at->parent))
            once(themes_, at->id);
    }
    for (const VerdictId id : now_.lookup.verdicts.of(response.id))
        once(coders, now_.study.verdicts.find(id)->coder);
    if (judgement.passes || judgement.failed == theme)
        for (const ThemeId id : themes_)
            ++by_theme_[id.value];
    if (judgement.passes || judgement.failed == coder)
        for (const CoderId id : coders)
            ++by_coder_[id.value];
}

unsigned AnswerSieve::part_of(const std::string& trait) const {
    const auto at = std::ranges::find(traits_, trait, &TraitPart::name);
    return static_cast<unsigned>(at - traits_.begin());
}

void AnswerSieve::add_trait_choices(std::vector<FilterChoice>& choices) const {
    using Values = std::map<std::string, std::uint32_t>;
    std::vector<std::pair<std::string, Values>> names; // in the order in which they came
    now_.study.traits.for_each([&](const Trait& trait) {
        auto at = std::ranges::find(names, trait.name, &std::pair<std::string, Values>::first);
        if (at == names.end())
            at = names.insert(names.end(), {trait.name, {}});
        if (at->second.size() > most_values)
            return;
        const std::uint32_t person = trait.participant.value;
        const unsigned part = part_of(trait.name);
        const std::uint32_t more = part < failing_.size() ? failing_[part][person] : 0;
        at->second[trait.value] += passing_[person] + more;
    });
    for (const auto& [name, values] : names) {
        if (values.size() > most_values || values.size() < 2)
            continue;
        for (const auto& [value, answers] : values)
            choices.push_back({.facet = FilterChoice::Facet::trait,
                               .id = 0,
                               .trait = name,
                               .name = value,
                               .answers = answers,
                               .offered = values.size() > most_listed
                                              ? FilterChoice::Offered::when_typed
                                              : FilterChoice::Offered::always});
    }
}

std::vector<FilterChoice> AnswerSieve::choices() const {
    using Facet = FilterChoice::Facet;
    std::vector<FilterChoice> choices;
    const auto add = [&](Facet facet, std::uint32_t id, const std::string& name,
                         const std::vector<std::uint32_t>& answers) {
        choices.push_back(
            {.facet = facet, .id = id, .trait = {}, .name = name, .answers = answers[id]});
    };
    for (const Role& each : in_order(now_.study.roles))
        add(Facet::role, each.id.value, each.name, by_role_);
    for (const Stage& each : in_order(now_.study.stages))
        add(Facet::stage, each.id.value, each.name, by_stage_);
    for (const Question& each : in_order(now_.study.questions))
        if (by_question_[each.id.value] > 0 || filter_.questions.contains(each.id))
            add(Facet::question, each.id.value, each.wording, by_question_);
    add_trait_choices(choices);
    for (const ThemeId id : codebook_order(now_.study, now_.lookup))
        add(Facet::theme, id.value, path_of(now_.study, id), by_theme_);
    for (const Coder& each : in_order(now_.study.coders))
        add(Facet::coder, each.id.value, each.name, by_coder_);
    for (FilterChoice& choice : choices)
        choice.folded = fold_loosely(choice.name);
    return choices;
}

} // namespace themata
