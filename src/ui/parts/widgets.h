#pragma once
// The window's own widgets: painted with tokens, placed by rectangle, each with a label that is
// unique in its pane and stays the same, so that tests and keys reach it. The window's thread,
// between the beginning and the end of a frame.

#include "ui/drawing/paint.h"
#include <optional>

namespace themata {

// What the mouse or a key did to an item in this frame.
struct Touch {
    bool hovered = false;
    bool held = false;
    bool pressed = false;
};

enum class Layering { alone, below_others }; // below: items over it come first

// An item without looks of its own.
Touch area(const std::string& label, const Rect& place, Layering layering = Layering::alone);
// The same for what is dragged: pressed when the button goes down, held until it goes up; no stop
// for the Tab key.
Touch drag_area(const std::string& label, const Rect& place, Layering layering = Layering::alone);

// A part of the window that clips, and scrolls when it is asked to.
enum class Scrolling { none, vertical, both };

class Pane {
public:
    Pane(const std::string& label, const Rect& place, Scrolling scrolling = Scrolling::none);
    ~Pane();
    Pane(const Pane&) = delete;
    Pane& operator=(const Pane&) = delete;

    // The top left of what is in it, moved by scrolling, and the width that is free.
    [[nodiscard]] Point top_left() const;
    [[nodiscard]] float width() const;
    // Where its left end lies, moved by scrolling.
    [[nodiscard]] float left() const;
    // How far down, and to the right, something reaches, so that the pane scrolls to it.
    void reaches(float bottom) const;
    void reaches(Point corner) const;
    // Scrolls so that this can be seen, if it cannot.
    void show(float top, float bottom) const;

private:
    Rect place_;
};

// A panel above everything else; it takes the mouse from what lies below it, and the keys when it
// appears, unless it leaves them.
class Floating {
public:
    enum class Keys : std::uint8_t { take, leave };
    Floating(const Look& look, const std::string& label, const Rect& place, Keys keys = Keys::take);
    ~Floating();
    Floating(const Floating&) = delete;
    Floating& operator=(const Floating&) = delete;
};

// Lies over the whole window, below a Floating that is made after it, and takes the mouse.
class Veil {
public:
    Veil(const Look& look, const std::string& label, const Rect& window);
    ~Veil();
    Veil(const Veil&) = delete;
    Veil& operator=(const Veil&) = delete;
};

enum class Emphasis { quiet, plain, strong };
enum class Chosen { no, yes };

// A button with an icon, a text or both; how wide it wants to be.
struct ButtonFace {
    std::string text;
    std::optional<Icon> icon = {};
    Emphasis emphasis = Emphasis::plain;
};

[[nodiscard]] float button_width(const Look& look, const ButtonFace& face);
bool button(const Look& look, const std::string& label, const Rect& place, const ButtonFace& face);
bool icon_button(const Look& look, const std::string& label, const Rect& place, Icon icon,
                 Colour colour);

// A choice among several; chips flow in lines, so this answers how far one went.
bool chip(const Look& look, const std::string& label, Point at, const std::string& text,
          Chosen chosen);
[[nodiscard]] float chip_width(const Look& look, const std::string& text);

// A row of a list: soft ground when chosen or under the mouse.
Touch row(const Look& look, const std::string& label, const Rect& place, Chosen chosen);

// Shares of a whole, one after another.
struct Part {
    float share;
    Colour colour;
};

void progress_bar(const Look& look, const Rect& place, std::initializer_list<Part> parts);
void key_badge(const Look& look, const Rect& place, const std::string& key);
void swatch(const Look& look, Point middle, Colour colour);
// What an item says when the mouse rests on it; call right after it.
void hint(const Look& look, const std::string& text);

// At the end of a frame: a text under the mouse that was cut is said in full, if no item was.
void tell_cut_text(const Look& look);

// Takes the keyboard from the field that has it, without asking what was typed.
void release_keyboard();
// To the field that is drawn next, whatever was clicked before.
void give_keyboard_to_next();

enum class Focus { leave, take };

// One line of text to type; true when it was changed.
bool field(const Look& look, const std::string& label, const Rect& place, std::string& text,
           const std::string& placeholder, Focus focus = Focus::leave);
// Whether the field drawn last has the keyboard, and whether Enter was pressed in it.
[[nodiscard]] bool field_is_typed_in();
[[nodiscard]] bool field_is_entered();

// Instead of what a place would hold: what there is not, and what to do next.
void draw_message(const Look& look, const Rect& place, const std::string& what,
                  const std::string& next);

// The line between a pane at the left or right side and what is beside it. It is dragged, and the
// pane's width follows.
void splitter(const Look& look, const std::string& label, const Rect& pane, Side pane_side,
              float& width);

// How wide the panes at both sides become: they give way before the middle gets too narrow to read.
struct SidePanes {
    float left;
    float right;
};

[[nodiscard]] SidePanes fitting_panes(const Look& look, float width, float left, float right);

} // namespace themata
