#pragma once
// Search while typing: hits as cards, and beside them where they are. Hits are ticked, and a theme
// is applied to all that are ticked in one act. The window's thread.

#include "study/response_set.h"
#include "ui/outbox.h"
#include "ui/passage_cache.h"
#include "ui/scene.h"
#include "ui/theme_picker.h"

namespace themata {

// A hit as its card shows it: the answer, or a part of a long one.
struct ShownHit {
    ResponseId response;
    std::string text;
    std::vector<Span> spans; // in the text
};

// left, right: by what stands before a match, or behind it.
enum class HitOrder { best_first, participant, stage, left, right };

// Answers as cards, or each match on a line with what stands around it.
enum class HitShape { cards, lines };

struct SearchView {
    std::string query;
    std::string asked;
    Head asked_at;
    std::shared_ptr<const Found> read; // what `hits` were made of
    HitOrder order = HitOrder::best_first;
    HitOrder read_order = HitOrder::best_first;
    HitShape shape = HitShape::cards;
    HitShape read_shape = HitShape::cards;
    std::vector<ShownHit> hits;
    std::vector<KwicLine> lines;      // of the hits, when they are shown so
    std::vector<ResponseId> sequence; // the answers, each once, as they are shown
    ResponseId current;
    ResponseId sought; // to be shown when the hits are next drawn
    ResponseSet ticked;
    CodingScope scope = CodingScope::hit;
    ThemePicker picker;
    std::vector<ThemeId> recent; // applied here, the last one first
    PassageCache passages;
    float right_width = size::right_pane;
};

// How many hits are listed, and what else is asked for.
[[nodiscard]] SearchOptions window_search_options();

// The answer that the analyst wants to see in its place; 0: none.
[[nodiscard]] ResponseId draw_search(const Scene& scene, const Rect& place, SearchView& view,
                                     Outbox& out);

// Asks anew when the query or the study has changed; also while another view is seen.
void keep_search(const Snapshot& now, SearchView& view, Outbox& out);

// What a theme would be applied to: of each ticked hit that is listed its matches or the sentences
// around them, or all of every ticked answer. A pure function of values.
[[nodiscard]] std::vector<Passage> ticked_passages(const Study& study, const Hits& hits,
                                                   const ResponseSet& ticked, CodingScope scope);

[[nodiscard]] ShownHit shown_hit(const Response& response, const Hit& hit);

// The matches as lines; line ends within them are spaces.
[[nodiscard]] std::vector<KwicLine> lines_of(const Study& study, const std::vector<Hit>& hits,
                                             HitOrder order);

} // namespace themata
