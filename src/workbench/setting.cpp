#include "workbench/setting.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <pwd.h>
#include <unistd.h>

namespace themata {

std::filesystem::path home_folder() {
    if (const char* home = std::getenv("HOME"); home && *home)
        return home;
    const passwd* user = getpwuid(getuid());
    return user ? user->pw_dir : "/";
}

namespace {

// The XDG base directories: the variable when it holds an absolute path, else below home.
std::filesystem::path base(const char* variable, const char* below_home) {
    const char* value = std::getenv(variable);
    const std::filesystem::path set = value ? value : "";
    return (set.is_absolute() ? set : home_folder() / below_home) / "themata";
}

std::string login_name() {
    if (const passwd* user = getpwuid(getuid()))
        return user->pw_name;
    return "coder";
}

} // namespace

Setting setting_of_this_machine() {
    return {.data = base("XDG_DATA_HOME", ".local/share"),
            .cache = base("XDG_CACHE_HOME", ".cache"),
            .coder = login_name()};
}

namespace {

namespace fs = std::filesystem;

std::string small(std::string text) {
    std::ranges::transform(text, text.begin(), [](char byte) {
        return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    });
    std::erase(text, ' ');
    return text;
}

// "gtk-theme-name=Adwaita-dark", "gtk-application-prefer-dark-theme=1", "ColorScheme=BreezeDark".
bool says_dark(const std::string& line) {
    const std::string text = small(line);
    if (text.starts_with("gtk-application-prefer-dark-theme="))
        return text.ends_with("=1") || text.ends_with("=true");
    return (text.starts_with("gtk-theme-name=") || text.starts_with("colorscheme=")) &&
           text.find("dark") != text.npos;
}

bool file_says_dark(const fs::path& file) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
        if (says_dark(line))
            return true;
    return false;
}

fs::path settings_folder() {
    const char* set = std::getenv("XDG_CONFIG_HOME");
    return set && *set == '/' ? fs::path(set) : home_folder() / ".config";
}

} // namespace

SystemLook system_look() {
    if (const char* theme = std::getenv("GTK_THEME"); theme && *theme)
        return small(theme).find("dark") != std::string::npos ? SystemLook::dark
                                                              : SystemLook::light;
    for (const char* file : {"gtk-4.0/settings.ini", "gtk-3.0/settings.ini", "kdeglobals"})
        if (file_says_dark(settings_folder() / file))
            return SystemLook::dark;
    return SystemLook::light;
}

} // namespace themata
