#include "ui/parts/bulk_panel.h"

#include "text/sentences.h"
#include "ui/parts/dialog.h"
#include "ui/parts/marks.h"

#include <fmt/format.h>
#include <imgui.h>

namespace themata {

namespace {

constexpr std::size_t most_listed = 200;

Span whole(const Response& response) {
    return {0, static_cast<std::uint32_t>(response.text.size())};
}

std::size_t count_coded(const Snapshot& now, const std::vector<ResponseId>& responses,
                        ThemeId theme) {
    return static_cast<std::size_t>(std::ranges::count_if(responses, [&](ResponseId id) {
        return std::ranges::any_of(now.lookup.codings.of(id), [&](CodingId coding) {
            return find(now.study, coding)->theme == theme;
        });
    }));
}

class Bulk {
public:
    Bulk(const Scene& scene, const Rect& place, BulkPanel& panel, Outbox& out)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), panel_(panel),
          out_(out) {
        const float pad = look_.px(space::two);
        const float width = std::min(look_.px(size::palette), place.width() - 2 * pad);
        const float height = std::min(look_.px(size::act_panel), place.height() - 3 * pad);
        place_ =
            rect({std::round(place.middle().x - width / 2), place.top + 2 * pad}, width, height);
    }

    void draw() {
        const bool picking = panel_.picker.open; // its keys are the picker's
        panel();
        if (panel_.picker.open)
            pick();
        if (!picking && !std::exchange(panel_.fresh, false))
            read_keys();
    }

private:
    void panel() {
        const Floating floating(look_, "Answers that say the same", place_);
        Rect rest = place_.inset(look_.px(space::two));
        if (dialog_title(look_, rest.take_top(look_.px(size::button)), title(),
                         "Close the answers that say the same"))
            panel_.open = false;
        rest.take_top(look_.px(space::one));
        theme_line(rest.take_top(look_.px(size::button)));
        preview(rest);
        rest.take_top(look_.px(space::one));
        foot(rest.take_bottom(look_.px(size::button)));
        rest.take_bottom(look_.px(space::gap));
        list(rest);
    }

    [[nodiscard]] std::string title() const {
        const std::string answers = counted(panel_.responses.size(), "answer");
        return panel_.wordings > 1 ? answers + " in " + grouped(panel_.wordings) + " wordings"
                                   : answers + " that say the same";
    }

    [[nodiscard]] bool has_theme() const {
        return !panel_.new_name.empty() || scene_.now.study.themes.find(panel_.theme);
    }

    void theme_line(Rect line) {
        const Theme* theme = scene_.now.study.themes.find(panel_.theme);
        const ButtonFace face{.text = theme ? path_of(scene_.now.study, theme->id)
                                      : panel_.new_name.empty()
                                          ? std::string("Choose a theme …")
                                          : "New theme “" + panel_.new_name + "”",
                              .emphasis = has_theme() ? Emphasis::plain : Emphasis::strong};
        if (button(look_, "Theme for all of them",
                   line.take_left(std::min(button_width(look_, face), line.width())), face))
            panel_.picker = {.open = true, .fresh = true, .typed = {}, .at = 0};
        hint(look_, "The theme that all of them get  ·  T");
    }

    // What would come of it, before anything is done.
    void preview(Rect& rest) {
        if (!has_theme())
            return;
        if (panel_.counted_at != scene_.now.head) {
            panel_.counted_at = scene_.now.head;
            panel_.coded =
                panel_.theme ? count_coded(scene_.now, panel_.responses, panel_.theme) : 0;
        }
        rest.take_top(look_.px(space::one));
        const std::size_t fresh = panel_.responses.size() - panel_.coded;
        write_in(look_, type::body, rest.take_top(look_.px(type::body.line)), palette_.text,
                 fmt::format("{} get it anew, {} have it already.", counted(fresh, "answer"),
                             grouped(panel_.coded)));
    }

    void foot(Rect line) {
        const bool possible = has_theme();
        const ButtonFace all{.text = "Code all",
                             .emphasis = possible ? Emphasis::strong : Emphasis::plain};
        if (button(look_, "Code all of them", line.take_right(button_width(look_, all)), all) &&
            possible)
            send();
        hint(look_, possible ? "One entry in History  ·  Ctrl Enter" : "Choose a theme first");
        line.take_right(look_.px(space::one));
        const ButtonFace none{.text = "Nothing to code in all"};
        if (button(look_, "Nothing to code in all of them",
                   line.take_right(button_width(look_, none)), none)) {
            out_.send(MarkNothingToCode{.responses = panel_.responses});
            panel_.open = false;
        }
        hint(look_, "All of them count as read  ·  0");
    }

    void list(const Rect& place) {
        const Pane pane("The answers that say the same", place, Scrolling::vertical);
        Point at = pane.top_left();
        const float high = look_.px(type::label.line) + look_.px(type::body.line);
        const std::size_t listed = std::min(most_listed, panel_.responses.size());
        for (std::size_t each = 0; each < listed; ++each) {
            const Rect line = rect(at, place.width() - look_.px(size::scrollbar), high);
            at.y += high + look_.px(space::one);
            if (line.bottom >= visible_part().top && line.top <= visible_part().bottom)
                draw_one(panel_.responses[each], line);
        }
        if (listed < panel_.responses.size())
            at.y += write_wrapped(look_, type::label, at, place.width(), palette_.second_text,
                                  grouped(panel_.responses.size() - listed) +
                                      " more are not listed; all of them are coded.");
        pane.reaches(at.y);
    }

    void draw_one(ResponseId id, Rect line) const {
        const Response* response = scene_.now.study.responses.find(id);
        if (!response)
            return;
        const Participant* who = scene_.now.study.participants.find(response->participant);
        write_in(
            look_, type::label, line.take_top(look_.px(type::label.line)), palette_.second_text,
            (who ? who->label : std::string()) + "  ·  " + circumstances_of(scene_.now, *response));
        constexpr std::size_t enough = 400;
        std::string text = response->text.substr(0, enough);
        while (!text.empty() && (text.back() & 0xC0) == 0x80)
            text.pop_back();
        std::ranges::replace(text, '\n', ' ');
        write_in(look_, type::body, line, palette_.text,
                 cut_to(look_, type::body, text, line.width()));
    }

    void pick() {
        const PickerTask task{.what = "Theme for " + title(),
                              .recent = {},
                              .parent_of_new = {},
                              .top = place_.top + look_.px(space::six)};
        const auto picked = draw_theme_picker(scene_, place_, panel_.picker, task);
        if (!picked)
            return;
        panel_.theme = picked->theme;
        panel_.new_name = picked->theme ? "" : picked->new_name;
        panel_.counted_at = {};
        panel_.picker.open = false;
        panel_.fresh = true; // the key that picked it is still down
    }

    void send() {
        std::vector<Passage> passages;
        for (const ResponseId id : panel_.responses)
            if (const Response* response = scene_.now.study.responses.find(id))
                passages.push_back({id, whole(*response)});
        if (panel_.theme)
            out_.send(ApplyTheme{.theme = panel_.theme, .passages = std::move(passages)});
        else
            out_.send(ApplyNewTheme{
                .name = panel_.new_name, .parent = {}, .passages = std::move(passages)});
        panel_.open = false;
    }

    void read_keys() {
        if (ImGui::IsKeyPressed(ImGuiKey_Escape))
            panel_.open = false;
        if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Enter) && has_theme())
            send();
        if (ImGui::IsKeyChordPressed(ImGuiKey_T) || ImGui::IsKeyChordPressed(ImGuiKey_Enter))
            panel_.picker = {.open = true, .fresh = true, .typed = {}, .at = 0};
        if (ImGui::IsKeyChordPressed(ImGuiKey_0)) {
            out_.send(MarkNothingToCode{.responses = panel_.responses});
            panel_.open = false;
        }
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    BulkPanel& panel_;
    Outbox& out_;
    Rect place_;
};

} // namespace

void open_bulk(const std::vector<ResponseId>& responses, std::size_t wordings, BulkPanel& panel) {
    panel = {};
    panel.open = panel.fresh = true;
    panel.responses = responses;
    panel.wordings = wordings;
}

void draw_bulk_panel(const Scene& scene, const Rect& place, BulkPanel& panel, Outbox& out) {
    Bulk(scene, place, panel, out).draw();
}

} // namespace themata
