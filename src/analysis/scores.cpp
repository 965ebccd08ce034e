#include "analysis/scores.h"

#include "analysis/column_keys.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

namespace themata {

namespace {

// A participant's reading in the row where it counts.
template <class What>
struct Keyed {
    std::uint64_t key = 0;
    const What* what = nullptr;
};

template <class What>
std::vector<Keyed<What>> by_row(const ColumnKeys& keys, const std::vector<What>& all) {
    std::vector<Keyed<What>> keyed;
    keyed.reserve(all.size());
    for (const What& each : all)
        keyed.push_back(
            {keys.of_participant[each.participant.value] + keys.of_stage[each.stage.value], &each});
    std::ranges::stable_sort(keyed, {}, &Keyed<What>::key);
    return keyed;
}

// Calls take(first, last) for each run of one key.
template <class What, class Take>
void for_each_row(const std::vector<Keyed<What>>& keyed, Take take) {
    for (auto first = keyed.begin(); first != keyed.end();) {
        const auto last = std::find_if(
            first, keyed.end(), [&](const Keyed<What>& each) { return each.key != first->key; });
        take(first, last);
        first = last;
    }
}

std::vector<Frequency<double>> distribution_of(const std::vector<double>& sorted) {
    std::vector<Frequency<double>> distribution;
    for (double value : sorted) {
        if (distribution.empty() || distribution.back().value != value)
            distribution.push_back({.value = value});
        ++distribution.back().n;
    }
    return distribution;
}

std::vector<Frequency<std::string>>
by_frequency(const std::map<std::string, std::size_t>& reasons) {
    std::vector<Frequency<std::string>> list;
    for (const auto& [reason, n] : reasons)
        list.push_back({.value = reason, .n = n});
    std::ranges::stable_sort(list, std::ranges::greater{}, &Frequency<std::string>::n);
    return list;
}

template <class At>
ScoresRow row_of(const ScoreMeasure& measure, const ColumnKeys& keys, At first, At last) {
    ScoresRow row{.measure = measure,
                  .keys = names_at(keys, first->key),
                  .summary = {},
                  .reasons = {},
                  .distribution = {}};
    std::vector<double> values;
    std::map<std::string, std::size_t> reasons;
    for (At at = first; at != last; ++at) {
        if (at->what->value)
            values.push_back(*at->what->value);
        else
            ++reasons[at->what->missing];
    }
    row.missing = static_cast<std::size_t>(last - first) - values.size();
    row.reasons = by_frequency(reasons);
    row.summary = summary_of(values);
    std::ranges::sort(values);
    row.distribution = distribution_of(values);
    return row;
}

using Answers = ScoreSheet::Answers;

std::vector<std::optional<double>> item_row(const Answers& answers) {
    std::vector<std::optional<double>> row;
    for (double value : answers.values)
        row.push_back(std::isnan(value) ? std::nullopt : std::optional(value));
    return row;
}

// Readings and answers have the same participants and stages, so their rows are the same.
void add_reliabilities(std::vector<ScoresRow>& rows, std::size_t first_row, const ColumnKeys& keys,
                       const std::vector<Answers>& answers) {
    std::size_t row = first_row;
    for_each_row(by_row(keys, answers), [&](auto first, auto last) {
        ItemRows items;
        for (auto at = first; at != last; ++at)
            items.push_back(item_row(*at->what));
        rows[row++].reliability = reliability(items);
    });
}

Result<void> add_rows(Scores& scores, const ScoreSheet& sheet, const ColumnKeys& keys,
                      const ScoreMeasure& measure, const ScoresSpec& spec) {
    const auto readings = sheet.readings(measure, spec.scoring);
    if (!readings)
        return failure(readings.error());
    const std::size_t first_row = scores.rows.size();
    for_each_row(by_row(keys, *readings), [&](auto first, auto last) {
        scores.rows.push_back(row_of(measure, keys, first, last));
    });
    if (spec.alpha == AlphaWanted::no || !measure.scale)
        return {};
    const auto answers = sheet.answers(measure);
    if (!answers)
        return failure(answers.error());
    add_reliabilities(scores.rows, first_row, keys, *answers);
    return {};
}

void add_notes(Scores& scores, const Study& study, const ScoreSheet& sheet,
               const ScoreMeasure& measure) {
    if (measure.scale)
        scores.notes.push_back(
            fmt::format("{}: {}.", measure.name, in_words(measure, scores.scoring)));
    if (const std::string reversed = reversal_in_words(study, measure); !reversed.empty())
        scores.notes.push_back(reversed);
    if (const std::size_t outside = sheet.out_of_range(measure); outside > 0)
        scores.notes.push_back(fmt::format("{}: {} of its scores {} outside the range of the scale "
                                           "and {} counted as {}.",
                                           measure.name, outside, outside == 1 ? "lies" : "lie",
                                           outside == 1 ? "is" : "are",
                                           outside == 1 ? "it stands" : "they stand"));
}

} // namespace

Result<Scores> scores_of(const Snapshot& snapshot, const ScoresSpec& spec) {
    for (const Axis& axis : spec.rows)
        if (axis.kind == AxisKind::question)
            return failure(Error::Code::wrong_call, "Scores cannot go by question.",
                           "Name an item as the measure; scores go by role, stage and traits.");
    const auto keys = column_keys(snapshot.study, spec.rows);
    if (!keys)
        return failure(keys.error());
    const ScoreSheet sheet = ScoreSheet::of(snapshot.study);
    Scores scores{.axes = spec.rows, .scoring = spec.scoring, .rows = {}, .notes = {}};
    for (const ScoreMeasure& measure : spec.measures) {
        if (auto added = add_rows(scores, sheet, *keys, measure, spec); !added)
            return failure(added.error());
        add_notes(scores, snapshot.study, sheet, measure);
    }
    return scores;
}

} // namespace themata
