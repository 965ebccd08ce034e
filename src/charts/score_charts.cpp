#include "charts/score_charts.h"

#include "charts/page.h"
#include "study/labels.h"
#include "text/sentences.h"
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace themata::charts {

namespace {

constexpr double stack_height = 40;
constexpr double box_height = 16; // for the median and the quartiles
constexpr double row_gap = 12;
constexpr double largest_dot = 4;
constexpr double smallest_dot = 1.75;
constexpr std::size_t most_bins = 60;

// Scores that stand in one stack.
struct Bins {
    double from = 0; // the least value of the first
    double width = 1;
    bool exact = true; // each bin holds one value
    std::map<std::int64_t, std::uint32_t> counts;

    [[nodiscard]] double middle(std::int64_t bin) const {
        return from + width * (static_cast<double>(bin) + (exact ? 0.0 : 0.5));
    }
};

struct ScoreRange {
    double least;
    double most;
};

ScoreRange range_of(const Distributions& what) {
    double least = std::numeric_limits<double>::max();
    double most = std::numeric_limits<double>::lowest();
    for (const DistributionGroup& group : what.groups)
        for (const double value : group.values) {
            least = std::min(least, value);
            most = std::max(most, value);
        }
    return {what.least ? std::min(*what.least, least) : least,
            what.most ? std::max(*what.most, most) : most};
}

// The step that all values are multiples of, if there is one that is not too fine.
double step_of(const Distributions& what, const ScoreRange& spread) {
    for (const double step : {1.0, 0.5, 0.25, 0.2, 0.1}) {
        const auto is_multiple = [&](double value) {
            return std::abs(value / step - std::round(value / step)) < 1e-6;
        };
        const bool all = std::ranges::all_of(what.groups, [&](const DistributionGroup& group) {
            return std::ranges::all_of(group.values, is_multiple);
        });
        if (all && (spread.most - spread.least) / step <= static_cast<double>(most_bins))
            return step;
    }
    return 0;
}

Bins bins_of(const DistributionGroup& group, const ScoreRange& spread, double step) {
    Bins bins;
    bins.exact = step > 0;
    bins.width =
        bins.exact ? step
                   : std::max((spread.most - spread.least) / static_cast<double>(most_bins), 1e-9);
    bins.from = bins.exact ? 0 : spread.least;
    for (const double value : group.values) {
        const double at = (value - bins.from) / bins.width;
        const auto bin = static_cast<std::int64_t>(bins.exact ? std::round(at) : std::floor(at));
        ++bins.counts[bins.exact ? bin : std::min(bin, static_cast<std::int64_t>(most_bins) - 1)];
    }
    return bins;
}

std::uint32_t highest(const Bins& bins) {
    std::uint32_t most = 0;
    for (const auto& [bin, count] : bins.counts)
        most = std::max(most, count);
    return most;
}

struct DrawnValues {
    Scale scale;
    ScoreRange spread;
    double step = 0;        // 0: values are taken together in bins
    double dot = 0;         // radius; 0: bars
    std::uint32_t most = 1; // the highest stack of all groups
};

std::string tip_of(const DistributionGroup& group, const Bins& bins, std::int64_t bin,
                   std::uint32_t count) {
    const std::string value =
        bins.exact ? short_number(bins.middle(bin))
                   : fmt::format("{} to {}", short_number(bins.middle(bin) - bins.width / 2),
                                 short_number(bins.middle(bin) + bins.width / 2));
    return one_line(fmt::format("{}: {} with {}", group.name, grouped(count), value));
}

void draw_stack(Page& page, const DrawnValues& drawn, double x, double base, std::uint32_t count,
                double bin_width, const std::string& tip) {
    if (drawn.dot > 0) {
        for (std::uint32_t i = 0; i < count; ++i)
            page.disc({x, base - drawn.dot * (2 * i + 1)}, drawn.dot - 0.4, {Ink::soft}, tip);
        return;
    }
    const double height = std::max(0.75, stack_height * count / drawn.most);
    const double half = std::clamp(bin_width * 0.42, 0.5, 8.0); // within the plot
    page.bar({x - half, base - height, x + half, base}, {Ink::soft}, tip);
}

void draw_middle(Page& page, const DistributionGroup& group, const Scale& scale, double base) {
    const std::string tip = one_line(
        fmt::format("{}: median {}, quartiles {} and {}", group.name, short_number(group.median),
                    short_number(group.low), short_number(group.high)));
    const double y = base + box_height / 2 + 1;
    page.stroke({{{scale.at(group.low), y}, {scale.at(group.high), y}}}, {{Ink::mark}, 3}, tip);
    page.disc({scale.at(group.median), y}, 5, {Ink::paper}, tip);
    page.disc({scale.at(group.median), y}, 4, {Ink::mark}, tip);
}

std::string figures(const DistributionGroup& group) {
    return fmt::format("{} ({}\u2013{})", short_number(group.median), short_number(group.low),
                       short_number(group.high));
}

std::string n_of(const DistributionGroup& group) {
    std::string n = fmt::format("n = {}", grouped(group.values.size()));
    if (group.missing > 0)
        n += fmt::format(", {} missing", grouped(group.missing));
    return n;
}

void draw_group(Page& page, const DistributionGroup& group, const DrawnValues& drawn, double names,
                double beside) {
    const double base = page.y + stack_height;
    const double bottom = base + box_height;
    const Fitted name = page.fitted(group.name, page.body(), names, 3);
    page.lines({page.left(), page.y, page.left() + names, bottom}, name, page.body(), Anchor::left,
               group.name);
    page.rule({drawn.scale.start, base}, {drawn.scale.end, base});
    if (!group.values.empty()) {
        const Bins bins = bins_of(group, drawn.spread, drawn.step);
        const double width = drawn.scale.at(bins.width) - drawn.scale.at(0);
        for (const auto& [bin, count] : bins.counts)
            draw_stack(page, drawn, drawn.scale.at(bins.middle(bin)), base, count, width,
                       tip_of(group, bins, bin, count));
        draw_middle(page, group, drawn.scale, base);
        page.words_level(beside, base - 8, figures(group), page.strong());
    }
    page.words_level(beside, base + 8, n_of(group), page.small());
    page.count(one_line(group.name + ": " + n_of(group)));
    page.y = bottom + row_gap;
}

double widest(const Page& page, const Distributions& what, const Lettering& letters,
              std::string (*text)(const DistributionGroup&)) {
    double width = 0;
    for (const DistributionGroup& group : what.groups)
        width = std::max(width, page.width_of(text(group), letters));
    return width;
}

DrawnValues drawn_on(const Distributions& what, double start, double end,
                     const std::vector<double>& places) {
    DrawnValues drawn;
    drawn.spread = range_of(what);
    drawn.step = step_of(what, drawn.spread);
    drawn.scale = {std::min(places.front(), drawn.spread.least),
                   std::max(places.back(), drawn.spread.most), start, end};
    Bins any;
    for (const DistributionGroup& group : what.groups) {
        any = bins_of(group, drawn.spread, drawn.step);
        drawn.most = std::max(drawn.most, highest(any));
    }
    const double bin = drawn.scale.at(any.width) - drawn.scale.at(0);
    const double dot = std::min({largest_dot, bin / 2, stack_height / (2.0 * drawn.most)});
    drawn.dot = dot < smallest_dot ? 0 : dot;
    return drawn;
}

std::string seen(const Distributions& what) {
    std::string text = fmt::format("Distribution of {}.", what.measure);
    for (const DistributionGroup& group : what.groups)
        text += group.values.empty()
                    ? fmt::format(" {}: no values.", group.name)
                    : fmt::format(" {}: median {}, {}.", group.name, figures(group), n_of(group));
    return one_line(text);
}

} // namespace

Result<Chart> distribution(const Distributions& what, const Style& style, const Measure& measure) {
    const auto is_empty = [](const DistributionGroup& group) { return group.values.empty(); };
    if (std::ranges::all_of(what.groups, is_empty))
        return failure(Error::Code::refused, "There are no scores to draw.",
                       "Import questionnaires with scored items, or name another measure.");
    Page page(style, measure, 440);
    page.head(what.title,
              fmt::format("Median ({}) beside each group.",
                          what.quartiles.empty() ? "quartiles" : "quartiles: " + what.quartiles));
    double names = widest(page, what, page.body(),
                          [](const DistributionGroup& group) { return one_line(group.name); });
    names = std::ceil(std::min(names, page.inner() * 0.26)) + 1;
    const double beside = std::max(widest(page, what, page.strong(), figures),
                                   widest(page, what, page.small(), n_of));
    const double words = page.right() - std::ceil(beside);
    const ScoreRange spread = range_of(what);
    const auto places = what.least && what.most ? scale_ticks(spread.least, spread.most, 8)
                                                : ticks(spread.least, spread.most, 8);
    const DrawnValues drawn =
        drawn_on(what, page.left() + names + 3 * grid, words - 3 * grid, places);
    const double top = page.y;
    for (const DistributionGroup& group : what.groups)
        draw_group(page, group, drawn, names, words);
    page.plot({drawn.scale.start - 8, top, drawn.scale.end + 8, page.y});
    page.y = draw_axis_below(page, drawn.scale, places, page.y - row_gap / 2, what.measure) + grid;
    page.note(std::string(drawn.dot > 0 ? "A dot for each participant."
                                        : "Bars: participants with this value.") +
              " Line and large dot below: quartiles and median.");
    return page.done(seen(what));
}

namespace {

std::string row_name(const std::vector<std::string>& keys) {
    return keys.empty() ? std::string("All") : joined(keys, ", ");
}

// What an item, or a scale of items, can be at least and at most; none where nobody stated it.
struct Range {
    std::optional<double> least;
    std::optional<double> most;
};

Range range_of(const Study& study, const ScoreMeasure& measure, const Scoring& scoring) {
    const Question* item =
        measure.items.empty() ? nullptr : study.questions.find(measure.items.front());
    const themata::Scale* scale = item ? study.scales.find(item->scale) : nullptr;
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
    LikertRow bars{.group = row_name(row.keys),
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
    const std::string name = item->domain.empty() ? question_name(study, item->id) : item->domain;
    return item->direction == Direction::reversed ? name + " (reversed)" : name;
}

std::string title_of(const Scores& scores, const Study& study) {
    const ScoreMeasure& first = scores.rows.front().measure;
    const Question* item = study.questions.find(first.items.front());
    const themata::Scale* scale = item ? study.scales.find(item->scale) : nullptr;
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
    DistributionGroup group{.name = row_name(row.keys),
                            .values = {},
                            .missing = static_cast<std::uint32_t>(row.missing)};
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
