#include "ui/parts/theme_picker.h"

#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/parts/matches.h"
#include "ui/parts/pick_list.h"
#include "ui/parts/widgets.h"

#include <fmt/format.h>
#include <imgui.h>

namespace themata {

namespace {

constexpr std::size_t most_picked_lines = 8;

class ThemePicking {
    using After = Picked::After;

public:
    ThemePicking(const Scene& scene, const Rect& place, ThemePicker& picker, const PickerTask& task)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), picker_(picker),
          task_(task), matches_(matching_themes(scene.now, picker.typed, task.recent)) {
        if (matches_.size() > most_picked_lines)
            matches_.resize(most_picked_lines);
        offers_new_ = !is_blank(picker.typed) && !theme_is_called(scene.now, trimmed(picker.typed));
        panel_ = panel_in(place);
    }

    std::optional<Picked> draw() {
        const Floating floating(look_, "Theme picker", panel_);
        Rect rest = panel_.inset(look_.px(space::one));
        type(rest.take_top(look_.px(size::field)));
        rest.take_top(look_.px(space::half));
        for (std::size_t line = 0; line < matches_.size(); ++line)
            draw_match(line, rest.take_top(look_.px(size::row)));
        if (offers_new_)
            draw_new(rest.take_top(look_.px(size::row)));
        if (lines() == 0)
            write_in(look_, type::body,
                     rest.take_top(look_.px(size::row)).inset(look_.px(space::one), 0),
                     palette_.second_text, "Type a name for the first theme.");
        if (task_.would_do && lines() > 0)
            draw_preview(rest.take_top(preview_height()));
        draw_keys(rest.take_top(look_.px(space::three)));
        read_keys();
        return picked_;
    }

private:
    [[nodiscard]] std::size_t lines() const { return matches_.size() + (offers_new_ ? 1 : 0); }

    // Below the current answer if there is room, and always within the middle.
    [[nodiscard]] Rect panel_in(const Rect& place) const {
        const float rows = static_cast<float>(std::max<std::size_t>(1, lines()));
        const float height = 2 * look_.px(space::one) + look_.px(size::field) +
                             look_.px(space::half) + rows * look_.px(size::row) + preview_height() +
                             look_.px(space::three);
        const float width = std::min(look_.px(size::picker), place.width());
        Point at{std::round(place.middle().x - width / 2), task_.top};
        at.y = std::clamp(at.y, place.top + look_.px(space::one),
                          std::max(place.top, place.bottom - height - look_.px(space::two)));
        return rect(at, width, height);
    }

    void type(const Rect& place) {
        const Focus focus = picker_.fresh ? Focus::take : Focus::leave;
        if (field(look_, "Theme to apply", place, picker_.typed, task_.what, focus))
            picker_.at = 0;
    }

    void draw_match(std::size_t line, const Rect& place) {
        const ThemeMatch& match = matches_[line];
        const Theme& theme = *scene_.now.study.themes.find(match.theme);
        const Theme* parent = scene_.now.study.themes.find(theme.parent);
        if (pick_line(look_, place,
                      {.label = "Pick " + path_of(scene_.now.study, theme.id),
                       .name = theme.name,
                       .fitting = match.fitting,
                       .note = parent ? parent->name : "",
                       .mark = colour_of(scene_.now, palette_, theme)},
                      picker_.at == line ? Chosen::yes : Chosen::no))
            take(line, After::close);
    }

    void draw_new(Rect place) {
        const std::size_t line = matches_.size();
        const Touch touch =
            row(look_, "New theme", place, picker_.at == line ? Chosen::yes : Chosen::no);
        if (touch.pressed)
            take(line, After::close);
        place = place.inset(look_.px(space::half), 0);
        draw_icon(look_, Icon::plus, type::small_icon,
                  place.take_left(look_.px(type::small_icon.line)), palette_.accent);
        place.take_left(look_.px(space::half));
        const Theme* parent = scene_.now.study.themes.find(task_.parent_of_new);
        const std::string where = parent ? " under " + parent->name : "";
        write_in(look_, type::body, place, palette_.accent,
                 fmt::format("New theme “{}”{}", trimmed(picker_.typed), where));
    }

    [[nodiscard]] float preview_height() const {
        return task_.would_do && lines() > 0 ? look_.px(size::row) : 0;
    }

    void draw_preview(const Rect& place) const {
        const std::size_t at = std::min(picker_.at, lines() - 1);
        write_in(look_, type::body, place.inset(look_.px(space::one), 0), palette_.text,
                 task_.would_do(at < matches_.size() ? matches_[at].theme : ThemeId{}));
    }

    void draw_keys(Rect place) {
        place.take_left(look_.px(space::one));
        write_in(look_, type::label, place, palette_.second_text,
                 "Enter  apply      Shift Enter  apply, stay      Esc  close");
    }

    void read_keys() {
        // The key that opened it is still down in its first frame.
        if (std::exchange(picker_.fresh, false))
            return;
        const PickEvent event = pick_by_keys(picker_.at, lines());
        if (event == PickEvent::left)
            picker_.open = false;
        if (event == PickEvent::taken)
            take(picker_.at, ImGui::GetIO().KeyShift ? After::stay : After::close);
    }

    void take(std::size_t line, After after) {
        picked_ = Picked{.theme = {}, .new_name = {}, .after = after};
        if (line < matches_.size())
            picked_->theme = matches_[line].theme;
        else
            picked_->new_name = trimmed(picker_.typed);
        picker_ = {.open = after == After::stay, .fresh = true, .typed = {}, .at = 0};
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    ThemePicker& picker_;
    const PickerTask& task_;
    std::vector<ThemeMatch> matches_;
    std::optional<Picked> picked_;
    bool offers_new_ = false;
    Rect panel_;
};

} // namespace

std::optional<Picked> draw_theme_picker(const Scene& scene, const Rect& place, ThemePicker& picker,
                                        const PickerTask& task) {
    return ThemePicking(scene, place, picker, task).draw();
}

} // namespace themata
