// Drawing answers that a second coder is to code blind, and how far coders are with theirs.

#include "study/labels.h"
#include "text/sentences.h"
#include "ui/parts/marks.h"
#include "ui/parts/result_sheet.h"
#include "ui/results/agreement_parts.h"

#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t most_strata = 12;

class SampleDrawing {
public:
    SampleDrawing(const Scene& scene, const AgreementFigures& figures, ResultSheet& sheet,
                  AgreementView& view, Outbox& out)
        : scene_(scene), look_(scene.look), figures_(figures), sheet_(sheet), view_(view),
          form_(view.form), out_(out) {}

    void draw() {
        sheet_.begin_card();
        sheet_.title("Draw answers to be coded twice",
                     "A second coder codes them without seeing what others coded, until she has "
                     "coded each or judged that there is nothing to code.");
        line("Coder", form_.coder, "Name of the second coder");
        line("Percent", form_.percent, "Of the answers, for example 20");
        line("Seed", form_.seed, "A whole number: the same draws the same");
        strata();
        preview();
        if (!figures_.offer || figures_.offer->assigned.empty())
            return;
        sheet_.begin_card();
        sheet_.title("What is assigned", "");
        for (const AssignedWork& work : figures_.offer->assigned)
            assigned(work);
    }

private:
    void line(const std::string& name, std::string& text, const std::string& example) {
        Rect place = sheet_.take(look_.px(size::field));
        write_in(look_, type::body, place.take_left(look_.px(size::key_column)),
                 look_.palette().second_text, name);
        (void)field(look_, "Sample: " + name,
                    place.take_left(std::min(place.width(), look_.px(size::picker))), text,
                    example);
        sheet_.gap(space::one);
    }

    void strata() {
        Rect place = sheet_.take(look_.px(size::chip));
        const float left = place.left + look_.px(size::key_column);
        write_in(look_, type::body, place.take_left(look_.px(size::key_column)),
                 look_.palette().second_text, "In proportion by");
        Point at = place.at();
        std::vector<Axis> axes;
        if (scene_.now.study.roles.size() > 1)
            axes.push_back({.kind = AxisKind::role});
        axes.push_back({.kind = AxisKind::stage});
        axes.push_back({.kind = AxisKind::question});
        for (std::size_t each = 0; each < std::min(most_strata, scene_.figures.traits.size());
             ++each)
            axes.push_back({.kind = AxisKind::trait, .trait = scene_.figures.traits[each]});
        for (const Axis& axis : axes) {
            const std::string name = name_of(axis);
            const float wide = chip_width(look_, name);
            if (at.x > left && at.x + wide > place.right) {
                at = {left, at.y + look_.px(size::chip) + look_.px(space::one)};
                (void)sheet_.take(look_.px(size::chip) + look_.px(space::one));
            }
            const auto found = std::ranges::find(form_.strata, axis);
            const bool on = found != form_.strata.end();
            if (chip(look_, "Stratum: " + name, at, name, on ? Chosen::yes : Chosen::no)) {
                if (on)
                    form_.strata.erase(found);
                else
                    form_.strata.push_back(axis);
            }
            at.x += wide + look_.px(space::one);
        }
        sheet_.gap(space::two);
    }

    void preview() {
        if (form_.coder.empty()) {
            sheet_.say("Name the coder, then what would be drawn is said here.");
            return;
        }
        if (!figures_.sample)
            return;
        if (!*figures_.sample) {
            sheet_.warn(figures_.sample->error().what + " " + figures_.sample->error().hint);
            return;
        }
        const Sample& sample = **figures_.sample;
        sheet_.say("Drawn: " + sample.how + ".");
        if (sample.strata.size() > 1) {
            sheet_.gap(space::one);
            (void)sheet_.table(strata_table(sample));
        }
        sheet_.gap(space::gap);
        Rect place = sheet_.take(look_.px(size::button));
        const ButtonFace face{.text = "Assign " +
                                      counted(sample.responses.size(), "answer", "answers") +
                                      " to " + form_.coder,
                              .icon = {},
                              .emphasis = Emphasis::strong};
        if (button(look_, "Assign the sample",
                   place.take_left(std::min(place.width(), button_width(look_, face))), face))
            out_.send(AssignAnswers{
                .coder = form_.coder, .responses = sample.responses, .how = sample.how});
        hint(look_, "One act, which can be undone.");
    }

    static Tabulation strata_table(const Sample& sample) {
        Tabulation table{.name = "strata",
                         .title = "Drawn",
                         .columns = {{.headings = {"Stratum"}, .align = Align::left},
                                     {.headings = {"Answers"}},
                                     {.headings = {"Drawn"}}},
                         .rows = {},
                         .notes = {},
                         .made = {}};
        for (const Stratum& stratum : sample.strata)
            table.rows.push_back(
                {.cells = {cell_of(fmt::format("{}", fmt::join(stratum.names, ", "))),
                           cell_of(static_cast<double>(stratum.pool), 0),
                           cell_of(static_cast<double>(stratum.drawn), 0)}});
        return table;
    }

    void assigned(const AssignedWork& work) {
        Rect place = sheet_.take(look_.px(size::row));
        const std::string name = coder_name(scene_.now.study, work.coder);
        write_in(look_, type::body_strong, place.take_left(look_.px(size::key_column)),
                 look_.palette().text, name);
        const std::string done =
            fmt::format("{} of {} done", grouped(work.done), grouped(work.assigned));
        write_in(look_, type::body, place.take_right(look_.px(size::date_column)),
                 look_.palette().second_text, done, Side::right);
        place.take_right(look_.px(space::two));
        const float y = std::round(place.middle().y - look_.px(size::progress) / 2);
        const auto all = static_cast<float>(std::max<std::size_t>(1, work.assigned));
        progress_bar(look_, {place.left, y, place.right, y + look_.px(size::progress)},
                     {{static_cast<float>(work.done) / all, look_.palette().accent}});
    }

    const Scene& scene_;
    const Look& look_;
    const AgreementFigures& figures_;
    ResultSheet& sheet_;
    AgreementView& view_;
    SampleForm& form_;
    Outbox& out_;
};

} // namespace

void draw_sample(const Scene& scene, const AgreementFigures& figures, const Rect& place,
                 AgreementView& view, Outbox& out) {
    ResultSheet sheet(scene.look, "Middle of double coding", place, view.tables, out);
    SampleDrawing(scene, figures, sheet, view, out).draw();
}

} // namespace themata
