#include "workbench/blind.h"

#include "analysis/allocation.h"
#include "study/labels.h"

namespace themata {

Blind Blind::of(const Snapshot& now, std::string_view coder) {
    Blind blind;
    blind.name_ = coder;
    blind.coder_ = coder_called(now.study, coder);
    if (!blind.coder_)
        return blind;
    std::vector<ResponseId> assigned;
    std::vector<ResponseId> hidden;
    now.study.assignments.for_each([&](const Assignment& given) {
        if (given.coder != blind.coder_)
            return;
        assigned.push_back(given.response);
        if (!has_judged(now, given.response, given.coder))
            hidden.push_back(given.response);
    });
    blind.assigned_ = ResponseSet::of(assigned);
    blind.hidden_ = ResponseSet::of(hidden);
    return blind;
}

Blind Blind::after(const Snapshot& now, const Changes& changes) const {
    if (!changes.of<Coder>().empty())
        return of(now, name_);
    Blind blind = *this;
    if (!coder_)
        return blind;
    std::vector<ResponseId> touched;
    const auto take = [&](const auto& record) {
        if (record.id && record.coder == coder_)
            touched.push_back(record.response);
    };
    const auto take_both = [&](const auto& edits) {
        for (const auto& edit : edits) {
            take(edit.before);
            take(edit.after);
        }
    };
    take_both(changes.of<Coding>());
    take_both(changes.of<Verdict>());
    take_both(changes.of<Assignment>());
    for (const Edit<Assignment>& edit : changes.of<Assignment>())
        if (edit.before.id && edit.before.coder == coder_)
            blind.assigned_.remove(edit.before.response);
    for (const Edit<Assignment>& edit : changes.of<Assignment>())
        if (edit.after.id && edit.after.coder == coder_)
            blind.assigned_.add(edit.after.response);
    for (const ResponseId response : touched)
        if (blind.assigned_.contains(response) && !has_judged(now, response, coder_))
            blind.hidden_.add(response);
        else
            blind.hidden_.remove(response);
    return blind;
}

std::vector<Coding> codings_visible_to(const Snapshot& now, const Blind& blind,
                                       ResponseId response) {
    std::vector<Coding> codings = codings_of(now.study, now.lookup, response);
    std::erase_if(codings, [&](const Coding& coding) { return blind.hides(coding); });
    return codings;
}

} // namespace themata
