#include "study/labels.h"
#include "text/sentences.h"
#include "ui/responses/answer_card.h"
#include "ui/responses/responses_parts.h"

#include "text/segments.h"
#include <fmt/format.h>

namespace themata {

namespace {

bool starts_group(const ResponsesView& view, std::size_t card) {
    return view.reading->groups[view.reading->group_of[card]].first == card;
}

const ReadingGroup& group_of(const ResponsesView& view, std::size_t card) {
    return view.reading->groups[view.reading->group_of[card]];
}

GroupProgress& operator+=(GroupProgress& sum, const GroupProgress& more) {
    sum.asked += more.asked;
    sum.blank += more.blank;
    sum.coded += more.coded;
    sum.nothing_to_code += more.nothing_to_code;
    sum.to_read += more.to_read;
    return sum;
}

// All answers of a participant, at every stage.
GroupProgress progress_of(const Scene& scene, ParticipantId participant) {
    GroupProgress progress;
    for (const ResponseId id : scene.now.lookup.responses.of(participant))
        if (const Response* response = scene.now.study.responses.find(id))
            progress.count(standing_of(scene.now, *response));
    return progress;
}

// Of answers that say the same; so many that it would take long are only counted.
GroupProgress progress_of_cards(const Scene& scene, const ResponsesView& view,
                                const ReadingGroup& group) {
    constexpr std::uint32_t most = 500;
    GroupProgress progress;
    if (group.count > most)
        return {.asked = group.count};
    for (std::uint32_t card = group.first; card < group.first + group.count; ++card)
        if (const Response* response = scene.now.study.responses.find(view.reading->answers[card]))
            progress.count(standing_of(scene.now, *response));
    return progress;
}

GroupProgress progress_of(const Scene& scene, const ResponsesView& view,
                          const ReadingGroup& group) {
    if (group.participant)
        return progress_of(scene, group.participant);
    if (view.reading->plan.grouping == Grouping::alike)
        return progress_of_cards(scene, view, group);
    const std::vector<GroupProgress>& all = scene.figures.progress;
    // The figures may be of a study that has answers which the cards do not show yet.
    if (scene.figures.order != view.reading->order || all.empty())
        return {.asked = group.count};
    if (group.question)
        return all[group.of_order];
    GroupProgress sum;
    for (std::size_t at = 0; at < all.size(); ++at)
        if (view.reading->order->groups[at].stage == group.stage)
            sum += all[at];
    return sum;
}

std::string whose(const Scene& scene, const ReadingGroup& group) {
    if (group.question) {
        const std::string role = role_name(scene.now.study, group.role);
        return (role.empty() ? "" : role + ", ") + stage_name(scene.now.study, group.stage);
    }
    if (!group.participant)
        return {};
    const Participant* who = scene.now.study.participants.find(group.participant);
    return who ? role_name(scene.now.study, who->role) : std::string();
}

std::string group_line(const Scene& scene, const ResponsesView& view, const ReadingGroup& group) {
    const GroupProgress progress = progress_of(scene, view, group);
    const std::string who = whose(scene, group);
    std::string line = who.empty() ? "" : who + "  ·  ";
    line +=
        fmt::format("{} asked, {} answered  ·  {} coded, {} nothing to code, {} to read",
                    grouped(progress.asked), grouped(progress.answered()), grouped(progress.coded),
                    grouped(progress.nothing_to_code), grouped(progress.to_read));
    if (group.count < progress.asked)
        line += fmt::format("  ·  {} shown", grouped(group.count));
    return line;
}

std::string title_of(const Scene& scene, const ReadingGroup& group) {
    if (group.alike != AlikeGroups::alone)
        return counted(group.count, "answer", "answers that say the same");
    if (!group.participant && !group.question && !group.stage)
        return "Answers that stand alone";
    if (group.participant) {
        const Participant* who = scene.now.study.participants.find(group.participant);
        return who ? who->label : std::string();
    }
    if (!group.question)
        return stage_name(scene.now.study, group.stage);
    const Question* found = scene.now.study.questions.find(group.question);
    return found ? found->wording : std::string();
}

float heading_height(const Scene& scene, const ResponsesView& view, std::size_t card) {
    const Look& look = scene.look;
    const ReadingGroup& group = group_of(view, card);
    return look.px(card == 0 ? space::one : space::three) +
           height_of(look, type::title, view.card_width, title_of(scene, group)) +
           height_of(look, type::body, view.card_width, group_line(scene, view, group)) +
           look.px(space::two);
}

void draw_heading(const Scene& scene, const ResponsesView& view, std::size_t card, Point at) {
    const Look& look = scene.look;
    const ReadingGroup& group = group_of(view, card);
    at.y += look.px(card == 0 ? space::one : space::three);
    at.y += write_wrapped(look, type::title, at, view.card_width, look.palette().text,
                          title_of(scene, group));
    write_wrapped(look, type::body, at, view.card_width, look.palette().second_text,
                  group_line(scene, view, group));
}

const Response* response_at(const Scene& scene, const ResponsesView& view, std::size_t card) {
    return scene.now.study.responses.find(view.reading->answers[card]);
}

void begin_selection(const Response& response, std::uint32_t byte, ResponsesView& view) {
    view.anchor = view.caret = byte;
    view.dragging = true;
    view.selection = {};
    if (clicks() == 2)
        view.selection = word_at(response.text, byte);
    if (clicks() >= 3)
        view.selection = sentence_at(response.text, byte);
    if (view.picker.open)
        view.picker.fresh = true; // what was typed there stays, for these words
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
            forget_selection(view);
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

ThemeId theme_of(const CardShape& shape, CodingId coding) {
    for (const CodingMark& mark : shape.marks)
        if (mark.coding.id == coding)
            return mark.coding.theme;
    return {};
}

// An end of the chosen coding follows the mouse until the button goes up.
void pull(const CardShape& shape, const CardEvents& events, ResponsesView& view, Outbox& out) {
    const auto at = std::ranges::find(shape.marks, view.coding,
                                      [](const CodingMark& mark) { return mark.coding.id; });
    if (at == shape.marks.end())
        return;
    if (events.pulled == CardEvents::End::none) {
        if (std::exchange(view.pulling, false))
            move_ends(at->coding, view, out);
        return;
    }
    view.pulling = true;
    Span span = view.stretched.value_or(at->coding.span);
    const std::uint32_t byte = byte_at(*shape.words, events.mouse);
    (events.pulled == CardEvents::End::begin ? span.begin : span.end) = byte;
    if (span.begin < span.end)
        view.stretched = span;
}

void take_events(const Scene& scene, const Response& response, const CardShape& shape,
                 const CardEvents& events, ResponsesView& view, Outbox& out) {
    if (events.pressed || events.chosen) {
        if (view.current != response.id)
            forget_selection(view);
        view.current = response.id;
        view.coding = events.chosen;
    }
    take_words(response, shape, events, view);
    pull(shape, events, view, out);
    if (events.under_mouse)
        view.touched_theme = theme_of(shape, events.under_mouse);
    if (events.memo_wanted) {
        view.current = response.id;
        forget_selection(view);
        view.memo.open = false;
        open_memo(scene, view);
    }
    if (events.alike_wanted && scene.aids.alike && scene.aids.alike->of(response.id)) {
        const DuplicateGroup& group = *scene.aids.alike->of(response.id);
        open_bulk(group.responses, group.texts, view.bulk);
    }
    if (events.suggested) {
        if (view.current != response.id)
            forget_selection(view);
        view.current = response.id;
        apply_theme(scene, events.suggested, view, out);
    }
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

// The journal knows; the answer comes a little later.
void ask_when_made(const Scene& scene, CodingId coding, ResponsesView& view, Outbox& out) {
    const bool known = scene.desk.made && scene.desk.made->coding == coding;
    if (!coding || known || view.asked_coding == coding)
        return;
    view.asked_coding = coding;
    out.ask(AskCoding{coding});
}

// What lies under the mouse is what the menu is about: the selection stays when it is clicked.
void open_menu(const Response& response, const CardShape& shape, const CardEvents& events,
               ResponsesView& view) {
    if (view.current != response.id)
        forget_selection(view);
    view.current = response.id;
    const Span under = grapheme_under(*shape.words, events.mouse);
    const bool selected =
        !under.empty() && view.selection.begin <= under.begin && under.end <= view.selection.end;
    if (!selected && events.under_mouse) {
        forget_selection(view);
        view.coding = events.under_mouse;
        view.theme = theme_of(shape, view.coding);
    }
    view.menu = {.open = true, .fresh = true, .at = mouse_position(), .line = 0};
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
    const DuplicateGroup* same = scene.aids.alike ? scene.aids.alike->of(response->id) : nullptr;
    const CardState state{.current = current,
                          .selection = current ? view.stretched.value_or(view.selection) : Span{},
                          .coding = current ? view.coding : CodingId{},
                          .lit = view.hovered_theme,
                          .memo = memo_about(scene, {Kind::response, response->id.value}),
                          .alike = same ? same->responses.size() - 1 : 0};
    if (current)
        view.picker_top = below_what_is_coded(scene.look, shape, at, view.selection);
    const CardEvents events = draw_card(scene, *response, shape, at, view.card_width, state);
    take_events(scene, *response, shape, events, view, out);
    ask_when_made(scene, events.under_mouse, view, out);
    if (right_click_in(rect(at, view.card_width, shape.height)))
        open_menu(*response, shape, events, view);
}

void draw_cards(const Scene& scene, const Rect& inside, ResponsesView& view, Outbox& out) {
    const Clipped clipped(inside);
    const CardMeasure measure = measure_of(scene, view);
    Point at{std::round(inside.left + (inside.width() - view.card_width) / 2),
             std::round(inside.top - view.stream.hidden())};
    for (std::size_t card = view.stream.top(); card < view.stream.size() && at.y < inside.bottom;
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

struct EmptyWords {
    std::string what;
    std::string next;
};

EmptyWords empty_words(const Scene& scene, const ResponsesView& view) {
    if (scene.now.study.responses.empty())
        return {"No answers yet",
                "Import the CSV files of your questionnaires, or drop them onto this window: "
                "answers, participants, a codebook, codings. How each column is read is shown "
                "before anything is done."};
    if (view.reading->plan != view.plan || !view.reading->order)
        return {"One moment …", "The answers are put in order."};
    return {"No answer is left here", "Clear the filter at the left to see the others."};
}

void draw_empty(const Scene& scene, const Rect& place, const ResponsesView& view, Outbox& out) {
    const Look& look = scene.look;
    const EmptyWords words = empty_words(scene, view);
    const float width = std::min(place.width() - 2 * look.px(space::four), look.px(size::picker));
    Point at{std::round(place.middle().x - width / 2),
             std::round(place.middle().y) - look.px(space::six)};
    at.y += write_wrapped(look, type::title, at, width, look.palette().text, words.what) +
            look.px(space::one);
    at.y += write_wrapped(look, type::body, at, width, look.palette().second_text, words.next) +
            look.px(space::two);
    if (!scene.now.study.responses.empty())
        return;
    const ButtonFace face{
        .text = "Import files", .icon = Icon::take_in, .emphasis = Emphasis::strong};
    if (button(look, "Import the first files",
               rect(at, button_width(look, face), look.px(size::button)), face))
        out.ask(ChooseFile{.what = Choosing::questionnaires});
    hint(look, "Choose the files  ·  Ctrl I");
}

} // namespace

CardEstimate card_estimate(const Look& look) {
    return {.around = look.px(type::label.line) + look.px(space::half) + 2 * look.px(space::two) +
                      look.px(space::gap),
            .line = look.px(look.answer().line)};
}

std::optional<std::size_t> card_of(const ResponsesView& view, ResponseId response) {
    const std::uint32_t card = view.reading->card_of(response);
    if (card == ReadingList::nowhere)
        return {};
    return card;
}

void keep_stream(const std::shared_ptr<const ReadingList>& reading, ResponsesView& view) {
    view.passages.begin_frame();
    if (!reading || view.reading == reading)
        return;
    view.reading = reading;
    view.stream = CardStream(reading->heights);
    if (!card_of(view, view.current) && reading->plan == view.plan) {
        forget_selection(view);
        view.current = reading->answers.empty() ? ResponseId{} : reading->answers.front();
    }
    view.sought = view.current;
}

CardMeasure measure_of(const Scene& scene, ResponsesView& view) {
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
    ground(place, look.palette().app);
    view.touched_theme = {};
    if (view.reading->answers.empty())
        return draw_empty(scene, place, view, out);

    Rect inside = place.inset(0, look.px(space::one));
    const Rect bar = inside.take_right(look.px(size::scrollbar));
    const float free = inside.width() - 2 * look.px(space::three);
    view.card_width = std::min(free, look.px(size::widest_stream));
    view.view_height = inside.height();
    const CardMeasure measure = measure_of(scene, view);
    view.stream.scroll_by(-wheel_over(place) * look.px(size::wheel), view.view_height, measure);
    if (view.sought) {
        const auto card = card_of(view, *view.sought);
        if (card)
            view.stream.reveal(*card, view.view_height, measure);
        // One that is filtered out is waited for, until the cards are those that are wanted.
        if (card || view.reading->plan == view.plan)
            view.sought.reset();
    }

    draw_cards(scene, inside, view, out);
    draw_scrollbar(scene, bar, view);
}

} // namespace themata
