#include "analysis/quotes.h"

#include <algorithm>
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
std::unordered_map<ThemeId, std::size_t> places(const Snapshot& now, const QuoteSpec& spec) {
    std::unordered_map<ThemeId, std::size_t> place;
    if (spec.theme && spec.below == QuoteSpec::Below::theme_alone)
        return {{spec.theme, 0}};
    for (ThemeId theme : subtree(now.study, now.lookup, spec.theme))
        place.emplace(theme, place.size());
    return place;
}

} // namespace

std::vector<Quote> quotes(const Snapshot& now, const QuoteSpec& spec) {
    const auto place = places(now, spec);
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

} // namespace themata
