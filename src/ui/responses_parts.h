#pragma once
// The parts of the responses view; private to it.

#include "ui/responses.h"
#include "ui/widgets.h"

namespace themata {

// What an act of the analyst would code: the selected words, else the whole current answer.
[[nodiscard]] std::optional<Passage> passage_to_code(const Scene& scene, const ResponsesView& view);

void apply_new_theme(const Scene& scene, const std::string& name, ResponsesView& view, Outbox& out);
void withdraw(CodingId coding, ResponsesView& view, Outbox& out);

// Where a new theme goes: beside the theme that is looked at, or below it when it holds others.
[[nodiscard]] ThemeId parent_of_new_theme(const Snapshot& now, ThemeId looked_at);

void read_keys(const Scene& scene, ResponsesView& view, Outbox& out);

// Keeps the stream in step with the order, the filter and the width.
void keep_stream(const Scene& scene, ResponsesView& view);
[[nodiscard]] Measure measure_of(const Scene& scene, ResponsesView& view);
// The place of the current answer among the cards; nothing when it is filtered out.
[[nodiscard]] std::optional<std::size_t> card_of(const ResponsesView& view, ResponseId response);

void draw_question_pane(const Scene& scene, const Rect& place, ResponsesView& view);
void draw_stream(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out);
void draw_theme_pane(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out);
void pick_theme(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out);

} // namespace themata
