#include "workbench/planning.h"
#include <algorithm>
#include <set>

namespace themata {

namespace {

bool is_tied(const Study& study, TieKind kind, PairOf pair) {
    return std::ranges::any_of(study.ties, [&](const Tie& tie) {
        return tie.kind == kind && tie.from == pair.from && tie.to == pair.to;
    });
}

// The pairs that go; each must still be there.
Result<std::vector<Tie>> former_pairs(const Study& study, const std::vector<TieId>& ids) {
    std::vector<Tie> former;
    for (const TieId id : std::set<TieId>(ids.begin(), ids.end())) {
        const Tie* tie = study.ties.find(id);
        if (!tie || tie->kind != TieKind::paired)
            return failure(Error::Code::not_found,
                           "A pair that was to be replaced is no longer there.",
                           "Look in History for who took it apart.");
        former.push_back(*tie);
    }
    return former;
}

Result<void> can_be_paired(const Study& study, PairOf pair, const std::vector<Tie>& former) {
    for (const ParticipantId id : {pair.from, pair.to})
        if (!study.participants.find(id))
            return failure(Error::Code::not_found, "One of the participants is not in the study.",
                           "Import participants before they are paired.");
    const std::string both =
        in_quotes(label_of(study, pair.from)) + " and " + in_quotes(label_of(study, pair.to));
    if (pair.from == pair.to)
        return failure(Error::Code::refused, "Nobody can be paired with herself.",
                       "Name two participants.");
    if (is_tied(study, TieKind::unwilling, pair))
        return failure(Error::Code::refused,
                       in_quotes(label_of(study, pair.from)) +
                           " is not willing to be paired with " +
                           in_quotes(label_of(study, pair.to)) + ".",
                       "Ask again, and import the answer.");
    const bool goes = std::ranges::any_of(
        former, [&](const Tie& tie) { return tie.from == pair.from && tie.to == pair.to; });
    if (!goes && is_tied(study, TieKind::paired, pair))
        return failure(Error::Code::refused, both + " are a pair already.", "Nothing was changed.");
    return {};
}

std::string note_of(const Study& study, const PairParticipants& wanted) {
    constexpr std::size_t most_named = 12;
    std::vector<std::string> pairs;
    for (const PairOf pair : wanted.pairs)
        pairs.push_back(label_of(study, pair.from) + " with " + label_of(study, pair.to));
    const std::size_t more = pairs.size() - std::min(pairs.size(), most_named);
    pairs.resize(pairs.size() - more);
    return "Paired " + joined(pairs, ", ") + (more > 0 ? " and " + grouped(more) + " more" : "") +
           (wanted.how.empty() ? "" : "; " + wanted.how) + ".";
}

} // namespace

Result<Plan> plan_of(Draft draft, const PairParticipants& wanted) {
    if (wanted.pairs.empty())
        return failure(Error::Code::refused, "Nobody is to be paired.", "Nothing was changed.");
    const Study& study = draft.study();
    const auto former = former_pairs(study, wanted.instead_of);
    if (!former)
        return failure(former.error());
    for (const Tie& tie : *former)
        draft.changes.push_back(removed(tie));
    std::set<std::pair<ParticipantId, ParticipantId>> seen;
    for (const PairOf pair : wanted.pairs) {
        if (auto fits = can_be_paired(study, pair, *former); !fits)
            return failure(fits.error());
        if (!seen.emplace(pair.from, pair.to).second)
            continue;
        draft.changes.push_back(added(Tie{.id = draft.ids.next<Tie>(),
                                          .kind = TieKind::paired,
                                          .from = pair.from,
                                          .to = pair.to}));
    }
    return draft.done(ActKind::pair_participants, note_of(study, wanted));
}

} // namespace themata
