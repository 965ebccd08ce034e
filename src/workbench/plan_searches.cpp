// Acts on saved searches, on the rules among them, and on words that mean the same.

#include "index/query.h"
#include "text/synonyms.h"
#include "workbench/planning.h"
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

namespace {

// What a rule found, sorted by what becomes of it.
struct Sorted {
    std::vector<Passage> fresh;
    std::size_t there = 0;      // it has coded these
    std::size_t taken_back = 0; // it saw these before, and they are not coded
};

bool coded_so(const Snapshot& now, ThemeId theme, CoderId coder, const Passage& passage) {
    return std::ranges::any_of(now.lookup.codings.of(passage.response), [&](CodingId id) {
        const Coding& coding = *find(now.study, id);
        return coding.theme == theme && coding.coder == coder && coding.span == passage.span;
    });
}

Sorted sort_out(const Snapshot& now, const SavedSearch& rule, CoderId coder,
                const std::vector<Passage>& passages, RunRules::TakenBack taken_back) {
    Sorted found;
    const bool again = taken_back == RunRules::TakenBack::coded_again;
    for (const Passage& passage : passages) {
        if (coded_so(now, rule.theme, coder, passage))
            ++found.there;
        else if (passage.response.value <= rule.coded && !again)
            ++found.taken_back;
        else
            found.fresh.push_back(passage);
    }
    return found;
}

std::string found_in_words(const SavedSearch& rule, const std::string& theme, const Sorted& found) {
    std::string words = in_quotes(rule.name) + ": " + in_quotes(theme) + " to " +
                        counted(found.fresh.size(), "passage") + ", " + grouped(found.there) +
                        " coded already";
    if (found.taken_back > 0)
        words += ", " + grouped(found.taken_back) + " left out as taken back before";
    return words;
}

Result<Theme> theme_in_use(const Study& study, const SavedSearch& rule) {
    if (!rule.theme)
        return failure(Error::Code::refused, in_quotes(rule.name) + " is a search without a theme.",
                       "Give it a theme to make it a rule.");
    auto theme = present(study, rule.theme);
    if (theme && theme->state == ThemeState::retired)
        return failure(Error::Code::refused, "The theme " + in_quotes(theme->name) + " is retired.",
                       "Restore it in the codebook, or remove the rule.");
    return theme;
}

Result<void> code(Draft& draft, const SavedSearch& rule, const std::vector<Passage>& fresh) {
    if (fresh.empty())
        return {};
    const auto coder = rule_or_acting_coder(draft, rule.name);
    if (!coder)
        return failure(coder.error());
    if (auto coded = add_codings(draft, rule.theme, *coder, fresh); !coded)
        return failure(coded.error());
    SavedSearch after = rule;
    after.coded = draft.study().responses.last_id();
    if (after != rule)
        draft.changes.push_back(altered(rule, after));
    return {};
}

// What becomes of one rule, in words; the draft takes its codings.
Result<std::string> run(Draft& draft, const RuleHits& hits, RunRules::TakenBack taken_back) {
    const SavedSearch* rule = find(draft.study(), hits.rule);
    if (!rule)
        return failure(Error::Code::not_found, "This rule is no longer there.",
                       "Look in History for who removed it.");
    const auto theme = theme_in_use(draft.study(), *rule);
    if (!theme)
        return failure(theme.error());
    const Sorted found = sort_out(draft.now, *rule, coder_called(draft.study(), rule->name),
                                  hits.passages, taken_back);
    if (auto coded = code(draft, *rule, found.fresh); !coded)
        return failure(coded.error());
    return found_in_words(*rule, theme->name, found);
}

bool holds(const std::vector<std::string>& group, const std::string& word) {
    return std::ranges::any_of(group,
                               [&](const std::string& there) { return same_word(there, word); });
}

void add_new(std::vector<std::string>& group, const std::string& word) {
    if (!holds(group, word))
        group.push_back(word);
}

std::vector<Synonyms> groups_with(const Study& study, const std::vector<std::string>& words) {
    std::vector<Synonyms> met;
    for (const Synonyms& there : study.synonyms) {
        const std::vector<std::string> in_it = words_in(there);
        if (std::ranges::any_of(words, [&](const std::string& word) { return holds(in_it, word); }))
            met.push_back(there);
    }
    return met;
}

} // namespace

Result<Plan> plan_of(Draft draft, const RunRules& wanted) {
    std::vector<std::string> report;
    std::string found;
    for (const RuleHits& hits : wanted.rules) {
        auto words = run(draft, hits, wanted.taken_back);
        if (!words)
            return failure(words.error());
        found += " " + *words + ".";
        report.push_back(std::move(*words));
    }
    const std::size_t coded = draft.changes.of<Coding>().size();
    if (coded == 0)
        return failure(Error::Code::refused, "The rules find nothing new." + found,
                       "Nothing was changed.");
    const std::string what =
        wanted.rules.size() == 1
            ? "the rule " + in_quotes(find(draft.study(), wanted.rules.front().rule)->name)
            : counted(wanted.rules.size(), "rule");
    Plan plan = draft.done(ActKind::run_rules, "Ran " + what + ": " + counted(coded, "new coding"));
    plan.report = std::move(report);
    return plan;
}

Result<Plan> plan_of(Draft draft, const AddSynonyms& wanted) {
    std::vector<std::string> group;
    for (const std::string& word : wanted.words) {
        if (auto fits = is_one_line("word", word); !fits)
            return failure(fits.error());
        add_new(group, word);
    }
    if (group.size() < 2)
        return failure(Error::Code::refused, "Synonyms are at least two words.",
                       "Name all words that mean the same.");
    const std::vector<Synonyms> met = groups_with(draft.study(), group);
    for (const Synonyms& there : met)
        for (const std::string& word : words_in(there))
            add_new(group, word);
    const Synonyms after{.id = met.empty() ? draft.ids.next<Synonyms>() : met.front().id,
                         .words = joined(group, "\n")};
    if (met.size() == 1 && words_in(met.front()).size() == group.size())
        return failure(Error::Code::refused, "These are synonyms already.", "Nothing was changed.");
    draft.changes.push_back(met.empty() ? added(after) : altered(met.front(), after));
    for (std::size_t place = 1; place < met.size(); ++place)
        draft.changes.push_back(removed(met[place]));
    return draft.done(ActKind::add_synonyms, "Took as one: " + spelt_out(after));
}

Result<Plan> plan_of(Draft draft, const RemoveSynonyms& wanted) {
    const Synonyms* there = find(draft.study(), wanted.synonyms);
    if (!there)
        return failure(Error::Code::not_found, "These synonyms are no longer there.",
                       "Look in History for who removed them.");
    draft.changes.push_back(removed(*there));
    return draft.done(ActKind::remove_synonyms, "No longer takes as one: " + spelt_out(*there));
}

} // namespace themata
