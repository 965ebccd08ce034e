#include "ui/parts/choices.h"
#include "ui/parts/marks.h"
#include "ui/parts/whose_choice.h"
#include "ui/results/explore_parts.h"

#include <charconv>

namespace themata {

namespace {

class ExploreChoices {
public:
    ExploreChoices(const Scene& scene, const ExploreFigures& figures, const Rect& place,
                   ExploreView& view)
        : scene_(scene), study_(scene.now.study), figures_(figures), view_(view),
          choice_(view.choice), choices_(scene.look, "Choices of what is explored", place) {}

    void draw() {
        choices_.one_of<ExplorePart>("Show", choice_.part,
                                     {{ExplorePart::coverage, "Coverage"},
                                      {ExplorePart::saturation, "Saturation"},
                                      {ExplorePart::pairs, "Themes together"},
                                      {ExplorePart::profile, "Profile of a theme"},
                                      {ExplorePart::allocation, "Allocation"},
                                      {ExplorePart::briefs, "Briefs"}});
        switch (choice_.part) {
        case ExplorePart::coverage:
            return answers();
        case ExplorePart::saturation:
            saturation();
            return answers();
        case ExplorePart::pairs:
            pairs();
            return answers();
        case ExplorePart::profile:
            themes();
            return answers();
        case ExplorePart::allocation:
            return allocation();
        case ExplorePart::briefs:
            return briefs();
        }
    }

private:
    // Which answers count, and by whose coding.
    void answers() {
        roles();
        stages();
        choose_whose(study_, choices_, choice_.answers.whose);
    }

    void roles() {
        if (study_.roles.size() < 2)
            return;
        choices_.heading("Of role");
        if (choices_.choice("Any", chosen_if(!choice_.answers.role)))
            choice_.answers.role = {};
        for (const Role& role : study_.roles)
            if (choices_.choice(role.name, chosen_if(choice_.answers.role == role.id)))
                choice_.answers.role = role.id;
        choices_.end();
    }

    void stages() {
        if (study_.stages.size() < 2)
            return;
        choices_.heading("At stage");
        if (choices_.choice("Any", chosen_if(!choice_.answers.stage)))
            choice_.answers.stage = {};
        for (const Stage& stage : study_.stages)
            if (choices_.choice(stage.name, chosen_if(choice_.answers.stage == stage.id)))
                choice_.answers.stage = stage.id;
        choices_.end();
    }

    void saturation() {
        choices_.one_of<SaturationOrder>("Read", choice_.order,
                                         {{SaturationOrder::imported, "As imported"},
                                          {SaturationOrder::coded, "As coded"},
                                          {SaturationOrder::participant, "Person by person"}});
        choices_.one_of<ReadUnit>(
            "Counted in", choice_.unit,
            {{ReadUnit::response, "Answers"}, {ReadUnit::participant, "Participants"}});
        choices_.one_of<std::uint32_t>("Base", choice_.rule.base,
                                       {{4, "4"}, {6, "6"}, {10, "10"}, {20, "20"}});
        choices_.one_of<std::uint32_t>("Run", choice_.rule.run,
                                       {{2, "2"}, {3, "3"}, {5, "5"}, {10, "10"}});
        choices_.one_of<double>("New themes in the run, at most", choice_.rule.threshold,
                                {{0.0, "0 %"}, {0.05, "5 %"}, {0.1, "10 %"}});
    }

    void pairs() {
        choices_.one_of<PairUnit>("Together in", choice_.together,
                                  {{PairUnit::response, "An answer"},
                                   {PairUnit::participant, "All that a participant said"},
                                   {PairUnit::span, "Overlapping passages"}});
        choices_.one_of<PairMeasure>(
            "Measure", choice_.measure,
            {{PairMeasure::phi, "Phi"}, {PairMeasure::jaccard, "Jaccard"}});
        choices_.one_of<Parents>(
            "A theme is where", choice_.parents,
            {{Parents::as_coded, "It was applied"}, {Parents::unions, "It or one below it was"}});
        choices_.one_of<PairBase>(
            "Out of", choice_.base,
            {{PairBase::answered, "All that answered"}, {PairBase::coded, "Those with any theme"}});
    }

    void themes() {
        choices_.heading("Theme");
        std::vector<MenuItem> items{{"Choose a theme"}};
        std::vector<ThemeId> ids{{}};
        for (const ThemeId id : codebook_order(study_, scene_.now.lookup)) {
            items.push_back({study_.themes.find(id)->name});
            ids.push_back(id);
        }
        const auto at = std::ranges::find(ids, choice_.theme) - ids.begin();
        if (const auto picked =
                choices_.menu("Theme of the profile", items, static_cast<std::size_t>(at)))
            choice_.theme = ids[*picked];
        choices_.apart();
    }

    void allocation() {
        choices_.heading("Seed");
        if (choices_.type("Seed of the allocation", view_.seed, "A whole number")) {
            std::uint64_t seed = 0;
            const char* end = view_.seed.data() + view_.seed.size();
            const auto read = std::from_chars(view_.seed.data(), end, seed);
            if (read.ec == std::errc() && read.ptr == end)
                choice_.seed = seed;
        }
        if (choices_.press("Another seed", {.text = "Draw again", .icon = Icon::redo})) {
            ++choice_.seed;
            view_.seed = std::to_string(choice_.seed);
        }
        choices_.say("The same seed draws the same pairs. Nothing is stored before “Pair them”.");
        choices_.apart();
        choices_.one_of<std::uint32_t>("Each can be paired with", choice_.capacity,
                                       {{1, "1"}, {2, "2"}, {3, "3"}});
    }

    void briefs() {
        if (!figures_.result || figures_.result->noted.empty())
            return;
        choices_.heading("About");
        for (const ParticipantId id : figures_.result->noted) {
            const Participant* who = study_.participants.find(id);
            const bool on = figures_.result->brief && figures_.result->brief->about == id;
            if (who && choices_.choice(who->label, chosen_if(on)))
                choice_.about = id;
        }
        choices_.end();
        choices_.one_of<NamingNotes>(
            "Notes that name somebody", choice_.naming,
            {{NamingNotes::held_back, "Held back"}, {NamingNotes::kept, "Kept"}});
    }

    const Scene& scene_;
    const Study& study_;
    const ExploreFigures& figures_;
    ExploreView& view_;
    ExploreChoice& choice_;
    Choices choices_;
};

} // namespace

void draw_explore_choices(const Scene& scene, const ExploreFigures& figures, const Rect& place,
                          ExploreView& view) {
    ExploreChoices(scene, figures, place, view).draw();
}

} // namespace themata
