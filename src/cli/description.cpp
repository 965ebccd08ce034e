#include "cli/description.h"

namespace themata {

namespace {

void add(AnswerCounts& answers, const Snapshot& now, const Response& response) {
    const bool coded = !now.lookup.codings.of(response.id).empty();
    const bool judged = !coded && !now.lookup.verdicts.of(response.id).empty();
    if (response.state == ResponseState::blank) {
        ++answers.blank;
        answers.coded_blank += coded ? 1 : 0;
        return;
    }
    ++answers.answered;
    answers.coded += coded ? 1 : 0;
    answers.nothing_to_code += judged ? 1 : 0;
}

void count_answers(Description& found, const Snapshot& now) {
    now.study.responses.for_each([&](const Response& response) {
        add(found.all, now, response);
        add(found.stages[response.stage], now, response);
        add(found.questions[response.question], now, response);
        found.at_stage[response.stage].insert(response.participant);
    });
}

void count_scores(Description& found, const Study& study) {
    const auto use_of = [&](const Question& item) -> ScaleUse& {
        return found.scales[item.scale ? find(study, item.scale)->name : item.wording];
    };
    for (const Question& question : study.questions)
        if (question.kind == QuestionKind::item)
            ++use_of(question).items;
    study.scores.for_each([&](const Score& score) {
        found.at_stage[score.stage].insert(score.participant);
        ScaleUse& use = use_of(*find(study, score.question));
        ++(score.value ? use.scores : use.missing);
    });
}

void count_people(Description& found, const Study& study) {
    for (const Participant& participant : study.participants)
        ++found.roles[participant.role ? find(study, participant.role)->name : ""];
    study.traits.for_each([&](const Trait& trait) {
        TraitUse& use = found.traits[trait.name];
        use.kind = trait.kind;
        ++use.participants;
        use.values.insert(trait.value);
    });
    for (const Coder& coder : study.coders)
        found.coders[coder.name].kind = coder.kind;
    study.codings.for_each(
        [&](const Coding& coding) { ++found.coders[find(study, coding.coder)->name].codings; });
    study.verdicts.for_each(
        [&](const Verdict& verdict) { ++found.coders[find(study, verdict.coder)->name].verdicts; });
}

} // namespace

Description description_of(const Snapshot& now) {
    Description found;
    count_answers(found, now);
    count_scores(found, now.study);
    count_people(found, now.study);
    return found;
}

} // namespace themata
