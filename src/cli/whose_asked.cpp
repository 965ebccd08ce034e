#include "cli/whose_asked.h"

#include "workbench/names.h"

namespace themata {

namespace {

std::optional<Whose::Rule> kind_named(std::string_view coders) {
    if (coders == "people")
        return Whose::Rule::people;
    if (coders == "rules")
        return Whose::Rule::rules;
    if (coders == "consensus")
        return Whose::Rule::consensus;
    return std::nullopt;
}

} // namespace

Result<Whose> whose_asked(const Call& call, const Snapshot& now) {
    const auto names = call.value("--coders");
    if (!names)
        return Whose{};
    if (const auto kind = kind_named(*names))
        return Whose{.rule = *kind};
    Whose whose{.rule = call.has("--agreed") ? Whose::Rule::all_of : Whose::Rule::any_of};
    for (const std::string& name : pieces_of(*names)) {
        const auto coder = coder_named(now, name);
        if (!coder)
            return failure(coder.error());
        whose.coders.push_back(*coder);
    }
    return whose;
}

Result<void> check_agreed(const Call& call) {
    if (call.has("--agreed") && !call.has("--coders"))
        return failure(Error::Code::wrong_call, "--agreed wants to know who has to agree.",
                       "Give --coders A,B as well.");
    if (call.has("--agreed") && kind_named(*call.value("--coders")))
        return failure(Error::Code::wrong_call, "--agreed wants the names of those who agree.",
                       "Give --coders A,B; “themata describe” lists the coders.");
    return {};
}

} // namespace themata
