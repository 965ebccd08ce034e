#pragma once
// Search while typing: hits as cards, the best first, and beside them where they are. The window's
// thread.

#include "ui/outbox.h"
#include "ui/passage_cache.h"
#include "ui/scene.h"

namespace themata {

// A hit as its card shows it: the answer, or a part of a long one.
struct ShownHit {
    ResponseId response;
    std::string text;
    std::vector<Span> spans; // in the text
};

struct SearchView {
    std::string query;
    std::string asked;
    Head asked_at;
    const void* read = nullptr; // what `hits` were made of
    std::vector<ShownHit> hits;
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

[[nodiscard]] ShownHit shown_hit(const Response& response, const Hit& hit);

} // namespace themata
