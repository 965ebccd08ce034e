// What stands beside the hits, and in their place while nothing is searched for.

#include "study/labels.h"
#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/search/search_parts.h"

namespace themata {

void draw_how_to_search(const Look& look, const Rect& place) {
    Pane pane("How to search", place, Scrolling::vertical);
    const float width = std::min(place.width() - 2 * look.px(space::four), look.px(size::language));
    Point at{std::round(place.middle().x - width / 2), pane.top_left().y + look.px(space::four)};
    at.y += write_wrapped(look, type::title, at, width, look.palette().text, "Search the answers") +
            look.px(space::half);
    at.y += write_wrapped(look, type::body, at, width, look.palette().second_text,
                          "Type above; the hits appear while you do.") +
            look.px(space::two);
    const float left = std::round(width * 0.34F);
    for (const QueryForm& form : query_language()) {
        const float high = height_of(look, type::body, width - left, form.meaning);
        write_in(look, type::body_strong,
                 {at.x, at.y, at.x + left - look.px(space::one), at.y + look.px(type::body.line)},
                 look.palette().text, form.example);
        write_wrapped(look, type::body, {at.x + left, at.y}, width - left,
                      look.palette().second_text, form.meaning);
        at.y += high + look.px(space::half);
    }
    pane.reaches(at.y + look.px(space::three));
}

namespace {

constexpr std::size_t most_traits = 12;

// Where the hits are, by what the analyst chooses, and the words of those that are ticked.
class Beside {
public:
    Beside(const Scene& scene, const Rect& place, SearchView& view)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), view_(view),
          pane_("Where the hits are", place, Scrolling::vertical),
          rest_(place.inset(look_.px(space::two))) {
        rest_.top = pane_.top_left().y + look_.px(space::two);
        rest_.bottom = rest_.top + endless;
    }

    void draw(const Hits* hits) {
        if (!hits) {
            rest_.take_top(write_wrapped(look_, type::body, rest_.at(), rest_.width(),
                                         palette_.second_text,
                                         "How many hits each stage and role has stands here."));
            return pane_.reaches(rest_.top);
        }
        write_heading(look_, rest_, "Words of the ticked hits");
        telling();
        write_heading(look_, rest_, "Where they are");
        choices();
        rows(*hits);
        pane_.reaches(rest_.top + look_.px(space::two));
    }

private:
    static constexpr float endless = 1e6F;

    void telling() {
        const auto& told = scene_.desk.answered.telling;
        if (view_.ticked.empty())
            return say("Tick hits, and the words that tell them from all other answers stand "
                       "here.");
        if (!told || told->answers != view_.ticked)
            return say("Reading them …");
        if (!told->words)
            return say(told->words.error().what + " " + told->words.error().hint);
        if (told->words->empty())
            return say("No word tells these answers from others.");
        begin_chips();
        for (const TellingWord& word : *told->words) {
            if (one_chip("Add to the query: " + word.word, word.word, Chosen::no))
                add(word.word);
            hint(look_, counted(word.here, "ticked hit has", "ticked hits have") + " it, " +
                            counted(word.all, "answer") + " in all. Adds OR " +
                            word.word + " to the query.");
        }
        end_chips();
    }

    void add(const std::string& word) {
        view_.query += (view_.query.empty() ? "" : " OR ") +
                       print(Query{.kind = Query::Kind::word, .text = word});
    }

    void choices() {
        begin_chips();
        key("Stage", BreakdownKey::stage);
        if (!scene_.now.study.roles.empty())
            key("Role", BreakdownKey::role);
        key("Theme", BreakdownKey::theme);
        const auto& traits = scene_.figures.traits;
        for (std::size_t at = 0; at < std::min(most_traits, traits.size()); ++at)
            trait(traits[at]);
        end_chips();
    }

    void key(const std::string& name, BreakdownKey key) {
        auto& keys = view_.breakdown;
        const bool on = std::ranges::find(keys, key) != keys.end();
        if (one_chip("Hits by " + name, name, on ? Chosen::yes : Chosen::no)) {
            if (on)
                std::erase(keys, key);
            else
                keys.push_back(key);
            std::ranges::sort(keys);
        }
        hint(look_, "Counts the hits by this too, or no longer");
    }

    void trait(const std::string& name) {
        auto& traits = view_.breakdown_traits;
        const bool on = std::ranges::find(traits, name) != traits.end();
        if (one_chip("Hits by trait " + name, name, on ? Chosen::yes : Chosen::no)) {
            if (on)
                std::erase(traits, name);
            else
                traits.push_back(name);
        }
        hint(look_, "Counts the hits by this trait too, or no longer");
    }

    void rows(const Hits& hits) {
        if (hits.breakdown.empty())
            return say(hits.total == 0 ? "No hit to count." : "Choose what they are counted by.");
        std::size_t most = 1;
        for (const BreakdownRow& row : hits.breakdown)
            most = std::max(most, row.n);
        for (const BreakdownRow& row : hits.breakdown)
            draw_row(row, static_cast<float>(row.n) / static_cast<float>(most));
    }

    void draw_row(const BreakdownRow& row, float share) {
        Rect line = rest_.take_top(look_.px(size::row));
        if (line.bottom < visible_part().top || line.top > visible_part().bottom)
            return;
        progress_bar(look_, line.take_bottom(look_.px(size::progress)), {{share, palette_.accent}});
        const std::string n = grouped(row.n);
        write_figures(look_, type::label,
                      line.take_right(std::ceil(figures_width(look_, type::label, n)) + 2),
                      palette_.second_text, n, Side::right);
        line.take_right(look_.px(space::one));
        write_in(look_, type::body, line, palette_.text, name_of(row));
    }

    // "Mentor, Phase 2, Hierarchy, 31"; what was asked for and is not there is said so.
    [[nodiscard]] std::string name_of(const BreakdownRow& row) const {
        std::string name;
        const auto add_part = [&](const std::string& part) {
            if (!part.empty())
                name += (name.empty() ? "" : ", ") + part;
        };
        add_part(role_name(scene_.now.study, row.role));
        add_part(stage_name(scene_.now.study, row.stage));
        if (std::ranges::find(view_.breakdown, BreakdownKey::theme) != view_.breakdown.end())
            add_part(row.theme ? path_of(scene_.now.study, row.theme) : "not coded");
        for (const std::string& value : row.traits)
            add_part(value.empty() ? "not stated" : value);
        return name.empty() ? "not stated" : name;
    }

    void say(const std::string& text) {
        rest_.take_top(write_wrapped(look_, type::body, rest_.at(), rest_.width(),
                                     palette_.second_text, text) +
                       look_.px(space::three));
    }

    void begin_chips() { at_ = rest_.at(); }

    bool one_chip(const std::string& label, const std::string& text, Chosen chosen) {
        const std::string shown =
            cut_to(look_, type::label, text, rest_.width() - 2 * look_.px(space::gap) - 1);
        const float wide = chip_width(look_, shown);
        const float step = look_.px(size::chip) + look_.px(space::half);
        if (at_.x > rest_.left && at_.x + wide > rest_.right)
            at_ = {rest_.left, at_.y + step};
        const bool pressed = chip(look_, label, at_, shown, chosen);
        at_.x += wide + look_.px(space::half);
        return pressed;
    }

    void end_chips() { rest_.top = at_.y + look_.px(size::chip) + look_.px(space::two); }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    SearchView& view_;
    Pane pane_;
    Rect rest_;
    Point at_;
};

} // namespace

void write_heading(const Look& look, Rect& rest, const std::string& text) {
    write_in(look, type::label_strong, rest.take_top(look.px(type::label.line)),
             look.palette().second_text, text);
    rest.take_top(look.px(space::one));
}

void draw_where(const Scene& scene, const Rect& place, const Hits* hits, SearchView& view) {
    const Pane pane("Right of the search", place);
    ground(place, scene.look.palette().surface);
    Beside(scene, place, view).draw(hits);
}

} // namespace themata
