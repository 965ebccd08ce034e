#include "ui/parts/quote_list.h"

#include "study/labels.h"
#include "text/segments.h"
#include "text/sentences.h"
#include "text/width.h"
#include "ui/parts/marks.h"
#include "ui/parts/widgets.h"
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::uint32_t letters_around = 60;

class QuoteList {
public:
    QuoteList(const Scene& scene, const CellQuotes& quotes, std::optional<Colour> colour,
              const Rect& place)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), quotes_(quotes),
          colour_(colour), pane_("Quotes", place, Scrolling::vertical), at_(pane_.top_left()),
          width_(place.width() - 2 * look_.px(space::two)) {
        at_.x += look_.px(space::two);
    }

    ResponseId draw() {
        for (const CellQuote& quote : quotes_.quotes)
            draw_quote(quote);
        if (quotes_.total > quotes_.quotes.size())
            at_.y += write_wrapped(
                look_, type::label, at_, width_, palette_.second_text,
                fmt::format("and {} more", grouped(quotes_.total - quotes_.quotes.size())));
        pane_.reaches(at_.y + look_.px(space::two));
        return asked_for_;
    }

private:
    void draw_quote(const CellQuote& quote) {
        const Response* response = scene_.now.study.responses.find(quote.response);
        if (!response || quote.span.end > response->text.size())
            return;
        const Excerpt part = excerpt(response->text, quote.span, letters_around);
        const float inset = look_.px(space::gap);
        const Metrics metrics = metrics_of(look_, type::body);
        const PassageLayout layout = layout_passage(part.text, width_ - inset, metrics);
        const float height = layout.height() + look_.px(type::label.line);
        const Rect place = rect(at_, width_, height);
        at_.y = place.bottom + look_.px(space::two);
        if (place.bottom < visible_part().top || place.top > visible_part().bottom)
            return;
        const Rect around = place.inset(-look_.px(space::one), -look_.px(space::half));
        const Touch touch = area(fmt::format("Quote {}", quote.coding.value), around);
        if (touch.hovered)
            fill(around, palette_.app, look_.px(size::radius));
        if (touch.pressed)
            asked_for_ = quote.response;
        const Colour colour = colour_for(quote);
        fill(rect(place.at(), look_.px(size::stripe) - 1, place.height()), colour);
        const Point text{place.left + inset, place.top};
        const Colour ground = over(palette_.surface, colour.with_opacity(palette_.tint));
        for (const Rect& line : rectangles(layout, part.hit))
            fill(line.moved(text), ground);
        write_lines(look_, type::body, text, palette_.text, layout, visible_part());
        write_in(look_, type::label, {text.x, text.y + layout.height(), place.right, place.bottom},
                 palette_.second_text, source_of(*response));
    }

    [[nodiscard]] Colour colour_for(const CellQuote& quote) const {
        if (colour_)
            return *colour_;
        const Coding* coding = scene_.now.study.codings.find(quote.coding);
        const Theme* theme = coding ? scene_.now.study.themes.find(coding->theme) : nullptr;
        return theme ? colour_of(scene_.now, palette_, *theme) : palette_.pillar;
    }

    [[nodiscard]] std::string source_of(const Response& response) const {
        return label_of(scene_.now.study, response.participant) + "  ·  " +
               circumstances_of(scene_.now, response);
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    const CellQuotes& quotes_;
    std::optional<Colour> colour_;
    Pane pane_;
    Point at_;
    float width_;
    ResponseId asked_for_;
};

} // namespace

ResponseId draw_quote_list(const Scene& scene, const CellQuotes& quotes,
                           std::optional<Colour> colour, const Rect& place) {
    return QuoteList(scene, quotes, colour, place).draw();
}

namespace {

// A long answer would push all others out of sight.
std::string shortened(std::string_view quote) {
    constexpr std::uint32_t most = 220;
    if (quote.size() <= most)
        return std::string(quote);
    const Span whole = snap_to_graphemes(quote, {0, most});
    return std::string(quote.substr(0, whole.end)) + "…";
}

} // namespace

ExampleEvents draw_example(const Scene& scene, const Coding& coding, const std::string& label,
                           Point at, float width) {
    const Look& look = scene.look;
    const Palette& palette = look.palette();
    const Response* response = scene.now.study.responses.find(coding.response);
    const Theme* theme = scene.now.study.themes.find(coding.theme);
    if (!response || !theme || coding.span.empty() || coding.span.end > response->text.size())
        return {};
    const std::string quote =
        shortened(std::string_view(response->text).substr(coding.span.begin, coding.span.length()));
    const float inset = look.px(space::gap);
    const float words = height_of(look, type::body, width - inset, quote);
    const Rect place = rect(at, width, words + look.px(type::label.line));
    const Rect around = place.inset(-look.px(space::half));
    const Touch touch = area(label, around);
    hint(look, "Click to see it in its place");
    if (touch.hovered)
        fill(around, palette.app, look.px(size::radius));
    fill({place.left, place.top + look.px(space::hair), place.left + look.px(size::stripe),
          place.bottom - look.px(space::hair)},
         colour_of(scene.now, palette, *theme), look.px(space::hair));
    write_wrapped(look, type::body, {place.left + inset, place.top}, width - inset, palette.text,
                  quote);
    write_in(look, type::label, {place.left + inset, place.top + words, place.right, place.bottom},
             palette.second_text,
             label_of(scene.now.study, response->participant) + "  ·  " +
                 stage_name(scene.now.study, response->stage));
    return {.height = place.height() + look.px(space::gap),
            .wanted = touch.pressed ? response->id : ResponseId{}};
}

} // namespace themata
