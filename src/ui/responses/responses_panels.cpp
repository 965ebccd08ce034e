// What opens over the answers: the picker of a theme, the menu of an answer, the field that goes to
// a participant, the memo, and the line that says what a key could not do.

#include "study/labels.h"
#include "text/fold.h"
#include "text/numbers.h"
#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/parts/matches.h"
#include "ui/parts/pick_list.h"
#include "ui/parts/theme_picker.h"
#include "ui/parts/typing.h"
#include "ui/responses/responses_parts.h"
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

void pick_theme(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out) {
    const Span selected = view.selection;
    const PickerTask task{.what = selected.empty() ? "Theme for the whole answer"
                                                   : "Theme for the selected words",
                          .recent = view.recent,
                          .parent_of_new = parent_of_new_theme(scene.now, view.theme),
                          .top = view.picker_top};
    const std::optional<Picked> picked = draw_theme_picker(scene, place, view.picker, task);
    if (!picked)
        return;
    if (picked->theme)
        apply_theme(scene, picked->theme, view, out);
    else
        apply_new_theme(scene, picked->new_name, view, out);
    if (picked->after == Picked::After::stay)
        view.selection = selected;
}

namespace {

class AnswerMenuPainting {
public:
    AnswerMenuPainting(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out)
        : look_(scene.look), view_(view), work_{scene, view, out} {
        for (const Command<ResponsesWork>& command : commands_of_menu())
            if (hindrance_of(command, work_).empty())
                lines_.push_back(&command);
        panel_ = panel_in(place);
    }

    void draw() {
        const Floating floating(look_, "Menu", panel_);
        Rect rest = panel_.inset(look_.px(space::one));
        for (std::size_t line = 0; line < lines_.size(); ++line)
            draw_line(line, rest.take_top(look_.px(size::menu_row)));
        read_keys();
    }

private:
    [[nodiscard]] Rect panel_in(const Rect& place) const {
        const float height =
            static_cast<float>(lines_.size()) * look_.px(size::menu_row) + 2 * look_.px(space::one);
        const float width = look_.px(size::menu);
        // A menu that a key opened stands below the words.
        Point at = view_.menu.at;
        if (at.x < place.left)
            at.x = std::round(place.middle().x - width / 2);
        at.x = std::min(at.x, place.right - width);
        at.y = std::max(place.top, std::min(at.y, place.bottom - height));
        return rect(at, width, height);
    }

    void draw_line(std::size_t line, Rect place) {
        const Command<ResponsesWork>& command = *lines_[line];
        const Touch touch = row(look_, "Menu " + std::string(command.name), place,
                                view_.menu.line == line ? Chosen::yes : Chosen::no);
        if (touch.hovered)
            view_.menu.line = line;
        if (touch.pressed)
            take(line);
        place = place.inset(look_.px(space::one), 0);
        const std::string key = key_in_words(command);
        const float wide = std::ceil(text_width(look_, type::label, key)) + 1;
        write_in(look_, type::label, place.take_right(wide), look_.palette().second_text, key,
                 Side::right);
        write_in(look_, type::body, place, look_.palette().text, name_of(command, work_));
    }

    void read_keys() {
        if (std::exchange(view_.menu.fresh, false))
            return;
        ImGui::SetKeyOwner(ImGuiKey_Enter, ImGui::GetID("menu keys")); // or it presses another item
        const PickEvent event = pick_by_keys(view_.menu.line, lines_.size());
        if (event == PickEvent::taken)
            return take(view_.menu.line);
        const ImVec2 mouse = ImGui::GetMousePos();
        const bool elsewhere = (ImGui::IsMouseClicked(ImGuiMouseButton_Left) ||
                                ImGui::IsMouseClicked(ImGuiMouseButton_Right)) &&
                               !panel_.holds({mouse.x, mouse.y});
        if (event == PickEvent::left || elsewhere)
            view_.menu.open = false;
    }

    void take(std::size_t line) {
        view_.menu.open = false;
        if (line < lines_.size())
            carry_out(*lines_[line], work_);
    }

    const Look& look_;
    ResponsesView& view_;
    ResponsesWork work_;
    std::vector<const Command<ResponsesWork>*> lines_;
    Rect panel_;
};

} // namespace

bool right_click_in(const Rect& place) {
    return ImGui::IsMouseClicked(ImGuiMouseButton_Right) && mouse_over(place);
}

void draw_menu(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out) {
    AnswerMenuPainting(scene, place, view, out).draw();
}

bool draw_said(const Look& look, const Rect& place, const std::string& said) {
    const float side = look.px(type::small_icon.line);
    const float pad = look.px(space::gap);
    const float most = place.width() - 2 * look.px(space::two);
    const float wanted = std::ceil(text_width(look, type::body, said)) + side + 3 * pad;
    const float width = std::min(most, wanted);
    const Rect panel = rect({std::round(place.middle().x - width / 2),
                             place.bottom - look.px(size::field) - look.px(space::gap)},
                            width, look.px(size::field));
    const Floating floating(look, "Said", panel, Floating::Keys::leave);
    Rect inside = panel.inset(pad, 0);
    const Rect cross = inside.take_right(side);
    inside.take_right(look.px(space::half));
    write_in(look, type::body, inside, look.palette().text, said);
    const bool closed = icon_button(look, "Close what was said",
                                    rect({cross.left, cross.middle().y - side / 2}, side, side),
                                    Icon::close, look.palette().second_text);
    hint(look, "Close  ·  Esc");
    return closed;
}

namespace {

constexpr std::size_t most_found = 6;
// So many labels are compared letter by letter in a frame.
constexpr std::uint32_t compared_a_frame = 2000;

// The one whose label is exactly what was typed comes first.
void list_found(const Snapshot& now, GoToField& field) {
    field.found.clear();
    if (const ParticipantId exact = participant_labelled(now.study, now.lookup, field.sought))
        field.found.push_back(exact);
    for (const auto& [fit, who] : field.fitting)
        if (field.found.size() < most_found &&
            std::ranges::find(field.found, who) == field.found.end())
            field.found.push_back(who);
}

// Piece by piece: a study may have a million participants.
void go_on(const Snapshot& now, GoToField& field) {
    const TypedLetters letters(field.sought);
    const std::uint32_t last = now.study.participants.last_id();
    const std::uint32_t end = std::min(last, field.next.value + compared_a_frame - 1);
    for (; field.next.value <= end; ++field.next.value)
        if (const Participant* who = now.study.participants.find(field.next)) {
            const auto fit = letters.fit(fold_loosely(who->label));
            if (fit && *fit <= Fit::inside)
                field.fitting.emplace_back(*fit, who->id);
        }
    std::ranges::stable_sort(field.fitting, {}, &std::pair<Fit, ParticipantId>::first);
    field.fitting.resize(std::min(field.fitting.size(), most_found));
    if (field.next.value > last)
        field.next = {};
    list_found(now, field);
}

void begin(const Snapshot& now, const std::string& typed, GoToField& field) {
    field.sought = typed;
    field.fitting.clear();
    field.next = {typed.empty() ? 0U : 1U};
    list_found(now, field);
}

// The first card of the participant after the current one, else the first of all.
std::optional<std::size_t> card_of_participant(const Scene& scene, const ResponsesView& view,
                                               ParticipantId who) {
    const std::size_t from = card_of(view, view.current).value_or(0);
    std::optional<std::size_t> after;
    std::optional<std::size_t> first;
    for (const ResponseId id : scene.now.lookup.responses.of(who)) {
        const auto card = card_of(view, id);
        if (!card)
            continue;
        first = std::min(first.value_or(*card), *card);
        if (*card > from)
            after = std::min(after.value_or(*card), *card);
    }
    return after ? after : first;
}

class GoingTo {
public:
    GoingTo(const Scene& scene, const Rect& place, ResponsesView& view)
        : scene_(scene), look_(scene.look), view_(view), field_(view.go_to) {
        look_up();
        const float rows = static_cast<float>(std::max<std::size_t>(1, lines()));
        const float height = 2 * look_.px(space::one) + look_.px(size::field) +
                             look_.px(space::half) + rows * look_.px(size::row);
        const float width = std::min(look_.px(size::picker), place.width());
        panel_ = rect({std::round(place.middle().x - width / 2), place.top + look_.px(space::six)},
                      width, height);
    }

    void draw() {
        const Floating floating(look_, "Go to", panel_);
        Rect rest = panel_.inset(look_.px(space::one));
        const Focus focus = field_.fresh ? Focus::take : Focus::leave;
        if (field(look_, "Go to a participant or a number", rest.take_top(look_.px(size::field)),
                  field_.typed, "Participant, or number of the answer", focus))
            field_.at = 0;
        hint(look_, with_key("Enter goes there, again to the next answer", responses_commands(),
                             open_go_to));
        rest.take_top(look_.px(space::half));
        if (number_)
            draw_number(rest.take_top(look_.px(size::row)));
        for (std::size_t at = 0; at < field_.found.size(); ++at)
            draw_participant(at, rest.take_top(look_.px(size::row)));
        if (lines() == 0)
            write_in(look_, type::label,
                     rest.take_top(look_.px(size::row)).inset(look_.px(space::one), 0),
                     look_.palette().second_text, nothing_in_words());
        read_keys();
    }

private:
    // Labels are gone through when the letters change, not in every frame.
    void look_up() {
        const std::string typed(trimmed(field_.typed));
        if (typed != field_.sought)
            begin(scene_.now, typed, field_);
        if (field_.next)
            go_on(scene_.now, field_);
        number_ = whole_number<std::size_t>(typed);
        if (number_ && (*number_ == 0 || *number_ > view_.reading->answers.size()))
            number_.reset();
    }

    [[nodiscard]] std::size_t lines() const { return field_.found.size() + (number_ ? 1 : 0); }

    [[nodiscard]] std::string nothing_in_words() const {
        const std::string count = grouped(view_.reading->answers.size());
        return field_.sought.empty() ? "A label such as M2, or a number from 1 to " + count + "."
               : field_.next         ? "Looking …"
                                     : "No participant is called so.";
    }

    // A label that is exactly what was typed comes before a number.
    [[nodiscard]] bool number_first() const { return number_ && field_.found.empty(); }

    void draw_number(Rect place) {
        const std::size_t line = number_first() ? 0 : field_.found.size();
        const std::string name =
            "Answer " + grouped(*number_) + " of " + grouped(view_.reading->answers.size());
        if (line_at(line, "Go to answer number", place))
            jump(*number_ - 1);
        write_in(look_, type::body, place.inset(look_.px(space::one), 0), look_.palette().text,
                 name);
    }

    void draw_participant(std::size_t at, Rect place) {
        const Participant* who = scene_.now.study.participants.find(field_.found[at]);
        if (!who)
            return;
        if (line_at(at, "Go to " + who->label, place))
            take(at);
        place = place.inset(look_.px(space::one), 0);
        const std::size_t answers = scene_.now.lookup.responses.of(who->id).size();
        const std::string note =
            role_name(scene_.now.study, who->role) + "  ·  " + counted(answers, "answer");
        const float wide =
            std::min(std::ceil(text_width(look_, type::label, note)) + 1, place.width() / 2);
        write_in(look_, type::label, place.take_right(wide), look_.palette().second_text, note,
                 Side::right);
        place.take_right(look_.px(space::one));
        write_in(look_, type::body, place, look_.palette().text, who->label);
    }

    bool line_at(std::size_t line, const std::string& label, const Rect& place) {
        return row(look_, label, place, field_.at == line ? Chosen::yes : Chosen::no).pressed;
    }

    void take(std::size_t line) {
        if (line >= field_.found.size()) {
            if (number_)
                jump(*number_ - 1);
            return;
        }
        if (const auto card = card_of_participant(scene_, view_, field_.found[line]))
            return jump(*card);
        const Participant* who = scene_.now.study.participants.find(field_.found[line]);
        field_.open = false;
        say(scene_, view_,
            (who ? who->label : "This participant") + " has no answer among those shown.");
    }

    void jump(std::size_t card) {
        field_.open = false;
        go_to(view_, view_.reading->answers[card]);
    }

    void read_keys() {
        if (std::exchange(field_.fresh, false))
            return;
        const PickEvent event = pick_by_keys(field_.at, lines());
        const ImVec2 mouse = ImGui::GetMousePos();
        const bool elsewhere =
            ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !panel_.holds({mouse.x, mouse.y});
        if (event == PickEvent::left || (elsewhere && field_.typed.empty())) {
            field_.open = false;
            return;
        }
        field_.fresh = elsewhere; // on with typing
        if (event == PickEvent::taken)
            take(field_.at);
    }

    const Scene& scene_;
    const Look& look_;
    ResponsesView& view_;
    GoToField& field_;
    std::optional<std::size_t> number_;
    Rect panel_;
};

} // namespace

bool is_looking(const GoToField& field) { return field.open && field.next; }

void draw_go_to(const Scene& scene, const Rect& place, ResponsesView& view) {
    GoingTo(scene, place, view).draw();
}

namespace {

std::string kept_text(const Scene& scene, MemoSubject subject) {
    for (const Memo& memo : scene.now.study.memos) {
        const Coder* coder = scene.now.study.coders.find(memo.coder);
        if (memo.about == subject.about && memo.record == subject.record && coder &&
            coder->name == scene.desk.coder)
            return memo.text;
    }
    return {};
}

void close(ResponsesView& view) {
    view.memo.open = false;
    view.memo.asking = false;
}

void drop(ResponsesView& view) {
    view.memo.drafts.erase(view.memo.subject);
    close(view);
}

void keep(const Scene& scene, ResponsesView& view, Outbox& out) {
    const MemoSubject subject = view.memo.subject;
    const std::string text = view.memo.drafts[subject];
    if (text != kept_text(scene, subject))
        out.send(WriteMemo{.about = subject.about, .record = subject.record, .text = text});
    drop(view);
}

std::string title_of(const Scene& scene, MemoSubject subject) {
    const Study& study = scene.now.study;
    if (subject.about == Kind::coding) {
        const Coding* coding = study.codings.find({subject.record});
        return coding ? "Memo of the coding “" + path_of(study, coding->theme) + "”" : "Memo";
    }
    const Response* response = study.responses.find({subject.record});
    return response ? "Memo of " + name_of(study, *response) : "Memo";
}

// What lies around the text: the title above, the buttons below.
float rim_height(const Look& look) {
    return look.px(2 * space::gap + type::label.line + space::half + size::button + space::one);
}

// As high as what is typed wants it, to a point; then the text scrolls.
Rect panel_in(const Look& look, const Rect& place, float top, const std::string& text) {
    const float width = std::min(look.px(size::memo), place.width() - 2 * look.px(space::two));
    const float wanted =
        rim_height(look) + text_area_height(look, width - 2 * look.px(space::gap), text);
    const float least = look.px(size::memo_height);
    const float height =
        std::clamp(wanted, least, std::max(least, place.height() * size::memo_share));
    Point at{std::round(place.middle().x - width / 2), top};
    at.y = std::clamp(at.y, place.top + look.px(space::one),
                      std::max(place.top, place.bottom - height - look.px(space::two)));
    return rect(at, width, height);
}

void type_text(const Look& look, const Rect& place, std::string& text, Focus focus) {
    if (focus == Focus::take)
        give_keyboard_to_next();
    // The label is there to be reached by, not to be seen.
    text_area(look, "Memo text", place, text, "What strikes you about it");
}

// Whether what was typed is to go, asked where the keys stood.
void ask(const Look& look, Rect line, ResponsesView& view) {
    const ButtonFace drop_face{.text = "Drop", .emphasis = Emphasis::plain};
    const ButtonFace stay_face{.text = "Go on typing", .emphasis = Emphasis::strong};
    if (button(look, "Go on typing", line.take_right(button_width(look, stay_face)), stay_face)) {
        view.memo.asking = false;
        view.memo.fresh = true;
    }
    hint(look, "Go on typing  ·  Enter");
    line.take_right(look.px(space::one));
    if (button(look, "Drop the memo", line.take_right(button_width(look, drop_face)), drop_face))
        drop(view);
    hint(look, "Drop what was typed  ·  Esc");
    write_in(look, type::label_strong, line, look.palette().warning, "Drop what you typed?");
    if (view.memo.fresh)
        return;
    if (ImGui::IsKeyPressed(ImGuiKey_Escape))
        drop(view);
    if (ImGui::IsKeyPressed(ImGuiKey_Enter)) {
        view.memo.asking = false;
        view.memo.fresh = true;
    }
}

void offer(const Scene& scene, Rect line, ResponsesView& view, Outbox& out) {
    const Look& look = scene.look;
    const ButtonFace face{.text = "Keep", .emphasis = Emphasis::strong};
    if (button(look, "Keep the memo", line.take_right(button_width(look, face)), face))
        keep(scene, view, out);
    hint(look, "Keep the memo  ·  Ctrl Enter");
    write_in(look, type::label, line, look.palette().second_text,
             "Ctrl Enter  keep      Esc  leave      empty  takes it away");
}

void read_memo_keys(const Scene& scene, const Rect& panel, ResponsesView& view, Outbox& out) {
    const bool enter =
        ImGui::IsKeyPressed(ImGuiKey_Enter) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter);
    if (ImGui::GetIO().KeyCtrl && enter)
        return keep(scene, view, out);
    const ImVec2 mouse = ImGui::GetMousePos();
    const bool outside = !panel.holds({mouse.x, mouse.y});
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && outside)
        return keep(scene, view, out);
    if (!ImGui::IsKeyPressed(ImGuiKey_Escape))
        return;
    const std::string& typed = view.memo.drafts[view.memo.subject];
    if (typed == kept_text(scene, view.memo.subject))
        return drop(view);
    view.memo.asking = true;
    view.memo.fresh = true;
}

} // namespace

std::string memo_about(const Scene& scene, MemoSubject subject) {
    const auto found = scene.figures.memos.find({subject.about, subject.record});
    if (found == scene.figures.memos.end())
        return {};
    std::string texts;
    for (const MemoId id : found->second)
        if (const Memo* memo = scene.now.study.memos.find(id)) {
            const Coder* coder = scene.now.study.coders.find(memo->coder);
            texts += (texts.empty() ? "" : "\n\n") + (coder ? coder->name + ": " : "") + memo->text;
        }
    return texts;
}

void open_memo(const Scene& scene, ResponsesView& view) {
    const bool of_coding = scene.now.study.codings.find(view.coding) != nullptr;
    view.memo.subject = of_coding ? MemoSubject{Kind::coding, view.coding.value}
                                  : MemoSubject{Kind::response, view.current.value};
    view.memo.drafts.try_emplace(view.memo.subject, kept_text(scene, view.memo.subject));
    view.memo.open = view.memo.fresh = true;
    view.memo.asking = false;
}

void draw_memo(const Scene& scene, const Rect& place, ResponsesView& view, Outbox& out) {
    const Look& look = scene.look;
    const Rect panel = panel_in(look, place, view.picker_top, view.memo.drafts[view.memo.subject]);
    const bool fresh = view.memo.fresh;
    const bool asked = view.memo.asking;
    const Floating floating(look, "Memo", panel);
    Rect rest = panel.inset(look.px(space::gap));
    write_in(look, type::label_strong, rest.take_top(look.px(type::label.line)),
             look.palette().text, title_of(scene, view.memo.subject));
    rest.take_top(look.px(space::half));
    Rect foot = rest.take_bottom(look.px(size::button));
    rest.take_bottom(look.px(space::one));
    // A field that has the keyboard takes what was typed back when Esc is pressed, and writes it
    // into its text after; the draft is what it was before.
    const std::string before = view.memo.drafts[view.memo.subject];
    type_text(look, rest, view.memo.drafts[view.memo.subject],
              fresh && !asked ? Focus::take : Focus::leave);
    if (ImGui::IsKeyPressed(ImGuiKey_Escape))
        view.memo.drafts[view.memo.subject] = before;
    if (asked)
        ask(look, foot, view);
    else
        offer(scene, foot, view, out);
    view.memo.fresh = fresh && !asked ? false : view.memo.fresh;
    if (asked && fresh)
        view.memo.fresh = false;
    if (view.memo.open && !fresh && !asked)
        read_memo_keys(scene, panel, view, out);
}

} // namespace themata
