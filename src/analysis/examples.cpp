#include "analysis/examples.h"

#include "analysis/selection.h"
#include "study/labels.h"
#include "text/sentences.h"
#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <unordered_set>

namespace themata {

namespace {

struct ExampleQuote {
    Quote quote;
    ParticipantId participant;
    std::pair<RoleId, StageId> place;
    double oddness = 0;
};

std::vector<ExampleQuote> possible_examples(const Study& study, std::span<const Quote> quotes,
                                            const CodingsTaken& by_people) {
    std::set<std::pair<ResponseId, Span>> seen;
    std::vector<ExampleQuote> possible;
    for (const Quote& quote : quotes) {
        if (quote.span.empty() || !by_people(*study.codings.find(quote.coding)) ||
            !seen.emplace(quote.response, quote.span).second)
            continue;
        const Response& response = *study.responses.find(quote.response);
        possible.push_back(
            {.quote = quote,
             .participant = response.participant,
             .place = {study.participants.find(response.participant)->role, response.stage},
             .oddness = oddness_of_length(words_of(study, quote))});
    }
    std::ranges::stable_sort(possible, {}, &ExampleQuote::oddness);
    return possible;
}

std::vector<Quote> of_different_people(const std::vector<ExampleQuote>& possible,
                                       std::size_t most) {
    std::set<ParticipantId> spoken;
    std::map<std::pair<RoleId, StageId>, std::size_t> of_place;
    std::vector<Quote> chosen;
    while (chosen.size() < most) {
        const ExampleQuote* next = nullptr;
        for (const ExampleQuote& each : possible)
            if (!spoken.contains(each.participant) &&
                (!next || of_place[each.place] < of_place[next->place]))
                next = &each;
        if (!next)
            break;
        spoken.insert(next->participant);
        ++of_place[next->place];
        chosen.push_back(next->quote);
    }
    return chosen;
}

std::size_t people_in(const Study& study, std::span<const Quote> quotes) {
    std::unordered_set<std::uint32_t> people;
    for (const Quote& quote : quotes)
        people.insert(study.responses.find(quote.response)->participant.value);
    return people.size();
}

} // namespace

std::vector<ThemeExamples> examples_of(const Snapshot& now, std::size_t most) {
    const Study& study = now.study;
    const CodingsTaken by_people = CodingsTaken::of(study, {.rule = CodersCounted::Rule::people});
    const std::vector<Quote> all = quotes(now, {}); // in the order of the codebook
    std::vector<ThemeExamples> examples;
    std::size_t at = 0;
    for (const ThemeId theme : codebook_order(study, now.lookup)) {
        std::size_t end = at;
        while (end < all.size() && all[end].theme == theme)
            ++end;
        const auto own = std::span(all).subspan(at, end - at);
        examples.push_back(
            {.theme = theme,
             .people = people_in(study, own),
             .quotes = of_different_people(possible_examples(study, own, by_people), most)});
        at = end;
    }
    return examples;
}

std::string who_said(const Study& study, const Quote& quote) {
    const Response& response = *study.responses.find(quote.response);
    const Participant& who = *study.participants.find(response.participant);
    std::vector<std::string> words = {who.label, role_name(study, who.role),
                                      stage_name(study, response.stage)};
    std::erase(words, "");
    return joined(words, ", ");
}

} // namespace themata
