#include "exchange/reading/judged_scores.h"

#include "exchange/reading/answer_words.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <unordered_map>

namespace themata {

namespace {

// A scale in words has no more labels than these, with those that are told as missing.
constexpr std::size_t most_labels = 24;

bool is_declared_missing(const ColumnFacts* facts, std::string_view cell) {
    if (!facts)
        return false;
    return std::ranges::any_of(facts->missing, [&](const std::string& value) {
        const std::string* label = facts->label_of(value);
        return value == cell || (label && *label == cell);
    });
}

// What the file says that a label stands for.
std::optional<double> number_of_label(const ColumnFacts* facts, const std::string& label) {
    if (facts)
        for (const ValueLabel& each : facts->labels)
            if (each.label == label)
                return number_as_typed(each.value);
    return std::nullopt;
}

void sort_words(JudgedColumn& judged, const ColumnProfile& profile, const ColumnFacts* facts,
                bool are_guarded) {
    for (const CountedCell& each : profile.words_seen) {
        if (judged.labels.size() > most_labels)
            return; // no scale
        const std::string_view cell = are_guarded ? unguarded(each.cell) : each.cell;
        if (read_number(cell).is_number())
            continue;
        const bool is_missing = is_missing_word(cell) || is_declared_missing(facts, cell);
        add_label(is_missing ? judged.missing : judged.labels, trimmed(cell), each.count);
    }
}

// Each label has a number, and no number two labels.
std::vector<LabelScore> numbered_labels(const std::vector<CountedLabel>& labels,
                                        const ColumnFacts* facts) {
    std::vector<LabelScore> numbered;
    for (const CountedLabel& each : labels) {
        auto number = number_of_label(facts, each.label);
        if (!number)
            if (const auto labelled = labelled_number(each.label))
                number = labelled->number;
        if (!number || std::ranges::find(numbered, number, &LabelScore::number) != numbered.end())
            return {};
        numbered.push_back({.label = each.label, .number = number});
    }
    std::ranges::sort(numbered, {}, &LabelScore::number);
    return numbered;
}

// Not "1 - control" and "2 - treated": a scale is known by its labels, its heading, or by numbers
// between those at its ends.
bool are_of_a_scale(const JudgedColumn& judged, const ColumnProfile& profile,
                    const ColumnFacts* facts, bool is_scale) {
    const auto is_known = [](const CountedLabel& each) {
        const auto labelled = labelled_number(each.label);
        return is_rating_label(labelled ? labelled->label : std::string_view(each.label));
    };
    const bool has_labels = facts && !facts->labels.empty();
    return is_scale || profile.numbers > 0 || (!has_labels && judged.labels.size() >= 4) ||
           std::ranges::any_of(judged.labels, is_known);
}

// The least and the greatest of the values that the file has names for, beside those that are
// missing. Nothing where a name is that of a rating or holds a number.
struct NamedValues {
    double least = 0;
    double most = 0;
    std::size_t names = 0;
    bool are_yes_and_no = true;
};

bool says_missing(const ColumnFacts& facts, const ValueLabel& each) {
    return facts.is_missing(each.value) || is_missing_word(each.label);
}

std::optional<NamedValues> named_values(const ColumnFacts& facts) {
    NamedValues named;
    for (const ValueLabel& each : facts.labels) {
        if (says_missing(facts, each))
            continue;
        const auto number = number_as_typed(each.value);
        if (!number || is_rating_label(each.label) || number_as_typed(each.label) ||
            labelled_number(each.label))
            return std::nullopt;
        named.least = named.names == 0 ? *number : std::min(named.least, *number);
        named.most = named.names == 0 ? *number : std::max(named.most, *number);
        named.are_yes_and_no = named.are_yes_and_no && yes_or_no(each.label).has_value();
        ++named.names;
    }
    return named.names == 0 ? std::nullopt : std::optional(named);
}

// Numbers that stand for names, as 1 for “Male” and 2 for “Female”. Not where the names are those
// of a rating, or stand at the ends of a scale only.
bool stand_for_names(const ColumnProfile& profile, const ColumnFacts* facts) {
    const auto names = facts ? named_values(*facts) : std::nullopt;
    if (!names)
        return false;
    std::size_t named = 0;
    std::size_t others = 0;
    for (const CountedCell& each : profile.numbers_seen) {
        const std::string* label = facts->label_of(each.cell);
        if (facts->is_missing(each.cell) || (label && is_missing_word(*label)))
            continue;
        const auto number = number_as_typed(each.cell);
        if (!label && number && *number > names->least && *number < names->most)
            return false;
        (label ? named : others) += each.count;
    }
    const bool are_ends = names->names == 2 && names->most - names->least >= 3;
    return named > 0 && others <= named && (names->are_yes_and_no || !are_ends);
}

CellsAre without_ratings(JudgedColumn& judged, const ColumnProfile& profile,
                         const ColumnFacts* facts, bool is_scale) {
    if (judged.labels.empty()) {
        const bool are_numbers =
            profile.numbers > 0 && (is_scale || !stand_for_names(profile, facts));
        return are_numbers ? CellsAre::numbers : CellsAre::nothing;
    }
    if (!profile.knows_words() || judged.labels.size() > most_labels)
        return CellsAre::nothing;
    judged.numbered = numbered_labels(judged.labels, facts);
    if (!judged.numbered.empty() && are_of_a_scale(judged, profile, facts, is_scale))
        return CellsAre::labelled;
    // Words that say that there is no answer are no answer in words.
    const bool are_mostly_numbers = profile.numbers * 2 >= profile.filled - profile.missing;
    return is_scale && are_mostly_numbers ? CellsAre::numbers_and_words : CellsAre::nothing;
}

std::vector<JudgedGroup> grouped_by_scale(const Headings& headings,
                                          std::vector<JudgedColumn>& columns) {
    std::vector<JudgedGroup> groups;
    std::unordered_map<std::string, std::size_t> by_scale;
    const auto items = items_in(headings);
    for (std::size_t at = 0; at < headings.size(); ++at) {
        columns[at].item = items[at];
        const std::string scale = items[at] ? items[at]->scale : "";
        const auto [place, is_new] =
            by_scale.try_emplace(scale.empty() ? "\n" + std::to_string(at) : scale, groups.size());
        if (is_new)
            groups.push_back({.name = scale.empty() ? headings[at].name : scale,
                              .is_scale = !scale.empty(),
                              .columns = {},
                              .labels = {},
                              .unknown = {},
                              .fits = {},
                              .sure = {}});
        groups[place->second].columns.push_back(at);
        columns[at].group = place->second;
    }
    return groups;
}

std::vector<std::string> texts_of(const std::vector<CountedLabel>& labels) {
    std::vector<std::string> texts;
    for (const CountedLabel& each : labels)
        texts.push_back(each.label);
    return texts;
}

// As 99 does, which stands for no answer beside labels.
bool are_codes(const std::vector<CountedCell>& numbers) {
    return std::ranges::all_of(numbers, [](const CountedCell& each) {
        const auto number = number_as_typed(each.cell);
        return number && may_be_missing_code(*number);
    });
}

bool may_hold_ratings(const JudgedColumn& column, const ColumnProfile& profile) {
    return !column.labels.empty() && are_codes(profile.numbers_seen) && profile.knows_words() &&
           column.labels.size() <= most_labels && column.are == CellsAre::nothing &&
           std::ranges::any_of(
               column.labels, [](const CountedLabel& each) { return is_rating_label(each.label); });
}

// Labels that stand in no scale at all are set aside; there are few of them.
void set_aside_unknown(JudgedGroup& group) {
    std::vector<CountedLabel> known;
    for (const CountedLabel& each : group.labels)
        (is_rating_label(each.label) ? known : group.unknown).push_back(each);
    group.labels = std::move(known);
}

bool are_enough(const JudgedGroup& group) {
    const std::size_t known = cells_in(group.labels);
    const std::size_t unknown = cells_in(group.unknown);
    const bool repeats = known >= 2 * group.labels.size();
    const bool says_scale =
        group.is_scale || repeats || (group.unknown.empty() && group.labels.size() >= 3);
    return group.labels.size() >= 2 && says_scale && group.unknown.size() <= 3 &&
           unknown * 3 <= known;
}

void judge_ratings(JudgedGroup& group, std::vector<JudgedColumn>& columns,
                   const std::vector<ColumnProfile>& profiles) {
    std::vector<std::size_t> holders;
    for (const std::size_t column : group.columns)
        if (may_hold_ratings(columns[column], profiles[column]))
            holders.push_back(column);
    for (const std::size_t column : holders)
        for (const CountedLabel& each : columns[column].labels)
            add_label(group.labels, each.label, each.count);
    if (holders.empty())
        return;
    set_aside_unknown(group);
    if (!are_enough(group))
        return;
    group.fits = rating_fits(texts_of(group.labels));
    if (group.fits.empty())
        return;
    const RatingFit* sure = certain_fit(group.fits, cells_in(group.labels));
    if (sure && group.unknown.empty())
        group.sure = *sure;
    // A few answers in words without a heading that says so are more likely answers.
    const bool is_told = group.sure || group.is_scale || group.labels.size() >= 3 ||
                         cells_in(group.labels) >= 2 * group.labels.size();
    for (const std::size_t column : holders)
        if (is_told)
            columns[column].are = group.sure ? CellsAre::rating : CellsAre::unsure_rating;
}

} // namespace

void add_label(std::vector<CountedLabel>& labels, std::string_view label, std::size_t count) {
    const auto same = std::ranges::find(labels, label, &CountedLabel::label);
    if (same != labels.end()) {
        same->count += count;
        return;
    }
    // Of many different ones none is a label that is written in two ways.
    const std::string key = labels.size() <= most_labels ? word_key(label) : std::string();
    for (CountedLabel& each : labels)
        if (!key.empty() && word_key(each.label) == key) {
            each.count += count;
            return;
        }
    labels.push_back({.label = std::string(label), .count = count});
}

std::size_t cells_in(const std::vector<CountedLabel>& labels) {
    return std::accumulate(
        labels.begin(), labels.end(), std::size_t{0},
        [](std::size_t sum, const CountedLabel& each) { return sum + each.count; });
}

std::string counted_in_words(const std::vector<CountedLabel>& labels) {
    std::vector<std::string> words;
    for (const CountedLabel& each : labels)
        words.push_back(fmt::format("{} ({})", cell_in_quotes(each.label), grouped(each.count)));
    return listed(words, 5);
}

std::vector<LabelScore> at_points(const RatingFit& fit, const std::vector<CountedLabel>& labels) {
    std::vector<LabelScore> scores;
    for (std::size_t point = 1; point <= fit.labels.size(); ++point) {
        const auto seen = std::ranges::find(fit.points, point);
        scores.push_back(
            {.label = seen == fit.points.end()
                          ? fit.labels[point - 1]
                          : labels[static_cast<std::size_t>(seen - fit.points.begin())].label,
             .number = static_cast<double>(point)});
    }
    return scores;
}

RatingFit of_labels_seen(const JudgedGroup& group) {
    const std::vector<std::size_t>& points = group.fits[0].points;
    RatingFit fit{.points = {}, .labels = {}};
    for (const std::size_t point : points) {
        const auto before =
            std::ranges::count_if(points, [point](std::size_t other) { return other < point; });
        fit.points.push_back(static_cast<std::size_t>(before) + 1);
    }
    fit.labels.resize(points.size());
    return fit;
}

JudgedScores judged_scores(const Sheet& sheet, const Headings& headings,
                           const std::vector<ColumnProfile>& profiles) {
    JudgedScores judged;
    judged.columns.resize(headings.size());
    judged.groups = grouped_by_scale(headings, judged.columns);
    const bool are_guarded =
        std::ranges::find(headings, guard_heading, &Heading::name) != headings.end();
    for (std::size_t at = 0; at < headings.size(); ++at) {
        JudgedColumn& column = judged.columns[at];
        sort_words(column, profiles[at], sheet.facts_of(at), are_guarded);
        column.are = without_ratings(column, profiles[at], sheet.facts_of(at),
                                     judged.groups[column.group].is_scale);
    }
    for (JudgedGroup& group : judged.groups)
        judge_ratings(group, judged.columns, profiles);
    return judged;
}

} // namespace themata
