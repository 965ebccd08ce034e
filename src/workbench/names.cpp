#include "workbench/names.h"

#include "analysis/asked_as.h"
#include "text/fold.h"
#include "text/nearest.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include <algorithm>
#include <functional>

namespace themata {

namespace {

// A record by one of the names it answers to.
struct Named {
    std::uint32_t id;
    std::string name;
};

std::vector<std::string> names_of(const std::vector<Named>& records) {
    std::vector<std::string> names;
    for (const Named& each : records)
        names.push_back(each.name);
    return names;
}

// “a”, “b”, “c”
std::string side_by_side(const std::vector<std::string>& names) {
    std::vector<std::string> quoted;
    for (const std::string& name : names)
        quoted.push_back(in_quotes(name));
    return joined(quoted, ", ");
}

// What may stand before the number of a record that is named by it.
constexpr std::string_view by_number = "#";
constexpr std::string_view scale_by_number = "scale#";

std::optional<std::uint32_t> number_behind(std::string_view before, std::string_view name) {
    if (!name.starts_with(before))
        return std::nullopt;
    return whole_number<std::uint32_t>(name.substr(before.size()));
}

// The names of several that fit, as each can be typed: one that was just called by its own name
// goes by its number.
std::vector<std::string> ways_to_say(const std::vector<Named>& found, const std::string& name) {
    std::vector<std::string> names;
    for (const Named& each : found)
        names.push_back(each.name == name ? std::string(by_number) + std::to_string(each.id)
                                          : each.name);
    return names;
}

tl::unexpected<Error> more_than_one(const std::string& name, const std::string& kind,
                                    const std::vector<std::string>& ways) {
    return failure(Error::Code::not_found, "There is more than one " + kind + " “" + name + "”.",
                   "Say which: " + side_by_side(ways) + ".");
}

// Those that fit, each record once.
std::vector<Named> fitting(const std::vector<Named>& all,
                           const std::function<bool(const std::string&)>& fits) {
    std::vector<Named> found;
    for (const Named& each : all)
        if (fits(each.name) && std::ranges::find(found, each.id, &Named::id) == found.end())
            found.push_back(each);
    return found;
}

Result<std::uint32_t> the_only(const std::vector<Named>& found, const std::string& name,
                               const std::string& kind) {
    if (found.size() == 1)
        return found.front().id;
    return more_than_one(name, kind, ways_to_say(found, name));
}

// The record with the number that stands in the place of a name.
std::optional<std::uint32_t> numbered(const std::vector<Named>& all, const std::string& name) {
    const auto number = number_behind(by_number, name);
    if (number && std::ranges::find(all, *number, &Named::id) != all.end())
        return number;
    return std::nullopt;
}

using Likeness = std::function<bool(const std::string&)>;

// Byte for byte, else folded, else by its beginning.
std::vector<Likeness> ways_to(const std::string& name, const std::string& wanted) {
    return {[&](const std::string& there) { return there == name; },
            [&](const std::string& there) { return fold_loosely(there) == wanted; },
            [&](const std::string& there) {
                return !wanted.empty() && fold_loosely(there).starts_with(wanted);
            }};
}

// What of a name must at least be typed.
enum class Needed { whole_name, first_words };

// The one record that fits; by its beginning only where wordings are long.
Result<std::uint32_t> chosen(const std::vector<Named>& all, const std::string& name,
                             const std::string& kind, const std::string& where,
                             Needed needed = Needed::whole_name) {
    const std::string wanted = fold_loosely(name);
    std::vector<Likeness> ways = ways_to(name, wanted);
    if (needed == Needed::whole_name)
        ways.pop_back();
    const auto number = numbered(all, name);
    for (const Likeness& way : ways) {
        const auto found = fitting(all, way);
        if (!found.empty())
            return the_only(found, name, kind);
        if (number) // behind names that are just so, before what is only like them
            return *number;
    }
    if (all.empty())
        return failure(Error::Code::not_found, "There is no " + kind + " in this study yet.",
                       "Import " + where + " first.");
    return failure(Error::Code::not_found, "There is no " + kind + " “" + name + "”.",
                   "The nearest are: " + side_by_side(nearest_names(name, names_of(all))) + ".");
}

template <class Record, class Name>
std::vector<Named> named(const Study& study, Name Record::*name) {
    std::vector<Named> all;
    for (const Record& record : table<Record>(study))
        all.push_back({record.id.value, record.*name});
    return all;
}

// An item answers to its wording and to its label.
std::vector<std::string> names_of(const Study& study, const ScoreMeasure& measure) {
    std::vector<std::string> names{measure.name};
    if (!measure.scale)
        if (const std::string& label = study.questions.find(measure.items[0])->label;
            !label.empty())
            names.push_back(label);
    return names;
}

std::vector<Named> items(const Study& study) {
    std::vector<Named> all;
    for (const Question& question : study.questions)
        if (question.kind == QuestionKind::item)
            for (const std::string& name : names_of(study, measure_of(study, question.id)))
                all.push_back({question.id.value, name});
    return all;
}

std::optional<ScoreMeasure> measure_numbered(const std::vector<ScoreMeasure>& measures,
                                             const std::string& name) {
    const auto scale = number_behind(scale_by_number, name);
    const auto item = number_behind(by_number, name);
    for (const ScoreMeasure& measure : measures)
        if (measure.scale ? scale && measure.scale.value == *scale
                          : item && measure.items.front().value == *item)
            return measure;
    return std::nullopt;
}

Result<ScoreMeasure> the_only(const Study& study, const std::vector<ScoreMeasure>& measures,
                              const std::vector<Named>& found, const std::string& name) {
    if (found.size() == 1)
        return measures[found.front().id];
    std::vector<std::string> ways;
    for (const Named& each : found)
        ways.push_back(asked_name(study, measures[each.id]));
    return more_than_one(name, "measure", ways);
}

template <class Record>
Result<Id<Record>> as_id(Result<std::uint32_t> id) {
    return std::move(id).map([](std::uint32_t value) { return Id<Record>{value}; });
}

} // namespace

// A theme answers to its path and to each end of it: "A/B/C", "B/C", "C".
Result<ThemeId> theme_named(const Snapshot& now, const std::string& name) {
    std::vector<Named> paths;
    std::vector<Named> ends;
    for (ThemeId theme : codebook_order(now.study, now.lookup)) {
        const std::string path = path_of(now.study, theme);
        paths.push_back({theme.value, path});
        for (std::size_t slash = path.find('/'); slash != std::string::npos;
             slash = path.find('/', slash + 1))
            ends.push_back({theme.value, path.substr(slash + 1)});
    }
    const std::string wanted = fold_loosely(name);
    const std::function<bool(const std::string&)> ways[] = {
        [&](const std::string& there) { return there == name; },
        [&](const std::string& there) { return fold_loosely(there) == wanted; }};
    const auto number = numbered(paths, name);
    std::vector<Named> all = paths;
    all.insert(all.end(), ends.begin(), ends.end());
    for (const auto& way : ways) {
        std::vector<Named> found = fitting(all, way);
        for (Named& each : found)
            each.name = path_of(now.study, {each.id});
        if (!found.empty())
            return as_id<Theme>(the_only(found, name, "theme"));
        if (number)
            return ThemeId{*number};
    }
    return as_id<Theme>(chosen(paths, name, "theme", "a codebook"));
}

Result<StageId> stage_named(const Snapshot& now, const std::string& name) {
    return as_id<Stage>(chosen(named(now.study, &Stage::name), name, "stage", "questionnaires"));
}

Result<RoleId> role_named(const Snapshot& now, const std::string& name) {
    return as_id<Role>(chosen(named(now.study, &Role::name), name, "role", "participants"));
}

Result<ParticipantId> participant_named(const Snapshot& now, const std::string& label) {
    if (const ParticipantId id = participant_labelled(now.study, now.lookup, label))
        return id;
    return as_id<Participant>(chosen(named(now.study, &Participant::label), label, "participant",
                                     "participants or questionnaires"));
}

Result<QuestionId> question_named(const Snapshot& now, const std::string& wording) {
    auto all = named(now.study, &Question::wording);
    for (const Question& question : now.study.questions)
        if (!question.label.empty())
            all.push_back({question.id.value, question.label});
    return as_id<Question>(chosen(all, wording, "question", "questionnaires", Needed::first_words));
}

Result<CoderId> coder_named(const Snapshot& now, const std::string& name) {
    return as_id<Coder>(chosen(named(now.study, &Coder::name), name, "coder", "codings"));
}

Result<SavedSearchId> search_named(const Snapshot& now, const std::string& name) {
    return as_id<SavedSearch>(
        chosen(named(now.study, &SavedSearch::name), name, "saved search", "searches"));
}

Result<ScaleId> scale_named(const Snapshot& now, const std::string& name) {
    return as_id<Scale>(
        chosen(named(now.study, &Scale::name), name, "scale", "scores", Needed::first_words));
}

Result<QuestionId> item_named(const Snapshot& now, const std::string& wording) {
    return as_id<Question>(
        chosen(items(now.study), wording, "item", "scores", Needed::first_words));
}

Result<ScoreMeasure> measure_named(const Snapshot& now, const std::string& name) {
    // A measure's number is its place here; an item stands there once for each of its names.
    const std::vector<ScoreMeasure> measures = measures_of(now.study, MeasureList::with_items);
    std::vector<Named> all;
    std::vector<Named> by_themselves; // all but the items of scales
    for (std::uint32_t place = 0; place < measures.size(); ++place)
        for (const std::string& each : names_of(now.study, measures[place])) {
            all.push_back({place, each});
            const bool of_scale =
                !measures[place].scale && now.study.questions.find(measures[place].items[0])->scale;
            if (!of_scale)
                by_themselves.push_back({place, each});
        }
    const std::string wanted = fold_loosely(name);
    const auto number = measure_numbered(measures, name);
    for (const Likeness& way : ways_to(name, wanted)) {
        for (const auto* among : {&by_themselves, &all})
            if (const auto found = fitting(*among, way); !found.empty())
                return the_only(now.study, measures, found, name);
        if (number)
            return *number;
    }
    const auto none = chosen(all, name, "measure", "scores");
    return failure(none.error());
}

} // namespace themata
