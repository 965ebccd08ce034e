// Hits as keywords in context: a line for each place that matched, what matched one below the
// other.

#include "study/labels.h"
#include "text/segments.h"
#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/search/search_parts.h"

#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

// As many letters on either side as any window is wide.
constexpr std::size_t letters_around = 120;

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

class Lines {
public:
    Lines(const Scene& scene, const Rect& place, SearchView& view)
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
        hint(look_, circumstances(*response) + "\nClick to read and code it in its place  ·  O");
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
    return Lines(scene, place, view).draw(total);
}

std::vector<KwicLine> lines_of(const Study& study, const std::vector<Hit>& hits, HitOrder order) {
    std::vector<KwicLine> lines = kwic(study, hits, letters_around, sort_of(order));
    for (KwicLine& line : lines)
        for (std::string* part : {&line.left, &line.match, &line.right})
            *part = one_line(*part);
    return lines;
}

} // namespace themata
