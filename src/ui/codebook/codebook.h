#pragma once
// The codebook: the tree of themes with their counts, to be ordered by dragging and by keys, and
// beside it what the chosen theme means. Themes are merged and split after a look at what moves.
// The window's thread.

#include "ui/codebook/codebook_acts.h"
#include "ui/parts/outbox.h"
#include "ui/parts/scene.h"
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

// What was reckoned for this view; nullptr while that goes on for the first time.
struct CodebookFigures {
    const ActPreview* preview = nullptr;   // of wanted_preview()
    const PassageList* passages = nullptr; // of wanted_passages()
};

// What the view wants to be reckoned: the act that its panel would do, and the passages to choose
// from.
[[nodiscard]] std::optional<MergeThemes> wanted_preview(const CodebookView& view);
[[nodiscard]] std::optional<PassageQuery> wanted_passages(const CodebookView& view);

// The answer that the analyst wants to see in its place; 0: none.
[[nodiscard]] ResponseId draw_codebook(const Scene& scene, const CodebookFigures& figures,
                                       const Rect& place, CodebookView& view, Outbox& out);

// Sends what was typed and not yet sent; in every frame in which the view is not drawn.
void keep_draft(const Snapshot& now, CodebookView& view, Outbox& out);

} // namespace themata
