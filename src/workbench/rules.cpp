#include "workbench/rules.h"

#include "workbench/names.h"

namespace themata {

namespace {

Error of_rule(const SavedSearch& rule, Error error) {
    error.what = "“" + rule.name + "”: " + error.what;
    return error;
}

Result<SearchWords> words_of(const Snapshot& now, const RuleText& rule) {
    SearchWords words{
        .name = rule.name.text, .query = rule.query.text, .theme = {}, .scope = rule.scope};
    if (auto query = parse_query(rule.query.text); !query)
        return failure(at_line(rule.query.line, query.error()));
    if (rule.theme.line == 0)
        return words;
    const auto theme = theme_named(now, rule.theme.text);
    if (!theme)
        return failure(at_line(rule.theme.line, theme.error()));
    words.theme = *theme;
    return words;
}

} // namespace

Result<RunRules> run_of(const Workbench& workbench, std::span<const SavedSearchId> rules,
                        RunRules::TakenBack taken_back, std::stop_token stop) {
    const Study& study = workbench.study();
    RunRules run{.rules = {}, .taken_back = taken_back};
    for (const SavedSearchId id : rules) {
        const SavedSearch* rule = find(study, id);
        if (!rule)
            return failure(Error::Code::not_found, "This rule is no longer there.",
                           "Look in History for who removed it.");
        const auto hits = workbench.search(rule->query, {.limit = study.responses.size()}, stop);
        if (!hits)
            return failure(of_rule(*rule, hits.error()));
        run.rules.push_back({id, passages_of(study, hits->hits, rule->scope)});
    }
    return run;
}

Result<TakeSearches> searches_in(const Snapshot& now, std::string_view text) {
    const auto rules = read_rules(text);
    if (!rules)
        return failure(rules.error());
    TakeSearches taken;
    for (const RuleText& rule : *rules) {
        auto words = words_of(now, rule);
        if (!words)
            return failure(words.error());
        taken.searches.push_back(std::move(*words));
    }
    return taken;
}

SeenAgain seen_again(const ResponseSet& found, const SavedSearch& search) {
    SeenAgain seen{.total = found.size()};
    for (const ResponseId id : found.to_vector())
        seen.fresh += id.value > search.seen ? 1 : 0;
    return seen;
}

} // namespace themata
