#include "cli/double_coding_verbs.h"
#include "cli/tabulated.h"
#include "workbench/names.h"
#include <algorithm>
#include <limits>

namespace themata {

namespace {

// The value's place among the words of the option, which are in the order of the enumeration.
template <class Choice>
Choice choice(const Call& call, std::string_view option, std::span<const std::string_view> words) {
    const std::string word = call.value(option, words.front());
    return static_cast<Choice>(std::ranges::find(words, word) - words.begin());
}

constexpr std::string_view units[] = {"response", "set", "segment", "character"};
constexpr std::string_view levels[] = {"with-below", "own", "top"};
constexpr std::string_view bases[] = {"read", "judged", "all"};

template <class Id, class Find>
Result<void> take(const Call& call, const Snapshot& now, std::string_view option, Find named,
                  Id& into) {
    const auto name = call.value(option);
    if (!name)
        return {};
    const auto id = named(now, *name);
    if (!id)
        return failure(id.error());
    into = *id;
    return {};
}

Result<void> take_filters(const Call& call, const Snapshot& now, AgreementSpec& spec) {
    if (auto done = take(call, now, "--theme", theme_named, spec.theme); !done)
        return done;
    if (auto done = take(call, now, "--stage", stage_named, spec.read.stage); !done)
        return done;
    if (auto done = take(call, now, "--role", role_named, spec.read.role); !done)
        return done;
    return take(call, now, "--question", question_named, spec.read.question);
}

bool is_used(const AgreementRow& row) {
    return std::ranges::any_of(row.yes, [](double yes) { return yes > 0; });
}

} // namespace

Result<AgreementSpec> agreement_asked(const Call& call, const Snapshot& now) {
    AgreementSpec spec{.read = {.coders = {}},
                       .unit = choice<AgreementUnit>(call, "--unit", units),
                       .level = choice<ThemeLevel>(call, "--level", levels)};
    for (const std::string& name : pieces_of(call.value("--coders", ""))) {
        const auto coder = coder_named(now, name);
        if (!coder)
            return failure(coder.error());
        spec.read.coders.push_back(*coder);
    }
    if (auto taken = take_filters(call, now, spec); !taken)
        return failure(taken.error());
    spec.read.base = choice<ReadBase>(call, "--base", bases);
    spec.read.at_least = call.number("--at-least", 0);
    spec.overlap = static_cast<double>(call.number("--overlap", 50));
    spec.draws = {.seed = call.number("--seed", 1),
                  .count = static_cast<std::uint32_t>(call.number("--draws", 1000))};
    return spec;
}

Result<void> check_who_agrees(const Call& call) {
    constexpr std::size_t most_draws = 1'000'000;
    if (!call.has("--coders"))
        return failure(Error::Code::wrong_call, "“themata agree” wants to know whose coding.",
                       "Give --coders A,B; “themata describe” lists the coders.");
    if (call.has("--overlap") && call.value("--unit") != "segment")
        return failure(Error::Code::wrong_call, "--overlap is for segments.",
                       "Leave it out, or give --unit segment.");
    if (call.number("--draws", 0) > most_draws)
        return failure(Error::Code::wrong_call, "More than a million draws would take hours.",
                       "10000 make an interval that hardly moves.");
    return {};
}

Result<void> check_agree(const Call& call) {
    const auto who = check_who_agrees(call);
    return who ? check_tabulated(call) : who;
}

Result<void> show_agreement(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    const auto spec = agreement_asked(call, now);
    if (!spec)
        return failure(spec.error());
    if (call.has("--disagreements"))
        return show_disagreements(call, now, *spec, terminal);
    auto found = coder_agreement(now, *spec);
    if (!found)
        return failure(found.error());
    if (call.has("--used"))
        std::erase_if(found->themes, [](const AgreementRow& row) { return !is_used(row); });
    return put_out(call,
                   {.tables = {tabulated(now, *found, command_of("agree", call))},
                    .json = [&] { return in_json(*found, notes_on(now, *found)); }},
                   terminal);
}

} // namespace themata
