#include "ui/responses/reading.h"

#include "ui/responses/answer_sieve.h"
#include <algorithm>
#include <numeric>

namespace themata {

namespace {

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
