#include "ui/settings.h"

#include "text/sentences.h"
#include <fmt/format.h>

namespace themata {

namespace {

struct NamedSize {
    const char* name;
    float size;
};

constexpr NamedSize overall_sizes[] = {{"80 %", 0.8F},  {"90 %", 0.9F},   {"100 %", 1},
                                       {"110 %", 1.1F}, {"125 %", 1.25F}, {"150 %", 1.5F},
                                       {"200 %", 2}};
constexpr NamedSize answer_sizes[] = {
    {"Small", 0.875F}, {"Usual", 1}, {"Large", 1.2F}, {"Very large", 1.5F}};

bool is_size(float a, float b) { return std::abs(a - b) < 0.01F; }

class SettingsPainting {
public:
    SettingsPainting(const Look& look, const Rect& place, Outbox& out)
        : look_(look), rest_(place), out_(out) {}

    void title(const std::string& text) {
        rest_.take_top(look_.px(space::two));
        write_in(look_, type::label_strong, rest_.take_top(look_.px(type::label.line)),
                 look_.palette().second_text, text);
        rest_.take_top(look_.px(space::half));
        line_ = rest_.take_top(look_.px(size::chip));
    }

    bool choice(const std::string& title, const std::string& name, Chosen chosen) {
        const float wide = chip_width(look_, name);
        const bool pressed = chip(look_, title + ": " + name, line_.at(), name, chosen);
        line_.take_left(wide + look_.px(space::one));
        return pressed;
    }

    void appearance(AppearanceChoice now) {
        title("Appearance");
        const std::pair<AppearanceChoice, const char*> all[] = {
            {AppearanceChoice::light, "Light"},
            {AppearanceChoice::dark, "Dark"},
            {AppearanceChoice::as_the_system, "As the system"}};
        for (const auto& [each, name] : all)
            if (choice("Appearance", name, each == now ? Chosen::yes : Chosen::no))
                out_.ask(ChooseAppearance{each});
    }

    void zoom() {
        title("Size of everything  ·  Ctrl + and Ctrl -");
        for (const NamedSize& each : overall_sizes)
            if (choice("Size", each.name,
                       is_size(each.size, look_.zoom) ? Chosen::yes : Chosen::no))
                out_.ask(SetZoom{each.size});
    }

    void answers() {
        title("Size of answers");
        for (const NamedSize& each : answer_sizes)
            if (choice("Answers", each.name,
                       is_size(each.size, look_.answers) ? Chosen::yes : Chosen::no))
                out_.ask(SetAnswerSize{each.size});
    }

    // What was typed is taken when the field is left.
    void coder(const std::string& now, SettingsView& view) {
        title("Coder");
        line_.bottom = line_.top + look_.px(size::field);
        if (std::exchange(view.fresh, false))
            view.coder = now;
        field(look_, "The coder's name", line_, view.coder, "Who codes");
        const bool typed_in = field_is_typed_in();
        const bool named = !trimmed(view.coder).empty();
        rest_.take_top(look_.px(size::field) - look_.px(size::chip) + look_.px(space::half));
        write_in(look_, type::label, rest_.take_top(look_.px(type::label.line)),
                 look_.palette().second_text,
                 "History and codings bear this name from now on; what was done keeps its own.");
        if (!typed_in && named && view.coder != now)
            out_.ask(SetCoder{view.coder});
    }

private:
    const Look& look_;
    Rect rest_;
    Rect line_;
    Outbox& out_;
};

} // namespace

SettingsEnd draw_settings(const Look& look, AppearanceChoice appearance, const std::string& coder,
                          SettingsView& view, Outbox& out) {
    const Dialog dialog(look, "Settings panel", {size::settings_width, size::settings_height});
    Rect rest = dialog.place().inset(look.px(space::three), look.px(space::two));
    bool closed =
        dialog_title(look, rest.take_top(look.px(size::button)), "Settings", "Close the settings");
    SettingsPainting painting(look, rest, out);
    painting.appearance(appearance);
    painting.zoom();
    painting.answers();
    painting.coder(coder, view);
    closed = closed || escape_pressed();
    return closed ? SettingsEnd::closed : SettingsEnd::open;
}

} // namespace themata
