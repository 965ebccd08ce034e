// The stages of the study in their order: a panel beside the questions in which they are moved and
// renamed.

#include "study/labels.h"
#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/responses/responses_parts.h"

#include <algorithm>
#include <imgui.h>
#include <imgui_internal.h>
#include <map>

namespace themata {

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
        const std::string note =
            counted(there == answers_.end() ? 0 : there->second, "answer");
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

    // Enter and a click elsewhere keep the name, Esc leaves it as it was.
    void rename(const Stage& stage, const Rect& line) {
        const bool fresh = std::exchange(panel_.naming, false);
        const std::string typed = panel_.typed;
        field(look_, "New name of the stage", line, panel_.typed, stage.name,
              fresh ? Focus::take : Focus::leave);
        hint(look_, "Enter keeps the name, Esc leaves it");
        if (fresh)
            return;
        const bool left = ImGui::IsKeyPressed(ImGuiKey_Escape);
        if (!left && !ImGui::IsItemDeactivated())
            return;
        if (!left && !typed.empty() && typed != stage.name)
            out_.send(RenameStage{.stage = stage.id, .name = typed});
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
