#include "analysis/quotes.h"

#include "text/segments.h"
#include "text/sentences.h"
#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace themata {

namespace {

template <class Record>
bool asked_for(Id<Record> wanted, Id<Record> there) {
    return !wanted || wanted == there;
}

bool has_traits(const Snapshot& now, ParticipantId participant, const QuoteSpec& spec) {
    return std::ranges::all_of(spec.traits, [&](const auto& wanted) {
        const Trait* trait = trait_of(now.study, now.lookup, participant, wanted.first);
        return trait && trait->value == wanted.second;
    });
}

bool fits(const Snapshot& now, const Coding& coding, const QuoteSpec& spec) {
    const Response& response = *find(now.study, coding.response);
    const Participant& participant = *find(now.study, response.participant);
    return asked_for(spec.coder, coding.coder) && asked_for(spec.stage, response.stage) &&
           asked_for(spec.question, response.question) &&
           asked_for(spec.participant, participant.id) && asked_for(spec.role, participant.role) &&
           has_traits(now, participant.id, spec);
}

// The themes asked for, each with its place in the codebook.
std::unordered_map<ThemeId, std::size_t> theme_places(const Snapshot& now, const QuoteSpec& spec) {
    std::unordered_map<ThemeId, std::size_t> place;
    if (spec.theme && spec.below == QuoteSpec::Below::theme_alone)
        return {{spec.theme, 0}};
    for (ThemeId theme : subtree(now.study, now.lookup, spec.theme))
        place.emplace(theme, place.size());
    return place;
}

} // namespace

std::vector<Quote> quotes(const Snapshot& now, const QuoteSpec& spec) {
    const auto place = theme_places(now, spec);
    std::vector<Quote> found;
    now.study.codings.for_each([&](const Coding& coding) {
        if (place.contains(coding.theme) && fits(now, coding, spec))
            found.push_back({coding.id, coding.response, coding.theme, coding.span});
    });
    const auto order = [&](const Quote& quote) {
        const Response& response = *find(now.study, quote.response);
        const Participant& participant = *find(now.study, response.participant);
        return std::tuple(place.at(quote.theme), find(now.study, response.stage)->order,
                          response.stage, participant.role, participant.id,
                          find(now.study, response.question)->order, quote.response, quote.span,
                          quote.coding);
    };
    std::ranges::sort(found, {}, order);
    return found;
}

std::string_view words_of(const Study& study, const Quote& quote) {
    return std::string_view(find(study, quote.response)->text)
        .substr(quote.span.begin, quote.span.length());
}

double oddness_of_length(std::string_view words) {
    constexpr double wanted = 25;
    const auto count = static_cast<double>(themata::words(words).size());
    return std::abs(std::log((count + 1) / (wanted + 1)));
}

namespace {

// An answer that was coded as a whole though there is nothing in it.
constexpr std::string_view blank_words = "(a blank answer)";

const Participant& speaker(const Study& study, const Quote& quote) {
    return *find(study, find(study, quote.response)->participant);
}

std::string role_of(const Study& study, const Quote& quote) {
    const Role* role = find(study, speaker(study, quote).role);
    return role ? role->name : std::string();
}

std::string about(const Study& study, const std::vector<Quote>& quotes) {
    std::set<std::uint32_t> people;
    std::set<std::uint32_t> themes;
    for (const Quote& quote : quotes) {
        people.insert(speaker(study, quote).id.value);
        themes.insert(quote.theme.value);
    }
    return counted(quotes.size(), "coded passage") + " of " +
           counted(people.size(), "participant") + " with " + counted(themes.size(), "theme") +
           ". Words are as they were written; a passage stands once for each theme and each coder "
           "who coded it so.";
}

TabulationRow row_of(const Study& study, const Quote& quote, bool roles) {
    const std::string words(words_of(study, quote));
    const Response& response = *find(study, quote.response);
    TabulationRow row{.cells = {cell_of(path_of(study, quote.theme)),
                                cell_of(words.empty() ? std::string(blank_words) : words),
                                cell_of(speaker(study, quote).label)}};
    if (roles)
        row.cells.push_back(cell_of(role_of(study, quote)));
    row.cells.push_back(cell_of(find(study, response.stage)->name));
    row.cells.push_back(cell_of(find(study, response.question)->wording));
    row.cells.push_back(cell_of(find(study, find(study, quote.coding)->coder)->name));
    return row;
}

} // namespace

Tabulation quotes_tabulation(const Snapshot& now, const std::vector<Quote>& quotes,
                             Provenance made) {
    const Study& study = now.study;
    const bool roles = std::ranges::any_of(
        quotes, [&](const Quote& quote) { return !role_of(study, quote).empty(); });
    Tabulation table{.name = "quotes",
                     .title = "Quotes by theme",
                     .columns = {{{"Theme"}, Align::left},
                                 {{"Quote"}, Align::left},
                                 {{"Participant"}, Align::left}},
                     .rows = {},
                     .notes = {about(study, quotes)},
                     .made = std::move(made)};
    if (roles)
        table.columns.push_back({{"Role"}, Align::left});
    for (const char* heading : {"Stage", "Question", "Coder"})
        table.columns.push_back({{heading}, Align::left});
    for (const Quote& quote : quotes)
        table.rows.push_back(row_of(study, quote, roles));
    return table;
}

} // namespace themata
