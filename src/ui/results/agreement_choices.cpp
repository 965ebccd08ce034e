#include "study/labels.h"
#include "text/sentences.h"
#include "ui/parts/choices.h"
#include "ui/parts/marks.h"
#include "ui/results/agreement_parts.h"

#include <fmt/format.h>

namespace themata {

namespace {

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

} // namespace

void draw_agreement_choices(const Scene& scene, const AgreementOffer& offer, const Rect& place,
                            AgreementView& view) {
    AgreementChoices(scene, offer, place, view).draw();
}

} // namespace themata
