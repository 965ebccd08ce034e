#include "ui/responses/answer_card.h"

#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/responses/responses_parts.h"
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
struct CardGrid {
    float pad_x, pad_y, text_top, text_width, rule;

    CardGrid(const Look& look, float width)
        : pad_x(look.px(space::two)), pad_y(look.px(space::two)),
          text_top(pad_y + look.px(type::label.line) + look.px(space::one)) {
        const float margin = std::clamp(std::round(width * 0.27F), look.px(size::least_margin),
                                        look.px(size::margin_column) + pad_x);
        rule = width - margin;
        text_width = std::min(rule - pad_x - look.px(space::two), look.px(size::reading_measure));
    }
};

void place_stripes(const Look& look, const CardGrid& grid, float width, CardShape& shape) {
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

void place_chips(const Look& look, const CardGrid& grid, CardShape& shape) {
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
void place_suggestions(const Scene& scene, const CardGrid& grid, ResponseId response,
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
    const CardGrid grid(look, width);
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

namespace {

// How far below the words the line of each coding stands, so that overlapping ones are told apart.
std::vector<int> levels_of(const std::vector<CodingMark>& marks) {
    constexpr int most = 2; // a third would reach into the next line
    std::vector<int> levels;
    for (std::size_t at = 0; at < marks.size(); ++at) {
        bool taken[most] = {};
        for (std::size_t other = 0; other < at; ++other)
            if (overlap(marks[at].coding.span, marks[other].coding.span))
                taken[levels[other]] = true;
        int level = 0;
        while (level + 1 < most && taken[level])
            ++level;
        levels.push_back(level);
    }
    return levels;
}

// The part of a line that is tinted.
Rect tinted(const Look& look, const Rect& line) {
    return {line.left, line.top + look.px(space::half), line.right,
            line.bottom - look.px(size::line)};
}

class AnswerPainting {
public:
    AnswerPainting(const Scene& scene, const Response& response, const CardShape& shape, Point at,
                   float width, const CardState& state)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), response_(response),
          shape_(shape), at_(at), width_(width), state_(state),
          name_(name_of(scene.now.study, response)) {}

    CardEvents draw() {
        const Rect card = rect(at_, width_, shape_.height);
        const Touch touch = area("Answer " + name_, card, Layering::below_others);
        events_.pressed = touch.pressed;
        const float radius = look_.px(size::card_radius);
        fill(card, palette_.surface, radius);
        outline(card, state_.current ? palette_.accent : palette_.hairline,
                look_.px(state_.current ? size::strong_line : size::line), radius);
        header(card);
        const float rule = std::round(at_.x + shape_.rule);
        stroke({rule, card.top + shape_.text.top}, {rule, card.bottom - look_.px(space::two)},
               palette_.hairline, look_.px(size::line));
        words();
        for (const CodingMark& mark : shape_.marks)
            draw_mark(mark);
        for (const SuggestionMark& mark : shape_.suggestions)
            draw_suggestion(mark);
        return events_;
    }

private:
    void header(const Rect& card) {
        const Participant* who = scene_.now.study.participants.find(response_.participant);
        const float pad = look_.px(space::two);
        Rect line{card.left + pad, card.top + pad, card.right - pad,
                  card.top + pad + look_.px(type::label.line)};
        memo(line);
        alike(line);
        const std::string state = standing();
        if (!state.empty()) {
            const float wide = std::ceil(text_width(look_, type::label, state));
            write_in(look_, type::label, line.take_right(wide + 1), palette_.second_text, state,
                     Side::right);
        }
        giver(line, who ? who->label : "", circumstances_of(scene_.now, response_));
    }

    // A label that is very long leaves room for what stands beside it; all is said under the mouse.
    void giver(Rect line, const std::string& label, const std::string& more) {
        const float all = std::ceil(text_width(look_, type::label_strong, label)) + 1;
        const float rest = std::ceil(text_width(look_, type::label, more));
        const float gap = look_.px(space::gap);
        const bool fits = all + gap + rest <= line.width();
        const float most = std::max(line.width() - gap - rest, line.width() * 0.6F);
        if (!fits) {
            // It lies over the card, which would not be pressed through it.
            const Touch touch = drag_area("Who gave " + name_, line);
            events_.pressed = events_.pressed || touch.pressed;
            hint(look_, label + "\n" + more);
        }
        write_in(look_, type::label_strong, line.take_left(std::min(all, most)), palette_.text,
                 label);
        line.take_left(gap);
        write_in(look_, type::label, line, palette_.second_text, more);
    }

    void alike(Rect& line) {
        if (state_.alike == 0)
            return;
        const std::string words = grouped(state_.alike) + " like it";
        const float wide = std::ceil(text_width(look_, type::label, words)) + 1;
        const Rect place = line.take_right(wide);
        line.take_right(look_.px(space::gap));
        const Touch touch = area("Like " + name_, place.inset(-look_.px(space::half)));
        hint(look_, with_key("Other answers say the same; see them and code all at once",
                             responses_commands(), open_alike));
        write_in(look_, type::label, place, palette_.accent, words, Side::right);
        if (touch.hovered)
            stroke({place.left, place.bottom}, {place.right, place.bottom}, palette_.accent,
                   look_.px(size::line));
        events_.alike_wanted = touch.pressed;
    }

    // Only offered: an outline, not the ground of what is applied.
    void draw_suggestion(const SuggestionMark& mark) {
        Rect place = mark.place.moved(at_);
        const Theme* theme = scene_.now.study.themes.find(mark.suggestion->theme);
        if (!theme)
            return;
        const Touch touch = area("Suggested " + theme->name, place);
        hint(look_, why(*mark.suggestion));
        const float radius = place.height() / 2;
        if (touch.hovered)
            fill(place, palette_.second_surface, radius);
        outline(place, palette_.hairline, look_.px(size::line), radius);
        place.take_left(look_.px(space::one));
        draw_icon(look_, Icon::plus, type::tick, place.take_left(look_.px(type::small_icon.line)),
                  palette_.second_text);
        write_in(look_, type::label, place, palette_.second_text, mark.label);
        if (touch.pressed)
            events_.suggested = theme->id;
    }

    [[nodiscard]] std::string why(const Suggestion& suggestion) const {
        std::string words;
        for (const std::string& word : suggestion.words)
            words += (words.empty() ? "" : ", ") + word;
        std::string text = path_of(scene_.now.study, suggestion.theme) + "\nSuggested";
        if (!words.empty())
            text += " for its words: " + words;
        constexpr std::size_t enough = 90;
        for (const ResponseId id : suggestion.like)
            if (const Response* like = scene_.now.study.responses.find(id)) {
                std::string part = like->text.substr(0, enough);
                while (part.size() == enough && (part.back() & 0xC0) == 0x80)
                    part.pop_back();
                text += "\nLike: “" + part + (part.size() < like->text.size() ? "…”" : "”");
            }
        return text + "\nClick to apply it  ·  A applies the first";
    }

    void memo(Rect& line) {
        if (state_.memo.empty())
            return;
        const std::string word = "Memo";
        const float wide = std::ceil(text_width(look_, type::label_strong, word)) + 1;
        const Rect place = line.take_right(wide);
        line.take_right(look_.px(space::gap));
        const Touch touch = area("Memo of " + name_, place.inset(-look_.px(space::half)));
        hint(look_, state_.memo + "\n\nClick or M to change it.");
        write_in(look_, type::label_strong, place, palette_.accent, word, Side::right);
        if (touch.hovered)
            stroke({place.left, place.bottom}, {place.right, place.bottom}, palette_.accent,
                   look_.px(size::line));
        events_.memo_wanted = touch.pressed;
    }

    [[nodiscard]] std::string standing() const {
        switch (standing_of(scene_.now, response_)) {
        case AnswerStanding::nothing_to_code:
            return "nothing to code";
        case AnswerStanding::blank:
        case AnswerStanding::to_read:
        case AnswerStanding::coded:
            break;
        }
        return {};
    }

    void words() {
        const Rect place = shape_.text.moved(at_);
        events_.words = drag_area("Words " + name_, place.inset(-look_.px(space::half)),
                                  Layering::below_others);
        events_.mouse = mouse_position() - place.at();
        if (const std::string wanted = font_hint(look_, letters_under_mouse()); !wanted.empty())
            hint(look_, wanted);
        else if (events_.words.hovered && !events_.words.held)
            say_what_is_under();
        tints(place);
        selection(place);
        underlines(place);
        write_lines(look_, look_.answer(), place.at(), palette_.text, *shape_.words,
                    visible_part());
        if (response_.text.empty())
            write(look_, look_.answer(), place.at(), palette_.second_text, "Left blank");
        handles(place);
    }

    void say_what_is_under() {
        events_.under_mouse = coding_under(shape_, events_.mouse, {});
        for (const CodingMark& mark : shape_.marks)
            if (mark.coding.id == events_.under_mouse)
                hint(look_, tip(mark));
    }

    // Bars at both ends of the chosen coding, to be dragged.
    void handles(const Rect& place) {
        if (!state_.coding || events_.words.held)
            return;
        for (const CodingMark& mark : shape_.marks) {
            if (mark.coding.id != state_.coding || mark.kind != CodingMark::Kind::stripe)
                continue;
            const Span span = state_.selection.empty() ? mark.coding.span : state_.selection;
            const std::vector<Rect> lines = rectangles(*shape_.words, span);
            if (lines.empty())
                return;
            const Rect first = tinted(look_, lines.front().moved(place.at()));
            const Rect last = tinted(look_, lines.back().moved(place.at()));
            handle("Beginning of the coding", CardEvents::End::begin, first.left, first, mark);
            handle("End of the coding", CardEvents::End::end, last.right, last, mark);
        }
    }

    void handle(const std::string& label, CardEvents::End end, float x, const Rect& line,
                const CodingMark& mark) {
        const float half = look_.px(space::half);
        const Touch touch = drag_area(label, {x - half, line.top, x + half, line.bottom});
        hint(look_,
             end == CardEvents::End::begin
                 ? with_key("Drag to move the beginning", responses_commands(), move_beginning)
                 : with_key("Drag to move the end", responses_commands(), move_end));
        const float thick = look_.px(size::strong_line);
        fill({x - thick / 2, line.top, x + thick / 2, line.bottom}, colour(mark));
        const float knob = look_.px(size::swatch) / 2;
        fill(rect({x - knob / 2 - 1, line.bottom - knob / 2}, knob + 2, knob + 2), colour(mark),
             knob);
        if (touch.held)
            events_.pulled = end;
    }

    [[nodiscard]] std::string_view letters_under_mouse() const {
        if (!events_.words.hovered)
            return {};
        const Span under = grapheme_under(*shape_.words, events_.mouse);
        return std::string_view(response_.text).substr(under.begin, under.length());
    }

    void tints(const Rect& place) {
        const std::uint32_t under = grapheme_under(*shape_.words, events_.mouse).begin;
        for (const CodingMark& mark : shape_.marks) {
            if (mark.kind != CodingMark::Kind::stripe)
                continue;
            // What is being selected must stand out from what is coded.
            const bool read = events_.words.hovered && state_.selection.empty();
            const bool lit = mark.coding.id == state_.coding ||
                             (state_.lit && mark.coding.theme == state_.lit) ||
                             (read && !events_.words.held && mark.coding.span.begin <= under &&
                              under < mark.coding.span.end);
            const float strength = lit ? palette_.strong_tint : palette_.tint;
            // Opaque, so that words coded twice stay as legible as those coded once.
            const Colour ground = over(palette_.surface, colour(mark).with_opacity(strength));
            for (const Rect& line : rectangles(*shape_.words, mark.coding.span))
                fill(tinted(look_, line.moved(place.at())), ground);
        }
    }

    void selection(const Rect& place) {
        for (const Rect& line : rectangles(*shape_.words, state_.selection))
            fill(tinted(look_, line.moved(place.at())), palette_.selection);
    }

    void underlines(const Rect& place) {
        std::vector<CodingMark> stripes;
        for (const CodingMark& mark : shape_.marks)
            if (mark.kind == CodingMark::Kind::stripe)
                stripes.push_back(mark);
        const std::vector<int> levels = levels_of(stripes);
        const float thick = look_.px(size::strong_line);
        for (std::size_t at = 0; at < stripes.size(); ++at) {
            const Theme* theme = scene_.now.study.themes.find(stripes[at].coding.theme);
            const Underline pattern = theme ? theme_underline(theme->colour) : Underline::solid;
            const float down = static_cast<float>(levels[at]) * (thick + look_.px(size::line));
            for (const Rect& line : rectangles(*shape_.words, stripes[at].coding.span))
                underline(tinted(look_, line.moved(place.at())).moved({0, down}),
                          colour(stripes[at]), thick, pattern);
        }
    }

    [[nodiscard]] Colour colour(const CodingMark& mark) const {
        const Theme* theme = scene_.now.study.themes.find(mark.coding.theme);
        return theme ? colour_of(scene_.now, palette_, *theme) : palette_.pillar;
    }

    void draw_mark(const CodingMark& mark) {
        const Rect place = mark.place.moved(at_);
        const std::string id = fmt::format("{}", mark.coding.id.value);
        const Touch touch = area("Coding " + id + " " + mark.label, place, Layering::below_others);
        const bool chosen = mark.coding.id == state_.coding || mark.coding.theme == state_.lit;
        hint(look_, tip(mark));
        if (touch.hovered)
            events_.under_mouse = mark.coding.id;
        if (touch.pressed)
            events_.chosen = mark.coding.id;
        mark.kind == CodingMark::Kind::stripe ? stripe(mark, place, chosen)
                                              : chip_of(mark, place, chosen, touch);
        if (mark.kind == CodingMark::Kind::stripe && !chosen && !mouse_over(place))
            return;
        const float side = look_.px(type::small_icon.line);
        Rect cross = place;
        cross = rect({cross.right - side - look_.px(space::half),
                      mark.kind == CodingMark::Kind::stripe ? cross.top - look_.px(space::hair) / 2
                                                            : cross.middle().y - side / 2},
                     side, side);
        if (icon_button(look_, "Withdraw coding " + id, cross, Icon::close, palette_.second_text))
            events_.withdrawn = mark.coding.id;
        hint(look_, with_key("Withdraw", responses_commands(), withdraw_coding));
    }

    void stripe(const CodingMark& mark, Rect place, bool chosen) {
        if (chosen)
            fill(place.inset(-look_.px(space::half), -look_.px(space::hair)), palette_.soft_accent,
                 look_.px(space::half));
        Rect bar = place.take_left(look_.px(size::stripe));
        fill(bar.inset(0, look_.px(size::line)), colour(mark), look_.px(space::hair));
        place.take_left(look_.px(space::one));
        place.take_right(look_.px(type::small_icon.line));
        write_wrapped(look_, type::label, place.at(), place.width(), palette_.text, mark.label);
    }

    void chip_of(const CodingMark& mark, Rect place, bool chosen, const Touch& touch) {
        const float radius = place.height() / 2;
        const float strength = chosen || touch.hovered ? palette_.strong_tint : palette_.tint;
        fill(place, over(palette_.surface, colour(mark).with_opacity(strength)), radius);
        if (chosen)
            outline(place, colour(mark), look_.px(size::strong_line), radius);
        place.take_left(look_.px(space::gap));
        swatch(look_, {place.left + look_.px(size::swatch) / 2, place.middle().y}, colour(mark));
        place.take_left(look_.px(size::swatch) + look_.px(space::one));
        place.take_right(look_.px(type::small_icon.line) + look_.px(space::half));
        write_in(look_, type::label, place, palette_.text, mark.label);
    }

    [[nodiscard]] std::string tip(const CodingMark& mark) const {
        const Coder* coder = scene_.now.study.coders.find(mark.coding.coder);
        const std::string path = path_of(scene_.now.study, mark.coding.theme);
        const auto& made = scene_.desk.made;
        const bool known = made && made->coding == mark.coding.id && made->at > 0;
        return fmt::format("{}\ncoded by {}{}", path, coder ? coder->name : "",
                           known ? "  ·  " + time_in_words(made->at) : "");
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    const Response& response_;
    const CardShape& shape_;
    Point at_;
    float width_;
    const CardState& state_;
    std::string name_;
    CardEvents events_;
};

} // namespace

CardEvents draw_card(const Scene& scene, const Response& response, const CardShape& shape, Point at,
                     float width, const CardState& state) {
    return AnswerPainting(scene, response, shape, at, width, state).draw();
}

} // namespace themata
