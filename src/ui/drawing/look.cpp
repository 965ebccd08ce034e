#include "ui/drawing/look.h"

#include <imgui.h>

namespace themata {

namespace {

ImVec4 vec(Colour colour) {
    return {static_cast<float>(colour.red) / 255.0F, static_cast<float>(colour.green) / 255.0F,
            static_cast<float>(colour.blue) / 255.0F, static_cast<float>(colour.alpha) / 255.0F};
}

void colour_widgets(ImGuiStyle& style, const Palette& palette) {
    const ImVec4 none(0, 0, 0, 0);
    for (ImVec4& colour : style.Colors)
        colour = none;
    style.Colors[ImGuiCol_Text] = vec(palette.text);
    style.Colors[ImGuiCol_TextDisabled] = vec(palette.second_text);
    style.Colors[ImGuiCol_PopupBg] = vec(palette.surface);
    style.Colors[ImGuiCol_Border] = vec(palette.hairline);
    style.Colors[ImGuiCol_TextSelectedBg] = vec(palette.selection);
    style.Colors[ImGuiCol_InputTextCursor] = vec(palette.text);
    style.Colors[ImGuiCol_ScrollbarGrab] = vec(palette.hairline);
    style.Colors[ImGuiCol_ScrollbarGrabHovered] = vec(palette.pillar);
    style.Colors[ImGuiCol_ScrollbarGrabActive] = vec(palette.second_text);
    style.Colors[ImGuiCol_NavCursor] = vec(palette.accent);
}

} // namespace

void dress(const Look& look) {
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    colour_widgets(style, look.palette());
    style.FontSizeBase = type::body.size * look.faces->regular.em * look.scale;
    style._NextFrameFontSizeBase = style.FontSizeBase; // else the frame that is drawn takes it back
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowMinSize = {1, 1};
    style.ChildBorderSize = 0;
    style.PopupBorderSize = 0;
    style.FramePadding = {look.px(space::gap), look.px(space::one)};
    style.FrameRounding = look.px(size::radius);
    style.FrameBorderSize = 0;
    style.ItemSpacing = {0, 0};
    style.ItemInnerSpacing = {0, 0};
    style.ScrollbarSize = look.px(size::scrollbar);
    style.ScrollbarRounding = look.px(size::scrollbar) / 2;
    style.GrabMinSize = look.px(size::least_thumb);
    style.DisplaySafeAreaPadding = {0, 0};
}

} // namespace themata
