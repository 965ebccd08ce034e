#include "index/resolve.h"

#include "index/near.h"
#include "index/terms.h"
#include "text/fold.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

// A record and one of the names it goes by.
struct Named {
    std::uint32_t id = 0;
    std::string name;
};

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
    case FilterBy::is:
        break;
    }
    return {};
}

// Each id once.
template <class Fits>
std::vector<Named> those_that(const std::vector<Named>& names, Fits fits) {
    std::vector<Named> found;
    for (const Named& name : names) {
        const bool there = std::ranges::find(found, name.id, &Named::id) != found.end();
        if (!there && fits(name.name))
            found.push_back(name);
    }
    return found;
}

// The best kind of agreement that any name has: to the byte, then folded, then loosely.
std::vector<Named> best_fitting(const std::vector<Named>& names, const std::string& typed) {
    auto found = those_that(names, [&](const std::string& name) { return name == typed; });
    if (!found.empty())
        return found;
    const std::string folded = fold(typed);
    found = those_that(names, [&](const std::string& name) { return fold(name) == folded; });
    if (!found.empty())
        return found;
    const std::string loose = fold_loosely(typed);
    return those_that(names, [&](const std::string& name) { return fold_loosely(name) == loose; });
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

std::vector<Named> fitting(const Study& study, FilterBy field, const std::string& typed) {
    const std::vector<Named> names = known_names(study, field);
    std::vector<Named> found = best_fitting(names, typed);
    if (found.empty() && field == FilterBy::question)
        return beginning_with(names, typed);
    if (found.empty() && field == FilterBy::theme) {
        const std::vector<Named> all_paths = paths(study);
        found = best_fitting(all_paths, typed);
        return found.empty() ? below_any(all_paths, typed) : found;
    }
    return found;
}

std::vector<std::string> strings(const std::vector<Named>& names) {
    std::vector<std::string> all;
    for (const Named& name : names)
        if (std::ranges::find(all, name.name) == all.end())
            all.push_back(name.name);
    return all;
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
    case FilterBy::coder:
    case FilterBy::is:
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

Result<Filter> resolve_filter(const Query& query, const Snapshot& snapshot) {
    if (query.field == FilterBy::is) {
        std::uint32_t value = 0;
        while (codedness_name(static_cast<Codedness>(value)) != query.text)
            ++value;
        return Filter{FilterBy::is, value};
    }
    if (query.field == FilterBy::participant)
        if (const ParticipantId id =
                participant_labelled(snapshot.study, snapshot.lookup, query.text))
            return Filter{query.field, id.value};
    std::vector<Named> found = fitting(snapshot.study, query.field, query.text);
    if (found.empty())
        return failure(unknown(snapshot.study, query));
    if (found.size() > 1)
        return failure(ambiguous(snapshot.study, query, std::move(found)));
    return Filter{query.field, found.front().id};
}

// A word of several terms ("well-being", or one in a script without spaces) is a phrase.
Pattern pattern_of(const Query& query) {
    Pattern pattern;
    TermReader reader;
    const auto terms = reader.read(query.text);
    for (const Term& term : terms)
        pattern.slots.push_back({Slot::Kind::exact, std::string(term.text)});
    if (query.kind == Query::Kind::prefix)
        pattern.slots.back().kind = Slot::Kind::beginning;
    else if (query.kind == Query::Kind::word && terms.size() == 1 &&
             terms.front().kind == TermKind::word)
        pattern.slots.front().kind = Slot::Kind::forms;
    return pattern;
}

template <class Value>
std::size_t place_of(std::vector<Value>& values, Value value) {
    const auto found = std::ranges::find(values, value);
    const auto place = static_cast<std::size_t>(found - values.begin());
    if (found == values.end())
        values.push_back(std::move(value));
    return place;
}

SearchPlan::Node::Kind group_kind(Query::Kind kind) {
    using Kind = SearchPlan::Node::Kind;
    return kind == Query::Kind::all_of   ? Kind::all_of
           : kind == Query::Kind::any_of ? Kind::any_of
                                         : Kind::none_of;
}

Result<SearchPlan::Node> node_of(const Query& query, const Snapshot& snapshot, SearchPlan& plan) {
    using Kind = SearchPlan::Node::Kind;
    switch (query.kind) {
    case Query::Kind::everything:
        return SearchPlan::Node{};
    case Query::Kind::word:
    case Query::Kind::phrase:
    case Query::Kind::prefix:
        return SearchPlan::Node{Kind::pattern, place_of(plan.patterns, pattern_of(query)), {}};
    case Query::Kind::filter: {
        auto filter = resolve_filter(query, snapshot);
        if (!filter)
            return failure(std::move(filter.error()));
        return SearchPlan::Node{Kind::filter, place_of(plan.filters, *filter), {}};
    }
    default:
        break;
    }
    SearchPlan::Node node{group_kind(query.kind), 0, {}};
    for (const Query& part : query.parts) {
        auto resolved = node_of(part, snapshot, plan);
        if (!resolved)
            return resolved;
        node.parts.push_back(std::move(*resolved));
    }
    return node;
}

} // namespace

Result<SearchPlan> resolve(const Query& query, const Snapshot& snapshot) {
    SearchPlan plan;
    auto root = node_of(query, snapshot, plan);
    if (!root)
        return failure(std::move(root.error()));
    plan.root = std::move(*root);
    return plan;
}

} // namespace themata
