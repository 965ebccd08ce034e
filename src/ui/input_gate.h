#pragma once
// Which of the waiting events a frame takes in, so that every key does what it meant when it was
// pressed, however long frames take. The order of events never changes. What always holds:
//  - A frame takes in one command key at most, and never a key together with its release or with
//    the end of its modifier; letters for a field that is open it takes in all at once.
//  - While a field is opening, keys and letters wait for it. The release of a key that is down does
//    not wait. Waiting ends when the field is open, or after 0.3 s and four frames, whatever asks
//    for the keyboard meanwhile; then what waited is dropped, since no view was meant by it.
//  - Letters that go on after a field or panel has closed are dropped until a pause: 0.5 s when a
//    click closed it or it closed by itself, so that its end was not typed; 0.1 s when a key closed
//    it, since whoever types on by intent after Enter is slower. Keys with Ctrl, Alt and Super,
//    arrows and Escape are never dropped.
// A value without ImGui and clocks: events in, events out, with times in seconds. One thread.

#include <optional>
#include <set>
#include <span>
#include <vector>

namespace themata {

struct InputEvent {
    enum class Kind {
        modifier, // Ctrl, Alt, Super
        shift,
        typing, // a key that writes or changes text: letters, digits, Enter, Backspace
        other,  // a key that does not: arrows, Escape, F1
        letter, // what was written
        button, // of the mouse
        move,
        wheel,
        focus, // of the window; not down: it lost the keyboard
    };

    Kind kind = Kind::move;
    int code = 0; // of the key or button
    bool down = false;
    bool writes = true; // a typing key: it writes a letter, which an open field takes in by itself
    double at = 0;
};

// Who reads keys; each has something behind it that reads them when it closes.
enum class Listener { view, panel, field };

// What a frame left behind.
struct FrameEnd {
    Listener listener = Listener::view;
    bool field_wanted = false; // a field has asked for the keyboard and gets it in a later frame
    double at = 0;
};

class InputGate {
public:
    // By their places among the waiting ones, in order.
    struct Taken {
        std::vector<std::size_t> now;
        std::vector<std::size_t> dropped;
    };

    [[nodiscard]] Taken begin_frame(std::span<const InputEvent> waiting);
    void end_frame(const FrameEnd& end);

    // Whether keys and letters wait for a field.
    [[nodiscard]] bool holds() const { return opening_.has_value(); }

private:
    class Choosing;

    struct Opening {
        double since = 0;
        int frames = 0;
        int frames_unasked = 0;
    };

    struct Burst {
        double last = 0; // when the last letter of it was typed, or the field was closed
        double pause = 0;
    };

    struct LastPress {
        double at = 0;
        int frames_ago = 0;
        bool key = false;
    };

    [[nodiscard]] Burst burst_after_closing(double now) const;
    void follow_opening(const FrameEnd& end);

    Listener listener_ = Listener::view;
    std::optional<Opening> opening_;
    bool may_open_ = true; // something was pressed since waiting last ended in vain
    bool in_vain_ = false; // it did so with the last frame
    std::optional<Burst> burst_;
    std::optional<LastPress> last_press_;
    std::set<std::pair<bool, int>> down_; // buttons and keys, as the frames know them
    std::set<int> modifiers_;             // of these Ctrl, Alt, Super
};

} // namespace themata
