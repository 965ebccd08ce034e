#include "ui/results/agreement.h"

#include "study/labels.h"
#include "text/sentences.h"
#include "ui/parts/choices.h"
#include "ui/parts/marks.h"
#include "ui/parts/result_sheet.h"

#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::size_t most_strata = 12;

class AgreementChoices {
public:
    AgreementChoices(const Scene& scene, const AgreementOffer& offer, const Rect& place,
                     AgreementView& view)
        : study_(scene.now.study), blind_(scene.desk.blind), offer_(offer), view_(view),
          choice_(view.choice), choices_(scene.look, "Choices of agreement", place) {}

    void draw() {
        choices_.one_of<AgreementPart>("Show", view_.part,
                                       {{AgreementPart::coefficients, "Agreement"},
                                        {AgreementPart::disagreements, "Disagreements"},
                                        {AgreementPart::sample, "Double coding"}});
        say_what_is_hidden();
        coders();
        choices_.one_of<AgreementUnit>("Unit", choice_.unit,
                                       {{AgreementUnit::response, "Answer and theme"},
                                        {AgreementUnit::set, "Set of themes"},
                                        {AgreementUnit::segment, "Segments"},
                                        {AgreementUnit::character, "Characters"}});
        if (choice_.unit == AgreementUnit::segment)
            choices_.one_of<double>("Segments match from", choice_.overlap,
                                    {{25, "25 %"}, {50, "50 %"}, {75, "75 %"}, {100, "100 %"}});
        choices_.one_of<ThemeLevel>("A coding counts for", choice_.level,
                                    {{ThemeLevel::with_below, "Its theme and those above"},
                                     {ThemeLevel::own, "Its theme alone"},
                                     {ThemeLevel::top, "The top alone"}});
        choices_.one_of<ReadBase>("Answers that count", choice_.base,
                                  {{ReadBase::read, "Read or assigned"},
                                   {ReadBase::judged, "Coded or judged"},
                                   {ReadBase::all, "All"}});
        if (view_.part == AgreementPart::coefficients && choice_.unit != AgreementUnit::segment)
            choices_.one_of<charts::Coefficient>("Picture of", choice_.drawn,
                                                 {{charts::Coefficient::kappa, "Kappa"},
                                                  {charts::Coefficient::alpha, "Alpha"},
                                                  {charts::Coefficient::ac1, "AC1"}});
        roles();
        stages();
    }

private:
    void say_what_is_hidden() {
        if (blind_.hidden().empty())
            return;
        choices_.say(counted(blind_.hidden().size(), "answer is", "answers are") +
                     " still yours to code blind. Disagreements on such answers are not shown to "
                     "you before you have coded them.");
        choices_.apart();
    }

    void coders() {
        choices_.heading("Coders");
        for (const CoderWork& each : offer_.people) {
            const bool on = choice_.coders.contains(each.coder);
            const std::string name = coder_name(study_, each.coder);
            if (!choices_.choice(name, chosen_if(on)))
                continue;
            if (on)
                choice_.coders.erase(each.coder);
            else
                choice_.coders.insert(each.coder);
        }
        choices_.end();
    }

    void roles() {
        if (study_.roles.size() < 2)
            return;
        choices_.heading("Of role");
        if (choices_.choice("Any", chosen_if(!choice_.role)))
            choice_.role = {};
        for (const Role& role : study_.roles)
            if (choices_.choice(role.name, chosen_if(choice_.role == role.id)))
                choice_.role = role.id;
        choices_.end();
    }

    void stages() {
        if (study_.stages.size() < 2)
            return;
        choices_.heading("At stage");
        if (choices_.choice("Any", chosen_if(!choice_.stage)))
            choice_.stage = {};
        for (const Stage& stage : study_.stages)
            if (choices_.choice(stage.name, chosen_if(choice_.stage == stage.id)))
                choice_.stage = stage.id;
        choices_.end();
    }

    const Study& study_;
    const Blind& blind_;
    const AgreementOffer& offer_;
    AgreementView& view_;
    AgreementChoice& choice_;
    Choices choices_;
};

// Draws answers that a second coder is to code blind, and says how far coders are with theirs.
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
        const ButtonFace face{.text = "Assign " + counted(sample.responses.size(), "answer") +
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
            table.rows.push_back({.cells = {cell_of(joined(stratum.names, ", ")),
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

void draw_sample(const Scene& scene, const AgreementFigures& figures, const Rect& place,
                 AgreementView& view, Outbox& out) {
    ResultSheet sheet(scene.look, "Middle of double coding", place, view.tables, out);
    SampleDrawing(scene, figures, sheet, view, out).draw();
}

constexpr const char* how_to_code_twice =
    "Let a second person code some of the answers: “Double coding” at the left draws a sample for "
    "her, which she codes without seeing the first coder's work.";

std::string said_of_unit(AgreementUnit unit) {
    switch (unit) {
    case AgreementUnit::response:
        return "Does an answer bear the theme: yes or no, by each coder.";
    case AgreementUnit::set:
        return "Which themes an answer bears, all at once.";
    case AgreementUnit::segment:
        return "Passages that match, by how much of them both coders marked.";
    case AgreementUnit::character:
        break;
    }
    return "Each character of an answer, marked or not.";
}

void draw_agreement_tables(const Scene& scene, const AgreementResult& result, AgreementView& view,
                           ResultSheet& sheet) {
    const Tabulation& table = result.tables->front();
    sheet.begin_card();
    sheet.title(table.title, said_of_unit(result.choice.unit), result.tables);
    const auto pressed =
        sheet.table(table, {.swatches = colours_of(scene.now, scene.look.palette(), result.rows)});
    if (pressed && pressed->row < result.rows.size() && pressed->column > 0) {
        view.theme = result.rows[pressed->row];
        view.part = AgreementPart::disagreements;
    }
    sheet.notes(table);
    sheet.begin_card();
    sheet.picture("Picture of agreement", result.picture, view.picture);
}

void draw_coefficients(const Scene& scene, const AgreementFigures& figures, const Rect& place,
                       AgreementView& view, Outbox& out) {
    ResultSheet sheet(scene.look, "Middle of the agreement", place, view.tables, out);
    if (!figures.offer || (view.choice.coders.size() > 1 && !figures.result))
        return sheet.message("Reckoning …", "The coefficients come in a moment.");
    if (view.choice.coders.size() < 2)
        return sheet.message(figures.offer->people.size() < 2 ? "One coder so far"
                                                              : "Choose two coders or more",
                             how_to_code_twice);
    if (!figures.result->tables) {
        const Error& error = *figures.result->refused;
        return sheet.message(error.what, hint_in_window(error, how_to_code_twice));
    }
    draw_agreement_tables(scene, *figures.result, view, sheet);
}

ResponseId draw_agreement_middle(const Scene& scene, const AgreementFigures& figures,
                                 const Rect& place, AgreementView& view, Outbox& out) {
    if (view.part == AgreementPart::sample)
        return draw_sample(scene, figures, place, view, out), ResponseId{};
    const bool compared = view.part == AgreementPart::disagreements && figures.result &&
                          figures.result->tables && view.choice.coders.size() > 1;
    if (compared)
        return draw_disagreements(scene, *figures.result, place, view, out);
    return draw_coefficients(scene, figures, place, view, out), ResponseId{};
}

} // namespace

ResponseId draw_agreement(const Scene& scene, const AgreementFigures& figures, const Rect& place,
                          AgreementView& view, Outbox& out) {
    const Look& look = scene.look;
    Rect middle = place;
    const Rect left =
        middle.take_left(std::min(look.px(view.left_width), std::round(place.width() * 0.4F)));
    {
        const Pane pane("Left pane of the agreement", left);
        ground(left, look.palette().surface);
        if (figures.offer)
            AgreementChoices(scene, *figures.offer, left, view).draw();
    }
    const ResponseId wanted = draw_agreement_middle(scene, figures, middle, view, out);
    splitter(look, "Width of the choices of agreement", left, Side::left, view.left_width);
    return wanted;
}

} // namespace themata
