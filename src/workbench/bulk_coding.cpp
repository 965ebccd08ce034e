#include "workbench/bulk_coding.h"

#include "exchange/reading/rules_file.h"
#include "index/query.h"
#include "study/labels.h"
#include "text/segments.h"
#include "workbench/blind.h"
#include "workbench/names.h"
#include "workbench/workbench.h"
#include <algorithm>
#include <set>

namespace themata {

namespace {

Span whole(const Response& response) {
    return {0, static_cast<std::uint32_t>(response.text.size())};
}

Span in_scope(const Response& response, Span match, CodingScope scope) {
    if (scope == CodingScope::answer)
        return whole(response);
    if (scope == CodingScope::hit || match.empty())
        return match;
    return {sentence_at(response.text, match.begin).begin,
            std::max(match.end, sentence_at(response.text, match.end - 1).end)};
}

std::vector<Passage> each_once(const Study& study, std::span<const Passage> passages) {
    std::vector<Passage> once;
    for (const Passage& passage : passages)
        if (const Response* response = find(study, passage.response))
            once.push_back({passage.response, snap_to_graphemes(response->text, passage.span)});
    const auto key = [](const Passage& passage) {
        return std::pair(passage.response, passage.span);
    };
    std::ranges::sort(once, {}, key);
    once.erase(std::ranges::unique(once).begin(), once.end());
    return once;
}

} // namespace

std::vector<Passage> passages_of(const Study& study, std::span<const Hit> hits, CodingScope scope) {
    std::vector<Passage> passages;
    for (const Hit& hit : hits) {
        const Response* response = find(study, hit.response);
        if (!response || response->state == ResponseState::blank)
            continue;
        const std::size_t first = passages.size();
        const std::vector<Span> all{whole(*response)};
        for (const Span match : hit.spans.empty() ? all : hit.spans) {
            const Span span = in_scope(*response, match, scope);
            const bool known = passages.size() > first && passages.back().span.end >= span.end;
            if (!span.empty() && !known)
                passages.push_back({response->id, span});
        }
    }
    return passages;
}

BulkPreview preview_of(const Snapshot& now, ThemeId theme, std::span<const Passage> passages,
                       std::string_view coder) {
    const CoderId acting = coder_called(now.study, coder);
    const Blind blind = Blind::of(now, coder);
    BulkPreview preview;
    ResponseId last;
    for (const Passage& passage : each_once(now.study, passages)) {
        bool there = false;
        bool coded = false;
        for (const CodingId id : now.lookup.codings.of(passage.response)) {
            const Coding& coding = *find(now.study, id);
            coded = coded || (coding.theme == theme && !blind.hides(coding));
            there = there || (coding.theme == theme && coding.coder == acting &&
                              coding.span == passage.span);
        }
        preview.fresh += there ? 0 : 1;
        preview.there += there ? 1 : 0;
        preview.answers += passage.response != last ? 1 : 0;
        preview.answers_coded += passage.response != last && coded ? 1 : 0;
        last = passage.response;
    }
    return preview;
}

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
