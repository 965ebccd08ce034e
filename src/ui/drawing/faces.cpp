#include "ui/drawing/faces.h"

#include "ui/drawing/letters.h"
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <imgui.h>
#include <imgui_freetype.h>
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

namespace {

namespace fs = std::filesystem;

// Only relations between these count: ImGui scales a merged face by them.
constexpr float nominal_size = 16;

// In the order in which they are asked for a sign that Inter lacks. Those made for user interfaces
// fit their marks into a line.
constexpr const char* other_scripts[] = {
    "NotoSans-Regular.ttf",
    "NotoSansArabicUI-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagariUI-Regular.ttf",
    "NotoSansBengaliUI-Regular.ttf",
    "NotoSansGurmukhiUI-Regular.ttf",
    "NotoSansGujaratiUI-Regular.ttf",
    "NotoSansTamilUI-Regular.ttf",
    "NotoSansTeluguUI-Regular.ttf",
    "NotoSansKannadaUI-Regular.ttf",
    "NotoSansMalayalamUI-Regular.ttf",
    "NotoSansSinhalaUI-Regular.ttf",
    "NotoSansThaiUI-Regular.ttf",
    "NotoSansLaoUI-Regular.ttf",
    "NotoSansKhmerUI-Regular.ttf",
    "NotoSansMyanmarUI-Regular.ttf",
    "NotoSansEthiopic-Regular.ttf",
    "NotoSansArmenian-Regular.ttf",
    "NotoSansGeorgian-Regular.ttf",
    "NotoSansCJK-Regular.ttc",
    "NotoSansMath-Regular.ttf",
    "Symbola_hint.ttf",
    "NotoSansSymbols-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
};

struct CloseMeasuring {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};

using MeasuringLibrary = std::unique_ptr<std::remove_pointer_t<FT_Library>, CloseMeasuring>;

MeasuringLibrary opened_library() {
    FT_Library library = nullptr;
    return MeasuringLibrary(FT_Init_FreeType(&library) == 0 ? library : nullptr);
}

// ImGui scales a face so that ascender to descender fills the size; letters of one em are this much
// smaller. 0: no face.
float em_of(const MeasuringLibrary& library, const FontBytes& bytes) {
    FT_Face face = nullptr;
    if (!library || FT_New_Memory_Face(library.get(), static_cast<const FT_Byte*>(bytes.data.get()),
                                       static_cast<FT_Long>(bytes.size), 0, &face) != 0)
        return 0;
    float em = 0;
    if (face->units_per_EM > 0)
        em = static_cast<float>(face->ascender - face->descender) /
             static_cast<float>(face->units_per_EM);
    FT_Done_Face(face);
    return em;
}

class Loading {
public:
    explicit Loading(const std::vector<fs::path>& folders) : installed_(fonts_in(folders)) {}

    // The first of these files that is there, as a face of its own.
    Face face(std::initializer_list<const char*> names) {
        for (const char* name : names)
            if (const auto found = installed_.find(name); found != installed_.end())
                if (const Face added = add(found->second, nullptr, 0); added.font)
                    return added;
        return {};
    }

    void merge_other_scripts(const Face& face) {
        for (const char* name : other_scripts)
            if (const auto found = installed_.find(name); found != installed_.end())
                add(found->second, face.font, face.em);
    }

    [[nodiscard]] const InstalledFonts& installed() const { return installed_; }

    [[nodiscard]] bool has(const char* name) const { return installed_.contains(name); }

    [[nodiscard]] const std::vector<std::shared_ptr<const void>>& files() const { return files_; }

private:
    Face add(const fs::path& path, ImFont* into, float base_em) {
        const FontBytes bytes = mapped(path);
        const float em = bytes.data ? em_of(library_, bytes) : 0;
        if (em <= 0)
            return {};
        ImFontConfig config;
        config.FontData = const_cast<void*>(bytes.data.get());
        config.FontDataSize = static_cast<int>(bytes.size);
        config.SizePixels = into ? nominal_size * em / base_em : nominal_size;
        config.MergeMode = into != nullptr;
        config.DstFont = into;
        config.Flags = ImFontFlags_NoLoadError;
        config.FontLoaderFlags = ImGuiFreeTypeLoaderFlags_LightHinting;
        ImFont* font = ImGui::GetIO().Fonts->AddFont(&config);
        if (!font)
            return {};
        // AddFont copies what the atlas does not own, and frees what it does.
        font->Sources.back()->FontDataOwnedByAtlas = false;
        files_.push_back(bytes.data);
        return {font, em};
    }

    MeasuringLibrary library_ = opened_library();
    InstalledFonts installed_;
    std::vector<std::shared_ptr<const void>> files_;
};

Face built_in() { return {ImGui::GetIO().Fonts->AddFontDefault(), 1}; }

// A copy, since the atlas frees its own. Empty when a font of the machine was found.
FontBytes bytes_of_built_in(const Faces& faces) {
    const ImFontConfig& source = *faces.regular.font->Sources.front();
    if (!source.FontDataOwnedByAtlas)
        return {};
    const auto size = static_cast<std::size_t>(source.FontDataSize);
    const auto copy = std::make_shared<std::vector<std::byte>>(size);
    std::memcpy(copy->data(), source.FontData, size);
    return {{copy, copy->data()}, size};
}

void name_missing(Faces& faces, const Loading& loading) {
    const std::pair<const char*, const char*> wanted[] = {
        {"Inter-Regular.otf", "fonts-inter"},
        {"NotoSans-Regular.ttf", "fonts-noto-core"},
        {"NotoSansThaiUI-Regular.ttf", "fonts-noto-ui-core"},
        {"NotoSansCJK-Regular.ttc", "fonts-noto-cjk"},
        {"Symbola_hint.ttf", "fonts-symbola"},
        {"materialdesignicons-webfont.ttf", "fonts-materialdesignicons-webfont"},
    };
    for (const auto& [file, package] : wanted)
        if (!loading.has(file))
            faces.missing.emplace_back(package);
}

} // namespace

Faces load_faces(const std::vector<fs::path>& folders) {
    Loading loading(folders);
    Faces faces;
    faces.regular = loading.face({"Inter-Regular.otf", "Inter-Regular.ttf", "InterVariable.ttf",
                                  "NotoSans-Regular.ttf", "DejaVuSans.ttf"});
    if (!faces.regular.font)
        faces.regular = built_in();
    loading.merge_other_scripts(faces.regular);
    faces.icons = loading.face({"materialdesignicons-webfont.ttf"});
    name_missing(faces, loading);
    faces.files = loading.files();
    faces.letters = std::make_shared<Letters>(loading.installed(), bytes_of_built_in(faces));
    return faces;
}

} // namespace themata
