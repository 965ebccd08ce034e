#include "text/quoting.h"
#include "text/sentences.h"
#include "workbench/report_parts.h"
#include <chrono>

namespace themata {

std::string day_of(std::int64_t at) {
    using namespace std::chrono;
    const year_month_day day(floor<days>(sys_time<milliseconds>(milliseconds(at))));
    const auto two = [](unsigned number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return std::to_string(static_cast<int>(day.year())) + '-' +
           two(static_cast<unsigned>(day.month())) + '-' + two(static_cast<unsigned>(day.day()));
}

std::string coders_option(const Study& study, const Whose& whose) {
    using Rule = Whose::Rule;
    switch (whose.rule) {
    case Rule::anybody:
        return {};
    case Rule::people:
        return " --coders people";
    case Rule::rules:
        return " --coders rules";
    case Rule::consensus:
        return " --coders consensus";
    case Rule::any_of:
    case Rule::all_of:
        break;
    }
    std::string names;
    for (const CoderId id : whose.coders)
        names += (names.empty() ? "" : ",") + find(study, id)->name;
    return " --coders " + shell_word(names) + (whose.rule == Rule::all_of ? " --agreed" : "");
}

std::string people_by_role(const Study& study) {
    std::vector<std::size_t> n(study.roles.last_id() + 1);
    study.participants.for_each([&](const Participant& each) { ++n[each.role.value]; });
    std::vector<std::string> words;
    study.roles.for_each([&](const Role& role) {
        if (n[role.id.value] > 0)
            words.push_back(grouped(n[role.id.value]) + " in the role " + role.name);
    });
    if (n[0] > 0 && !words.empty())
        words.push_back(grouped(n[0]) + " without a role");
    return listed(words);
}

std::string coders_in_words(const Study& study) {
    std::vector<char> worked(study.coders.last_id() + 1);
    study.codings.for_each([&](const Coding& each) { worked[each.coder.value] = 1; });
    study.verdicts.for_each([&](const Verdict& each) { worked[each.coder.value] = 1; });
    std::vector<std::string> words;
    study.coders.for_each([&](const Coder& coder) {
        if (!worked[coder.id.value])
            return;
        const std::string kind = coder.kind == CoderKind::rule        ? "the rule "
                                 : coder.kind == CoderKind::consensus ? "the consensus "
                                                                      : "";
        words.push_back(kind + coder.name);
    });
    return listed(words);
}

} // namespace themata
