#include "charts/from_scores.h"

#include "charts/fitting.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace themata::charts {

namespace {

std::string joined(const std::vector<std::string>& keys) {
    return keys.empty() ? std::string("All") : fmt::format("{}", fmt::join(keys, ", "));
}

// What an item, or a scale of items, can be at least and at most; none where nobody stated it.
struct Range {
    std::optional<double> least;
    std::optional<double> most;
};

Range range_of(const Study& study, const ScoreMeasure& measure, const Scoring& scoring) {
    const Question* item =
        measure.items.empty() ? nullptr : study.questions.find(measure.items.front());
    const Scale* scale = item ? study.scales.find(item->scale) : nullptr;
    if (!scale || !scale->least || !scale->most)
        return {};
    const double times = measure.scale && scoring.total == Total::sum && !scoring.least_valid
                             ? static_cast<double>(measure.items.size())
                             : 1;
    return {*scale->least * times, *scale->most * times};
}

bool is_whole(double value) { return value == std::round(value); }

struct Levels {
    std::int64_t least = 0;
    std::int64_t most = 0;
};

// From the stated ranges and all that was answered.
Result<Levels> levels_of(const Scores& scores, const Study& study) {
    double least = std::numeric_limits<double>::max();
    double most = std::numeric_limits<double>::lowest();
    for (const ScoresRow& row : scores.rows) {
        const Range range = range_of(study, row.measure, scores.scoring);
        least = std::min(least, range.least.value_or(least));
        most = std::max(most, range.most.value_or(most));
        for (const auto& [value, n] : row.distribution) {
            if (!is_whole(value))
                return failure(Error::Code::refused,
                               fmt::format("“{}” has values between whole numbers, such as {}.",
                                           row.measure.name, short_number(value)),
                               "Bars are for items of a scale; draw a distribution instead.");
            least = std::min(least, value);
            most = std::max(most, value);
        }
    }
    if (least > most)
        return failure(Error::Code::refused, "There are no scores to draw.",
                       "Name a measure that was answered.");
    if (most - least >= static_cast<double>(most_levels))
        return failure(Error::Code::refused,
                       fmt::format("The values reach from {} to {}: too many for bars.",
                                   short_number(least), short_number(most)),
                       "Bars are for items with 2 to 11 answers; draw a distribution instead.");
    return Levels{static_cast<std::int64_t>(least), static_cast<std::int64_t>(most)};
}

LikertRow likert_row(const ScoresRow& row, const Levels& levels) {
    LikertRow bars{.group = joined(row.keys),
                   .counts = std::vector<std::uint32_t>(
                       static_cast<std::size_t>(levels.most - levels.least + 1)),
                   .missing = static_cast<std::uint32_t>(row.missing)};
    for (const auto& [value, n] : row.distribution)
        bars.counts[static_cast<std::size_t>(std::llround(value) - levels.least)] +=
            static_cast<std::uint32_t>(n);
    return bars;
}

// The short name of an item: its domain, its label or its wording.
std::string item_name(const Study& study, const ScoreMeasure& measure) {
    const Question* item =
        measure.items.empty() ? nullptr : study.questions.find(measure.items.front());
    if (!item)
        return measure.name;
    const std::string& name = item->domain.empty() ? short_name(*item) : item->domain;
    return item->direction == Direction::reversed ? name + " (reversed)" : name;
}

std::string title_of(const Scores& scores, const Study& study) {
    const ScoreMeasure& first = scores.rows.front().measure;
    const Question* item = study.questions.find(first.items.front());
    const Scale* scale = item ? study.scales.find(item->scale) : nullptr;
    const bool same = std::ranges::all_of(scores.rows, [&](const ScoresRow& row) {
        const Question* other = study.questions.find(row.measure.items.front());
        return other && item && other->scale == item->scale;
    });
    return same && scale ? scale->name : "Answers to items";
}

std::string axis_of(const ScoreMeasure& measure, const Scoring& scoring, const Range& range) {
    const std::string made = in_words(measure, scoring);
    if (!range.least || !range.most)
        return fmt::format("{} ({})", measure.name, made);
    return fmt::format("{} ({}; {} to {})", measure.name, made, short_number(*range.least),
                       short_number(*range.most));
}

DistributionGroup group_of(const ScoresRow& row, QuartileKind quartiles) {
    DistributionGroup group{
        .name = joined(row.keys), .values = {}, .missing = static_cast<std::uint32_t>(row.missing)};
    for (const auto& [value, n] : row.distribution)
        group.values.insert(group.values.end(), n, value);
    const Summary& summary = row.summary;
    const bool hinges = quartiles == QuartileKind::hinges;
    group.median = summary.median.value.value_or(0);
    group.low = (hinges ? summary.hinge_low : summary.q1).value.value_or(group.median);
    group.high = (hinges ? summary.hinge_high : summary.q3).value.value_or(group.median);
    return group;
}

using ByPerson = std::map<ParticipantId, std::map<StageId, std::optional<double>>>;

PairedPanel panel_of(const Study& study, const ByPerson& readings, RoleId role) {
    std::vector<const Stage*> stages;
    study.stages.for_each([&](const Stage& stage) {
        const bool read = std::ranges::any_of(readings, [&](const auto& each) {
            const Participant* person = study.participants.find(each.first);
            const auto found = each.second.find(stage.id);
            return person && person->role == role && found != each.second.end() &&
                   found->second.has_value();
        });
        if (read)
            stages.push_back(&stage);
    });
    std::ranges::stable_sort(stages, {}, [](const Stage* stage) { return stage->order; });
    PairedPanel panel;
    for (const Stage* stage : stages)
        panel.stages.push_back(stage->name);
    for (const auto& [id, values] : readings) {
        const Participant* person = study.participants.find(id);
        if (!person || person->role != role)
            continue;
        PairedPerson line{.name = person->label, .values = {}};
        for (const Stage* stage : stages) {
            const auto found = values.find(stage->id);
            line.values.push_back(found == values.end() ? std::nullopt : found->second);
        }
        panel.people.push_back(std::move(line));
    }
    return panel;
}

} // namespace

Result<LikertBars> likert_of(const Scores& scores, const Study& study) {
    if (scores.rows.empty())
        return failure(Error::Code::refused, "There are no scores to draw.",
                       "Name a measure that was answered.");
    const auto levels = levels_of(scores, study);
    if (!levels)
        return failure(levels.error());
    LikertBars bars{.title = title_of(scores, study), .levels = {}, .items = {}};
    for (std::int64_t level = levels->least; level <= levels->most; ++level)
        bars.levels.push_back(number_text(static_cast<double>(level), 0));
    const ScoreMeasure* last = nullptr;
    for (const ScoresRow& row : scores.rows) {
        if (!last || !(*last == row.measure))
            bars.items.push_back({item_name(study, row.measure), {}});
        last = &row.measure;
        bars.items.back().rows.push_back(likert_row(row, *levels));
    }
    return bars;
}

Distributions distributions_of(const Scores& scores, const ScoreMeasure& measure,
                               const Study& study, QuartileKind quartiles) {
    const Range range = range_of(study, measure, scores.scoring);
    Distributions what{.title = measure.name,
                       .measure = axis_of(measure, scores.scoring, range),
                       .quartiles = std::string(name_of(quartiles)),
                       .least = range.least,
                       .most = range.most};
    for (const ScoresRow& row : scores.rows)
        if (row.measure == measure)
            what.groups.push_back(group_of(row, quartiles));
    return what;
}

Result<PairedLines> paired_of(const Snapshot& now, const ScoreMeasure& measure,
                              const Scoring& scoring) {
    const auto readings = ScoreSheet::of(now.study).readings(measure, scoring);
    if (!readings)
        return failure(readings.error());
    ByPerson by_person;
    for (const Rating& reading : *readings)
        by_person[reading.participant][reading.stage] = reading.value;
    const Range range = range_of(now.study, measure, scoring);
    PairedLines lines{.title = measure.name,
                      .measure = axis_of(measure, scoring, range),
                      .least = range.least,
                      .most = range.most,
                      .panels = {}};
    std::vector<RoleId> roles;
    now.study.roles.for_each([&](const Role& role) { roles.push_back(role.id); });
    for (const RoleId role : roles) {
        lines.panels.push_back(panel_of(now.study, by_person, role));
        lines.panels.back().name = now.study.roles.find(role)->name;
    }
    PairedPanel without = panel_of(now.study, by_person, {});
    without.name = roles.empty() ? "" : std::string(no_role);
    if (!without.people.empty())
        lines.panels.push_back(std::move(without));
    return lines;
}

} // namespace themata::charts
