#include "workbench/planning.h"

#include "index/query.h"
#include <algorithm>
#include <tuple>

namespace themata {

namespace {

Result<SavedSearch> present(const Study& study, SavedSearchId search) {
    if (const SavedSearch* found = find(study, search))
        return *found;
    return failure(Error::Code::not_found, "This search is no longer saved.",
                   "Look in History for who removed it.");
}

// Without spaces around, and such as can be kept.
Result<SearchWords> fitted_words(const Study& study, SearchWords words) {
    words.name = trimmed(words.name);
    words.query = trimmed(words.query);
    if (auto fits = is_one_line("name of a search", words.name); !fits)
        return failure(fits.error());
    if (auto fits = is_one_line("query", words.query); !fits)
        return failure(fits.error());
    if (auto query = parse_query(words.query); !query)
        return failure(query.error());
    if (words.theme)
        if (auto theme = present(study, words.theme); !theme)
            return failure(theme.error());
    return words;
}

const SavedSearch* called(const Study& study, const std::string& name) {
    for (const SavedSearch& search : study.searches)
        if (search.name == name)
            return &search;
    return nullptr;
}

Result<void> name_is_free(const Study& study, const std::string& name) {
    if (called(study, name))
        return failure(Error::Code::refused, "There is a search " + in_quotes(name) + " already.",
                       "Use that search, or choose another name.");
    return {};
}

SavedSearch made_of(const Study& study, SavedSearch search, const SearchWords& words) {
    const bool same =
        search.query == words.query && search.theme == words.theme && search.scope == words.scope;
    search.name = words.name;
    search.query = words.query;
    search.theme = words.theme;
    search.scope = words.scope;
    search.seen = same ? search.seen : study.responses.last_id();
    search.coded = same ? search.coded : 0;
    return search;
}

std::string kind_of(const SavedSearch& search) { return search.theme ? "rule" : "search"; }

const Coder* rule_coder(const Study& study, const std::string& name) {
    for (const Coder& coder : study.coders)
        if (coder.name == name && coder.kind == CoderKind::rule)
            return &coder;
    return nullptr;
}

// The coder of a rule is called like the rule.
Result<void> rename_coder(Draft& draft, const std::string& from, const std::string& to) {
    const Coder* before = rule_coder(draft.study(), from);
    if (!before)
        return {};
    if (coder_called(draft.study(), to))
        return failure(Error::Code::refused, "There is a coder " + in_quotes(to) + " already.",
                       "Choose another name; what a rule codes is kept under its name.");
    Coder after = *before;
    after.name = to;
    draft.changes.push_back(altered(*before, after));
    return {};
}

} // namespace

Result<Plan> plan_of(Draft draft, const SaveSearch& wanted) {
    auto words = fitted_words(draft.study(), wanted.words);
    if (!words)
        return failure(words.error());
    if (auto is_free = name_is_free(draft.study(), words->name); !is_free)
        return failure(is_free.error());
    SavedSearch search;
    search.id = draft.ids.next<SavedSearch>();
    search = made_of(draft.study(), search, *words);
    draft.changes.push_back(added(search));
    const std::string what = search.theme ? "Made the rule " : "Saved the search ";
    return draft.done(ActKind::save_search, what + in_quotes(search.name));
}

Result<Plan> plan_of(Draft draft, const RenameSearch& wanted) {
    auto search = present(draft.study(), wanted.search);
    if (!search)
        return failure(search.error());
    SavedSearch after = *search;
    after.name = trimmed(wanted.name);
    if (auto fits = is_one_line("name of a search", after.name); !fits)
        return failure(fits.error());
    if (auto is_free = name_is_free(draft.study(), after.name); !is_free)
        return failure(is_free.error());
    if (auto renamed = rename_coder(draft, search->name, after.name); !renamed)
        return failure(renamed.error());
    draft.changes.push_back(altered(*search, after));
    return draft.done(ActKind::rename_search, "Renamed the " + kind_of(*search) + " " +
                                                  in_quotes(search->name) + " to " +
                                                  in_quotes(after.name));
}

Result<Plan> plan_of(Draft draft, const ChangeSearch& wanted) {
    auto search = present(draft.study(), wanted.search);
    if (!search)
        return failure(search.error());
    auto words = fitted_words(draft.study(), {.name = search->name,
                                              .query = wanted.query,
                                              .theme = wanted.theme,
                                              .scope = wanted.scope});
    if (!words)
        return failure(words.error());
    const SavedSearch after = made_of(draft.study(), *search, *words);
    if (after == *search)
        return failure(Error::Code::refused, in_quotes(search->name) + " asks for this already.",
                       "Nothing was changed.");
    draft.changes.push_back(altered(*search, after));
    return draft.done(ActKind::change_search,
                      "Changed the " + kind_of(after) + " " + in_quotes(after.name));
}

Result<Plan> plan_of(Draft draft, const RemoveSearch& wanted) {
    auto search = present(draft.study(), wanted.search);
    if (!search)
        return failure(search.error());
    draft.changes.push_back(removed(*search));
    return draft.done(ActKind::remove_search,
                      "Removed the " + kind_of(*search) + " " + in_quotes(search->name));
}

Result<Plan> plan_of(Draft draft, const MarkSearchSeen& wanted) {
    auto search = present(draft.study(), wanted.search);
    if (!search)
        return failure(search.error());
    SavedSearch after = *search;
    after.seen = draft.study().responses.last_id();
    if (after.seen <= search->seen)
        return failure(Error::Code::refused,
                       "There is no answer that is newer than the last look at " +
                           in_quotes(search->name) + ".",
                       "Nothing was changed.");
    draft.changes.push_back(altered(*search, after));
    return draft.done(ActKind::mark_seen, "Looked at what " + in_quotes(search->name) + " finds");
}

Result<Plan> plan_of(Draft draft, const TakeSearches& wanted) {
    std::size_t made = 0;
    for (const SearchWords& each : wanted.searches) {
        auto words = fitted_words(draft.study(), each);
        if (!words)
            return failure(words.error());
        const SavedSearch* before = called(draft.study(), words->name);
        SavedSearch after = before ? *before : SavedSearch{};
        after = made_of(draft.study(), after, *words);
        if (before && after == *before)
            continue;
        made += before ? 0 : 1;
        if (!before)
            after.id = draft.ids.next<SavedSearch>();
        draft.changes.push_back(before ? altered(*before, after) : added(after));
    }
    const std::size_t all = draft.changes.of<SavedSearch>().size();
    if (all == 0)
        return failure(Error::Code::refused, "All of these are in the study already.",
                       "Nothing was changed.");
    return draft.done(ActKind::take_searches,
                      "Took " + counted(made, "new rule or search", "new rules and searches") +
                          " and changed " + grouped(all - made));
}

} // namespace themata
