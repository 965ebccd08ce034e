#pragma once
// The faces that the window writes with: Inter, behind it Noto's for other scripts, and icons.
// Files are looked for where fonts are installed; what is missing is named, and Dear ImGui's own
// face stands in for what is typed in a field. Window's thread; Faces outlive the ImGui context.

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct ImFont;

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

class Letters;

// One face; `em` is the size that ImGui must be asked for to get letters of one pixel an em.
struct Face {
    ImFont* font = nullptr;
    float em = 1;
};

struct Faces {
    Face regular; // what ImGui's own fields are written in
    Face icons;
    std::shared_ptr<Letters> letters; // all else
    std::vector<std::string> missing; // what should be installed, by the name of its package
    std::vector<std::shared_ptr<const void>> files;
};

// Adds the faces to the current ImGui context.
[[nodiscard]] Faces load_faces(const std::vector<std::filesystem::path>& folders);

// Glyphs of the icon face.
enum class Icon : char32_t {
    responses = 0xF572,
    search = 0xF349,
    table = 0xF4EB,
    history = 0xF2DA,
    undo = 0xF54D,
    redo = 0xF44F,
    night = 0xF594,
    day = 0xF599,
    down = 0xF140,
    right = 0xF142,
    close = 0xF156,
    plus = 0xF415,
    check = 0xF12C,
    folder = 0xF256,
    copy = 0xF18F,
    warning = 0xF5D6,
    sample = 0xF5DA,
    person = 0xF013,
    pencil = 0xF3EB,
    codebook = 0xF0BE,
    merge = 0xF0F8,
    split = 0xF0FB,
    archive = 0xF03C,
    note = 0xF39B,
    compare = 0xF18A,
    up = 0xF05D,
    home = 0xF2DC,
    file = 0xF224,
    settings = 0xF493,
    bell = 0xF09C,
    take_in = 0xF2FA,
    take_out = 0xF207,
    arrow_down = 0xF045,
    scores = 0xF41F,
    agreement = 0xF5D1,
    explore = 0xF5E3,
};

} // namespace themata
