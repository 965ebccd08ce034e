#pragma once
// The view that people live in: questions at the left, answers as cards in the middle, themes at
// the right. Reading and coding by mouse and by keys; drafts stay when other views are looked at.
// The window's thread.

#include "ui/card_stream.h"
#include "ui/outbox.h"
#include "ui/passage_cache.h"
#include "ui/scene.h"
#include "ui/theme_picker.h"
#include <optional>
#include <set>

namespace themata {

// Which answers the stream holds.
enum class Shown { all, to_read, coded, nothing_to_code };

struct ResponsesView {
    Shown shown = Shown::all;
    bool filtered_anew = false; // a card that is coded stays until the filter is chosen again
    std::shared_ptr<const ReadingOrder> order; // what the stream was made of
    std::vector<std::uint32_t> cards;          // places in the order
    CardStream stream;
    float view_height = 0;
    float card_width = 0;
    PassageCache passages;

    ResponseId current;
    std::optional<ResponseId> sought; // to be shown when the stream is next drawn
    Span selection;                   // in the current answer
    std::uint32_t anchor = 0;         // where the selection began
    std::uint32_t caret = 0;          // where it ends
    bool dragging = false;
    CodingId coding; // chosen on the current answer

    ThemeId theme;               // whose card is shown
    ThemeId hovered_theme;       // under the mouse in this frame
    std::vector<ThemeId> recent; // applied, the last one first
    std::set<ThemeId> folded;
    ThemePicker picker;
    float picker_top = 0; // below what it codes

    float left_width = size::left_pane;
    float right_width = size::right_pane;
};

void draw_responses(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out);

// Makes an answer the current one and brings it into sight.
void go_to(ResponsesView& view, ResponseId response);

// To the selected words, else to the whole of the current answer.
void apply_theme(const Scene& scene, ThemeId theme, ResponsesView& view, Outbox& out);

} // namespace themata
