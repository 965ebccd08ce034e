#include "index/resolve.h"

#include "index/measures.h"
#include "index/named.h"
#include "index/near.h"
#include "text/fold.h"
#include <algorithm>
#include <fmt/format.h>

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
        hint = fmt::format("Did you mean {}?", listed(near, near.size()));
    else if (!known.empty())
        hint = fmt::format("The study has {}.", listed(strings(names), shown));
    return {Error::Code::not_found,
            fmt::format("The study has no {} “{}” (at letter {}).", words.one, filter.text,
                        filter.at.letter),
            std::move(hint)};
}

Error ambiguous(const Study& study, const Query& filter, std::vector<Named> found) {
    const bool theme = filter.field == FilterBy::theme;
    if (theme)
        for (Named& one : found)
            one.name = path_of(study, {one.id});
    return {Error::Code::refused,
            fmt::format("{} {} go by “{}” (at letter {}): {}.", found.size(),
                        words_for(filter.field).many, filter.text, filter.at.letter,
                        listed(strings(found), 6)),
            theme ? "Write the theme above it too: theme:\"Parent/Name\"."
                  : "Write the name exactly as it stands in the study."};
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

} // namespace themata
