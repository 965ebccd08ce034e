#pragma once
// The parts of the search view; private to it.

#include "ui/parts/widgets.h"
#include "ui/search/search.h"

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

// "980,000 answers are still being read", while the index is not ready.
[[nodiscard]] std::string being_read(const Hits& hits);
// How many there are, in which order, and what is done to those that are ticked.
void draw_hits_head(const Scene& scene, const Rect& place, SearchView& view, const Hits& hits);
[[nodiscard]] float hits_head_height(const Look& look, float width);

void toggle_tick(SearchView& view, ResponseId response);

// Of the commands those that tooltips tell of.
void tick_all_hits(SearchWork& work);
void choose_theme_for_ticked(SearchWork& work);
void read_in_place(SearchWork& work);
void show_or_hide_alike(SearchWork& work);
void take_meant(SearchWork& work);
void keep_query(SearchWork& work);
void rename_kept(SearchWork& work);
void remove_kept(SearchWork& work);
void mark_kept_seen(SearchWork& work);
void run_rules(SearchWork& work);
void add_synonyms(SearchWork& work);

// The panel in which the theme for what is ticked is chosen.
void pick_for_ticked(const Scene& scene, const Rect& place, SearchView& view, const Hits& hits,
                     Outbox& out);

void draw_how_to_search(const Look& look, const Rect& place);
// Where the hits are, and which words tell those that are ticked.
void draw_where(const Scene& scene, const Rect& place, const Hits* hits, SearchView& view);
void draw_alike(const Scene& scene, const Rect& place, SearchView& view);
// "Did you mean …"; how high it was.
float draw_meant(const Look& look, const Rect& place, const Meant& meant, SearchView& view);

// Searches, rules and synonyms of the study.
void draw_lists(const Scene& scene, const Rect& place, SearchView& view, Outbox& out);
void keep_lists(const Scene& scene, SearchView& view, Outbox& out);
void open_keep(SearchView& view);
void open_rules(const Study& study, SavedSearchId only, SearchView& view);
// Over the middle of the view, those that are open.
void draw_search_panels(const Scene& scene, const Rect& place, SearchView& view, Outbox& out);

// A heading within a pane, in the rectangle's first line.
void write_heading(const Look& look, Rect& rest, const std::string& text);

// The chips of one choice, from the right to the left of a line.
template <class Value>
void choose_in_line(const Look& look, Rect& line, const std::string& heading, Value& value,
                    std::initializer_list<std::pair<Value, std::string>> choices) {
    for (auto choice = std::rbegin(choices); choice != std::rend(choices); ++choice) {
        const Rect place = line.take_right(chip_width(look, choice->second));
        const float top = std::round(place.middle().y - look.px(size::chip) / 2);
        if (chip(look, heading + ": " + choice->second, {place.left, top}, choice->second,
                 value == choice->first ? Chosen::yes : Chosen::no))
            value = choice->first;
        line.take_right(look.px(space::half));
    }
    const float wide = std::ceil(text_width(look, type::label, heading)) + look.px(space::one);
    write_in(look, type::label, line.take_right(wide), look.palette().second_text, heading);
    line.take_right(look.px(space::two));
}

} // namespace themata
