#include "workbench/workbench.h"

#include <cstdlib>
#include <pwd.h>
#include <unistd.h>

namespace themata {

namespace {

std::filesystem::path home() {
    if (const char* home = std::getenv("HOME"); home && *home)
        return home;
    const passwd* user = getpwuid(getuid());
    return user ? user->pw_dir : "/";
}

// The XDG base directories: the variable when it holds an absolute path, else below home.
std::filesystem::path base(const char* variable, const char* below_home) {
    const char* value = std::getenv(variable);
    const std::filesystem::path set = value ? value : "";
    return (set.is_absolute() ? set : home() / below_home) / "themata";
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

} // namespace themata
