#pragma once
// How themes and answers are called and coloured wherever they are shown. Pure functions; any
// thread.

#include "study/snapshot.h"
#include "ui/drawing/tokens.h"
#include <string>

namespace themata {

// A theme at the top that only holds others is grey; each other has its place in the palette.
[[nodiscard]] Colour colour_of(const Snapshot& now, const Palette& palette, const Theme& theme);

// "M2 · Phase 1 · What concerns …": as unique as participant, stage and question are.
[[nodiscard]] std::string name_of(const Study& study, const Response& response);
// "Mentor · Phase 1 · Female · Age 31": what stands beside a participant's label.
[[nodiscard]] std::string circumstances_of(const Snapshot& now, const Response& response);

} // namespace themata
