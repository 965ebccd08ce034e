#pragma once
// All that a view is given to read: the study as it is, the numbers reckoned for it, what the desk
// says, and the look. Views never keep it beyond the frame.

#include "ui/drawing/geometry.h"
#include "ui/drawing/look.h"
#include "ui/parts/figures.h"
#include "workbench/desk.h"

namespace themata {

struct Scene {
    const Snapshot& now;
    const Figures& figures; // of this snapshot or of one shortly before
    const DeskState& desk;
    const Look& look;
    Aids aids = {}; // of this study, or of it shortly before
};

} // namespace themata
