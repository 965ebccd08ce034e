#include "ui/codebook/codebook_parts.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

constexpr ImGuiKey claimed[] = {ImGuiKey_UpArrow,    ImGuiKey_DownArrow, ImGuiKey_LeftArrow,
                                ImGuiKey_RightArrow, ImGuiKey_Home,      ImGuiKey_End};

ImGuiID owner() { return ImGui::GetID("codebook"); }

bool pressed(ImGuiKey key, ImGuiKey mods = ImGuiMod_None) {
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, owner()) &&
           ImGui::GetIO().KeyMods == mods;
}

bool plain(ImGuiKeyChord keys) { return ImGui::IsKeyChordPressed(keys); }

void choose(CodebookView& view, ThemeId theme) {
    view.chosen = theme;
    view.show_chosen = true;
}

void step(const Scene& scene, CodebookView& view, std::ptrdiff_t lines_on) {
    const auto lines = codebook_lines(scene, view);
    if (lines.empty())
        return;
    const auto at = std::ranges::find(lines, view.chosen, &CodebookLine::theme) - lines.begin();
    const auto last = std::ssize(lines) - 1;
    const auto next = at > last ? 0 : std::clamp<std::ptrdiff_t>(at + lines_on, 0, last);
    choose(view, lines[static_cast<std::size_t>(next)].theme);
}

void read_steps(const Scene& scene, CodebookView& view) {
    constexpr std::ptrdiff_t all = 1 << 20;
    if (pressed(ImGuiKey_DownArrow) || plain(ImGuiKey_J))
        step(scene, view, 1);
    if (pressed(ImGuiKey_UpArrow) || plain(ImGuiKey_K))
        step(scene, view, -1);
    if (pressed(ImGuiKey_Home))
        step(scene, view, -all);
    if (pressed(ImGuiKey_End))
        step(scene, view, all);
    const Theme* theme = scene.now.study.themes.find(view.chosen);
    if (!theme)
        return;
    const bool has_more = !scene.now.lookup.children.of(theme->id).empty();
    if (pressed(ImGuiKey_RightArrow) && has_more)
        view.folded.erase(theme->id);
    if (pressed(ImGuiKey_LeftArrow)) {
        if (has_more && !view.folded.contains(theme->id))
            view.folded.insert(theme->id);
        else if (theme->parent)
            choose(view, theme->parent);
    }
}

void read_moves(const Scene& scene, CodebookView& view, Outbox& out) {
    constexpr std::pair<ImGuiKey, TreeStep> moves[] = {{ImGuiKey_UpArrow, TreeStep::up},
                                                       {ImGuiKey_DownArrow, TreeStep::down},
                                                       {ImGuiKey_RightArrow, TreeStep::in},
                                                       {ImGuiKey_LeftArrow, TreeStep::out}};
    for (const auto& [key, direction] : moves)
        if (pressed(key, ImGuiMod_Alt))
            if (const auto move = move_by(scene.now, view.chosen, direction)) {
                view.sort = ThemeSort::codebook; // or nothing would be seen of it
                view.folded.erase(move->parent);
                view.show_chosen = true;
                out.send(*move);
            }
}

void read_acts(const Scene& scene, CodebookView& view, Outbox& out) {
    if (plain(ImGuiKey_N))
        begin_adding(scene, NewPlace::beside, view);
    if (plain(ImGuiMod_Shift | ImGuiKey_N))
        begin_adding(scene, NewPlace::below, view);
    if (plain(ImGuiMod_Ctrl | ImGuiKey_L))
        view.filter_wanted = true;
    if (!scene.now.study.themes.find(view.chosen))
        return;
    if (plain(ImGuiKey_F2))
        begin_renaming(scene, view.chosen, view);
    if (plain(ImGuiKey_G))
        begin_merging(view);
    if (plain(ImGuiKey_S))
        begin_splitting(view);
    if (plain(ImGuiKey_L))
        out.ask(ShowLike{{.response = {}, .theme = view.chosen}});
    if (plain(ImGuiKey_Delete))
        retire_or_restore(scene, view, out);
}

MoveTheme behind(const Snapshot& now, const Theme& theme, const Theme& above) {
    const auto siblings = children_of(now.study, now.lookup, above.parent);
    const auto at = std::ranges::find(siblings, above.id);
    const bool last = at == siblings.end() || at + 1 == siblings.end();
    return {.theme = theme.id, .parent = above.parent, .before = last ? ThemeId{} : *(at + 1)};
}

} // namespace

void read_codebook_keys(const Scene& scene, CodebookView& view, Outbox& out) {
    if (view.panel != CodebookPanel::none || ImGui::GetIO().WantTextInput)
        return;
    // Otherwise they would also walk ImGui's focus from item to item.
    for (const ImGuiKey key : claimed)
        ImGui::SetKeyOwner(key, owner());
    read_steps(scene, view);
    read_moves(scene, view, out);
    read_acts(scene, view, out);
}

std::optional<MoveTheme> move_by(const Snapshot& now, ThemeId id, TreeStep direction) {
    const Theme* theme = now.study.themes.find(id);
    if (!theme)
        return {};
    const auto siblings = children_of(now.study, now.lookup, theme->parent);
    const auto at = std::ranges::find(siblings, id) - siblings.begin();
    const auto count = std::ssize(siblings);
    const auto sibling = [&](std::ptrdiff_t place) {
        return place < count ? siblings[static_cast<std::size_t>(place)] : ThemeId{};
    };
    switch (direction) {
    case TreeStep::up:
        return at == 0 ? std::nullopt
                       : std::optional(MoveTheme{id, theme->parent, sibling(at - 1)});
    case TreeStep::down:
        return at + 1 == count ? std::nullopt
                               : std::optional(MoveTheme{id, theme->parent, sibling(at + 2)});
    case TreeStep::in:
        return at == 0 ? std::nullopt : std::optional(MoveTheme{id, sibling(at - 1), {}});
    case TreeStep::out:
        break;
    }
    const Theme* above = now.study.themes.find(theme->parent);
    return above ? std::optional(behind(now, *theme, *above)) : std::nullopt;
}

void begin_renaming(const Scene& scene, ThemeId id, CodebookView& view) {
    const Theme* theme = scene.now.study.themes.find(id);
    if (!theme)
        return;
    view.chosen = id;
    view.show_chosen = true;
    view.naming = {.renamed = id, .new_below = {}, .typed = theme->name, .fresh = true};
}

void begin_adding(const Scene& scene, NewPlace where, CodebookView& view) {
    const Theme* theme = scene.now.study.themes.find(view.chosen);
    const ThemeId parent = !theme                     ? ThemeId{}
                           : where == NewPlace::below ? theme->id
                                                      : theme->parent;
    view.folded.erase(parent);
    view.filter.clear();
    view.naming = {.renamed = {}, .new_below = parent, .typed = {}, .fresh = true};
}

void begin_merging(CodebookView& view) {
    view.panel = CodebookPanel::merge;
    view.merge = {.typed = {}, .at = 0, .into = {}, .fresh = true};
}

void begin_splitting(CodebookView& view) {
    view.panel = CodebookPanel::split;
    view.split = {.name = {}, .words = {}, .ticked = {}, .first = 0, .fresh = true};
}

void retire_or_restore(const Scene& scene, CodebookView& view, Outbox& out) {
    const Theme* theme = scene.now.study.themes.find(view.chosen);
    if (!theme)
        return;
    if (theme->state == ThemeState::retired)
        out.send(RestoreTheme{theme->id});
    else
        out.send(RetireTheme{theme->id});
}

} // namespace themata
