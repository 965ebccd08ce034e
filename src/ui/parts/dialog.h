#pragma once
// Panels that are to be answered before the work goes on, and small menus. A dialog lies above the
// view, which is seen behind it and sleeps. The window's thread, within a frame.

#include "ui/parts/widgets.h"
#include <memory>
#include <span>

namespace themata {

// What is drawn while it lives is seen, but neither mouse nor keys reach it.
class Asleep {
public:
    Asleep();
    ~Asleep();
    Asleep(const Asleep&) = delete;
    Asleep& operator=(const Asleep&) = delete;

private:
    struct Keys;
    std::unique_ptr<Keys> keys_;
};

// A panel of this size, or as large as the screen allows, in the middle of it.
class Dialog {
public:
    Dialog(const Look& look, const std::string& label, Point size);
    ~Dialog();
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;

    [[nodiscard]] const Rect& place() const { return place_; }

private:
    Rect place_;
};

// The title of a dialog with a cross that closes it; true when that was pressed.
bool dialog_title(const Look& look, Rect place, const std::string& title, const std::string& cross);

// Escape, while no menu is open and nothing is typed.
[[nodiscard]] bool escape_pressed();
// Whether a menu of menu_button() is open.
[[nodiscard]] bool menu_is_open();

struct MenuItem {
    std::string text;
    std::string hint = {};
};

// A button that shows what is chosen and opens a list of all that can be; answers with a new
// choice. Items are labelled "label: text".
std::optional<std::size_t> menu_button(const Look& look, const std::string& label,
                                       const Rect& place, std::span<const MenuItem> items,
                                       std::size_t chosen);

// The same behind an icon, for acts: nothing is chosen before.
std::optional<std::size_t> icon_menu(const Look& look, const std::string& label, const Rect& place,
                                     Icon icon, std::span<const MenuItem> items);

} // namespace themata
