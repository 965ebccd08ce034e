// Where things stand on the card of an answer.

#include "ui/parts/marks.h"
#include "ui/responses/answer_card.h"

#include <fmt/format.h>

namespace themata {

namespace {

bool is_whole(const Coding& coding, const Response& response) {
    return coding.span.begin == 0 && coding.span.end == response.text.size();
}

enum class Coders { one, several };

// Who coded is said on the card only where it makes a difference there.
Coders coders_of(const std::vector<Coding>& codings) {
    for (const Coding& coding : codings)
        if (coding.coder != codings.front().coder)
            return Coders::several;
    return Coders::one;
}

std::string label_of(const Scene& scene, const Coding& coding, Coders coders) {
    const Theme* theme = scene.now.study.themes.find(coding.theme);
    const Coder* coder = scene.now.study.coders.find(coding.coder);
    std::string label = theme ? theme->name : std::string();
    if (coder && coders == Coders::several)
        label += " · " + coder->name;
    return label;
}

// Where things stand on a card of this width.
struct Grid {
    float pad_x, pad_y, text_top, text_width, rule;

    Grid(const Look& look, float width)
        : pad_x(look.px(space::two)), pad_y(look.px(space::two)),
          text_top(pad_y + look.px(type::label.line) + look.px(space::one)) {
        const float margin = std::clamp(std::round(width * 0.27F), look.px(size::least_margin),
                                        look.px(size::margin_column) + pad_x);
        rule = width - margin;
        text_width = std::min(rule - pad_x - look.px(space::two), look.px(size::reading_measure));
    }
};

void place_stripes(const Look& look, const Grid& grid, float width, CardShape& shape) {
    const float left = grid.rule + look.px(space::two);
    const float bar = look.px(size::stripe) + look.px(space::one);
    const float right = width - look.px(space::half);
    const float room = right - left - bar - look.px(type::small_icon.line);
    float free = grid.text_top;
    for (CodingMark& mark : shape.marks) {
        if (mark.kind != CodingMark::Kind::stripe)
            continue;
        const std::size_t line = line_of(*shape.words, mark.coding.span.begin);
        const float beside = grid.text_top + shape.words->line_height * static_cast<float>(line) +
                             (shape.words->line_height - look.px(type::label.line)) / 2;
        const float top = std::round(std::max(free, beside));
        const float height = height_of(look, type::label, room, mark.label);
        mark.place = {left, top, right, top + height};
        free = mark.place.bottom + look.px(space::half);
        shape.height = std::max(shape.height, mark.place.bottom + grid.pad_y);
    }
}

void place_chips(const Look& look, const Grid& grid, CardShape& shape) {
    const float height = look.px(size::chip);
    const float gap = look.px(space::one);
    const float extras = 2 * look.px(space::gap) + look.px(size::swatch) + look.px(space::one) +
                         look.px(type::small_icon.line);
    Point at{shape.text.left, shape.text.bottom + gap};
    for (CodingMark& mark : shape.marks) {
        if (mark.kind != CodingMark::Kind::chip)
            continue;
        const float wanted = std::ceil(text_width(look, type::label, mark.label) + extras);
        const float width = std::min(wanted, grid.text_width);
        if (at.x > shape.text.left && at.x + width > shape.text.left + grid.text_width)
            at = {shape.text.left, at.y + height + gap};
        mark.place = rect(at, width, height);
        at.x += width + gap;
        shape.height = std::max(shape.height, mark.place.bottom + grid.pad_y);
    }
}

// Likely themes stand below those that are applied, each told apart by its plus.
void place_suggestions(const Scene& scene, const Grid& grid, ResponseId response,
                       CardShape& shape) {
    const SuggestedThemes* offered = scene.aids.suggested;
    if (!offered || offered->response != response || offered->themes.empty())
        return;
    const Look& look = scene.look;
    const float high = look.px(size::chip);
    const float gap = look.px(space::one);
    Point at{shape.text.left, shape.text.bottom + gap};
    for (const CodingMark& mark : shape.marks)
        if (mark.kind == CodingMark::Kind::chip)
            at.y = std::max(at.y, mark.place.bottom + gap);
    for (const Suggestion& each : offered->themes) {
        const Theme* theme = scene.now.study.themes.find(each.theme);
        if (!theme)
            continue;
        SuggestionMark mark{.suggestion = &each,
                            .place = {},
                            .label = fmt::format("{}  {:.0f} %", theme->name, 100 * each.chance)};
        const float wide =
            std::min(grid.text_width, std::ceil(text_width(look, type::label, mark.label)) +
                                          2 * look.px(space::gap) + look.px(type::small_icon.line));
        if (at.x > shape.text.left && at.x + wide > shape.text.left + grid.text_width)
            at = {shape.text.left, at.y + high + gap};
        mark.place = rect(at, wide, high);
        at.x += wide + gap;
        shape.height = std::max(shape.height, mark.place.bottom + grid.pad_y);
        shape.suggestions.push_back(std::move(mark));
    }
}

} // namespace

CardShape shape_card(const Scene& scene, const Response& response, float width,
                     PassageCache& cache) {
    const Look& look = scene.look;
    const Grid grid(look, width);
    CardShape shape;
    shape.words = &cache.of(look, response.id, response.text, grid.text_width);
    shape.rule = grid.rule;
    shape.text = rect({grid.pad_x, grid.text_top}, grid.text_width, shape.words->height());
    shape.height = shape.text.bottom + grid.pad_y;
    const auto codings = codings_visible_to(scene.now, scene.desk.blind, response.id);
    const Coders coders = coders_of(codings);
    for (const Coding& coding : codings)
        shape.marks.push_back(
            {.coding = coding,
             .kind = is_whole(coding, response) ? CodingMark::Kind::chip : CodingMark::Kind::stripe,
             .place = {},
             .label = label_of(scene, coding, coders)});
    place_stripes(look, grid, width, shape);
    place_chips(look, grid, shape);
    place_suggestions(scene, grid, response.id, shape);
    shape.height = std::round(shape.height);
    return shape;
}

CodingId coding_under(const CardShape& shape, Point point, CodingId before) {
    const Span under = grapheme_under(*shape.words, point);
    if (under.empty())
        return {};
    std::vector<Coding> covering;
    for (const CodingMark& mark : shape.marks)
        if (mark.kind == CodingMark::Kind::stripe && overlap(mark.coding.span, under))
            covering.push_back(mark.coding);
    std::ranges::stable_sort(covering, {}, [](const Coding& c) { return c.span.length(); });
    const auto at = std::ranges::find(covering, before, &Coding::id);
    if (covering.empty())
        return {};
    return at == covering.end() || at + 1 == covering.end() ? covering.front().id : (at + 1)->id;
}

} // namespace themata
