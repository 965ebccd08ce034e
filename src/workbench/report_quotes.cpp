// The evidence: quotes by theme, a few of each, spread over people; the codebook; and the audit
// trail in short.

#include "analysis/asked_as.h"
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
    section.parts.emplace_back(codebook_tabulation(
        source.now, source.made_by(TerminalCommand("codebook", source.file).words())));
    return section;
}

// The audit trail in short: which acts made the study what it is, by whom, from when to when.

namespace {

struct Acts {
    ActKind act = ActKind::unknown;
    std::size_t n = 0;
    std::vector<std::string> coders;
    std::int64_t first = 0;
    std::int64_t last = 0;
};

// In the order in which they were first done.
std::vector<Acts> acts_of(const History& history) {
    std::vector<Acts> all;
    for (const Entry& entry : history) {
        auto acts = std::ranges::find(all, entry.act, &Acts::act);
        if (acts == all.end()) {
            all.push_back({.act = entry.act, .coders = {}, .first = entry.at, .last = entry.at});
            acts = all.end() - 1;
        }
        ++acts->n;
        acts->first = std::min(acts->first, entry.at);
        acts->last = std::max(acts->last, entry.at);
        if (std::ranges::find(acts->coders, entry.coder) == acts->coders.end())
            acts->coders.push_back(entry.coder);
    }
    return all;
}

std::string summary(const ReportSource& source) {
    const auto taken_back = std::ranges::count_if(
        source.history, [](const Entry& entry) { return entry.undoes.has_value(); });
    return "Every act on the study is an entry of its history, with who did it and when (days are "
           "of UTC); none can be removed. There are " +
           counted(source.history.size(), "entry", "entries") + "; " +
           counted(static_cast<std::size_t>(taken_back), "of them takes back or does again",
                   "of them take back or do again") +
           " another. The last was entry " + std::to_string(source.now.head.seq) +
           ", whose digest is " + in_hex(source.now.digest) +
           "; it covers that entry and all before it, so that a history with this digest is the "
           "one "
           "that this page was made from.";
}

} // namespace

ReportSection trail_of(const ReportSource& source) {
    ReportSection section{.id = "trail", .heading = "How the study came about", .parts = {}};
    if (source.history.empty())
        return section;
    Tabulation table{.name = "audit-trail",
                     .title = "Acts in the study’s history",
                     .columns = {{{"Act"}, Align::left},
                                 {{"Times"}, Align::right},
                                 {{"By"}, Align::left},
                                 {{"First"}, Align::left},
                                 {{"Last"}, Align::left}},
                     .rows = {},
                     .notes = {},
                     .made = source.made_by_report()};
    for (const Acts& acts : acts_of(source.history))
        table.rows.push_back(
            {.cells = {cell_of(verb_of(acts.act)), cell_of(static_cast<double>(acts.n), 0),
                       cell_of(listed(acts.coders)), cell_of(day_of(acts.first)),
                       cell_of(day_of(acts.last))}});
    section.parts = {Paragraph{summary(source)}, std::move(table)};
    return section;
}

} // namespace themata
