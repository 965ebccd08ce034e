#include "ui/input_gate.h"

#include <algorithm>
#include <utility>

namespace themata {

namespace {

using EventKind = InputEvent::Kind;

constexpr double longest_opening = 0.3;
constexpr int least_frames_to_open = 4;
// A field asks again in every third frame; when it does not, nothing opens any more.
constexpr int most_frames_unasked = 5;
constexpr double pause_after_key = 0.1;
constexpr double pause_after_other = 0.5;

bool is_plain_key(const InputEvent& event) {
    return event.kind == EventKind::typing || event.kind == EventKind::other;
}

bool is_any_key(const InputEvent& event) {
    return is_plain_key(event) || event.kind == EventKind::modifier ||
           event.kind == EventKind::shift;
}

// Of what goes down and up.
std::pair<bool, int> name_of(const InputEvent& event) {
    return {event.kind == EventKind::button, event.code};
}

} // namespace

// One frame's choice among the events, in their order.
class InputGate::Choosing {
public:
    Choosing(InputGate& gate, std::span<const InputEvent> waiting)
        : gate_(gate), waiting_(waiting) {}

    Taken choose() {
        for (std::size_t place = 0; place < waiting_.size(); ++place)
            if (!offer(place))
                break;
        return std::move(taken_);
    }

private:
    // False: neither this one nor those behind it are for this frame.
    bool offer(std::size_t place) {
        const InputEvent& event = waiting_[place];
        if (is_dropped(event)) {
            taken_.dropped.push_back(place);
            return true;
        }
        if (waits_for_field(event)) {
            held_ = true;
            held_press_ = held_press_ || event.kind == EventKind::button;
            return true;
        }
        if (!fits(event))
            return held_; // behind what waits, releases are still to be found
        take(place);
        return true;
    }

    [[nodiscard]] bool is_down(const InputEvent& event) const {
        return gate_.down_.contains(name_of(event));
    }

    bool waits_for_field(const InputEvent& event) const {
        if (!gate_.opening_)
            return false;
        if (is_plain_key(event) || event.kind == EventKind::button)
            return event.down || !is_down(event);
        if (event.kind == EventKind::move || event.kind == EventKind::wheel)
            return held_press_; // a click is where the mouse was then
        // The end of a modifier stays behind the keys that it belongs to.
        return event.kind == EventKind::letter || (held_ && event.kind != EventKind::focus);
    }

    bool is_dropped(const InputEvent& event) {
        if (gate_.in_vain_)
            return event.kind == EventKind::letter || (is_plain_key(event) && event.down);
        if (!gate_.burst_ || gate_.opening_)
            return false;
        if (event.kind == EventKind::letter)
            return true;
        if (event.kind != EventKind::typing || !event.down)
            return false;
        Burst& burst = *gate_.burst_;
        if (!gate_.modifiers_.empty() || event.at - burst.last >= burst.pause) {
            gate_.burst_.reset();
            return false;
        }
        burst.last = std::max(burst.last, event.at);
        return true;
    }

    // An open field takes in what is written as letters, so its keys are of no consequence.
    [[nodiscard]] bool is_written(const InputEvent& event) const {
        return gate_.listener_ == Listener::field && event.kind == EventKind::typing &&
               event.writes && gate_.modifiers_.empty();
    }

    [[nodiscard]] bool fits(const InputEvent& event) const {
        const bool pointed = moved_ || wheeled_ || clicked_;
        switch (event.kind) {
        case EventKind::focus:
            return true;
        case EventKind::move:
            return !wheeled_ && !clicked_ && !typed_ && !commanded_;
        case EventKind::wheel:
            return !moved_ && !clicked_;
        case EventKind::button:
            // What lies below another item is pressed only if it was under the mouse in the frame
            // before.
            return !(moved_ && event.down) && !wheeled_ && !clicked_ && !typed_ && !commanded_;
        case EventKind::letter:
            return !pointed && (!commanded_ || gate_.listener_ != Listener::field);
        case EventKind::modifier:
        case EventKind::shift:
            return !clicked_ && !commanded_ && (!typed_ || event.kind == EventKind::shift);
        case EventKind::typing:
        case EventKind::other:
            return fits_as_key(event);
        }
        return true;
    }

    [[nodiscard]] bool fits_as_key(const InputEvent& event) const {
        if (!event.down)
            return commanded_ != event.code && !clicked_;
        if (clicked_ || commanded_)
            return false;
        // A key that goes up and down within a frame was not pressed, for the frame.
        if (!is_written(event) && released_.contains(event.code))
            return false;
        return is_written(event) ? !moved_ && !wheeled_ : !typed_;
    }

    void take(std::size_t place) {
        const InputEvent& event = waiting_[place];
        taken_.now.push_back(place);
        moved_ = moved_ || event.kind == EventKind::move;
        wheeled_ = wheeled_ || event.kind == EventKind::wheel;
        clicked_ = clicked_ || event.kind == EventKind::button;
        typed_ = typed_ || (event.kind == EventKind::letter && !commanded_) ||
                 (is_written(event) && event.down);
        if (is_plain_key(event) && event.down && !is_written(event))
            commanded_ = event.code;
        if (is_plain_key(event) && !event.down)
            released_.insert(event.code);
        note_press(event);
        note_down(event);
    }

    void note_press(const InputEvent& event) {
        if (!event.down || (!is_plain_key(event) && event.kind != EventKind::button))
            return;
        gate_.last_press_ = LastPress{event.at, 0, event.kind != EventKind::button};
        gate_.may_open_ = true;
    }

    void note_down(const InputEvent& event) {
        if (event.kind == EventKind::focus && !event.down) {
            gate_.down_.clear(); // ImGui lets all keys go
            gate_.modifiers_.clear();
        }
        if (!is_any_key(event) && event.kind != EventKind::button)
            return;
        if (event.down)
            gate_.down_.insert(name_of(event));
        else
            gate_.down_.erase(name_of(event));
        if (event.kind != EventKind::modifier)
            return;
        if (event.down)
            gate_.modifiers_.insert(event.code);
        else
            gate_.modifiers_.erase(event.code);
    }

    InputGate& gate_;
    std::span<const InputEvent> waiting_;
    Taken taken_;
    bool held_ = false;
    bool held_press_ = false;
    bool moved_ = false;
    bool wheeled_ = false;
    bool clicked_ = false;
    bool typed_ = false;
    std::set<int> released_;
    std::optional<int> commanded_; // the key that does something by itself
};

InputGate::Taken InputGate::begin_frame(std::span<const InputEvent> waiting) {
    if (last_press_)
        ++last_press_->frames_ago;
    Taken taken = Choosing(*this, waiting).choose();
    if (in_vain_) {
        for (const std::size_t place : taken.dropped)
            burst_->last = std::max(burst_->last, waiting[place].at);
        in_vain_ = false;
    }
    return taken;
}

void InputGate::end_frame(const FrameEnd& end) {
    const Listener before = std::exchange(listener_, end.listener);
    follow_opening(end);
    if (listener_ > before || opening_)
        burst_.reset();
    else if (listener_ < before)
        burst_ = burst_after_closing(end.at);
}

void InputGate::follow_opening(const FrameEnd& end) {
    if (!opening_) {
        if (end.field_wanted && may_open_)
            opening_ = Opening{.since = end.at};
        return;
    }
    ++opening_->frames;
    opening_->frames_unasked = end.field_wanted ? 0 : opening_->frames_unasked + 1;
    const bool open = listener_ == Listener::field && !end.field_wanted;
    const bool too_long =
        end.at - opening_->since >= longest_opening && opening_->frames >= least_frames_to_open;
    if (!open && !too_long && opening_->frames_unasked < most_frames_unasked)
        return;
    opening_.reset();
    if (listener_ == Listener::field)
        return;
    may_open_ = false;
    in_vain_ = true;
    burst_ = Burst{end.at, pause_after_other};
}

InputGate::Burst InputGate::burst_after_closing(double now) const {
    constexpr int frames_to_close = 3;
    if (!last_press_ || last_press_->frames_ago > frames_to_close)
        return {now, pause_after_other};
    return {last_press_->at, last_press_->key ? pause_after_key : pause_after_other};
}

} // namespace themata
