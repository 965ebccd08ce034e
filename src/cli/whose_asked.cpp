#include "cli/whose_asked.h"

#include "workbench/names.h"

namespace themata {

namespace {

bool names_a_kind(const std::string& coders) { return coders == "people" || coders == "rules"; }

} // namespace

Result<Whose> whose_asked(const Call& call, const Snapshot& now) {
    const auto names = call.value("--coders");
    if (!names)
        return Whose{};
    if (names_a_kind(*names))
        return Whose{.rule = *names == "people" ? Whose::Rule::people : Whose::Rule::rules};
    Whose whose{.rule = call.has("--agreed") ? Whose::Rule::all_of : Whose::Rule::any_of};
    for (const std::string& name : pieces_of(*names)) {
        const auto coder = coder_named(now, name);
        if (!coder)
            return failure(coder.error());
        whose.coders.push_back(*coder);
    }
    return whose;
}

Result<void> check_whose(const Call& call) {
    if (call.has("--agreed") && !call.has("--coders"))
        return failure(Error::Code::wrong_call, "--agreed wants to know who has to agree.",
                       "Give --coders A,B as well.");
    if (call.has("--agreed") && names_a_kind(*call.value("--coders")))
        return failure(Error::Code::wrong_call, "--agreed wants the names of those who agree.",
                       "Give --coders A,B; “themata describe” lists the coders.");
    return {};
}

} // namespace themata
