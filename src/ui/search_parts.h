#pragma once
// The parts of the search view; private to it.

#include "ui/search.h"
#include "ui/widgets.h"

namespace themata {

// The column in which hits stand.
[[nodiscard]] Rect column_of(const Look& look, const Rect& place);

// What the analyst wants to see in its place; 0: nothing.
[[nodiscard]] ResponseId draw_hit_list(const Scene& scene, const Rect& place, SearchView& view,
                                       std::size_t total);

[[nodiscard]] ResponseId draw_hit_lines(const Scene& scene, const Rect& place, SearchView& view,
                                        std::size_t total);
// "These are the best 200 of 1,003 …".
[[nodiscard]] std::string listed_of(std::size_t listed, std::size_t total);
// `which` tells boxes of one answer apart.
void draw_tick(const Look& look, const Rect& place, SearchView& view, const Response& response,
               const std::string& name, const std::string& which = {});

// How many there are, in which order, and what is done to those that are ticked.
void draw_hits_head(const Scene& scene, const Rect& place, SearchView& view, const Hits& hits);
[[nodiscard]] float hits_head_height(const Look& look);

void toggle_tick(SearchView& view, ResponseId response);

// The keys of this view; what is to be seen in its place, or 0.
[[nodiscard]] ResponseId read_search_keys(const Scene& scene, SearchView& view, const Hits& hits);

// The panel in which the theme for what is ticked is chosen.
void pick_for_ticked(const Scene& scene, const Rect& place, SearchView& view, const Hits& hits,
                     Outbox& out);

void draw_how_to_search(const Look& look, const Rect& place);
void draw_where(const Scene& scene, const Rect& place, const Hits* hits);

} // namespace themata
