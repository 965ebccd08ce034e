// The hits: as cards, and as keywords in context, a line for each place that matched.

#include "study/labels.h"
#include "text/segments.h"
#include "text/sentences.h"
#include "text/width.h"
#include "ui/parts/marks.h"
#include "ui/search/search_parts.h"
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace themata {

namespace {

constexpr std::size_t long_answer = 600;
constexpr std::uint32_t letters_of_excerpt = 220;

class HitList {
public:
    HitList(const Scene& scene, const Rect& place, SearchView& view)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), view_(view),
          pane_("Hits", place, Scrolling::vertical), at_(pane_.top_left()) {
        width_ = column_of(look_, place).width();
        at_.x = column_of(look_, place).left;
    }

    ResponseId draw(std::size_t total) {
        view_.passages.begin_frame();
        for (const ShownHit& hit : view_.hits)
            if (const Response* response = scene_.now.study.responses.find(hit.response))
                draw_hit(hit, *response);
        if (total > view_.hits.size())
            at_.y += write_wrapped(look_, type::body, at_, width_, palette_.second_text,
                                   listed_of(view_.hits.size(), total));
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
        if (view_.sought == response.id) {
            pane_.show(card.top - look_.px(space::gap), card.bottom + look_.px(space::gap));
            view_.sought = {};
        }
        if (card.bottom < visible_part().top || card.top > visible_part().bottom)
            return;
        const Touch touch =
            area("Hit " + name_of(scene_.now.study, response), card, Layering::below_others);
        if (touch.pressed)
            asked_for_ = response.id;
        hint(look_,
             with_key("Click to read and code it in its place", search_commands(), read_in_place));
        draw_ground(card, response.id, touch);
        write_head(response,
                   {card.left + pad, card.top + pad, card.right - pad, card.top + pad + head});
        const Point text{card.left + pad, card.top + pad + head + look_.px(space::half)};
        for (const Span span : hit.spans)
            for (const Rect& line : rectangles(layout, span))
                fill(line.inset(0, look_.px(space::half)).moved(text), palette_.selection);
        write_lines(look_, look_.answer(), text, palette_.text, layout, visible_part());
    }

    void draw_ground(const Rect& card, ResponseId response, const Touch& touch) {
        const float radius = look_.px(size::card_radius);
        const bool current = view_.current == response;
        fill(card, palette_.surface, radius);
        outline(card, current || touch.hovered ? palette_.accent : palette_.hairline,
                look_.px(current ? size::strong_line : size::line), radius);
    }

    void write_head(const Response& response, Rect line) {
        const float side = line.height();
        draw_tick(look_, line.take_left(side), view_, response,
                  name_of(scene_.now.study, response));
        line.take_left(look_.px(space::one));
        const Participant* who = scene_.now.study.participants.find(response.participant);
        const float taken =
            write(look_, type::label_strong, line.at(), palette_.text, who ? who->label : "");
        line.take_left(taken + look_.px(space::gap));
        if (const std::string themes = themes_of(response); !themes.empty()) {
            const float wide =
                std::min(std::ceil(text_width(look_, type::label, themes)) + 1, line.width() / 2);
            write_in(look_, type::label, line.take_right(wide), palette_.second_text, themes,
                     Side::right);
            line.take_right(look_.px(space::two));
        }
        write_in(look_, type::label, line, palette_.second_text,
                 circumstances_of(scene_.now, response) + "  ·  " +
                     question_name(scene_.now.study, response.question));
    }

    // What it is coded with already, so that nobody has to look it up before ticking.
    [[nodiscard]] std::string themes_of(const Response& response) const {
        std::string names;
        std::set<ThemeId> named;
        for (const CodingId id : scene_.now.lookup.codings.of(response.id))
            if (const Coding* coding = scene_.now.study.codings.find(id);
                coding && !scene_.desk.blind.hides(*coding))
                if (const Theme* theme = scene_.now.study.themes.find(coding->theme))
                    if (named.insert(theme->id).second)
                        names += (names.empty() ? "" : ", ") + theme->name;
        return names;
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

} // namespace

std::string listed_of(std::size_t listed, std::size_t total) {
    return fmt::format("These are the best {} of {}. More words, or a filter such as stage: or "
                       "theme:, find fewer.",
                       grouped(listed), grouped(total));
}

void draw_tick(const Look& look, const Rect& place, SearchView& view, const Response& response,
               const std::string& name, const std::string& which) {
    const Palette& palette = look.palette();
    const bool on = view.ticked.contains(response.id);
    const Touch touch = area((on ? "Untick " : "Tick ") + name + which, place);
    hint(look, on ? "Ticked, a theme can be applied to all ticked  ·  Space"
                  : "Tick it, to apply a theme to all ticked  ·  Space");
    if (touch.pressed)
        toggle_tick(view, response.id);
    const float side = std::min(place.width(), place.height());
    const Rect square = rect({place.left, std::round(place.middle().y - side / 2)}, side, side);
    const Rect box = square.inset(1);
    const float radius = look.px(space::half);
    fill(box, on ? palette.accent : palette.surface, radius);
    outline(box, on || touch.hovered ? palette.accent : palette.pillar, look.px(size::line),
            radius);
    if (on)
        draw_icon(look, Icon::check, type::tick, box, palette.on_accent);
}

ResponseId draw_hit_list(const Scene& scene, const Rect& place, SearchView& view,
                         std::size_t total) {
    return HitList(scene, place, view).draw(total);
}

ShownHit shown_hit(const Response& response, const Hit& hit) {
    if (response.text.size() <= long_answer || hit.spans.empty())
        return {response.id, response.text, hit.spans};
    const Span first = hit.spans.front();
    const Excerpt part = excerpt(response.text, first, letters_of_excerpt);
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

namespace {

// As many letters on either side as any window is wide.
constexpr std::size_t letters_beside_match = 120;

KwicSort sort_of(HitOrder order) {
    switch (order) {
    case HitOrder::best_first:
        return KwicSort::rank;
    case HitOrder::participant:
        return KwicSort::participant;
    case HitOrder::stage:
        return KwicSort::stage;
    case HitOrder::left:
        return KwicSort::left;
    case HitOrder::right:
        break;
    }
    return KwicSort::right;
}

class HitLines {
public:
    HitLines(const Scene& scene, const Rect& place, SearchView& view)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), view_(view),
          pane_("Hits in context", place, Scrolling::vertical), top_(pane_.top_left().y),
          column_(place.inset(look_.px(space::three) - look_.px(space::half), 0)) {}

    ResponseId draw(std::size_t total) {
        const float high = look_.px(size::row);
        for (std::size_t i = 0; i < view_.lines.size(); ++i)
            draw_line(i, {column_.left, top_ + static_cast<float>(i) * high, column_.right,
                          top_ + static_cast<float>(i + 1) * high});
        view_.sought = {};
        float end = top_ + static_cast<float>(view_.lines.size()) * high;
        if (total > view_.hits.size())
            end += look_.px(space::one) + write_wrapped(look_, type::body,
                                                        {column_.left, end + look_.px(space::one)},
                                                        column_.width(), palette_.second_text,
                                                        listed_of(view_.hits.size(), total));
        pane_.reaches(end + look_.px(space::three));
        return asked_for_;
    }

private:
    void draw_line(std::size_t number, const Rect& row) {
        const KwicLine& line = view_.lines[number];
        if (view_.sought == line.response) {
            pane_.show(row.top - look_.px(space::two), row.bottom + look_.px(space::two));
            view_.sought = {}; // the first of its lines is enough
        }
        const Response* response = scene_.now.study.responses.find(line.response);
        if (!response || row.bottom < visible_part().top || row.top > visible_part().bottom)
            return;
        const std::string name = name_of(scene_.now.study, *response);
        const Touch touch =
            area(fmt::format("Line {} {}", number + 1, name), row, Layering::below_others);
        if (touch.pressed)
            asked_for_ = response->id;
        hint(look_, circumstances(*response) + "\n" +
                        with_key("Click to read and code it in its place", search_commands(),
                                 read_in_place));
        if (view_.current == response->id || touch.hovered)
            fill(row, view_.current == response->id ? palette_.soft_accent : palette_.surface,
                 look_.px(space::half));
        Rect rest = row.inset(look_.px(space::half), 0);
        draw_tick(look_, rest.take_left(look_.px(type::label.line)), view_, *response, name,
                  fmt::format(" in line {}", number + 1));
        rest.take_left(look_.px(space::one));
        const Participant* who = scene_.now.study.participants.find(response->participant);
        write_in(look_, type::label, rest.take_left(std::round(row.width() * who_part)),
                 palette_.second_text, who ? who->label : "");
        rest.take_left(look_.px(space::one));
        draw_words(line, rest);
    }

    [[nodiscard]] std::string circumstances(const Response& response) const {
        return circumstances_of(scene_.now, response) + "  ·  " +
               question_name(scene_.now.study, response.question);
    }

    // What matched begins where it begins in all lines; its neighbours are cut at the far ends.
    void draw_words(const KwicLine& line, Rect rest) {
        const float baseline = std::round(rest.middle().y - look_.px(type::body.line) / 2);
        Rect before = rest.take_left(std::round(rest.width() * before_part));
        const std::string left = end_that_fits(line.left, before.width());
        const float wide = text_width(look_, type::body, left);
        write(look_, type::body, {before.right - wide, baseline}, palette_.second_text, left);
        const float most = rest.width();
        const float matched = std::min(text_width(look_, type::body_strong, line.match), most);
        const Rect match = rest.take_left(std::ceil(matched));
        fill(match.inset(-look_.px(space::hair), look_.px(space::half)), palette_.selection);
        write_in(look_, type::body_strong, match, palette_.text, line.match);
        write_in(look_, type::body, rest, palette_.text, line.right);
    }

    // As much of the end of a text as there is room for.
    [[nodiscard]] std::string end_that_fits(const std::string& text, float width) const {
        if (text_width(look_, type::body, text) <= width)
            return text;
        const std::vector<std::uint32_t> places = boundaries(text, Segment::grapheme);
        const auto shortened = [&](std::uint32_t place) { return "…" + text.substr(place); };
        const auto fits = std::ranges::partition_point(places, [&](std::uint32_t place) {
            return text_width(look_, type::body, shortened(place)) > width;
        });
        return shortened(fits == places.end() ? places.back() : *fits);
    }

    // Parts of a line's width.
    static constexpr float who_part = 0.13F;
    static constexpr float before_part = 0.42F;

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    SearchView& view_;
    Pane pane_;
    float top_;
    Rect column_;
    ResponseId asked_for_;
};

} // namespace

ResponseId draw_hit_lines(const Scene& scene, const Rect& place, SearchView& view,
                          std::size_t total) {
    return HitLines(scene, place, view).draw(total);
}

std::vector<KwicLine> lines_of(const Study& study, const std::vector<Hit>& hits, HitOrder order) {
    std::vector<KwicLine> lines = kwic(study, hits, letters_beside_match, sort_of(order));
    for (KwicLine& line : lines)
        for (std::string* part : {&line.left, &line.match, &line.right})
            *part = one_line(*part);
    return lines;
}

} // namespace themata
