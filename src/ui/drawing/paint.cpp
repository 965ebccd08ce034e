#include "ui/drawing/paint.h"

#include <imgui.h>

namespace themata {

namespace {

ImU32 packed(Colour colour) {
    return IM_COL32(colour.red, colour.green, colour.blue, colour.alpha);
}

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

} // namespace themata
