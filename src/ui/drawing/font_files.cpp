#include "ui/drawing/font_files.h"

#include <cstdlib>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace themata {

namespace fs = std::filesystem;

namespace {

void add_folder(InstalledFonts& installed, const fs::path& folder) {
    std::error_code error;
    const auto options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator at(folder, options, error), end; at != end && !error;
         at.increment(error))
        installed.try_emplace(at->path().filename().string(), at->path());
}

} // namespace

InstalledFonts fonts_in(const std::vector<fs::path>& folders) {
    InstalledFonts installed;
    for (const fs::path& folder : folders)
        add_folder(installed, folder);
    return installed;
}

FontBytes mapped(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return {};

    struct stat about {};

    void* place = MAP_FAILED;
    if (::fstat(file, &about) == 0 && about.st_size > 0)
        place = ::mmap(nullptr, static_cast<std::size_t>(about.st_size), PROT_READ, MAP_PRIVATE,
                       file, 0);
    ::close(file);
    if (place == MAP_FAILED)
        return {};
    const auto size = static_cast<std::size_t>(about.st_size);
    return {{place, [size](const void* at) { ::munmap(const_cast<void*>(at), size); }}, size};
}

std::vector<fs::path> font_folders() {
    std::vector<fs::path> folders;
    const char* home = std::getenv("HOME");
    if (const char* own = std::getenv("XDG_DATA_HOME"); own && *own)
        folders.push_back(fs::path(own) / "fonts");
    else if (home)
        folders.push_back(fs::path(home) / ".local/share/fonts");
    if (home)
        folders.push_back(fs::path(home) / ".fonts");
    const char* shared = std::getenv("XDG_DATA_DIRS");
    std::string rest = shared && *shared ? shared : "/usr/local/share:/usr/share";
    for (std::size_t colon = 0; !rest.empty(); rest.erase(0, colon + 1)) {
        colon = std::min(rest.find(':'), rest.size() - 1);
        const std::string folder = rest.substr(0, rest[colon] == ':' ? colon : colon + 1);
        if (!folder.empty())
            folders.push_back(fs::path(folder) / "fonts");
    }
    return folders;
}

} // namespace themata
