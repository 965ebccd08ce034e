#include "ui/search.h"

#include "text/excerpt.h"
#include "ui/marks.h"
#include "ui/widgets.h"
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t most_hits = 200;
constexpr std::size_t long_answer = 600;
constexpr std::uint32_t letters_around = 220;

class HitList {
public:
    HitList(const Scene& scene, const Rect& place, SearchView& view)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), view_(view),
          pane_("Hits", place, Scrolling::vertical), at_(pane_.top_left()) {
        const float free = place.width() - 2 * look_.px(space::three);
        width_ = std::min(free, look_.px(size::widest_stream));
        at_.x = std::round(place.left + (place.width() - width_) / 2);
    }

    ResponseId draw(std::size_t total) {
        view_.passages.begin_frame();
        for (const ShownHit& hit : view_.hits)
            if (const Response* response = scene_.now.study.responses.find(hit.response))
                draw_hit(hit, *response);
        if (total > view_.hits.size())
            at_.y += write_wrapped(
                look_, type::body, at_, width_, palette_.second_text,
                fmt::format(
                    "These are the best {} of {}. More words, or a filter such as stage: or "
                    "theme:, find fewer.",
                    with_commas(view_.hits.size()), with_commas(total)));
        pane_.reaches(at_.y + look_.px(space::three));
        return asked_for_;
    }

private:
    void draw_hit(const ShownHit& hit, const Response& response) {
        const float pad = look_.px(space::two);
        const float text_width = std::min(width_ - 2 * pad, look_.px(size::reading_measure));
        const PassageLayout& layout = view_.passages.of(look_, response.id, hit.text, text_width);
        const float head = look_.px(type::label.line);
        const Rect card =
            rect(at_, width_, head + layout.height() + 2 * pad + look_.px(space::half));
        at_.y = card.bottom + look_.px(space::gap);
        if (card.bottom < visible_part().top || card.top > visible_part().bottom)
            return;
        const Touch touch = area("Hit " + name_of(scene_.now.study, response), card);
        if (touch.pressed)
            asked_for_ = response.id;
        hint(look_, "Click to read and code it in its place.");
        const float radius = look_.px(size::card_radius);
        fill(card, palette_.surface, radius);
        outline(card, touch.hovered ? palette_.accent : palette_.hairline, look_.px(size::line),
                radius);
        write_head(response,
                   {card.left + pad, card.top + pad, card.right - pad, card.top + pad + head});
        const Point text{card.left + pad, card.top + pad + head + look_.px(space::half)};
        for (const Span span : hit.spans)
            for (const Rect& line : rectangles(layout, span))
                fill(line.inset(0, look_.px(space::half)).moved(text), palette_.selection);
        write_lines(look_, type::answer, text, palette_.text, layout, visible_part());
    }

    void write_head(const Response& response, Rect line) {
        const Participant* who = scene_.now.study.participants.find(response.participant);
        const float taken =
            write(look_, type::label_strong, line.at(), palette_.text, who ? who->label : "");
        line.take_left(taken + look_.px(space::gap));
        write_in(look_, type::label, line, palette_.second_text,
                 circumstances_of(scene_.now, response) + "  ·  " +
                     question_name(scene_.now.study, response.question));
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    SearchView& view_;
    Pane pane_;
    Point at_;
    float width_ = 0;
    ResponseId asked_for_;
};

void draw_text(const Look& look, const Rect& place, const std::string& what,
               const std::string& next) {
    const float width = std::min(place.width() - 2 * look.px(space::four), look.px(size::notice));
    Point at{std::round(place.middle().x - width / 2),
             std::round(place.top + place.height() * 0.2F)};
    at.y += write_wrapped(look, type::title, at, width, look.palette().text, what) +
            look.px(space::one);
    write_wrapped(look, type::body, at, width, look.palette().second_text, next);
}

void draw_how_to(const Look& look, const Rect& place) {
    const std::pair<const char*, const char*> examples[] = {
        {"trust time", "answers with both words, in any form: trusted, times"},
        {"\"share a clinic\"", "these words in this order"},
        {"trust OR hope", "one of them at least"},
        {"feedback NOT anonymous", "the first without the second"},
        {"consult*", "words that begin so"},
        {"stage:\"Phase 2\" role:Mentor", "only there; also question: and participant:"},
        {"theme:Concerns", "coded with this theme or one below it; also coder:"},
        {"is:uncoded", "nothing applied yet; the other is is:coded"},
    };
    const float width = std::min(place.width() - 2 * look.px(space::four), look.px(size::notice));
    Point at{std::round(place.middle().x - width / 2),
             std::round(place.top + place.height() * 0.14F)};
    at.y += write_wrapped(look, type::title, at, width, look.palette().text, "Search the answers") +
            look.px(space::half);
    at.y += write_wrapped(look, type::body, at, width, look.palette().second_text,
                          "Type above; the hits appear while you do.") +
            look.px(space::three);
    const float left = std::round(width * 0.42F);
    for (const auto& [query, meaning] : examples) {
        const float high = height_of(look, type::body, width - left, meaning);
        write_in(look, type::body_strong,
                 {at.x, at.y, at.x + left - look.px(space::one), at.y + look.px(type::body.line)},
                 look.palette().text, query);
        write_wrapped(look, type::body, {at.x + left, at.y}, width - left,
                      look.palette().second_text, meaning);
        at.y += high + look.px(space::one);
    }
}

void draw_where(const Scene& scene, const Rect& place, const Hits* hits) {
    const Look& look = scene.look;
    const Palette& palette = look.palette();
    const Pane pane("Where the hits are", place, Scrolling::vertical);
    fill(place, palette.surface);
    Rect rest = place.inset(look.px(space::two));
    write_in(look, type::label_strong, rest.take_top(look.px(type::label.line)),
             palette.second_text, "Where they are");
    rest.take_top(look.px(space::one));
    if (!hits)
        return;
    std::size_t most = 1;
    for (const BreakdownRow& row : hits->breakdown)
        most = std::max(most, row.n);
    for (const BreakdownRow& row : hits->breakdown) {
        Rect line = rest.take_top(look.px(size::row));
        const std::string role = role_name(scene.now.study, row.role);
        const std::string stage = stage_name(scene.now.study, row.stage);
        const std::string name = role.empty() ? stage : role + ", " + stage;
        progress_bar(look, line.take_bottom(look.px(size::progress)),
                     {{static_cast<float>(row.n) / static_cast<float>(most), palette.accent}});
        const std::string n = with_commas(row.n);
        write_figures(look, type::label,
                      line.take_right(std::ceil(text_width(look, type::label, n)) + 2),
                      palette.second_text, n, Side::right);
        line.take_right(look.px(space::one));
        write_in(look, type::body, line, palette.text, name);
    }
    pane.reaches(rest.top);
}

ResponseId draw_hits(const Scene& scene, Rect place, SearchView& view, const Hits& hits) {
    const Look& look = scene.look;
    if (hits.total == 0) {
        draw_text(look, place, "No answer holds that",
                  "Fewer words find more, and a star finds every ending: consult*");
        return {};
    }
    place.take_top(look.px(space::two));
    Rect head = place.take_top(look.px(type::title.line));
    const float free = head.width() - 2 * look.px(space::three);
    const float width = std::min(free, look.px(size::widest_stream));
    head = rect({std::round(head.middle().x - width / 2), head.top}, width, head.height());
    const float taken = write(look, type::title, head.at(), look.palette().text,
                              how_many(hits.total, "answer", "answers"));
    head.take_left(taken + look.px(space::gap));
    write_in(look, type::body, head, look.palette().second_text, "for  " + scene.desk.found->query);
    place.take_top(look.px(space::gap));
    return HitList(scene, place, view).draw(hits.total);
}

// Excerpts are cut once for an answer of the desk, not in every frame.
void read_hits(const Scene& scene, const Hits& hits, SearchView& view) {
    if (view.read == hits.hits.data() && view.hits.size() == hits.hits.size())
        return;
    view.read = hits.hits.data();
    view.hits.clear();
    for (const Hit& hit : hits.hits)
        if (const Response* response = scene.now.study.responses.find(hit.response))
            view.hits.push_back(shown_hit(*response, hit));
}

ResponseId draw_middle(const Scene& scene, const Rect& place, SearchView& view) {
    const Pane pane("Middle of the search", place);
    fill(place, scene.look.palette().app);
    if (view.query.empty()) {
        draw_how_to(scene.look, place);
        return {};
    }
    if (!scene.desk.found) {
        draw_text(scene.look, place, "Searching …", "");
        return {};
    }
    const Result<Hits>& hits = scene.desk.found->hits;
    if (!hits) {
        draw_text(scene.look, place, hits.error().what, hits.error().hint);
        return {};
    }
    read_hits(scene, *hits, view);
    return draw_hits(scene, place, view, *hits);
}

} // namespace

SearchOptions window_search_options() {
    return {
        .limit = most_hits, .offset = 0, .breakdown = {BreakdownKey::stage, BreakdownKey::role}};
}

ShownHit shown_hit(const Response& response, const Hit& hit) {
    if (response.text.size() <= long_answer || hit.spans.empty())
        return {response.id, response.text, hit.spans};
    const Span first = hit.spans.front();
    const Excerpt part = excerpt(response.text, first, letters_around);
    ShownHit shown{response.id, part.text, {part.hit}};
    // Other matches within the excerpt stand as far from its hit as they do in the answer.
    for (const Span span : hit.spans) {
        const std::int64_t moved = static_cast<std::int64_t>(span.begin) - first.begin;
        const std::int64_t begin = part.hit.begin + moved;
        const std::int64_t end = begin + span.length();
        if (span != first && begin >= 0 && end <= static_cast<std::int64_t>(part.text.size()) &&
            response.text.compare(span.begin, span.length(), part.text,
                                  static_cast<std::size_t>(begin), span.length()) == 0)
            shown.spans.push_back(
                {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
    return shown;
}

void keep_search(const Snapshot& now, SearchView& view, Outbox& out) {
    if (view.query == view.asked && view.asked_at == now.head)
        return;
    view.asked = view.query;
    view.asked_at = now.head;
    if (!view.query.empty())
        out.ask(AskSearch{view.query});
}

ResponseId draw_search(const Scene& scene, const Rect& place, SearchView& view, Outbox& out) {
    keep_search(scene.now, view, out);
    const Look& look = scene.look;
    Rect middle = place;
    const bool found = !view.query.empty() && scene.desk.found && scene.desk.found->hits;
    const float right = std::min(look.px(view.right_width), place.width() * 0.3F);
    const Rect where = middle.take_right(std::round(right));
    draw_where(scene, where, found ? &*scene.desk.found->hits : nullptr);
    const ResponseId asked_for = draw_middle(scene, middle, view);
    const float grip = look.px(size::splitter);
    splitter(look, "Width of where the hits are",
             {where.left - grip / 2, place.top, where.left + grip / 2, place.bottom}, Side::right,
             view.right_width);
    return asked_for;
}

} // namespace themata
