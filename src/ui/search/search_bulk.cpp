// Ticking hits, and coding all that are ticked at once.

#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/search/search_parts.h"
#include "workbench/bulk_coding.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>
#include <span>

namespace themata {

namespace {

constexpr std::size_t most_recent = 9;
constexpr float least_for_one_row = 860; // title, what was asked for, and the choices beside them

// Answers beyond the listed ones have no matches at hand; only whole ones are coded there.
std::size_t ticked_in_scope(const SearchView& view) {
    if (view.scope == CodingScope::answer)
        return view.ticked.size();
    return static_cast<std::size_t>(std::ranges::count_if(
        view.hits, [&](const ShownHit& hit) { return view.ticked.contains(hit.response); }));
}

void tick_all(SearchView& view, const Hits& hits) {
    if (view.scope == CodingScope::answer) {
        view.ticked |= hits.responses;
        return;
    }
    for (const ShownHit& hit : view.hits)
        view.ticked.add(hit.response);
}

bool all_are_ticked(const SearchView& view, const Hits& hits) {
    return ticked_in_scope(view) >=
           (view.scope == CodingScope::answer ? hits.total : view.hits.size());
}

void open_picker(SearchView& view) {
    if (view.ticked.empty() && view.current)
        view.ticked.add(view.current);
    if (ticked_in_scope(view) > 0)
        view.picker = {.open = true, .fresh = true, .typed = {}, .at = 0};
}

// "12 of 15 passages get it anew, 3 have it already."
std::string preview_in_words(const Scene& scene, TickedPreview& preview, ThemeId theme) {
    constexpr std::size_t in_a_frame = 2'000;
    const std::size_t all = preview.passages.size();
    if (!theme) {
        preview.theme = {};
        return fmt::format("{} would get it.", counted(all, "passage"));
    }
    if (preview.theme != theme || preview.counted_at != scene.now.head) {
        preview.theme = theme;
        preview.counted_at = scene.now.head;
        preview.counted = preview.fresh = 0;
    }
    const std::span<const Passage> left = std::span(preview.passages).subspan(preview.counted);
    const auto piece = left.first(std::min(left.size(), in_a_frame));
    if (!piece.empty())
        preview.fresh += preview_of(scene.now, theme, piece, scene.desk.coder).fresh;
    preview.counted += piece.size();
    if (preview.counted < all)
        return fmt::format("Of {}: counting …", counted(all, "passage"));
    if (preview.fresh == 0)
        return all == 1 ? std::string("The passage has it already.")
                        : fmt::format("All {} passages have it already.", grouped(all));
    return fmt::format("{} get it anew, {} have it already.",
                       counted(preview.fresh, "passage"), grouped(all - preview.fresh));
}

std::string scope_in_words(CodingScope scope) {
    switch (scope) {
    case CodingScope::hit:
        return "the hit";
    case CodingScope::sentence:
        return "the sentence";
    case CodingScope::answer:
        break;
    }
    return "the whole answer";
}

void draw_ticks(const Scene& scene, Rect line, SearchView& view, const Hits& hits) {
    const Look& look = scene.look;
    const std::size_t ticked = ticked_in_scope(view);
    const ButtonFace apply{.text = "Apply a theme …",
                           .emphasis = ticked > 0 ? Emphasis::strong : Emphasis::plain};
    if (button(look, "Apply a theme to the ticked hits", line.take_right(button_width(look, apply)),
               apply))
        open_picker(view);
    hint(look, "To all ticked hits at once, one entry in History  ·  Enter");
    line.take_right(look.px(space::gap));
    choose_in_line<CodingScope>(look, line, "Code", view.scope,
                                {{CodingScope::hit, "Hit"},
                                 {CodingScope::sentence, "Sentence"},
                                 {CodingScope::answer, "Answer"}});
    const bool all = all_are_ticked(view, hits);
    const ButtonFace tick{.text = all ? "Untick all" : "Tick all"};
    if (button(look, "Tick or untick all hits", line.take_left(button_width(look, tick)), tick)) {
        if (all)
            view.ticked = {};
        else
            tick_all(view, hits);
    }
    hint(look, view.scope == CodingScope::answer ? "All that were found  ·  Ctrl A"
                                                 : "All that are listed  ·  Ctrl A");
    line.take_left(look.px(space::gap));
    write_in(look, type::body, line, look.palette().text,
             ticked == 0 ? std::string("None ticked") : grouped(ticked) + " ticked");
}

std::size_t place_of(const SearchView& view) {
    const auto found = std::ranges::find(view.sequence, view.current);
    return static_cast<std::size_t>(found - view.sequence.begin());
}

void step(SearchView& view, std::ptrdiff_t by) {
    const auto count = static_cast<std::ptrdiff_t>(view.sequence.size());
    if (count == 0)
        return;
    auto at = static_cast<std::ptrdiff_t>(place_of(view));
    at = at == count ? (by > 0 ? 0 : count - 1) : std::clamp<std::ptrdiff_t>(at + by, 0, count - 1);
    view.current = view.sought = view.sequence[static_cast<std::size_t>(at)];
}

bool pressed(ImGuiKey key, ImGuiInputFlags flags = 0) {
    return ImGui::IsKeyPressed(key, flags, ImGui::GetID("search")) &&
           ImGui::GetIO().KeyMods == ImGuiMod_None;
}

void remember(SearchView& view, ThemeId theme) {
    std::erase(view.recent, theme);
    view.recent.insert(view.recent.begin(), theme);
    view.recent.resize(std::min(view.recent.size(), most_recent));
}

bool has_row_of_choices(const Look& look, float width) {
    return width < look.px(least_for_one_row);
}

// At the right of the place; what is left of it.
Rect choose_shape_and_order(const Look& look, Rect head, SearchView& view) {
    if (view.shape == HitShape::lines)
        choose_in_line<HitOrder>(look, head, "Order", view.order,
                                 {{HitOrder::best_first, "Best"},
                                  {HitOrder::left, "Left"},
                                  {HitOrder::right, "Right"},
                                  {HitOrder::participant, "Participant"},
                                  {HitOrder::stage, "Stage"}});
    else
        choose_in_line<HitOrder>(look, head, "Order", view.order,
                                 {{HitOrder::best_first, "Best"},
                                  {HitOrder::participant, "Participant"},
                                  {HitOrder::stage, "Stage"}});
    choose_in_line<HitShape>(look, head, "Show", view.shape,
                             {{HitShape::cards, "Answers"}, {HitShape::lines, "In context"}});
    return head;
}

} // namespace

std::vector<Passage> ticked_passages(const Study& study, const Hits& hits,
                                     const ResponseSet& ticked, CodingScope scope) {
    std::vector<Hit> chosen;
    if (scope == CodingScope::answer) {
        for (const ResponseId id : ticked.to_vector())
            chosen.push_back({.response = id, .spans = {}});
    } else {
        std::ranges::copy_if(hits.hits, std::back_inserter(chosen),
                             [&](const Hit& hit) { return ticked.contains(hit.response); });
    }
    return passages_of(study, chosen, scope);
}

bool is_counting(const SearchView& view) {
    return view.picker.open && view.preview.theme &&
           view.preview.counted < view.preview.passages.size();
}

void toggle_tick(SearchView& view, ResponseId response) {
    if (view.ticked.contains(response))
        view.ticked.remove(response);
    else
        view.ticked.add(response);
    view.current = response;
}

float hits_head_height(const Look& look, float width) {
    const float choices = has_row_of_choices(look, width) ? look.px(type::title.line) : 0;
    return look.px(type::title.line) + choices + look.px(space::one) + look.px(size::button);
}

std::string being_read(const Hits& hits) {
    return grouped(hits.unread) + (hits.unread == 1 ? " answer is" : " answers are") +
           " still being read";
}

void draw_hits_head(const Scene& scene, const Rect& place, SearchView& view, const Hits& hits) {
    const Look& look = scene.look;
    Rect rest = place;
    Rect head = rest.take_top(look.px(type::title.line));
    if (has_row_of_choices(look, place.width()))
        choose_shape_and_order(look, rest.take_top(look.px(type::title.line)), view);
    else
        head = choose_shape_and_order(look, head, view);
    const float taken = write(look, type::title, head.at(), look.palette().text,
                              counted(hits.total, "answer"));
    head.take_left(taken + look.px(space::gap));
    write_in(look, type::body, head, look.palette().second_text,
             hits.unread > 0 ? "so far; " + being_read(hits) : "for  " + scene.desk.found->query);
    draw_ticks(scene, rest.take_bottom(look.px(size::button)), view, hits);
}

ResponseId read_search_keys(const Scene&, SearchView& view, const Hits& hits) {
    if (view.picker.open || search_panel_is_open(view) || ImGui::GetIO().WantTextInput)
        return {};
    const ImGuiID owner = ImGui::GetID("search");
    for (const ImGuiKey key :
         {ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_Enter, ImGuiKey_KeypadEnter})
        ImGui::SetKeyOwner(key, owner);
    // What Tab has come to is pressed by Space.
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    const bool walking = g.NavCursorVisible && g.NavId != 0;
    if (!walking)
        ImGui::SetKeyOwner(ImGuiKey_Space, owner);
    if (ImGui::IsKeyChordPressed(ImGuiKey_J, ImGuiInputFlags_Repeat) ||
        pressed(ImGuiKey_DownArrow, ImGuiInputFlags_Repeat))
        step(view, 1);
    if (ImGui::IsKeyChordPressed(ImGuiKey_K, ImGuiInputFlags_Repeat) ||
        pressed(ImGuiKey_UpArrow, ImGuiInputFlags_Repeat))
        step(view, -1);
    if (!walking && pressed(ImGuiKey_Space) && view.current)
        toggle_tick(view, view.current);
    if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_A))
        tick_all(view, hits);
    if (ImGui::IsKeyChordPressed(ImGuiKey_Escape))
        view.ticked = {};
    if (pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeypadEnter))
        open_picker(view);
    return ImGui::IsKeyChordPressed(ImGuiKey_O) ? view.current : ResponseId{};
}

void pick_for_ticked(const Scene& scene, const Rect& place, SearchView& view, const Hits& hits,
                     Outbox& out) {
    if (view.picker.fresh) {
        view.preview = {};
        view.preview.passages = ticked_passages(scene.now.study, hits, view.ticked, view.scope);
    }
    const PickerTask task{
        .what = fmt::format("Theme for {}, {} of each",
                            counted(ticked_in_scope(view), "ticked hit"),
                            scope_in_words(view.scope)),
        .recent = view.recent,
        .parent_of_new = {},
        .top = place.top + hits_head_height(scene.look, column_of(scene.look, place).width()) +
               2 * scene.look.px(space::two),
        .would_do = [&](ThemeId theme) { return preview_in_words(scene, view.preview, theme); }};
    const std::optional<Picked> picked = draw_theme_picker(scene, place, view.picker, task);
    if (!picked)
        return;
    std::vector<Passage> passages = ticked_passages(scene.now.study, hits, view.ticked, view.scope);
    if (picked->theme) {
        remember(view, picked->theme);
        out.send(ApplyTheme{.theme = picked->theme, .passages = std::move(passages)});
    } else {
        out.send(
            ApplyNewTheme{.name = picked->new_name, .parent = {}, .passages = std::move(passages)});
    }
    if (picked->after == Picked::After::close)
        view.ticked = {};
}

} // namespace themata
