// What can be done at the current answer, as a menu below the mouse, each with its key; and the
// line that says what a key could not do.

#include "ui/parts/marks.h"
#include "ui/responses/responses_parts.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

class Menu {
public:
    Menu(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out)
        : scene_(scene), look_(scene.look), view_(view), out_(out) {
        for (const ActWords& words : acts_in_words())
            if (fits(words.act, scene, view))
                lines_.push_back(&words);
        panel_ = panel_in(place);
    }

    void draw() {
        const Floating floating(look_, "Menu", panel_);
        Rect rest = panel_.inset(look_.px(space::one));
        for (std::size_t line = 0; line < lines_.size(); ++line)
            draw_line(line, rest.take_top(look_.px(size::menu_row)));
        read_keys();
    }

private:
    [[nodiscard]] Rect panel_in(const Rect& place) const {
        const float height =
            static_cast<float>(lines_.size()) * look_.px(size::menu_row) + 2 * look_.px(space::one);
        const float width = look_.px(size::menu);
        // A menu that a key opened stands below the words.
        Point at = view_.menu.at;
        if (at.x < place.left)
            at.x = std::round(place.middle().x - width / 2);
        at.x = std::min(at.x, place.right - width);
        at.y = std::max(place.top, std::min(at.y, place.bottom - height));
        return rect(at, width, height);
    }

    void draw_line(std::size_t line, Rect place) {
        const ActWords& words = *lines_[line];
        const Touch touch = row(look_, "Menu " + std::string(words.name), place,
                                view_.menu.line == line ? Chosen::yes : Chosen::no);
        if (touch.hovered)
            view_.menu.line = line;
        if (touch.pressed)
            take(line);
        place = place.inset(look_.px(space::one), 0);
        const std::string key(words.key);
        const float wide = std::ceil(text_width(look_, type::label, key)) + 1;
        write_in(look_, type::label, place.take_right(wide), look_.palette().second_text, key,
                 Side::right);
        write_in(look_, type::body, place, look_.palette().text, name_of_act(words));
    }

    [[nodiscard]] std::string name_of_act(const ActWords& words) const {
        const Theme* again =
            view_.recent.empty() ? nullptr : scene_.now.study.themes.find(view_.recent.front());
        if (words.act == Act::again && again)
            return "Apply “" + again->name + "” again";
        const Theme* shown = scene_.now.study.themes.find(view_.theme);
        if (words.act == Act::rename && shown)
            return "Rename “" + shown->name + "”";
        return std::string(words.name);
    }

    void read_keys() {
        if (std::exchange(view_.menu.fresh, false))
            return;
        const ImGuiID owner = ImGui::GetID("menu keys");
        for (const ImGuiKey key : {ImGuiKey_UpArrow, ImGuiKey_DownArrow, ImGuiKey_Enter})
            ImGui::SetKeyOwner(key, owner);
        const std::size_t count = lines_.size();
        if (ImGui::IsKeyPressed(ImGuiKey_DownArrow, ImGuiInputFlags_Repeat, owner))
            view_.menu.line = (view_.menu.line + 1) % count;
        if (ImGui::IsKeyPressed(ImGuiKey_UpArrow, ImGuiInputFlags_Repeat, owner))
            view_.menu.line = (view_.menu.line + count - 1) % count;
        if (ImGui::IsKeyPressed(ImGuiKey_Enter, 0, owner))
            return take(view_.menu.line);
        const ImVec2 mouse = ImGui::GetMousePos();
        const bool elsewhere = (ImGui::IsMouseClicked(ImGuiMouseButton_Left) ||
                                ImGui::IsMouseClicked(ImGuiMouseButton_Right)) &&
                               !panel_.holds({mouse.x, mouse.y});
        if (ImGui::IsKeyPressed(ImGuiKey_Escape) || elsewhere)
            view_.menu.open = false;
    }

    void take(std::size_t line) {
        view_.menu.open = false;
        if (line < lines_.size())
            carry_out(lines_[line]->act, scene_, view_, out_);
    }

    const Scene& scene_;
    const Look& look_;
    ResponsesView& view_;
    Outbox& out_;
    std::vector<const ActWords*> lines_;
    Rect panel_;
};

} // namespace

bool right_click_in(const Rect& place) {
    return ImGui::IsMouseClicked(ImGuiMouseButton_Right) && mouse_over(place);
}

void draw_menu(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out) {
    Menu(scene, place, view, out).draw();
}

void draw_said(const Scene& scene, const Rect& place, ResponsesView& view) {
    const Look& look = scene.look;
    const float side = look.px(type::small_icon.line);
    const float pad = look.px(space::gap);
    const float most = place.width() - 2 * look.px(space::two);
    const float wanted = std::ceil(text_width(look, type::body, view.said)) + side + 3 * pad;
    const float width = std::min(most, wanted);
    const Rect panel = rect({std::round(place.middle().x - width / 2),
                             place.bottom - look.px(size::field) - look.px(space::gap)},
                            width, look.px(size::field));
    const Floating floating(look, "Said", panel, Floating::Keys::leave);
    Rect inside = panel.inset(pad, 0);
    const Rect cross = inside.take_right(side);
    inside.take_right(look.px(space::half));
    write_in(look, type::body, inside, look.palette().text, view.said);
    if (icon_button(look, "Close what was said",
                    rect({cross.left, cross.middle().y - side / 2}, side, side), Icon::close,
                    look.palette().second_text))
        view.said.clear();
    hint(look, "Close  ·  Esc");
}

} // namespace themata
