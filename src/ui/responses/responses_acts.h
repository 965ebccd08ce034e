#pragma once
// What can be done at the current answer, each with its name and its key: the keys, the menu of the
// right button and tooltips all read this one list. Private to the responses view; the window's
// thread.

#include "ui/responses/responses.h"
#include <span>
#include <string_view>

namespace themata {

enum class Act {
    pick,
    again,
    in_vivo,
    withdraw,
    next_coding,
    grow_back,
    grow_on,
    nothing_to_code,
    memo,
    rename,
    copy,
    next_to_read,
    go_to,
    filter,
    suggested,
    alike,
    like,
};

struct ActWords {
    Act act;
    std::string_view name;
    std::string_view key;
};

[[nodiscard]] std::span<const ActWords> acts_in_words();
[[nodiscard]] const ActWords& words_of(Act act);
// "Nothing to code here  ·  0", for tooltips.
[[nodiscard]] std::string tip_of(Act act);

// Whether it would do something now.
[[nodiscard]] bool fits(Act act, const Scene& scene, const ResponsesView& view);
// What does not fit says so instead.
void carry_out(Act act, const Scene& scene, ResponsesView& view, Outbox& out);

} // namespace themata
