#include "ui/parts/theme_example.h"

#include "study/labels.h"
#include "text/segments.h"
#include "ui/parts/marks.h"

namespace themata {

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
    const Participant* who = scene.now.study.participants.find(response->participant);
    write_in(look, type::label, {place.left + inset, place.top + words, place.right, place.bottom},
             palette.second_text,
             (who ? who->label : "") + "  ·  " + stage_name(scene.now.study, response->stage));
    return {.height = place.height() + look.px(space::gap),
            .wanted = touch.pressed ? response->id : ResponseId{}};
}

} // namespace themata
