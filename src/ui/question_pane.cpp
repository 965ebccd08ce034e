#include "ui/marks.h"
#include "ui/responses_parts.h"

#include <fmt/format.h>

namespace themata {

namespace {

std::string heading_of(const Study& study, const AnswerGroup& group) {
    const std::string role = role_name(study, group.role);
    const std::string stage = stage_name(study, group.stage);
    return role.empty() ? stage : role + ", " + stage;
}

bool same_heading(const AnswerGroup& a, const AnswerGroup& b) {
    return a.stage == b.stage && a.role == b.role;
}

// The group whose answers are read now.
std::uint32_t group_in_sight(const ResponsesView& view) {
    const std::uint32_t place = view.order->place_of(view.current);
    return place == ReadingOrder::nowhere ? 0 : view.order->group_places[place];
}

void go_to_group(ResponsesView& view, std::uint32_t group) {
    const std::uint32_t first = view.order->groups[group].first;
    const auto card = std::ranges::lower_bound(view.cards, first);
    if (card != view.cards.end())
        go_to(view, view.order->answers[*card]);
}

class QuestionList {
public:
    QuestionList(const Scene& scene, const Rect& place, ResponsesView& view)
        : scene_(scene), look_(scene.look), view_(view),
          pane_("Questions", place, Scrolling::vertical), at_(pane_.top_left()),
          left_(place.left + look_.px(space::two)), right_(place.right - look_.px(space::two)) {}

    void draw() {
        const AnswerGroup* before = nullptr;
        const std::uint32_t seen = group_in_sight(view_);
        at_.y += look_.px(space::half);
        for (std::uint32_t group = 0; group < view_.order->groups.size(); ++group) {
            const AnswerGroup& there = view_.order->groups[group];
            if (!before || !same_heading(*before, there))
                heading(there);
            before = &there;
            question(group, there, seen == group && !view_.cards.empty());
        }
        pane_.reaches(at_.y + look_.px(space::two));
    }

private:
    void heading(const AnswerGroup& group) {
        at_.y += look_.px(space::one);
        const Rect line{left_, at_.y, right_, at_.y + look_.px(type::label.line)};
        write_in(look_, type::label_strong, line, look_.palette().text,
                 heading_of(scene_.now.study, group));
        at_.y = line.bottom + look_.px(space::half);
    }

    void question(std::uint32_t group, const AnswerGroup& there, bool seen) {
        const Rect place{left_ - look_.px(space::one), at_.y, right_ + look_.px(space::one),
                         at_.y + look_.px(space::six)};
        at_.y = place.bottom + look_.px(space::hair);
        if (place.bottom < visible_part().top || place.top > visible_part().bottom)
            return;
        const std::string name = question_name(scene_.now.study, there.question);
        const Touch touch =
            row(look_, "Question " + heading_of(scene_.now.study, there) + " · " + name, place,
                seen ? Chosen::yes : Chosen::no);
        if (touch.pressed)
            go_to_group(view_, group);
        const GroupProgress& progress = scene_.figures.progress[group];
        hint(look_, tip(there, progress));
        paint(place.inset(look_.px(space::one)), name, progress);
    }

    void paint(Rect inside, const std::string& name, const GroupProgress& progress) {
        const Palette& palette = look_.palette();
        const float all = static_cast<float>(std::max(1U, progress.answered()));
        const Rect bar = inside.take_bottom(look_.px(size::progress));
        progress_bar(look_, bar,
                     {{static_cast<float>(progress.coded) / all, palette.accent},
                      {static_cast<float>(progress.nothing_to_code) / all, palette.pillar}});
        const std::string share =
            with_commas(progress.coded) + " / " + with_commas(progress.answered());
        const float wide = std::ceil(text_width(look_, type::label, share)) + 1;
        inside.bottom -= look_.px(space::half);
        write_figures(look_, type::label, inside.take_right(wide), palette.second_text, share,
                      Side::right);
        inside.take_right(look_.px(space::one));
        write_in(look_, type::body, inside, palette.text, name);
    }

    [[nodiscard]] std::string tip(const AnswerGroup& group, const GroupProgress& progress) const {
        const Question* question = scene_.now.study.questions.find(group.question);
        return fmt::format("{}\n{} coded, {} nothing to code, {} to read, {} left blank",
                           question ? question->wording : "", with_commas(progress.coded),
                           with_commas(progress.nothing_to_code), with_commas(progress.to_read),
                           with_commas(progress.blank));
    }

    const Scene& scene_;
    const Look& look_;
    ResponsesView& view_;
    Pane pane_;
    Point at_;
    float left_;
    float right_;
};

void draw_title(const Look& look, Rect line) {
    line = line.inset(look.px(space::two), 0);
    const std::string legend = "coded / answered";
    const float wide = std::ceil(text_width(look, type::label, legend)) + 1;
    write_in(look, type::label, line.take_right(wide), look.palette().second_text, legend,
             Side::right);
    write_in(look, type::label_strong, line, look.palette().second_text, "Questions by stage");
}

void draw_filter(const Scene& scene, Rect place, ResponsesView& view) {
    const Look& look = scene.look;
    stroke(place.at(), {place.right, place.top}, look.palette().hairline, look.px(size::line));
    place = place.inset(look.px(space::two), look.px(space::gap));
    write_in(look, type::label_strong, place.take_top(look.px(type::label.line)),
             look.palette().second_text, "Show");
    place.take_top(look.px(space::one));
    const std::pair<Shown, std::string> choices[] = {{Shown::all, "All"},
                                                     {Shown::to_read, "To read"},
                                                     {Shown::coded, "Coded"},
                                                     {Shown::nothing_to_code, "Nothing to code"}};
    Point at = place.at();
    for (const auto& [shown, name] : choices) {
        const float wide = chip_width(look, name);
        if (at.x > place.left && at.x + wide > place.right)
            at = {place.left, at.y + look.px(size::chip) + look.px(space::one)};
        if (chip(look, "Show " + name, at, name, view.shown == shown ? Chosen::yes : Chosen::no)) {
            view.shown = shown;
            view.filtered_anew = true; // also when the same is chosen again
        }
        at.x += wide + look.px(space::one);
    }
}

} // namespace

void draw_question_pane(const Scene& scene, const Rect& place, ResponsesView& view) {
    const Look& look = scene.look;
    const Pane pane("Left pane", place);
    fill(place, look.palette().surface);
    Rect rest = place;
    rest.take_top(look.px(space::one));
    draw_title(look, rest.take_top(look.px(space::four)));
    const Rect filter = rest.take_bottom(look.px(space::gap) * 2 + look.px(type::label.line) +
                                         look.px(space::one) * 2 + 2 * look.px(size::chip));
    QuestionList(scene, rest, view).draw();
    draw_filter(scene, filter, view);
}

} // namespace themata
