#include "table_corpus.h"

#include "support/dice.h"
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

Coding random_coding(Dice& dice, const Shape& shape, std::uint32_t response) {
    Coding coding;
    coding.response = {response + 1};
    coding.theme = {1 + std::min(dice.below(shape.themes), dice.below(shape.themes))};
    coding.coder = {1 + dice.below(2)};
    const std::uint32_t begin = dice.one_in(2) ? 0 : 10 * dice.below(4);
    coding.span = {begin, begin == 0 ? 60 : begin + 10};
    return coding;
}

void add_people(Study& study, const Shape& shape) {
    study.stages = filled<Stage>(shape.stages, [](Stage& stage, std::uint32_t at) {
        stage.name = fmt::format("Stage {}", at + 1);
        stage.order = static_cast<std::int32_t>(at);
    });
    study.roles = filled<Role>(shape.roles, [](Role& role, std::uint32_t at) {
        role.name = fmt::format("Role {}", at + 1);
    });
    study.participants =
        filled<Participant>(shape.participants, [&](Participant& participant, std::uint32_t at) {
            participant.label = fmt::format("P{}", at + 1);
            participant.role = {1 + at % shape.roles};
        });
    study.questions = filled<Question>(shape.questions, [](Question& question, std::uint32_t at) {
        question.wording = fmt::format("Question {}", at + 1);
    });
    const std::string text(60, 'a');
    study.responses =
        filled<Response>(shape.responses(), [&](Response& response, std::uint32_t at) {
            response.participant = {1 + at / (shape.stages * shape.questions)};
            response.stage = {1 + at / shape.questions % shape.stages};
            response.question = {1 + at % shape.questions};
            response.text = text;
        });
}

void add_codings(Study& study, const Shape& shape, Order order) {
    study.themes = filled<Theme>(shape.themes, [](Theme& theme, std::uint32_t at) {
        theme.name = fmt::format("Theme {}", at + 1);
        theme.parent = {at < top_themes ? 0 : 1 + at % top_themes};
    });
    study.coders = filled<Coder>(
        2, [](Coder& coder, std::uint32_t at) { coder.name = fmt::format("Coder {}", at + 1); });
    Dice dice(1);
    study.codings = filled<Coding>(shape.codings, [&](Coding& coding, std::uint32_t at) {
        const CodingId id = coding.id;
        const auto in_order =
            static_cast<std::uint32_t>(std::uint64_t{at} * shape.responses() / shape.codings);
        const bool rises = order == Order::by_response;
        coding = random_coding(dice, shape, rises ? in_order : dice.below(shape.responses()));
        coding.id = id;
    });
}

} // namespace

Snapshot corpus(const Shape& shape, Order order) {
    Snapshot snapshot;
    add_people(snapshot.study, shape);
    add_codings(snapshot.study, shape, order);
    snapshot.lookup = Lookup::of(snapshot.study);
    return snapshot;
}

Arrays arrays_of(const Study& study, const Shape& shape) {
    Arrays arrays;
    arrays.shape = shape;
    study.codings.for_each([&](const Coding& coding) {
        arrays.response.push_back(coding.response.value - 1);
        arrays.theme.push_back(coding.theme.value - 1);
        arrays.span.push_back(coding.span);
    });
    study.responses.for_each([&](const Response& response) {
        const std::uint32_t person = response.participant.value - 1;
        const std::uint32_t stage = response.stage.value - 1;
        arrays.column.push_back(person % shape.roles * shape.stages + stage);
        arrays.seat.push_back(person * shape.stages + stage);
        arrays.answered.push_back(response.state == ResponseState::answered ? 1 : 0);
    });
    study.themes.for_each(
        [&](const Theme& theme) { arrays.above.push_back(theme.parent.value - 1); });
    return arrays;
}

Counts bases_of(const Arrays& arrays) {
    Counts bases(arrays.shape.columns());
    std::vector<char> seen(arrays.shape.seats());
    for (std::size_t response = 0; response < arrays.seat.size(); ++response) {
        if (!arrays.answered[response] || seen[arrays.seat[response]])
            continue;
        seen[arrays.seat[response]] = 1;
        ++bases[arrays.column[response]];
    }
    return bases;
}

} // namespace themata::bench
