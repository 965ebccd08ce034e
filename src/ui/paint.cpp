#include "ui/paint.h"

#include "text/utf8.h"
#include <imgui.h>

namespace themata {

namespace {

constexpr std::string_view ellipsis = "…";

ImU32 packed(Colour colour) {
    return IM_COL32(colour.red, colour.green, colour.blue, colour.alpha);
}

ImDrawList& canvas() { return *ImGui::GetWindowDrawList(); }

const Face& face_of(const Look& look, const Type& type) {
    return type.weight == Type::Weight::strong ? look.faces->strong : look.faces->regular;
}

// Letters of one face at one size; ImGui draws whole sizes, and scales the others.
struct Pen {
    ImFont* font;
    float size;

    Pen(const Look& look, const Type& type)
        : font(face_of(look, type).font),
          size(std::round(type.size * look.scale * face_of(look, type).em)) {}

    [[nodiscard]] float advance(char32_t point) const {
        return font->GetFontBaked(size)->GetCharAdvance(static_cast<ImWchar>(point));
    }
};

// Joiners, direction marks, variation selectors and controls have no shape of their own.
bool is_shapeless(char32_t point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xAD || point == 0x34F ||
           point == 0x61C || (point >= 0x200B && point <= 0x200F) ||
           (point >= 0x2028 && point <= 0x202E) || (point >= 0x2060 && point <= 0x2069) ||
           (point >= 0xFE00 && point <= 0xFE0F) || point == 0xFEFF ||
           (point >= 0xE0000 && point <= 0xE0FFF);
}

float advance_of(const Pen& pen, std::string_view text) {
    float width = 0;
    for_each_code_point(text, [&](char32_t point, std::size_t) {
        if (point == '\t')
            width += 4 * pen.advance(' ');
        else if (!is_shapeless(point))
            width += pen.advance(point);
    });
    return width;
}

// Each letter stands on whole pixels, which keeps it sharp; the pen keeps its fractions.
float set_letters(const Pen& pen, Point at, Colour colour, std::string_view text) {
    float x = at.x;
    for_each_code_point(text, [&](char32_t point, std::size_t) {
        if (point == '\t') {
            x += 4 * pen.advance(' ');
        } else if (!is_shapeless(point)) {
            const auto sign = static_cast<ImWchar>(point);
            if (sign != ' ')
                pen.font->RenderChar(&canvas(), pen.size, {std::round(x), at.y}, packed(colour),
                                     sign);
            x += pen.advance(point);
        }
    });
    return x - at.x;
}

// Where letters begin in a line box of the type's height.
float letters_top(const Look& look, const Pen& pen, const Type& type, float line_top) {
    return std::round(line_top + (look.px(type.line) - pen.size) / 2);
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

float digit_width(const Pen& pen) {
    float widest = 0;
    for (char32_t digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, pen.advance(digit));
    return widest;
}

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

float figures_width(const Pen& pen, std::string_view text, float digit) {
    float width = 0;
    for_each_code_point(text, [&](char32_t point, std::size_t byte) {
        width += is_digit(text[byte]) ? digit : pen.advance(point);
    });
    return width;
}

} // namespace

void fill(const Rect& place, Colour colour, float radius) {
    canvas().AddRectFilled({place.left, place.top}, {place.right, place.bottom}, packed(colour),
                           radius);
}

void outline(const Rect& place, Colour colour, float thickness, float radius) {
    const Rect middle = place.inset(thickness / 2);
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

float text_width(const Look& look, const Type& type, std::string_view text) {
    return advance_of(Pen(look, type), text);
}

std::string cut_to(const Look& look, const Type& type, std::string_view text, float width) {
    const Metrics metrics = metrics_of(look, type);
    const float whole = text_width(look, type, text);
    if (whole <= width)
        return std::string(text);
    const float room = width - text_width(look, type, ellipsis);
    const PassageLayout line = layout_passage(text, whole + 1, metrics);
    std::uint32_t end = 0;
    for (std::size_t at = 0; at + 1 < line.graphemes.size() && line.lefts[at + 1] <= room; ++at)
        end = line.graphemes[at + 1];
    while (end > 0 && text[end - 1] == ' ')
        --end;
    return std::string(text.substr(0, end)) + std::string(ellipsis);
}

Metrics metrics_of(const Look& look, const Type& type) {
    return {.line_height = look.px(type.line),
            .advances = [pen = Pen(look, type)](std::string_view text,
                                                const std::vector<std::uint32_t>& graphemes) {
                std::vector<float> widths;
                widths.reserve(graphemes.size());
                for (std::size_t at = 0; at < graphemes.size(); ++at) {
                    const std::size_t begin = graphemes[at];
                    const std::size_t end =
                        at + 1 < graphemes.size() ? graphemes[at + 1] : text.size();
                    widths.push_back(advance_of(pen, text.substr(begin, end - begin)));
                }
                return widths;
            }};
}

float write(const Look& look, const Type& type, Point at, Colour colour, std::string_view text) {
    const Pen pen(look, type);
    return set_letters(pen, {at.x, letters_top(look, pen, type, at.y)}, colour, text);
}

void write_in(const Look& look, const Type& type, const Rect& place, Colour colour,
              std::string_view text, Side side) {
    const std::string shown = cut_to(look, type, text, place.width());
    const float width = text_width(look, type, shown);
    write(look, type, {left_of(place, width, side), top_in(look, type, place)}, colour, shown);
}

void write_figures(const Look& look, const Type& type, const Rect& place, Colour colour,
                   std::string_view text, Side side) {
    const Pen pen(look, type);
    const float digit = digit_width(pen);
    float x = left_of(place, figures_width(pen, text, digit), side);
    const float y = letters_top(look, pen, type, top_in(look, type, place));
    for_each_code_point(text, [&](char32_t point, std::size_t byte) {
        const float own = pen.advance(point);
        const float step = is_digit(text[byte]) ? digit : own;
        const std::string_view sign = text.substr(byte, code_point_at(text, byte).length);
        set_letters(pen, {x + (step - own) / 2, y}, colour, sign);
        x += step;
    });
}

void write_lines(const Look& look, const Type& type, Point at, Colour colour, std::string_view text,
                 const PassageLayout& layout, const Rect& visible) {
    const Pen pen(look, type);
    float top = at.y;
    for (const PassageLine& line : layout.lines) {
        if (top + layout.line_height > visible.top && top < visible.bottom)
            set_letters(pen, {at.x, letters_top(look, pen, type, top)}, colour,
                        text.substr(line.span.begin, line.span.length()));
        top += layout.line_height;
    }
}

float write_wrapped(const Look& look, const Type& type, Point at, float width, Colour colour,
                    std::string_view text) {
    const PassageLayout layout = layout_passage(text, width, metrics_of(look, type));
    write_lines(look, type, at, colour, text, layout,
                {at.x, at.y, at.x + width, at.y + layout.height()});
    return layout.height();
}

float height_of(const Look& look, const Type& type, float width, std::string_view text) {
    return layout_passage(text, width, metrics_of(look, type)).height();
}

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
