#include "analysis/saturation.h"

#include "analysis/axes.h"
#include "statistics/seeded_random.h"
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace themata {

namespace {

// An answer that counts as read, with the themes that it was given.
struct Read {
    ResponseId response;
    ParticipantId participant;
    RoleId role;
    StageId stage;
    std::vector<ThemeId> themes = {}; // each once
    CodingId first = {};              // the first coding of it; 0: none
};

// What stands for a theme in the count: itself, or the theme at the top above it.
std::vector<ThemeId> counted_themes(const Study& study, SaturationLevel level) {
    std::vector<ThemeId> counted(study.themes.last_id() + 1);
    for (const Theme& theme : study.themes) {
        const auto above =
            level == SaturationLevel::top ? ancestors(study, theme.id) : std::vector<ThemeId>();
        counted[theme.id.value] = above.empty() ? theme.id : above.back();
    }
    return counted;
}

// The answers that were read, as they came into the study; how many were not is `left_out`.
struct Reading {
    std::vector<Read> answers;
    std::vector<Read> unread; // without themes
};

Reading reading_of(const Study& study, const SaturationSpec& spec) {
    const auto handled = handling_of(study, spec.answers);
    Reading reading;
    std::vector<std::uint32_t> place(handled.size());
    study.responses.for_each([&](const Response& response) {
        const Handled how = handled[response.id.value];
        if (how < Handled::untouched)
            return;
        const Read read{.response = response.id,
                        .participant = response.participant,
                        .role = study.participants.find(response.participant)->role,
                        .stage = response.stage};
        if (how == Handled::untouched && spec.untouched == Untouched::left_out) {
            reading.unread.push_back(read);
            return;
        }
        place[response.id.value] = static_cast<std::uint32_t>(reading.answers.size());
        reading.answers.push_back(read);
    });
    const CodingsTaken taken = CodingsTaken::of(study, spec.answers.whose);
    const auto counted = counted_themes(study, spec.level);
    study.codings.for_each([&](const Coding& coding) {
        if (!taken(coding) || handled[coding.response.value] != Handled::coded)
            return;
        Read& read = reading.answers[place[coding.response.value]];
        if (!read.first)
            read.first = coding.id;
        const ThemeId theme = counted[coding.theme.value];
        if (std::ranges::find(read.themes, theme) == read.themes.end())
            read.themes.push_back(theme);
    });
    return reading;
}

// By when they were first coded. The journal alone knows when an answer was judged to hold nothing
// to code, so such a one follows the answer before it.
std::vector<Read> as_coded(std::vector<Read> answers) {
    CodingId last;
    std::vector<std::tuple<CodingId, ResponseId, std::size_t>> keys;
    for (std::size_t at = 0; at < answers.size(); ++at) {
        last = answers[at].first ? answers[at].first : last;
        keys.emplace_back(last, answers[at].response, at);
    }
    std::ranges::sort(keys);
    std::vector<Read> sorted;
    for (const auto& [coded, response, at] : keys)
        sorted.push_back(std::move(answers[at]));
    return sorted;
}

std::vector<Read> person_by_person(const Study& study, std::vector<Read> answers) {
    const auto key = [&](const Read& read) {
        const QuestionId question = study.responses.find(read.response)->question;
        return std::tuple(read.participant, study.stages.find(read.stage)->order, read.stage,
                          study.questions.find(question)->order, read.response);
    };
    std::ranges::sort(answers, {}, key);
    return answers;
}

// All answers of a participant as one, where the first of them stands.
std::vector<Read> by_participant(const std::vector<Read>& answers) {
    std::vector<Read> people;
    std::unordered_map<ParticipantId, std::size_t> place;
    for (const Read& read : answers) {
        const auto [there, is_new] = place.try_emplace(read.participant, people.size());
        if (is_new) {
            people.push_back(read);
            people.back().response = {};
            continue;
        }
        auto& themes = people[there->second].themes;
        for (const ThemeId theme : read.themes)
            if (std::ranges::find(themes, theme) == themes.end())
                themes.push_back(theme);
    }
    return people;
}

Incidence incidence_of(const std::vector<Read>& units) {
    std::unordered_map<ThemeId, std::uint32_t> number;
    Incidence incidence;
    std::vector<std::uint32_t> seen;
    for (const Read& unit : units) {
        seen.clear();
        for (const ThemeId theme : unit.themes) {
            const auto next = static_cast<std::uint32_t>(number.size());
            seen.push_back(number.try_emplace(theme, next).first->second);
        }
        incidence.add(seen);
    }
    incidence.kinds = static_cast<std::uint32_t>(number.size());
    return incidence;
}

std::vector<SaturationStep> steps_of(const std::vector<Read>& units) {
    std::vector<SaturationStep> steps;
    std::set<ThemeId> known;
    for (const Read& unit : units) {
        steps.push_back({.participant = unit.participant, .response = unit.response, .fresh = {}});
        for (const ThemeId theme : unit.themes)
            if (known.insert(theme).second)
                steps.back().fresh.push_back(theme);
    }
    return steps;
}

SaturationCurve curve_of(const std::vector<Read>& answers, const SaturationSpec& spec,
                         std::stop_token stop) {
    const bool whole = spec.unit == ReadUnit::participant;
    const std::vector<Read> people = whole ? by_participant(answers) : std::vector<Read>();
    const std::vector<Read>& units = whole ? people : answers;
    const Incidence incidence = incidence_of(units);
    const auto times = occurrences(incidence);
    SeededRandom chance(spec.seed);
    return {.role = {},
            .stage = {},
            .steps = steps_of(units),
            .themes = accumulation(incidence, spec.permutations, chance, std::move(stop)),
            .stopped = saturated(new_kinds(incidence), spec.rule),
            .unseen = chao2(times, incidence.units()),
            .coverage = sample_coverage(times, incidence.units()),
            .left_out = 0};
}

using Place = std::tuple<RoleId, std::int32_t, StageId>;

Place place_of(const Study& study, const Read& read) {
    return {read.role, study.stages.find(read.stage)->order, read.stage};
}

std::map<Place, std::vector<Read>> by_place(const Study& study, const std::vector<Read>& answers) {
    std::map<Place, std::vector<Read>> places;
    for (const Read& read : answers)
        places[place_of(study, read)].push_back(read);
    return places;
}

Result<void> check(const SaturationSpec& spec) {
    if (spec.rule.base == 0 || spec.rule.run == 0)
        return failure(Error::Code::wrong_call, "Base and run of the stopping rule are at least 1.",
                       "Guest, Namey and Chen propose a base of 4 and a run of 2 or 3.");
    if (!(spec.rule.threshold >= 0 && spec.rule.threshold < 1))
        return failure(Error::Code::wrong_call,
                       "The threshold of the stopping rule is a share from 0 to less than 1.",
                       "Guest, Namey and Chen propose 5 percent, or none at all.");
    return {};
}

} // namespace

Result<Saturation> saturation(const Snapshot& now, const SaturationSpec& spec,
                              std::stop_token stop) {
    const Study& study = now.study;
    if (auto fine = check(study, spec.answers); !fine)
        return failure(fine.error());
    if (auto fine = check(spec); !fine)
        return failure(fine.error());
    Reading reading = reading_of(study, spec);
    if (reading.answers.empty())
        return failure(Error::Code::refused,
                       "Nobody has coded any of these answers or marked it as nothing to code.",
                       "Code first, or look at other answers; `coverage` shows what was read.");
    if (spec.order == SaturationOrder::coded)
        reading.answers = as_coded(std::move(reading.answers));
    if (spec.order == SaturationOrder::participant)
        reading.answers = person_by_person(study, std::move(reading.answers));

    Saturation found{.spec = spec, .curves = {curve_of(reading.answers, spec, stop)}};
    found.curves.front().left_out = reading.unread.size();
    const auto places = by_place(study, reading.answers);
    const auto unread = by_place(study, reading.unread);
    if (places.size() > 1)
        for (const auto& [place, answers] : places) {
            SaturationCurve curve = curve_of(answers, spec, stop);
            const Role* role = study.roles.find(answers.front().role);
            if (!study.roles.empty()) // else none is worth a word
                curve.role = role ? role->name : std::string(no_role);
            curve.stage = study.stages.find(answers.front().stage)->name;
            const auto left = unread.find(place);
            curve.left_out = left == unread.end() ? 0 : left->second.size();
            found.curves.push_back(std::move(curve));
        }
    if (stop.stop_requested())
        return failure(Error::Code::cancelled, "The permutations were stopped.",
                       "Nothing was changed.");
    return found;
}

} // namespace themata
