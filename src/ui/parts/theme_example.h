#pragma once
// A coded passage as an example of its theme: the words behind a bar in the theme's colour, and who
// wrote them. The window's thread, between the beginning and the end of a frame.

#include "ui/parts/scene.h"
#include "ui/parts/widgets.h"

namespace themata {

struct ExampleEvents {
    float height = 0;       // 0: its answer is gone
    ResponseId wanted = {}; // to be shown in its place
};

// `label` is the item's name; `at` the top left.
ExampleEvents draw_example(const Scene& scene, const Coding& coding, const std::string& label,
                           Point at, float width);

} // namespace themata
