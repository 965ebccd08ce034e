#pragma once
// The codebook: the tree of themes with their counts, to be ordered by dragging and by keys, and
// beside it what the chosen theme means. Themes are merged and split after a look at what moves.
// The window's thread.

#include "ui/parts/command.h"
#include "ui/parts/outbox.h"
#include "ui/parts/scene.h"
#include "workbench/plan.h"
#include <optional>
#include <set>

namespace themata {

enum class ThemeSort { codebook, name, mentions };

// What is typed about a theme and not yet part of the study.
struct ThemeDraft {
    ThemeId theme;
    Theme read; // what the draft was begun with
    std::string definition;
    std::string include;
    std::string exclude;
    std::string memo;
    std::string memo_read;
    Head read_at;
};

// A name that is typed in the tree, of a theme or of a new one.
struct NameTyping {
    ThemeId renamed;                  // 0: none
    std::optional<ThemeId> new_below; // the parent of the new one; 0: at the top
    std::string typed;
    bool fresh = false; // takes the keyboard
    bool begun = false; // has it
};

struct ThemeDrag {
    ThemeId theme; // 0: none
    Point from;
    bool moving = false; // further than a click
};

enum class CodebookPanel { none, merge, split };

struct MergePanel {
    std::string typed;
    std::size_t at = 0;
    ThemeId into;
    bool fresh = false;
};

struct SplitPanel {
    std::string name;
    std::string words; // that the passages must hold
    std::set<CodingId> ticked;
    std::size_t first = 0; // the first passage that is seen
    bool fresh = false;
};

struct CodebookView {
    ThemeId chosen;
    bool show_chosen = false; // to be scrolled to
    std::set<ThemeId> folded;
    std::string filter;
    bool filter_wanted = false; // the field is to take the keyboard
    ThemeSort sort = ThemeSort::codebook;
    NameTyping naming;
    std::optional<std::uint32_t> new_after; // the last theme there was when one was added
    ThemeDrag drag;
    ThemeDraft draft;
    CodebookPanel panel = CodebookPanel::none;
    MergePanel merge;
    SplitPanel split;
    float right_width = size::right_pane;
};

struct ActPreview {
    std::string note;                // the act as History would tell it
    std::string refusal;             // why it cannot be done, with the hint; then all else is empty
    std::size_t moved = 0;           // codings that get another theme
    std::size_t joined = 0;          // codings that are there already and become one with these
    std::size_t memos = 0;           // that go along
    std::vector<std::string> themes; // that go along, by their names
    std::vector<CodingId> examples;  // some of those that move
};

// By planning it: what is told is what would be done.
[[nodiscard]] ActPreview preview_of(const Snapshot& now, const Intent& intent,
                                    const Acting& acting);

// Passages of a theme itself that hold these words, without regard to case and accents.
struct PassageQuery {
    ThemeId theme;
    std::string words;
    bool operator==(const PassageQuery&) const = default;
};

using PassageList = std::vector<CodingId>;

// By stage, participant and place.
[[nodiscard]] PassageList passages_of(const Snapshot& now, const PassageQuery& query);

// The words of a coding; empty when it is gone.
[[nodiscard]] std::string_view passage_words(const Study& study, CodingId coding);

// What was computed for this view; nullptr while that goes on for the first time.
struct CodebookFigures {
    const ActPreview* preview = nullptr;   // of wanted_preview()
    const PassageList* passages = nullptr; // of wanted_passages()
};

// What the view wants to be computed: the act that its panel would do, and the passages to choose
// from.
[[nodiscard]] std::optional<MergeThemes> wanted_preview(const CodebookView& view);
[[nodiscard]] std::optional<PassageQuery> wanted_passages(const CodebookView& view);

// What the commands of the view work on.
struct CodebookWork {
    const Scene& scene;
    CodebookView& view;
    Outbox& out;
    unsigned which = 0;

    void say(std::string what) { out.ask(SayWhyNot{std::move(what)}); }
};

[[nodiscard]] Commands<CodebookWork> codebook_commands();
[[nodiscard]] std::span<const Gesture> codebook_gestures();

// Its merge or its split is to be answered first, or a name is typed in the tree.
[[nodiscard]] bool panel_is_open(const CodebookView& view);

// The answer that the analyst wants to see in its place; 0: none.
[[nodiscard]] ResponseId draw_codebook(const Scene& scene, const CodebookFigures& figures,
                                       const Rect& place, CodebookView& view, Outbox& out);

// Sends what was typed and not yet sent; in every frame in which the view is not drawn.
void keep_draft(const Snapshot& now, CodebookView& view, Outbox& out);

} // namespace themata
