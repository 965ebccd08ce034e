#pragma once
// The fonts that are installed on this machine, by the names of their files, and their bytes.
// Values; any thread.

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace themata {

// The user's own folder first, then the system's.
[[nodiscard]] std::vector<std::filesystem::path> font_folders();

// By file name; of several of one name the one in the first folder.
using InstalledFonts = std::map<std::string, std::filesystem::path, std::less<>>;

[[nodiscard]] InstalledFonts fonts_in(const std::vector<std::filesystem::path>& folders);

// Mapped, not read: of the twenty megabytes of a CJK face a screen needs a few pages. Empty when
// the file cannot be had.
struct FontBytes {
    std::shared_ptr<const void> data;
    std::size_t size = 0;
};

[[nodiscard]] FontBytes mapped(const std::filesystem::path& file);

} // namespace themata
