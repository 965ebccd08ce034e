#include "cli/selecting.h"

#include "cli/whose_asked.h"
#include "workbench/names.h"
#include <algorithm>
#include <limits>

namespace themata {

std::vector<OptionRule> selection_and(std::vector<OptionRule> own) {
    std::vector<OptionRule> options{
        {"--role", "ROLE", "Only answers of this role."},
        {"--stage", "STAGE", "Only answers given at this stage."},
        {"--question", "TEXT", "Only answers to this question, by its first words."},
        {"--coders", "A,B",
         "Whose coding counts: that of any of these coders, of “people”, of “rules” or of the "
         "“consensus”; else anybody's."}};
    options.insert(options.end(), own.begin(), own.end());
    return options;
}

Result<Selection> selection_of(const Call& call, const Snapshot& now) {
    Selection selection;
    Result<void> named;
    const auto take = [&](std::string_view option, auto find_named, auto Selection::*member) {
        const auto value = call.value(option);
        if (!named || !value)
            return;
        if (const auto id = find_named(now, *value))
            selection.*member = *id;
        else
            named = failure(id.error());
    };
    take("--role", role_named, &Selection::role);
    take("--stage", stage_named, &Selection::stage);
    take("--question", question_named, &Selection::question);
    if (!named)
        return failure(named.error());
    auto whose = whose_asked(call, now);
    if (!whose)
        return failure(whose.error());
    selection.whose = std::move(*whose);
    return selection;
}

std::uint32_t small_number(const Call& call, std::string_view option, std::uint32_t otherwise) {
    constexpr std::size_t most = std::numeric_limits<std::uint32_t>::max();
    return static_cast<std::uint32_t>(std::min(call.number(option, otherwise), most));
}

} // namespace themata
