#include "ui/search/search_parts.h"

#include "ui/parts/marks.h"
#include <tuple>

namespace themata {

namespace {

constexpr std::size_t most_hits = 200;

void write_in_middle(const Look& look, const Rect& place, const std::string& what,
                     const std::string& next) {
    const float width = std::min(place.width() - 2 * look.px(space::four), look.px(size::notice));
    Point at{std::round(place.middle().x - width / 2),
             std::round(place.top + place.height() * 0.2F)};
    at.y += write_wrapped(look, type::title, at, width, look.palette().text, what) +
            look.px(space::one);
    write_wrapped(look, type::body, at, width, look.palette().second_text, next);
}

void sort_hits(const Study& study, HitOrder order, std::vector<ShownHit>& hits) {
    if (order != HitOrder::participant && order != HitOrder::stage)
        return;
    const auto key = [&](const ShownHit& hit) {
        const Response& response = *study.responses.find(hit.response);
        const Participant* who = study.participants.find(response.participant);
        const std::string label = who ? who->label : std::string();
        return order == HitOrder::participant
                   ? std::tuple{std::uint32_t{0}, label, response.id.value}
                   : std::tuple{response.stage.value, label, response.id.value};
    };
    std::ranges::stable_sort(hits, {}, key);
}

// An answer whose matches are on several lines comes where the first of them is.
void put_in_sequence(SearchView& view) {
    view.sequence.clear();
    ResponseSet seen;
    const auto add = [&](ResponseId id) {
        if (seen.contains(id))
            return;
        seen.add(id);
        view.sequence.push_back(id);
    };
    for (const KwicLine& line : view.lines)
        add(line.response);
    for (const ShownHit& hit : view.hits)
        add(hit.response);
}

// Excerpts are cut once for an answer of the desk, not in every frame.
void read_hits(const Scene& scene, SearchView& view) {
    if (view.read == scene.desk.found && view.read_order == view.order &&
        view.read_shape == view.shape)
        return;
    view.read = scene.desk.found;
    view.read_order = view.order;
    view.read_shape = view.shape;
    view.hits.clear();
    view.passages = {};
    for (const Hit& hit : view.read->hits->hits)
        if (const Response* response = scene.now.study.responses.find(hit.response))
            view.hits.push_back(shown_hit(*response, hit));
    sort_hits(scene.now.study, view.order, view.hits);
    view.lines.clear();
    if (view.shape == HitShape::lines)
        view.lines = lines_of(scene.now.study, view.read->hits->hits, view.order);
    put_in_sequence(view);
    if (std::ranges::find(view.hits, view.current, &ShownHit::response) == view.hits.end())
        view.current = {};
}

ResponseId draw_found(const Scene& scene, Rect place, SearchView& view, const Hits& hits,
                      Outbox& out) {
    const Look& look = scene.look;
    if (hits.total == 0 && hits.unread > 0) {
        write_in_middle(look, place, "Searching …", "Nothing yet; " + being_read(hits));
        return {};
    }
    if (hits.total == 0) {
        if (hits.meant)
            place.take_top(draw_meant(look, place, *hits.meant, view));
        write_in_middle(look, place, "No answer holds that",
                        "Fewer words find more, and a star finds every ending: consult*");
        return {};
    }
    const Rect whole = place;
    if (hits.meant)
        place.take_top(draw_meant(look, place, *hits.meant, view));
    place.take_top(look.px(space::two));
    const float head = hits_head_height(look, column_of(look, place).width());
    draw_hits_head(scene, column_of(look, place.take_top(head)), view, hits);
    place.take_top(look.px(space::gap));
    // What filters alone have found has no words to be shown in context.
    const ResponseId clicked = view.lines.empty() ? draw_hit_list(scene, place, view, hits.total)
                                                  : draw_hit_lines(scene, place, view, hits.total);
    if (view.picker.open)
        pick_for_ticked(scene, whole, view, hits, out);
    return clicked;
}

ResponseId draw_middle(const Scene& scene, const Rect& place, SearchView& view, Outbox& out) {
    const Pane pane("Middle of the search", place);
    ground(place, scene.look.palette().app);
    if (view.query.empty()) {
        draw_how_to_search(scene.look, place);
        return {};
    }
    const auto& found = scene.desk.found;
    const bool nothing = !found || !found->hits || found->hits->total == 0;
    if (!found || (nothing && found->query != view.query)) {
        write_in_middle(scene.look, place, "Searching …", "");
        return {};
    }
    const Result<Hits>& hits = found->hits;
    if (!hits) {
        write_in_middle(scene.look, place, hits.error().what, hits.error().hint);
        return {};
    }
    read_hits(scene, view);
    return draw_found(scene, place, view, *hits, out);
}

} // namespace

SearchOptions options_of(const SearchView& view) {
    return {.limit = most_hits,
            .offset = 0,
            .breakdown = view.breakdown,
            .breakdown_traits = view.breakdown_traits};
}

Rect column_of(const Look& look, const Rect& place) {
    const float free = place.width() - 2 * look.px(space::three);
    const float width = std::min(free, look.px(size::widest_stream));
    return {std::round(place.middle().x - width / 2), place.top,
            std::round(place.middle().x - width / 2) + width, place.bottom};
}

void keep_search(const Snapshot& now, SearchView& view, Outbox& out) {
    const SearchOptions options = options_of(view);
    const bool same_beside = options.breakdown == view.asked_with.breakdown &&
                             options.breakdown_traits == view.asked_with.breakdown_traits;
    if (view.query == view.asked && view.asked_at == now.head && same_beside)
        return;
    if (view.query != view.asked && !view.query.empty())
        view.alike.open = false;
    if (view.query != view.asked)
        view.ticked = {}; // they were ticked among other hits
    view.asked = view.query;
    view.asked_at = now.head;
    view.asked_with = options;
    if (!view.query.empty())
        out.ask(AskSearch{view.query, options});
}

ResponseId draw_search(const Scene& scene, const Rect& place, SearchView& view, Outbox& out) {
    keep_search(scene.now, view, out);
    keep_lists(scene, view, out);
    const bool panel = search_panel_is_open(view) || view.lists.renamed;
    const Look& look = scene.look;
    Rect middle = place;
    const float left = std::round(std::min(look.px(view.left_width), place.width() * 0.2F));
    const Rect lists = middle.take_left(left);
    draw_lists(scene, lists, view, out);
    const bool found = !view.query.empty() && scene.desk.found && scene.desk.found->hits;
    const float right = std::min(look.px(view.right_width), place.width() * 0.22F);
    const Rect where = middle.take_right(std::round(right));
    draw_where(scene, where, found ? &*scene.desk.found->hits : nullptr, view);
    ResponseId asked_for;
    if (view.alike.open)
        draw_alike(scene, middle, view);
    else
        asked_for = draw_middle(scene, middle, view, out);
    draw_search_panels(scene, middle, view, out);
    SearchWork work{scene, view, out};
    if (!panel)
        read_commands(search_commands(), work);
    splitter(look, "Width of the searches", lists, Side::left, view.left_width);
    splitter(look, "Width of where the hits are", where, Side::right, view.right_width);
    return work.show ? work.show : asked_for;
}

} // namespace themata
