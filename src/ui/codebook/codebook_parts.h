#pragma once
// The parts of the codebook view; private to it.

#include "ui/codebook/codebook.h"
#include "ui/parts/widgets.h"

namespace themata {

// A theme as the tree lists it.
struct CodebookLine {
    ThemeId theme;
    int depth = 0;
    bool has_more = false;
};

// In the order that is chosen; with a filter those that fit and the themes above them.
[[nodiscard]] std::vector<CodebookLine> codebook_lines(const Scene& scene,
                                                       const CodebookView& view);

void draw_codebook_tree(const Scene& scene, const Rect& place, CodebookView& view, Outbox& out);
[[nodiscard]] ResponseId draw_codebook_card(const Scene& scene, const Rect& place,
                                            CodebookView& view, Outbox& out);
void draw_codebook_panel(const Scene& scene, const CodebookFigures& figures, const Rect& window,
                         CodebookView& view, Outbox& out);

// Of the commands those that tooltips tell of.
void add_beside(CodebookWork& work);
void add_below(CodebookWork& work);
void merge_chosen(CodebookWork& work);
void split_chosen(CodebookWork& work);

void begin_renaming(const Scene& scene, ThemeId theme, CodebookView& view);
// A new theme beside the chosen one, or below it.
enum class NewPlace { beside, below };
void begin_adding(const Scene& scene, NewPlace where, CodebookView& view);
void begin_merging(CodebookView& view);
void begin_splitting(CodebookView& view);
void retire_or_restore(const Scene& scene, CodebookView& view, Outbox& out);

// Up, down, below the one before, beside the one above; nothing where that is no move.
enum class TreeStep { up, down, in, out };
[[nodiscard]] std::optional<MoveTheme> move_by(const Snapshot& now, ThemeId theme, TreeStep step);

// With the line of its pattern below, as its coded words have it.
void theme_swatch(const Look& look, Point middle, Colour colour, Underline pattern);

} // namespace themata
