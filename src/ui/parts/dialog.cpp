#include "ui/parts/dialog.h"

#include <imgui.h>
#include <imgui_internal.h>
#include <utility>

namespace themata {

namespace {

constexpr std::size_t most_rows = 14;

Rect screen() {
    const ImGuiViewport& viewport = *ImGui::GetMainViewport();
    return rect({viewport.Pos.x, viewport.Pos.y}, viewport.Size.x, viewport.Size.y);
}

Rect list_place(const Look& look, const Rect& button, std::span<const MenuItem> items) {
    float width = button.width();
    for (const MenuItem& item : items)
        width = std::max(width, text_width(look, type::body, item.text) + look.px(space::four));
    width = std::min(width, look.px(size::picker));
    const float rows = static_cast<float>(std::min(items.size(), most_rows));
    const float height = rows * look.px(size::row) + 2 * look.px(space::half);
    const Rect all = screen();
    const float below = button.bottom + look.px(space::half);
    const float top = below + height < all.bottom
                          ? below
                          : std::max(all.top, button.top - look.px(space::half) - height);
    const float left = std::min(button.left, all.right - width - look.px(space::one));
    return rect({left, top}, width, height);
}

std::optional<std::size_t> draw_list(const Look& look, const std::string& label, Rect place,
                                     std::span<const MenuItem> items, std::size_t chosen) {
    std::optional<std::size_t> picked;
    fill(place, look.palette().surface, look.px(size::radius));
    outline(place, look.palette().hairline, look.px(size::line), look.px(size::radius));
    place = place.inset(look.px(space::half));
    const Pane pane(label + " list", place, Scrolling::vertical);
    Rect rest = {place.left, pane.top_left().y, place.right, pane.top_left().y};
    for (std::size_t at = 0; at < items.size(); ++at) {
        rest.bottom = rest.top + look.px(size::row);
        const Touch touch =
            row(look, label + ": " + items[at].text, rest, at == chosen ? Chosen::yes : Chosen::no);
        if (touch.pressed)
            picked = at;
        hint(look, items[at].hint);
        write_in(look, type::body, rest.inset(look.px(space::one), 0), look.palette().text,
                 items[at].text);
        rest.top = rest.bottom;
    }
    pane.reaches(rest.bottom);
    return picked;
}

void paint_button(const Look& look, const Rect& place, const std::string& text, bool lit) {
    const Palette& palette = look.palette();
    const float radius = look.px(size::radius);
    fill(place, lit ? palette.second_surface : palette.surface, radius);
    outline(place, palette.hairline, look.px(size::line), radius);
    Rect inside = place.inset(look.px(space::one), 0);
    draw_icon(look, Icon::down, type::small_icon, inside.take_right(look.px(type::small_icon.line)),
              palette.second_text);
    inside.take_right(look.px(space::half));
    write_in(look, type::body, inside, palette.text, text);
}

std::optional<std::size_t> popup_list(const Look& look, const std::string& label,
                                      const std::string& popup, const Rect& button,
                                      std::span<const MenuItem> items, std::size_t chosen) {
    const Rect list = list_place(look, button, items);
    ImGui::SetNextWindowPos({list.left, list.top});
    ImGui::SetNextWindowSize({list.width(), list.height()});
    if (!ImGui::BeginPopup(popup.c_str(), ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoScrollbar))
        return std::nullopt;
    const auto picked = draw_list(look, label, list, items, chosen);
    if (picked)
        ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
    return picked;
}

} // namespace

struct Asleep::Keys {
    decltype(ImGuiIO::KeysData) down;
    ImGuiKeyChord mods;
    // A view may claim keys for itself, which the dialog needs.
    decltype(ImGuiContext::KeysOwnerData) owners;
};

Asleep::Asleep() : keys_(std::make_unique<Keys>()) {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    std::ranges::copy(g.IO.KeysData, keys_->down);
    std::ranges::copy(g.KeysOwnerData, keys_->owners);
    keys_->mods = std::exchange(g.IO.KeyMods, ImGuiMod_None);
    for (ImGuiKeyData& key : g.IO.KeysData)
        key = {.Down = false, .DownDuration = -1, .DownDurationPrev = -1, .AnalogValue = 0};
    ImGui::BeginDisabled();
}

Asleep::~Asleep() {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    ImGui::EndDisabled();
    std::ranges::copy(keys_->down, g.IO.KeysData);
    std::ranges::copy(keys_->owners, g.KeysOwnerData);
    g.IO.KeyMods = keys_->mods;
}

Dialog::Dialog(const Look& look, const std::string& label, Point size) {
    const Rect all = screen();
    const float width = std::min(look.px(size.x), all.width() - 2 * look.px(space::three));
    const float height = std::min(look.px(size.y), all.height() - 2 * look.px(space::three));
    place_ = rect({std::round(all.middle().x - width / 2), std::round(all.middle().y - height / 2)},
                  width, height);
    ImGui::SetNextWindowPos({all.left, all.top});
    ImGui::SetNextWindowSize({all.width(), all.height()});
    ImGui::Begin(label.c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground);
    // Once only: later its own menus lie above it.
    if (ImGui::IsWindowAppearing())
        ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    const float radius = look.px(size::card_radius);
    fill(all, look.palette().scrim);
    shadow(look, place_, radius);
    fill(place_, look.palette().surface, radius);
    outline(place_, look.palette().hairline, look.px(size::line), radius);
}

Dialog::~Dialog() { ImGui::End(); }

bool dialog_title(const Look& look, Rect place, const std::string& title,
                  const std::string& cross) {
    const float side = look.px(size::button);
    const Rect corner = place.take_right(side);
    write_in(look, type::title, place, look.palette().text, title);
    const bool pressed = icon_button(
        look, cross, rect({corner.left, std::round(corner.middle().y - side / 2)}, side, side),
        Icon::close, look.palette().second_text);
    hint(look, cross + "  ·  Esc");
    return pressed;
}

bool menu_is_open() { return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup); }

bool escape_pressed() {
    return !menu_is_open() && !ImGui::GetIO().WantTextInput && ImGui::IsKeyPressed(ImGuiKey_Escape);
}

std::optional<std::size_t> menu_button(const Look& look, const std::string& label,
                                       const Rect& place, std::span<const MenuItem> items,
                                       std::size_t chosen) {
    const std::string popup = label + " menu";
    const Touch touch = area(label, place);
    const bool open = ImGui::IsPopupOpen(popup.c_str());
    const std::string text = chosen < items.size() ? items[chosen].text : std::string();
    if (!open)
        hint(look, label + ": " + text);
    paint_button(look, place, text, touch.hovered || open);
    if (touch.pressed)
        ImGui::OpenPopup(popup.c_str());
    return popup_list(look, label, popup, place, items, chosen);
}

std::optional<std::size_t> icon_menu(const Look& look, const std::string& label, const Rect& place,
                                     Icon icon, std::span<const MenuItem> items) {
    const std::string popup = label + " menu";
    const bool pressed = icon_button(look, label, place, icon, look.palette().second_text);
    if (!ImGui::IsPopupOpen(popup.c_str()))
        hint(look, label);
    if (pressed)
        ImGui::OpenPopup(popup.c_str());
    return popup_list(look, label, popup, place, items, items.size());
}

} // namespace themata
