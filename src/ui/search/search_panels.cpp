// The panels of the search view: keeping a query, what rules would do, and words that mean the
// same.

#include "text/sentences.h"
#include "ui/parts/dialog.h"
#include "ui/parts/marks.h"
#include "ui/search/search_parts.h"

#include <fmt/format.h>
#include <imgui.h>

namespace themata {

namespace {

constexpr std::size_t lines_shown = 12;

// A panel over the middle of the view, which Esc closes.
class SearchPanel {
public:
    SearchPanel(const Look& look, const Rect& place, const std::string& name,
                const std::string& title, float height)
        : look_(look), place_(place_in(look, place, height)), floating_(look, name, place_),
          rest_(place_.inset(look.px(space::two))) {
        closed_ =
            dialog_title(look, rest_.take_top(look.px(size::button)), title, "Close: " + title);
        rest_.take_top(look.px(space::one));
    }

    [[nodiscard]] Rect& rest() { return rest_; }

    // Esc, unless a part of the panel has it for itself.
    [[nodiscard]] bool closed() const { return closed_ || ImGui::IsKeyPressed(ImGuiKey_Escape); }

    // The act at the foot; true when it is wanted.
    bool foot(const std::string& label, const std::string& text, bool possible,
              const std::string& tip) {
        Rect line = rest_.take_bottom(look_.px(size::button));
        const ButtonFace face{.text = text,
                              .emphasis = possible ? Emphasis::strong : Emphasis::plain};
        const bool pressed = button(look_, label, line.take_right(button_width(look_, face)), face);
        hint(look_, tip);
        rest_.take_bottom(look_.px(space::gap));
        return (pressed || ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_Enter)) && possible;
    }

private:
    static Rect place_in(const Look& look, const Rect& place, float height) {
        const float pad = look.px(space::two);
        const float width = std::min(look.px(size::palette), place.width() - 2 * pad);
        return rect({std::round(place.middle().x - width / 2), place.top + 2 * pad}, width,
                    std::min(height, place.height() - 3 * pad));
    }

    const Look& look_;
    Rect place_;
    Floating floating_;
    Rect rest_;
    bool closed_ = false;
};

class KeepPainting {
public:
    KeepPainting(const Scene& scene, const Rect& place, SearchView& view, Outbox& out)
        : scene_(scene), look_(scene.look), keep_(view.keep), place_(place), out_(out) {}

    void draw() {
        if (keep_.picker.open)
            return pick();
        SearchPanel panel(look_, place_, "Keep the search",
                          keep_.changed ? "Change the search" : "Keep this search", height());
        Rect& rest = panel.rest();
        const bool wanted = panel.foot("Keep it", keep_.changed ? "Change" : "Keep", fits(),
                                       "Enter in a field, or Ctrl Enter");
        const bool fresh = std::exchange(keep_.fresh, false);
        bool entered = false;
        if (!keep_.changed)
            entered = line(rest, "Name of the search", "Name", keep_.name,
                           "Such as: too little time", fresh ? Focus::take : Focus::leave);
        entered = line(rest, "Query of the search", "Query", keep_.query, "What is searched for",
                       fresh && keep_.changed ? Focus::take : Focus::leave) ||
                  entered;
        theme(rest);
        if (keep_.theme)
            scope(rest);
        if ((wanted || entered) && fits())
            send();
        else if (panel.closed())
            keep_.open = false;
    }

private:
    [[nodiscard]] float height() const {
        const float lines = keep_.changed ? 3 : 4;
        return look_.px(size::button) * 2 + lines * (look_.px(size::field) + look_.px(space::one)) +
               look_.px(space::six) + look_.px(space::four);
    }

    [[nodiscard]] bool fits() const {
        return (keep_.changed || !keep_.name.empty()) && !keep_.query.empty();
    }

    bool line(Rect& rest, const std::string& label, const std::string& name, std::string& text,
              const std::string& example, Focus focus) {
        Rect there = rest.take_top(look_.px(size::field));
        rest.take_top(look_.px(space::one));
        write_in(look_, type::body, there.take_left(look_.px(size::count_column)),
                 look_.palette().second_text, name);
        field(look_, label, there, text, example, focus);
        return field_is_entered();
    }

    void theme(Rect& rest) {
        Rect there = rest.take_top(look_.px(size::field));
        rest.take_top(look_.px(space::one));
        write_in(look_, type::body, there.take_left(look_.px(size::count_column)),
                 look_.palette().second_text, "Theme");
        const ButtonFace face{.text = keep_.theme ? path_of(scene_.now.study, keep_.theme)
                                                  : "None: it only finds"};
        const float most = there.width() * 0.7F;
        if (button(look_, "Theme of the rule",
                   there.take_left(std::min(most, button_width(look_, face))), face))
            keep_.picker = {.open = true, .fresh = true, .typed = {}, .at = 0};
        hint(look_, "With a theme it is a rule, which codes what it finds");
        there.take_left(look_.px(space::one));
        const ButtonFace none{.text = "Without", .emphasis = Emphasis::quiet};
        if (keep_.theme &&
            button(look_, "No theme", there.take_left(button_width(look_, none)), none))
            keep_.theme = {};
    }

    void scope(Rect& rest) {
        Rect there = rest.take_top(look_.px(size::field));
        rest.take_top(look_.px(space::one));
        Rect chips = there.take_left(look_.px(size::picker));
        choose_in_line<CodingScope>(look_, chips, "It codes", keep_.scope,
                                    {{CodingScope::hit, "The hit"},
                                     {CodingScope::sentence, "Its sentence"},
                                     {CodingScope::answer, "The whole answer"}});
    }

    void pick() {
        const PickerTask task{.what = "Theme of the rule",
                              .recent = {},
                              .parent_of_new = {},
                              .top = place_.top + look_.px(space::four)};
        const auto picked = draw_theme_picker(scene_, place_, keep_.picker, task);
        if (picked && picked->theme)
            keep_.theme = picked->theme;
        if (picked && !picked->theme)
            out_.send(AddTheme{.name = picked->new_name, .parent = {}, .definition = {}});
        if (picked)
            keep_.picker.open = false;
        keep_.fresh = !keep_.picker.open;
    }

    void send() {
        if (keep_.changed)
            out_.send(ChangeSearch{.search = keep_.changed,
                                   .query = keep_.query,
                                   .theme = keep_.theme,
                                   .scope = keep_.scope});
        else
            out_.send(SaveSearch{{.name = keep_.name,
                                  .query = keep_.query,
                                  .theme = keep_.theme,
                                  .scope = keep_.scope}});
        keep_.open = false;
    }

    const Scene& scene_;
    const Look& look_;
    KeepPanel& keep_;
    Rect place_;
    Outbox& out_;
};

class RulesPainting {
public:
    RulesPainting(const Scene& scene, const Rect& place, SearchView& view, Outbox& out)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), rules_(view.rules),
          place_(place), out_(out) {
        const auto& weighed = scene.desk.answered.rules;
        if (weighed && weighed->rules == rules_.rules && weighed->head == scene.now.head)
            weighed_ = weighed.get();
    }

    void draw() {
        SearchPanel panel(look_, place_, "Rules", title(), look_.px(size::act_panel));
        Rect& rest = panel.rest();
        const bool possible = weighed_ && weighed_->would;
        if (panel.foot("Run them", "Run", possible, "One entry in History  ·  Ctrl Enter")) {
            out_.ask(RunTheRules{.rules = rules_.rules});
            rules_.open = false;
        }
        {
            const Pane pane("What the rules would do", rest, Scrolling::vertical);
            Point at = pane.top_left();
            if (!weighed_)
                write_in(look_, type::body, rest, palette_.second_text, "Searching …");
            else
                at = checked(told(at, rest.width()), rest.width());
            pane.reaches(at.y);
        }
        if (panel.closed())
            rules_.open = false;
    }

private:
    [[nodiscard]] std::string title() const {
        const SavedSearch* only = rules_.rules.size() == 1
                                      ? scene_.now.study.searches.find(rules_.rules.front())
                                      : nullptr;
        return only ? "Run the rule “" + only->name + "”"
                    : "Run " + counted(rules_.rules.size(), "rule");
    }

    // What each would code anew, and what it has coded already.
    Point told(Point at, float width) const {
        if (!weighed_->would) {
            const Error& error = weighed_->would.error();
            at.y += write_wrapped(look_, type::body_strong, at, width, palette_.text, error.what);
            at.y += write_wrapped(look_, type::body, at, width, palette_.second_text, error.hint);
            return at;
        }
        for (const std::string& line : *weighed_->would)
            at.y += write_wrapped(look_, type::body, at, width, palette_.text, line + ".") +
                    look_.px(space::half);
        return at;
    }

    Point checked(Point at, float width) const {
        if (!weighed_->check || weighed_->check->themes.empty())
            return at;
        const RuleCheck& check = *weighed_->check;
        at.y += look_.px(space::two);
        at.y += write_wrapped(look_, type::label_strong, at, width, palette_.second_text,
                              "Beside what people coded");
        figures(at, width, {"Theme", "Rules", "People", "Both", "Precision", "Recall"},
                palette_.second_text);
        at.y += look_.px(size::menu_row);
        for (std::size_t place = 0; place < std::min(lines_shown, check.themes.size()); ++place) {
            const auto& [theme, both] = check.themes[place];
            figures(at, width,
                    {path_of(scene_.now.study, theme), grouped(both.found), grouped(both.human),
                     grouped(both.both), share(both.precision()), share(both.recall())},
                    palette_.text);
            at.y += look_.px(size::menu_row);
        }
        at.y += write_wrapped(
            look_, type::label, at, width, palette_.second_text,
            fmt::format(
                "Counted are answers, among the {} that a person has coded or found nothing "
                "to code in. {} that the rules found are not among these.",
                grouped(check.judged), grouped(check.found_elsewhere)));
        return at;
    }

    static std::string share(std::optional<double> value) {
        return value ? fmt::format("{:.2f}", *value) : "–";
    }

    void figures(Point at, float width, const std::vector<std::string>& cells,
                 Colour colour) const {
        Rect line = rect(at, width, look_.px(size::menu_row));
        for (std::size_t place = cells.size(); place-- > 1;)
            write_figures(look_, type::label, line.take_right(look_.px(size::least_cell)), colour,
                          cells[place], Side::right);
        write_in(look_, type::label, line, colour, cells.front());
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    RulesPanel& rules_;
    Rect place_;
    Outbox& out_;
    const WeighedRules* weighed_ = nullptr;
};

std::vector<std::string> words_between_commas(const std::string& typed) {
    std::vector<std::string> words;
    for (std::size_t from = 0; from <= typed.size();) {
        const std::size_t end = std::min(typed.find(',', from), typed.size());
        const std::string_view word = trimmed(std::string_view(typed).substr(from, end - from));
        if (!word.empty())
            words.emplace_back(word);
        from = end + 1;
    }
    return words;
}

void draw_synonyms_panel(const Scene& scene, const Rect& place, SynonymsPanel& panel, Outbox& out) {
    const Look& look = scene.look;
    SearchPanel drawn(look, place, "Synonyms panel", "Words that mean the same",
                      2 * look.px(size::button) + look.px(size::field) + look.px(space::six) +
                          look.px(space::four));
    const std::vector<std::string> words = words_between_commas(panel.typed);
    const bool wanted =
        drawn.foot("Keep the synonyms", "Keep", words.size() > 1, "Enter, or Ctrl Enter");
    const Focus focus = std::exchange(panel.fresh, false) ? Focus::take : Focus::leave;
    field(look, "Synonyms", drawn.rest().take_top(look.px(size::field)), panel.typed,
          "With commas between them: late, delayed, overdue", focus);
    const bool entered = field_is_entered() && words.size() > 1;
    if (wanted || entered)
        out.send(AddSynonyms{words});
    if (wanted || entered || drawn.closed())
        panel.open = false;
}

} // namespace

void open_keep(SearchView& view) {
    view.keep = {.open = true,
                 .fresh = true,
                 .name = {},
                 .query = view.query,
                 .theme = {},
                 .scope = CodingScope::answer,
                 .changed = {},
                 .picker = {}};
}

void open_rules(const Study& study, SavedSearchId only, SearchView& view) {
    view.rules = {.open = true, .fresh = true, .rules = {}, .asked_at = {}};
    for (const SavedSearch& search : study.searches)
        if (search.theme && (!only || only == search.id))
            view.rules.rules.push_back(search.id);
    view.rules.open = !view.rules.rules.empty();
}

bool search_panel_is_open(const SearchView& view) {
    return view.keep.open || view.rules.open || view.synonyms.open || view.alike.bulk.open ||
           view.picker.open;
}

void draw_search_panels(const Scene& scene, const Rect& place, SearchView& view, Outbox& out) {
    if (view.keep.open)
        KeepPainting(scene, place, view, out).draw();
    if (view.alike.bulk.open)
        draw_bulk_panel(scene, place, view.alike.bulk, out);
    if (view.rules.open)
        RulesPainting(scene, place, view, out).draw();
    if (view.synonyms.open)
        draw_synonyms_panel(scene, place, view.synonyms, out);
}

} // namespace themata
