// The gate between events and frames, with a field and commands of their own behind it: what was
// typed arrives where it was meant, whatever frames cost.

#include "support/dice.h"
#include "ui/input_gate.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <string>
#include <utility>

using namespace themata;

namespace {

using Event = InputEvent::Kind;

constexpr int enter = 1;
constexpr int escape = 2;
constexpr int ctrl = 3;
constexpr int backspace = 4;

InputEvent letter_key(char letter, bool down, double at) {
    return {.kind = Event::typing, .code = letter, .down = down, .at = at};
}

InputEvent written(char letter, double at) {
    return {.kind = Event::letter, .code = letter, .at = at};
}

InputEvent key(int code, bool down, double at) {
    const Event kind = code == ctrl     ? Event::modifier
                       : code == escape ? Event::other
                                        : Event::typing;
    return {.kind = kind, .code = code, .down = down, .writes = false, .at = at};
}

InputEvent button(bool down, double at) {
    return {.kind = Event::button, .code = 0, .down = down, .at = at};
}

// A window in small: a field that may be open, and commands that letters run when none is.
class Window {
public:
    double frame_costs = 0.016;
    Listener listener = Listener::view;
    int frames_to_open = -1; // until the field is open that asked for the keyboard; -1: none does
    bool asks_in_vain = false;
    std::optional<Listener> becomes; // within the next frame, by itself
    std::string in_field;
    std::string commands;
    std::map<int, bool> down;

    void strike(char letter) {
        come(letter_key(letter, true, now));
        come(written(letter, now));
        come(letter_key(letter, false, now));
    }

    void strike(int code) {
        come(key(code, true, now));
        come(key(code, false, now));
    }

    void come(InputEvent event) { waiting.push_back(event); }

    // Time goes on, in frames.
    void frame() {
        now += frame_costs;
        const InputGate::Taken taken = gate.begin_frame(waiting);
        take_in(taken);
        std::vector<InputEvent> rest;
        for (std::size_t place = 0; place < waiting.size(); ++place)
            if (!std::ranges::count(taken.now, place) && !std::ranges::count(taken.dropped, place))
                rest.push_back(waiting[place]);
        waiting = std::move(rest);
        if (becomes)
            listener = *std::exchange(becomes, std::nullopt);
        if (frames_to_open > 0 && --frames_to_open == 0)
            listener = Listener::field;
        gate.end_frame(
            {.listener = listener, .field_wanted = frames_to_open > 0 || asks_in_vain, .at = now});
    }

    void run(int frames) {
        for (; frames > 0; --frames)
            frame();
    }

    double now = 0;
    std::vector<InputEvent> waiting;
    InputGate gate;
    std::size_t most_commands = 0; // in one frame

private:
    // As ImGui does: what went down and up within a frame was not pressed.
    void take_in(const InputGate::Taken& taken) {
        const Listener reads = listener;
        std::map<int, bool> before = down;
        std::string letters;
        for (const std::size_t place : taken.now) {
            const InputEvent& event = waiting[place];
            if (event.kind == Event::letter)
                letters += static_cast<char>(event.code);
            else if (event.kind != Event::move && event.kind != Event::button)
                down[event.code] = event.down;
        }
        if (reads == Listener::field)
            in_field += letters;
        std::size_t pressed = 0;
        for (const auto& [code, is_down] : down)
            if (is_down && !before[code])
                pressed += press(code, reads);
        most_commands = std::max(most_commands, pressed);
    }

    std::size_t press(int code, Listener reads) {
        if (code == ctrl)
            return 0;
        if (reads == Listener::field && (code == enter || code == escape))
            listener = Listener::view;
        if (reads == Listener::field && code == backspace && !in_field.empty())
            in_field.pop_back();
        if (reads != Listener::view)
            return code > backspace ? 0 : 1;
        commands += down[ctrl] ? '^' : ' ';
        commands += code > backspace ? static_cast<char>(code) : '.';
        if (code == 'f' && frames_to_open < 0)
            frames_to_open = 2;
        return 1;
    }
};

constexpr const char* forty = "the quick brown fox jumps over lazy dogs";

} // namespace

TEST_CASE("A burst of forty letters arrives in order in the field that is open") {
    for (const double cost : {0.016, 0.3, 2.0}) {
        Window window;
        window.listener = Listener::field;
        window.frame_costs = cost;
        window.frame();
        for (const char* letter = forty; *letter; ++letter)
            window.strike(*letter);
        window.run(2); // and at once, not one in a frame
        CHECK(window.in_field == forty);
        CHECK(window.commands.empty());
        CHECK(window.waiting.empty());
    }
}

TEST_CASE("A press comes a frame after the mouse has moved, however fast they follow") {
    InputGate gate;
    const std::vector<InputEvent> fast = {{.kind = Event::move},
                                          {.kind = Event::button, .code = 0, .down = true},
                                          {.kind = Event::button, .code = 0, .down = false}};
    for (std::size_t place = 0; place < fast.size(); ++place) {
        INFO(place);
        CHECK(gate.begin_frame(std::span(fast).subspan(place)).now == std::vector<std::size_t>{0});
        gate.end_frame({.listener = Listener::view, .field_wanted = false, .at = 0.02});
    }
}

TEST_CASE("Letters and keys that change the text keep their order") {
    Window window;
    window.listener = Listener::field;
    window.frame();
    for (const char letter : {'a', 'b'})
        window.strike(letter);
    window.strike(backspace);
    window.strike(backspace);
    window.strike('c');
    window.strike(enter);
    window.now += 1;
    window.strike('j');
    window.run(20);
    CHECK(window.in_field == "c");
    CHECK(window.commands == " j");
}

TEST_CASE("What is typed behind the key that opens a field is for the field") {
    for (const double cost : {0.016, 0.3}) {
        Window window;
        window.frame_costs = cost;
        window.strike('f');
        for (const char* letter = forty; *letter; ++letter)
            window.strike(*letter);
        window.run(10);
        CHECK(window.commands == " f");
        CHECK(window.in_field == forty);
    }
}

TEST_CASE("Fingers that overlap give one command a frame, in order") {
    Window window;
    window.come(letter_key('j', true, 0));
    window.come(letter_key('a', true, 0));
    window.come(letter_key('j', false, 0));
    window.come(letter_key('a', false, 0));
    window.run(6);
    CHECK(window.commands == " j a");
    CHECK(window.most_commands == 1);
}

TEST_CASE("A key and the end of its modifier are not taken in together") {
    Window window;
    window.come(key(ctrl, true, 0));
    window.strike('3');
    window.come(key(ctrl, false, 0));
    window.strike('3');
    window.run(8);
    CHECK(window.commands == "^3 3");
}

TEST_CASE("The release of a key that is down does not wait for a field") {
    Window window;
    window.come(letter_key('f', true, 0));
    window.frame();
    window.frames_to_open = -1;
    window.asks_in_vain = true; // the field never opens
    window.frame();
    REQUIRE(window.gate.holds());
    window.strike('x');
    window.come(letter_key('f', false, window.now));
    window.come(button(false, window.now));
    window.frame();
    CHECK(window.gate.holds());
    CHECK_FALSE(window.down['f']);
    CHECK_FALSE(window.down['x']);
}

TEST_CASE("What waited for a field that never opened is dropped within 0.3 s, and runs nothing") {
    Window window;
    window.come(button(true, 0));
    window.come(button(false, 0));
    window.frame();
    window.asks_in_vain = true;
    window.frame();
    double last = 0;
    for (int round = 0; round < 200; ++round) {
        window.strike(forty[round % 40]);
        window.frame();
        if (!window.waiting.empty())
            last = window.now;
    }
    CHECK(last < 0.4);
    CHECK(window.commands.empty());
    // A pause ends it, and Escape needs none.
    window.strike(escape);
    window.run(2);
    CHECK(window.commands == " .");
    window.run(60);
    window.asks_in_vain = false;
    window.strike('j');
    window.run(2);
    CHECK(window.commands == " . j");
}

TEST_CASE("Letters do not run on as commands when a field or a panel has closed") {
    for (const Listener closed : {Listener::field, Listener::panel}) {
        Window window;
        window.listener = closed;
        window.run(10);
        window.listener = Listener::view; // by itself
        window.frame();
        for (const char* letter = forty; *letter; ++letter) {
            window.strike(*letter);
            window.run(6); // a tenth of a second between letters
        }
        CHECK(window.commands.empty());
        window.run(40);
        window.strike('j');
        window.run(2);
        CHECK(window.commands == " j");
    }
}

TEST_CASE("A click that closes a panel lets letters rest for half a second") {
    Window window;
    window.listener = Listener::panel;
    window.run(10);
    window.come(button(true, window.now));
    window.frame();
    window.listener = Listener::view;
    window.come(button(false, window.now));
    window.run(12);
    window.strike('3');
    window.run(2);
    CHECK(window.commands.empty());
    window.run(40);
    window.strike('3');
    window.run(2);
    CHECK(window.commands == " 3");
}

TEST_CASE("A command behind Enter works after a tenth of a second, Ctrl and a key at once") {
    Window window;
    window.listener = Listener::field;
    window.frame();
    window.strike(enter);
    window.run(8);
    window.strike('j');
    window.run(2);
    CHECK(window.commands == " j");

    Window another;
    another.listener = Listener::field;
    another.frame();
    another.strike(enter);
    another.strike('3');
    another.run(4);
    CHECK(another.commands.empty());
    another.come(key(ctrl, true, another.now));
    another.strike('3');
    another.come(key(ctrl, false, another.now));
    another.run(6);
    CHECK(another.commands == "^3");
}

TEST_CASE("Whatever happens, no key stays down, none waits long, no frame has two commands") {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        INFO("seed " << seed);
        Dice dice(seed);
        Window window;
        window.frame_costs = dice.one_in(2) ? 0.016 : 0.3;
        std::map<int, bool> held;
        for (int step = 0; step < 200; ++step) {
            const auto at = [&] { return window.now; };
            const int code = 'a' + static_cast<int>(dice.below(6));
            if (dice.one_in(3)) {
                const bool is_down = (held[code] = !held[code]);
                window.come(letter_key(static_cast<char>(code), is_down, at()));
                if (is_down)
                    window.come(written(static_cast<char>(code), at()));
            } else if (dice.one_in(4)) {
                const int special = 1 + static_cast<int>(dice.below(4));
                window.come(key(special, held[special] = !held[special], at()));
            } else if (dice.one_in(6)) {
                window.come({.kind = Event::move, .at = at()});
            } else if (dice.one_in(20)) {
                window.becomes = static_cast<Listener>(dice.below(3));
            } else if (dice.one_in(20)) {
                window.asks_in_vain = !window.asks_in_vain;
            } else {
                window.frame();
            }
        }
        for (auto& [code, is_down] : held)
            if (std::exchange(is_down, false))
                window.come(code > backspace
                                ? letter_key(static_cast<char>(code), false, window.now)
                                : key(code, false, window.now));
        window.run(300);
        CHECK(window.waiting.empty());
        for (const auto& [code, is_down] : window.down)
            CHECK_FALSE(is_down);
        CHECK(window.most_commands <= 1);
    }
}
