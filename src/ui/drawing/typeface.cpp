#include "ui/drawing/typeface.h"

#include <algorithm>
#include <cmath>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <hb.h>

namespace themata {

namespace {

constexpr float subunits = 64; // FreeType counts in these

struct CloseLibrary {
    void operator()(FT_Library library) const { FT_Done_FreeType(library); }
};

struct CloseFace {
    void operator()(FT_Face face) const { FT_Done_Face(face); }
};

struct CloseFont {
    void operator()(hb_font_t* font) const { hb_font_destroy(font); }
};

struct CloseBuffer {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

using Library = std::unique_ptr<std::remove_pointer_t<FT_Library>, CloseLibrary>;
using OpenFace = std::unique_ptr<std::remove_pointer_t<FT_Face>, CloseFace>;
using ShapingFont = std::unique_ptr<hb_font_t, CloseFont>;
using Buffer = std::unique_ptr<hb_buffer_t, CloseBuffer>;

OpenFace opened(FT_Library library, const FontBytes& bytes) {
    FT_Face face = nullptr;
    const auto* data = static_cast<const FT_Byte*>(bytes.data.get());
    if (FT_New_Memory_Face(library, data, static_cast<FT_Long>(bytes.size), 0, &face) != 0)
        return {};
    return OpenFace(face);
}

// Its scale is the font's own units.
ShapingFont shaping_font(const FontBytes& bytes) {
    hb_blob_t* blob = hb_blob_create(static_cast<const char*>(bytes.data.get()),
                                     static_cast<unsigned>(bytes.size), HB_MEMORY_MODE_READONLY,
                                     nullptr, nullptr);
    hb_face_t* face = hb_face_create(blob, 0);
    ShapingFont font(hb_font_create(face));
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return font;
}

std::uint8_t byte_of(float share) {
    return static_cast<std::uint8_t>(std::clamp(std::lround(share * 255.0F), 0L, 255L));
}

// One channel of the picture's cell: the mean of a rectangle of a bitmap of four bytes a pixel.
struct Mean {
    float blue = 0, green = 0, red = 0, alpha = 0;
};

Mean mean_of(const FT_Bitmap& bitmap, float left, float top, float right, float bottom) {
    Mean sum;
    float weights = 0;
    for (int y = static_cast<int>(top);
         y < std::min<int>(static_cast<int>(std::ceil(bottom)), static_cast<int>(bitmap.rows));
         ++y) {
        const float high =
            std::min(bottom, static_cast<float>(y + 1)) - std::max(top, static_cast<float>(y));
        const unsigned char* row = bitmap.buffer + y * bitmap.pitch;
        for (int x = static_cast<int>(left);
             x < std::min<int>(static_cast<int>(std::ceil(right)), static_cast<int>(bitmap.width));
             ++x) {
            const float weight = high * (std::min(right, static_cast<float>(x + 1)) -
                                         std::max(left, static_cast<float>(x)));
            const unsigned char* pixel = row + 4 * x;
            sum.blue += weight * static_cast<float>(pixel[0]);
            sum.green += weight * static_cast<float>(pixel[1]);
            sum.red += weight * static_cast<float>(pixel[2]);
            sum.alpha += weight * static_cast<float>(pixel[3]);
            weights += weight;
        }
    }
    const float share = weights > 0 ? 1 / (weights * 255.0F) : 0;
    return {sum.blue * share, sum.green * share, sum.red * share, sum.alpha * share};
}

// A picture of a colour font, which has it in one size, made as small as is asked for.
GlyphPicture shrunk(const FT_GlyphSlot slot, float scale) {
    const FT_Bitmap& bitmap = slot->bitmap;
    if (bitmap.pixel_mode != FT_PIXEL_MODE_BGRA || bitmap.width == 0)
        return {};
    GlyphPicture picture;
    picture.coloured = true;
    picture.width =
        std::max(1, static_cast<int>(std::ceil(static_cast<float>(bitmap.width) * scale)));
    picture.height =
        std::max(1, static_cast<int>(std::ceil(static_cast<float>(bitmap.rows) * scale)));
    picture.left = static_cast<int>(std::lround(static_cast<float>(slot->bitmap_left) * scale));
    picture.top = static_cast<int>(std::lround(static_cast<float>(slot->bitmap_top) * scale));
    picture.pixels.reserve(static_cast<std::size_t>(picture.width * picture.height) * 4);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const float left = static_cast<float>(x) / scale;
            const float top = static_cast<float>(y) / scale;
            const Mean mean = mean_of(bitmap, left, top, left + 1 / scale, top + 1 / scale);
            const float whole = mean.alpha > 0 ? 1 / mean.alpha : 0;
            for (const float share :
                 {mean.red * whole, mean.green * whole, mean.blue * whole, mean.alpha})
                picture.pixels.push_back(byte_of(share));
        }
    return picture;
}

GlyphPicture white(const FT_GlyphSlot slot) {
    const FT_Bitmap& bitmap = slot->bitmap;
    GlyphPicture picture{.width = static_cast<int>(bitmap.width),
                         .height = static_cast<int>(bitmap.rows),
                         .left = slot->bitmap_left,
                         .top = slot->bitmap_top,
                         .coloured = false,
                         .pixels = {}};
    picture.pixels.reserve(static_cast<std::size_t>(picture.width * picture.height) * 4);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            picture.pixels.insert(picture.pixels.end(), 3, 255);
            picture.pixels.push_back(bitmap.buffer[y * bitmap.pitch + x]);
        }
    return picture;
}

} // namespace

struct Typeface::Parts {
    FontBytes bytes; // outlives what reads it
    Library library;
    OpenFace face;
    ShapingFont font;
    Buffer buffer;
    float units = 0; // of an em
};

std::unique_ptr<Typeface> Typeface::open(const FontBytes& bytes) {
    FT_Library library = nullptr;
    if (!bytes.data || FT_Init_FreeType(&library) != 0)
        return {};
    auto parts = std::make_unique<Parts>();
    parts->bytes = bytes;
    parts->library.reset(library);
    parts->face = opened(library, bytes);
    if (!parts->face)
        return {};
    parts->font = shaping_font(bytes);
    // FreeType has no units for a font that consists of pictures.
    parts->units = static_cast<float>(hb_face_get_upem(hb_font_get_face(parts->font.get())));
    parts->buffer.reset(hb_buffer_create());
    return std::unique_ptr<Typeface>(new Typeface(std::move(parts)));
}

Typeface::Typeface(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Typeface::~Typeface() = default;

bool Typeface::has(char32_t point) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(parts_->font.get(), point, &glyph) != 0 && glyph != 0;
}

float Typeface::ascent() const {
    return static_cast<float>(parts_->face->ascender) / parts_->units;
}

float Typeface::descent() const {
    return -static_cast<float>(parts_->face->descender) / parts_->units;
}

std::vector<Glyph> Typeface::shape(std::string_view text, Span part, const Run& run,
                                   const char* language, float size, Numerals numerals) const {
    hb_buffer_t* buffer = parts_->buffer.get();
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), part.begin,
                       static_cast<int>(part.length()));
    hb_buffer_set_direction(buffer, runs_left(run.level) ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(run.script));
    hb_buffer_set_language(buffer, hb_language_from_string(language, -1));
    const hb_feature_t equal_width{HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START,
                                   HB_FEATURE_GLOBAL_END};
    hb_shape(parts_->font.get(), buffer, &equal_width, numerals == Numerals::usual ? 0 : 1);

    unsigned count = 0;
    const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
    const float scale = size / parts_->units;
    std::vector<Glyph> shaped;
    shaped.reserve(count);
    for (unsigned at = 0; at < count; ++at)
        shaped.push_back({.id = glyphs[at].codepoint,
                          .byte = glyphs[at].cluster,
                          .advance = static_cast<float>(places[at].x_advance) * scale,
                          .x = static_cast<float>(places[at].x_offset) * scale,
                          .y = static_cast<float>(places[at].y_offset) * scale});
    return shaped;
}

GlyphPicture Typeface::picture(std::uint32_t glyph, float size, float shift) const {
    FT_Face face = parts_->face.get();
    if (!FT_IS_SCALABLE(face) && FT_HAS_FIXED_SIZES(face)) {
        FT_Select_Size(face, 0);
        if (FT_Load_Glyph(face, glyph, FT_LOAD_COLOR) != 0)
            return {};
        return shrunk(face->glyph,
                      size * subunits / static_cast<float>(face->available_sizes[0].y_ppem));
    }
    FT_Set_Char_Size(face, 0, std::lround(size * subunits), 0, 0);
    if (FT_Load_Glyph(face, glyph, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0)
        return {};
    FT_Outline_Translate(&face->glyph->outline, std::lround(shift * subunits), 0);
    if (FT_Render_Glyph(face->glyph, FT_RENDER_MODE_LIGHT) != 0)
        return {};
    return white(face->glyph);
}

} // namespace themata
