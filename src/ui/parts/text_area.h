#pragma once
// A field for several lines that wraps its text at words, which ImGui's own does not. The window's
// thread, between the beginning and the end of a frame.

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

// The text with line breaks instead of the spaces at which lines end, and "\r\n" for its own.
[[nodiscard]] std::string wrapped_for_typing(const Look& look, float width,
                                             const std::string& text);
[[nodiscard]] std::string unwrapped(std::string_view shown);

} // namespace themata
