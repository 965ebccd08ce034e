#pragma once
// A picture on a card: laid out for the width it is given, the same that files of it show. What is
// under the mouse says its numbers; a right click saves or copies it. The window's thread.

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

} // namespace themata
