#pragma once
// Fields of more than one line or of one purpose: a text that wraps at words, which ImGui's own
// does not, and a name that is typed anew in its place. The window's thread, within a frame.

#include "ui/parts/widgets.h"

namespace themata {

// What the analyst did to a text in this frame.
struct Typing {
    bool changed = false;
    bool finished = false; // the keyboard went elsewhere after a change
};

// Words that are typed wrap as they come. In a place less high than text_area_height() says, they
// scroll.
Typing text_area(const Look& look, const std::string& label, const Rect& place, std::string& text,
                 const std::string& placeholder);
[[nodiscard]] float text_area_height(const Look& look, float width, const std::string& text);

// How a name that is typed anew in its place fares: Enter and a click elsewhere keep it, Esc leaves
// it as it was, as does a name that is empty or the same.
enum class NamingEnd : std::uint8_t { open, kept, left };

// `fresh` is true in its first frame, in which it takes the keyboard.
[[nodiscard]] NamingEnd rename_field(const Look& look, const std::string& label, const Rect& place,
                                     std::string& typed, bool& fresh, const std::string& before);

// The text with line breaks instead of the spaces at which lines end, and "\r\n" for its own.
[[nodiscard]] std::string wrapped_for_typing(const Look& look, float width,
                                             const std::string& text);
[[nodiscard]] std::string unwrapped(std::string_view shown);

} // namespace themata
