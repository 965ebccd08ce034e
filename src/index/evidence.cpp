#include "index/evidence.h"

#include "index/matching.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace themata {

namespace {

using Node = SearchPlan::Node;

enum class Sense { for_it, against_it };

Sense turned(Sense sense) { return sense == Sense::for_it ? Sense::against_it : Sense::for_it; }

// What two looks at the same pattern have found.
std::vector<Posting> together(const std::vector<Posting>& a, const std::vector<Posting>& b) {
    std::vector<Posting> both;
    std::ranges::set_union(a, b, std::back_inserter(both));
    return both;
}

// Where a part of the tree stands. `within` is what still counts there. `asked` is what a look is
// narrowed to: it never leaves out an answer of the result, lest that answer's score lack a word.
struct Place {
    const ResponseSet& within;
    const ResponseSet& asked;
    Sense sense = Sense::for_it;
    enum class Way { all, branched } way = Way::all; // from the root: through all_of only?
};

class Evaluation {
public:
    Evaluation(const SearchPlan& plan, const Filtered& filtered, const EvidenceSource& source)
        : plan_(plan), filtered_(filtered), source_(source), evidence_(plan.patterns.size()) {}

    Result<Matched> whole() {
        auto responses = set_of(plan_.root, {filtered_.all, filtered_.all});
        if (!responses)
            return failure(std::move(responses.error()));
        return Matched{std::move(*responses), std::move(evidence_)};
    }

private:
    Result<ResponseSet> set_of(const Node& node, Place at) {
        switch (node.kind) {
        case Node::Kind::everything:
            return at.within;
        case Node::Kind::filter:
            return at.within & filtered_.sets[node.place];
        case Node::Kind::pattern:
            return pattern(node.place, at);
        case Node::Kind::all_of:
            return all_of(node, at);
        case Node::Kind::any_of:
            return any_of(node, at);
        case Node::Kind::none_of:
            break;
        }
        auto without = set_of(node.parts.front(),
                              {at.within, at.asked, turned(at.sense), Place::Way::branched});
        if (!without)
            return without;
        return at.within - *without;
    }

    Result<ResponseSet> pattern(std::size_t place, Place at) {
        const bool narrow = at.asked.size() < filtered_.all.size();
        auto looked = source_.look(place, narrow ? &at.asked : nullptr);
        if (!looked)
            return failure(std::move(looked.error()));
        ResponseSet responses = responses_of(looked->postings);
        if (at.sense == Sense::for_it) {
            Evidence& kept = evidence_[place];
            kept.answers = std::max(kept.answers, looked->answers);
            kept.postings = kept.postings.empty() ? std::move(looked->postings)
                                                  : together(kept.postings, looked->postings);
        }
        return responses & at.within;
    }

    // What is cheap first, and everything after it only for what is left.
    Result<ResponseSet> all_of(const Node& node, Place at) {
        std::vector<const Node*> parts;
        for (const Node& part : node.parts)
            parts.push_back(&part);
        std::ranges::stable_sort(parts, {}, [&](const Node* part) { return cost(*part); });
        ResponseSet left = at.within;
        for (const Node* part : parts) {
            const bool straight = at.way == Place::Way::all;
            auto next = set_of(*part, {left, straight ? left : at.asked, at.sense, at.way});
            if (!next)
                return next;
            left = std::move(*next);
        }
        return left;
    }

    Result<ResponseSet> any_of(const Node& node, Place at) {
        ResponseSet any;
        for (const Node& part : node.parts) {
            auto next = set_of(part, {at.within, at.asked, at.sense, Place::Way::branched});
            if (!next)
                return next;
            any |= *next;
        }
        return any;
    }

    [[nodiscard]] std::size_t cost(const Node& node) const {
        if (node.kind == Node::Kind::pattern)
            return source_.costs[node.place];
        std::size_t sum = 0;
        for (const Node& part : node.parts)
            sum += cost(part);
        return sum;
    }

    const SearchPlan& plan_;
    const Filtered& filtered_;
    const EvidenceSource& source_;
    std::vector<Evidence> evidence_;
};

// Robertson's weighting with the usual constants; the logarithm's 1 keeps it above 0 for a word
// that most answers hold.
constexpr double saturation = 1.2;
constexpr double length_share = 0.75;

double rarity(std::size_t answers, std::size_t with_it) {
    const auto n = static_cast<double>(std::max(answers, with_it));
    const auto k = static_cast<double>(with_it);
    return std::log(1.0 + (n - k + 0.5) / (k + 0.5));
}

double weight_of(const Posting& posting, const Lengths& lengths) {
    const double length = lengths.bytes[posting.response.value] / std::max(lengths.mean, 1.0);
    const double count = posting.count;
    return count / (count + saturation * (1.0 - length_share + length_share * length));
}

// Both rise by their ids; what only one of them has is passed over.
void add_scores(std::vector<Scored>& hits, const Evidence& evidence, double weight,
                const Lengths& lengths) {
    auto posting = evidence.postings.begin();
    const auto end = evidence.postings.end();
    constexpr std::size_t worth_a_jump = 16;
    const bool jumps = hits.size() * worth_a_jump < evidence.postings.size();
    for (Scored& hit : hits) {
        if (jumps)
            posting = std::lower_bound(posting, end, Posting{hit.response, 0});
        else
            while (posting != end && posting->response < hit.response)
                ++posting;
        if (posting == end)
            return;
        if (posting->response == hit.response && hit.response.value < lengths.bytes.size())
            hit.score += weight * weight_of(*posting, lengths);
    }
}

// By id.
std::vector<Scored> scored(const Matched& matched, const Lengths& lengths, std::size_t answers) {
    std::vector<Scored> hits;
    hits.reserve(matched.responses.size());
    for (const ResponseId id : matched.responses.to_vector())
        hits.push_back({id, 0});
    for (const Evidence& evidence : matched.evidence)
        add_scores(hits, evidence, rarity(answers, evidence.answers) * (saturation + 1.0), lengths);
    return hits;
}

} // namespace

Result<Matched> evaluate(const SearchPlan& plan, const Filtered& filtered,
                         const EvidenceSource& source) {
    return Evaluation(plan, filtered, source).whole();
}

ResponseSet narrowed(const SearchPlan& plan, const Filtered& filtered) {
    ResponseSet left = filtered.all;
    const Node& root = plan.root;
    if (root.kind == Node::Kind::filter)
        left &= filtered.sets[root.place];
    if (root.kind == Node::Kind::all_of)
        for (const Node& part : root.parts)
            if (part.kind == Node::Kind::filter)
                left &= filtered.sets[part.place];
    return left;
}

ResponseSet responses_of(const std::vector<Posting>& postings) {
    std::vector<ResponseId> ids;
    ids.reserve(postings.size());
    for (const Posting& posting : postings)
        ids.push_back(posting.response);
    return ResponseSet::of(ids);
}

Error too_many_words(const Pattern& pattern) {
    return {.code = Error::Code::refused,
            .what = fmt::format("This stands for more than {} different words (at letter {}).",
                                most_guessed, pattern.at.grapheme),
            .hint = "Type more of the word's letters.",
            .position = pattern.at.grapheme};
}

std::vector<Scored> ranked(const Matched& matched, const Lengths& lengths, std::size_t answers,
                           const Slice& slice) {
    if (slice.limit == 0)
        return {};
    std::vector<Scored> hits = scored(matched, lengths, answers);
    const auto later = slice.first
                           ? std::stable_partition(hits.begin(), hits.end(),
                                                   [&](const Scored& hit) {
                                                       return slice.first->contains(hit.response);
                                                   })
                           : hits.end();
    const std::size_t offset = std::min(slice.offset, hits.size());
    const std::size_t end = offset + std::min(slice.limit, hits.size() - offset);
    const auto better = [](const Scored& a, const Scored& b) {
        return a.score != b.score ? a.score > b.score : a.response < b.response;
    };
    const auto last = hits.begin() + static_cast<std::ptrdiff_t>(end);
    std::partial_sort(hits.begin(), std::min(last, later), later, better);
    if (last > later)
        std::partial_sort(later, last, hits.end(), better);
    return {hits.begin() + static_cast<std::ptrdiff_t>(offset), last};
}

namespace {

void count(std::vector<Evidence>& evidence, ResponseId response,
           std::span<const Matcher::Found> found) {
    for (const Matcher::Found& one : found) {
        std::vector<Posting>& postings = evidence[one.pattern].postings;
        postings.push_back({response, one.count});
    }
}

} // namespace

Result<std::vector<Evidence>> scan(const Study& study, const std::vector<Pattern>& patterns,
                                   const ResponseSet& within, Language language,
                                   std::stop_token stop) {
    std::vector<Evidence> evidence(patterns.size());
    if (std::ranges::all_of(patterns, &Pattern::reads_texts))
        return evidence;
    Matcher matcher(patterns, language);
    for (ResponseId id : within.to_vector()) {
        if (stop.stop_requested())
            return search_stopped();
        if (const Response* response = study.responses.find(id))
            count(evidence, id, matcher.find(response->text));
    }
    if (const auto over = matcher.pattern_over(most_guessed))
        return failure(too_many_words(patterns[*over]));
    for (std::size_t i = 0; i < patterns.size(); ++i)
        evidence[i].answers = matcher.answers_with(i);
    return evidence;
}

Language study_language(const Study& study) {
    constexpr std::size_t enough = 300;
    std::array<std::size_t, language_count> answers{};
    std::size_t seen = 0;
    for (const Response& response : study.responses) {
        if (seen == enough)
            break;
        if (response.text.empty())
            continue;
        ++seen;
        const auto language = static_cast<std::size_t>(guess_language(response.text));
        if (language != static_cast<std::size_t>(Language::none))
            ++answers[language];
    }
    const auto most = std::ranges::max_element(answers);
    return *most == 0 ? Language::none : static_cast<Language>(most - answers.begin());
}

tl::unexpected<Error> search_stopped() {
    return failure(Error::Code::cancelled, "The search was stopped.", "");
}

} // namespace themata
