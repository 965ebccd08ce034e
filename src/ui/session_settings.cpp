// What a session remembers of its user, and how the window looks by it.

#include "ui/session.h"

#include "workbench/system_look.h"
#include <fmt/format.h>

namespace themata {

void Session::look_again() {
    const AppearanceChoice choice = appearance();
    const bool dark =
        choice == AppearanceChoice::dark ||
        (choice == AppearanceChoice::as_the_system && system_look() == SystemLook::dark);
    look_.appearance = dark ? Appearance::dark : Appearance::light;
    look_.scale = monitor_scale_ * look_.zoom;
    dress(look_);
}

void Session::set_monitor_scale(float scale) {
    if (scale == monitor_scale_ || scale <= 0)
        return;
    monitor_scale_ = scale;
    look_again();
}

void Session::handle(const ForgetStudy& request) {
    remembered_ = without(std::move(remembered_), request.file);
    keep_remembered();
}

void Session::remember_folder(const std::filesystem::path& folder) {
    remembered_ = with_folder(std::move(remembered_), folder);
    keep_remembered();
}

void Session::handle(const SetAppearance& request) {
    keep_choice("appearance", request.appearance == Appearance::dark ? "dark" : "light");
    look_again();
}

void Session::handle(const ChooseAppearance& request) {
    static constexpr const char* names[] = {"light", "dark", "system"};
    keep_choice("appearance", names[static_cast<std::size_t>(request.choice)]);
    look_again();
}

void Session::handle(const SetAnswerSize& request) {
    look_.answers = request.answers;
    keep_choice("answers", fmt::format("{:.3f}", request.answers));
}

void Session::handle(const SetCoder& request) {
    desk_.set_coder(request.name);
    keep_choice("coder", request.name);
}

void Session::handle(const SetZoom& request) {
    look_.zoom = request.zoom;
    look_again();
    keep_choice("zoom", fmt::format("{:.2f}", request.zoom));
}

void Session::keep_choice(const std::string& name, std::string value) {
    remembered_.choices[name] = std::move(value);
    keep_remembered();
}

void Session::keep_remembered() { desk_.keep(remembered_); }

} // namespace themata
