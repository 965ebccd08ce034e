#include "index/measures.h"

#include "index/values.h"
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace themata {

namespace {

bool lets_through(const Filter& filter, const std::string& value) {
    if (filter.by == Filter::By::number) {
        const auto number = number_typed(value);
        return number && filter.bounds.hold(*number);
    }
    if (filter.by == Filter::By::day) {
        const auto days = days_in(value, static_cast<DayOrder>(filter.day_order));
        return days && filter.bounds.hold(days->first) && filter.bounds.hold(days->last);
    }
    return std::ranges::find(filter.values, value) != filter.values.end();
}

// Whose scores, and when.
std::uint64_t moment(ParticipantId participant, StageId stage) {
    return std::uint64_t{participant.value} << 32 | stage.value;
}

struct Mean {
    double sum = 0;
    std::size_t n = 0;
};

struct Item {
    bool counts = false;
    bool reversed = false;
};

// By question.
std::vector<Item> items_of(const Filter& filter, const Study& study) {
    std::vector<Item> items(std::size_t{study.questions.last_id()} + 1);
    study.questions.for_each([&](const Question& question) {
        Item& item = items[question.id.value];
        const bool in_scale = filter.of == Filter::Of::scale;
        item.counts = in_scale
                          ? question.kind == QuestionKind::item && question.scale.value == filter.id
                          : question.id.value == filter.id;
        item.reversed = in_scale && question.direction == Direction::reversed;
    });
    return items;
}

double turned(double value, const Scale* scale) {
    return scale && scale->least && scale->most ? *scale->least + *scale->most - value : value;
}

std::unordered_map<std::uint64_t, Mean> means(const Filter& filter, const Study& study) {
    const std::vector<Item> items = items_of(filter, study);
    const Scale* scale = filter.of == Filter::Of::scale ? study.scales.find({filter.id}) : nullptr;
    std::unordered_map<std::uint64_t, Mean> means;
    study.scores.for_each([&](const Score& score) {
        const Item item = items[score.question.value];
        if (!item.counts || !score.value)
            return;
        Mean& mean = means[moment(score.participant, score.stage)];
        mean.sum += item.reversed ? turned(*score.value, scale) : *score.value;
        ++mean.n;
    });
    return means;
}

} // namespace

ResponseSet responses_by_trait(const Filter& filter, const Study& study) {
    std::unordered_set<ParticipantId> people;
    study.traits.for_each([&](const Trait& trait) {
        if (trait.name == filter.trait && lets_through(filter, trait.value))
            people.insert(trait.participant);
    });
    std::vector<ResponseId> ids;
    study.responses.for_each([&](const Response& response) {
        if (people.contains(response.participant))
            ids.push_back(response.id);
    });
    return ResponseSet::of(ids);
}

ResponseSet responses_by_score(const Filter& filter, const Study& study) {
    const auto known = means(filter, study);
    std::vector<ResponseId> ids;
    study.responses.for_each([&](const Response& response) {
        const auto found = known.find(moment(response.participant, response.stage));
        if (found != known.end() &&
            filter.bounds.hold(found->second.sum / static_cast<double>(found->second.n)))
            ids.push_back(response.id);
    });
    return ResponseSet::of(ids);
}

} // namespace themata
