#include "ui/parts/chart_card.h"

#include "charts/chart.h"
#include <imgui.h>

namespace themata {

namespace {

class ChartPainter {
    using Anchor = charts::Anchor;
    using Area = charts::Area;
    using Bar = charts::Bar;
    using Box = charts::Box;
    using Dash = charts::Dash;
    using Disc = charts::Disc;
    using Paint = charts::Paint;
    using Pen = charts::Pen;
    using Rgb = charts::Rgb;
    using Spot = charts::Spot;
    using Strip = charts::Strip;
    using Stroke = charts::Stroke;
    using Turn = charts::Turn;
    using Words = charts::Words;

public:
    ChartPainter(const Look& look, Point at)
        : look_(look), palette_(chart_palette(look)), at_(at),
          canvas_(*ImGui::GetWindowDrawList()) {}

    [[nodiscard]] Rect place_of(const Box& box) const {
        const Point from = point({box.left, box.top});
        const Point to = point({box.right, box.bottom});
        return {from.x, from.y, to.x, to.y};
    }

    void draw(const Bar& bar) const {
        const Rect place = place_of(bar.box);
        const Rect whole{std::round(place.left), std::round(place.top),
                         std::max(std::round(place.right), std::round(place.left) + 1),
                         std::max(std::round(place.bottom), std::round(place.top) + 1)};
        fill(whole, colour(bar.fill));
    }

    void draw(const Stroke& line) const {
        for (const auto& piece : line.lines)
            if (line.pen.dash != Dash::none)
                draw_dashed(piece, line.pen);
            else
                draw_line(piece, line.pen);
    }

    // ImGui cuts areas into triangles itself, but not where corners fall together, as those of a
    // band do where nothing varies.
    void draw(const Area& area) const {
        const ImU32 paint = packed(area.fill);
        const std::vector<Strip> strips = strips_of(area.corners);
        for (const Strip& strip : strips)
            draw_strip(strip, paint);
        std::vector<ImVec2> corners;
        for (const Spot spot : area.corners)
            corners.push_back(vector(spot));
        const int count = static_cast<int>(corners.size());
        if (strips.empty())
            canvas_.AddConcavePolyFilled(corners.data(), count, paint);
        else // smooth at its edge
            canvas_.AddPolyline(corners.data(), count, paint, ImDrawFlags_Closed, 1);
    }

    void draw(const Disc& disc) const {
        canvas_.AddCircleFilled(vector(disc.centre), static_cast<float>(disc.radius) * look_.scale,
                                packed(disc.fill));
    }

    void draw(const Words& words) const {
        const Type type = type_of(words.letters.size, words.letters.weight);
        const Rgb rgb = colour_of(palette_, words);
        const float width = text_width(look_, type, words.text);
        const float before = words.anchor == Anchor::left     ? 0
                             : words.anchor == Anchor::middle ? width / 2
                                                              : width;
        const Point on = point(words.at);
        const int first = canvas_.VtxBuffer.Size;
        write_on_line(look_, type, {std::round(on.x - before), on.y},
                      {rgb.red, rgb.green, rgb.blue, 255}, words.text);
        if (words.turn == Turn::upward)
            turn_upward(first, on);
    }

    [[nodiscard]] static Type type_of(double size, charts::Weight weight) {
        return {static_cast<float>(size), std::ceil(static_cast<float>(size) * 1.4F),
                weight == charts::Weight::strong ? Type::Weight::strong : Type::Weight::regular};
    }

private:
    [[nodiscard]] Point point(Spot spot) const {
        return {at_.x + static_cast<float>(spot.x) * look_.scale,
                at_.y + static_cast<float>(spot.y) * look_.scale};
    }

    [[nodiscard]] ImVec2 vector(Spot spot) const {
        const Point there = point(spot);
        return {there.x, there.y};
    }

    [[nodiscard]] Colour colour(Paint paint) const {
        const Rgb rgb = colour_of(palette_, paint);
        return {rgb.red, rgb.green, rgb.blue, 255};
    }

    [[nodiscard]] ImU32 packed(Paint paint) const {
        const Rgb rgb = colour_of(palette_, paint);
        return IM_COL32(rgb.red, rgb.green, rgb.blue, 255);
    }

    [[nodiscard]] float thickness(const Pen& pen) const {
        return std::max(1.0F, static_cast<float>(pen.width) * look_.scale);
    }

    // Upright and level ones fill whole pixels.
    void draw_line(const std::vector<Spot>& piece, const Pen& pen) const {
        if (piece.size() == 2 && (piece[0].x == piece[1].x || piece[0].y == piece[1].y))
            return draw_straight(point(piece[0]), point(piece[1]), pen);
        std::vector<ImVec2> points;
        for (const Spot spot : piece)
            points.push_back(vector(spot));
        canvas_.AddPolyline(points.data(), static_cast<int>(points.size()), packed(pen.paint),
                            ImDrawFlags_None, thickness(pen));
    }

    void draw_straight(Point from, Point to, const Pen& pen) const {
        const float wide = std::round(thickness(pen));
        const bool upright = from.x == to.x;
        if (upright) {
            const float left = std::round(from.x - wide / 2);
            fill({left, std::min(from.y, to.y), left + wide, std::max(from.y, to.y)},
                 colour(pen.paint));
        } else {
            const float top = std::round(from.y - wide / 2);
            fill({std::min(from.x, to.x), top, std::max(from.x, to.x), top + wide},
                 colour(pen.paint));
        }
    }

    void draw_dashed(const std::vector<Spot>& piece, const Pen& pen) const {
        const double on = (pen.dash == Dash::dashed ? 4 : 1) * pen.width;
        const double step = on + 3 * pen.width;
        double along = 0; // of the pattern, at the beginning of a stretch
        for (std::size_t i = 1; i < piece.size(); ++i) {
            const Spot from = piece[i - 1];
            const Spot to = piece[i];
            const double length = std::hypot(to.x - from.x, to.y - from.y);
            const auto between = [&](double at) {
                const double share = length == 0 ? 0 : std::clamp(at / length, 0.0, 1.0);
                return Spot{from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
            };
            for (double at = -along; at < length; at += step)
                if (at + on > 0)
                    draw_line({between(std::max(at, 0.0)), between(at + on)},
                              {pen.paint, pen.width});
            along = std::fmod(along + length, step);
        }
    }

    void draw_strip(const Strip& strip, ImU32 paint) const {
        const ImVec2 unpainted = ImGui::GetFontTexUvWhitePixel();
        canvas_.PrimReserve(6, 4);
        canvas_.PrimQuadUV(vector(strip.left_top), vector(strip.right_top),
                           vector(strip.right_bottom), vector(strip.left_bottom), unpainted,
                           unpainted, unpainted, unpainted, paint);
    }

    // What was written to the right is turned around its beginning.
    void turn_upward(int first, Point around) const {
        for (int i = first; i < canvas_.VtxBuffer.Size; ++i) {
            ImVec2& place = canvas_.VtxBuffer[i].pos;
            const ImVec2 away{place.x - around.x, place.y - around.y};
            place = {around.x + away.y, around.y - away.x};
        }
    }

    const Look& look_;
    const charts::Palette& palette_;
    Point at_;
    ImDrawList& canvas_;
};

bool can_be_seen(const Rect& place, const Rect& visible) {
    return place.left < visible.right && place.right > visible.left && place.top < visible.bottom &&
           place.bottom > visible.top;
}

} // namespace

const charts::Palette& chart_palette(const Look& look) {
    return look.appearance == Appearance::dark ? charts::dark_palette() : charts::print_palette();
}

charts::Measure chart_measure(const Look& look) {
    return [look](std::string_view text, double size, charts::Weight weight) {
        return static_cast<double>(text_width(look, ChartPainter::type_of(size, weight), text) /
                                   look.scale);
    };
}

void paint_chart(const Look& look, const charts::Chart& chart, Point at, const Rect& visible) {
    const ChartPainter painter(look, at);
    for (const charts::Mark& mark : chart.marks)
        if (can_be_seen(painter.place_of(charts::box_of(mark)).inset(-1), visible))
            std::visit([&](const auto& shape) { painter.draw(shape); }, mark.shape);
}

namespace {

void lay_out_chart(const Look& look, ChartCard& card, float width) {
    if (!card.picture || (card.width == width && card.scale == look.scale))
        return;
    card.width = width;
    card.scale = look.scale;
    card.chart.reset();
    card.reason.clear();
    const charts::Style style{.width = static_cast<double>(width / look.scale)};
    auto chart = card.picture->draw(style, chart_measure(look));
    if (chart)
        card.chart = std::make_shared<const charts::Chart>(std::move(*chart));
    else
        card.reason = chart.error().what + " " + chart.error().hint;
}

void save_chart(ChartCard& card, Outbox& out, std::string_view ending) {
    out.ask(ChooseFile{.what = Choosing::picture,
                       .picture = card.picture,
                       .name = card.picture->name + std::string(ending)});
}

void copy_chart(const ChartCard& card, Outbox& out) {
    if (auto text = picture_text(*card.picture, PictureEnding::svg))
        out.ask(CopyText{std::move(*text)});
}

void draw_chart_menu(const Look& look, const Rect& place, ChartCard& card, Outbox& out) {
    constexpr const char* acts[] = {"Save as SVG…", "Save as PNG…", "Copy as SVG"};
    const float width = look.px(size::chart_menu);
    const float height = 3 * look.px(size::menu_row) + 2 * look.px(space::one);
    Point at = card.menu.at;
    at.x = std::max(place.left, std::min(at.x, place.right - width));
    at.y = std::max(place.top, std::min(at.y, place.bottom - height));
    const Rect panel = rect(at, width, height);
    const Floating floating(look, "Chart menu", panel);
    Rect rest = panel.inset(look.px(space::one));
    for (int act = 0; act < 3; ++act) {
        const Rect line = rest.take_top(look.px(size::menu_row));
        const Touch touch = row(look, acts[act], line, Chosen::no);
        write_in(look, type::body, line.inset(look.px(space::one), 0), look.palette().text,
                 acts[act]);
        if (!touch.pressed)
            continue;
        card.menu.open = false;
        if (act == 2)
            copy_chart(card, out);
        else
            save_chart(card, out, act == 0 ? ".svg" : ".png");
    }
    if (std::exchange(card.menu.fresh, false))
        return;
    const bool elsewhere = (ImGui::IsMouseClicked(ImGuiMouseButton_Left) ||
                            ImGui::IsMouseClicked(ImGuiMouseButton_Right)) &&
                           !panel.holds(mouse_position());
    if (ImGui::IsKeyPressed(ImGuiKey_Escape) || elsewhere)
        card.menu.open = false;
}

// The picture as one item, with what is said of the mark under the mouse.
void draw_chart(const Look& look, const std::string& label, Point at, const Rect& place,
                ChartCard& card) {
    const auto width = static_cast<float>(card.chart->width) * look.scale;
    const auto height = static_cast<float>(card.chart->height) * look.scale;
    const Rect all = rect(at, width, height);
    area(label, all);
    const Point mouse = mouse_position();
    const charts::Mark* mark = place.holds(mouse) && !card.menu.open
                                   ? charts::mark_at(*card.chart, {(mouse.x - at.x) / look.scale,
                                                                   (mouse.y - at.y) / look.scale})
                                   : nullptr;
    if (mark)
        hint(look, mark->tip);
    paint_chart(look, *card.chart, at, place);
}

} // namespace

void give(ChartCard& card, Picture picture) {
    card.picture = std::make_shared<const Picture>(std::move(picture));
    card.width = 0;
}

float chart_card_height(const Look& look, ChartCard& card, float width) {
    const float edges = 2 * look.px(size::line);
    lay_out_chart(look, card, width - edges);
    return card.chart ? std::ceil(static_cast<float>(card.chart->height) * look.scale) + edges : 0;
}

void draw_chart_card(const Look& look, const std::string& label, const Rect& place, ChartCard& card,
                     Outbox& out) {
    const float edge = look.px(size::line);
    const Rect inside = place.inset(edge);
    lay_out_chart(look, card, inside.width());
    fill(place, look.palette().surface, look.px(size::card_radius));
    if (card.chart) {
        const Pane pane(label + " pane", inside, Scrolling::both);
        const Point at{pane.left(), pane.top_left().y};
        draw_chart(look, label, at, inside, card);
        pane.reaches({at.x + static_cast<float>(card.chart->width) * look.scale,
                      at.y + static_cast<float>(card.chart->height) * look.scale});
        if (ImGui::IsMouseClicked(ImGuiMouseButton_Right) && mouse_over(inside))
            open_chart_menu(card, mouse_position());
    } else if (!card.reason.empty()) {
        const Rect words = inside.inset(look.px(space::three));
        write_wrapped(look, type::body, words.at(), words.width(), look.palette().second_text,
                      card.reason);
    }
    outline(place, look.palette().hairline, edge, look.px(size::card_radius));
    if (card.menu.open && card.picture)
        draw_chart_menu(look, place, card, out);
}

void open_chart_menu(ChartCard& card, Point at) {
    card.menu = {.open = true, .fresh = true, .at = at};
}

} // namespace themata
