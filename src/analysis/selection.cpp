#include "analysis/selection.h"

#include <algorithm>
#include <tuple>

namespace themata {

namespace {

using Rule = CodersCounted::Rule;

bool names_coders(const CodersCounted& whose) {
    return whose.rule == Rule::any_of || whose.rule == Rule::all_of;
}

bool fits(Rule rule, CoderKind kind) {
    return rule == Rule::anybody || (rule == Rule::rules) == (kind == CoderKind::rule);
}

// A theme that somebody applied in an answer.
using Applied = std::tuple<ResponseId, ThemeId, CoderId>;

template <class Key>
void sort_once(std::vector<Key>& keys) {
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

// Who read what, and what all readers of an answer applied.
class Readers {
public:
    Readers(const Study& study, const std::vector<char>& taken, const std::vector<char>& consensus)
        : first_(study.responses.last_id() + 1), readers_(study.responses.last_id() + 1) {
        const auto is_person = [&](CoderId coder) {
            return taken[coder.value] && !consensus[coder.value];
        };
        std::vector<std::pair<ResponseId, CoderId>> reads;
        study.codings.for_each([&](const Coding& coding) {
            if (!is_person(coding.coder))
                return;
            reads.emplace_back(coding.response, coding.coder);
            applied_.emplace_back(coding.response, coding.theme, coding.coder);
        });
        study.verdicts.for_each([&](const Verdict& verdict) {
            if (is_person(verdict.coder))
                reads.emplace_back(verdict.response, verdict.coder);
        });
        sort_once(reads);
        sort_once(applied_);
        for (const auto& [response, coder] : reads)
            if (++readers_[response.value] == 1)
                first_[response.value] = coder;
    }

    // The passages of the first one, of themes that every reader applied.
    [[nodiscard]] bool agree_on(const Coding& coding) const {
        if (first_[coding.response.value] != coding.coder)
            return false;
        const auto from =
            std::ranges::lower_bound(applied_, Applied{coding.response, coding.theme, {}});
        const auto to = std::ranges::lower_bound(
            applied_, Applied{coding.response, ThemeId{coding.theme.value + 1}, {}});
        return to - from == readers_[coding.response.value];
    }

private:
    std::vector<Applied> applied_;
    std::vector<CoderId> first_;
    std::vector<std::ptrdiff_t> readers_;
};

std::vector<char> consensus_coders(const Study& study) {
    std::vector<char> consensus(study.coders.last_id() + 1, 0);
    for (const Coder& coder : study.coders)
        consensus[coder.id.value] = coder.kind == CoderKind::consensus ? 1 : 0;
    return consensus;
}

} // namespace

std::vector<char> settled_answers(const Study& study) {
    const std::vector<char> consensus = consensus_coders(study);
    std::vector<char> settled(study.responses.last_id() + 1, 0);
    const auto note = [&](const auto& record) {
        if (consensus[record.coder.value])
            settled[record.response.value] = 1;
    };
    study.codings.for_each([&](const Coding& coding) { note(coding); });
    study.verdicts.for_each([&](const Verdict& verdict) { note(verdict); });
    return settled;
}

CodingsTaken CodingsTaken::of(const Study& study, const CodersCounted& whose) {
    CodingsTaken taken;
    taken.by_coder_ = coders_taken(study, whose);
    if (whose.rule != Rule::consensus)
        return taken;
    taken.consensus_ = consensus_coders(study);
    taken.settled_ = settled_answers(study);
    taken.agreed_.assign(study.codings.last_id() + 1, 0);
    const Readers people(study, taken.by_coder_, taken.consensus_);
    study.codings.for_each([&](const Coding& coding) {
        taken.agreed_[coding.id.value] = taken.settled_[coding.response.value]
                                             ? taken.consensus_[coding.coder.value]
                                             : static_cast<char>(people.agree_on(coding) ? 1 : 0);
    });
    return taken;
}

Result<void> check(const Study& study, const CodersCounted& whose) {
    if (names_coders(whose) && whose.coders.empty())
        return failure(Error::Code::wrong_call, "No coder is named.",
                       "Name at least one coder, or count what anybody coded.");
    for (CoderId coder : whose.coders)
        if (!study.coders.find(coder))
            return failure({.code = Error::Code::not_found,
                            .what = "One of the coders is not in this study.",
                            .hint = "Name coders of this study.",
                            .option = "describe"});
    return {};
}

std::vector<char> coders_taken(const Study& study, const CodersCounted& whose) {
    std::vector<char> taken(study.coders.last_id() + 1, 0);
    if (names_coders(whose))
        for (CoderId coder : whose.coders)
            taken[coder.value] = 1;
    else
        for (const Coder& coder : study.coders)
            taken[coder.id.value] = fits(whose.rule, coder.kind) ? 1 : 0;
    return taken;
}

std::string in_words(const Study& study, const CodersCounted& whose) {
    switch (whose.rule) {
    case Rule::anybody:
        return "any coder";
    case Rule::people:
        return "people, not rules";
    case Rule::rules:
        return "rules, not people";
    case Rule::consensus:
        return "settled codings, elsewhere what all people agree on who read the answer";
    case Rule::any_of:
    case Rule::all_of:
        break;
    }
    std::string words;
    for (CoderId id : whose.coders) {
        if (!words.empty())
            words += whose.rule == Rule::all_of ? " and " : " or ";
        const Coder* coder = study.coders.find(id);
        words += coder ? coder->name : "";
    }
    return words;
}

bool holds(const Study& study, const Selection& selection, const Response& response) {
    if (selection.stage && response.stage != selection.stage)
        return false;
    if (selection.question && response.question != selection.question)
        return false;
    return !selection.role || study.participants.find(response.participant)->role == selection.role;
}

Result<void> check(const Study& study, const Selection& selection) {
    if (selection.whose.rule == CodersCounted::Rule::all_of)
        return failure(Error::Code::wrong_call,
                       "Here a coding counts when any of the coders made it.",
                       "Leave out that they all have to agree.");
    const bool there = (!selection.role || study.roles.find(selection.role)) &&
                       (!selection.stage || study.stages.find(selection.stage)) &&
                       (!selection.question || study.questions.find(selection.question));
    if (!there)
        return failure({.code = Error::Code::not_found,
                        .what = "The role, the stage or the question is not in this study.",
                        .hint = "Name what there is in it.",
                        .option = "describe"});
    return check(study, selection.whose);
}

std::vector<Handled> handling_of(const Study& study, const Selection& selection) {
    const CodingsTaken taken = CodingsTaken::of(study, selection.whose);
    std::vector<Handled> handled(study.responses.last_id() + 1, Handled::elsewhere);
    study.responses.for_each([&](const Response& response) {
        if (holds(study, selection, response))
            handled[response.id.value] =
                response.state == ResponseState::blank ? Handled::blank : Handled::untouched;
    });
    study.verdicts.for_each([&](const Verdict& verdict) {
        Handled& now = handled[verdict.response.value];
        if (taken(verdict) && now == Handled::untouched)
            now = Handled::nothing_to_code;
    });
    study.codings.for_each([&](const Coding& coding) {
        Handled& now = handled[coding.response.value];
        if (taken(coding) && now > Handled::blank)
            now = Handled::coded;
        else if (taken.contradicts_verdicts(coding) && now == Handled::nothing_to_code)
            now = Handled::untouched; // in dispute, with consensus
    });
    return handled;
}

std::string in_words(const Study& study, const Selection& selection) {
    std::string words;
    const auto say = [&](std::string_view what) {
        words += words.empty() ? "" : ", ";
        words += what;
    };
    if (const Role* role = study.roles.find(selection.role))
        say(role->name);
    if (const Stage* stage = study.stages.find(selection.stage))
        say(stage->name);
    if (const Question* question = study.questions.find(selection.question))
        say("“" + question->wording + "”");
    return words.empty() ? "all answers" : words;
}

std::vector<std::pair<std::string, std::string>> settings_of(const Study& study,
                                                             const Selection& selection) {
    return {{"answers", in_words(study, selection)}, {"coders", in_words(study, selection.whose)}};
}

} // namespace themata
