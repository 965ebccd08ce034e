#include "ui/drawing/letters.h"

#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

constexpr std::size_t most_texts = 5000;
constexpr std::size_t most_pictures = 12000;
constexpr unsigned shifts = 4; // a letter stands on quarters of a pixel
constexpr int margin = 1;      // keeps neighbours in the texture from bleeding in

void add_to_key(std::string& key, float value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    key.append(bytes, sizeof value);
}

// Sizes in quarters of a pixel, as no eye tells finer ones apart.
std::uint64_t key_of(float size, const PlacedGlyph& glyph, unsigned shift) {
    const auto quarters = static_cast<std::uint64_t>(std::lround(size * 4)) & 0xFFF;
    return std::uint64_t{glyph.face} << 48 | quarters << 36 | std::uint64_t{shift} << 32 | glyph.id;
}

} // namespace

std::uint32_t packed(Colour colour) {
    return IM_COL32(colour.red, colour.green, colour.blue, colour.alpha);
}

const PassageLayout& Letters::laid_out(std::string_view text, float width,
                                       const Lettering& lettering, float line_height) {
    key_.assign(text);
    key_ += static_cast<char>(lettering.weight);
    key_ += static_cast<char>(lettering.numerals);
    for (const float value : {width, lettering.size, line_height})
        add_to_key(key_, value);
    const auto found = texts_.find(key_);
    if (found != texts_.end())
        return found->second;
    if (texts_.size() >= most_texts)
        texts_.clear();
    return texts_[key_] = layout_passage(text, width, typesetter_.metrics(lettering, line_height));
}

void Letters::draw(ImDrawList& canvas, const Lettering& lettering, Point at, Colour colour,
                   const PlacedGlyph& glyph) {
    const Point pen{at.x + glyph.x, at.y - glyph.y};
    if (glyph.face == ShapedGlyph::box)
        return draw_box(canvas, lettering, pen, colour, glyph.id);
    const float whole = std::floor(pen.x);
    const auto shift = static_cast<unsigned>((pen.x - whole) * shifts);
    const Kept& picture = kept(lettering, glyph, shift);
    ImFontAtlasRect place;
    if (picture.place < 0 || !ImGui::GetIO().Fonts->GetCustomRect(picture.place, &place))
        return;
    const ImVec2 from{whole + picture.left, std::round(pen.y) - picture.top};
    const ImVec2 to{from.x + static_cast<float>(place.w), from.y + static_cast<float>(place.h)};
    const ImU32 tint = picture.coloured ? IM_COL32(255, 255, 255, colour.alpha) : packed(colour);
    canvas.PrimReserve(6, 4);
    canvas.PrimRectUV(from, to, place.uv0, place.uv1, tint);
}

const Letters::Kept& Letters::kept(const Lettering& lettering, const PlacedGlyph& glyph,
                                   unsigned shift) {
    const std::uint64_t key = key_of(lettering.size, glyph, shift);
    const auto found = pictures_.find(key);
    if (found != pictures_.end())
        return found->second;
    if (pictures_.size() >= most_pictures)
        forget_pictures();
    const float part = static_cast<float>(shift) / static_cast<float>(shifts);
    return pictures_[key] =
               keep(typesetter_.face(glyph.face).picture(glyph.id, lettering.size, part));
}

Letters::Kept Letters::keep(const GlyphPicture& picture) {
    if (picture.width == 0 || picture.height == 0)
        return {};
    ImFontAtlas* atlas = ImGui::GetIO().Fonts;
    ImFontAtlasRect place;
    const int number =
        atlas->AddCustomRect(picture.width + 2 * margin, picture.height + 2 * margin, &place);
    if (number < 0)
        return {};
    ImTextureData* texture = atlas->TexData;
    ImFontAtlasTextureBlockFill(texture, place.x, place.y, place.w, place.h, 0);
    const auto row = static_cast<std::size_t>(picture.width) * 4;
    for (int y = 0; y < picture.height; ++y)
        std::memcpy(texture->GetPixelsAt(place.x + margin, place.y + margin + y),
                    picture.pixels.data() + static_cast<std::size_t>(y) * row, row);
    ImFontAtlasTextureBlockQueueUpload(atlas, texture, place.x, place.y, place.w, place.h);
    return {.place = number,
            .left = static_cast<float>(picture.left - margin),
            .top = static_cast<float>(picture.top + margin),
            .coloured = picture.coloured};
}

// The number of a sign that no font has, in two rows.
void Letters::draw_box(ImDrawList& canvas, const Lettering& lettering, Point at, Colour colour,
                       char32_t point) {
    constexpr float wide = 1;
    constexpr float high = 0.95F;
    constexpr float figure = 0.42F;
    const float size = lettering.size;
    const ImVec2 from{std::round(at.x) + 1, std::round(at.y - high * size)};
    const ImVec2 to{std::round(at.x + wide * size), std::round(at.y + size / 8)};
    canvas.AddRect(from, to, packed(colour));
    const std::string number = fmt::format("{:04X}", static_cast<std::uint32_t>(point));
    const std::size_t half = (number.size() + 1) / 2;
    const Lettering small{.size = figure * size, .numerals = Numerals::tabular};
    const float row = (to.y - from.y) / 2;
    for (std::size_t line = 0; line < 2; ++line) {
        const PassageLayout digits =
            layout_passage(std::string_view(number).substr(line * half, half), unbroken,
                           typesetter_.metrics(small, row));
        const float inset = (to.x - from.x - digits.lines.front().width) / 2;
        const Point pen{from.x + inset,
                        from.y + row * static_cast<float>(line) + typesetter_.baseline(small, row)};
        for (const PlacedGlyph& glyph : digits.glyphs)
            if (glyph.face != ShapedGlyph::box)
                draw(canvas, small, pen, colour, glyph);
    }
}

void Letters::forget_pictures() {
    for (const auto& [key, picture] : pictures_)
        if (picture.place >= 0)
            ImGui::GetIO().Fonts->RemoveCustomRect(picture.place);
    pictures_.clear();
}

} // namespace themata
