#include "charts/chart_asked_as.h"
#include "charts/exploring_charts.h"
#include "ui/results/explore.h"

#include <map>
#include <set>

namespace themata {

namespace {

constexpr std::size_t most_quotes_of_both = 200;

std::shared_ptr<const std::vector<Tabulation>> tables_of(std::vector<Tabulation> tables) {
    return std::make_shared<const std::vector<Tabulation>>(std::move(tables));
}

void find_coverage(const Snapshot& now, ExploreResult& result) {
    const auto found = coverage(now, result.choice.answers);
    if (found)
        result.tables = tables_of({tabulated(now, *found)});
    else
        result.refused = found.error();
}

void give_picture(const Snapshot& now, std::string_view name, std::string_view command,
                  DrawChart draw, ExploreResult& result) {
    Picture picture;
    picture.name = name;
    picture.made = provenance_of(now, command);
    picture.draw = std::move(draw);
    result.picture = std::make_shared<const Picture>(std::move(picture));
}

void find_saturation(const Snapshot& now, ExploreResult& result) {
    const ExploreChoice& choice = result.choice;
    const SaturationSpec spec{.answers = choice.answers,
                              .order = choice.order,
                              .unit = choice.unit,
                              .rule = choice.rule,
                              .seed = choice.seed};
    const auto found = saturation(now, spec);
    if (!found) {
        result.refused = found.error();
        return;
    }
    result.tables =
        tables_of({tabulated(now, *found), tabulated_steps(now, *found, found->curves.front())});
    give_picture(
        now, "accumulation", charts::accumulation_asked_as(now, spec),
        [curves = charts::accumulation_of(*found)](const charts::Style& style,
                                                   const charts::Measure& letters) {
            return charts::accumulation(curves, style, letters);
        },
        result);
}

void find_pairs(const Snapshot& now, ExploreResult& result) {
    const ExploreChoice& choice = result.choice;
    const CooccurrenceSpec spec{.answers = choice.answers,
                                .unit = choice.together,
                                .measure = choice.measure,
                                .parents = choice.parents,
                                .base = choice.base};
    const auto found = cooccurrence(now, spec);
    if (!found) {
        result.refused = found.error();
        return;
    }
    result.tables = tables_of({tabulated_matrix(now, *found), tabulated_pairs(now, *found)});
    give_picture(
        now, "cooccurrence", charts::matrix_asked_as(now, spec),
        [together = charts::matrix_of(*found)](const charts::Style& style,
                                               const charts::Measure& letters) {
            return charts::matrix(together, style, letters);
        },
        result);
    result.themes = found->themes;
    for (const PairOfThemes& pair : found->pairs)
        result.pairs.push_back({found->themes[pair.a], found->themes[pair.b]});
}

void find_profile(const Snapshot& now, ExploreResult& result) {
    if (!result.choice.theme)
        return;
    constexpr std::uint32_t quotes = 40;
    auto found = profile(
        now, {.theme = result.choice.theme, .answers = result.choice.answers, .quotes = quotes});
    if (!found) {
        result.refused = found.error();
        return;
    }
    result.tables = tables_of({tabulated_shares(now, *found), tabulated_words(now, *found),
                               tabulated_companions(now, *found)});
    for (const Quote& quote : found->quotes)
        result.quotes.quotes.push_back({quote.coding, quote.response, quote.span});
    result.quotes.total = found->all.mentions;
    result.profile = std::move(*found);
}

void find_allocation(const Snapshot& now, ExploreResult& result) {
    auto found = allocation(now, {.capacity = result.choice.capacity, .seed = result.choice.seed});
    if (!found) {
        result.refused = found.error();
        return;
    }
    result.tables = tables_of({tabulated(now, *found), willing_table(now, *found)});
    result.allocation = std::move(*found);
}

void find_brief(const Snapshot& now, ExploreResult& result) {
    result.noted = participants_with_notes(now.study);
    if (result.noted.empty())
        return;
    const ParticipantId about = result.choice.about ? result.choice.about : result.noted.front();
    auto found = brief(now, about, result.choice.naming);
    if (found)
        result.brief = std::move(*found);
    else
        result.refused = found.error();
}

// What stands for the unit within which two themes stand together.
std::uint32_t unit_of(const Response& response, PairUnit unit) {
    return unit == PairUnit::participant ? response.participant.value : response.id.value;
}

} // namespace

ExploreResult explore_result(const Snapshot& now, const ExploreChoice& choice) {
    ExploreResult result;
    result.choice = choice;
    switch (choice.part) {
    case ExplorePart::coverage:
        find_coverage(now, result);
        break;
    case ExplorePart::saturation:
        find_saturation(now, result);
        break;
    case ExplorePart::pairs:
        find_pairs(now, result);
        break;
    case ExplorePart::profile:
        find_profile(now, result);
        break;
    case ExplorePart::allocation:
        find_allocation(now, result);
        break;
    case ExplorePart::briefs:
        find_brief(now, result);
        break;
    }
    return result;
}

CellQuotes quotes_of_both(const Snapshot& now, const ExploreChoice& choice,
                          const BothThemes& both) {
    const bool unions = choice.parents == Parents::unions;
    std::map<ThemeId, int> wanted; // a bit for each of the two
    const auto want = [&](ThemeId theme, int bit) {
        wanted[theme] |= bit;
        if (unions)
            for (const ThemeId below : subtree(now.study, now.lookup, theme))
                wanted[below] |= bit;
    };
    want(both.one, 1);
    want(both.other, 2);
    const CodingsTaken taken = CodingsTaken::of(now.study, choice.answers.whose);
    std::map<std::uint32_t, std::vector<Coding>> of_unit;
    std::map<std::uint32_t, int> bears;
    now.study.codings.for_each([&](const Coding& coding) {
        const auto theme = wanted.find(coding.theme);
        const Response* response = now.study.responses.find(coding.response);
        if (theme == wanted.end() || !response || !taken(coding) ||
            !holds(now.study, choice.answers, *response))
            return;
        const std::uint32_t unit = unit_of(*response, choice.together);
        of_unit[unit].push_back(coding);
        bears[unit] |= theme->second;
    });
    CellQuotes found;
    std::set<std::tuple<ResponseId, Span, ThemeId>> seen; // several coders may have the same
    for (const auto& [unit, codings] : of_unit) {
        if (bears[unit] != 3)
            continue;
        for (const Coding& coding : codings) {
            const bool overlaps = std::ranges::any_of(codings, [&](const Coding& other) {
                return wanted[other.theme] != wanted[coding.theme] &&
                       other.response == coding.response && overlap(other.span, coding.span);
            });
            if ((choice.together != PairUnit::span || both.one == both.other || overlaps) &&
                seen.emplace(coding.response, coding.span, coding.theme).second)
                found.quotes.push_back({coding.id, coding.response, coding.span});
        }
    }
    found.total = found.quotes.size();
    found.quotes.resize(std::min(found.quotes.size(), most_quotes_of_both));
    return found;
}

Tabulation willing_table(const Snapshot& now, const Allocation& found) {
    const Study& study = now.study;
    std::vector<ParticipantId> givers;
    std::vector<ParticipantId> takers;
    for (const Participant& who : study.participants) {
        if (who.role == found.spec.from)
            givers.push_back(who.id);
        if (who.role == found.spec.to)
            takers.push_back(who.id);
    }
    std::map<std::pair<ParticipantId, ParticipantId>, TieKind> said;
    study.ties.for_each([&](const Tie& tie) {
        if (tie.kind != TieKind::paired)
            said[{tie.from, tie.to}] = tie.kind;
    });
    Tabulation table{.name = "willing",
                     .title = "Who is willing",
                     .columns = {{.headings = {""}, .align = Align::left}},
                     .rows = {},
                     .notes = {"● drawn, ✓ willing, × unwilling, – not said."},
                     .made = provenance_of(now, asked_as(now, found.spec))};
    for (const ParticipantId taker : takers)
        table.columns.push_back({.headings = {study.participants.find(taker)->label}});
    for (const ParticipantId giver : givers) {
        TabulationRow row{.cells = {cell_of(study.participants.find(giver)->label)}};
        for (const ParticipantId taker : takers) {
            const bool drawn =
                std::ranges::find(found.pairs, AllocatedPair{giver, taker}) != found.pairs.end();
            const auto tie = said.find({giver, taker});
            row.cells.push_back(drawn                             ? cell_of("●")
                                : tie == said.end()               ? undefined_cell("not said")
                                : tie->second == TieKind::willing ? cell_of("✓")
                                                                  : cell_of("×"));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace themata
