// What stands beside the hits: what was meant, which answers say the same, where the hits are, and
// which words tell those that are ticked.

#include "study/labels.h"
#include "text/segments.h"
#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/search/search_parts.h"
#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

float typed_width(std::string_view text) {
    return ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
}

// A long query is scrolled within its field while it is typed in.
float scrolled(ImGuiID field) {
    const ImGuiInputTextState* state = ImGui::GetInputTextState(field);
    return state ? state->Scroll.x : 0;
}

// From the letter to the end of its word; of a mistake at the end, room for a letter.
Span mistaken(const std::string& query, std::size_t letter) {
    const auto places = boundaries(query, Segment::grapheme);
    const auto size = static_cast<std::uint32_t>(query.size());
    if (letter >= places.size())
        return {size, size};
    const std::uint32_t begin = places[letter - 1];
    const std::size_t space = query.find(' ', begin);
    return {begin, space == std::string::npos ? size : static_cast<std::uint32_t>(space)};
}

} // namespace

void mark_mistake(const Look& look, const DeskState& desk, const Rect& place,
                  const SearchView& view) {
    const bool answered = desk.found && desk.found->query == view.query;
    if (!answered || desk.found->hits || view.query.empty())
        return;
    const auto letter = desk.found->hits.error().position;
    if (!letter)
        return;
    const ImGuiID field = ImGui::GetItemID();
    const Span span = mistaken(view.query, *letter);
    const float begin = place.left + look.px(space::gap) - scrolled(field);
    const float left = begin + typed_width(std::string_view(view.query).substr(0, span.begin));
    const float wide =
        std::max(look.px(space::one),
                 typed_width(std::string_view(view.query).substr(span.begin, span.length())));
    const Rect inside = place.inset(look.px(space::half), 0);
    const float bottom = place.bottom - look.px(space::half);
    const Rect line{std::clamp(left, inside.left, inside.right),
                    bottom - look.px(size::strong_line),
                    std::clamp(left + wide, inside.left, inside.right), bottom};
    fill(line, look.palette().warning);
    (void)drag_area(fmt::format("Mistake at letter {}", *letter), line);
}

float draw_meant(const Look& look, const Rect& place, const Meant& meant, SearchView& view) {
    const float gap = look.px(space::two);
    Rect line = column_of(look, place);
    line.top += gap;
    line.bottom = line.top + look.px(size::button);
    const std::string before = "Did you mean";
    write_in(look, type::body,
             line.take_left(std::ceil(text_width(look, type::body, before)) + look.px(space::one)),
             look.palette().text, before);
    const ButtonFace face{.text = cut_to(look, type::body, meant.query, line.width() * 0.6F)};
    if (button(look, "Did you mean: " + meant.query, line.take_left(button_width(look, face)),
               face))
        view.query = meant.query;
    hint(look, with_key("Search for this instead", search_commands(), take_meant));
    line.take_left(look.px(space::gap));
    write_in(look, type::body, line, look.palette().second_text, counted(meant.total, "answer"));
    return gap + look.px(size::button);
}

namespace {

class GroupList {
public:
    GroupList(const Scene& scene, const Rect& place, SearchView& view)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), view_(view),
          place_(place) {
        const AlikeGroups* found = scene.aids.alike;
        if (found && found->alike == view.alike.alike)
            found_ = found;
    }

    void draw() {
        ground(place_, palette_.app);
        Rect rest = place_;
        rest.take_top(look_.px(space::two));
        head(column_of(look_, rest.take_top(look_.px(size::button))));
        rest.take_top(look_.px(space::gap));
        if (found_)
            list(rest);
    }

private:
    void head(Rect line) {
        choose_in_line<Alike>(
            look_, line, "Alike", view_.alike.alike,
            {{Alike::identical, "The same words"}, {Alike::near, "Nearly the same"}});
        std::size_t answers = 0;
        if (found_)
            for (const DuplicateGroup& group : found_->groups)
                answers += group.responses.size();
        write_in(look_, type::title, line, palette_.text,
                 !found_                  ? std::string("Comparing the answers …")
                 : found_->groups.empty() ? std::string("No answers say the same")
                                          : fmt::format("{} of {} that say the same",
                                                        counted(found_->groups.size(), "group"),
                                                        counted(answers, "answer")));
    }

    [[nodiscard]] float row_height() const {
        return look_.px(type::label.line) + 2 * look_.px(type::body.line) +
               2 * look_.px(space::gap) + look_.px(space::half);
    }

    // All rows are equally high, so only those in sight are looked at.
    void list(const Rect& place) {
        const Pane pane("Groups of answers", place, Scrolling::vertical);
        const Rect column = column_of(look_, place);
        const float step = row_height() + look_.px(space::one);
        const float top = pane.top_left().y;
        const std::size_t count = found_->groups.size();
        const float hidden = std::max(0.0F, visible_part().top - top);
        const auto first = static_cast<std::size_t>(hidden / step);
        for (std::size_t each = first; each < count; ++each) {
            const float y = top + static_cast<float>(each) * step;
            if (y > visible_part().bottom)
                break;
            draw_group(each, rect({column.left, y}, column.width(), row_height()));
        }
        pane.reaches(top + static_cast<float>(count) * step + look_.px(space::two));
    }

    void draw_group(std::size_t number, const Rect& card) {
        const DuplicateGroup& group = found_->groups[number];
        const Response* first = scene_.now.study.responses.find(group.responses.front());
        if (!first)
            return;
        const Touch touch = area(fmt::format("Group {}", number + 1), card);
        hint(look_, "Click to see them all, and to code them at once");
        if (touch.pressed)
            open_bulk(group.responses, group.texts, view_.alike.bulk);
        fill(card, palette_.surface, look_.px(size::card_radius));
        outline(card, touch.hovered ? palette_.accent : palette_.hairline, look_.px(size::line),
                look_.px(size::card_radius));
        Rect inside = card.inset(look_.px(space::two), look_.px(space::gap));
        Rect line = inside.take_top(look_.px(type::label.line));
        inside.take_top(look_.px(space::half));
        const std::string done = standing(group);
        write_in(look_, type::label,
                 line.take_right(std::ceil(text_width(look_, type::label, done)) + 1),
                 palette_.second_text, done, Side::right);
        const std::string count = counted(group.responses.size(), "answer");
        line.take_left(write(look_, type::label_strong, line.at(), palette_.text, count) +
                       look_.px(space::gap));
        write_in(look_, type::label, line, palette_.second_text, about(group));
        write_two_lines(first->text, inside);
    }

    [[nodiscard]] std::string about(const DuplicateGroup& group) const {
        return group.texts > 1 ? grouped(group.texts) + " wordings" : "the same words";
    }

    // Of the first ones: a group may be very large.
    [[nodiscard]] std::string standing(const DuplicateGroup& group) const {
        constexpr std::size_t most_looked_at = 1'000;
        const std::size_t seen = std::min(most_looked_at, group.responses.size());
        std::size_t to_read = 0;
        for (std::size_t each = 0; each < seen; ++each)
            to_read += scene_.figures.is_to_read(group.responses[each]) ? 1 : 0;
        if (to_read == 0)
            return seen == group.responses.size() ? "all coded or judged" : "";
        return grouped(to_read) + " to read" +
               (seen < group.responses.size() ? " among the first 1,000" : "");
    }

    void write_two_lines(const std::string& text, const Rect& place) const {
        constexpr std::size_t enough = 600;
        std::string shown = text.substr(0, enough);
        while (shown.size() == enough && !shown.empty() && (shown.back() & 0xC0) == 0x80)
            shown.pop_back();
        std::ranges::replace_if(
            shown, [](char letter) { return letter == '\n' || letter == '\r'; }, ' ');
        const Clipped clipped(place);
        write_wrapped(look_, type::body, place.at(), place.width(), palette_.text,
                      cut_to(look_, type::body, shown, place.width() * 1.85F));
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    SearchView& view_;
    Rect place_;
    const AlikeGroups* found_ = nullptr;
};

} // namespace

void draw_alike(const Scene& scene, const Rect& place, SearchView& view) {
    const Pane pane("Answers that are alike", place);
    GroupList(scene, place, view).draw();
}

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

constexpr std::size_t most_traits_offered = 12;

// Where the hits are, by what the analyst chooses, and the words of those that are ticked.
class WhereFound {
public:
    WhereFound(const Scene& scene, const Rect& place, SearchView& view)
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
                add(word);
            hint(look_, counted(word.here, "ticked hit has", "ticked hits have") + " it, " +
                            counted(word.all, "answer") + " in all. Adds OR " + word.word +
                            " to the query.");
        }
        end_chips();
    }

    void add(const TellingWord& word) {
        view_.query += (view_.query.empty() ? "" : " OR ") + query_of(std::span(&word, 1));
    }

    void choices() {
        begin_chips();
        key("Stage", BreakdownKey::stage);
        if (!scene_.now.study.roles.empty())
            key("Role", BreakdownKey::role);
        key("Theme", BreakdownKey::theme);
        const auto& traits = scene_.figures.traits;
        for (std::size_t at = 0; at < std::min(most_traits_offered, traits.size()); ++at)
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
    WhereFound(scene, place, view).draw(hits);
}

} // namespace themata
