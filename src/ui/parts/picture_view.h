#pragma once
// A picture of a result that is reckoned anew now and then, as it was laid out last. A value of a
// view; the window's thread.

#include "ui/parts/chart_card.h"

namespace themata {

struct PictureView {
    std::shared_ptr<const Picture> given;
    ChartCard card;
};

} // namespace themata
