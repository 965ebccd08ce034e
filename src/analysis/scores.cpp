#include "analysis/scores.h"

#include "analysis/axes.h"
#include "text/sentences.h"
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

using ItemAnswers = ScoreSheet::Answers;

std::vector<std::optional<double>> item_row(const ItemAnswers& answers) {
    std::vector<std::optional<double>> row;
    for (double value : answers.values)
        row.push_back(std::isnan(value) ? std::nullopt : std::optional(value));
    return row;
}

// Readings and answers have the same participants and stages, so their rows are the same.
void add_reliabilities(std::vector<ScoresRow>& rows, std::size_t first_row, const ColumnKeys& keys,
                       const std::vector<ItemAnswers>& answers) {
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
        scores.notes.push_back(
            fmt::format("{}: {} of its scores {} outside the range of the scale "
                        "and {} counted as {}.",
                        measure.name, grouped(outside), outside == 1 ? "lies" : "lie",
                        outside == 1 ? "is" : "are", outside == 1 ? "it stands" : "they stand"));
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

namespace {

// More different values than this are told by their ends.
constexpr std::size_t most_values_listed = 12;

// Scores are mostly whole numbers, so that their middle lies on one or half way between two.
bool in_halves(const Figure& figure) {
    return !figure || std::abs(*figure * 2 - std::round(*figure * 2)) < 1e-9;
}

std::uint8_t decimals_of(const Scores& scores) {
    const bool halves = std::ranges::all_of(scores.rows, [](const ScoresRow& row) {
        return in_halves(row.summary.median) && in_halves(row.summary.hinge_low) &&
               in_halves(row.summary.hinge_high) && in_halves(row.summary.min) &&
               in_halves(row.summary.max);
    });
    return halves ? 1 : 2;
}

TabulationCell clamped_cell(const Figure& figure, bool clamped, std::uint8_t decimals) {
    TabulationCell cell = figure_cell(figure, decimals);
    if (clamped)
        cell.text += '*';
    return cell;
}

std::string in_words(const std::vector<Frequency<double>>& distribution) {
    if (distribution.size() > most_values_listed)
        return fmt::format("{} values from {} to {}", distribution.size(),
                           distribution.front().value, distribution.back().value);
    std::string words;
    for (const auto& [value, n] : distribution)
        words += fmt::format("{}{}: {}", words.empty() ? "" : "; ", value, n);
    return words;
}

std::string capitalised(std::string name) {
    if (!name.empty() && name.front() >= 'a' && name.front() <= 'z')
        name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
}

// Two lines of headings: the definition of the quartiles stands over them.
TabulationColumn column(std::string_view over, std::string_view heading,
                        Align align = Align::right) {
    return {.headings = {std::string(over), std::string(heading)}, .align = align};
}

std::vector<TabulationColumn> first_columns(const Scores& scores) {
    std::vector<TabulationColumn> columns{column("", "Measure", Align::left)};
    for (const Axis& axis : scores.axes)
        columns.push_back(column("", capitalised(name_of(axis)), Align::left));
    return columns;
}

std::vector<TabulationCell> first_cells(const ScoresRow& row) {
    std::vector<TabulationCell> cells{cell_of(row.measure.name)};
    for (const std::string& key : row.keys)
        cells.push_back(cell_of(key));
    return cells;
}

// One column of figures: its heads and what stands in it.
struct Column {
    std::string_view over;
    std::string_view heading;
    TabulationCell (*cell)(const Summary&, std::uint8_t decimals);
    bool (*shown)(QuartilesShown);
};

constexpr std::string_view haverage = "HAVERAGE";
constexpr std::string_view hinges = "Tukey's hinges";

const Column figure_columns[] = {
    {"", "Median", [](const Summary& s, std::uint8_t d) { return figure_cell(s.median, d); },
     [](QuartilesShown) { return true; }},
    {haverage, "Q1",
     [](const Summary& s, std::uint8_t) { return clamped_cell(s.q1, s.q1_clamped, 2); },
     [](QuartilesShown shown) { return shown != QuartilesShown::hinges; }},
    {haverage, "Q3",
     [](const Summary& s, std::uint8_t) { return clamped_cell(s.q3, s.q3_clamped, 2); },
     [](QuartilesShown shown) { return shown != QuartilesShown::hinges; }},
    {hinges, "Low", [](const Summary& s, std::uint8_t d) { return figure_cell(s.hinge_low, d); },
     [](QuartilesShown shown) { return shown != QuartilesShown::haverage; }},
    {hinges, "High", [](const Summary& s, std::uint8_t d) { return figure_cell(s.hinge_high, d); },
     [](QuartilesShown shown) { return shown != QuartilesShown::haverage; }},
    {"", "Mean", [](const Summary& s, std::uint8_t) { return figure_cell(s.mean, 2); },
     [](QuartilesShown) { return true; }},
    {"", "SD", [](const Summary& s, std::uint8_t) { return figure_cell(s.sd, 2); },
     [](QuartilesShown) { return true; }},
    {"", "Min", [](const Summary& s, std::uint8_t d) { return figure_cell(s.min, d); },
     [](QuartilesShown) { return true; }},
    {"", "Max", [](const Summary& s, std::uint8_t d) { return figure_cell(s.max, d); },
     [](QuartilesShown) { return true; }},
};

std::string about_quartiles(QuartilesShown shown) {
    std::string words = "Quartiles: ";
    if (shown != QuartilesShown::hinges)
        words += name_of(QuartileKind::haverage);
    if (shown == QuartilesShown::both)
        words += "; ";
    if (shown != QuartilesShown::haverage)
        words += name_of(QuartileKind::hinges);
    return words + ". SD: over n - 1.";
}

// "Missing: Confidence, Mentor, Phase 2: blank 2, N/A 1."
std::string about_missing(const Scores& scores) {
    std::string words;
    for (const ScoresRow& row : scores.rows) {
        if (row.missing == 0)
            continue;
        words += words.empty() ? "Missing: " : "; ";
        words += row.measure.name;
        for (const std::string& key : row.keys)
            words += ", " + key;
        std::string reasons;
        for (const auto& [reason, n] : row.reasons)
            reasons += fmt::format("{}{} {}", reasons.empty() ? ": " : ", ", reason, grouped(n));
        words += reasons;
    }
    return words.empty() ? words : words + '.';
}

std::vector<std::string> notes_of(const Scores& scores, const ScoresLayout& layout) {
    // Without the stage among the axes one person may have several values in a row.
    const bool by_stage =
        std::ranges::find(scores.axes, AxisKind::stage, &Axis::kind) != scores.axes.end();
    std::vector<std::string> notes{
        std::string(by_stage ? "N: participants with a value. "
                             : "N: values; a participant counts once for each stage. ") +
        about_quartiles(layout.quartiles)};
    const bool clamped = layout.quartiles != QuartilesShown::hinges &&
                         std::ranges::any_of(scores.rows, [](const ScoresRow& row) {
                             return row.summary.q1_clamped || row.summary.q3_clamped;
                         });
    if (clamped)
        notes.emplace_back("*: too few values for this definition; the smallest or the largest "
                           "value stands for the quartile.");
    if (std::string missing = about_missing(scores); !missing.empty())
        notes.push_back(std::move(missing));
    notes.insert(notes.end(), scores.notes.begin(), scores.notes.end());
    return notes;
}

} // namespace

Tabulation tabulation_of(const Scores& scores, const ScoresLayout& layout, Provenance made) {
    Tabulation table{.name = "scores",
                     .title = "Scores",
                     .columns = first_columns(scores),
                     .rows = {},
                     .notes = notes_of(scores, layout),
                     .made = std::move(made)};
    table.columns.push_back(column("", "N"));
    table.columns.push_back(column("", "Missing"));
    for (const Column& each : figure_columns)
        if (each.shown(layout.quartiles))
            table.columns.push_back(column(each.over, each.heading));
    const bool distribution = layout.distribution == ScoresLayout::Distribution::shown;
    if (distribution)
        table.columns.push_back(column("", "Value: n", Align::left));
    const std::uint8_t decimals = decimals_of(scores);
    for (const ScoresRow& row : scores.rows) {
        auto cells = first_cells(row);
        cells.push_back(cell_of(static_cast<double>(row.summary.n), 0));
        cells.push_back(cell_of(static_cast<double>(row.missing), 0));
        for (const Column& each : figure_columns)
            if (each.shown(layout.quartiles))
                cells.push_back(each.cell(row.summary, decimals));
        if (distribution)
            cells.push_back(cell_of(in_words(row.distribution)));
        table.rows.push_back({.cells = std::move(cells)});
    }
    return table;
}

Tabulation reliability_tabulation_of(const Scores& scores, const Study& study, Provenance made) {
    Tabulation table{
        .name = "reliability",
        .title = "Reliability of the scales",
        .columns = first_columns(scores),
        .rows = {},
        .notes = {"Cronbach's alpha of those with all items valid (listwise); its interval after "
                  "Feldt 1965, 95 %. Standardised: from the mean of the items' correlations. "
                  "Item-total r: with the sum of the other items."},
        .made = std::move(made)};
    for (const auto* heading :
         {"N", "Left out", "Alpha", "Low", "High", "Standardised", "Item-total r", "Alpha without"})
        table.columns.push_back(column("", heading));
    const auto add = [&](const ScoresRow& row, std::string_view name, std::uint32_t depth,
                         std::vector<TabulationCell> figures) {
        auto cells = first_cells(row);
        cells.front() = cell_of(name);
        cells.insert(cells.end(), figures.begin(), figures.end());
        table.rows.push_back({.cells = std::move(cells), .depth = depth});
    };
    for (const ScoresRow& row : scores.rows) {
        if (!row.reliability)
            continue;
        const Reliability& found = *row.reliability;
        const auto& bounds = found.interval.interval;
        add(row, row.measure.name, 0,
            {cell_of(static_cast<double>(found.people), 0),
             cell_of(static_cast<double>(found.left_out), 0), figure_cell(found.alpha, 2),
             bounds ? cell_of(bounds->low, 2) : undefined_cell(found.interval.interval_reason),
             bounds ? cell_of(bounds->high, 2) : undefined_cell(found.interval.interval_reason),
             figure_cell(found.standardised, 2), cell_of(""), cell_of("")});
        for (std::size_t item = 0; item < found.items.size(); ++item)
            add(row, study.questions.find(row.measure.items[item])->wording, 1,
                {cell_of(""), cell_of(""), cell_of(""), cell_of(""), cell_of(""), cell_of(""),
                 figure_cell(found.items[item].item_total, 2),
                 figure_cell(found.items[item].alpha_if_deleted, 2)});
    }
    return table;
}

} // namespace themata
