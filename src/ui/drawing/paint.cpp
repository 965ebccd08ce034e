#include "ui/drawing/paint.h"

#include "ui/drawing/letters.h"
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

ImDrawList& canvas() { return *ImGui::GetWindowDrawList(); }

} // namespace

void ground(const Rect& place, Colour colour) {
    ImGui::GetBackgroundDrawList()->AddRectFilled({place.left, place.top},
                                                  {place.right, place.bottom}, packed(colour));
}

void fill(const Rect& place, Colour colour, float radius) {
    canvas().AddRectFilled({place.left, place.top}, {place.right, place.bottom}, packed(colour),
                           radius);
}

void outline(const Rect& place, Colour colour, float thickness, float radius) {
    // ImGui moves the line in by half a pixel of its own; otherwise it would be smeared over two.
    const Rect middle = place.inset((thickness - 1) / 2);
    canvas().AddRect({middle.left, middle.top}, {middle.right, middle.bottom}, packed(colour),
                     radius, 0, thickness);
}

void stroke(Point from, Point to, Colour colour, float thickness) {
    const bool upright = from.x == to.x;
    const Rect line = upright ? Rect{from.x, from.y, from.x + thickness, to.y}
                              : Rect{from.x, from.y, to.x, from.y + thickness};
    fill(line, colour);
}

void slanted(Point from, Point to, Colour colour, float thickness) {
    canvas().AddLine({from.x, from.y}, {to.x, to.y}, packed(colour), thickness);
}

void underline(const Rect& place, Colour colour, float thickness, Underline pattern) {
    const float top = place.bottom - thickness;
    if (pattern == Underline::solid)
        return fill({place.left, top, place.right, place.bottom}, colour);
    const float dash = pattern == Underline::dashed ? 4 * thickness : thickness;
    const float step = pattern == Underline::dashed ? 6 * thickness : 2 * thickness;
    for (float x = place.left; x < place.right; x += step)
        fill({x, top, std::min(x + dash, place.right), place.bottom}, colour);
}

void shadow(const Look& look, const Rect& place, float radius) {
    const int layers = static_cast<int>(size::shadow);
    const Colour colour = look.palette().shadow;
    for (int layer = layers; layer > 0; --layer) {
        const float grown = look.px(static_cast<float>(layer));
        const float share = static_cast<float>(colour.alpha) / 255.0F / static_cast<float>(layers);
        const Rect around = place.inset(-grown).moved({0, look.px(space::half)});
        fill(around, colour.with_opacity(share), radius + grown);
    }
}

Clipped::Clipped(const Rect& place) {
    ImGui::PushClipRect({place.left, place.top}, {place.right, place.bottom}, true);
}

Clipped::~Clipped() { ImGui::PopClipRect(); }

void draw_icon(const Look& look, Icon icon, const Type& type, const Rect& place, Colour colour) {
    const Face& face = look.faces->icons;
    if (!face.font)
        return;
    const float size = std::round(type.size * look.scale * face.em);
    const auto sign = static_cast<ImWchar>(icon);
    const float width = face.font->GetFontBaked(size)->GetCharAdvance(sign);
    const Point middle = place.middle();
    face.font->RenderChar(&canvas(), size,
                          {std::round(middle.x - width / 2), std::round(middle.y - size / 2)},
                          packed(colour), sign);
}

namespace {

constexpr std::string_view ellipsis = "…";

Letters& letters_of(const Look& look) { return *look.faces->letters; }

Lettering lettering_of(const Look& look, const Type& type, Numerals numerals = Numerals::usual) {
    return {.size = type.size * look.scale, .weight = type.weight, .numerals = numerals};
}

// As one line, whatever breaks its writer made.
const PassageLayout& line_of(const Look& look, const Type& type, std::string_view text,
                             Numerals numerals = Numerals::usual) {
    return letters_of(look).laid_out(text, unbroken, lettering_of(look, type, numerals),
                                     look.px(type.line));
}

float width_of(const PassageLayout& layout) {
    float width = 0;
    for (const PassageLine& line : layout.lines)
        width = std::max(width, line.width);
    return width;
}

// White space at the end counts here: what is written next stands behind it.
float pen_after(const Look& look, const Type& type, std::string_view text,
                const PassageLayout& layout) {
    if (text.empty() || text.back() != ' ')
        return width_of(layout);
    return width_of(line_of(look, type, std::string(text) + ".")) -
           width_of(line_of(look, type, "."));
}

float left_of(const Rect& place, float width, Side side) {
    switch (side) {
    case Side::left:
        return place.left;
    case Side::middle:
        return std::max(place.left, (place.left + place.right - width) / 2);
    case Side::right:
        break;
    }
    return std::max(place.left, place.right - width);
}

float top_in(const Look& look, const Type& type, const Rect& place) {
    return (place.top + place.bottom - look.px(type.line)) / 2;
}

void draw_lines(const Look& look, const Lettering& lettering, Point at, Colour colour,
                const PassageLayout& layout, const Rect& visible) {
    Letters& letters = letters_of(look);
    const float base = letters.typesetter().baseline(lettering, layout.line_height);
    const auto count = layout.lines.size();
    for (std::size_t line = 0; line < count; ++line) {
        const float top = at.y + layout.line_height * static_cast<float>(line);
        if (top + layout.line_height <= visible.top || top >= visible.bottom)
            continue;
        const Point pen{at.x, std::round(top + base)};
        const std::size_t end =
            line + 1 < count ? layout.lines[line + 1].first_glyph : layout.glyphs.size();
        for (std::size_t glyph = layout.lines[line].first_glyph; glyph < end; ++glyph)
            letters.draw(*ImGui::GetWindowDrawList(), lettering, pen, colour, layout.glyphs[glyph]);
    }
}

Rect seen() {
    const ImVec2 from = ImGui::GetWindowDrawList()->GetClipRectMin();
    const ImVec2 to = ImGui::GetWindowDrawList()->GetClipRectMax();
    return {from.x, from.y, to.x, to.y};
}

} // namespace

float text_width(const Look& look, const Type& type, std::string_view text) {
    return pen_after(look, type, text, line_of(look, type, text));
}

float figures_width(const Look& look, const Type& type, std::string_view text) {
    return width_of(line_of(look, type, text, Numerals::tabular));
}

std::string cut_to(const Look& look, const Type& type, std::string_view text, float width) {
    if (const PassageLayout& whole = line_of(look, type, text);
        width_of(whole) <= width && whole.lines.size() == 1)
        return std::string(text);
    const PassageLayout line = line_of(look, type, text);
    const float room = width - text_width(look, type, ellipsis);
    std::uint32_t end = 0;
    float taken = 0;
    const std::size_t count =
        line.lines.size() > 1 ? line.lines[1].first : line.graphemes.size() - 1;
    for (std::size_t at = 0; at < count; ++at) {
        taken += line.stands[at].right - line.stands[at].left;
        if (taken > room)
            break;
        end = line.graphemes[at + 1];
    }
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n' || text[end - 1] == '\r'))
        --end;
    return std::string(text.substr(0, end)) + std::string(ellipsis);
}

Metrics metrics_of(const Look& look, const Type& type) {
    return letters_of(look).typesetter().metrics(lettering_of(look, type), look.px(type.line));
}

float write(const Look& look, const Type& type, Point at, Colour colour, std::string_view text) {
    const PassageLayout& line = line_of(look, type, text);
    draw_lines(look, lettering_of(look, type), at, colour, line, seen());
    return pen_after(look, type, text, line_of(look, type, text));
}

void write_on_line(const Look& look, const Type& type, Point pen, Colour colour,
                   std::string_view text) {
    const Lettering lettering = lettering_of(look, type);
    const PassageLayout& line = line_of(look, type, text);
    const float base = letters_of(look).typesetter().baseline(lettering, line.line_height);
    constexpr float far = 1e9F; // whoever paints knows what can be seen, turned or not
    draw_lines(look, lettering, {pen.x, pen.y - base}, colour, line, {-far, -far, far, far});
}

void write_in(const Look& look, const Type& type, const Rect& place, Colour colour,
              std::string_view text, Side side) {
    const std::string shown = cut_to(look, type, text, place.width());
    const float width = text_width(look, type, shown);
    write(look, type, {left_of(place, width, side), top_in(look, type, place)}, colour, shown);
    if (shown != text && mouse_over(place))
        letters_of(look).note_cut(text);
}

void write_at_right(const Look& look, const Type& type, Rect& line, Colour colour,
                    std::string_view text, float gap) {
    const float wide = std::ceil(text_width(look, type, text)) + 1;
    write_in(look, type, line.take_right(wide), colour, text, Side::right);
    line.take_right(look.px(gap));
}

void write_at_left(const Look& look, const Type& type, Rect& line, Colour colour,
                   std::string_view text, float gap) {
    const float wide = std::ceil(text_width(look, type, text)) + 1;
    write_in(look, type, line.take_left(wide), colour, text);
    line.take_left(look.px(gap));
}

void write_figures(const Look& look, const Type& type, const Rect& place, Colour colour,
                   std::string_view text, Side side) {
    const PassageLayout& line = line_of(look, type, text, Numerals::tabular);
    const Point at{left_of(place, width_of(line), side), top_in(look, type, place)};
    draw_lines(look, lettering_of(look, type, Numerals::tabular), at, colour, line, seen());
}

void write_centred(const Look& look, const Type& type, const Rect& place, Colour colour,
                   std::string_view text) {
    write_stacked(look, type, place, colour, text, Side::middle);
}

void write_stacked(const Look& look, const Type& type, const Rect& place, Colour colour,
                   std::string_view text, Side side) {
    Letters& letters = letters_of(look);
    const Lettering lettering = lettering_of(look, type);
    const PassageLayout& layout =
        letters.laid_out(text, place.width(), lettering, look.px(type.line));
    const float base = letters.typesetter().baseline(lettering, layout.line_height);
    float top = place.bottom - layout.height();
    for (std::size_t line = 0; line < layout.lines.size(); ++line, top += layout.line_height) {
        const PassageLine& there = layout.lines[line];
        const std::size_t end = line + 1 < layout.lines.size() ? layout.lines[line + 1].first_glyph
                                                               : layout.glyphs.size();
        const float left = side == Side::middle ? place.middle().x - there.width / 2
                                                : left_of(place, there.width, side);
        const Point pen{left - there.left, std::round(top + base)};
        for (std::size_t glyph = there.first_glyph; glyph < end; ++glyph)
            letters.draw(*ImGui::GetWindowDrawList(), lettering, pen, colour, layout.glyphs[glyph]);
    }
}

void write_lines(const Look& look, const Type& type, Point at, Colour colour,
                 const PassageLayout& layout, const Rect& visible) {
    draw_lines(look, lettering_of(look, type), at, colour, layout, visible);
}

float write_wrapped(const Look& look, const Type& type, Point at, float width, Colour colour,
                    std::string_view text) {
    const Lettering lettering = lettering_of(look, type);
    const PassageLayout& layout =
        letters_of(look).laid_out(text, width, lettering, look.px(type.line));
    draw_lines(look, lettering, at, colour, layout, seen());
    return layout.height();
}

float height_of(const Look& look, const Type& type, float width, std::string_view text) {
    return letters_of(look)
        .laid_out(text, width, lettering_of(look, type), look.px(type.line))
        .height();
}

std::string font_hint(const Look& look, std::string_view grapheme) {
    if (grapheme.empty() || letters_of(look).typesetter().can_write(grapheme))
        return {};
    const FontWanted wanted = font_wanted(grapheme);
    return fmt::format("No font on this machine has this sign ({}).\nThe package {} has one.",
                       wanted.script, wanted.package);
}

Point mouse_position() {
    const ImVec2 mouse = ImGui::GetMousePos();
    return {mouse.x, mouse.y};
}

bool mouse_over(const Rect& place) {
    // Also while a button that appears under the mouse is held down.
    return ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
           ImGui::IsMouseHoveringRect({place.left, place.top}, {place.right, place.bottom});
}

int clicks() { return ImGui::GetMouseClickedCount(ImGuiMouseButton_Left); }

float wheel_over(const Rect& place) { return mouse_over(place) ? ImGui::GetIO().MouseWheel : 0; }

Rect visible_part() {
    const ImRect& clip = ImGui::GetCurrentWindow()->ClipRect;
    return {clip.Min.x, clip.Min.y, clip.Max.x, clip.Max.y};
}

} // namespace themata
