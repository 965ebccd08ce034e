#include "ui/responses/reading.h"

#include "study/labels.h"
#include "text/fold.h"
#include <algorithm>
#include <numeric>

namespace themata {

namespace {

// A trait of more values than this (an age, a postcode) is not listed: its values are typed.
constexpr std::size_t most_always_offered = 24;
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

// Tells of each answer which parts of a filter it does not pass, and counts for every choice how
// many answers it would leave while all other parts stay.
class AnswerSieve {
public:
    AnswerSieve(const Snapshot& now, const AnswerFilter& filter);

    // Whether it passes; each answer once.
    [[nodiscard]] bool take(const Response& response);
    // After all answers were taken.
    [[nodiscard]] std::vector<FilterChoice> choices() const;

private:
    enum Part : unsigned { state, role, stage, question, theme, coder, first_trait };

    struct TraitPart {
        std::string name;
        std::vector<bool> passes; // by participant
    };

    void mark_codings(const AnswerFilter& filter);
    void mark_traits(const AnswerFilter& filter);

    // The one part that it fails; nothing when it passes or fails several.
    struct Judgement {
        bool passes = false;
        bool fails_one = false;
        unsigned failed = 0;
    };

    [[nodiscard]] Judgement judge(const Response& response, RoleId role) const;
    void count(const Response& response, RoleId role, Judgement judgement);
    void count_codings(const Response& response, Judgement judgement);
    [[nodiscard]] unsigned part_of(const std::string& trait) const;
    void add_trait_choices(std::vector<FilterChoice>& choices) const;

    const Snapshot& now_;
    const AnswerFilter& filter_;
    std::vector<bool> with_theme_; // by response
    std::vector<bool> with_coder_;
    std::vector<TraitPart> traits_;
    std::vector<std::uint32_t> by_role_, by_stage_, by_question_, by_theme_, by_coder_;
    // By participant: answers that pass, and those that fail in one trait alone.
    std::vector<std::uint32_t> passing_;
    std::vector<std::vector<std::uint32_t>> failing_;
    std::vector<ThemeId> themes_; // of the answer that is counted
};

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
                               .offered = values.size() > most_always_offered
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

// Places of the order, those of one key together, otherwise as they came.
template <class KeyOf>
std::vector<std::uint32_t> bucketed(const std::vector<std::uint32_t>& places, std::size_t keys,
                                    const KeyOf& key_of) {
    std::vector<std::uint32_t> ends(keys + 1);
    for (const std::uint32_t place : places)
        ++ends[key_of(place) + 1];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<std::uint32_t> sorted(places.size());
    for (const std::uint32_t place : places)
        sorted[ends[key_of(place)]++] = place;
    return sorted;
}

class Gathering {
public:
    Gathering(const Snapshot& now, const ReadingPlan& plan, CardEstimate estimate,
              const AlikeGroups* alike)
        : study_(now.study), estimate_(estimate), alike_(alike), sieve_(now, plan.filter) {
        reading_.plan = plan;
    }

    ReadingList gather(std::shared_ptr<const ReadingOrder> order) {
        reading_.order = std::move(order);
        reading_.cards.assign(study_.responses.last_id() + 1, ReadingList::nowhere);
        for (const std::uint32_t place : grouped(passing()))
            add(place);
        reading_.heights = std::make_shared<Heights>(heights_);
        reading_.choices = sieve_.choices();
        return std::move(reading_);
    }

private:
    [[nodiscard]] const ReadingOrder& order() const { return *reading_.order; }

    [[nodiscard]] const Response* at(std::uint32_t place) const {
        return study_.responses.find(order().answers[place]);
    }

    std::vector<std::uint32_t> passing() {
        std::vector<std::uint32_t> places;
        places.reserve(order().answers.size());
        for (std::uint32_t place = 0; place < order().answers.size(); ++place)
            if (const Response* response = at(place); response && sieve_.take(*response))
                places.push_back(place);
        return places;
    }

    // The order has stages one after another, and questions within them.
    std::vector<std::uint32_t> grouped(std::vector<std::uint32_t> places) const {
        if (reading_.plan.grouping == Grouping::question)
            return places;
        if (reading_.plan.grouping == Grouping::alike)
            return by_what_they_say(places);
        const std::uint32_t people = study_.participants.last_id() + 1;
        places = bucketed(places, people,
                          [&](std::uint32_t place) { return at(place)->participant.value; });
        if (reading_.plan.grouping == Grouping::participant)
            return places;
        const std::vector<std::uint32_t> stages = stage_of_groups();
        return bucketed(places, order().groups.size(),
                        [&](std::uint32_t place) { return stages[order().group_places[place]]; });
    }

    // The largest group first, those that stand alone at the end.
    [[nodiscard]] std::vector<std::uint32_t>
    by_what_they_say(const std::vector<std::uint32_t>& places) const {
        if (!alike_)
            return places;
        const std::size_t groups = alike_->groups.size();
        return bucketed(places, groups + 1, [&](std::uint32_t place) {
            return std::min<std::size_t>(groups, alike_->place_of(order().answers[place]));
        });
    }

    // By group of the order: the first group of its stage.
    [[nodiscard]] std::vector<std::uint32_t> stage_of_groups() const {
        std::vector<std::uint32_t> stages;
        for (std::uint32_t group = 0; group < order().groups.size(); ++group) {
            const bool same =
                group > 0 && order().groups[group - 1].stage == order().groups[group].stage;
            stages.push_back(same ? stages.back() : group);
        }
        return stages;
    }

    [[nodiscard]] ReadingGroup heading_of(std::uint32_t place, const Response& response) const {
        switch (reading_.plan.grouping) {
        case Grouping::participant:
            return {.stage = {}, .role = {}, .question = {}, .participant = response.participant};
        case Grouping::stage:
            return {.stage = response.stage, .role = {}, .question = {}, .participant = {}};
        case Grouping::alike:
            return {.stage = {},
                    .role = {},
                    .question = {},
                    .participant = {},
                    .alike = alike_ ? alike_->place_of(response.id) : AlikeGroups::alone};
        case Grouping::question:
            break;
        }
        const std::uint32_t group = order().group_places[place];
        const AnswerGroup& there = order().groups[group];
        return {.stage = there.stage,
                .role = there.role,
                .question = there.question,
                .participant = {},
                .alike = AlikeGroups::alone,
                .first = 0,
                .count = 0,
                .of_order = group};
    }

    void add(std::uint32_t place) {
        const Response& response = *at(place);
        ReadingGroup group = heading_of(place, response);
        const auto same = [](const ReadingGroup& a, const ReadingGroup& b) {
            return a.stage == b.stage && a.role == b.role && a.question == b.question &&
                   a.participant == b.participant && a.alike == b.alike;
        };
        const auto card = static_cast<std::uint32_t>(reading_.answers.size());
        if (reading_.groups.empty() || !same(reading_.groups.back(), group)) {
            group.first = card;
            reading_.groups.push_back(group);
        }
        ++reading_.groups.back().count;
        reading_.cards[response.id.value] = card;
        reading_.answers.push_back(response.id);
        reading_.group_of.push_back(static_cast<std::uint32_t>(reading_.groups.size() - 1));
        heights_.push_back(height_of(response));
    }

    // Near enough for a scrollbar: letters of a usual width, lines of a usual length.
    [[nodiscard]] float height_of(const Response& response) const {
        constexpr std::size_t letters_a_line = 72;
        const std::size_t lines = 1 + response.text.size() / letters_a_line;
        return estimate_.around + static_cast<float>(lines) * estimate_.line;
    }

    const Study& study_;
    CardEstimate estimate_;
    const AlikeGroups* alike_;
    AnswerSieve sieve_;
    ReadingList reading_;
    std::vector<float> heights_;
};

template <class Value>
void toggle(std::set<Value>& values, const Value& value) {
    if (values.erase(value) == 0)
        values.insert(value);
}

} // namespace

ReadingList reading_of(const Snapshot& now, std::shared_ptr<const ReadingOrder> order,
                       const ReadingPlan& plan, CardEstimate estimate, const AlikeGroups* alike) {
    return Gathering(now, plan, estimate, alike).gather(std::move(order));
}

bool chosen(const AnswerFilter& filter, const FilterChoice& choice) {
    using enum FilterChoice::Facet;
    switch (choice.facet) {
    case role:
        return filter.roles.contains({choice.id});
    case stage:
        return filter.stages.contains({choice.id});
    case question:
        return filter.questions.contains({choice.id});
    case theme:
        return filter.themes.contains({choice.id});
    case coder:
        return filter.coders.contains({choice.id});
    case trait:
        break;
    }
    const auto found = filter.traits.find(choice.trait);
    return found != filter.traits.end() && found->second.contains(choice.name);
}

AnswerFilter toggled(AnswerFilter filter, const FilterChoice& choice) {
    using enum FilterChoice::Facet;
    switch (choice.facet) {
    case role:
        toggle(filter.roles, RoleId{choice.id});
        break;
    case stage:
        toggle(filter.stages, StageId{choice.id});
        break;
    case question:
        toggle(filter.questions, QuestionId{choice.id});
        break;
    case theme:
        toggle(filter.themes, ThemeId{choice.id});
        break;
    case coder:
        toggle(filter.coders, CoderId{choice.id});
        break;
    case trait:
        toggle(filter.traits[choice.trait], choice.name);
        if (filter.traits[choice.trait].empty())
            filter.traits.erase(choice.trait);
        break;
    }
    return filter;
}

} // namespace themata
