#include "ui/parts/whose_choice.h"

namespace themata {

namespace {

std::vector<CoderId> of_kind(const Study& study, CoderKind kind) {
    std::vector<CoderId> coders;
    for (const Coder& coder : study.coders)
        if (coder.kind == kind)
            coders.push_back(coder.id);
    return coders;
}

} // namespace

void choose_whose(const Study& study, Choices& choices, Whose& whose) {
    if (study.coders.size() < 2)
        return;
    const std::vector<CoderId> people = of_kind(study, CoderKind::person);
    choices.heading("Coding by");
    const auto offer = [&](const std::string& name, const Whose& one) {
        if (choices.choice(name, chosen_if(whose == one)))
            whose = one;
    };
    offer("Any coder", {});
    if (people.size() > 1)
        offer("All people alike", {.rule = Whose::Rule::all_of, .coders = people});
    if (people.size() > 1 || !of_kind(study, CoderKind::consensus).empty())
        offer("Consensus", {.rule = Whose::Rule::consensus, .coders = {}});
    if (!of_kind(study, CoderKind::rule).empty()) {
        offer("People", {.rule = Whose::Rule::people, .coders = {}});
        offer("Rules", {.rule = Whose::Rule::rules, .coders = {}});
    }
    for (const Coder& coder : study.coders)
        offer(coder.name, {.rule = Whose::Rule::any_of, .coders = {coder.id}});
    choices.end();
}

} // namespace themata
