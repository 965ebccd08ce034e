#pragma once
// The view that people live in: questions and filters at the left, answers as cards in the middle,
// themes at the right. Reading and coding by mouse and by keys; drafts stay when words are
// selected and when other views are looked at. The window's thread.

#include "ui/drawing/passage_layout.h"
#include "ui/parts/bulk_panel.h"
#include "ui/parts/command.h"
#include "ui/parts/matches.h"
#include "ui/parts/outbox.h"
#include "ui/parts/scene.h"
#include "ui/parts/theme_picker.h"
#include "ui/responses/digit_keys.h"
#include "ui/responses/reading.h"
#include <optional>

namespace themata {

// What a memo is about.
struct MemoSubject {
    Kind about = Kind::response;
    std::uint32_t record = 0;

    auto operator<=>(const MemoSubject&) const = default;
};

struct MemoPanel {
    bool open = false;
    bool fresh = false;
    bool asking = false; // Esc was pressed: whether what was typed is to be dropped
    MemoSubject subject;
    std::map<MemoSubject, std::string> drafts; // typed and not kept yet
};

// A field that names a participant or the number of an answer to go to.
struct GoToField {
    bool open = false;
    bool fresh = false;
    std::string typed;
    std::string sought; // what `found` was looked up for
    std::vector<ParticipantId> found;
    ParticipantId next;                                 // to be compared; 0: all were
    std::vector<std::pair<Fit, ParticipantId>> fitting; // the best of those that were
    std::size_t at = 0;
};

struct FilterPanel {
    bool open = false;
    bool fresh = false;
    std::string typed;
    std::size_t at = 0;
};

// The acts at an answer, where the right button was pressed.
struct AnswerMenu {
    bool open = false;
    bool fresh = false;
    Point at;
    std::size_t line = 0;
};

// The stages in their order, to move and rename them.
struct StagePanel {
    bool open = false;
    bool fresh = false;
    bool sought = false; // the chosen one is to be brought into sight
    StageId at;
    StageId renamed;     // 0: none is
    bool naming = false; // its field is to take the keyboard
    std::string typed;
};

struct ThemeRename {
    ThemeId theme; // 0: none is renamed
    bool fresh = false;
    std::string typed;
};

struct ResponsesView {
    ReadingPlan plan; // what is wanted
    std::shared_ptr<const ReadingList> reading =
        std::make_shared<const ReadingList>(); // what is shown
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
    CodingId coding;               // chosen on the current answer
    CodingId asked_coding;         // when it was made was asked for last
    std::optional<Span> stretched; // where its ends are moved to, until the key is let go
    bool pulling = false;          // by the mouse

    ThemeId theme;               // whose card is shown
    ThemeId hovered_theme;       // under the mouse in the tree
    ThemeId touched_theme;       // of the coding under the mouse on a card
    std::vector<ThemeId> recent; // applied, the last one first
    std::string awaited_theme;   // its name was sent; it becomes the last one applied
    DigitKeys digits;
    std::set<ThemeId> folded;
    std::string theme_filter; // typed above the tree
    bool theme_filter_wanted = false;
    ThemeRename rename;
    ThemePicker picker;
    float picker_top = 0; // below what it codes
    MemoPanel memo;
    GoToField go_to;
    FilterPanel filter;
    AnswerMenu menu;
    StagePanel stages;
    BulkPanel bulk; // answers like the current one
    enum class Suggesting { shown, hidden } suggesting = Suggesting::shown;
    std::string said; // what a key could not do, or undid; until the next act
    Head said_at;

    float left_width = size::left_pane;
    float right_width = size::right_pane;
};

// What the commands of the view work on.
struct ResponsesWork {
    const Scene& scene;
    ResponsesView& view;
    Outbox& out;
    unsigned which = 0;

    // What was said before stands until the next act; steps are none.
    void begin(const CommandWords& command);
    void say(std::string what);
};

[[nodiscard]] Commands<ResponsesWork> responses_commands();
[[nodiscard]] std::span<const Gesture> responses_gestures();

// `reading` may be one that was reckoned a little before, or null.
void draw_responses(const Scene& scene, const std::shared_ptr<const ReadingList>& reading,
                    const Rect& place, ResponsesView& view, Outbox& out);

// A line above the lower edge of a place, for what a key could not do. True when it was closed.
[[nodiscard]] bool draw_said(const Look& look, const Rect& place, const std::string& said);

// Whether more participants are still to be compared with what was typed.
[[nodiscard]] bool is_looking(const GoToField& field);

// Makes an answer the current one and brings it into sight.
void go_to(ResponsesView& view, ResponseId response);
// The same, whatever is filtered.
void show_among_all(ResponsesView& view, ResponseId response);

[[nodiscard]] CardEstimate card_estimate(const Look& look);

// Some field or menu of this view has the keys.
[[nodiscard]] bool panel_is_open(const ResponsesView& view);

// The digit of a theme as it is shown; empty when it has none.
[[nodiscard]] std::string digit_of(const ResponsesView& view, ThemeId theme);

// To the selected words, else to the whole of the current answer.
void apply_theme(const Scene& scene, ThemeId theme, ResponsesView& view, Outbox& out);

} // namespace themata
