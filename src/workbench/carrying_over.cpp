#include "workbench/carrying_over.h"

#include "workbench/workbench.h"
#include <algorithm>
#include <map>

namespace themata {

namespace {

// The oldest coding of each theme that would be carried.
std::map<ThemeId, CodingId> oldest_codings(const CarryOver& found) {
    std::map<ThemeId, CodingId> oldest;
    for (const CarriedAnswer& answer : found.answers)
        for (const CarriedPassage& passage : answer.passages) {
            CodingId& first = oldest.try_emplace(passage.theme, passage.of).first->second;
            first = std::min(first, passage.of);
        }
    return oldest;
}

bool changes_the_meaning(ThemeFate fate) {
    return fate == ThemeFate::redefined || fate == ThemeFate::renamed || fate == ThemeFate::moved;
}

// What became of the themes since the entries that coded with them.
Result<std::vector<CodebookChange>> changes_since(const Workbench& workbench,
                                                  const CarryOver& found) {
    std::map<std::uint64_t, std::vector<ThemeId>> by_entry;
    for (const auto& [theme, coding] : oldest_codings(found)) {
        const auto made = workbench.entry_that_made(coding);
        if (!made)
            return failure(made.error());
        if (*made)
            by_entry[(*made)->seq].push_back(theme);
    }
    std::vector<CodebookChange> since;
    const std::uint64_t now = workbench.snapshot()->head.seq;
    for (const auto& [entry, themes] : by_entry) {
        const auto changes = workbench.codebook_between(entry, now);
        if (!changes)
            return failure(changes.error());
        for (const CodebookChange& change : *changes)
            if (changes_the_meaning(change.fate) && std::ranges::count(themes, change.theme) > 0)
                since.push_back(change);
    }
    return since;
}

} // namespace

Result<CarryingOver> carrying_over(const Workbench& workbench, std::stop_token stop) {
    auto merged = workbench.merged_codings();
    if (!merged)
        return failure(merged.error());
    CarryingOver carrying{
        .found =
            carry_over(*workbench.snapshot(),
                       {.hidden = workbench.blind().hidden(), .merged = std::move(*merged)}, stop),
        .since = {}};
    if (stop.stop_requested())
        return failure(Error::Code::cancelled, "The search for equal answers was stopped.",
                       "Nothing was changed.");
    auto since = changes_since(workbench, carrying.found);
    if (!since)
        return failure(since.error());
    carrying.since = std::move(*since);
    return carrying;
}

CarryOverCodings intent_of(const CarryOver& found) {
    std::map<ThemeId, std::vector<Passage>> by_theme;
    for (const CarriedAnswer& answer : found.answers)
        for (const CarriedPassage& passage : answer.passages)
            by_theme[passage.theme].push_back({.response = answer.to, .span = passage.span});
    CarryOverCodings intent;
    for (auto& [theme, passages] : by_theme)
        intent.themes.push_back({.theme = theme, .passages = std::move(passages)});
    return intent;
}

std::size_t codings_in(const CarryOver& found) {
    std::size_t codings = 0;
    for (const CarriedAnswer& answer : found.answers)
        codings += answer.passages.size();
    return codings;
}

} // namespace themata
