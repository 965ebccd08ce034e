#include "ui/parts/typing.h"

#include <imgui.h>
#include <imgui_stdlib.h>
#include <utility>

namespace themata {

namespace {

// Enter types this, which becomes "\r\n" at once; ImGui draws no "\r".
constexpr char own_line_end = '\v';

struct Wrapping {
    const Look& look;
    float width;
};

// Where the space stands at which this line ends; npos when the rest fits or has no space.
std::size_t line_end(const Look& look, float width, std::string_view text, std::size_t from) {
    std::size_t last = text.npos;
    for (std::size_t at = from; at < text.size(); ++at) {
        const std::size_t space = std::min(text.find_first_of(" \n", at), text.size());
        if (last != text.npos &&
            text_width(look, type::body, text.substr(from, space - from)) > width)
            return last;
        if (space == text.size() || text[space] == '\n')
            return text.npos;
        last = at = space;
    }
    return text.npos;
}

void retype(ImGuiInputTextCallbackData& data, const std::string& shown, std::size_t cursor) {
    data.DeleteChars(0, data.BufTextLen);
    data.InsertChars(0, shown.c_str());
    data.CursorPos = static_cast<int>(std::min(cursor, shown.size()));
    data.ClearSelection();
}

int keep_wrapped(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag == ImGuiInputTextFlags_CallbackCharFilter) {
        if (data->EventChar == '\n')
            data->EventChar = own_line_end;
        return 0;
    }
    const auto& wrapping = *static_cast<const Wrapping*>(data->UserData);
    const std::string before(data->Buf, static_cast<std::size_t>(data->BufTextLen));
    const auto cursor = static_cast<std::size_t>(data->CursorPos);
    const std::string shown = wrapped_for_typing(wrapping.look, wrapping.width, unwrapped(before));
    // Only "\r" makes a difference in length.
    const std::string to_cursor = unwrapped(std::string_view(before).substr(0, cursor));
    std::size_t place = 0;
    for (std::size_t seen = 0; place < shown.size() && seen < to_cursor.size(); ++place)
        seen += shown[place] == '\r' ? 0 : 1;
    if (shown != before)
        retype(*data, shown, place);
    return 0;
}

float text_room(const Look& look, float width) { return width - 2 * look.px(space::gap) - 1; }

// ImGui's scrollbar takes its place from the text.
float text_room(const Look& look, const Rect& place, const std::string& text) {
    const bool scrolls = text_area_height(look, place.width(), text) > place.height();
    return text_room(look, place.width()) - (scrolls ? ImGui::GetStyle().ScrollbarSize : 0);
}

float row_height() { return ImGui::GetFontSize(); }

} // namespace

std::string wrapped_for_typing(const Look& look, float width, const std::string& text) {
    std::string shown = text;
    for (std::size_t from = 0; from < shown.size();) {
        const std::size_t own = std::min(shown.find('\n', from), shown.size());
        const std::size_t end = line_end(look, width, shown, from);
        if (end == shown.npos || end > own) {
            from = own + 1;
            continue;
        }
        shown[end] = own_line_end; // stands for a wrapped space until all are found
        from = end + 1;
    }
    std::string with_ends;
    for (const char sign : shown)
        if (sign == '\n')
            with_ends += "\r\n";
        else
            with_ends += sign == own_line_end ? '\n' : sign;
    return with_ends;
}

std::string unwrapped(std::string_view shown) {
    std::string text;
    for (std::size_t at = 0; at < shown.size(); ++at) {
        const bool own = shown[at] == '\n' && at > 0 && shown[at - 1] == '\r';
        if (shown[at] == own_line_end || own)
            text += '\n';
        else if (shown[at] != '\r')
            text += shown[at] == '\n' ? ' ' : shown[at];
    }
    return text;
}

float text_area_height(const Look& look, float width, const std::string& text) {
    const std::string shown = wrapped_for_typing(look, text_room(look, width), text);
    const auto lines = 1 + std::ranges::count(shown, '\n');
    return std::ceil(row_height() * static_cast<float>(lines) + 2 * look.px(space::one));
}

Typing text_area(const Look& look, const std::string& label, const Rect& place, std::string& text,
                 const std::string& placeholder) {
    const Palette& palette = look.palette();
    const float radius = look.px(size::radius);
    Wrapping wrapping{look, text_room(look, place, text)};
    std::string shown = wrapped_for_typing(look, wrapping.width, text);
    fill(place, palette.app, radius);
    ImGui::SetCursorScreenPos({place.left, place.top});
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        ImVec2(look.px(space::gap), look.px(space::one)));
    ImGui::PushClipRect({place.left, place.top}, {place.right, place.bottom}, true);
    const bool changed = ImGui::InputTextMultiline(
        label.c_str(), &shown, {place.width(), place.height()},
        ImGuiInputTextFlags_CallbackEdit | ImGuiInputTextFlags_CallbackCharFilter, keep_wrapped,
        &wrapping);
    ImGui::PopClipRect();
    ImGui::PopStyleVar();
    outline(place, ImGui::IsItemActive() ? palette.accent : palette.hairline, look.px(size::line),
            radius);
    if (text.empty() && shown.empty() && !ImGui::IsItemActive())
        write_in(look, type::body, place.inset(look.px(space::gap), 0), palette.second_text,
                 placeholder);
    if (changed)
        text = unwrapped(shown);
    return {.changed = changed, .finished = ImGui::IsItemDeactivatedAfterEdit()};
}

NamingEnd rename_field(const Look& look, const std::string& label, const Rect& place,
                       std::string& typed, bool& fresh, const std::string& before) {
    const bool first = std::exchange(fresh, false);
    const std::string kept = typed; // Esc makes the field forget what was typed
    field(look, label, place, typed, before, first ? Focus::take : Focus::leave);
    const bool ended = ImGui::IsItemDeactivated();
    hint(look, "Enter keeps the name, Esc leaves it");
    const bool escaped = ImGui::IsKeyPressed(ImGuiKey_Escape);
    if (first || (!escaped && !ended))
        return NamingEnd::open;
    if (escaped || kept.empty() || kept == before)
        return NamingEnd::left;
    typed = kept;
    return NamingEnd::kept;
}

} // namespace themata
