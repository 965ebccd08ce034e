// The left pane of the responses: the questions by stage, and the panel in which the stages are
// moved and renamed.

#include "study/labels.h"
#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/parts/typing.h"
#include "ui/responses/responses_parts.h"
#include <algorithm>
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>
#include <map>

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

// The group of the order whose answers are read now.
std::uint32_t group_in_sight(const Scene& scene, const ResponsesView& view) {
    const ReadingOrder& order = *scene.figures.order;
    const std::uint32_t place = order.place_of(view.current);
    return place == ReadingOrder::nowhere ? ReadingOrder::nowhere : order.group_places[place];
}

// The first of its answers that is shown.
void go_to_group(const Scene& scene, ResponsesView& view, std::uint32_t group) {
    const ReadingOrder& order = *scene.figures.order;
    const AnswerGroup& there = order.groups[group];
    std::uint32_t first = ReadingList::nowhere;
    for (std::uint32_t at = there.first; at < there.first + there.count; ++at) {
        first = std::min(first, view.reading->card_of(order.answers[at]));
        if (view.plan.grouping == Grouping::question && first != ReadingList::nowhere)
            break; // cards come in this order
    }
    if (first != ReadingList::nowhere)
        return go_to(view, view.reading->answers[first]);
    say(scene, view, "No answer to this question is among those shown.");
}

class QuestionList {
public:
    QuestionList(const Scene& scene, const Rect& place, ResponsesView& view)
        : scene_(scene), look_(scene.look), view_(view), order_(*scene.figures.order),
          pane_("Questions", place, Scrolling::vertical), at_(pane_.top_left()),
          left_(place.left + look_.px(space::two)), right_(place.right - look_.px(space::two)) {}

    void draw() {
        const std::uint32_t seen = group_in_sight(scene_, view_);
        const auto count = static_cast<std::uint32_t>(order_.groups.size());
        at_.y += look_.px(space::half);
        for (std::uint32_t group = 0; group < count; ++group) {
            const AnswerGroup& there = order_.groups[group];
            if (group == 0 || !same_heading(order_.groups[group - 1], there))
                heading(group);
            question(group, there, seen == group);
        }
        pane_.reaches(at_.y + look_.px(space::two));
    }

private:
    // Of all questions under this heading.
    [[nodiscard]] GroupProgress progress_from(std::uint32_t first) const {
        GroupProgress sum;
        for (std::uint32_t at = first;
             at < order_.groups.size() && same_heading(order_.groups[first], order_.groups[at]);
             ++at) {
            const GroupProgress& more = scene_.figures.progress[at];
            sum.asked += more.asked;
            sum.blank += more.blank;
            sum.coded += more.coded;
            sum.nothing_to_code += more.nothing_to_code;
            sum.to_read += more.to_read;
        }
        return sum;
    }

    void heading(std::uint32_t group) {
        const std::string name = heading_of(scene_.now.study, order_.groups[group]);
        const GroupProgress progress = progress_from(group);
        at_.y += look_.px(space::gap);
        Rect line{left_, at_.y, right_, at_.y + look_.px(type::label.line)};
        touch_heading(name, line, order_.groups[group].stage);
        at_.y = line.bottom + look_.px(space::half);
        const std::string share = share_of(progress);
        const float wide =
            std::ceil(figures_width(look_, type::label, share)) + look_.px(space::half);
        write_figures(look_, type::label, line.take_right(wide), look_.palette().second_text, share,
                      Side::right);
        line.take_right(look_.px(space::one));
        write_in(look_, type::label_strong, line, look_.palette().text, name);
        bar(progress, {left_, at_.y, right_, at_.y + look_.px(size::progress)});
        at_.y += look_.px(size::progress) + look_.px(space::half);
    }

    void touch_heading(const std::string& name, const Rect& line, StageId stage) {
        const Rect around = line.inset(-look_.px(space::one), -look_.px(space::half));
        const Touch touch = area("Stages around " + name, around);
        if (touch.hovered)
            fill(around, look_.palette().app, look_.px(size::radius));
        if (touch.pressed || right_click_in(around))
            open_stages(stage, view_);
        hint(look_,
             with_key("Order and names of the stages", responses_commands(), open_stages_here));
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
            go_to_group(scene_, view_, group);
        const GroupProgress& progress = scene_.figures.progress[group];
        hint(look_, tip(there, progress));
        paint(place.inset(look_.px(space::one)), name, progress);
    }

    static std::string share_of(const GroupProgress& progress) {
        return grouped(progress.coded + progress.nothing_to_code) + " / " +
               grouped(progress.answered());
    }

    void bar(const GroupProgress& progress, const Rect& place) const {
        const Palette& palette = look_.palette();
        const float all = static_cast<float>(std::max(1U, progress.answered()));
        progress_bar(look_, place,
                     {{static_cast<float>(progress.coded) / all, palette.accent},
                      {static_cast<float>(progress.nothing_to_code) / all, palette.pillar}});
    }

    void paint(Rect inside, const std::string& name, const GroupProgress& progress) {
        const Palette& palette = look_.palette();
        bar(progress, inside.take_bottom(look_.px(size::progress)));
        const std::string share = share_of(progress);
        const float wide =
            std::ceil(figures_width(look_, type::label, share)) + look_.px(space::half);
        inside.bottom -= look_.px(space::half);
        write_figures(look_, type::label, inside.take_right(wide), palette.second_text, share,
                      Side::right);
        inside.take_right(look_.px(space::one));
        write_in(look_, type::body, inside, palette.text, name);
    }

    [[nodiscard]] std::string tip(const AnswerGroup& group, const GroupProgress& progress) const {
        const Question* question = scene_.now.study.questions.find(group.question);
        return fmt::format("{}\n{} coded, {} nothing to code, {} to read, {} left blank",
                           question ? question->wording : "", grouped(progress.coded),
                           grouped(progress.nothing_to_code), grouped(progress.to_read),
                           grouped(progress.blank));
    }

    const Scene& scene_;
    const Look& look_;
    ResponsesView& view_;
    const ReadingOrder& order_;
    Pane pane_;
    Point at_;
    float left_;
    float right_;
};

void draw_title_of_questions(const Look& look, Rect line) {
    line = line.inset(look.px(space::two), 0);
    const std::string title = "Questions by stage";
    const std::string legend = "done / answered";
    const float name = std::ceil(text_width(look, type::label_strong, title)) + 1;
    const float wide = std::ceil(text_width(look, type::label, legend)) + 1;
    const bool both = name + look.px(space::gap) + wide <= line.width();
    write_in(look, type::label_strong, line.take_left(std::min(name, line.width())),
             look.palette().second_text, title);
    if (both)
        write_in(look, type::label, line, look.palette().second_text, legend, Side::right);
}

// What stands together in the stream: one of four.
void draw_grouping(const Scene& scene, const Rect& line, ResponsesView& view) {
    const Look& look = scene.look;
    const Palette& palette = look.palette();
    Rect track = line.inset(look.px(space::two), 0);
    fill(track, palette.second_surface, look.px(size::radius));
    track = track.inset(look.px(space::hair));

    struct Choice {
        Grouping grouping;
        std::string name;
        std::string tip;
    };

    const Choice choices[] = {
        {Grouping::question, "Question", "Answers that share a question stand together"},
        {Grouping::participant, "Participant", "Answers that share a participant stand together"},
        {Grouping::stage, "Stage", "Answers that share a stage stand together"},
        {Grouping::alike, "Alike", "Answers that say the same stand together"}};
    const auto width_of = [&](const std::string& name) {
        return std::ceil(text_width(look, type::label_strong, name)) + 1;
    };
    float free = track.width();
    for (const Choice& choice : choices)
        free -= width_of(choice.name);
    for (const auto& [grouping, name, tip] : choices) {
        const Rect there = track.take_left(width_of(name) + std::floor(free / 4));
        const bool on = view.plan.grouping == grouping;
        const Touch touch = area("Group by " + name, there);
        if (touch.pressed && !on)
            read_by(view, grouping);
        hint(look, tip);
        if (on)
            fill(there, palette.surface, look.px(space::half));
        write_in(look, on || touch.hovered ? type::label_strong : type::label, there,
                 on ? palette.text : palette.second_text, name, Side::middle);
    }
}

void draw_next(const Scene& scene, Rect place, ResponsesView& view, Outbox& out) {
    const Look& look = scene.look;
    place = place.inset(look.px(space::two), look.px(space::half));
    const std::uint32_t left = scene.figures.total.to_read;
    if (left == 0) {
        const bool any = scene.figures.total.asked > 0;
        write_in(look, type::label, place, look.palette().second_text,
                 any ? "Every answer is coded or judged." : "");
        return;
    }
    ResponsesWork work{scene, view, out};
    const Command<ResponsesWork>& next = command_of(responses_commands(), next_to_read);
    const ButtonFace face{.text = "Next to read  ·  " + grouped(left) + " left"};
    if (button(look, "Next answer to read", place, face))
        carry_out(next, work);
    hint(look, with_key(std::string(next.name), responses_commands(), next_to_read));
}

} // namespace

void draw_question_pane(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out) {
    const Look& look = scene.look;
    const Pane pane("Left pane", place);
    ground(place, look.palette().surface);
    Rect rest = place;
    rest.take_top(look.px(space::gap));
    draw_grouping(scene, rest.take_top(look.px(size::menu_row)), view);
    rest.take_top(look.px(space::half));
    draw_title_of_questions(look, rest.take_top(look.px(space::four)));
    const float most = std::round(rest.height() * 0.6F);
    const float wanted = filter_bar_height(scene, place.width(), view);
    const Rect filter = rest.take_bottom(std::min(most, wanted));
    draw_next(scene, rest.take_bottom(look.px(size::button) + look.px(space::one)), view, out);
    QuestionList(scene, rest, view).draw();
    draw_filter_bar(scene, filter, view, out);
}

namespace {

std::map<StageId, std::uint32_t> answers_by_stage(const Figures& figures) {
    std::map<StageId, std::uint32_t> answers;
    for (std::size_t at = 0; figures.order && at < figures.order->groups.size(); ++at)
        answers[figures.order->groups[at].stage] += figures.progress[at].answered();
    return answers;
}

class Stages {
public:
    Stages(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out)
        : scene_(scene), look_(scene.look), panel_(view.stages), out_(out),
          all_(in_order(scene.now.study.stages)), answers_(answers_by_stage(scene.figures)) {
        const float rows = static_cast<float>(all_.size()) * look_.px(size::row);
        const float around = 2 * look_.px(space::gap) + look_.px(type::label_strong.line) +
                             look_.px(type::label.line) + 2 * look_.px(space::one);
        const float most = place.height() - 2 * look_.px(space::two);
        place_ = rect({place.left + look_.px(space::two), place.top + look_.px(space::two)},
                      std::min(look_.px(size::stage_panel), place.width()),
                      std::min(most, rows + around));
        at_ = index_of(panel_.at);
    }

    void draw() {
        const Floating floating(look_, "Stages", place_);
        Rect rest = place_.inset(look_.px(space::gap));
        write_in(look_, type::label_strong, rest.take_top(look_.px(type::label_strong.line)),
                 look_.palette().text, "Stages in their order");
        rest.take_top(look_.px(space::one));
        const Rect foot = rest.take_bottom(look_.px(type::label.line));
        rest.take_bottom(look_.px(space::one));
        const bool renaming = static_cast<bool>(panel_.renamed); // its keys are the field's
        list(rest);
        write_in(look_, type::label, foot, look_.palette().second_text,
                 "Alt ↑ ↓  move      F2  rename      Esc  close");
        if (!std::exchange(panel_.fresh, false) && !renaming)
            read_keys();
    }

private:
    [[nodiscard]] std::size_t index_of(StageId stage) const {
        const auto found = std::ranges::find(all_, stage, &Stage::id);
        return found == all_.end() ? 0 : static_cast<std::size_t>(found - all_.begin());
    }

    void list(const Rect& place) {
        const Pane pane("Stage list", place, Scrolling::vertical);
        Point at = pane.top_left();
        for (std::size_t each = 0; each < all_.size(); ++each) {
            const Rect line = rect(at, place.width(), look_.px(size::row));
            if (each == at_ && std::exchange(panel_.sought, false))
                pane.show(line.top, line.bottom);
            if (all_[each].id == panel_.renamed)
                rename(all_[each], line);
            else
                stage(each, line);
            at.y = line.bottom;
        }
        pane.reaches(at.y);
    }

    void stage(std::size_t index, Rect line) {
        const Stage& stage = all_[index];
        const bool chosen = index == at_;
        if (chosen)
            buttons(index, line.take_right(3 * look_.px(size::row)));
        const Touch touch =
            row(look_, "Stage " + stage.name, line, chosen ? Chosen::yes : Chosen::no);
        if (touch.pressed)
            panel_.at = stage.id;
        line = line.inset(look_.px(space::one), 0);
        const auto there = answers_.find(stage.id);
        const std::string note = counted(there == answers_.end() ? 0 : there->second, "answer");
        const float wide = std::ceil(text_width(look_, type::label, note)) + 1;
        write_in(look_, type::label, line.take_right(wide), look_.palette().second_text, note);
        line.take_right(look_.px(space::one));
        write_in(look_, type::body, line, look_.palette().text, stage.name);
    }

    void buttons(std::size_t index, Rect line) {
        const float side = look_.px(size::row);
        const Colour colour = look_.palette().second_text;
        if (icon_button(look_, "Stage later", line.take_right(side), Icon::arrow_down, colour))
            move_later(index);
        hint(look_, "Later in the study  ·  Alt ↓");
        if (icon_button(look_, "Stage earlier", line.take_right(side), Icon::up, colour))
            move_earlier(index);
        hint(look_, "Earlier in the study  ·  Alt ↑");
        if (icon_button(look_, "Rename the stage", line.take_right(side), Icon::pencil, colour))
            begin_renaming(index);
        hint(look_, "Rename the stage  ·  F2");
    }

    void begin_renaming(std::size_t index) {
        panel_.renamed = all_[index].id;
        panel_.typed = all_[index].name;
        panel_.naming = true;
    }

    void rename(const Stage& stage, const Rect& line) {
        const NamingEnd end = rename_field(look_, "New name of the stage", line, panel_.typed,
                                           panel_.naming, stage.name);
        if (end == NamingEnd::open)
            return;
        if (end == NamingEnd::kept)
            out_.send(RenameStage{.stage = stage.id, .name = panel_.typed});
        panel_.renamed = {};
    }

    void move_earlier(std::size_t index) {
        if (index > 0)
            out_.send(MoveStage{.stage = all_[index].id, .before = all_[index - 1].id});
    }

    void move_later(std::size_t index) {
        if (index + 1 == all_.size())
            return;
        const StageId before = index + 2 < all_.size() ? all_[index + 2].id : StageId{};
        out_.send(MoveStage{.stage = all_[index].id, .before = before});
    }

    void step(std::ptrdiff_t lines) {
        const auto last = static_cast<std::ptrdiff_t>(all_.size()) - 1;
        const auto next = std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(at_) + lines, 0,
                                                     std::max<std::ptrdiff_t>(last, 0));
        if (last >= 0)
            panel_.at = all_[static_cast<std::size_t>(next)].id;
        panel_.sought = true;
    }

    void read_arrow(ImGuiKey key, ImGuiKey letter, std::ptrdiff_t way) {
        const ImGuiID owner = ImGui::GetID("stage keys");
        ImGui::SetKeyOwner(key, owner);
        const bool arrow = ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, owner);
        if (arrow && ImGui::GetIO().KeyAlt && !all_.empty()) {
            panel_.at = all_[at_].id;
            panel_.sought = true;
            return way > 0 ? move_later(at_) : move_earlier(at_);
        }
        if (arrow || ImGui::IsKeyChordPressed(letter, ImGuiInputFlags_Repeat))
            step(way);
    }

    void read_keys() {
        read_arrow(ImGuiKey_UpArrow, ImGuiKey_K, -1);
        read_arrow(ImGuiKey_DownArrow, ImGuiKey_J, 1);
        if (ImGui::IsKeyPressed(ImGuiKey_F2) && !all_.empty())
            begin_renaming(at_);
        const ImVec2 mouse = ImGui::GetMousePos();
        const bool elsewhere = (ImGui::IsMouseClicked(ImGuiMouseButton_Left) ||
                                ImGui::IsMouseClicked(ImGuiMouseButton_Right)) &&
                               !place_.holds({mouse.x, mouse.y});
        if (ImGui::IsKeyPressed(ImGuiKey_Escape) || elsewhere)
            panel_.open = false;
    }

    const Scene& scene_;
    const Look& look_;
    StagePanel& panel_;
    Outbox& out_;
    std::vector<Stage> all_;
    std::map<StageId, std::uint32_t> answers_;
    Rect place_;
    std::size_t at_ = 0;
};

} // namespace

void open_stages(StageId at, ResponsesView& view) {
    view.stages = {};
    view.stages.open = view.stages.fresh = view.stages.sought = true;
    view.stages.at = at;
}

void draw_stages(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out) {
    Stages(scene, place, view, out).draw();
}

} // namespace themata
