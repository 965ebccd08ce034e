#include "analysis/spread_quotes.h"

#include "text/segments.h"
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace themata {

namespace {

constexpr double wanted_words = 25; // a sentence or two

struct Candidate {
    Quote quote;
    ParticipantId participant;
    std::pair<RoleId, StageId> place;
    double oddness = 0; // how far from the length that is wanted
};

std::vector<Candidate> candidates_of(const Snapshot& now, const ProfileSpec& spec) {
    const Selection& answers = spec.answers;
    const CodingsTaken taken = CodingsTaken::of(now.study, answers.whose);
    std::set<std::pair<ResponseId, Span>> seen;
    std::vector<Candidate> candidates;
    for (const Quote& quote : quotes(now, {.theme = spec.theme,
                                          .role = answers.role,
                                          .stage = answers.stage,
                                          .question = answers.question})) {
        const bool counts = taken(*now.study.codings.find(quote.coding));
        if (!counts || quote.span.empty() || !seen.emplace(quote.response, quote.span).second)
            continue;
        const Response& response = *now.study.responses.find(quote.response);
        const auto count = static_cast<double>(words(words_of(now.study, quote)).size());
        candidates.push_back(
            {.quote = quote,
             .participant = response.participant,
             .place = {now.study.participants.find(response.participant)->role, response.stage},
             .oddness = std::abs(std::log((count + 1) / (wanted_words + 1)))});
    }
    return candidates;
}

} // namespace

std::vector<Quote> spread_quotes(const Snapshot& now, const ProfileSpec& spec) {
    std::vector<Candidate> left = candidates_of(now, spec);
    std::ranges::stable_sort(left, {}, &Candidate::oddness);
    std::map<ParticipantId, std::uint32_t> of_participant;
    std::map<std::pair<RoleId, StageId>, std::uint32_t> of_place;
    std::vector<Quote> chosen;
    while (chosen.size() < spec.quotes && !left.empty()) {
        const auto next = std::ranges::min_element(left, {}, [&](const Candidate& candidate) {
            return std::pair(of_participant[candidate.participant], of_place[candidate.place]);
        });
        ++of_participant[next->participant];
        ++of_place[next->place];
        chosen.push_back(next->quote);
        left.erase(next);
    }
    return chosen;
}

} // namespace themata
