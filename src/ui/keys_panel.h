#pragma once
// What the panel of keys remembers; it is drawn by the frame. A value; the window's thread.

namespace themata {

struct KeysView {
    bool open = false;
    bool fresh = false; // opened in this frame, by a key that is still down
};

} // namespace themata
