// What the answers are filtered by: chips of what is chosen at the foot of the left pane, and a
// panel that lists all there is to choose, found by a few letters.

#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/parts/matches.h"
#include "ui/parts/pick_list.h"
#include "ui/responses/responses_parts.h"

#include "text/fold.h"
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

using Facet = FilterChoice::Facet;

std::string facet_name(const FilterChoice& choice) {
    switch (choice.facet) {
    case Facet::role:
        return "Role";
    case Facet::stage:
        return "Stage";
    case Facet::question:
        return "Question";
    case Facet::trait:
        return choice.trait;
    case Facet::theme:
        return "Theme, with those below it";
    case Facet::coder:
        return "Coder";
    }
    return {};
}

struct ShownChoice {
    Shown shown;
    const char* name;
};

constexpr ShownChoice standings[] = {{Shown::all, "All"},
                                     {Shown::to_read, "To read"},
                                     {Shown::coded, "Coded"},
                                     {Shown::nothing_to_code, "Nothing to code"},
                                     {Shown::blank, "Left blank"}};

std::vector<const FilterChoice*> chosen_of(const ResponsesView& view) {
    std::vector<const FilterChoice*> on;
    for (const FilterChoice& choice : view.reading->choices)
        if (chosen(view.plan.filter, choice))
            on.push_back(&choice);
    return on;
}

std::string last_name(const FilterChoice& choice) {
    const std::size_t slash = choice.name.rfind('/');
    const bool path = choice.facet == Facet::theme && slash != std::string::npos;
    return path ? choice.name.substr(slash + 1) : choice.name;
}

// Chips one after another, in as many lines as they need.
class ChipFlow {
public:
    ChipFlow(const Look& look, const Rect& place) : look_(look), place_(place), at_(place.at()) {}

    Point next(float width) {
        const float gap = look_.px(space::one);
        if (at_.x > place_.left && at_.x + width > place_.right)
            at_ = {place_.left, at_.y + look_.px(size::chip) + gap};
        const Point here = at_;
        at_.x += width + gap;
        return here;
    }

    [[nodiscard]] float bottom() const { return at_.y + look_.px(size::chip); }

private:
    const Look& look_;
    Rect place_;
    Point at_;
};

std::string chip_text(const Look& look, const FilterChoice& choice, float most) {
    const float room = most - 2 * look.px(space::gap) - look.px(type::small_icon.line);
    return cut_to(look, type::label, last_name(choice), room) + "  ×";
}

enum class Painting { paint, measure };

class FilterBar {
public:
    FilterBar(const Scene& scene, const Rect& place, ResponsesView& view, Painting painting)
        : scene_(scene), look_(scene.look), view_(view), painting_(painting),
          place_(place.inset(look_.px(space::two), look_.px(space::gap))) {}

    // How far down it reached.
    float flow() {
        Rect rest = place_;
        const Rect title = rest.take_top(look_.px(type::label.line));
        rest.take_top(look_.px(space::one));
        ChipFlow chips(look_, rest);
        for (const ShownChoice& choice : standings)
            standing_chip(choice, chips);
        for (const FilterChoice* choice : chosen_of(view_))
            filter_chip(*choice, chips);
        add_chip(chips);
        if (painting_ == Painting::paint)
            paint_title(title);
        return chips.bottom() + look_.px(space::gap);
    }

private:
    void paint_title(Rect title) {
        const Palette& palette = look_.palette();
        if (!view_.plan.filter.passes_all()) {
            const std::string clear = "Clear";
            const float wide = std::ceil(text_width(look_, type::label_strong, clear)) + 1;
            const Rect there = title.take_right(wide);
            if (area("Clear the filter", there.inset(-look_.px(space::half))).pressed)
                read_by(view_, AnswerFilter{});
            hint(look_, "Show all answers again");
            write_in(look_, type::label_strong, there, palette.accent, clear, Side::right);
            title.take_right(look_.px(space::one));
        }
        const std::string shown = grouped(view_.reading->answers.size());
        const std::string all = grouped(scene_.now.study.responses.size());
        write_in(look_, type::label_strong, title, palette.second_text,
                 "Show  ·  " + (shown == all ? "all " + all : shown + " of " + all));
    }

    void standing_chip(const ShownChoice& choice, ChipFlow& chips) {
        const Point at = chips.next(chip_width(look_, choice.name));
        if (painting_ == Painting::measure)
            return;
        const bool on = view_.plan.filter.shown == choice.shown;
        if (chip(look_, std::string("Show ") + choice.name, at, choice.name,
                 on ? Chosen::yes : Chosen::no)) {
            AnswerFilter filter = view_.plan.filter;
            filter.shown = choice.shown;
            read_by(view_, std::move(filter)); // anew, also when it is the same
        }
        hint(look_, on ? "Click to filter anew" : "Show these answers only");
    }

    void filter_chip(const FilterChoice& choice, ChipFlow& chips) {
        const std::string text = chip_text(look_, choice, place_.width());
        const Point at = chips.next(chip_width(look_, text));
        if (painting_ == Painting::measure)
            return;
        if (chip(look_, "Without " + facet_name(choice) + " " + choice.name, at, text, Chosen::yes))
            read_by(view_, toggled(view_.plan.filter, choice));
        hint(look_, facet_name(choice) + ": " + choice.name + "\nClick to take it off.");
    }

    void add_chip(ChipFlow& chips) {
        const std::string text = "Filter …";
        const Point at = chips.next(chip_width(look_, text));
        if (painting_ == Painting::measure)
            return;
        if (chip(look_, "Filter answers", at, text, view_.filter.open ? Chosen::yes : Chosen::no) &&
            !view_.filter.open)
            view_.filter.open = view_.filter.fresh = true;
        hint(look_, with_key("By role, stage, question, trait, theme or coder",
                             responses_commands(), open_filter));
    }

    const Scene& scene_;
    const Look& look_;
    ResponsesView& view_;
    Painting painting_;
    Rect place_;
};

// All choices, under the headings of their kinds.
class FilterChoosing {
public:
    FilterChoosing(const Scene& scene, const Rect& place, ResponsesView& view)
        : scene_(scene), look_(scene.look), view_(view), panel_(view.filter) {
        choose_lines();
        const float width = std::min(look_.px(size::picker), place.width());
        place_ = {place.left + look_.px(space::one), place.top + look_.px(space::two),
                  place.left + look_.px(space::one) + width, place.bottom - look_.px(space::two)};
    }

    void draw() {
        const float wanted = content_height() + 3 * look_.px(space::one) + look_.px(size::field) +
                             look_.px(space::three);
        place_.top = std::max(place_.top, place_.bottom - wanted);
        const Floating floating(look_, "Filter", place_);
        Rect rest = place_.inset(look_.px(space::one));
        const Focus focus = panel_.fresh ? Focus::take : Focus::leave;
        if (field(look_, "Find a filter", rest.take_top(look_.px(size::field)), panel_.typed,
                  "Role, stage, question, trait, theme, coder", focus))
            panel_.at = 0;
        const Rect keys = rest.take_bottom(look_.px(space::three));
        write_in(look_, type::label, keys.inset(look_.px(space::one), 0),
                 look_.palette().second_text, "Enter  choose      ↑ ↓  go      Esc  close");
        rest.take_top(look_.px(space::one));
        list(rest);
        read_keys();
    }

private:
    void choose_lines() {
        const TypedLetters letters(panel_.typed);
        for (const FilterChoice& choice : view_.reading->choices) {
            if (choice.offered == FilterChoice::Offered::when_typed) {
                take_typed(letters, choice);
                continue;
            }
            if (letters.empty() || letters.fit(choice.folded) ||
                letters.fit(fold_loosely(facet_name(choice))))
                lines_.push_back(&choice);
        }
    }

    // One of many values: too many to be listed without letters.
    void take_typed(const TypedLetters& letters, const FilterChoice& choice) {
        if (typed_only_.empty() || typed_only_.back() != choice.trait)
            typed_only_.push_back(choice.trait);
        const bool fits = !letters.empty() && letters.fit(choice.folded);
        if (fits || chosen(view_.plan.filter, choice))
            lines_.push_back(&choice);
    }

    // "Type a value to filter by Age or Town"; empty when there is no such trait.
    [[nodiscard]] std::string what_to_type() const {
        if (typed_only_.empty() || !panel_.typed.empty())
            return {};
        constexpr std::size_t most_named = 3;
        std::vector<std::string> named = typed_only_;
        named.resize(std::min(named.size(), most_named));
        return fmt::format("Type a value to filter by {}{}.", fmt::join(named, ", "),
                           typed_only_.size() > most_named ? " …" : "");
    }

    [[nodiscard]] bool heads(std::size_t line) const {
        return line == 0 || facet_name(*lines_[line - 1]) != facet_name(*lines_[line]);
    }

    [[nodiscard]] float content_height() const {
        float height = lines_.empty() ? look_.px(size::row) : 0;
        if (!what_to_type().empty())
            height += look_.px(size::menu_row);
        for (std::size_t line = 0; line < lines_.size(); ++line)
            height += look_.px(size::menu_row) +
                      (heads(line) ? look_.px(type::label.line) + look_.px(space::one) : 0);
        return height;
    }

    void list(const Rect& place) {
        const Pane pane("Filters", place, Scrolling::vertical);
        Point at = pane.top_left();
        if (lines_.empty())
            write_in(look_, type::body, rect(at, place.width(), look_.px(size::row)),
                     look_.palette().second_text, "Nothing to filter by is called so.");
        for (std::size_t line = 0; line < lines_.size(); ++line) {
            if (heads(line)) {
                at.y += look_.px(space::one);
                write_in(look_, type::label_strong,
                         rect({at.x + look_.px(space::one), at.y}, place.width(),
                              look_.px(type::label.line)),
                         look_.palette().second_text, facet_name(*lines_[line]));
                at.y += look_.px(type::label.line);
            }
            const float width = place.width() - look_.px(size::scrollbar) - look_.px(space::half);
            const Rect there = rect(at, width, look_.px(size::menu_row));
            if (line == panel_.at && moved_)
                pane.show(there.top, there.bottom);
            if (there.bottom >= visible_part().top && there.top <= visible_part().bottom)
                draw_line(line, there);
            at.y = there.bottom;
        }
        if (const std::string hint = what_to_type(); !hint.empty()) {
            write_in(look_, type::label,
                     rect({at.x + look_.px(space::one), at.y},
                          place.width() - 2 * look_.px(space::one), look_.px(size::menu_row)),
                     look_.palette().second_text, hint);
            at.y += look_.px(size::menu_row);
        }
        pane.reaches(at.y);
    }

    void draw_line(std::size_t line, Rect place) {
        const FilterChoice& choice = *lines_[line];
        const bool on = chosen(view_.plan.filter, choice);
        const Touch touch = row(look_, "Filter " + facet_name(choice) + ": " + choice.name, place,
                                panel_.at == line ? Chosen::yes : Chosen::no);
        if (touch.pressed) {
            panel_.at = line;
            take(line);
        }
        place = place.inset(look_.px(space::one), 0);
        const Rect tick = place.take_left(look_.px(type::small_icon.line));
        if (on)
            draw_icon(look_, Icon::check, type::small_icon, tick, look_.palette().accent);
        else
            swatch_outline(tick);
        place.take_left(look_.px(space::one));
        const std::string count = grouped(choice.answers);
        const float wide = std::ceil(figures_width(look_, type::label, count)) + 2;
        write_figures(look_, type::label, place.take_right(wide), look_.palette().second_text,
                      count, Side::right);
        place.take_right(look_.px(space::one));
        const std::string name = indented(choice, place);
        write_in(look_, on ? type::body_strong : type::body, place,
                 choice.answers == 0 ? look_.palette().second_text : look_.palette().text, name);
        hint(look_, fmt::format("{}: {}\n{}", facet_name(choice), choice.name,
                                counted(choice.answers, "answer")));
    }

    // Themes stand below one another as in the codebook, as whole paths would be cut alike.
    [[nodiscard]] std::string indented(const FilterChoice& choice, Rect& place) const {
        const Table<Theme>& themes = scene_.now.study.themes;
        const Theme* theme =
            choice.facet == FilterChoice::Facet::theme ? themes.find(ThemeId{choice.id}) : nullptr;
        if (!theme)
            return choice.name;
        if (panel_.typed.empty())
            for (const Theme* above = themes.find(theme->parent); above;
                 above = themes.find(above->parent))
                place.take_left(look_.px(size::indent));
        return theme->name;
    }

    void swatch_outline(const Rect& place) {
        const float side = look_.px(size::swatch) + look_.px(space::half);
        const Point middle = place.middle();
        outline(
            rect({std::round(middle.x - side / 2), std::round(middle.y - side / 2)}, side, side),
            look_.palette().pillar, look_.px(size::line), look_.px(space::hair));
    }

    void take(std::size_t line) {
        read_by(view_, toggled(view_.plan.filter, *lines_[line]));
        panel_.fresh = true; // the field goes on taking the keys
    }

    void read_keys() {
        if (std::exchange(panel_.fresh, false))
            return;
        const PickEvent event = pick_by_keys(panel_.at, lines_.size());
        const ImVec2 mouse = ImGui::GetMousePos();
        const bool elsewhere =
            ImGui::IsMouseClicked(ImGuiMouseButton_Left) && mouse.x > place_.right;
        if (event == PickEvent::left || elsewhere)
            panel_.open = false;
        else if (event == PickEvent::taken)
            take(panel_.at);
    }

    const Scene& scene_;
    const Look& look_;
    ResponsesView& view_;
    FilterPanel& panel_;
    std::vector<const FilterChoice*> lines_;
    std::vector<std::string> typed_only_; // traits of many values
    bool moved_ = ImGui::IsKeyPressed(ImGuiKey_DownArrow) || ImGui::IsKeyPressed(ImGuiKey_UpArrow);
    Rect place_;
};

} // namespace

float filter_bar_height(const Scene& scene, float width, ResponsesView& view) {
    const float endless = 1e6F;
    return FilterBar(scene, {0, 0, width, endless}, view, Painting::measure).flow();
}

void draw_filter_bar(const Scene& scene, const Rect& place, ResponsesView& view, Outbox&) {
    const Look& look = scene.look;
    stroke(place.at(), {place.right, place.top}, look.palette().hairline, look.px(size::line));
    FilterBar(scene, place, view, Painting::paint).flow();
}

void draw_filter_panel(const Scene& scene, const Rect& place, ResponsesView& view) {
    FilterChoosing(scene, place, view).draw();
}

} // namespace themata
