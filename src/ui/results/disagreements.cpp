// Answers that coders coded differently: at the left which they are, at the right one of them as
// each coder coded it, and what settles it.

#include "study/labels.h"
#include "text/sentences.h"
#include "ui/parts/dialog.h"
#include "ui/parts/marks.h"
#include "ui/results/agreement.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

namespace themata {

namespace {

constexpr const char* consensus = "consensus";

SettledAnswer settled_as(const ComparedAnswer& answer, std::span<const CoderView> views) {
    SettledAnswer settled{.response = answer.response, .passages = {}};
    for (const CoderView& view : views)
        for (const Coding& coding : view.codings) {
            const SettledPassage passage{coding.theme, coding.span};
            if (std::ranges::find(settled.passages, passage) == settled.passages.end())
                settled.passages.push_back(passage);
        }
    return settled;
}

void settle(const ComparedAnswer& answer, std::span<const CoderView> views, Outbox& out) {
    out.send(SettleAnswers{.consensus = consensus, .answers = {settled_as(answer, views)}});
}

// The disagreements that are listed, and the place of the one that keys act on.
struct ListedDisagreements {
    std::vector<const ComparedAnswer*> answers;
    std::size_t at = 0;

    ListedDisagreements(std::vector<const ComparedAnswer*> listed, std::size_t place)
        : answers(std::move(listed)), at(place) {}

    ListedDisagreements(const Scene& scene, const AgreementResult& result,
                        const AgreementView& view)
        : answers(shown_disagreements(scene, result, view.theme)) {
        const auto found = std::ranges::find(answers, view.at, &ComparedAnswer::response);
        at = found == answers.end() ? 0 : static_cast<std::size_t>(found - answers.begin());
    }
};

void go_to_disagreement(const ListedDisagreements& listed, std::size_t place, AgreementView& view) {
    view.at = listed.answers[place]->response;
    view.show_at = true;
}

// The next one is under the keys as soon as this one is settled.
void settle_and_go_on(const ListedDisagreements& listed, std::span<const CoderView> views,
                      AgreementView& view, Outbox& out) {
    settle(*listed.answers[listed.at], views, out);
    if (listed.at + 1 < listed.answers.size())
        go_to_disagreement(listed, listed.at + 1, view);
    else if (listed.at > 0)
        go_to_disagreement(listed, listed.at - 1, view);
}

ListedDisagreements listed_in(const AgreementWork& work) {
    if (!work.result)
        return {{}, 0};
    return {work.scene, *work.result, work.view};
}

std::string no_disagreement(const AgreementWork& work) {
    return listed_in(work).answers.empty() ? "No disagreement is listed." : "";
}

std::string no_such_coder(const AgreementWork& work) {
    const ListedDisagreements listed = listed_in(work);
    if (listed.answers.empty())
        return "No disagreement is listed.";
    return work.which < listed.answers[listed.at]->views.size()
               ? ""
               : "So many coders are not compared here.";
}

std::string coder_in_words(const AgreementWork& work) {
    const ListedDisagreements listed = listed_in(work);
    if (!no_such_coder(work).empty())
        return fmt::format("Settle it as coder {} has it", work.which + 1);
    const auto coder = std::next(work.result->choice.coders.begin(), work.which);
    return fmt::format("Settle it as {} has it", coder_name(work.scene.now.study, *coder));
}

template <AgreementPart part>
void show_part(AgreementWork& work) {
    work.view.part = part;
}

template <int by>
void step_disagreements(AgreementWork& work) {
    const ListedDisagreements listed = listed_in(work);
    const auto last = std::ssize(listed.answers) - 1;
    const auto next =
        std::clamp(static_cast<std::ptrdiff_t>(listed.at) + by, std::ptrdiff_t{0}, last);
    work.view.part = AgreementPart::disagreements;
    go_to_disagreement(listed, static_cast<std::size_t>(next), work.view);
}

void settle_as_coder(AgreementWork& work) {
    const ListedDisagreements listed = listed_in(work);
    settle_and_go_on(listed, std::span(&listed.answers[listed.at]->views[work.which], 1), work.view,
                     work.out);
}

void settle_as_all(AgreementWork& work) {
    const ListedDisagreements listed = listed_in(work);
    settle_and_go_on(listed, listed.answers[listed.at]->views, work.view, work.out);
}

void settle_as_nothing(AgreementWork& work) {
    settle_and_go_on(listed_in(work), {}, work.view, work.out);
}

constexpr Command<AgreementWork> rows_of_agreement[] = {
    {{"Agreement of coders"}, show_part<AgreementPart::coefficients>},
    {{"Disagreements of coders"}, show_part<AgreementPart::disagreements>},
    {{"Draw answers to be coded twice"}, show_part<AgreementPart::sample>},
    {{"Next disagreement", {ImGuiKey_J, ImGuiKey_DownArrow}, Held::repeats},
     step_disagreements<1>,
     no_disagreement},
    {{"Previous disagreement", {ImGuiKey_K, ImGuiKey_UpArrow}, Held::repeats},
     step_disagreements<-1>,
     no_disagreement},
    {{.name = "Settle it as a coder has it", .keys = {ImGuiKey_1}, .many = 9},
     settle_as_coder,
     no_such_coder,
     coder_in_words},
    {{"Settle it with what all have", {ImGuiKey_B}}, settle_as_all, no_disagreement},
    {{"Settle that there is nothing to code", {ImGuiKey_0}}, settle_as_nothing, no_disagreement},
};

class Disagreements {
public:
    Disagreements(const Scene& scene, const AgreementResult& result, AgreementView& view,
                  Outbox& out)
        : scene_(scene), look_(scene.look), palette_(scene.look.palette()), result_(result),
          view_(view), out_(out), shown_(shown_disagreements(scene, result, view.theme)) {
        view.cache.begin_frame();
        const auto at = std::ranges::find(shown_, view.at, &ComparedAnswer::response);
        at_ = at == shown_.end() ? 0 : static_cast<std::size_t>(at - shown_.begin());
        if (!shown_.empty())
            view.at = shown_[at_]->response;
    }

    ResponseId draw(Rect place) {
        ground(place, palette_.app);
        Rect head = place
                        .take_top(look_.px(space::two) + look_.px(size::button) +
                                  look_.px(size::progress) + look_.px(space::two))
                        .inset(look_.px(space::three), 0);
        head.take_top(look_.px(space::two));
        draw_head(head);
        if (shown_.empty())
            return draw_nothing(place), ResponseId{};
        read_keys();
        const Rect list = place.take_left(
            std::min(look_.px(view_.list_width), std::round(place.width() * 0.34F)));
        draw_list(list);
        const ResponseId wanted = draw_answer(place);
        splitter(look_, "Width of the disagreements", list, Side::left, view_.list_width);
        return wanted;
    }

private:
    [[nodiscard]] std::string settled_in_words() const {
        const auto left =
            std::ranges::count_if(result_.answers.disagreed, [&](const ComparedAnswer& answer) {
                return !scene_.desk.blind.hides(answer.response);
            });
        return fmt::format(
            "{} to settle  ·  {} settled  ·  {} alike", grouped(static_cast<std::size_t>(left)),
            grouped(result_.answers.settled), grouped(result_.answers.agreed.size()));
    }

    void draw_head(Rect head) {
        Rect line = head.take_top(look_.px(size::button));
        const ButtonFace face{.text = "Settle what is alike", .icon = Icon::check};
        if (!result_.answers.agreed.empty()) {
            if (button(look_, "Settle what is alike", line.take_right(button_width(look_, face)),
                       face))
                settle_alike();
            hint(look_, "Takes over all answers on which the coders agree; one act, one undo.");
            line.take_right(look_.px(space::two));
        }
        const Theme* theme = scene_.now.study.themes.find(view_.theme);
        if (theme) {
            const std::string text = "On “" + theme->name + "” only  ×";
            const float wide = std::min(chip_width(look_, text), line.width() / 2);
            const Rect there = line.take_right(wide);
            if (chip(look_, "All themes again", {there.left, line.top + look_.px(space::half)},
                     cut_to(look_, type::label, text, wide - 2 * look_.px(space::gap)),
                     Chosen::yes))
                view_.theme = {};
            hint(look_, "Click to see the disagreements on all themes.");
            line.take_right(look_.px(space::two));
        }
        write_at_left(look_, type::title, line, palette_.text, "Disagreements", space::two);
        write_in(look_, type::body, line, palette_.second_text, settled_in_words());
        const auto settled = static_cast<float>(result_.answers.settled);
        const float all = settled + static_cast<float>(result_.answers.disagreed.size() +
                                                       result_.answers.agreed.size());
        head.take_top(look_.px(space::half));
        progress_bar(look_, head.take_top(look_.px(size::progress)),
                     {{all > 0 ? settled / all : 0, palette_.accent}});
    }

    // What the first who read it has there is what all have.
    void settle_alike() {
        SettleAnswers intent{.consensus = consensus, .answers = {}};
        for (const ComparedAnswer& answer : result_.answers.agreed)
            if (const auto first = std::ranges::find(answer.views, true, &CoderView::has_read);
                first != answer.views.end() && !scene_.desk.blind.hides(answer.response))
                intent.answers.push_back(settled_as(answer, std::span(&*first, 1)));
        out_.send(std::move(intent));
    }

    void draw_nothing(const Rect& place) {
        draw_message(look_, place,
                     view_.theme ? "No disagreement on this theme" : "Nothing left to settle",
                     "The settled codings are those of the coder “consensus”; the switch “Coding "
                     "by” of each table can count them alone.");
    }

    void read_keys() {
        if (ImGui::GetIO().WantTextInput || menu_is_open())
            return;
        AgreementWork work{scene_, &result_, view_, out_};
        read_commands(agreement_commands(), work);
    }

    void take(std::span<const CoderView> views) {
        settle_and_go_on({shown_, at_}, views, view_, out_);
    }

    void draw_list(const Rect& place) {
        const Pane pane("List of disagreements", place, Scrolling::vertical);
        ground(place, palette_.surface);
        const float height =
            look_.px(type::body.line) + look_.px(type::label.line) + look_.px(space::two);
        const float top = pane.top_left().y;
        for (std::size_t each = 0; each < shown_.size(); ++each) {
            const Rect line{place.left, top + height * static_cast<float>(each),
                            place.right - look_.px(size::scrollbar),
                            top + height * static_cast<float>(each + 1)};
            if (line.bottom >= visible_part().top && line.top <= visible_part().bottom)
                draw_line(*shown_[each], line);
        }
        pane.reaches(top + height * static_cast<float>(shown_.size()));
        if (std::exchange(view_.show_at, false)) {
            const auto at = std::ranges::find(shown_, view_.at, &ComparedAnswer::response);
            const float y = top + height * static_cast<float>(at - shown_.begin());
            pane.show(y, y + height);
        }
    }

    void draw_line(const ComparedAnswer& answer, Rect line) {
        const Response* response = scene_.now.study.responses.find(answer.response);
        if (!response)
            return;
        const Touch touch = row(look_, "Disagreement " + name_of(scene_.now.study, *response), line,
                                answer.response == view_.at ? Chosen::yes : Chosen::no);
        if (touch.pressed)
            view_.at = answer.response;
        line = line.inset(look_.px(space::two), look_.px(space::one));
        write_in(look_, type::body_strong, line.take_top(look_.px(type::body.line)), palette_.text,
                 label_of(scene_.now.study, response->participant) + "  ·  " +
                     stage_name(scene_.now.study, response->stage));
        std::vector<std::string> themes;
        for (const ThemeId id : answer.differ_on)
            if (const Theme* theme = scene_.now.study.themes.find(id))
                themes.push_back(theme->name);
        write_in(look_, type::label, line, palette_.second_text, joined(themes, ", "));
    }

    // One column a coder where there is room for as many, else one below the other.
    ResponseId draw_answer(const Rect& place) {
        const ComparedAnswer& answer = *shown_[at_];
        const Response* response = scene_.now.study.responses.find(answer.response);
        if (!response)
            return {};
        const Pane pane("Disagreement in full", place, Scrolling::vertical);
        const Rect inside = place.inset(look_.px(space::three), 0);
        Point at{inside.left, pane.top_left().y + look_.px(space::two)};
        const ResponseId wanted = draw_question(*response, inside.width(), at);
        draw_acts(answer, inside, at);
        const auto coders = static_cast<float>(answer.views.size());
        const float gap = look_.px(space::two);
        const float side = std::floor((inside.width() - (coders - 1) * gap) / coders);
        const bool beside = side >= look_.px(size::side_column) * 0.7F;
        const float width = beside ? side : inside.width();
        float bottom = at.y;
        for (std::size_t coder = 0; coder < answer.views.size(); ++coder) {
            const float end = draw_coder(answer, *response, coder, at, width);
            bottom = std::max(bottom, end);
            at = beside ? Point{at.x + width + gap, at.y} : Point{at.x, end + gap};
        }
        pane.reaches(bottom + look_.px(space::three));
        return wanted;
    }

    ResponseId draw_question(const Response& response, float width, Point& at) {
        const std::string name = name_of(scene_.now.study, response);
        const float room = std::min(width, look_.px(size::reading_measure));
        const std::string who = circumstances_of(scene_.now, response);
        const Participant* participant = scene_.now.study.participants.find(response.participant);
        const float high = look_.px(type::name.line);
        const Rect line = rect(at, width, high);
        const Touch touch = area("Read in its place " + name, line);
        hint(look_, "Click to read it in its place.");
        write_in(look_, type::name, line, touch.hovered ? palette_.accent : palette_.text,
                 (participant ? participant->label : "") + (who.empty() ? "" : "  ·  " + who));
        at.y += high;
        at.y += write_wrapped(look_, type::body, at, room, palette_.second_text,
                              question_name(scene_.now.study, response.question)) +
                look_.px(space::gap);
        return touch.pressed ? response.id : ResponseId{};
    }

    void draw_acts(const ComparedAnswer& answer, const Rect& inside, Point& at) {
        Rect line{inside.left, at.y, inside.right, at.y + look_.px(size::button)};
        const auto act = [&](const std::string& text, const std::string& key, Emphasis emphasis,
                             std::span<const CoderView> views) {
            const ButtonFace face{.text = text + "   " + key, .icon = {}, .emphasis = emphasis};
            const float wide = button_width(look_, face);
            if (line.width() < wide && line.left > inside.left)
                line = {inside.left, line.bottom + look_.px(space::one), inside.right,
                        line.bottom + look_.px(space::one) + look_.px(size::button)};
            if (button(look_, text, line.take_left(wide), face))
                take(views);
            hint(look_, "Settles this answer so, as “consensus”  ·  " + key);
            line.take_left(look_.px(space::one));
        };
        for (std::size_t coder = 0; coder < answer.views.size(); ++coder)
            act("Take " + name_of_coder(coder), std::to_string(coder + 1), Emphasis::plain,
                std::span(&answer.views[coder], 1));
        act("Take all of them", "B", Emphasis::plain, answer.views);
        act("Nothing to code here", "0", Emphasis::plain, {});
        at.y = line.bottom + look_.px(space::two);
    }

    [[nodiscard]] std::string name_of_coder(std::size_t place) const {
        auto coder = result_.choice.coders.begin();
        std::advance(coder, static_cast<std::ptrdiff_t>(place));
        return coder_name(scene_.now.study, *coder);
    }

    // A card; where it ends.
    float draw_coder(const ComparedAnswer& answer, const Response& response, std::size_t place,
                     Point at, float width) {
        const CoderView& coded = answer.views[place];
        const float pad = look_.px(space::two);
        const float room = width - 2 * pad;
        const PassageLayout layout =
            layout_passage(response.text, room, metrics_of(look_, look_.answer()));
        const float head = look_.px(type::label.line) + look_.px(space::one);
        const float themes = themes_height(coded, room);
        const Rect card = rect(at, width, 2 * pad + head + layout.height() + themes);
        fill(card, palette_.surface, look_.px(size::card_radius));
        outline(card, palette_.hairline, look_.px(size::line), look_.px(size::card_radius));
        write_in(look_, type::label_strong,
                 rect(at + Point{pad, pad}, room, look_.px(type::label.line)), palette_.second_text,
                 name_of_coder(place));
        const Point text = at + Point{pad, pad + head};
        for (const Coding& coding : coded.codings)
            draw_span(layout, text, coding);
        write_lines(look_, look_.answer(), text, palette_.text, layout, visible_part());
        draw_themes(answer, coded, {text.x, text.y + layout.height()}, room);
        return card.bottom;
    }

    void draw_span(const PassageLayout& layout, Point at, const Coding& coding) {
        const Theme* theme = scene_.now.study.themes.find(coding.theme);
        const bool whole = coding.span.begin == 0 && coding.span.end == layout.size();
        if (!theme || whole)
            return;
        const Colour colour = colour_of(scene_.now, palette_, *theme);
        const Colour ground = over(palette_.surface, colour.with_opacity(palette_.tint));
        for (const Rect& line : rectangles(layout, coding.span)) {
            Rect there = line.moved(at);
            there.top += look_.px(space::half);
            fill(there, ground);
            underline(there, colour, look_.px(size::strong_line), theme_underline(theme->colour));
        }
    }

    [[nodiscard]] float themes_height(const CoderView& coded, float) const {
        const auto lines = static_cast<float>(std::max<std::size_t>(1, coded.codings.size()));
        return look_.px(space::gap) + lines * look_.px(type::body.line);
    }

    // Those on which the coders differ stand out.
    void draw_themes(const ComparedAnswer& answer, const CoderView& coded, Point at, float room) {
        at.y += look_.px(space::gap);
        if (coded.codings.empty())
            return (void)write_in(look_, type::body, rect(at, room, look_.px(type::body.line)),
                                  palette_.second_text,
                                  coded.has_read ? "Nothing coded" : "Not read yet");
        for (const Coding& coding : coded.codings) {
            Rect line = rect(at, room, look_.px(type::body.line));
            at.y = line.bottom;
            const Theme* theme = scene_.now.study.themes.find(coding.theme);
            if (!theme)
                continue;
            const Rect mark = line.take_left(look_.px(size::swatch) + look_.px(space::one));
            swatch(look_, {mark.left + look_.px(size::swatch) / 2, mark.middle().y},
                   colour_of(scene_.now, palette_, *theme));
            const bool differs =
                std::ranges::find(answer.differ_on, coding.theme) != answer.differ_on.end();
            write_in(look_, differs ? type::body_strong : type::body, line,
                     differs ? palette_.text : palette_.second_text, theme->name);
        }
    }

    const Scene& scene_;
    const Look& look_;
    const Palette& palette_;
    const AgreementResult& result_;
    AgreementView& view_;
    Outbox& out_;
    std::vector<const ComparedAnswer*> shown_;
    std::size_t at_ = 0;
};

} // namespace

Commands<AgreementWork> agreement_commands() { return rows_of_agreement; }

ResponseId draw_disagreements(const Scene& scene, const AgreementResult& result, const Rect& place,
                              AgreementView& view, Outbox& out) {
    const Pane pane("Middle of the disagreements", place);
    return Disagreements(scene, result, view, out).draw(place);
}

} // namespace themata
