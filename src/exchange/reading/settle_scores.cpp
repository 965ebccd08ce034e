#include "exchange/reading/settle_scores.h"

#include "exchange/reading/answer_words.h"
#include "exchange/reading/score_options.h"
#include "exchange/reading/words.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace themata {

namespace {

using Use = ColumnUse;

bool holds_scores(const ColumnPlan& column) {
    return column.use == Use::score || column.use == Use::value;
}

void add_way(Doubt& doubt, const char* option, const std::string& value, std::string means) {
    doubt.ways.push_back({.option = option, .value = value, .means = std::move(means)});
}

class SettlesScores {
public:
    SettlesScores(const ScoresToSettle& scores, FileMapping& mapping)
        : in_(scores), map_(mapping), is_recoded_(mapping.columns.size(), false),
          is_kept_(mapping.columns.size(), false) {}

    Result<void> settle() {
        if (auto taken = take_recodes(); !taken)
            return taken;
        take_kept_recodes();
        for (const JudgedGroup& group : in_.judged.groups)
            settle_labels(group);
        settle_signs();
        take_missing();
        take_kept_missing();
        declare_missing();
        ask_for_codes();
        return {};
    }

private:
    // Labels.
    Result<void> take_recodes();
    void recode(std::size_t column, const std::vector<LabelScore>& labels);
    [[nodiscard]] std::vector<CountedLabel> without_number(std::size_t column) const;
    // As files before were recoded.
    void take_kept_recodes();
    void keep(std::size_t column, const std::string& labels);
    void ask_for_further(const JudgedGroup& group);
    void ask_for_further(const std::vector<std::size_t>& columns);
    [[nodiscard]] bool is_as_kept(std::size_t column, const KeptScores& kept) const;
    [[nodiscard]] bool may_differ(std::size_t column, const JudgedGroup& group) const;
    void settle_labels(const JudgedGroup& group);
    void ask_for_recode(const JudgedGroup& group, const std::vector<std::size_t>& columns);
    void ask_for_words(std::size_t column);
    [[nodiscard]] std::vector<CountedLabel> words_not_told(std::size_t column) const;
    // Numbers.
    void settle_signs();
    void ask_for_sign(const std::vector<std::size_t>& columns);
    [[nodiscard]] std::optional<DecimalSign> sign_of(std::size_t column) const;
    [[nodiscard]] std::vector<CountedNumber> numbers_in(std::size_t column, DecimalSign sign) const;
    [[nodiscard]] std::vector<CountedNumber> values_in(std::size_t column) const;
    // What is missing.
    void take_missing();
    void take_kept_missing();
    void declare_missing();
    void ask_for_codes();
    void add_codes(std::size_t column, const std::vector<std::string>& values);
    [[nodiscard]] std::vector<double> codes_in(const std::vector<std::size_t>& columns) const;

    [[nodiscard]] std::string where(const std::vector<std::size_t>& columns) const;
    [[nodiscard]] std::string option_name(const std::vector<std::size_t>& columns) const;
    [[nodiscard]] std::string names(const std::vector<std::size_t>& columns) const;
    void add_ways_out(Doubt& doubt, const std::vector<std::size_t>& columns) const;

    const ScoresToSettle& in_;
    FileMapping& map_;
    std::vector<bool> is_recoded_; // by an option, or as before
    std::vector<bool> is_kept_;    // as before
    std::set<std::size_t> keeps_;  // no number of these is a code
};

std::string SettlesScores::names(const std::vector<std::size_t>& columns) const {
    std::string list;
    for (const std::size_t column : columns)
        list += (list.empty() ? "" : ",") + map_.columns[column].name;
    return list;
}

// As --recode and --missing name them: the scale, or the column.
std::string SettlesScores::option_name(const std::vector<std::size_t>& columns) const {
    const JudgedGroup& group = in_.judged.groups[in_.judged.columns[columns[0]].group];
    return columns.size() > 1 && group.is_scale ? group.name : map_.columns[columns[0]].name;
}

std::string SettlesScores::where(const std::vector<std::size_t>& columns) const {
    if (columns.size() == 1)
        return fmt::format("column {}", in_quotes(map_.columns[columns[0]].name));
    std::vector<std::string> list;
    for (const std::size_t column : columns)
        list.push_back(in_quotes(map_.columns[column].name));
    return "columns " + listed(list, 4);
}

// As answers, beside all that are answers anyway, or not at all.
void SettlesScores::add_ways_out(Doubt& doubt, const std::vector<std::size_t>& columns) const {
    if (!map_.first(Use::answer) && !map_.first(Use::value)) {
        std::vector<std::size_t> texts;
        for (const ColumnPlan* text : map_.all(Use::text))
            texts.push_back(text->column);
        texts.insert(texts.end(), columns.begin(), columns.end());
        add_way(doubt, "--text", names(texts), "answers in words, and no scores");
    }
    if (!map_.first(Use::value))
        add_way(doubt, "--leave-out", names(columns), "not taken at all");
}

std::vector<std::string> labels_of(const JudgedColumn& column) {
    std::vector<std::string> labels;
    for (const auto* list : {&column.labels, &column.missing})
        for (const CountedLabel& each : *list)
            labels.push_back(each.label);
    return labels;
}

Result<void> SettlesScores::take_recodes() {
    for (const std::string& option : in_.options.recode) {
        const AtColumns at = at_columns(in_.headings, option);
        std::vector<std::string> known;
        for (const std::size_t column : at.columns)
            for (std::string& label : labels_of(in_.judged.columns[column]))
                known.push_back(std::move(label));
        if (at.columns.empty())
            continue;
        const auto labels = recode_in(at.rest, known);
        if (!labels)
            return failure(labels.error());
        std::vector<std::string> unseen;
        for (const LabelScore& each : *labels)
            if (std::ranges::none_of(known,
                                     [&](const std::string& label) {
                                         return word_key(label) == word_key(each.label);
                                     }) &&
                !read_number(each.label).is_number())
                unseen.push_back(cell_in_quotes(each.label));
        if (!unseen.empty())
            map_.notes.push_back(
                fmt::format("No cell of the {} says {}.", where(at.columns), listed(unseen)));
        for (const std::size_t column : at.columns)
            if (holds_scores(map_.columns[column]))
                recode(column, *labels);
    }
    return {};
}

void SettlesScores::recode(std::size_t column, const std::vector<LabelScore>& labels) {
    auto& taken = map_.columns[column].cells.labels;
    taken.insert(taken.end(), labels.begin(), labels.end());
    is_recoded_[column] = true;
    const auto left = without_number(column);
    if (!left.empty())
        map_.notes.push_back(fmt::format("No number was given to {} in the {}; they are missing, "
                                         "each with its label as the reason.",
                                         counted_in_words(left), where({column})));
}

std::vector<CountedLabel> SettlesScores::without_number(std::size_t column) const {
    const auto& taken = map_.columns[column].cells.labels;
    std::vector<CountedLabel> left;
    for (const CountedLabel& each : in_.judged.columns[column].labels)
        if (std::ranges::none_of(taken, [&](const LabelScore& known) {
                return word_key(known.label) == word_key(each.label);
            }))
            left.push_back(each);
    return left;
}

// Of an item of the study whose file then had this column.
bool SettlesScores::is_as_kept(std::size_t column, const KeptScores& kept) const {
    return in_.known[column] && holds_scores(map_.columns[column]) &&
           std::ranges::find(kept.headings, in_.headings[column].name) != kept.headings.end();
}

void SettlesScores::take_kept_recodes() {
    if (!in_.kept)
        return;
    for (auto kept = in_.kept->rbegin(); kept != in_.kept->rend(); ++kept)
        for (const std::string& option : kept->recode) {
            const AtColumns at = at_columns(in_.headings, option);
            for (const std::size_t column : at.columns)
                if (!is_recoded_[column] && is_as_kept(column, *kept))
                    keep(column, at.rest);
        }
    for (const JudgedGroup& group : in_.judged.groups)
        ask_for_further(group);
}

// A file that says the numbers of its labels is believed.
void SettlesScores::keep(std::size_t column, const std::string& labels) {
    const JudgedColumn& judged = in_.judged.columns[column];
    if (judged.are == CellsAre::labelled)
        return;
    if (const auto kept = recode_in(labels, labels_of(judged))) {
        map_.columns[column].cells.labels = *kept;
        is_recoded_[column] = true;
        is_kept_[column] = true;
    }
}

// Of a scale whose items all have the same labels once.
void SettlesScores::ask_for_further(const JudgedGroup& group) {
    std::vector<std::size_t> kept;
    std::vector<std::size_t> with_others;
    for (const std::size_t column : group.columns) {
        if (is_kept_[column])
            kept.push_back(column);
        if (is_kept_[column] && !without_number(column).empty())
            with_others.push_back(column);
    }
    if (with_others.empty())
        return;
    const bool are_alike = std::ranges::all_of(kept, [&](std::size_t column) {
        return map_.columns[column].cells.labels == map_.columns[kept[0]].cells.labels;
    });
    if (are_alike)
        ask_for_further(kept);
    else
        for (const std::size_t column : with_others)
            ask_for_further(std::vector{column});
}

void SettlesScores::ask_for_further(const std::vector<std::size_t>& columns) {
    std::vector<CountedLabel> left;
    for (const std::size_t column : columns)
        for (const CountedLabel& each : without_number(column))
            add_label(left, each.label, each.count);
    auto recode = map_.columns[columns[0]].cells.labels;
    for (const CountedLabel& each : left)
        recode.push_back({.label = each.label, .number = {}});
    Doubt doubt{.id = "recode",
                .file = 0,
                .where = where(columns),
                .what =
                    fmt::format("The files before gave no number to {}.", counted_in_words(left)),
                .ways = {}};
    add_way(doubt, "--recode", fmt::format("{}: {}", option_name(columns), as_recode(recode)),
            fmt::format("the other labels as before; {} missing, or put a number there",
                        counted(cells_in(left), "cell")));
    add_ways_out(doubt, columns);
    map_.doubts.push_back(std::move(doubt));
}

// The study has scores of it, and nothing tells which numbers its labels were. A whole scale of
// five points and more leaves no other.
bool SettlesScores::may_differ(std::size_t column, const JudgedGroup& group) const {
    return in_.known[column] && group.fits.size() > 1 &&
           (group.sure->labels.size() < 5 || group.sure->unseen() > 0);
}

void SettlesScores::settle_labels(const JudgedGroup& group) {
    std::vector<std::size_t> unsure;
    for (const std::size_t at : group.columns) {
        ColumnPlan& column = map_.columns[at];
        const JudgedColumn& judged = in_.judged.columns[at];
        if (!holds_scores(column) || is_recoded_[at])
            continue;
        if (judged.are == CellsAre::labelled)
            column.cells.labels = judged.numbered;
        else if (judged.are == CellsAre::rating && !may_differ(at, group))
            column.cells.labels = at_points(*group.sure, group.labels);
        else if (judged.is_rating())
            unsure.push_back(at);
        else if (!judged.labels.empty())
            ask_for_words(at);
    }
    if (!unsure.empty())
        ask_for_recode(group, unsure);
}

std::vector<CountedNumber> numbers_at(const RatingFit& fit,
                                      const std::vector<CountedLabel>& labels) {
    std::vector<CountedNumber> numbers;
    for (std::size_t at = 0; at < labels.size(); ++at)
        numbers.push_back(
            {.number = static_cast<double>(fit.points[at]), .count = labels[at].count});
    return numbers;
}

// Nothing is taken for certain; the preview shows the shortest of the scales.
void SettlesScores::ask_for_recode(const JudgedGroup& group,
                                   const std::vector<std::size_t>& columns) {
    constexpr std::size_t most_scales = 6;
    Doubt doubt{.id = "recode", .file = 0, .where = where(columns), .what = {}, .ways = {}};
    const std::string seen = counted_in_words(group.labels);
    const std::string rest =
        group.unknown.empty() ? "" : "; " + counted_in_words(group.unknown) + " would be missing";
    if (group.fits.size() > 1 || group.unknown.empty())
        doubt.what = fmt::format("The cells are labels of a rating scale, but of how many points "
                                 "they do not tell: {}.",
                                 seen);
    else
        doubt.what = fmt::format("The cells are labels of a rating scale, {}, but not {}.", seen,
                                 counted_in_words(group.unknown));
    for (std::size_t at = 0; at < std::min(group.fits.size(), most_scales); ++at) {
        const RatingFit& fit = group.fits[at];
        add_way(
            doubt, "--recode",
            fmt::format("{}: {}", option_name(columns), as_recode(at_points(fit, group.labels))),
            fmt::format("{} points: {}{}", fit.labels.size(),
                        scores_in_words(numbers_at(fit, group.labels)), rest));
    }
    if (std::ranges::none_of(group.fits, [](const RatingFit& fit) { return fit.unseen() == 0; })) {
        const RatingFit seen_only = of_labels_seen(group);
        add_way(doubt, "--recode",
                fmt::format("{}: {}", option_name(columns),
                            as_recode(at_points(seen_only, group.labels))),
                fmt::format("{} points, those that were given: {}{}", group.labels.size(),
                            scores_in_words(numbers_at(seen_only, group.labels)), rest));
    }
    add_ways_out(doubt, columns);
    for (const std::size_t column : columns)
        map_.columns[column].cells.labels = at_points(group.fits[0], group.labels);
    map_.doubts.push_back(std::move(doubt));
}

std::vector<CountedLabel> SettlesScores::words_not_told(std::size_t column) const {
    std::vector<CountedLabel> left = in_.judged.columns[column].labels;
    std::erase_if(left, [&](const CountedLabel& each) {
        const auto says = [&](const std::vector<std::string>& options) {
            return is_said_missing(in_.headings, options, column, each.label);
        };
        return says(in_.options.missing) ||
               (in_.kept && std::ranges::any_of(*in_.kept, [&](const KeptScores& kept) {
                    return is_as_kept(column, kept) && says(kept.missing);
                }));
    });
    return left;
}

// Words that nothing tells a number for. In a file of scores by item they are reasons.
void SettlesScores::ask_for_words(std::size_t column) {
    const ColumnProfile& profile = in_.profiles[column];
    const std::vector<CountedLabel> labels = words_not_told(column);
    if (map_.columns[column].use == Use::value || labels.empty())
        return;
    const std::string name = map_.columns[column].name;
    Doubt doubt{.id = profile.numbers > 0 ? "missing" : "recode",
                .file = 0,
                .where = where({column}),
                .what = fmt::format("{} no number: {}.",
                                    counted(cells_in(labels), "cell is", "cells are"),
                                    counted_in_words(labels)),
                .ways = {}};
    constexpr std::size_t most_offered = 12;
    const bool are_few = profile.knows_words() && labels.size() <= most_offered;
    if (are_few && profile.numbers > 0) {
        std::vector<std::string> words;
        for (const CountedLabel& each : labels)
            words.push_back(as_listed(one_line(each.label)));
        for (const auto& ends : labels_at_ends(labels, numbers_in(column, DecimalSign::point)))
            add_way(doubt, "--recode", fmt::format("{}: {}", name, as_recode(ends)),
                    "labels at the ends of the numbers");
        add_way(doubt, "--missing", fmt::format("{}: {}", name, joined(words, ", ")),
                fmt::format("{}; the words are missing, each as its own reason",
                            scores_in_words(numbers_in(column, DecimalSign::point))));
    } else if (are_few) {
        std::vector<LabelScore> in_order;
        for (const CountedLabel& each : labels)
            in_order.push_back(
                {.label = each.label, .number = static_cast<double>(in_order.size() + 1)});
        add_way(doubt, "--recode", fmt::format("{}: {}", name, as_recode(in_order)),
                "numbers in the order in which the labels first come; put your own there");
    }
    add_ways_out(doubt, {column});
    map_.doubts.push_back(std::move(doubt));
}

// The sign before the decimals.

std::vector<CountedNumber> SettlesScores::numbers_in(std::size_t column, DecimalSign sign) const {
    std::vector<CountedNumber> numbers;
    for (const CountedCell& each : in_.profiles[column].numbers_seen)
        if (const auto number = number_as_typed(each.cell, sign)) {
            const auto same = std::ranges::find(numbers, *number, &CountedNumber::number);
            if (same == numbers.end())
                numbers.push_back({.number = *number, .count = each.count});
            else
                same->count += each.count;
        }
    return numbers;
}

// Nothing where a cell could be two numbers and no other tells which.
std::optional<DecimalSign> SettlesScores::sign_of(std::size_t column) const {
    const ColumnProfile& profile = in_.profiles[column];
    if (profile.by_either == 0)
        return DecimalSign::either;
    const bool has_comma = std::ranges::any_of(profile.numbers_seen, [](const CountedCell& each) {
        return read_number(each.cell).is_ambiguous() && each.cell.find(',') != each.cell.npos;
    });
    // A file that knows numbers says them with a point.
    if (!in_.sheet.format.empty() && !has_comma)
        return DecimalSign::point;
    if ((profile.by_point > 0) == (profile.by_comma > 0))
        return std::nullopt;
    return profile.by_point > 0 ? DecimalSign::point : DecimalSign::comma;
}

void SettlesScores::settle_signs() {
    const auto told = in_.options.decimal ? decimal_sign_named(*in_.options.decimal) : std::nullopt;
    std::vector<std::size_t> unsure;
    for (ColumnPlan& column : map_.columns) {
        if (!holds_scores(column))
            continue;
        const auto sign = told ? told : sign_of(column.column);
        column.cells.sign = sign.value_or(DecimalSign::point);
        if (!sign)
            unsure.push_back(column.column);
    }
    if (!unsure.empty())
        ask_for_sign(unsure);
}

void SettlesScores::ask_for_sign(const std::vector<std::size_t>& columns) {
    std::vector<CountedNumber> by_point;
    std::vector<CountedNumber> by_comma;
    std::string example;
    std::size_t cells = 0;
    for (const std::size_t column : columns) {
        for (auto& [numbers, sign] :
             {std::pair{&by_point, DecimalSign::point}, std::pair{&by_comma, DecimalSign::comma}})
            std::ranges::copy(numbers_in(column, sign), std::back_inserter(*numbers));
        cells += in_.profiles[column].by_either;
        for (const CountedCell& each : in_.profiles[column].numbers_seen)
            if (example.empty() && read_number(each.cell).is_ambiguous())
                example = trimmed(each.cell);
    }
    const TypedNumber both = read_number(example);
    Doubt doubt{.id = "numbers",
                .file = 0,
                .where = where(columns),
                .what = fmt::format("{} be two numbers, as {} is {} with a point before the "
                                    "decimals and {} with a comma; no other cell tells.",
                                    counted(cells, "cell can", "cells can"),
                                    cell_in_quotes(example), fmt::format("{}", *both.by_point),
                                    fmt::format("{}", *both.by_comma)),
                .ways = {}};
    add_way(doubt, "--decimal", "point", scores_in_words(by_point));
    add_way(doubt, "--decimal", "comma", scores_in_words(by_comma));
    map_.doubts.push_back(std::move(doubt));
}

// What is missing.

void SettlesScores::add_codes(std::size_t column, const std::vector<std::string>& values) {
    ScoreCells& cells = map_.columns[column].cells;
    const ColumnFacts* facts = in_.sheet.facts_of(column);
    for (const std::string& value : values) {
        if (plain(value) == "none") {
            keeps_.insert(column);
            continue;
        }
        const auto number = number_as_typed(value);
        const std::string* label = facts ? facts->label_of(value) : nullptr;
        if (number &&
            std::ranges::find(cells.codes, *number, &MissingCode::number) == cells.codes.end())
            cells.codes.push_back({.number = *number, .reason = label ? *label : value});
        // A word that is said to be missing is so also where it is known as a label.
        std::erase_if(cells.labels, [&](const LabelScore& each) {
            return !number && word_key(each.label) == word_key(value);
        });
    }
}

void SettlesScores::take_missing() {
    for (const std::string& option : in_.options.missing) {
        const AtColumns at = at_columns(in_.headings, option);
        const auto values = listed_values(at.rest);
        for (const ColumnPlan& column : map_.columns)
            if (holds_scores(column) &&
                (at.columns.empty() ||
                 std::ranges::find(at.columns, column.column) != at.columns.end()))
                add_codes(column.column, values);
    }
}

// Codes of the study's items are the same in each file.
void SettlesScores::take_kept_missing() {
    if (!in_.kept)
        return;
    for (const KeptScores& kept : *in_.kept)
        for (const std::string& option : kept.missing) {
            const AtColumns at = at_columns(in_.headings, option);
            const auto values = listed_values(at.rest);
            for (const ColumnPlan& column : map_.columns)
                if (is_as_kept(column.column, kept) &&
                    (at.columns.empty() ||
                     std::ranges::find(at.columns, column.column) != at.columns.end()))
                    add_codes(column.column, values);
        }
}

void SettlesScores::declare_missing() {
    for (const ColumnPlan& column : map_.columns)
        if (const ColumnFacts* facts = in_.sheet.facts_of(column.column);
            facts && holds_scores(column) && !keeps_.contains(column.column)) {
            add_codes(column.column, facts->missing);
            // A file of Stata or R has no other way to say so.
            for (const ValueLabel& each : facts->labels)
                if (is_missing_word(each.label))
                    add_codes(column.column, {each.value});
        }
}

// The numbers and those that labels stand for: beside labels of 1 to 5 a 99 stands apart as well.
std::vector<CountedNumber> SettlesScores::values_in(std::size_t column) const {
    const ScoreCells& cells = map_.columns[column].cells;
    auto values = numbers_in(column, cells.sign);
    for (const CountedLabel& each : in_.judged.columns[column].labels)
        for (const LabelScore& label : cells.labels)
            if (label.number && word_key(label.label) == word_key(each.label))
                values.push_back({.number = *label.number, .count = each.count});
    return values;
}

std::vector<double> SettlesScores::codes_in(const std::vector<std::size_t>& columns) const {
    std::vector<CountedNumber> all;
    for (const std::size_t column : columns) {
        const ScoreCells& cells = map_.columns[column].cells;
        for (const CountedNumber& each : values_in(column)) {
            if (std::ranges::find(cells.codes, each.number, &MissingCode::number) !=
                cells.codes.end())
                continue;
            const auto same = std::ranges::find(all, each.number, &CountedNumber::number);
            if (same == all.end())
                all.push_back(each);
            else
                same->count += each.count;
        }
    }
    return codes_among(all);
}

void SettlesScores::ask_for_codes() {
    // Columns of any scale that hold the same codes are asked about together.
    std::map<std::vector<double>, std::vector<std::size_t>> with_codes;
    for (const JudgedGroup& group : in_.judged.groups) {
        std::vector<std::size_t> columns;
        for (const std::size_t at : group.columns)
            if (holds_scores(map_.columns[at]) && !keeps_.contains(at))
                columns.push_back(at);
        const auto codes = columns.empty() ? std::vector<double>() : codes_in(columns);
        if (!codes.empty())
            std::ranges::copy(columns, std::back_inserter(with_codes[codes]));
    }
    for (const auto& [codes, columns] : with_codes) {
        std::vector<std::string> said;
        std::vector<CountedNumber> as_values;
        for (const double code : codes)
            said.push_back(short_number(code));
        for (const std::size_t column : columns)
            std::ranges::copy(values_in(column), std::back_inserter(as_values));
        std::vector<CountedNumber> without = as_values;
        std::erase_if(without, [&](const CountedNumber& each) {
            return std::ranges::find(codes, each.number) != codes.end();
        });
        Doubt doubt{.id = "missing",
                    .file = 0,
                    .where = where(columns),
                    .what = fmt::format("{} {} far from the other numbers, as a code for a missing "
                                        "answer does.",
                                        listed(said), codes.size() == 1 ? "stands" : "stand"),
                    .ways = {}};
        const std::string values = joined(said, ", ");
        add_way(doubt, "--missing", values,
                fmt::format("{} as missing: {}; as a value: {}", values, scores_in_words(without),
                            scores_in_words(as_values)));
        const bool is_one_scale = std::ranges::all_of(columns, [&](std::size_t column) {
            return in_.judged.columns[column].group == in_.judged.columns[columns[0]].group;
        });
        add_way(doubt, "--missing",
                is_one_scale ? fmt::format("{}: none", option_name(columns)) : "none",
                fmt::format("a value: {}", scores_in_words(as_values)));
        map_.doubts.push_back(std::move(doubt));
    }
}

} // namespace

Result<void> settle_scores(const ScoresToSettle& scores, FileMapping& mapping) {
    return SettlesScores(scores, mapping).settle();
}

} // namespace themata
