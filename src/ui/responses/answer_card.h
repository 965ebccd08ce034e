#pragma once
// One answer as a card: who gave it, its words with what is coded in them, the themes in the margin
// and those of the whole answer below. Shaping measures and is a function of values; drawing says
// what was done to it. The window's thread.

#include "ui/drawing/passage_layout.h"
#include "ui/parts/scene.h"
#include "ui/parts/widgets.h"

namespace themata {

// A coding as it stands on a card: in the margin, or, of the whole answer, as a chip.
struct CodingMark {
    enum class Kind { stripe, chip };
    Coding coding;
    Kind kind = Kind::stripe;
    Rect place; // from the card's top left
    std::string label;
};

// A theme that is likely here and that nobody has applied.
struct SuggestionMark {
    const Suggestion* suggestion = nullptr; // of the scene's
    Rect place;                             // from the card's top left
    std::string label;
};

struct CardShape {
    const PassageLayout* words = nullptr; // holds as long as the cache's frame
    Rect text;                            // from the card's top left
    float rule = 0;                       // where the margin begins
    float height = 0;
    std::vector<CodingMark> marks;
    std::vector<SuggestionMark> suggestions;
};

[[nodiscard]] CardShape shape_card(const Scene& scene, const Response& response, float width,
                                   PassageCache& cache);

// What of a card is chosen.
struct CardState {
    bool current = false;
    Span selection;
    CodingId coding;
    ThemeId lit;           // its codings stand out
    std::string memo = {}; // about this answer; empty: none
    std::size_t alike = 0; // other answers that say the same
};

// What happened on a card in this frame.
struct CardEvents {
    bool pressed = false; // anywhere on it
    Touch words;
    Point mouse; // from the top left of the words
    CodingId chosen;
    CodingId withdrawn;
    CodingId under_mouse;
    bool memo_wanted = false;
    bool alike_wanted = false;
    ThemeId suggested; // a suggestion that was taken
    // An end of the chosen coding that is dragged.
    enum class End { none, begin, end };
    End pulled = End::none;
};

CardEvents draw_card(const Scene& scene, const Response& response, const CardShape& shape, Point at,
                     float width, const CardState& state);

// The shortest coding that covers the words under this point; 0 when there is none. Of several
// that do, the one after `before`.
[[nodiscard]] CodingId coding_under(const CardShape& shape, Point point, CodingId before);

} // namespace themata
