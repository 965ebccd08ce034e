#include "ui/parts/figures.h"

#include "analysis/theme_table.h"
#include <algorithm>
#include <cmath>
#include <tuple>

namespace themata {

namespace {

// By id: the place in the order that the analyst gave.
template <class Record>
std::vector<std::uint32_t> ranks_of(const Table<Record>& table) {
    std::vector<const Record*> records;
    for (const Record& record : table)
        records.push_back(&record);
    std::ranges::stable_sort(records, {}, [](const Record* record) { return record->order; });
    std::vector<std::uint32_t> ranks(table.last_id() + 1);
    for (std::uint32_t rank = 0; rank < records.size(); ++rank)
        ranks[records[rank]->id.value] = rank;
    return ranks;
}

// Two numbers, so that sorting a million compares no more than it must.
struct Key {
    std::uint64_t group = 0;
    std::uint64_t within = 0;
    const Response* response = nullptr;

    bool operator<(const Key& other) const {
        return std::tie(group, within) < std::tie(other.group, other.within);
    }
};

std::vector<Key> keys_of(const Study& study) {
    const std::vector<std::uint32_t> stages = ranks_of(study.stages);
    const std::vector<std::uint32_t> questions = ranks_of(study.questions);
    const std::uint64_t roles = study.roles.last_id() + std::uint64_t{1};
    std::vector<Key> keys;
    keys.reserve(study.responses.size());
    study.responses.for_each([&](const Response& response) {
        const Participant* who = study.participants.find(response.participant);
        const std::uint64_t role = who ? who->role.value : 0;
        const std::uint64_t group =
            (stages[response.stage.value] * roles + role) * questions.size() +
            questions[response.question.value];
        keys.push_back(
            {.group = group,
             .within = std::uint64_t{response.participant.value} << 32 | response.id.value,
             .response = &response});
    });
    std::sort(keys.begin(), keys.end());
    return keys;
}

AnswerGroup group_of(const Study& study, const Response& response, std::uint32_t first) {
    const Participant* who = study.participants.find(response.participant);
    return {.stage = response.stage,
            .role = who ? who->role : RoleId{},
            .question = response.question,
            .first = first,
            .count = 0};
}

} // namespace

ReadingOrder reading_order(const Study& study) {
    ReadingOrder order;
    order.places.assign(study.responses.last_id() + 1, ReadingOrder::nowhere);
    const std::vector<Key> keys = keys_of(study);
    order.answers.reserve(keys.size());
    order.group_places.reserve(keys.size());
    for (std::size_t at = 0; at < keys.size(); ++at) {
        const auto place = static_cast<std::uint32_t>(at);
        if (at == 0 || keys[at].group != keys[at - 1].group)
            order.groups.push_back(group_of(study, *keys[at].response, place));
        ++order.groups.back().count;
        order.answers.push_back(keys[at].response->id);
        order.group_places.push_back(static_cast<std::uint32_t>(order.groups.size() - 1));
        order.places[keys[at].response->id.value] = place;
    }
    return order;
}

AnswerStanding standing_of(const Snapshot& now, const Response& response) {
    if (!now.lookup.codings.of(response.id).empty())
        return AnswerStanding::coded;
    if (response.state == ResponseState::blank)
        return AnswerStanding::blank;
    return now.lookup.verdicts.of(response.id).empty() ? AnswerStanding::to_read
                                                       : AnswerStanding::nothing_to_code;
}

void GroupProgress::count(AnswerStanding standing) {
    ++asked;
    switch (standing) {
    case AnswerStanding::blank:
        ++blank;
        return;
    case AnswerStanding::coded:
        ++coded;
        return;
    case AnswerStanding::nothing_to_code:
        ++nothing_to_code;
        return;
    case AnswerStanding::to_read:
        ++to_read;
        return;
    }
}

ReadingProgress progress_of(const Snapshot& now, const ReadingOrder& order) {
    ReadingProgress progress{.groups = std::vector<GroupProgress>(order.groups.size()),
                             .to_read = std::vector<bool>(order.places.size())};
    for (std::size_t place = 0; place < order.answers.size(); ++place) {
        const Response* response = now.study.responses.find(order.answers[place]);
        if (!response)
            continue;
        const AnswerStanding standing = standing_of(now, *response);
        progress.groups[order.group_places[place]].count(standing);
        progress.to_read[response->id.value] = standing == AnswerStanding::to_read;
    }
    return progress;
}

namespace {

constexpr std::size_t examples_shown = 3;

// The union over all columns, so that a participant of two stages counts once.
Result<ThemeTable> everywhere(const Snapshot& now, Count count) {
    return theme_table(
        now, {.columns = {}, .count = count, .rows = {.retired = ThemeRows::Retired::shown}});
}

void add_counts(Figures& figures, const Snapshot& now, Count count,
                std::uint32_t ThemeFigures::*number) {
    const Result<ThemeTable> table = everywhere(now, count);
    if (!table)
        return;
    for (const ThemeRow& row : table->rows)
        for (const Cell& cell : row.cells)
            figures.themes[row.theme].*number += cell.n;
}

void add_examples(Figures& figures, const Study& study) {
    study.codings.for_each([&](const Coding& coding) {
        std::vector<CodingId>& examples = figures.themes[coding.theme].examples;
        if (examples.size() < examples_shown && !coding.span.empty())
            examples.push_back(coding.id);
    });
}

std::vector<std::string> trait_names(const Study& study) {
    std::vector<std::string> names;
    study.traits.for_each([&](const Trait& trait) {
        if (std::ranges::find(names, trait.name) == names.end())
            names.push_back(trait.name);
    });
    return names;
}

bool same_order(const Figures& before, const Snapshot& now) {
    const Study& old = before.basis;
    return before.head.seq != 0 && old.responses == now.study.responses &&
           old.participants == now.study.participants && old.stages == now.study.stages &&
           old.questions == now.study.questions;
}

} // namespace

const ThemeFigures& Figures::of(ThemeId theme) const {
    static const ThemeFigures none;
    const auto found = themes.find(theme);
    return found == themes.end() ? none : found->second;
}

Figures figures_of(const Snapshot& now, const Figures& before) {
    Figures figures;
    figures.head = now.head;
    figures.basis = now.study;
    figures.order = same_order(before, now)
                        ? before.order
                        : std::make_shared<const ReadingOrder>(reading_order(now.study));
    ReadingProgress progress = progress_of(now, *figures.order);
    figures.progress = std::move(progress.groups);
    figures.to_read = std::move(progress.to_read);
    for (const GroupProgress& group : figures.progress) {
        figures.total.asked += group.asked;
        figures.total.blank += group.blank;
        figures.total.coded += group.coded;
        figures.total.nothing_to_code += group.nothing_to_code;
        figures.total.to_read += group.to_read;
    }
    add_counts(figures, now, Count::mentions, &ThemeFigures::mentions);
    add_counts(figures, now, Count::responses, &ThemeFigures::responses);
    add_counts(figures, now, Count::participants, &ThemeFigures::participants);
    add_examples(figures, now.study);
    for (const Memo& memo : now.study.memos)
        figures.memos[{memo.about, memo.record}].push_back(memo.id);
    figures.traits = trait_names(now.study);
    return figures;
}

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
