// The memo of an answer or a coding: a panel below the current answer. What was typed stays until
// it is kept, or dropped on purpose.

#include "ui/parts/marks.h"
#include "ui/parts/text_area.h"
#include "ui/responses/responses_parts.h"

#include <imgui.h>

namespace themata {

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
