// Answers that say the same, group by group, in the place of the hits: each group is coded at once.

#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/search/search_parts.h"

#include <fmt/format.h>
#include <imgui.h>

namespace themata {

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
                 !found_ ? std::string("Comparing the answers …")
                 : found_->groups.empty()
                     ? std::string("No answers say the same")
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

} // namespace themata
