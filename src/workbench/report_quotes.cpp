// Quotes by theme, a few of each, spread over people; and the codebook.

#include "analysis/codebook_tabulation.h"
#include "analysis/quotes.h"
#include "study/labels.h"
#include "text/segments.h"
#include "text/sentences.h"
#include "workbench/report_parts.h"
#include <algorithm>
#include <map>
#include <set>

namespace themata {

namespace {

using Seat = std::pair<std::uint32_t, std::uint32_t>; // role and stage

Seat seat_of(const Study& study, const Quote& quote) {
    const Response& response = *find(study, quote.response);
    return {find(study, response.participant)->role.value, response.stage.value};
}

// What the coders that count said of the theme itself; a passage that two coded stands once. Quotes
// come in the order of their places, so that those of one passage are neighbours.
std::vector<Quote> passages_of(const ReportSource& source, ThemeId theme) {
    const CodingsTaken taken = CodingsTaken::of(source.now.study, source.asked.whose);
    std::vector<Quote> passages;
    for (const Quote& quote :
         quotes(source.now, {.theme = theme, .below = QuoteSpec::Below::theme_alone})) {
        const Coding& coding = *find(source.now.study, quote.coding);
        const bool counts = taken(coding);
        const bool known = !passages.empty() && passages.back().response == quote.response &&
                           passages.back().span == quote.span;
        if (counts && !known && !words_of(source.now.study, quote).empty())
            passages.push_back(quote);
    }
    return passages;
}

// A word or two say little, a page is not read.
int unfitting(std::string_view words) {
    constexpr std::size_t least = 4;
    constexpr std::size_t most = 60;
    const std::size_t n = themata::words(words).size();
    return n < least ? 1 : n > most ? 2 : 0;
}

// Of new people before those who spoke already, of new roles and stages before others.
std::vector<Quote> spread(const Study& study, std::vector<Quote> left, std::size_t n) {
    std::map<std::uint32_t, int> spoke;
    std::map<Seat, int> heard;
    std::vector<Quote> chosen;
    while (chosen.size() < n && !left.empty()) {
        const auto next = std::ranges::min_element(left, {}, [&](const Quote& quote) {
            return std::tuple(spoke[find(study, quote.response)->participant.value],
                              unfitting(words_of(study, quote)), heard[seat_of(study, quote)]);
        });
        ++spoke[find(study, next->response)->participant.value];
        ++heard[seat_of(study, *next)];
        chosen.push_back(*next);
        left.erase(next);
    }
    return chosen;
}

// How many took part in each role and stage: where they are few, the two would tell who it is.
std::map<Seat, std::set<std::uint32_t>> seats(const Study& study) {
    std::map<Seat, std::set<std::uint32_t>> there;
    study.responses.for_each([&](const Response& each) {
        const Participant& who = *find(study, each.participant);
        there[{who.role.value, each.stage.value}].insert(who.id.value);
    });
    return there;
}

std::string who_said(const ReportSource& source, const Quote& quote, bool few) {
    const Study& study = source.now.study;
    const Response& response = *find(study, quote.response);
    const Participant& who = *find(study, response.participant);
    std::vector<std::string> parts;
    if (source.asked.pseudonyms == Pseudonyms::kept)
        parts.push_back(who.label);
    if (!few) {
        if (const Role* role = find(study, who.role))
            parts.push_back(role->name);
        parts.push_back(stage_name(study, response.stage));
    }
    std::string words;
    for (const std::string& part : parts)
        words += (words.empty() ? "" : ", ") + part;
    return words.empty() ? "a participant" : words;
}

std::uint32_t depth_of(const Study& study, ThemeId theme) {
    return static_cast<std::uint32_t>(ancestors(study, theme).size());
}

std::string how_chosen(const ReportSource& source) {
    const ReportAsked& asked = source.asked;
    std::string text = "Up to " + counted(asked.quotes_each, "quote") +
                       " of each theme, from different people before two of one, and from "
                       "different roles and stages before two of the same. ";
    text += asked.pseudonyms == Pseudonyms::kept ? "Participants are named by their pseudonyms. "
                                                 : "Pseudonyms are left out. ";
    if (asked.fewest > 1)
        text += "Role and stage are left out where fewer than " + std::to_string(asked.fewest) +
                " people answered. ";
    return text + "Words are as they were written: look for names and places in them before you "
                  "publish them.";
}

} // namespace

ReportSection quotes_of(const ReportSource& source) {
    ReportSection section{.id = "quotes", .heading = "In the participants’ words", .parts = {}};
    const Study& study = source.now.study;
    const auto there = seats(study);
    for (const ThemeId id : codebook_order(study, source.now.lookup)) {
        const Theme& theme = *find(study, id);
        const auto passages = passages_of(source, id);
        if (passages.empty() || theme.state == ThemeState::retired || source.asked.quotes_each == 0)
            continue;
        QuotesOfTheme part{.theme = path_of(study, id),
                           .depth = depth_of(study, id),
                           .definition = theme.definition,
                           .quotes = {},
                           .passages = passages.size()};
        std::set<std::uint32_t> people;
        for (const Quote& quote : passages)
            people.insert(find(study, quote.response)->participant.value);
        part.people = people.size();
        for (const Quote& quote : spread(study, passages, source.asked.quotes_each)) {
            const bool few = there.at(seat_of(study, quote)).size() < source.asked.fewest;
            part.quotes.push_back(
                {std::string(words_of(study, quote)), who_said(source, quote, few)});
        }
        section.parts.emplace_back(std::move(part));
    }
    if (!section.parts.empty())
        section.parts.insert(section.parts.begin(), Paragraph{how_chosen(source)});
    return section;
}

ReportSection codebook_of(const ReportSource& source) {
    ReportSection section{.id = "codebook", .heading = "Codebook", .parts = {}};
    const Study& study = source.now.study;
    if (study.themes.empty())
        return section;
    section.parts.emplace_back(codebook_tabulation(source.now, source.made_by("codebook")));
    return section;
}

} // namespace themata
