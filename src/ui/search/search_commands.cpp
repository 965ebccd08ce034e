// What can be done in the search view, each once with its key; ticking hits, and coding all that
// are ticked at once.

#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/search/search_parts.h"
#include "workbench/bulk_coding.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>
#include <span>

namespace themata {

namespace {

constexpr std::size_t most_applied_here = 9;
constexpr float least_for_one_row = 860; // title, what was asked for, and the choices beside them

// Answers beyond the listed ones have no matches at hand; only whole ones are coded there.
std::size_t ticked_in_scope(const SearchView& view) {
    if (view.scope == CodingScope::answer)
        return view.ticked.size();
    return static_cast<std::size_t>(std::ranges::count_if(
        view.hits, [&](const ShownHit& hit) { return view.ticked.contains(hit.response); }));
}

void tick_all(SearchView& view, const Hits& hits) {
    if (view.scope == CodingScope::answer) {
        view.ticked |= hits.responses;
        return;
    }
    for (const ShownHit& hit : view.hits)
        view.ticked.add(hit.response);
}

bool all_are_ticked(const SearchView& view, const Hits& hits) {
    return ticked_in_scope(view) >=
           (view.scope == CodingScope::answer ? hits.total : view.hits.size());
}

void open_picker(SearchView& view) {
    if (view.ticked.empty() && view.current)
        view.ticked.add(view.current);
    if (ticked_in_scope(view) > 0)
        view.picker = {.open = true, .fresh = true, .typed = {}, .at = 0};
}

// "12 of 15 passages get it anew, 3 have it already."
std::string preview_in_words(const Scene& scene, TickedPreview& preview, ThemeId theme) {
    constexpr std::size_t in_a_frame = 2'000;
    const std::size_t all = preview.passages.size();
    if (!theme) {
        preview.theme = {};
        return fmt::format("{} would get it.", counted(all, "passage"));
    }
    if (preview.theme != theme || preview.counted_at != scene.now.head) {
        preview.theme = theme;
        preview.counted_at = scene.now.head;
        preview.counted = preview.fresh = 0;
    }
    const std::span<const Passage> left = std::span(preview.passages).subspan(preview.counted);
    const auto piece = left.first(std::min(left.size(), in_a_frame));
    if (!piece.empty())
        preview.fresh += preview_of(scene.now, theme, piece, scene.desk.coder).fresh;
    preview.counted += piece.size();
    if (preview.counted < all)
        return fmt::format("Of {}: counting …", counted(all, "passage"));
    if (preview.fresh == 0)
        return all == 1 ? std::string("The passage has it already.")
                        : fmt::format("All {} passages have it already.", grouped(all));
    return fmt::format("{} get it anew, {} have it already.", counted(preview.fresh, "passage"),
                       grouped(all - preview.fresh));
}

std::string scope_in_words(CodingScope scope) {
    switch (scope) {
    case CodingScope::hit:
        return "the hit";
    case CodingScope::sentence:
        return "the sentence";
    case CodingScope::answer:
        break;
    }
    return "the whole answer";
}

void draw_ticks(const Scene& scene, Rect line, SearchView& view, const Hits& hits) {
    const Look& look = scene.look;
    const std::size_t ticked = ticked_in_scope(view);
    const ButtonFace apply{.text = "Apply a theme …",
                           .emphasis = ticked > 0 ? Emphasis::strong : Emphasis::plain};
    if (button(look, "Apply a theme to the ticked hits", line.take_right(button_width(look, apply)),
               apply))
        open_picker(view);
    hint(look, with_key("To all ticked hits at once, one entry in History", search_commands(),
                        choose_theme_for_ticked));
    line.take_right(look.px(space::gap));
    choose_in_line<CodingScope>(look, line, "Code", view.scope,
                                {{CodingScope::hit, "Hit"},
                                 {CodingScope::sentence, "Sentence"},
                                 {CodingScope::answer, "Answer"}});
    const bool all = all_are_ticked(view, hits);
    const ButtonFace tick{.text = all ? "Untick all" : "Tick all"};
    if (button(look, "Tick or untick all hits", line.take_left(button_width(look, tick)), tick)) {
        if (all)
            view.ticked = {};
        else
            tick_all(view, hits);
    }
    hint(look,
         with_key(view.scope == CodingScope::answer ? "All that were found" : "All that are listed",
                  search_commands(), tick_all_hits));
    line.take_left(look.px(space::gap));
    write_in(look, type::body, line, look.palette().text,
             ticked == 0 ? std::string("None ticked") : grouped(ticked) + " ticked");
}

std::size_t place_of_current(const SearchView& view) {
    const auto found = std::ranges::find(view.sequence, view.current);
    return static_cast<std::size_t>(found - view.sequence.begin());
}

void step_hits(SearchView& view, std::ptrdiff_t by) {
    const auto count = static_cast<std::ptrdiff_t>(view.sequence.size());
    if (count == 0)
        return;
    auto at = static_cast<std::ptrdiff_t>(place_of_current(view));
    at = at == count ? (by > 0 ? 0 : count - 1) : std::clamp<std::ptrdiff_t>(at + by, 0, count - 1);
    view.current = view.sought = view.sequence[static_cast<std::size_t>(at)];
}

void remember_applied_here(SearchView& view, ThemeId theme) {
    std::erase(view.recent, theme);
    view.recent.insert(view.recent.begin(), theme);
    view.recent.resize(std::min(view.recent.size(), most_applied_here));
}

bool has_row_of_choices(const Look& look, float width) {
    return width < look.px(least_for_one_row);
}

// At the right of the place; what is left of it.
Rect choose_shape_and_order(const Look& look, Rect head, SearchView& view) {
    if (view.shape == HitShape::lines)
        choose_in_line<HitOrder>(look, head, "Order", view.order,
                                 {{HitOrder::best_first, "Best"},
                                  {HitOrder::left, "Left"},
                                  {HitOrder::right, "Right"},
                                  {HitOrder::participant, "Participant"},
                                  {HitOrder::stage, "Stage"}});
    else
        choose_in_line<HitOrder>(look, head, "Order", view.order,
                                 {{HitOrder::best_first, "Best"},
                                  {HitOrder::participant, "Participant"},
                                  {HitOrder::stage, "Stage"}});
    choose_in_line<HitShape>(look, head, "Show", view.shape,
                             {{HitShape::cards, "Answers"}, {HitShape::lines, "In context"}});
    return head;
}

// What was found and is shown; nullptr while nothing is.
const Hits* shown_hits(const SearchWork& work) {
    const auto& found = work.scene.desk.found;
    const bool any = !work.view.query.empty() && !work.view.alike.open && found && found->hits;
    return any && found->hits->total > 0 ? &*found->hits : nullptr;
}

const SavedSearch* kept_search(const SearchWork& work) {
    return work.scene.now.study.searches.find(work.view.lists.chosen);
}

template <int by>
void step_by(SearchWork& work) {
    step_hits(work.view, by);
}

void tick_hit(SearchWork& work) { toggle_tick(work.view, work.view.current); }

void untick_all(SearchWork& work) { work.view.ticked = {}; }

void find_like_hit(SearchWork& work) {
    work.out.ask(ShowLike{{.response = work.view.current, .theme = {}}});
}

void export_hits(SearchWork& work) { work.out.ask(ChooseFile{.what = Choosing::hits_to}); }

std::string no_hits(const SearchWork& work) { return shown_hits(work) ? "" : "No hit is shown."; }

std::string no_hit(const SearchWork& work) {
    if (std::string none = no_hits(work); !none.empty())
        return none;
    return work.view.current ? "" : "No hit is chosen: J goes to the first one.";
}

std::string none_ticked(const SearchWork& work) {
    if (std::string none = no_hits(work); !none.empty())
        return none;
    const bool any = work.view.current || ticked_in_scope(work.view) > 0;
    return any ? "" : "No hit is ticked: Space ticks the one that J has come to.";
}

std::string nothing_meant(const SearchWork& work) {
    const auto& found = work.scene.desk.found;
    return found && found->hits && found->hits->meant ? "" : "No other word was meant.";
}

std::string no_query(const SearchWork& work) {
    return work.view.query.empty() ? "Nothing is searched for." : "";
}

std::string no_kept_search(const SearchWork& work) {
    return kept_search(work) ? "" : "No kept search is chosen.";
}

std::string nothing_kept(const SearchWork& work) {
    return work.view.lists.synonyms ? std::string() : no_kept_search(work);
}

std::string no_rules(const SearchWork& work) {
    const auto& searches = work.scene.now.study.searches;
    const bool any = std::any_of(searches.begin(), searches.end(), [](const SavedSearch& each) {
        return static_cast<bool>(each.theme);
    });
    return any ? "" : "No rule is kept: a search with a theme is one.";
}

constexpr int ctrl_shift = ImGuiMod_Ctrl | ImGuiMod_Shift;

constexpr Command<SearchWork> rows_of_search[] = {
    {{"Next hit", {ImGuiKey_J, ImGuiKey_DownArrow}, Held::repeats}, step_by<1>, no_hits},
    {{"Previous hit", {ImGuiKey_K, ImGuiKey_UpArrow}, Held::repeats}, step_by<-1>, no_hits},
    {{"Tick the hit", {ImGuiKey_Space}}, tick_hit, no_hit},
    {{"Tick all hits", {ImGuiMod_Ctrl | ImGuiKey_A}}, tick_all_hits, no_hits},
    {{"Untick all hits", {ImGuiKey_Escape}}, untick_all},
    {{"Choose a theme for the ticked hits", {ImGuiKey_Enter, ImGuiKey_KeypadEnter}},
     choose_theme_for_ticked,
     none_ticked},
    {{"Read the hit in its place", {ImGuiKey_O}}, read_in_place, no_hit},
    {{"Groups of answers that say the same", {ImGuiKey_A}}, show_or_hide_alike},
    {{"Answers like the hit", {ImGuiKey_L}}, find_like_hit, no_hit},
    {{"Take what was meant", {ImGuiKey_D}}, take_meant, nothing_meant},
    {{"Keep the search", {ImGuiMod_Ctrl | ImGuiKey_S}, Held::once, WhileTyping::works}, keep_query},
    {{"Rename the kept search", {ImGuiKey_F2}}, rename_kept, no_kept_search},
    {{"Remove the kept search", {ImGuiKey_Delete}}, remove_kept, nothing_kept},
    {{"Mark the kept search as seen", {ImGuiKey_M}}, mark_kept_seen, no_kept_search},
    {{"Run the rules", {ImGuiKey_R}}, run_rules, no_rules},
    {{"Add synonyms", {ImGuiKey_Y}}, add_synonyms},
    {{"Export the hits", {ctrl_shift | ImGuiKey_E}, Held::once, WhileTyping::works},
     export_hits,
     no_query},
};

} // namespace

void tick_all_hits(SearchWork& work) { tick_all(work.view, *shown_hits(work)); }

void choose_theme_for_ticked(SearchWork& work) { open_picker(work.view); }

void read_in_place(SearchWork& work) { work.show = work.view.current; }

void show_or_hide_alike(SearchWork& work) { work.view.alike.open = !work.view.alike.open; }

void take_meant(SearchWork& work) { work.view.query = work.scene.desk.found->hits->meant->query; }

void keep_query(SearchWork& work) { open_keep(work.view); }

void rename_kept(SearchWork& work) {
    const SavedSearch& kept = *kept_search(work);
    work.view.lists.renamed = kept.id;
    work.view.lists.typed = kept.name;
    work.view.lists.naming = true;
}

void remove_kept(SearchWork& work) {
    if (work.view.lists.synonyms)
        work.out.send(RemoveSynonyms{work.view.lists.synonyms});
    else
        work.out.send(RemoveSearch{kept_search(work)->id});
}

void mark_kept_seen(SearchWork& work) { work.out.send(MarkSearchSeen{kept_search(work)->id}); }

// The chosen one; all, where no rule is chosen.
void run_rules(SearchWork& work) {
    const SavedSearch* kept = kept_search(work);
    open_rules(work.scene.now.study, kept && kept->theme ? kept->id : SavedSearchId{}, work.view);
}

void add_synonyms(SearchWork& work) {
    work.view.synonyms = {.open = true, .fresh = true, .typed = {}};
}

Commands<SearchWork> search_commands() { return rows_of_search; }

std::vector<Passage> ticked_passages(const Study& study, const Hits& hits,
                                     const ResponseSet& ticked, CodingScope scope) {
    std::vector<Hit> chosen;
    if (scope == CodingScope::answer) {
        for (const ResponseId id : ticked.to_vector())
            chosen.push_back({.response = id, .spans = {}});
    } else {
        std::ranges::copy_if(hits.hits, std::back_inserter(chosen),
                             [&](const Hit& hit) { return ticked.contains(hit.response); });
    }
    return passages_of(study, chosen, scope);
}

bool is_counting(const SearchView& view) {
    return view.picker.open && view.preview.theme &&
           view.preview.counted < view.preview.passages.size();
}

void toggle_tick(SearchView& view, ResponseId response) {
    if (view.ticked.contains(response))
        view.ticked.remove(response);
    else
        view.ticked.add(response);
    view.current = response;
}

float hits_head_height(const Look& look, float width) {
    const float choices = has_row_of_choices(look, width) ? look.px(type::title.line) : 0;
    return look.px(type::title.line) + choices + look.px(space::one) + look.px(size::button);
}

std::string being_read(const Hits& hits) {
    return grouped(hits.unread) + (hits.unread == 1 ? " answer is" : " answers are") +
           " still being read";
}

void draw_hits_head(const Scene& scene, const Rect& place, SearchView& view, const Hits& hits) {
    const Look& look = scene.look;
    Rect rest = place;
    Rect head = rest.take_top(look.px(type::title.line));
    if (has_row_of_choices(look, place.width()))
        choose_shape_and_order(look, rest.take_top(look.px(type::title.line)), view);
    else
        head = choose_shape_and_order(look, head, view);
    const float taken =
        write(look, type::title, head.at(), look.palette().text, counted(hits.total, "answer"));
    head.take_left(taken + look.px(space::gap));
    write_in(look, type::body, head, look.palette().second_text,
             hits.unread > 0 ? "so far; " + being_read(hits) : "for  " + scene.desk.found->query);
    draw_ticks(scene, rest.take_bottom(look.px(size::button)), view, hits);
}

void pick_for_ticked(const Scene& scene, const Rect& place, SearchView& view, const Hits& hits,
                     Outbox& out) {
    if (view.picker.fresh) {
        view.preview = {};
        view.preview.passages = ticked_passages(scene.now.study, hits, view.ticked, view.scope);
    }
    const PickerTask task{
        .what =
            fmt::format("Theme for {}, {} of each", counted(ticked_in_scope(view), "ticked hit"),
                        scope_in_words(view.scope)),
        .recent = view.recent,
        .parent_of_new = {},
        .top = place.top + hits_head_height(scene.look, column_of(scene.look, place).width()) +
               2 * scene.look.px(space::two),
        .would_do = [&](ThemeId theme) { return preview_in_words(scene, view.preview, theme); }};
    const std::optional<Picked> picked = draw_theme_picker(scene, place, view.picker, task);
    if (!picked)
        return;
    std::vector<Passage> passages = ticked_passages(scene.now.study, hits, view.ticked, view.scope);
    if (picked->theme) {
        remember_applied_here(view, picked->theme);
        out.send(ApplyTheme{.theme = picked->theme, .passages = std::move(passages)});
    } else {
        out.send(
            ApplyNewTheme{.name = picked->new_name, .parent = {}, .passages = std::move(passages)});
    }
    if (picked->after == Picked::After::close)
        view.ticked = {};
}

} // namespace themata
