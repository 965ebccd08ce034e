#include "made_study.h"

#include "support/dice.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata::bench {

namespace {

constexpr std::uint32_t top_themes = 20;

template <class Record, class Fn>
Table<Record> filled(std::uint32_t count, Fn fill) {
    typename Table<Record>::Editor editor{Table<Record>{}};
    for (std::uint32_t at = 0; at < count; ++at) {
        Record record;
        record.id = {at + 1};
        fill(record, at);
        editor.put(std::move(record));
    }
    return editor.done();
}

Coding random_coding(Dice& dice, std::uint32_t response) {
    Coding coding;
    coding.response = {response + 1};
    coding.theme = {1 + std::min(dice.below(themes), dice.below(themes))};
    coding.coder = {1 + dice.below(2)};
    const std::uint32_t begin = dice.one_in(2) ? 0 : 10 * dice.below(4);
    coding.span = {begin, begin == 0 ? 60 : begin + 10};
    return coding;
}

} // namespace

Study made_study(const StudySize& size, Order order) {
    const std::string text(60, 'a');
    Study study;
    study.stages = filled<Stage>(stages, [](Stage& stage, std::uint32_t at) {
        stage.name = fmt::format("Stage {}", at + 1);
        stage.order = static_cast<std::int32_t>(at);
    });
    study.roles = filled<Role>(
        roles, [](Role& role, std::uint32_t at) { role.name = fmt::format("Role {}", at + 1); });
    study.participants =
        filled<Participant>(size.participants, [](Participant& participant, std::uint32_t at) {
            participant.label = fmt::format("P{}", at + 1);
            participant.role = {1 + at % roles};
        });
    study.questions = filled<Question>(questions, [](Question& question, std::uint32_t at) {
        question.wording = fmt::format("Question {}", at + 1);
    });
    study.responses = filled<Response>(size.responses(), [&](Response& response, std::uint32_t at) {
        response.participant = {1 + at / (stages * questions)};
        response.stage = {1 + at / questions % stages};
        response.question = {1 + at % questions};
        response.text = text;
    });
    study.themes = filled<Theme>(themes, [](Theme& theme, std::uint32_t at) {
        theme.name = fmt::format("Theme {}", at + 1);
        theme.parent = {at < top_themes ? 0 : 1 + at % top_themes};
    });
    study.coders = filled<Coder>(
        2, [](Coder& coder, std::uint32_t at) { coder.name = fmt::format("Coder {}", at + 1); });
    Dice dice(1);
    study.codings = filled<Coding>(size.codings, [&](Coding& coding, std::uint32_t at) {
        const CodingId id = coding.id;
        const auto in_order =
            static_cast<std::uint32_t>(std::uint64_t{at} * size.responses() / size.codings);
        coding = random_coding(dice, order == Order::by_response ? in_order
                                                                 : dice.below(size.responses()));
        coding.id = id;
    });
    return study;
}

Arrays arrays_of(const Study& study, const StudySize& size) {
    Arrays arrays{.size = size};
    study.codings.for_each([&](const Coding& coding) {
        arrays.response.push_back(coding.response.value - 1);
        arrays.theme.push_back(coding.theme.value - 1);
        arrays.span.push_back(coding.span);
    });
    study.responses.for_each([&](const Response& response) {
        const std::uint32_t person = response.participant.value - 1;
        const std::uint32_t stage = response.stage.value - 1;
        arrays.column.push_back(person % roles * stages + stage);
        arrays.seat.push_back(person * stages + stage);
        arrays.answered.push_back(response.state == ResponseState::answered ? 1 : 0);
    });
    study.themes.for_each(
        [&](const Theme& theme) { arrays.above.push_back(theme.parent.value - 1); });
    return arrays;
}

} // namespace themata::bench
