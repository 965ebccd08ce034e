#include "crash/works.h"

#include "support/bench.h"
#include "support/random_intents.h"

namespace themata {

namespace {

Head head_of(const Done& done) { return {.seq = done.entry.seq, .mark = done.entry.mark}; }

// Long to write, so that many victims die in the middle of it.
ImportFiles long_questionnaire(Dice& dice) {
    const std::string wave = std::to_string(dice.any());
    std::string rows = "Participant,Stage,Why?\n";
    for (std::uint32_t row = 0; row < 400; ++row)
        rows += "L" + std::to_string(row) + ",Wave " + wave + ",\"Because of time and trust, " +
                std::to_string(dice.below(1000)) + ".\"\n";
    return {.files = {{.name = "long.csv", .bytes = rows}}, .mapping = {}};
}

Result<Done> any_act(Workbench& bench, Dice& dice) {
    switch (dice.below(10)) {
    case 0:
        return bench.perform(long_questionnaire(dice));
    case 1:
        return bench.perform(random_import(dice));
    case 2:
    case 3:
        return bench.undo();
    case 4:
        return bench.redo();
    default:
        return bench.perform(random_intent(*bench.snapshot(), dice));
    }
}

} // namespace

void work_at_the_bench(const Ground& ground, Dice& dice, const Answer& answer) {
    Workbench bench = must(Workbench::open(ground.study(), Access::write, ground.setting()));
    while (true)
        if (const auto done = any_act(bench, dice))
            answer(head_of(*done));
}

} // namespace themata
