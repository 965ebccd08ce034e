#include "index/filters.h"
#include "index/resolve.h"
#include "text/fold.h"
#include "text/nearest.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <set>

namespace themata {

namespace {

template <class Record>
std::vector<Named> named(const Table<Record>& records, std::string Record::*name) {
    std::vector<Named> all;
    records.for_each([&](const Record& record) { all.push_back({record.id.value, record.*name}); });
    return all;
}

std::vector<Named> named_questions(const Study& study) {
    std::vector<Named> all = named(study.questions, &Question::wording);
    study.questions.for_each([&](const Question& question) {
        if (!question.label.empty())
            all.push_back({question.id.value, question.label});
    });
    return all;
}

std::vector<Named> paths(const Study& study) {
    std::vector<Named> all;
    study.themes.for_each([&](const Theme& theme) {
        all.push_back({theme.id.value, path_of(study, theme.id)});
    });
    return all;
}

// The names that a field can have, in the order of ids.
std::vector<Named> known_names(const Study& study, FilterBy field) {
    switch (field) {
    case FilterBy::stage:
        return named(study.stages, &Stage::name);
    case FilterBy::role:
        return named(study.roles, &Role::name);
    case FilterBy::participant:
        return named(study.participants, &Participant::label);
    case FilterBy::question:
        return named_questions(study);
    case FilterBy::theme:
        return named(study.themes, &Theme::name);
    case FilterBy::coder:
        return named(study.coders, &Coder::name);
    default:
        break;
    }
    return {};
}

std::vector<Named> beginning_with(const std::vector<Named>& names, const std::string& typed) {
    const std::string loose = fold_loosely(typed);
    return those_that(
        names, [&](const std::string& name) { return fold_loosely(name).starts_with(loose); });
}

// Themes whose path ends in the typed one: "Bias/Sampling" for "Concerns/Bias/Sampling".
std::vector<Named> below_any(const std::vector<Named>& all_paths, const std::string& typed) {
    const std::string tail = "/" + fold_loosely(typed);
    return those_that(all_paths,
                      [&](const std::string& path) { return fold_loosely(path).ends_with(tail); });
}

// theme:= asks for the theme without those below it, not for its exact name.
std::vector<Named> fitting_themes(const Study& study, const std::string& typed) {
    std::vector<Named> found =
        best_fitting(known_names(study, FilterBy::theme), typed, Exactness::folded);
    if (!found.empty())
        return found;
    const std::vector<Named> all_paths = paths(study);
    found = best_fitting(all_paths, typed, Exactness::folded);
    return found.empty() ? below_any(all_paths, typed) : found;
}

std::vector<Named> fitting(const Study& study, const Query& query) {
    if (query.field == FilterBy::theme)
        return fitting_themes(study, query.text);
    const std::vector<Named> names = known_names(study, query.field);
    std::vector<Named> found = best_fitting(names, query.text, query.exactness);
    const bool by_first_words =
        query.field == FilterBy::question && query.exactness == Exactness::folded;
    return found.empty() && by_first_words ? beginning_with(names, query.text) : found;
}

struct FieldWords {
    std::string_view one;
    std::string_view many;
};

FieldWords words_for(FilterBy field) {
    switch (field) {
    case FilterBy::stage:
        return {"stage", "stages"};
    case FilterBy::role:
        return {"role", "roles"};
    case FilterBy::participant:
        return {"participant", "participants"};
    case FilterBy::question:
        return {"question", "questions"};
    case FilterBy::theme:
        return {"theme", "themes"};
    default:
        break;
    }
    return {"coder", "coders"};
}

Error unknown(const Study& study, const Query& filter) {
    constexpr std::size_t shown = 6;
    // Every participant of a large study is too many to compare and to sort through.
    std::vector<Named> names = known_names(study, filter.field);
    const std::vector<std::string> known = strings(
        {names.begin(),
         names.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(names.size(), 20'000))});
    const auto near = names_near(filter.text, known);
    const FieldWords words = words_for(filter.field);
    std::string hint = fmt::format("The study has no {} yet.", words.many);
    if (!near.empty())
        hint = fmt::format("Did you mean {}?", listed_in_quotes(near));
    else if (!known.empty())
        hint = fmt::format("The study has {}.", listed_in_quotes(strings(names), shown));
    return {.code = Error::Code::not_found,
            .what = fmt::format("The study has no {} “{}” (at letter {}).", words.one, filter.text,
                                filter.at.grapheme),
            .hint = std::move(hint),
            .position = filter.at.grapheme};
}

Error ambiguous(const Study& study, const Query& filter, std::vector<Named> found) {
    const bool theme = filter.field == FilterBy::theme;
    if (theme)
        for (Named& one : found)
            one.name = path_of(study, {one.id});
    return {.code = Error::Code::refused,
            .what = fmt::format("{} {} go by “{}” (at letter {}): {}.", grouped(found.size()),
                                words_for(filter.field).many, filter.text, filter.at.grapheme,
                                listed_in_quotes(strings(found), 6)),
            .hint = theme ? "Write the theme above it too: theme:\"Parent/Name\"."
                          : "Write the name exactly as it stands in the study.",
            .position = filter.at.grapheme};
}

Filter codedness(const std::string& name) {
    std::uint32_t value = 0;
    while (codedness_name(static_cast<Codedness>(value)) != name)
        ++value;
    return Filter{.field = FilterBy::is, .id = value};
}

Result<Filter> by_record(const Query& query, const Snapshot& snapshot) {
    if (query.field == FilterBy::participant)
        if (const ParticipantId id =
                participant_labelled(snapshot.study, snapshot.lookup, query.text))
            return Filter{.field = query.field, .id = id.value};
    std::vector<Named> found = fitting(snapshot.study, query);
    if (found.empty())
        return failure(unknown(snapshot.study, query));
    if (found.size() > 1)
        return failure(ambiguous(snapshot.study, query, std::move(found)));
    Filter filter{.field = query.field, .id = found.front().id};
    if (query.field == FilterBy::theme && query.exactness == Exactness::as_written)
        filter.of = Filter::Of::itself;
    return filter;
}

} // namespace

Result<Filter> resolve_filter(const Query& query, const Snapshot& snapshot) {
    switch (query.field) {
    case FilterBy::is:
        return codedness(query.text);
    case FilterBy::has:
        return Filter{.field = FilterBy::has};
    case FilterBy::trait:
        return resolve_trait(query, snapshot.study);
    case FilterBy::score:
        return resolve_score(query, snapshot.study);
    case FilterBy::length:
        return resolve_length(query);
    default:
        return by_record(query, snapshot);
    }
}

namespace {

constexpr double unbounded = std::numeric_limits<double>::max();

tl::unexpected<Error> mistake(const Query& query, std::string_view what, std::string hint,
                              Error::Code code = Error::Code::refused) {
    return failure({.code = code,
                    .what = fmt::format("{} (at letter {}).", what, query.at.grapheme),
                    .hint = std::move(hint),
                    .position = query.at.grapheme});
}

// Each bound read as the least and the most that it may mean: a number is both, a month is its
// first and its last day.
Bounds bounds_of(const Query& query, std::pair<double, double> text,
                 std::pair<double, double> upper) {
    switch (query.compare) {
    case Compare::less:
        return {-unbounded, text.first, true, false};
    case Compare::at_most:
        return {-unbounded, text.second, true, true};
    case Compare::more:
        return {text.second, unbounded, false, true};
    case Compare::at_least:
        return {text.first, unbounded, true, true};
    case Compare::between:
        return {query.text.empty() ? -unbounded : text.first,
                query.upper.empty() ? unbounded : upper.second, true, true};
    case Compare::same:
        break;
    }
    return {text.first, text.second, true, true};
}

Bounds number_bounds(const Query& query) {
    const double text = number_typed(query.text).value_or(0);
    const double upper = number_typed(query.upper).value_or(0);
    return bounds_of(query, {text, text}, {upper, upper});
}

struct TraitValues {
    std::string name;
    TraitKind kind = TraitKind::category;
    std::vector<Named> values; // each once
};

std::vector<Named> trait_names(const Study& study) {
    std::vector<Named> names;
    study.traits.for_each([&](const Trait& trait) {
        if (std::ranges::find(names, trait.name, &Named::name) == names.end())
            names.push_back({static_cast<std::uint32_t>(names.size()), trait.name});
    });
    return names;
}

TraitValues values_of(const Study& study, const std::string& name) {
    TraitValues found{.name = name, .values = {}};
    std::set<std::string_view> seen;
    study.traits.for_each([&](const Trait& trait) {
        if (trait.name != name)
            return;
        found.kind = trait.kind;
        if (!trait.value.empty() && seen.insert(trait.value).second)
            found.values.push_back({static_cast<std::uint32_t>(found.values.size()), trait.value});
    });
    return found;
}

Result<std::string> trait_named(const Query& query, const Study& study) {
    const std::vector<Named> names = trait_names(study);
    const auto found = best_fitting(names, query.name, Exactness::folded);
    if (found.size() == 1)
        return found.front().name;
    if (found.size() > 1)
        return mistake(query,
                       fmt::format("{} traits go by “{}”: {}", grouped(found.size()), query.name,
                                   listed_in_quotes(strings(found), 6)),
                       "Write the name exactly as it stands in the study.");
    const auto near = names_near(query.name, strings(names));
    const std::string hint =
        names.empty()  ? "The study has no traits yet."
        : near.empty() ? fmt::format("The study has {}.", listed_in_quotes(strings(names), 6))
                       : fmt::format("Did you mean {}?", listed_in_quotes(near));
    return mistake(query, fmt::format("The study has no trait “{}”", query.name), hint,
                   Error::Code::not_found);
}

Result<Filter> by_number(const Query& query, Filter filter) {
    for (const std::string* bound : {&query.text, &query.upper})
        if (!bound->empty() && !number_typed(*bound))
            return mistake(query, fmt::format("“{}” is no number", *bound),
                           fmt::format("{} holds numbers.", filter.trait));
    filter.by = Filter::By::number;
    filter.bounds = number_bounds(query);
    return filter;
}

Result<Filter> by_day(const Query& query, Filter filter, const TraitValues& trait) {
    std::vector<std::string_view> dates;
    for (const Named& value : trait.values)
        dates.push_back(value.name);
    const DayOrder order = day_order_of(dates);
    const auto readable = std::ranges::any_of(
        dates, [&](std::string_view date) { return days_in(date, order).has_value(); });
    if (!readable)
        return mistake(query, fmt::format("The dates in {} could be read in two ways", trait.name),
                       "Import them as 2021-03-04, or with the month as a word.");
    const auto days = [&](const std::string& typed) { return days_in(typed, order); };
    for (const std::string* bound : {&query.text, &query.upper})
        if (!bound->empty() && !days(*bound))
            return mistake(query, fmt::format("“{}” is no date", *bound),
                           "Write 2021, 2021-03 or 2021-03-04.");
    const Days text = days(query.text).value_or(Days{});
    const Days upper = days(query.upper).value_or(Days{});
    filter.by = Filter::By::day;
    filter.day_order = static_cast<std::uint8_t>(order);
    filter.bounds = bounds_of(query, {text.first, text.last}, {upper.first, upper.last});
    return filter;
}

Result<Filter> by_name(const Query& query, Filter filter, const TraitValues& trait) {
    const auto found = best_fitting(trait.values, query.text, query.exactness);
    for (const Named& value : found)
        filter.values.push_back(value.name);
    if (!found.empty())
        return filter;
    const auto near = names_near(query.text, strings(trait.values));
    return mistake(query, fmt::format("Nobody’s {} is “{}”", trait.name, query.text),
                   near.empty()
                       ? fmt::format("There are {}.", listed_in_quotes(strings(trait.values), 6))
                       : fmt::format("Did you mean {}?", listed_in_quotes(near)),
                   Error::Code::not_found);
}

// An item or a scale that has scores.
struct Measure {
    std::string name;
    Filter::Of of = Filter::Of::item;
    std::uint32_t id = 0;
};

std::vector<Measure> measures_of(const Study& study) {
    std::vector<Measure> all;
    const auto add = [&](std::string name, Filter::Of of, std::uint32_t id) {
        const bool there = std::ranges::any_of(all, [&](const Measure& known) {
            return known.name == name && known.of == of && known.id == id;
        });
        if (!name.empty() && !there)
            all.push_back({std::move(name), of, id});
    };
    study.questions.for_each([&](const Question& item) {
        if (item.kind != QuestionKind::item)
            return;
        add(item_name(study, item), Filter::Of::item, item.id.value);
        for (const std::string* name : {&item.wording, &item.label, &item.domain})
            add(*name, Filter::Of::item, item.id.value);
    });
    study.scales.for_each(
        [&](const Scale& scale) { add(scale.name, Filter::Of::scale, scale.id.value); });
    return all;
}

// Places in the list serve as ids: an item and a scale can have the same.
std::vector<Named> names_of(const std::vector<Measure>& measures) {
    std::vector<Named> names;
    for (const Measure& measure : measures)
        names.push_back({static_cast<std::uint32_t>(names.size()), measure.name});
    return names;
}

// The same record by two of its names is one.
std::vector<Measure> distinct(const std::vector<Measure>& measures,
                              const std::vector<Named>& found) {
    std::vector<Measure> all;
    for (const Named& name : found) {
        const Measure& measure = measures[name.id];
        const bool there = std::ranges::any_of(all, [&](const Measure& known) {
            return known.of == measure.of && known.id == measure.id;
        });
        if (!there)
            all.push_back(measure);
    }
    return all;
}

tl::unexpected<Error> unknown_score(const Query& query, const std::vector<Named>& names) {
    const auto near = names_near(query.name, strings(names));
    const std::string hint =
        names.empty()  ? "The study has no scores yet."
        : near.empty() ? fmt::format("The study has {}.", listed_in_quotes(strings(names), 6))
                       : fmt::format("Did you mean {}?", listed_in_quotes(near));
    return mistake(query, fmt::format("The study has no score “{}”", query.name), hint,
                   Error::Code::not_found);
}

bool has_unstated_reverse(const Study& study, ScaleId scale) {
    const Scale* stated = study.scales.find(scale);
    if (stated && stated->least && stated->most)
        return false;
    bool reversed = false;
    study.questions.for_each([&](const Question& item) {
        reversed = reversed || (item.scale == scale && item.direction == Direction::reversed);
    });
    return reversed;
}

} // namespace

std::string item_name(const Study& study, const Question& item) {
    const Scale* scale = study.scales.find(item.scale);
    const std::string& name = !item.domain.empty() ? item.domain
                              : item.label.empty() ? item.wording
                                                   : item.label;
    return scale ? scale->name + ": " + name : name;
}

Result<Filter> resolve_trait(const Query& query, const Study& study) {
    auto name = trait_named(query, study);
    if (!name)
        return failure(std::move(name.error()));
    const TraitValues trait = values_of(study, *name);
    Filter filter{.field = FilterBy::trait, .trait = std::move(*name)};
    if (trait.kind == TraitKind::number)
        return by_number(query, std::move(filter));
    if (trait.kind == TraitKind::date)
        return by_day(query, std::move(filter), trait);
    if (query.compare == Compare::same)
        return by_name(query, std::move(filter), trait);
    const bool some_numbers = std::ranges::any_of(
        trait.values, [](const Named& value) { return number_typed(value.name).has_value(); });
    if (some_numbers)
        return by_number(query, std::move(filter));
    return mistake(query, fmt::format("{} holds names, which are not more or less", trait.name),
                   fmt::format("There are {}.", listed_in_quotes(strings(trait.values), 6)));
}

Result<Filter> resolve_score(const Query& query, const Study& study) {
    const std::vector<Measure> measures = measures_of(study);
    const std::vector<Named> names = names_of(measures);
    const auto found = distinct(measures, best_fitting(names, query.name, Exactness::folded));
    if (found.empty())
        return unknown_score(query, names);
    if (found.size() > 1) {
        std::vector<std::string> full;
        for (const Measure& measure : found)
            full.push_back(measure.of == Filter::Of::scale
                               ? measure.name
                               : item_name(study, *study.questions.find({measure.id})));
        return mistake(query,
                       fmt::format("{} scores go by “{}”: {}", grouped(found.size()), query.name,
                                   listed_in_quotes(full, 6)),
                       "Write the scale before it: score.\"Scale: Item\">=4.");
    }
    const Measure& measure = found.front();
    if (measure.of == Filter::Of::scale && has_unstated_reverse(study, {measure.id}))
        return mistake(query,
                       fmt::format("{} has reversed items, and no least and most that they are "
                                   "reversed between",
                                   measure.name),
                       "Import its questions with their least and most, or ask for one item.");
    return Filter{.field = FilterBy::score,
                  .id = measure.id,
                  .of = measure.of,
                  .by = Filter::By::number,
                  .bounds = number_bounds(query)};
}

Result<Filter> resolve_length(const Query& query) {
    return Filter{
        .field = FilterBy::length, .by = Filter::By::number, .bounds = number_bounds(query)};
}

} // namespace themata
