#include "cli/opening.h"
#include "cli/verbs.h"
#include "workbench/names.h"
#include <fmt/format.h>

namespace themata {

namespace {

tl::unexpected<Error> wrong_call(std::string what, std::string hint) {
    return failure(Error::Code::wrong_call, std::move(what), std::move(hint));
}

// The theme that the call names in this place, as a copy of its record.
Result<Theme> theme_at(const Call& call, std::size_t place, const Workbench& workbench) {
    return theme_named(*workbench.snapshot(), call.argument(place)).map([&](ThemeId id) {
        return *find(workbench.study(), id);
    });
}

// The theme that an option names, or 0 where the option is not given.
Result<ThemeId> theme_of(const Call& call, std::string_view option, const Workbench& workbench) {
    const auto name = call.value(option);
    return name ? theme_named(*workbench.snapshot(), *name) : ThemeId{};
}

// For intents that need a theme and nothing else.
template <class Intent>
Result<void> act_on_theme(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto theme = theme_at(call, 1, workbench);
    if (!theme)
        return failure(theme.error());
    return act(workbench, Intent{theme->id}, terminal);
}

// Where `move` leads to: the theme above, and the one to stand before.
Result<MoveTheme> destination(const Call& call, const Workbench& workbench) {
    const auto parent = theme_of(call, "--under", workbench);
    if (!parent)
        return failure(parent.error());
    const auto before = theme_of(call, "--before", workbench);
    if (!before)
        return failure(before.error());
    const ThemeId above = *before ? find(workbench.study(), *before)->parent : *parent;
    if (*before && ((*parent && *parent != above) || (call.has("--top") && above)))
        return wrong_call("The theme of --before stands elsewhere.",
                          "Leave out --under and --top, or name a theme that stands there.");
    return MoveTheme{.theme = {}, .parent = above, .before = *before};
}

} // namespace

Result<void> theme_add(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto parent = theme_of(call, "--under", workbench);
    if (!parent)
        return failure(parent.error());
    return act(workbench,
               AddTheme{.name = call.argument(1),
                        .parent = *parent,
                        .definition = call.value("--define", "")},
               terminal);
}

Result<void> theme_rename(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto theme = theme_at(call, 1, workbench);
    if (!theme)
        return failure(theme.error());
    return act(workbench, RenameTheme{.theme = theme->id, .name = call.argument(2)}, terminal);
}

Result<void> theme_define(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto theme = theme_at(call, 1, workbench);
    if (!theme)
        return failure(theme.error());
    return act(workbench,
               DefineTheme{.theme = theme->id,
                           .definition = call.argument(2),
                           .include = call.value("--include", theme->include),
                           .exclude = call.value("--exclude", theme->exclude)},
               terminal);
}

Result<void> check_theme_move(const Call& call) {
    if (call.has("--under") && call.has("--top"))
        return wrong_call("A theme cannot go under another and to the top.",
                          "Give --under or --top.");
    if (!call.has("--under") && !call.has("--top") && !call.has("--before"))
        return wrong_call("“themata theme move” wants to know where to.",
                          "Give --under THEME, --top or --before THEME.");
    return {};
}

Result<void> theme_move(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto theme = theme_at(call, 1, workbench);
    if (!theme)
        return failure(theme.error());
    auto move = destination(call, workbench);
    if (!move)
        return failure(move.error());
    move->theme = theme->id;
    return act(workbench, *move, terminal);
}

Result<void> check_theme_merge(const Call& call) {
    if (!call.has("--into"))
        return wrong_call("“themata theme merge” wants the theme that stays.",
                          "Give --into THEME.");
    return {};
}

Result<void> theme_merge(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto from = theme_at(call, 1, workbench);
    if (!from)
        return failure(from.error());
    const auto into = theme_of(call, "--into", workbench);
    if (!into)
        return failure(into.error());
    return act(workbench, MergeThemes{.into = *into, .from = from->id}, terminal);
}

Result<void> check_theme_split(const Call& call) {
    if (!call.has("--into") || !call.has("--where"))
        return wrong_call("“themata theme split” wants a new theme and what goes there.",
                          "Give --into NEW and --where QUERY.");
    return {};
}

Result<void> theme_split(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto theme = theme_at(call, 1, workbench);
    if (!theme)
        return failure(theme.error());
    const std::string query = call.value("--where", "");
    const auto answers = workbench.matching(query);
    if (!answers)
        return failure(answers.error());
    SplitTheme split{.theme = theme->id, .name = call.value("--into", ""), .codings = {}};
    workbench.study().codings.for_each([&](const Coding& coding) {
        if (coding.theme == theme->id && answers->contains(coding.response))
            split.codings.push_back(coding.id);
    });
    if (split.codings.empty())
        return failure(
            Error::Code::not_found,
            fmt::format("No answer with the theme “{}” matches “{}”.", theme->name, query),
            "Try the query with “themata search”.");
    return act(workbench, split, terminal);
}

Result<void> theme_retire(const Call& call, Workbench& workbench, Terminal& terminal) {
    return act_on_theme<RetireTheme>(call, workbench, terminal);
}

Result<void> theme_restore(const Call& call, Workbench& workbench, Terminal& terminal) {
    return act_on_theme<RestoreTheme>(call, workbench, terminal);
}

} // namespace themata
