#pragma once
// This header holds what the machine says of its user: who works, where a user's things lie, and
// whether the desktop is light or dark. Any thread; it reads the environment and a few small files.

#include <filesystem>
#include <string>

namespace themata {

// at_once: the index is kept caught up in the background, as a window wants it. when_asked: nothing
// runs beside a verb that is over in a moment; a search brings the index up to date first, unless
// the study is so small that reading its texts is quicker.
enum class IndexUpkeep { at_once, when_asked };

enum class IndexState { up_to_date, catching_up, failed };

// Where a user's things lie and who works. `coder` is written into the journal.
struct Setting {
    std::filesystem::path data;  // backups
    std::filesystem::path cache; // indexes; may be deleted at any time
    std::string coder;
    IndexUpkeep upkeep = IndexUpkeep::at_once;
};

// XDG_DATA_HOME and XDG_CACHE_HOME with their defaults; the user's login name as coder.
[[nodiscard]] Setting setting_of_this_machine();

[[nodiscard]] std::filesystem::path home_folder();

enum class SystemLook { light, dark };

// What the desktop's settings files say, without asking any service; light when nothing tells.
[[nodiscard]] SystemLook system_look();

} // namespace themata
