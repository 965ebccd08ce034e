#include "workbench/remembered.h"

#include <fstream>
#include <sstream>

namespace themata {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_recent = 10;

fs::path place_of(const Setting& setting) { return setting.data / "window.txt"; }

// A file's name may hold anything but a zero.
std::string escaped(const std::string& text) {
    std::string safe;
    for (const char sign : text)
        switch (sign) {
        case '\\':
            safe += "\\\\";
            break;
        case '\t':
            safe += "\\t";
            break;
        case '\n':
            safe += "\\n";
            break;
        default:
            safe += sign;
        }
    return safe;
}

std::string unescaped(const std::string& safe) {
    std::string text;
    for (std::size_t at = 0; at < safe.size(); ++at) {
        if (safe[at] != '\\' || at + 1 == safe.size()) {
            text += safe[at];
            continue;
        }
        const char sign = safe[++at];
        text += sign == 't' ? '\t' : sign == 'n' ? '\n' : sign;
    }
    return text;
}

void take_line(const std::string& line, Remembered& what) {
    std::istringstream parts(line);
    std::string kind;
    std::string first;
    std::string second;
    std::getline(parts, kind, '\t');
    std::getline(parts, first, '\t');
    std::getline(parts, second, '\t');
    std::error_code error;
    if (kind == "choice")
        what.choices[unescaped(first)] = unescaped(second);
    else if (kind == "recent" && fs::exists(unescaped(first), error))
        what.recent.push_back({unescaped(first), unescaped(second)});
}

std::string written(const Remembered& what) {
    std::string text;
    for (const auto& [name, choice] : what.choices)
        text += "choice\t" + escaped(name) + "\t" + escaped(choice) + "\n";
    for (const RecentStudy& study : what.recent)
        text += "recent\t" + escaped(study.file.string()) + "\t" + escaped(study.title) + "\n";
    return text;
}

} // namespace

Remembered remembered(const Setting& setting) {
    Remembered what;
    std::ifstream file(place_of(setting), std::ios::binary);
    for (std::string line; std::getline(file, line);)
        take_line(line, what);
    return what;
}

Result<void> remember(const Setting& setting, const Remembered& what) {
    std::error_code error;
    fs::create_directories(setting.data, error);
    const fs::path place = place_of(setting);
    const fs::path fresh = fs::path(place).replace_extension(".new");
    std::ofstream file(fresh, std::ios::binary);
    file << written(what);
    file.close();
    if (file)
        fs::rename(fresh, place, error);
    if (!file || error)
        return failure(Error::Code::io, "The window's settings could not be kept.",
                       "Is there room, and may you write to " + setting.data.string() + "?");
    return {};
}

Remembered with_recent(Remembered what, RecentStudy study) {
    std::erase_if(what.recent, [&](const RecentStudy& other) { return other.file == study.file; });
    what.recent.insert(what.recent.begin(), std::move(study));
    if (what.recent.size() > most_recent)
        what.recent.resize(most_recent);
    return what;
}

} // namespace themata
