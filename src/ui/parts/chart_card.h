#pragma once
// A picture on a card: laid out for the width it is given, the same that files of it show, and
// painted with the window's own letters. What is under the mouse says its numbers; a right click
// saves or copies it. The window's thread, within a frame.

#include "charts/palette.h"
#include "ui/drawing/paint.h"
#include "ui/parts/outbox.h"
#include "ui/parts/widgets.h"
#include "workbench/pictures.h"
#include <memory>

namespace themata {

struct ChartCard {
    std::shared_ptr<const Picture> picture; // null: nothing was given yet
    // As it was laid out last, for this width and size of letters.
    std::shared_ptr<const charts::Chart> chart;
    std::string reason; // why there is none
    float width = 0;
    float scale = 0;

    struct Menu {
        bool open = false;
        bool fresh = false; // opened in this frame
        Point at;
    } menu = {};
};

// What is drawn from now on.
void give(ChartCard& card, Picture picture);

// How high the card becomes at this width, with its edges.
[[nodiscard]] float chart_card_height(const Look& look, ChartCard& card, float width);

// Scrolls where the picture is larger than the place. `label` names it to keys and tests.
void draw_chart_card(const Look& look, const std::string& label, const Rect& place, ChartCard& card,
                     Outbox& out);

// The acts of the right click, as a panel from here on.
void open_chart_menu(ChartCard& card, Point at);

struct PictureView {
    std::shared_ptr<const Picture> given;
    ChartCard card;
};

// The roles of a chart in the colours of the window.
[[nodiscard]] const charts::Palette& chart_palette(const Look& look);
// How wide the window's letters are, in units of a chart. Holds for this look.
[[nodiscard]] charts::Measure chart_measure(const Look& look);

// With its top left here; only what can be seen in `visible`.
void paint_chart(const Look& look, const charts::Chart& chart, Point at, const Rect& visible);

} // namespace themata
