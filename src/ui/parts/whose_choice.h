#pragma once
// The switch “Coding by” of tables and analyses: anybody's codings, where all agree, what is
// settled, of people or rules alone, or of one coder. The window's thread, within a frame.

#include "analysis/selection.h"
#include "ui/parts/choices.h"

namespace themata {

// Nothing while one coder is all there is.
void choose_whose(const Study& study, Choices& choices, Whose& whose);

} // namespace themata
