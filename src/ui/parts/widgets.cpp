#include "ui/parts/widgets.h"

#include "ui/drawing/letters.h"

#include <imgui.h>
#include <imgui_internal.h>
#include <imgui_stdlib.h>

namespace themata {

namespace {

ImRect box(const Rect& place) { return {place.left, place.top, place.right, place.bottom}; }

Touch touched(const std::string& label, const Rect& place, ImGuiItemFlags item_flags,
              ImGuiButtonFlags button_flags) {
    ImGuiContext& g = *ImGui::GetCurrentContext();
    ImGuiWindow* window = ImGui::GetCurrentWindow();
    const ImGuiID id = window->GetID(label.c_str());
    if (!ImGui::ItemAdd(box(place), id, nullptr, item_flags))
        return {};
    Touch touch;
    touch.pressed =
        ImGui::ButtonBehavior(box(place), id, &touch.hovered, &touch.held, button_flags);
    ImGui::RenderNavCursor(box(place), id);
    IMGUI_TEST_ENGINE_ITEM_INFO(id, label.c_str(), g.LastItemData.StatusFlags);
    return touch;
}

ImGuiItemFlags layered(Layering layering) {
    return layering == Layering::below_others ? int{ImGuiItemFlags_AllowOverlap} : 0;
}

void show_hand(const Touch& touch) {
    if (touch.hovered)
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

struct Shades {
    Colour ground;
    Colour edge;
    Colour text;
};

Shades shades_of(const Palette& palette, Emphasis emphasis, const Touch& touch) {
    const bool lit = touch.hovered || touch.held;
    const Colour none = palette.surface.with_opacity(0);
    switch (emphasis) {
    case Emphasis::strong:
        return {lit ? over(palette.accent, palette.text.with_opacity(palette.tint))
                    : palette.accent,
                none, palette.on_accent};
    case Emphasis::plain:
        return {lit ? palette.second_surface : palette.surface, palette.hairline, palette.text};
    case Emphasis::quiet:
        break;
    }
    return {lit ? palette.second_surface : none, none, palette.accent};
}

} // namespace

Touch area(const std::string& label, const Rect& place, Layering layering) {
    return touched(label, place, layered(layering), ImGuiButtonFlags_None);
}

Touch drag_area(const std::string& label, const Rect& place, Layering layering) {
    return touched(label, place, layered(layering) | ImGuiItemFlags_NoNav,
                   ImGuiButtonFlags_PressedOnClick | ImGuiButtonFlags_NoNavFocus);
}

Pane::Pane(const std::string& label, const Rect& place, Scrolling scrolling) : place_(place) {
    ImGui::SetCursorScreenPos({place.left, place.top});
    ImGuiWindowFlags flags = ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings;
    if (scrolling == Scrolling::none)
        flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    if (scrolling == Scrolling::both)
        flags |= ImGuiWindowFlags_HorizontalScrollbar;
    ImGui::BeginChild(label.c_str(), {place.width(), place.height()}, ImGuiChildFlags_NavFlattened,
                      flags);
}

Pane::~Pane() { ImGui::EndChild(); }

Point Pane::top_left() const { return {place_.left, std::round(place_.top - ImGui::GetScrollY())}; }

float Pane::left() const { return place_.left - ImGui::GetScrollX(); }

float Pane::width() const { return place_.width(); }

void Pane::reaches(float bottom) const { reaches({top_left().x, bottom}); }

void Pane::reaches(Point corner) const {
    ImGui::SetCursorScreenPos({corner.x, corner.y});
    ImGui::Dummy({0, 0});
}

void Pane::show(float top, float bottom) const {
    if (top < place_.top)
        ImGui::SetScrollY(ImGui::GetScrollY() - (place_.top - top));
    else if (bottom > place_.bottom)
        ImGui::SetScrollY(ImGui::GetScrollY() + (bottom - place_.bottom));
}

Floating::Floating(const Look& look, const std::string& label, const Rect& place, Keys keys) {
    ImGui::SetNextWindowPos({place.left, place.top});
    ImGui::SetNextWindowSize({place.width(), place.height()});
    ImGui::Begin(label.c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                     (keys == Keys::leave ? ImGuiWindowFlags_NoFocusOnAppearing : 0));
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    const float radius = look.px(size::card_radius);
    // The shadow lies outside, so that it takes no clicks from what is below it.
    ImGui::GetWindowDrawList()->PushClipRectFullScreen();
    shadow(look, place, radius);
    ImGui::GetWindowDrawList()->PopClipRect();
    fill(place, look.palette().surface, radius);
    outline(place, look.palette().hairline, look.px(size::line), radius);
}

Floating::~Floating() { ImGui::End(); }

Veil::Veil(const Look& look, const std::string& label, const Rect& window) {
    ImGui::SetNextWindowPos({window.left, window.top});
    ImGui::SetNextWindowSize({window.width(), window.height()});
    ImGui::Begin(label.c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
    fill(window, look.palette().shadow);
}

Veil::~Veil() { ImGui::End(); }

float button_width(const Look& look, const ButtonFace& face) {
    const float text = face.text.empty() ? 0 : text_width(look, type::body, face.text);
    const float icon = face.icon ? look.px(type::small_icon.line) : 0;
    const float between = face.icon && !face.text.empty() ? look.px(space::half) : 0;
    return std::ceil(text + icon + between + 2 * look.px(space::gap));
}

bool button(const Look& look, const std::string& label, const Rect& place, const ButtonFace& face) {
    const Touch touch = area(label, place);
    const Shades shades = shades_of(look.palette(), face.emphasis, touch);
    const float radius = look.px(size::radius);
    fill(place, shades.ground, radius);
    if (shades.edge.alpha > 0)
        outline(place, shades.edge, look.px(size::line), radius);
    Rect inside = place.inset(look.px(space::gap), 0);
    if (face.icon)
        draw_icon(look, *face.icon, type::small_icon,
                  inside.take_left(look.px(type::small_icon.line)), shades.text);
    if (face.icon && !face.text.empty())
        inside.take_left(look.px(space::half));
    write_in(look, type::body, inside, shades.text, face.text,
             face.icon ? Side::left : Side::middle);
    show_hand(touch);
    return touch.pressed;
}

bool icon_button(const Look& look, const std::string& label, const Rect& place, Icon icon,
                 Colour colour) {
    const Touch touch = area(label, place);
    if (touch.hovered)
        fill(place, look.palette().second_surface, look.px(size::radius));
    draw_icon(look, icon, type::small_icon, place, touch.hovered ? look.palette().text : colour);
    show_hand(touch);
    return touch.pressed;
}

float chip_width(const Look& look, const std::string& text) {
    return std::ceil(text_width(look, type::label, text) + 2 * look.px(space::gap));
}

bool chip(const Look& look, const std::string& label, Point at, const std::string& text,
          Chosen chosen) {
    const Palette& palette = look.palette();
    const Rect place = rect(at, chip_width(look, text), look.px(size::chip));
    const Touch touch = area(label, place);
    const float radius = place.height() / 2;
    const bool on = chosen == Chosen::yes;
    fill(place,
         on              ? palette.soft_accent
         : touch.hovered ? palette.second_surface
                         : palette.surface,
         radius);
    outline(place, on ? palette.soft_accent : palette.hairline, look.px(size::line), radius);
    write_in(look, type::label, place, on ? palette.accent : palette.text, text, Side::middle);
    show_hand(touch);
    return touch.pressed;
}

Touch row(const Look& look, const std::string& label, const Rect& place, Chosen chosen) {
    const Touch touch = area(label, place, Layering::below_others);
    const Palette& palette = look.palette();
    if (chosen == Chosen::yes)
        fill(place, palette.soft_accent, look.px(size::radius));
    else if (touch.hovered)
        fill(place, palette.app, look.px(size::radius));
    show_hand(touch);
    return touch;
}

void progress_bar(const Look& look, const Rect& place, std::initializer_list<Part> parts) {
    const float radius = place.height() / 2;
    fill(place, look.palette().second_surface, radius);
    float end = 0;
    for (const Part& part : parts)
        end += part.share;
    // From the last to the first, so that each has round ends and none shows a gap.
    for (const Part* part = parts.end(); part != parts.begin();) {
        --part;
        const float right = std::round(place.left + place.width() * std::min(end, 1.0F));
        if (part->share > 0)
            fill(
                {place.left, place.top, std::max(right, place.left + place.height()), place.bottom},
                part->colour, radius);
        end -= part->share;
    }
}

void key_badge(const Look& look, const Rect& place, const std::string& key) {
    outline(place, look.palette().hairline, look.px(size::line), look.px(space::half));
    write_in(look, type::tiny, place, look.palette().second_text, key, Side::middle);
}

void swatch(const Look& look, Point middle, Colour colour) {
    const float side = look.px(size::swatch);
    const Point at{std::round(middle.x - side / 2), std::round(middle.y - side / 2)};
    fill(rect(at, side, side), colour, look.px(space::hair));
}

namespace {

// What something is said about: the mouse, or the item that Tab has come to.
struct Spoken {
    Point at;        // where it is said if there is room below
    float above = 0; // where it is said above otherwise, its lower edge
};

Spoken mouse_spoken_of(const Look& look) {
    const ImVec2 mouse = ImGui::GetMousePos();
    return {{mouse.x + look.px(space::two), mouse.y + look.px(space::three)}, mouse.y};
}

Spoken item_spoken_of(const Look& look) {
    const ImVec2 least = ImGui::GetItemRectMin();
    const ImVec2 most = ImGui::GetItemRectMax();
    return {{least.x, most.y + look.px(space::half)}, least.y};
}

// Within the screen.
Rect beside(const Look& look, const Spoken& spoken, float width, float height) {
    const Point pad{look.px(space::gap), look.px(space::one)};
    const ImGuiViewport& screen = *ImGui::GetMainViewport();
    Point at = spoken.at;
    at.x = std::min(at.x, screen.Size.x - width - 3 * pad.x);
    if (at.y + height + 3 * pad.y > screen.Size.y)
        at.y = spoken.above - height - 3 * pad.y;
    return rect(at, width + 2 * pad.x, height + 2 * pad.y);
}

void say(const Look& look, const Spoken& spoken, const std::string& text,
         const std::string& label) {
    const float most = look.px(size::picker);
    const float width = std::min(most, std::ceil(text_width(look, type::label, text)) + 1);
    const float height = height_of(look, type::label, width, text);
    const Rect place = beside(look, spoken, width, height);
    ImGui::SetNextWindowPos({place.left, place.top});
    ImGui::SetNextWindowSize({place.width(), place.height()});
    ImGui::BeginTooltip();
    fill(place, look.palette().text, look.px(size::radius));
    write_wrapped(look, type::label, place.at() + Point{look.px(space::gap), look.px(space::one)},
                  width, look.palette().surface, text);
    if (!label.empty())
        (void)drag_area(label, place);
    ImGui::EndTooltip();
}

} // namespace

void hint(const Look& look, const std::string& text) {
    if (!ImGui::IsItemHovered() || text.empty())
        return;
    look.faces->letters->note_told();
    const bool by_mouse =
        ImGui::IsMouseHoveringRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax());
    say(look, by_mouse ? mouse_spoken_of(look) : item_spoken_of(look), text, "");
}

void tell_cut_text(const Look& look) {
    const std::string text = look.faces->letters->take_untold();
    if (!text.empty() && !ImGui::IsMouseDown(ImGuiMouseButton_Left))
        say(look, mouse_spoken_of(look), text, "In full: " + text);
}

namespace {

// ImGui drops the wish for the keyboard when a panel that had it has just closed; so a field asks
// until it has it, for some frames.
bool is_still_to_take(ImGuiID id, Focus focus) {
    constexpr int most_tries = 9;
    constexpr int frames_between = 3; // as a wish that is granted takes two
    int& tries = *ImGui::GetStateStorage()->GetIntRef(id, 0);
    if (focus == Focus::take)
        tries = most_tries;
    else if (ImGui::GetCurrentContext()->ActiveId == id)
        tries = 0;
    return tries > 0 && tries-- % frames_between == 0;
}

} // namespace

bool field(const Look& look, const std::string& label, const Rect& place, std::string& text,
           const std::string& placeholder, Focus focus) {
    const Palette& palette = look.palette();
    const float radius = look.px(size::radius);
    fill(place, palette.app, radius);
    const ImGuiID id = ImGui::GetCurrentWindow()->GetID(label.c_str());
    const bool active = ImGui::GetCurrentContext()->ActiveId == id;
    outline(place, active ? palette.accent : palette.hairline, look.px(size::line), radius);
    ImGui::SetCursorScreenPos({place.left, place.top});
    ImGui::SetNextItemWidth(place.width());
    const float letters = ImGui::GetFontSize();
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        ImVec2(look.px(space::gap), std::floor((place.height() - letters) / 2)));
    if (is_still_to_take(id, focus))
        give_keyboard_to_next();
    // ImGui writes a field's label beside it; ours is there to be reached by, not to be seen.
    ImGui::PushClipRect({place.left, place.top}, {place.right, place.bottom}, true);
    const bool changed = ImGui::InputTextWithHint(label.c_str(), placeholder.c_str(), &text);
    ImGui::PopClipRect();
    ImGui::PopStyleVar();
    return changed;
}

void give_keyboard_to_next() {
    // An item of another pane that was clicked would draw ImGui's focus back to itself.
    ImGui::GetCurrentContext()->NavId = 0;
    ImGui::SetKeyboardFocusHere();
}

void release_keyboard() { ImGui::ClearActiveID(); }

bool field_is_typed_in() { return ImGui::IsItemActive(); }

bool field_is_entered() {
    return ImGui::IsItemDeactivated() &&
           (ImGui::IsKeyPressed(ImGuiKey_Enter) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter));
}

void draw_message(const Look& look, const Rect& place, const std::string& what,
                  const std::string& next) {
    const float wide = std::min(place.width() - 2 * look.px(space::four), look.px(size::picker));
    Point at{std::round(place.middle().x - wide / 2), std::round(place.top + place.height() / 3)};
    at.y +=
        write_wrapped(look, type::title, at, wide, look.palette().text, what) + look.px(space::one);
    write_wrapped(look, type::body, at, wide, look.palette().second_text, next);
}

void splitter(const Look& look, const std::string& label, const Rect& beside, Side pane_side,
              float& width) {
    const float line = pane_side == Side::left ? beside.right : beside.left;
    const float grip = look.px(size::splitter);
    const Rect place{line - grip / 2, beside.top, line + grip / 2, beside.bottom};
    const Pane pane(label + " pane", place); // above the panes at its sides, which take the mouse
    const Touch touch = drag_area(label, place);
    const float x = std::round(place.middle().x);
    const bool lit = touch.hovered || touch.held;
    if (lit)
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    const float thickness = look.px(lit ? size::strong_line : size::line);
    stroke({x, place.top}, {x, place.bottom}, lit ? look.palette().accent : look.palette().hairline,
           thickness);
    if (!touch.held)
        return;
    const float moved = ImGui::GetIO().MouseDelta.x / look.scale;
    width = std::clamp(width + (pane_side == Side::left ? moved : -moved), size::least_pane,
                       size::most_pane);
}

SidePanes fitting_panes(const Look& look, float width, float left, float right) {
    // In a small window all three are narrow: none is to be of no use.
    constexpr float sides = 0.52F;
    const float most = width - std::min(look.px(size::least_middle), std::round(width * sides));
    if (left + right <= most)
        return {left, right};
    const float share = std::max(0.5F, most / (left + right));
    return {std::round(left * share), std::round(right * share)};
}

} // namespace themata
