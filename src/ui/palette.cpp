#include "ui/palette.h"

#include "study/labels.h"
#include "text/fold.h"
#include "ui/commands.h"
#include "ui/parts/marks.h"
#include "ui/parts/pick_list.h"
#include "ui/views.h"
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

constexpr std::size_t lines_seen = 10;
constexpr std::size_t most_taken = 9;
// A name takes well under a microsecond, so this is a fraction of a frame.
constexpr std::size_t names_a_frame = 2000;

// What a line says: the act, the name, what stands at the right, the key.
struct Wording {
    std::string act;
    std::string name;
    std::string aside;
    std::string key;
    std::string label;  // unique
    bool rests = false; // it cannot be done now
};

class PalettePainting {
public:
    PalettePainting(WindowWork& work, const Rect& window)
        : work_(work), scene_(*work.scene), state_(work.state), look_(scene_.look),
          palette_(scene_.look.palette()), window_(work.view), view_(work.view.palette),
          out_(work.out), letters_(work.view.palette.typed), lines_(lines()) {
        const float height = 2 * look_.px(space::one) + look_.px(size::field) +
                             look_.px(space::half) + seen_height() + look_.px(space::three);
        const float width =
            std::min(look_.px(size::palette), window.width() - 2 * look_.px(space::three));
        panel_ = rect({std::round(window.middle().x - width / 2),
                       std::round(window.top + window.height() * 0.12F)},
                      width, height);
    }

    void draw(const Rect& window) {
        const Veil veil(look_, "Below the palette", window);
        if (area("Close the palette", window, Layering::below_others).pressed) {
            view_.open = !view_.typed.empty(); // which is not lost to a click beside it
            view_.fresh = view_.open;
        }
        const Floating floating(look_, "Palette", panel_);
        Rect rest = panel_.inset(look_.px(space::one));
        const Focus focus = view_.fresh ? Focus::take : Focus::leave;
        if (field(look_, "Find anything", rest.take_top(look_.px(size::field)), view_.typed,
                  "A command, theme, question or participant", focus))
            view_.at = view_.first = 0;
        rest.take_top(look_.px(space::half));
        draw_lines(rest.take_top(seen_height()));
        rest.take_left(look_.px(space::one));
        write_in(look_, type::label, rest, palette_.second_text,
                 "Enter  choose      ↑ ↓  another      Esc  close");
        read_keys();
    }

private:
    [[nodiscard]] std::size_t rows() const { return std::max<std::size_t>(1, lines_.size()); }

    [[nodiscard]] float seen_height() const {
        return look_.px(size::row) * static_cast<float>(std::min(lines_seen, rows()));
    }

    // Some are called by what they would do now.
    void keep_names() {
        CommandNames names;
        for (const ListedCommand& command : commands())
            names.push_back(command.name_now(command, work_));
        if (!view_.names || *view_.names != names)
            view_.names = std::make_shared<const CommandNames>(std::move(names));
    }

    // What fits; with nothing typed what was taken last, then the commands of this view.
    std::vector<FoundLine> lines() {
        keep_names();
        if (state_.palette) {
            view_.matching.want(state_.palette->names, view_.typed);
            view_.matching.go_on(names_a_frame);
        }
        if (letters_.empty())
            return usual_lines();
        std::vector<FoundLine> found;
        if (state_.palette)
            for (const NameMatch& match : view_.matching.best())
                found.push_back(state_.palette->lines[match.place]);
        return found;
    }

    [[nodiscard]] std::vector<FoundLine> usual_lines() const {
        std::vector<FoundLine> usual = view_.recent;
        const auto add_those = [&](const std::optional<View>& where) {
            for (std::size_t place = 0; place < commands().size(); ++place) {
                const FoundLine line{FoundKind::command, static_cast<std::uint32_t>(place)};
                if (commands()[place].where == where &&
                    std::ranges::find(usual, line) == usual.end())
                    usual.push_back(line);
            }
        };
        add_those(window_.view);
        add_those({});
        return usual;
    }

    void draw_lines(const Rect& place) {
        const float height = look_.px(size::row);
        Rect rest = place;
        if (lines_.empty()) {
            const bool all_seen = view_.matching.done() && state_.palette;
            return write_in(look_, type::body, rest.take_top(height).inset(look_.px(space::one), 0),
                            palette_.second_text, all_seen ? "Nothing is called so." : "Looking …");
        }
        const std::size_t last_first = rows() - std::min(lines_seen, rows());
        const float wheel = wheel_over(place);
        if (wheel < 0)
            ++view_.first;
        else if (wheel > 0 && view_.first > 0)
            --view_.first;
        view_.first = std::min(view_.first, last_first);
        for (std::size_t at = view_.first; at < std::min(view_.first + lines_seen, rows()); ++at)
            draw_line(at, rest.take_top(height));
    }

    void draw_line(std::size_t at, Rect place) {
        const Wording words = wording_of(lines_[at]);
        const Touch touch =
            row(look_, words.label, place, view_.at == at ? Chosen::yes : Chosen::no);
        if (touch.pressed)
            take(at);
        place = place.inset(look_.px(space::one), 0);
        draw_mark(lines_[at], place.take_left(look_.px(type::small_icon.line)));
        place.take_left(look_.px(space::one));
        if (!words.key.empty()) {
            const float wide = std::max(look_.px(size::key_badge),
                                        std::ceil(text_width(look_, type::tiny, words.key)) +
                                            look_.px(space::gap));
            const float high = look_.px(size::key_badge);
            const Rect there = place.take_right(wide);
            key_badge(look_,
                      rect({there.left, std::round(there.middle().y - high / 2)}, wide, high),
                      words.key);
            place.take_right(look_.px(space::one));
        }
        aside(words.aside, place);
        if (!words.act.empty()) {
            const float wide = std::ceil(text_width(look_, type::body, words.act)) + 1;
            write_in(look_, type::body, place.take_left(wide), palette_.second_text, words.act);
            place.take_left(look_.px(space::half));
        }
        write_fitting(look_, place, words.rests ? palette_.second_text : palette_.text, words.name,
                      letters_.fitting(words.name));
    }

    void aside(const std::string& text, Rect& place) {
        const std::string shown = cut_to(look_, type::label, text, place.width() * 0.4F);
        const float wide = std::ceil(text_width(look_, type::label, shown)) + 1;
        write_in(look_, type::label, place.take_right(wide), palette_.second_text, shown);
        place.take_right(look_.px(space::one));
    }

    void draw_mark(const FoundLine& line, const Rect& place) {
        const Theme* theme = scene_.now.study.themes.find({line.id});
        switch (line.kind) {
        case FoundKind::apply_theme:
        case FoundKind::show_theme:
            if (theme)
                swatch(look_, place.middle(), colour_of(scene_.now, palette_, *theme));
            return;
        case FoundKind::question:
            return draw_icon(look_, Icon::responses, type::small_icon, place, palette_.second_text);
        case FoundKind::participant:
            return draw_icon(look_, Icon::person, type::small_icon, place, palette_.second_text);
        case FoundKind::command:
            return draw_icon(look_, Icon::right, type::small_icon, place, palette_.second_text);
        }
    }

    [[nodiscard]] Wording wording_of(const FoundLine& line) const {
        const Study& study = scene_.now.study;
        switch (line.kind) {
        case FoundKind::command:
            return of_command(line.id);
        case FoundKind::apply_theme:
            return of_theme({line.id}, "Apply");
        case FoundKind::show_theme:
            return of_theme({line.id}, "Show");
        case FoundKind::question: {
            const std::string name = question_name(study, {line.id});
            return {"", name, "Question", "", fmt::format("Question {} ({})", name, line.id)};
        }
        case FoundKind::participant: {
            const Participant* who = study.participants.find({line.id});
            const std::string name = who ? who->label : "";
            const std::string role = who ? role_name(study, who->role) : "";
            return {"", name, role.empty() ? "Participant" : role, "", "Participant " + name};
        }
        }
        return {};
    }

    // What cannot be done now says why.
    [[nodiscard]] Wording of_command(std::size_t place) const {
        const ListedCommand& command = commands()[place];
        const std::string& name = (*view_.names)[place];
        const std::string why = command.hindrance(command, work_);
        const std::string where =
            command.where ? std::string(view_of(*command.where).name) : std::string();
        return {.act = {},
                .name = name,
                .aside = why.empty() ? where : why,
                .key = key_in_words(*command.words, command.which),
                .label = "Command " + name,
                .rests = !why.empty()};
    }

    [[nodiscard]] Wording of_theme(ThemeId id, const std::string& act) const {
        const Theme* theme = scene_.now.study.themes.find(id);
        if (!theme)
            return {act, "", "", "", fmt::format("{} theme {}", act, id.value)};
        const Theme* parent = scene_.now.study.themes.find(theme->parent);
        return {act, theme->name, parent ? parent->name : "",
                act == "Apply" ? digit_of(window_.responses, id) : "",
                act + " " + path_of(scene_.now.study, id)};
    }

    void read_keys() {
        if (std::exchange(view_.fresh, false))
            return;
        // Otherwise they would walk the focus out of the field.
        for (const ImGuiKey key : {ImGuiKey_PageUp, ImGuiKey_PageDown})
            ImGui::SetKeyOwner(key, ImGui::GetID("palette"));
        const PickEvent event = pick_by_keys(view_.at, lines_.size());
        if (event == PickEvent::left || ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_K)) {
            view_.open = false;
            return;
        }
        if (event == PickEvent::moved) {
            const std::size_t seen = std::min(lines_seen, view_.at + 1);
            view_.first = std::clamp(view_.first, view_.at + 1 - seen, view_.at);
        }
        if (event == PickEvent::taken)
            take(view_.at);
    }

    void take(std::size_t at) {
        const FoundLine line = lines_[at];
        view_.open = false;
        std::erase(view_.recent, line);
        view_.recent.insert(view_.recent.begin(), line);
        if (view_.recent.size() > most_taken)
            view_.recent.pop_back();
        carry_out(line);
    }

    void carry_out(const FoundLine& line) {
        const ThemeId theme{line.id};
        switch (line.kind) {
        case FoundKind::command:
            return ask_for(line.id, window_);
        case FoundKind::apply_theme:
            window_.view = View::responses;
            return apply_theme(scene_, theme, window_.responses, out_);
        case FoundKind::show_theme:
            window_.responses.theme = window_.codebook.chosen = theme;
            window_.codebook.show_chosen = true;
            if (window_.view != View::codebook)
                window_.view = View::responses;
            return;
        case FoundKind::question:
            return show_answer(window_, first_answer_to({line.id}));
        case FoundKind::participant:
            return show_answer(window_, first_answer_of({line.id}));
        }
    }

    [[nodiscard]] ResponseId first_answer_to(QuestionId question) const {
        const ReadingOrder& order = *scene_.figures.order;
        for (const AnswerGroup& group : order.groups)
            if (group.question == question && group.count > 0)
                return order.answers[group.first];
        return {};
    }

    [[nodiscard]] ResponseId first_answer_of(ParticipantId participant) const {
        const auto& answers = scene_.now.lookup.responses.of(participant);
        const auto place = [&](ResponseId id) { return scene_.figures.order->place_of(id); };
        const auto first = std::ranges::min_element(answers, {}, place);
        return first == answers.end() ? ResponseId{} : *first;
    }

    WindowWork& work_;
    const Scene& scene_;
    const FrameState& state_;
    const Look& look_;
    const Palette& palette_;
    WindowView& window_;
    PaletteView& view_;
    Outbox& out_;
    TypedLetters letters_;
    std::vector<FoundLine> lines_;
    Rect panel_;
};

class NameListing {
public:
    explicit NameListing(const std::vector<FoundLine>& recent) : recent_(recent) {}

    // `before` is what can be typed before the name: "apply theme".
    void add(FoundKind kind, std::uint32_t id, const std::string& name, const std::string& before) {
        std::string folded = fold_loosely(name);
        std::string whole = before.empty() ? "" : before + " " + folded;
        add_line({kind, id}, std::move(folded), std::move(whole));
    }

    // It is found by what it is always called, and by what it is called now; of those that are
    // many, which are told apart by what they are called now, the other way round.
    void add_command(std::uint32_t place, const std::string& now, const CommandWords& words) {
        std::string always = fold_loosely(words.name);
        std::string called = now == words.name ? std::string() : fold_loosely(now);
        if (words.many > 1)
            std::swap(always, called);
        add_line({FoundKind::command, place}, std::move(always), std::move(called));
    }

    [[nodiscard]] PaletteList done() {
        list_.names = std::make_shared<const std::vector<Findable>>(std::move(names_));
        return std::move(list_);
    }

private:
    void add_line(const FoundLine& line, std::string folded, std::string whole) {
        const auto recency = std::ranges::find(recent_, line) - recent_.begin();
        const auto rank =
            recency < std::ssize(recent_)
                ? recency
                : std::ssize(recent_) + static_cast<std::ptrdiff_t>(order_of(line.kind));
        names_.push_back({std::move(folded), std::move(whole), static_cast<std::uint32_t>(rank)});
        list_.lines.push_back(line);
    }

    // Both acts on a theme stand together.
    static std::size_t order_of(FoundKind kind) {
        return kind == FoundKind::show_theme ? static_cast<std::size_t>(FoundKind::apply_theme)
                                             : static_cast<std::size_t>(kind);
    }

    const std::vector<FoundLine>& recent_;
    PaletteList list_;
    std::vector<Findable> names_;
};

void add_themes(const Snapshot& now, NameListing& listing) {
    for (const ThemeId id : codebook_order(now.study, now.lookup)) {
        const Theme& theme = *now.study.themes.find(id);
        if (theme.state != ThemeState::retired)
            listing.add(FoundKind::apply_theme, id.value, theme.name, "apply");
        listing.add(FoundKind::show_theme, id.value, theme.name, "show");
    }
}

} // namespace

void draw_palette(WindowWork& work, const Rect& window) {
    PalettePainting(work, window).draw(window);
}

PaletteList palette_list(const Snapshot& now, const CommandNames& names,
                         const std::vector<FoundLine>& recent) {
    NameListing listing(recent);
    for (std::size_t place = 0; place < names.size(); ++place)
        listing.add_command(static_cast<std::uint32_t>(place), names[place],
                            *commands()[place].words);
    add_themes(now, listing);
    now.study.questions.for_each([&](const Question& question) {
        if (question.kind == QuestionKind::free_text)
            listing.add(FoundKind::question, question.id.value,
                        question_name(now.study, question.id), "question");
    });
    now.study.participants.for_each([&](const Participant& participant) {
        if (!now.lookup.responses.of(participant.id).empty())
            listing.add(FoundKind::participant, participant.id.value, participant.label,
                        "participant");
    });
    return listing.done();
}

} // namespace themata
