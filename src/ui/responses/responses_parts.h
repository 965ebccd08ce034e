#pragma once
// The parts of the responses view; private to it.

#include "ui/parts/widgets.h"
#include "ui/responses/responses.h"

namespace themata {

// What an act of the analyst would code: the selected words, else the whole current answer.
[[nodiscard]] std::optional<Passage> passage_to_code(const Scene& scene, const ResponsesView& view);

void apply_new_theme(const Scene& scene, const std::string& name, ResponsesView& view, Outbox& out);
void withdraw(CodingId coding, ResponsesView& view, Outbox& out);
// To where they were stretched.
void move_ends(const Coding& coding, ResponsesView& view, Outbox& out);
void forget_selection(ResponsesView& view);

// Where a new theme goes: beside the theme that is looked at, or below it when it holds others.
[[nodiscard]] ThemeId parent_of_new_theme(const Snapshot& now, ThemeId looked_at);

// A line below the answers until the next act.
void say(const Scene& scene, ResponsesView& view, std::string what);

void read_keys(const Scene& scene, ResponsesView& view, Outbox& out);

// Of the commands those that tooltips tell of.
void next_to_read(ResponsesWork& work);
void withdraw_coding(ResponsesWork& work);
void rename_theme(ResponsesWork& work);
void find_theme(ResponsesWork& work);
void open_filter(ResponsesWork& work);
void open_go_to(ResponsesWork& work);
void open_alike(ResponsesWork& work);
void open_stages_here(ResponsesWork& work);
void move_end(ResponsesWork& work);
void move_beginning(ResponsesWork& work);
// What the menu of an answer offers.
[[nodiscard]] Commands<ResponsesWork> commands_of_menu();

// Why a digit from 1 to 9 applies no theme; empty when it does.
[[nodiscard]] std::string why_digit_rests(const Scene& scene, std::size_t digit,
                                          const ResponsesView& view);
// Gives the theme this digit, or takes it away when the theme has it; says what came of it.
void move_digit(const Scene& scene, ThemeId theme, std::size_t digit, ResponsesView& view);
void take_digit(const Scene& scene, ThemeId theme, ResponsesView& view);

// Keeps the stream in step with what is to be read.
void keep_stream(const std::shared_ptr<const ReadingList>& reading, ResponsesView& view);
[[nodiscard]] CardMeasure measure_of(const Scene& scene, ResponsesView& view);
// The place of an answer among the cards; nothing when it is filtered out.
[[nodiscard]] std::optional<std::size_t> card_of(const ResponsesView& view, ResponseId response);
// Shows these answers, in this grouping.
void read_by(ResponsesView& view, AnswerFilter filter);
void read_by(ResponsesView& view, Grouping grouping);

// The coder's own memo about a record, else another's; empty when there is none.
[[nodiscard]] std::string memo_about(const Scene& scene, MemoSubject subject);
void open_memo(const Scene& scene, ResponsesView& view);

void draw_question_pane(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out);
// What is filtered, at the foot of the left pane; its height is for its width.
[[nodiscard]] float filter_bar_height(const Scene& scene, float width, ResponsesView& view);
void draw_filter_bar(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out);
void draw_stream(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out);
void draw_theme_pane(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out);
void pick_theme(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out);
void draw_theme_card(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out);
void draw_memo(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out);
void draw_go_to(const Scene& scene, const Rect& place, ResponsesView& view);
void draw_filter_panel(const Scene& scene, const Rect& place, ResponsesView& view);
// Where the right button went down, when it is in this place and no panel lies between.
[[nodiscard]] bool right_click_in(const Rect& place);
void draw_menu(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out);
void open_stages(StageId at, ResponsesView& view);
void draw_stages(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out);

} // namespace themata
