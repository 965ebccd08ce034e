#include "workbench/blind.h"

#include "analysis/allocation.h"

namespace themata {

Blind Blind::of(const Snapshot& now, std::string_view coder) {
    Blind blind;
    for (const Coder& known : now.study.coders)
        if (known.name == coder)
            blind.coder_ = known.id;
    if (!blind.coder_)
        return blind;
    std::vector<ResponseId> hidden;
    now.study.assignments.for_each([&](const Assignment& given) {
        if (given.coder == blind.coder_ && !has_judged(now, given.response, given.coder))
            hidden.push_back(given.response);
    });
    blind.hidden_ = ResponseSet::of(hidden);
    return blind;
}

std::vector<Coding> codings_visible_to(const Snapshot& now, const Blind& blind,
                                       ResponseId response) {
    std::vector<Coding> codings = codings_of(now.study, now.lookup, response);
    std::erase_if(codings, [&](const Coding& coding) { return blind.hides(coding); });
    return codings;
}

} // namespace themata
