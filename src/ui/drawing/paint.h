#pragma once
// What every view is painted with: surfaces, lines, and texts of one face, all into the window that
// is being drawn. Texts are cut with an ellipsis or broken into lines; never clipped in silence.
// And where the mouse is on it. The window's thread, between the beginning and the end of a frame.

#include "ui/drawing/geometry.h"
#include "ui/drawing/look.h"
#include "ui/drawing/passage_layout.h"
#include <string>
#include <string_view>

namespace themata {

// Beneath all that is painted in the frame, whichever window is being drawn: what a pane stands on.
void ground(const Rect& place, Colour colour);
void fill(const Rect& place, Colour colour, float radius = 0);
void outline(const Rect& place, Colour colour, float thickness, float radius = 0);
void stroke(Point from, Point to, Colour colour, float thickness);
void slanted(Point from, Point to, Colour colour, float thickness);
// The line below coded words, along the bottom of `place`.
void underline(const Rect& place, Colour colour, float thickness, Underline pattern);
// A soft shadow below something that floats.
void shadow(const Look& look, const Rect& place, float radius);

// What is painted until the end of the scope stays within the place.
class Clipped {
public:
    explicit Clipped(const Rect& place);
    ~Clipped();
    Clipped(const Clipped&) = delete;
    Clipped& operator=(const Clipped&) = delete;
};

[[nodiscard]] float text_width(const Look& look, const Type& type, std::string_view text);
// The same of figures that are all equally wide; see write_figures.
[[nodiscard]] float figures_width(const Look& look, const Type& type, std::string_view text);
// As much of it as fits, with an ellipsis when that is not all.
[[nodiscard]] std::string cut_to(const Look& look, const Type& type, std::string_view text,
                                 float width);
[[nodiscard]] Metrics metrics_of(const Look& look, const Type& type);

// One line whose box begins at this point; what it took in width.
float write(const Look& look, const Type& type, Point at, Colour colour, std::string_view text);

// One line that begins at `pen`, on the line that letters stand on.
void write_on_line(const Look& look, const Type& type, Point pen, Colour colour,
                   std::string_view text);

enum class Side { left, middle, right };

// One line in the middle of the height of `place`, cut where it is too wide; what was cut is said
// in full under the mouse, where nothing else is (tell_cut_text).
void write_in(const Look& look, const Type& type, const Rect& place, Colour colour,
              std::string_view text, Side side = Side::left);
// At the right or left end of a line, as wide as it needs; the line is then what remains, with a
// gap between them.
void write_at_right(const Look& look, const Type& type, Rect& line, Colour colour,
                    std::string_view text, float gap = space::one);
void write_at_left(const Look& look, const Type& type, Rect& line, Colour colour,
                   std::string_view text, float gap = space::one);
// The same with figures of equal width, for columns of numbers.
void write_figures(const Look& look, const Type& type, const Rect& place, Colour colour,
                   std::string_view text, Side side);

// Lines as they were laid out; `at` is the passage's top left. Only lines within `visible` are
// painted.
void write_lines(const Look& look, const Type& type, Point at, Colour colour,
                 const PassageLayout& layout, const Rect& visible);
// Broken into lines as wide as the place, each in its middle; the last stands on its bottom.
void write_centred(const Look& look, const Type& type, const Rect& place, Colour colour,
                   std::string_view text);
// Broken into lines of this width; how high they are. Without painting: height_of.
float write_wrapped(const Look& look, const Type& type, Point at, float width, Colour colour,
                    std::string_view text);
[[nodiscard]] float height_of(const Look& look, const Type& type, float width,
                              std::string_view text);

// What to install where this grapheme stands as a box; empty where there is a font for it.
[[nodiscard]] std::string font_hint(const Look& look, std::string_view grapheme);

// In the middle of the place.
void draw_icon(const Look& look, Icon icon, const Type& type, const Rect& place, Colour colour);

// Broken into lines as wide as the place; the last stands on its bottom.
void write_stacked(const Look& look, const Type& type, const Rect& place, Colour colour,
                   std::string_view text, Side side);

[[nodiscard]] Point mouse_position();
// Over this place, and no panel lies between.
[[nodiscard]] bool mouse_over(const Rect& place);
// How often the button went down in quick succession, just now.
[[nodiscard]] int clicks();
// How far the wheel turned over this place.
[[nodiscard]] float wheel_over(const Rect& place);
// What of the window is not clipped.
[[nodiscard]] Rect visible_part();

} // namespace themata
