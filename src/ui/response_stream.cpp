#include "ui/answer_card.h"
#include "ui/marks.h"
#include "ui/responses_parts.h"

#include "text/segments.h"
#include <fmt/format.h>

namespace themata {

namespace {

bool belongs(const Scene& scene, Shown shown, const Response& response) {
    const Standing standing = standing_of(scene.now, response);
    switch (shown) {
    case Shown::all:
        return true;
    case Shown::to_read:
        return standing == Standing::to_read;
    case Shown::coded:
        return standing == Standing::coded;
    case Shown::nothing_to_code:
        return standing == Standing::nothing_to_code;
    }
    return true;
}

// Near enough for a scrollbar: letters of a usual width, lines of a usual length.
float estimated_height(const Look& look, const Response& response) {
    constexpr std::size_t letters_a_line = 72;
    const std::size_t lines = 1 + response.text.size() / letters_a_line;
    return look.px(type::label.line) + look.px(space::half) + 2 * look.px(space::two) +
           static_cast<float>(lines) * look.px(type::answer.line) + look.px(space::gap);
}

bool starts_group(const ResponsesView& view, std::size_t card) {
    return card == 0 || view.order->group_places[view.cards[card]] !=
                            view.order->group_places[view.cards[card - 1]];
}

std::string group_line(const Scene& scene, const AnswerGroup& group,
                       const GroupProgress& progress) {
    const std::string role = role_name(scene.now.study, group.role);
    std::string line = role.empty() ? "" : role + ", ";
    line += fmt::format("{}  ·  {} asked, {} answered  ·  {} coded, {} nothing to code, {} to read",
                        stage_name(scene.now.study, group.stage), with_commas(progress.asked),
                        with_commas(progress.answered()), with_commas(progress.coded),
                        with_commas(progress.nothing_to_code), with_commas(progress.to_read));
    return line;
}

std::string wording_of(const Scene& scene, QuestionId question) {
    const Question* found = scene.now.study.questions.find(question);
    return found ? found->wording : std::string();
}

const AnswerGroup& group_of(const ResponsesView& view, std::size_t card) {
    return view.order->groups[view.order->group_places[view.cards[card]]];
}

GroupProgress progress_of_card(const Scene& scene, const ResponsesView& view, std::size_t card) {
    return scene.figures.progress[view.order->group_places[view.cards[card]]];
}

float heading_height(const Scene& scene, const ResponsesView& view, std::size_t card) {
    const Look& look = scene.look;
    return look.px(card == 0 ? space::one : space::three) +
           height_of(look, type::title, view.card_width,
                     wording_of(scene, group_of(view, card).question)) +
           height_of(look, type::body, view.card_width,
                     group_line(scene, group_of(view, card), progress_of_card(scene, view, card))) +
           look.px(space::two);
}

void draw_heading(const Scene& scene, const ResponsesView& view, std::size_t card, Point at) {
    const Look& look = scene.look;
    at.y += look.px(card == 0 ? space::one : space::three);
    at.y += write_wrapped(look, type::title, at, view.card_width, look.palette().text,
                          wording_of(scene, group_of(view, card).question));
    write_wrapped(look, type::body, at, view.card_width, look.palette().second_text,
                  group_line(scene, group_of(view, card), progress_of_card(scene, view, card)));
}

const Response* response_at(const Scene& scene, const ResponsesView& view, std::size_t card) {
    return scene.now.study.responses.find(view.order->answers[view.cards[card]]);
}

void begin_selection(const Response& response, std::uint32_t byte, ResponsesView& view) {
    view.anchor = view.caret = byte;
    view.dragging = true;
    view.selection = {};
    if (clicks() == 2)
        view.selection = word_at(response.text, byte);
    if (clicks() >= 3)
        view.selection = sentence_at(response.text, byte);
    if (view.selection.empty())
        return;
    view.anchor = view.selection.begin;
    view.caret = view.selection.end;
    view.dragging = false;
}

void take_words(const Response& response, const CardShape& shape, const CardEvents& events,
                ResponsesView& view) {
    if (events.words.pressed) {
        if (view.current != response.id)
            view.coding = {};
        view.current = response.id;
        begin_selection(response, byte_at(*shape.words, events.mouse), view);
    }
    if (view.current != response.id || !view.dragging)
        return;
    if (events.words.held) {
        view.caret = byte_at(*shape.words, events.mouse);
        view.selection = {std::min(view.anchor, view.caret), std::max(view.anchor, view.caret)};
        if (!view.selection.empty())
            view.coding = {};
        return;
    }
    view.dragging = false;
    if (view.selection.empty())
        view.coding = coding_under(shape, events.mouse, view.coding);
}

void take_events(const Response& response, const CardShape& shape, const CardEvents& events,
                 ResponsesView& view, Outbox& out) {
    if (events.pressed || events.chosen) {
        if (view.current != response.id)
            view.selection = {};
        view.current = response.id;
        view.coding = events.chosen;
    }
    take_words(response, shape, events, view);
    if (events.withdrawn)
        withdraw(events.withdrawn, view, out);
    for (const CodingMark& mark : shape.marks)
        if (mark.coding.id == view.coding && view.current == response.id)
            view.theme = mark.coding.theme;
}

float below_what_is_coded(const Look& look, const CardShape& shape, Point at, Span selection) {
    const std::vector<Rect> lines = rectangles(*shape.words, selection);
    const float bottom = lines.empty() ? shape.height : shape.text.top + lines.back().bottom;
    return at.y + bottom + look.px(space::one);
}

void draw_one(const Scene& scene, std::size_t card, Point at, ResponsesView& view, Outbox& out) {
    const Response* response = response_at(scene, view, card);
    if (!response)
        return;
    if (starts_group(view, card)) {
        draw_heading(scene, view, card, at);
        at.y += heading_height(scene, view, card);
    }
    const CardShape shape = shape_card(scene, *response, view.card_width, view.passages);
    const bool current = response->id == view.current;
    const CardState state{.current = current,
                          .selection = current ? view.selection : Span{},
                          .coding = current ? view.coding : CodingId{}};
    if (current)
        view.picker_top = below_what_is_coded(scene.look, shape, at, view.selection);
    const CardEvents events = draw_card(scene, *response, shape, at, view.card_width, state);
    take_events(*response, shape, events, view, out);
}

void draw_cards(const Scene& scene, const Rect& inside, ResponsesView& view, Outbox& out) {
    const Clipped clipped(inside);
    const Measure measure = measure_of(scene, view);
    Point at{std::round(inside.left + (inside.width() - view.card_width) / 2),
             std::round(inside.top - view.stream.hidden())};
    for (std::size_t card = view.stream.top(); card < view.cards.size() && at.y < inside.bottom;
         ++card) {
        const float height = measure(card);
        view.stream.measured(card, height);
        draw_one(scene, card, at, view, out);
        at.y += height;
    }
}

void draw_scrollbar(const Scene& scene, const Rect& place, ResponsesView& view) {
    const double shown = view.stream.shown(view.view_height);
    if (shown >= 1)
        return;
    const Look& look = scene.look;
    const float thumb =
        std::max(look.px(size::least_thumb), place.height() * static_cast<float>(shown));
    const Touch touch = drag_area("Scrollbar of the answers", place);
    const float way = place.height() - thumb;
    if (touch.held && way > 0)
        view.stream.scroll_to_share((mouse_position().y - place.top - thumb / 2) / way,
                                    view.view_height, measure_of(scene, view));
    const float top = place.top + way * static_cast<float>(view.stream.share(view.view_height));
    const Rect bar{place.left + look.px(space::hair), top, place.right - look.px(space::hair),
                   top + thumb};
    const Palette& palette = look.palette();
    fill(bar, touch.hovered || touch.held ? palette.pillar : palette.hairline, bar.width() / 2);
}

void draw_empty(const Scene& scene, const Rect& place) {
    const Look& look = scene.look;
    const bool none = scene.now.study.responses.empty();
    const std::string what = none ? "No answers yet" : "No answer is left here";
    const std::string next =
        none ? "Drop the CSV files of your questionnaires onto this window: answers, participants, "
               "a codebook, codings. Or import them in a terminal: themata import STUDY FILE …"
             : "Choose “All” at the left to see the others.";
    const float width = std::min(place.width() - 2 * look.px(space::four), look.px(size::picker));
    Point at{std::round(place.middle().x - width / 2),
             std::round(place.middle().y) - look.px(space::six)};
    at.y += write_wrapped(look, type::title, at, width, look.palette().text, what) +
            look.px(space::one);
    write_wrapped(look, type::body, at, width, look.palette().second_text, next);
}

} // namespace

std::optional<std::size_t> card_of(const ResponsesView& view, ResponseId response) {
    if (!view.order)
        return {};
    const std::uint32_t place = view.order->place_of(response);
    const auto at = std::ranges::lower_bound(view.cards, place);
    if (at == view.cards.end() || *at != place)
        return {};
    return static_cast<std::size_t>(at - view.cards.begin());
}

void keep_stream(const Scene& scene, ResponsesView& view) {
    view.passages.begin_frame();
    if (view.order == scene.figures.order && !std::exchange(view.filtered_anew, false))
        return;
    view.order = scene.figures.order;
    view.cards.clear();
    std::vector<float> estimates;
    for (std::uint32_t place = 0; place < view.order->answers.size(); ++place) {
        const Response* response = scene.now.study.responses.find(view.order->answers[place]);
        if (!response || !belongs(scene, view.shown, *response))
            continue;
        view.cards.push_back(place);
        estimates.push_back(estimated_height(scene.look, *response));
    }
    view.stream = CardStream(estimates);
    if (!card_of(view, view.current))
        view.current = view.cards.empty() ? ResponseId{} : view.order->answers[view.cards.front()];
    view.sought = view.current;
}

Measure measure_of(const Scene& scene, ResponsesView& view) {
    return [&scene, &view](std::size_t card) {
        const Response* response = response_at(scene, view, card);
        if (!response)
            return 0.0F;
        const float heading = starts_group(view, card) ? heading_height(scene, view, card) : 0;
        return heading + shape_card(scene, *response, view.card_width, view.passages).height +
               scene.look.px(space::gap);
    };
}

void draw_stream(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out) {
    const Look& look = scene.look;
    const Pane pane("Answers", place);
    fill(place, look.palette().app);
    if (view.cards.empty())
        return draw_empty(scene, place);

    Rect inside = place.inset(0, look.px(space::one));
    const Rect bar = inside.take_right(look.px(size::scrollbar));
    const float free = inside.width() - 2 * look.px(space::three);
    view.card_width = std::min(free, look.px(size::widest_stream));
    view.view_height = inside.height();
    const Measure measure = measure_of(scene, view);
    view.stream.scroll_by(-wheel_over(place) * look.px(size::wheel), view.view_height, measure);
    if (view.sought) {
        if (const auto card = card_of(view, *view.sought))
            view.stream.reveal(*card, view.view_height, measure);
        view.sought.reset();
    }

    draw_cards(scene, inside, view, out);
    draw_scrollbar(scene, bar, view);
}

} // namespace themata
