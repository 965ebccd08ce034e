#include "ui/commands.h"
#include "ui/frame_parts.h"

#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

constexpr const char* nothing = "No keys of its own.";

std::vector<const Command*> with_keys(const std::optional<View>& where) {
    std::vector<const Command*> found;
    for (const Command& command : commands())
        if (command.where == where && !keys_in_words(command).empty())
            found.push_back(&command);
    return found;
}

// Nobody else reads a key while the panel is open.
void keep_keys() {
    const ImGuiID owner = ImGui::GetID("keys panel");
    for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key)
        if (key < ImGuiKey_MouseLeft || key > ImGuiKey_MouseWheelY)
            ImGui::SetKeyOwner(static_cast<ImGuiKey>(key), owner, ImGuiInputFlags_LockThisFrame);
}

bool pressed(ImGuiKey key, ImGuiInputFlags flags = 0) {
    return ImGui::IsKeyPressed(key, flags, ImGui::GetID("keys panel"));
}

// How many lines further the list is to be seen.
float lines_on() {
    constexpr std::pair<ImGuiKey, float> steps[] = {{ImGuiKey_DownArrow, 1},
                                                    {ImGuiKey_UpArrow, -1},
                                                    {ImGuiKey_PageDown, 10},
                                                    {ImGuiKey_PageUp, -10}};
    float lines = 0;
    for (const auto& [key, step] : steps)
        lines += pressed(key, ImGuiInputFlags_Repeat) ? step : 0;
    return lines;
}

class KeysPainting {
public:
    KeysPainting(const FrameState& state, const Rect& window, WindowView& view, float lines_on)
        : look_(state.look), palette_(state.look.palette()), view_(view), lines_on_(lines_on),
          here_(with_keys(view.view)), everywhere_(with_keys({})) {
        if (!state.desk.snapshot) {
            here_.clear();
            std::erase_if(everywhere_,
                          [](const Command* each) { return each->needs != Needs::nothing; });
        }
        const float wanted = list_width(here_) + look_.px(space::six) + list_width(everywhere_) +
                             2 * look_.px(space::three) + look_.px(size::scrollbar);
        const float width = std::min(std::max(wanted, look_.px(size::keys_panel)),
                                     window.width() - 2 * look_.px(space::three));
        const float lines = static_cast<float>(std::max(here_.size(), everywhere_.size())) + 1;
        const float height = std::min(lines * line_height() + look_.px(type::title.line) +
                                          look_.px(space::three) + 2 * look_.px(space::three),
                                      window.height() - 2 * look_.px(space::three));
        panel_ = rect(
            {std::round(window.middle().x - width / 2), std::round(window.middle().y - height / 2)},
            width, height);
    }

    void draw(const Rect& window) {
        const Veil veil(look_, "Below the keys", window);
        if (area("Close the keys", window, Layering::below_others).pressed)
            view_.keys.open = false;
        const Floating floating(look_, "Keys", panel_);
        Rect rest = panel_.inset(look_.px(space::three));
        Rect head = rest.take_top(look_.px(type::title.line));
        const float side = look_.px(type::small_icon.line);
        const Rect cross = head.take_right(side);
        if (icon_button(look_, "Close the list of keys",
                        rect({cross.left, std::round(cross.middle().y - side / 2)}, side, side),
                        Icon::close, palette_.second_text))
            view_.keys.open = false;
        hint(look_, "Close  ·  Esc");
        write_in(look_, type::title, head, palette_.text, "Keys");
        rest.take_top(look_.px(space::two));
        const Pane pane("List of keys", rest, Scrolling::vertical);
        draw_columns(pane, rest);
    }

private:
    [[nodiscard]] float line_height() const { return look_.px(type::body.line + space::one); }

    [[nodiscard]] float keys_width(const std::vector<const Command*>& list) const {
        float wide = look_.px(space::six);
        for (const Command* command : list)
            wide = std::max(wide, text_width(look_, type::body_strong, keys_in_words(*command)));
        return std::ceil(wide) + 1 + look_.px(space::two);
    }

    // Keys, and what they do.
    [[nodiscard]] float list_width(const std::vector<const Command*>& list) const {
        float wide = text_width(look_, type::body, nothing);
        for (const Command* command : list)
            wide = std::max(wide, text_width(look_, type::body, command->name));
        return keys_width(list) + std::ceil(wide) + 1;
    }

    void draw_columns(const Pane& pane, const Rect& place) {
        if (lines_on_ != 0)
            ImGui::SetScrollY(ImGui::GetScrollY() + lines_on_ * line_height());
        Rect columns = place.moved({0, pane.top_left().y - place.top});
        columns.take_right(look_.px(size::scrollbar));
        const float gap = look_.px(space::six);
        // Where it is too narrow for both, each gives up the same share.
        const float both = list_width(here_) + list_width(everywhere_);
        const float share = std::min(1.0F, (columns.width() - gap) / both);
        const Rect right = columns.take_right(std::round(list_width(everywhere_) * share));
        columns.take_right(gap);
        float bottom = right.top;
        if (!here_.empty())
            bottom = draw_list(columns, "In " + view_name(view_.view), here_);
        else
            bottom = draw_list(columns, "Without a study", {});
        pane.reaches(std::max(bottom, draw_list(right, "Everywhere", everywhere_)));
    }

    float draw_list(const Rect& column, const std::string& title,
                    const std::vector<const Command*>& list) {
        Rect line = rect(column.at(), column.width(), line_height());
        write_in(look_, type::label_strong, line, palette_.second_text, title);
        for (const Command* command : list) {
            line = line.moved({0, line_height()});
            Rect inside = line;
            const Rect keys = inside.take_left(keys_width(list));
            write_in(look_, type::body_strong, keys, palette_.text, keys_in_words(*command));
            write_in(look_, type::body, inside, palette_.text, command->name);
        }
        if (list.empty())
            write_in(look_, type::body, line.moved({0, line_height()}), palette_.second_text,
                     nothing);
        return line.bottom;
    }

    const Look& look_;
    const Palette& palette_;
    WindowView& view_;
    float lines_on_;
    std::vector<const Command*> here_;
    std::vector<const Command*> everywhere_;
    Rect panel_;
};

} // namespace

void draw_keys_panel(const FrameState& state, const Rect& window, WindowView& view) {
    keep_keys();
    if (!std::exchange(view.keys.fresh, false) &&
        (pressed(ImGuiKey_Escape) || pressed(ImGuiKey_F1) || pressed(ImGuiKey_Slash)))
        view.keys.open = false;
    KeysPainting(state, window, view, lines_on()).draw(window);
}

} // namespace themata
