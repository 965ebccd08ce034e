#include "analysis/whose.h"

namespace themata {

Result<void> check(const Study& study, const Whose& whose) {
    if (whose.rule != Whose::Rule::anybody && whose.coders.empty())
        return failure(Error::Code::wrong_call, "No coder is named.",
                       "Name at least one coder, or count what anybody coded.");
    for (CoderId coder : whose.coders)
        if (!study.coders.find(coder))
            return failure(Error::Code::not_found, "One of the coders is not in this study.",
                           "`describe` lists the coders.");
    return {};
}

std::vector<char> coders_taken(const Study& study, const Whose& whose) {
    const bool anybody = whose.rule == Whose::Rule::anybody;
    std::vector<char> taken(study.coders.last_id() + 1, anybody ? 1 : 0);
    if (!anybody)
        for (CoderId coder : whose.coders)
            taken[coder.value] = 1;
    return taken;
}

std::string in_words(const Study& study, const Whose& whose) {
    if (whose.rule == Whose::Rule::anybody)
        return "any coder";
    std::string words;
    for (CoderId id : whose.coders) {
        if (!words.empty())
            words += whose.rule == Whose::Rule::all_of ? " and " : " or ";
        const Coder* coder = study.coders.find(id);
        words += coder ? coder->name : "";
    }
    return words;
}

} // namespace themata
