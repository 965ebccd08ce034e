#include "workbench/planning.h"

#include "text/utf8.h"
#include <algorithm>
#include <set>

namespace themata {

namespace {

tl::unexpected<Error> nothing_to_do(std::string what) {
    return failure(Error::Code::refused, std::move(what), "Nothing was changed.");
}

Result<void> name_fits(const Study& study, const Lookup& lookup, const std::string& name,
                       ThemeId parent, ThemeId self) {
    if (is_blank(name))
        return failure(Error::Code::refused, "A theme needs a name.", "Type a word or two.");
    if (find_invalid_utf8(name))
        return failure(Error::Code::refused, "The name is not valid UTF-8 text.",
                       "Type it anew, or set the terminal to UTF-8.");
    for (ThemeId sibling : lookup.children.of(parent))
        if (sibling != self && study.themes.find(sibling)->name == name)
            return failure(Error::Code::refused,
                           "There is a theme " + in_quotes(name) + " in this place already.",
                           "Use that theme, or choose another name.");
    return {};
}

std::int32_t last_order(const Study& study, const Lookup& lookup, ThemeId parent) {
    std::int32_t last = 0;
    for (ThemeId sibling : lookup.children.of(parent))
        last = std::max(last, study.themes.find(sibling)->order);
    return last;
}

void change_theme(Draft& draft, const Theme& before, Theme after) {
    draft.changes.push_back(altered(before, std::move(after)));
}

// The children of a parent get orders 1, 2, 3 … with the moved theme before `before`.
void place_among(Draft& draft, const Theme& theme, const MoveTheme& move) {
    auto siblings = children_of(draft.study(), draft.now.lookup, move.parent);
    const auto as_they_stand = siblings;
    std::erase(siblings, theme.id);
    const auto at = move.before ? std::ranges::find(siblings, move.before) : siblings.end();
    siblings.insert(at, theme.id);
    if (siblings == as_they_stand)
        return;
    std::int32_t order = 0;
    for (ThemeId id : siblings) {
        const Theme before = *draft.study().themes.find(id);
        Theme after = before;
        after.order = ++order;
        if (id == theme.id)
            after.parent = move.parent;
        if (after != before)
            change_theme(draft, before, after);
    }
}

using Place = std::tuple<ResponseId, CoderId, Span>;

// Codings of `from` become codings of `into`, but where the same coder has the same passage there.
std::size_t recode(Draft& draft, ThemeId from, ThemeId into) {
    std::set<Place> taken;
    std::vector<Coding> moving;
    draft.study().codings.for_each([&](const Coding& coding) {
        if (coding.theme == into)
            taken.emplace(coding.response, coding.coder, coding.span);
        if (coding.theme == from)
            moving.push_back(coding);
    });
    for (const Coding& coding : moving) {
        Coding moved = coding;
        moved.theme = into;
        if (taken.contains({coding.response, coding.coder, coding.span}))
            draft.changes.push_back(removed(coding));
        else
            draft.changes.push_back(altered(coding, moved));
    }
    return moving.size();
}

Result<void> adopt_children(Draft& draft, const Theme& from, const Theme& into) {
    std::int32_t order = last_order(draft.study(), draft.now.lookup, into.id);
    for (ThemeId child : children_of(draft.study(), draft.now.lookup, from.id)) {
        const Theme before = *draft.study().themes.find(child);
        if (auto fits = name_fits(draft.study(), draft.now.lookup, before.name, into.id, child);
            !fits)
            return failure(Error::Code::refused,
                           "Both themes have a theme " + in_quotes(before.name) + " below them.",
                           "Merge those two first.");
        Theme after = before;
        after.parent = into.id;
        after.order = ++order;
        change_theme(draft, before, after);
    }
    return {};
}

void move_memos(Draft& draft, ThemeId from, ThemeId into) {
    draft.study().memos.for_each([&](const Memo& memo) {
        if (memo.about != Kind::theme || memo.record != from.value)
            return;
        Memo moved = memo;
        moved.record = into.value;
        draft.changes.push_back(altered(memo, moved));
    });
}

void move_rules(Draft& draft, ThemeId from, ThemeId into) {
    draft.study().searches.for_each([&](const SavedSearch& search) {
        if (search.theme != from)
            return;
        SavedSearch moved = search;
        moved.theme = into;
        draft.changes.push_back(altered(search, moved));
    });
}

Result<Plan> change_states(Draft draft, ThemeId id, ThemeState state, ActKind act,
                           const std::string& participle) {
    auto theme = present(draft.study(), id);
    if (!theme)
        return failure(theme.error());
    for (ThemeId each : subtree(draft.study(), draft.now.lookup, id)) {
        const Theme before = *draft.study().themes.find(each);
        Theme after = before;
        after.state = state;
        if ((before.state == ThemeState::retired) != (state == ThemeState::retired))
            change_theme(draft, before, after);
    }
    if (draft.changes.empty())
        return nothing_to_do("The theme " + in_quotes(theme->name) + " is " + participle +
                             " already.");
    const std::string name = in_quotes(theme->name);
    std::string note = (state == ThemeState::retired ? "Retired " : "Restored ") + name;
    return draft.done(act, {subject(id)}, std::move(note));
}

} // namespace

Result<Theme> present(const Study& study, ThemeId theme) {
    if (const Theme* found = study.themes.find(theme))
        return *found;
    return failure(Error::Code::not_found, "This theme is no longer in the codebook.",
                   "Look in History for who removed it.");
}

Result<ThemeId> add_theme(Draft& draft, const AddTheme& wanted) {
    if (wanted.parent)
        if (auto parent = present(draft.study(), wanted.parent); !parent)
            return failure(parent.error());
    if (auto fits = name_fits(draft.study(), draft.now.lookup, wanted.name, wanted.parent, {});
        !fits)
        return failure(fits.error());
    if (find_invalid_utf8(wanted.definition))
        return failure(Error::Code::refused, "The definition is not valid UTF-8 text.",
                       "Type it anew, or set the terminal to UTF-8.");
    Theme theme;
    theme.id = draft.ids.next<Theme>();
    theme.parent = wanted.parent;
    theme.name = wanted.name;
    theme.definition = wanted.definition;
    theme.order = last_order(draft.study(), draft.now.lookup, wanted.parent) + 1;
    theme.colour = next_colour(draft.study(), wanted.parent);
    draft.changes.push_back(added(theme));
    return theme.id;
}

Result<Plan> plan_of(Draft draft, const AddTheme& wanted) {
    if (auto theme = add_theme(draft, wanted); !theme)
        return failure(theme.error());
    std::string below = wanted.parent
                            ? " under " + in_quotes(find(draft.study(), wanted.parent)->name)
                            : std::string();
    return draft.done(ActKind::add_theme, "Added the theme " + in_quotes(wanted.name) + below);
}

Result<Plan> plan_of(Draft draft, const RenameTheme& wanted) {
    auto theme = present(draft.study(), wanted.theme);
    if (!theme)
        return failure(theme.error());
    if (auto fits =
            name_fits(draft.study(), draft.now.lookup, wanted.name, theme->parent, theme->id);
        !fits)
        return failure(fits.error());
    if (theme->name == wanted.name)
        return nothing_to_do("The theme is called " + in_quotes(wanted.name) + " already.");
    Theme after = *theme;
    after.name = wanted.name;
    change_theme(draft, *theme, after);
    return draft.done(ActKind::rename_theme,
                      "Renamed " + in_quotes(theme->name) + " to " + in_quotes(wanted.name));
}

Result<Plan> plan_of(Draft draft, const DefineTheme& wanted) {
    auto theme = present(draft.study(), wanted.theme);
    if (!theme)
        return failure(theme.error());
    Theme after = *theme;
    after.definition = wanted.definition;
    after.include = wanted.include;
    after.exclude = wanted.exclude;
    if (find_invalid_utf8(after.definition + after.include + after.exclude))
        return failure(Error::Code::refused, "The definition is not valid UTF-8 text.",
                       "Type it anew, or set the terminal to UTF-8.");
    if (after == *theme)
        return nothing_to_do("The theme " + in_quotes(theme->name) + " says this already.");
    change_theme(draft, *theme, after);
    return draft.done(ActKind::define_theme, "Defined " + in_quotes(theme->name));
}

Result<Plan> plan_of(Draft draft, const MoveTheme& wanted) {
    auto theme = present(draft.study(), wanted.theme);
    if (!theme)
        return failure(theme.error());
    if (wanted.parent)
        if (auto parent = present(draft.study(), wanted.parent); !parent)
            return failure(parent.error());
    const auto below = subtree(draft.study(), draft.now.lookup, theme->id);
    if (std::ranges::find(below, wanted.parent) != below.end())
        return failure(Error::Code::refused,
                       "A theme cannot stand below itself or below one of its own themes.",
                       "Choose another place, or the top.");
    if (auto fits =
            name_fits(draft.study(), draft.now.lookup, theme->name, wanted.parent, theme->id);
        !fits)
        return failure(fits.error());
    place_among(draft, *theme, wanted);
    if (draft.changes.empty())
        return nothing_to_do("The theme " + in_quotes(theme->name) + " stands there already.");
    const Theme* parent = find(draft.study(), wanted.parent);
    Subjects moved = {subject(theme->id)};
    if (parent)
        moved.push_back(subject(parent->id, SubjectRole::into));
    return draft.done(ActKind::move_theme, std::move(moved),
                      "Moved " + in_quotes(theme->name) +
                          (parent ? " under " + in_quotes(parent->name) : " to the top"));
}

Result<Plan> plan_of(Draft draft, const ColourTheme& wanted) {
    auto theme = present(draft.study(), wanted.theme);
    if (!theme)
        return failure(theme.error());
    if (theme->colour == wanted.colour)
        return nothing_to_do("The theme has this colour already.");
    Theme after = *theme;
    after.colour = wanted.colour;
    change_theme(draft, *theme, after);
    return draft.done(ActKind::colour_theme, "Gave " + in_quotes(theme->name) + " another colour");
}

Result<Plan> plan_of(Draft draft, const MergeThemes& merge) {
    auto from = present(draft.study(), merge.from);
    auto into = present(draft.study(), merge.into);
    if (!from || !into)
        return failure(from ? into.error() : from.error());
    const auto below = subtree(draft.study(), draft.now.lookup, from->id);
    if (std::ranges::find(below, into->id) != below.end())
        return failure(Error::Code::refused,
                       "A theme cannot be merged into itself or into a theme below it.",
                       "Move the lower theme to another place first.");
    const std::size_t codings = recode(draft, from->id, into->id);
    if (auto adopted = adopt_children(draft, *from, *into); !adopted)
        return failure(adopted.error());
    move_memos(draft, from->id, into->id);
    move_rules(draft, from->id, into->id);
    draft.changes.push_back(removed(*from));
    return draft.done(ActKind::merge_themes,
                      {subject(from->id, SubjectRole::from), subject(into->id, SubjectRole::into)},
                      "Merged " + in_quotes(from->name) + " into " + in_quotes(into->name) +
                          ", with " + counted(codings, "coding"));
}

Result<Plan> plan_of(Draft draft, const SplitTheme& split) {
    auto theme = present(draft.study(), split.theme);
    if (!theme)
        return failure(theme.error());
    if (split.codings.empty())
        return nothing_to_do("No coding was chosen for the new theme.");
    auto fresh = add_theme(draft, {.name = split.name, .parent = theme->parent, .definition = {}});
    if (!fresh)
        return failure(fresh.error());
    for (CodingId id : split.codings) {
        const Coding* coding = find(draft.study(), id);
        if (!coding || coding->theme != theme->id)
            return failure(Error::Code::conflict,
                           "One of the codings no longer belongs to " + in_quotes(theme->name) +
                               ".",
                           "Choose the codings again.");
        Coding moved = *coding;
        moved.theme = *fresh;
        draft.changes.push_back(altered(*coding, moved));
    }
    return draft.done(ActKind::split_theme, "Split " + in_quotes(theme->name) + ": " +
                                                counted(split.codings.size(), "coding") + " to " +
                                                in_quotes(split.name));
}

Result<Plan> plan_of(Draft draft, const RetireTheme& wanted) {
    return change_states(std::move(draft), wanted.theme, ThemeState::retired, ActKind::retire_theme,
                         "retired");
}

Result<Plan> plan_of(Draft draft, const RestoreTheme& wanted) {
    return change_states(std::move(draft), wanted.theme, ThemeState::draft, ActKind::restore_theme,
                         "in use");
}

} // namespace themata
