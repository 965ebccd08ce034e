#include "analysis/selection.h"

namespace themata {

bool holds(const Study& study, const Selection& selection, const Response& response) {
    if (selection.stage && response.stage != selection.stage)
        return false;
    if (selection.question && response.question != selection.question)
        return false;
    return !selection.role || study.participants.find(response.participant)->role == selection.role;
}

Result<void> check(const Study& study, const Selection& selection) {
    if (selection.whose.rule == Whose::Rule::all_of)
        return failure(Error::Code::wrong_call,
                       "Here a coding counts when any of the coders made it.",
                       "Leave out that they all have to agree.");
    const bool there = (!selection.role || study.roles.find(selection.role)) &&
                       (!selection.stage || study.stages.find(selection.stage)) &&
                       (!selection.question || study.questions.find(selection.question));
    if (!there)
        return failure(Error::Code::not_found,
                       "The role, the stage or the question is not in this study.",
                       "`describe` lists them.");
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
