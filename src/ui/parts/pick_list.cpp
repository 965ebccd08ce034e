#include "ui/parts/pick_list.h"

#include "ui/drawing/letters.h"
#include "ui/parts/widgets.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

void write_fitting(const Look& look, const Rect& place, Colour colour, std::string_view name,
                   const std::vector<Span>& fitting) {
    const Clipped clipped(place);
    const float top = place.middle().y - look.px(type::body.line) / 2;
    // As wide as it would be with all letters strong, so that it never runs over.
    const std::string shown = cut_to(look, type::body_strong, name, place.width());
    if (shown != name && mouse_over(place))
        look.faces->letters->note_cut(name);
    float x = place.left;
    std::size_t at = 0;
    const auto part = [&](std::size_t end, const Type& type) {
        end = std::min(end, shown.size());
        if (end > at)
            x += write(look, type, {x, top}, colour, std::string_view(shown).substr(at, end - at));
        at = std::max(at, end);
    };
    for (const Span span : fitting) {
        part(span.begin, type::body);
        part(span.end, type::body_strong);
    }
    part(shown.size(), type::body);
}

PickEvent pick_by_keys(std::size_t& at, std::size_t lines) {
    const ImGuiID owner = ImGui::GetID("pick list");
    // Otherwise they would walk ImGui's focus out of the field.
    for (const ImGuiKey key : {ImGuiKey_UpArrow, ImGuiKey_DownArrow})
        ImGui::SetKeyOwner(key, owner);
    if (ImGui::IsKeyPressed(ImGuiKey_Escape))
        return PickEvent::left;
    if (lines == 0)
        return PickEvent::nothing;
    at = std::min(at, lines - 1);
    const bool down = ImGui::IsKeyPressed(ImGuiKey_DownArrow, ImGuiInputFlags_Repeat, owner);
    const bool up = ImGui::IsKeyPressed(ImGuiKey_UpArrow, ImGuiInputFlags_Repeat, owner);
    at = (at + (down ? 1 : 0) + (up ? lines - 1 : 0)) % lines;
    if (ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
        ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false))
        return PickEvent::taken;
    return down || up ? PickEvent::moved : PickEvent::nothing;
}

bool pick_line(const Look& look, const Rect& place, const PickLine& line, Chosen chosen) {
    constexpr float most_of_a_note = 0.4F; // of the line
    const bool pressed = row(look, line.label, place, chosen).pressed;
    Rect rest = place.inset(look.px(space::one), 0);
    if (line.mark) {
        swatch(look, rest.take_left(look.px(size::swatch)).middle(), *line.mark);
        rest.take_left(look.px(space::one));
    }
    if (!line.note.empty())
        write_at_right(look, type::label, rest, look.palette().second_text,
                       cut_to(look, type::label, line.note, rest.width() * most_of_a_note),
                       space::two);
    write_fitting(look, rest, look.palette().text, line.name, line.fitting);
    return pressed;
}

} // namespace themata
