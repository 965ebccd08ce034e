#include "ui/parts/chart_card.h"

#include "ui/parts/chart_paint.h"
#include <imgui.h>

namespace themata {

namespace {

void lay_out(const Look& look, ChartCard& card, float width) {
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

void save(ChartCard& card, Outbox& out, std::string_view ending) {
    out.ask(ChooseFile{.what = Choosing::picture,
                       .picture = card.picture,
                       .name = card.picture->name + std::string(ending)});
}

void copy(const ChartCard& card, Outbox& out) {
    if (auto text = picture_text(*card.picture, PictureEnding::svg))
        out.ask(CopyText{std::move(*text)});
}

void draw_menu(const Look& look, const Rect& place, ChartCard& card, Outbox& out) {
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
            copy(card, out);
        else
            save(card, out, act == 0 ? ".svg" : ".png");
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
void draw_picture(const Look& look, const std::string& label, Point at, const Rect& place,
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
    lay_out(look, card, width - edges);
    return card.chart ? std::ceil(static_cast<float>(card.chart->height) * look.scale) + edges : 0;
}

void draw_chart_card(const Look& look, const std::string& label, const Rect& place, ChartCard& card,
                     Outbox& out) {
    const float edge = look.px(size::line);
    const Rect inside = place.inset(edge);
    lay_out(look, card, inside.width());
    fill(place, look.palette().surface, look.px(size::card_radius));
    if (card.chart) {
        const Pane pane(label + " pane", inside, Scrolling::both);
        const Point at{pane.left(), pane.top_left().y};
        draw_picture(look, label, at, inside, card);
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
        draw_menu(look, place, card, out);
}

void open_chart_menu(ChartCard& card, Point at) {
    card.menu = {.open = true, .fresh = true, .at = at};
}

} // namespace themata
