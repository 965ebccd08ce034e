#include "analysis/rule_check.h"

#include "analysis/whose.h"
#include <algorithm>
#include <map>

namespace themata {

namespace {

std::optional<double> ratio(std::size_t part, std::size_t whole) {
    if (whole == 0)
        return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

// The answers in which a person applied this theme or one below it.
ResponseSet human(const Snapshot& now, ThemeId theme, const std::vector<char>& people) {
    std::vector<char> below(now.study.themes.last_id() + 1, 0);
    for (const ThemeId id : subtree(now.study, now.lookup, theme))
        below[id.value] = 1;
    std::vector<ResponseId> coded;
    now.study.codings.for_each([&](const Coding& coding) {
        if (below[coding.theme.value] && people[coding.coder.value])
            coded.push_back(coding.response);
    });
    return ResponseSet::of(coded);
}

Agreement agreement(const ResponseSet& found, const ResponseSet& human) {
    return {.found = found.size(), .human = human.size(), .both = (found & human).size()};
}

} // namespace

std::optional<double> Agreement::precision() const { return ratio(both, found); }

std::optional<double> Agreement::recall() const { return ratio(both, human); }

std::optional<double> Agreement::f1() const { return ratio(2 * both, found + human); }

ResponseSet judged_by_people(const Study& study) {
    const std::vector<char> people = coders_taken(study, {.rule = Whose::Rule::people});
    std::vector<ResponseId> judged;
    study.codings.for_each([&](const Coding& coding) {
        if (people[coding.coder.value])
            judged.push_back(coding.response);
    });
    study.verdicts.for_each([&](const Verdict& verdict) {
        if (people[verdict.coder.value])
            judged.push_back(verdict.response);
    });
    return ResponseSet::of(judged);
}

RuleCheck check_rules(const Snapshot& now, std::span<const ThemeFinds> finds) {
    const std::vector<char> people = coders_taken(now.study, {.rule = Whose::Rule::people});
    const ResponseSet judged = judged_by_people(now.study);
    std::map<ThemeId, ResponseSet> by_theme;
    ResponseSet all;
    for (const ThemeFinds& find : finds) {
        by_theme[find.theme] |= find.found;
        all |= find.found;
    }
    RuleCheck check{.judged = judged.size(), .found_elsewhere = (all - judged).size()};
    for (const ThemeId theme : codebook_order(now.study, now.lookup))
        if (const auto found = by_theme.find(theme); found != by_theme.end())
            check.themes.push_back(
                {theme, agreement(found->second & judged, human(now, theme, people))});
    return check;
}

} // namespace themata
