#include "workbench/planning.h"

#include <algorithm>
#include <set>

namespace themata {

namespace {

const Coder* coder_in(const Study& study, const std::string& name) {
    return study.coders.find(coder_called(study, name));
}

// By the id of a response: what the coder was assigned.
std::vector<AssignmentId> assignments_of(const Study& study, CoderId coder) {
    std::vector<AssignmentId> by_response(study.responses.last_id() + 1);
    study.assignments.for_each([&](const Assignment& given) {
        if (given.coder == coder)
            by_response[given.response.value] = given.id;
    });
    return by_response;
}

Result<Response> codable(const Study& study, ResponseId id) {
    auto response = present(study, id);
    if (response && response->state == ResponseState::blank)
        return failure(Error::Code::refused, "This answer is blank.",
                       "There is nothing in it that could be coded.");
    return response;
}

Result<CoderId> consensus_coder(Draft& draft, const std::string& name) {
    if (auto fits = is_one_line("name of the consensus", name); !fits)
        return failure(fits.error());
    const Coder* known = coder_in(draft.study(), name);
    if ((known && known->kind != CoderKind::consensus) || name == draft.acting.coder)
        return failure(Error::Code::refused,
                       in_quotes(name) + (known && known->kind == CoderKind::rule
                                              ? " is a rule in this study."
                                              : " is a person in this study."),
                       "Settled codings have a coder of their own; give it a name that nobody "
                       "has.");
    return coder_found_or_added(draft, name, CoderKind::consensus);
}

using Placed = std::pair<ThemeId, Span>;

// Adds what is settled now and takes away what was settled before and is no longer.
class Settling {
public:
    Settling(Draft& draft, CoderId consensus) : draft_(draft), consensus_(consensus) {}

    [[nodiscard]] Result<void> settle(const SettledAnswer& answer) {
        const auto response = codable(draft_.study(), answer.response);
        if (!response)
            return failure(response.error());
        std::set<Placed> wanted;
        for (const SettledPassage& passage : answer.passages) {
            if (auto theme = present(draft_.study(), passage.theme); !theme)
                return failure(theme.error());
            const auto span = fitted(*response, passage.span);
            if (!span)
                return failure(span.error());
            wanted.emplace(passage.theme, *span);
        }
        const bool nothing = wanted.empty();
        drop_others(answer.response, wanted);
        for (const auto& [theme, span] : wanted)
            draft_.changes.push_back(added(Coding{.id = draft_.ids.next<Coding>(),
                                                  .response = answer.response,
                                                  .theme = theme,
                                                  .coder = consensus_,
                                                  .span = span}));
        judge(answer.response, nothing ? Judged::nothing : Judged::something);
        return {};
    }

private:
    enum class Judged { nothing, something };

    // Leaves in `wanted` what is not there yet.
    void drop_others(ResponseId response, std::set<Placed>& wanted) {
        for (const CodingId id : draft_.now.lookup.codings.of(response)) {
            const Coding& coding = *find(draft_.study(), id);
            if (coding.coder == consensus_ && wanted.erase({coding.theme, coding.span}) == 0)
                draft_.changes.push_back(removed(coding));
        }
    }

    void judge(ResponseId response, Judged judged) {
        const Verdict* there = nullptr;
        for (const VerdictId id : draft_.now.lookup.verdicts.of(response))
            if (const Verdict* verdict = find(draft_.study(), id); verdict->coder == consensus_)
                there = verdict;
        if (there && judged == Judged::something)
            draft_.changes.push_back(removed(*there));
        if (!there && judged == Judged::nothing)
            draft_.changes.push_back(
                added(Verdict{draft_.ids.next<Verdict>(), response, consensus_}));
    }

    Draft& draft_;
    CoderId consensus_;
};

std::string whose_answer(const Study& study, ResponseId id) {
    const Response& response = *find(study, id);
    return label_of(study, response.participant) + ", " + stage_name(study, response.stage);
}

std::string themes_of(const Study& study, const SettledAnswer& answer) {
    std::vector<ThemeId> themes;
    std::string names;
    for (const SettledPassage& passage : answer.passages) {
        if (std::ranges::find(themes, passage.theme) != themes.end())
            continue;
        themes.push_back(passage.theme);
        names += (names.empty() ? "" : ", ") + in_quotes(find(study, passage.theme)->name);
    }
    return names.empty() ? "nothing to code" : names;
}

} // namespace

Result<Plan> plan_of(Draft draft, const AssignAnswers& wanted) {
    if (auto fits = is_one_line("name of the coder", wanted.coder); !fits)
        return failure(fits.error());
    const Coder* known = coder_in(draft.study(), wanted.coder);
    if (known && known->kind != CoderKind::person)
        return failure(Error::Code::refused,
                       in_quotes(wanted.coder) + " is no person in this study.",
                       "Name the person who is to code the answers.");
    const CoderId coder = coder_found_or_added(draft, wanted.coder, CoderKind::person);
    const std::vector<AssignmentId> there = assignments_of(draft.study(), coder);
    for (const ResponseId id : std::set(wanted.responses.begin(), wanted.responses.end())) {
        const auto response = codable(draft.study(), id);
        if (!response)
            return failure(response.error());
        if (!there[id.value])
            draft.changes.push_back(added(Assignment{draft.ids.next<Assignment>(), id, coder}));
    }
    const std::size_t n = draft.changes.of<Assignment>().size();
    if (n == 0)
        return failure(Error::Code::refused,
                       wanted.responses.empty()
                           ? std::string("There is no answer to assign.")
                           : in_quotes(wanted.coder) + " is assigned this already.",
                       "Nothing was changed.");
    return draft.done(ActKind::assign_answers, "Assigned " + counted(n, "answer") + " to " +
                                                   in_quotes(wanted.coder) + " to code blind" +
                                                   (wanted.how.empty() ? "" : ": " + wanted.how));
}

Result<Plan> plan_of(Draft draft, const WithdrawAssignments& wanted) {
    const Coder* coder = find(draft.study(), wanted.coder);
    if (!coder)
        return failure({.code = Error::Code::not_found,
                        .what = "This coder is not in the study.",
                        .hint = "Choose one of its coders.",
                        .option = "describe"});
    const std::vector<AssignmentId> there = assignments_of(draft.study(), wanted.coder);
    for (const ResponseId id : std::set(wanted.responses.begin(), wanted.responses.end()))
        if (id.value < there.size() && there[id.value])
            draft.changes.push_back(removed(*find(draft.study(), there[id.value])));
    const std::size_t n = draft.changes.of<Assignment>().size();
    if (n == 0)
        return failure(Error::Code::refused, in_quotes(coder->name) + " is assigned none of this.",
                       "Nothing was changed.");
    return draft.done(ActKind::withdraw_assignment, "Took back " + counted(n, "answer") +
                                                        " assigned to " + in_quotes(coder->name));
}

Result<Plan> plan_of(Draft draft, const SettleAnswers& wanted) {
    const auto consensus = consensus_coder(draft, wanted.consensus);
    if (!consensus)
        return failure(consensus.error());
    Settling settling(draft, *consensus);
    std::set<ResponseId> seen;
    for (const SettledAnswer& answer : wanted.answers) {
        if (!seen.insert(answer.response).second)
            return failure(Error::Code::refused, "An answer is to be settled in two ways.",
                           "Settle each answer once.");
        if (auto settled = settling.settle(answer); !settled)
            return failure(settled.error());
    }
    if (draft.changes.of<Coding>().empty() && draft.changes.of<Verdict>().empty())
        return failure(Error::Code::refused,
                       wanted.answers.empty() ? "There is no answer to settle."
                                              : "This is settled so already.",
                       "Nothing was changed.");
    const SettledAnswer& first = wanted.answers.front();
    return draft.done(ActKind::settle, wanted.answers.size() == 1
                                           ? "Settled " +
                                                 whose_answer(draft.study(), first.response) +
                                                 " on " + themes_of(draft.study(), first)
                                           : "Settled " + counted(wanted.answers.size(), "answer") +
                                                 " on which coders agree");
}

} // namespace themata
