#include "workbench/remembered.h"

#include "store/study_file.h"
#include "text/numbers.h"
#include <algorithm>
#include <chrono>
#include <fstream>

namespace themata {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_recent = 10;
constexpr std::size_t most_folders = 6;

// A file that somebody else wrote may have lines of any length, and any number of them.
constexpr std::size_t longest_line = 64 * 1024;
constexpr std::size_t most_lines = 10'000;

fs::path place_of(const Setting& setting) { return setting.data / "window.txt"; }

// What a file says of itself is no name of a file until it is one.
fs::path place_of(const Setting& setting, const std::string& uuid) {
    std::string name;
    for (const char sign : uuid.substr(0, 64))
        if ((sign >= '0' && sign <= '9') || (sign >= 'a' && sign <= 'z') ||
            (sign >= 'A' && sign <= 'Z') || sign == '-')
            name += sign;
    return setting.data / "studies" / (name + ".txt");
}

// A file's name may hold anything but a zero.
std::string escaped(const std::string& text) {
    std::string safe;
    for (const char byte : text)
        switch (byte) {
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
            safe += byte;
        }
    return safe;
}

std::string unescaped(std::string_view safe) {
    std::string text;
    for (std::size_t at = 0; at < safe.size(); ++at) {
        if (safe[at] != '\\' || at + 1 == safe.size()) {
            text += safe[at];
            continue;
        }
        const char byte = safe[++at];
        text += byte == 't' ? '\t' : byte == 'n' ? '\n' : byte;
    }
    return text;
}

// Never negative: 0 for what is no number.
template <class Number>
Number number_or_zero(const std::string& text) {
    return std::max<Number>(0, whole_number<Number>(text).value_or(0));
}

using Parts = std::vector<std::string>;

Parts parts_of(const std::string& line) {
    Parts parts;
    for (std::size_t from = 0; from <= line.size();) {
        const std::size_t end = std::min(line.find('\t', from), line.size());
        parts.push_back(unescaped(std::string_view(line).substr(from, end - from)));
        from = end + 1;
    }
    return parts;
}

std::vector<Parts> lines_in(const fs::path& place) {
    std::vector<Parts> lines;
    std::ifstream file(place, std::ios::binary);
    for (std::string line; lines.size() < most_lines && std::getline(file, line);)
        if (line.size() <= longest_line)
            lines.push_back(parts_of(line));
    return lines;
}

void take_line(Parts parts, Remembered& what) {
    parts.resize(6);
    if (parts[1].empty())
        return;
    if (parts[0] == "choice")
        what.choices[parts[1]] = parts[2];
    else if (parts[0] == "folder" && what.folders.size() < most_folders)
        what.folders.emplace_back(parts[1]);
    else if (parts[0] == "recent" && what.recent.size() < most_recent)
        what.recent.push_back({.file = parts[1],
                               .title = parts[2],
                               .opened = number_or_zero<std::int64_t>(parts[3]),
                               .answers = number_or_zero<std::size_t>(parts[4]),
                               .coded = number_or_zero<std::size_t>(parts[5])});
}

std::string written(const Remembered& what) {
    std::string text;
    for (const auto& [name, choice] : what.choices)
        text += "choice\t" + escaped(name) + "\t" + escaped(choice) + "\n";
    for (const fs::path& folder : what.folders)
        text += "folder\t" + escaped(folder.string()) + "\n";
    for (const RecentStudy& study : what.recent)
        text += "recent\t" + escaped(study.file.string()) + "\t" + escaped(study.title) + "\t" +
                std::to_string(study.opened) + "\t" + std::to_string(study.answers) + "\t" +
                std::to_string(study.coded) + "\n";
    return text;
}

// Beside its place first, so that what is there is whole.
Result<void> write_whole(const fs::path& place, const std::string& text) {
    std::error_code error;
    fs::create_directories(place.parent_path(), error);
    const fs::path fresh = fs::path(place).replace_extension(".new");
    std::ofstream file(fresh, std::ios::binary);
    file << text;
    file.close();
    if (file)
        fs::rename(fresh, place, error);
    if (!file || error)
        return failure(Error::Code::io, "The window's settings could not be kept.",
                       "Is there room, and may you write to " + place.parent_path().string() + "?");
    return {};
}

} // namespace

Remembered remembered(const Setting& setting) {
    Remembered what;
    for (const Parts& line : lines_in(place_of(setting)))
        take_line(line, what);
    return what;
}

Result<void> remember(const Setting& setting, const Remembered& what) {
    return write_whole(place_of(setting), written(what));
}

Remembered with_recent(Remembered what, RecentStudy study) {
    what = without(std::move(what), study.file);
    what.recent.insert(what.recent.begin(), std::move(study));
    if (what.recent.size() > most_recent)
        what.recent.resize(most_recent);
    return what;
}

Remembered with_folder(Remembered what, const fs::path& folder) {
    std::erase(what.folders, folder);
    what.folders.insert(what.folders.begin(), folder);
    if (what.folders.size() > most_folders)
        what.folders.resize(most_folders);
    return what;
}

Remembered without(Remembered what, const fs::path& study) {
    std::erase_if(what.recent, [&](const RecentStudy& each) { return each.file == study; });
    return what;
}

RecentStudy recent_study(const fs::path& file, const Snapshot& now) {
    using namespace std::chrono;
    const auto at = duration_cast<milliseconds>(system_clock::now().time_since_epoch());
    return {.file = file,
            .title = now.card.title,
            .opened = at.count(),
            .answers = now.study.responses.size(),
            .coded = now.lookup.coded_responses()};
}

std::optional<Error> why_not_opened(const fs::path& study) {
    if (const auto seen = inspect(study); !seen)
        return seen.error();
    return std::nullopt;
}

StudyMemory memory_of(const Setting& setting, const std::string& study_uuid) {
    StudyMemory memory;
    for (const Parts& line : lines_in(place_of(setting, study_uuid)))
        if (line.size() == 2 && !line[0].empty())
            memory[line[0]] = line[1];
    return memory;
}

Result<void> keep_memory(const Setting& setting, const std::string& study_uuid,
                         const StudyMemory& memory) {
    std::string text;
    for (const auto& [name, value] : memory)
        text += escaped(name) + "\t" + escaped(value) + "\n";
    return write_whole(place_of(setting, study_uuid), text);
}

} // namespace themata
