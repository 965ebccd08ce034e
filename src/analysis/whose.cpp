#include "analysis/whose.h"

namespace themata {

namespace {

using Rule = Whose::Rule;

bool names_coders(const Whose& whose) {
    return whose.rule == Rule::any_of || whose.rule == Rule::all_of;
}

bool fits(Rule rule, CoderKind kind) {
    return rule == Rule::anybody || (rule == Rule::rules) == (kind == CoderKind::rule);
}

} // namespace

Result<void> check(const Study& study, const Whose& whose) {
    if (names_coders(whose) && whose.coders.empty())
        return failure(Error::Code::wrong_call, "No coder is named.",
                       "Name at least one coder, or count what anybody coded.");
    for (CoderId coder : whose.coders)
        if (!study.coders.find(coder))
            return failure(Error::Code::not_found, "One of the coders is not in this study.",
                           "`describe` lists the coders.");
    return {};
}

std::vector<char> coders_taken(const Study& study, const Whose& whose) {
    std::vector<char> taken(study.coders.last_id() + 1, 0);
    if (names_coders(whose))
        for (CoderId coder : whose.coders)
            taken[coder.value] = 1;
    else
        for (const Coder& coder : study.coders)
            taken[coder.id.value] = fits(whose.rule, coder.kind) ? 1 : 0;
    return taken;
}

std::string in_words(const Study& study, const Whose& whose) {
    switch (whose.rule) {
    case Rule::anybody:
        return "any coder";
    case Rule::people:
        return "people, not rules";
    case Rule::rules:
        return "rules, not people";
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

} // namespace themata
