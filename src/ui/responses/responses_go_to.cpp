// A small field: a participant's label, or the number of an answer, and Enter.

#include "study/labels.h"
#include "text/sentences.h"
#include "ui/parts/matches.h"
#include "ui/responses/responses_parts.h"

#include "text/fold.h"
#include "text/numbers.h"
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

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
        hint(look_, "Enter goes there, again to the next answer  ·  G");
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
        const std::string note = role_name(scene_.now.study, who->role) + "  ·  " +
                                 counted(answers, "answer");
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
        ImGui::SetKeyOwner(ImGuiKey_UpArrow, ImGui::GetID("go to keys"));
        ImGui::SetKeyOwner(ImGuiKey_DownArrow, ImGui::GetID("go to keys"));
        const ImVec2 mouse = ImGui::GetMousePos();
        const bool elsewhere =
            ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !panel_.holds({mouse.x, mouse.y});
        if (ImGui::IsKeyPressed(ImGuiKey_Escape) || (elsewhere && field_.typed.empty())) {
            field_.open = false;
            return;
        }
        field_.fresh = elsewhere; // on with typing
        if (lines() == 0)
            return;
        if (ImGui::IsKeyPressed(ImGuiKey_DownArrow))
            field_.at = (field_.at + 1) % lines();
        if (ImGui::IsKeyPressed(ImGuiKey_UpArrow))
            field_.at = (field_.at + lines() - 1) % lines();
        if (ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
            ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false))
            take(std::min(field_.at, lines() - 1));
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

} // namespace themata
