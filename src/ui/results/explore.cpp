#include "ui/results/explore.h"

#include "text/numbers.h"
#include "text/sentences.h"
#include "ui/parts/choices.h"
#include "ui/parts/marks.h"
#include "ui/parts/result_sheet.h"

#include <fmt/format.h>

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
            if (const auto seed = whole_number(view_.seed))
                choice_.seed = *seed;
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

struct PartWords {
    const char* title;
    const char* said;
    const char* next; // where it cannot be
};

PartWords words_of(ExplorePart part) {
    switch (part) {
    case ExplorePart::coverage:
        return {"Coverage", "How much was coded, held nothing to code, or was read by nobody.",
                "Import answers and code some of them."};
    case ExplorePart::saturation:
        return {"Saturation", "How many themes were new as answers were read.",
                "Code some answers first: only what was coded or judged to hold nothing counts."};
    case ExplorePart::pairs:
        return {"Themes together",
                "Counts below the diagonal, the measure above it. Click a number to read the "
                "passages of both themes.",
                "Code some answers with two themes or more."};
    case ExplorePart::profile:
        return {"Profile", "Who spoke of it, in which words, and with which other themes.",
                "Choose a theme at the left that was applied."};
    case ExplorePart::allocation:
        return {"Allocation", "Pairs drawn at random among all ways that respect who is willing.",
                "Import who is willing to be paired with whom: a table with a row for each who "
                "gives and a column for each who takes.  ·  Ctrl I"};
    case ExplorePart::briefs:
        break;
    }
    return {"Brief", "What the others said, by domain, without who said it.",
            "Import notes about participants: a table with columns for whom, domain and text.  ·  "
            "Ctrl I"};
}

// Rows and columns of the matrix are the same themes; the first column holds the names.
std::optional<BothThemes> themes_at(const ExploreResult& result, CellPlace at) {
    if (at.row >= result.themes.size() || at.column == 0 || at.column > result.themes.size())
        return std::nullopt;
    return BothThemes{result.themes[at.row], result.themes[at.column - 1]};
}

void draw_pairs(const Scene& scene, const ExploreResult& result, ExploreView& view,
                ResultSheet& sheet) {
    const Tabulation& matrix = result.tables->front();
    sheet.begin_card();
    sheet.title("Themes together", words_of(ExplorePart::pairs).said, result.tables);
    if (const auto at = sheet.table(
            matrix, {.chosen_row = {},
                     .swatches = colours_of(scene.now, scene.look.palette(), result.themes)}))
        if (const auto both = themes_at(result, *at))
            view.both = both;
    sheet.notes(matrix);
    const Tabulation& pairs = (*result.tables)[1];
    sheet.begin_card();
    sheet.title(pairs.title, "The strongest first.",
                std::make_shared<const std::vector<Tabulation>>(std::vector{pairs}));
    const auto chosen = std::ranges::find(result.pairs, view.both) - result.pairs.begin();
    const auto at = sheet.table(
        pairs,
        {.chosen_row = view.both ? std::optional(static_cast<std::size_t>(chosen)) : std::nullopt,
         .swatches = {}});
    if (at && at->row < result.pairs.size())
        view.both = result.pairs[at->row];
    sheet.notes(pairs);
    sheet.begin_card();
    sheet.picture("Picture of themes together", result.picture, view.picture);
}

void draw_explored_tables(const ExploreResult& result, ResultSheet& sheet, const std::string& title,
                          const std::string& said) {
    sheet.begin_card();
    sheet.title(title, said, result.tables);
    for (const Tabulation& table : *result.tables) {
        if (&table != &result.tables->front())
            sheet.heading(table.title);
        (void)sheet.table(table);
        sheet.notes(table);
    }
}

void draw_profile(const ExploreResult& result, ResultSheet& sheet) {
    const Profile& profile = *result.profile;
    draw_explored_tables(result, sheet, profile.name,
                         profile.definition.empty()
                             ? fmt::format("{} of {} participants, {} answers, {} mentions",
                                           profile.all.participants, profile.all.participants_base,
                                           profile.all.responses, profile.all.mentions)
                             : profile.definition);
}

PairParticipants intent_of(const Allocation& found) {
    PairParticipants intent{.pairs = {}, .instead_of = found.former, .how = in_words(found)};
    for (const AllocatedPair& pair : found.pairs)
        intent.pairs.push_back({pair.from, pair.to});
    return intent;
}

bool is_stored(const Study& study, const Allocation& found) {
    std::size_t there = 0;
    study.ties.for_each([&](const Tie& tie) {
        if (tie.kind == TieKind::paired &&
            std::ranges::find(found.pairs, AllocatedPair{tie.from, tie.to}) != found.pairs.end())
            ++there;
    });
    return there == found.pairs.size() && there == found.former.size();
}

std::string text_of_brief(const Brief& brief) {
    std::string text = brief.label + "\n";
    for (const BriefDomain& domain : brief.domains) {
        text += "\n" + (domain.name.empty() ? std::string("Other") : domain.name) + "\n";
        for (const std::string& note : domain.notes)
            text += "- " + note + "\n";
    }
    return text;
}

void draw_allocation(const Scene& scene, const ExploreResult& result, ResultSheet& sheet,
                     Outbox& out) {
    const Look& look = scene.look;
    const Allocation& found = *result.allocation;
    sheet.begin_card();
    sheet.title("Allocation", in_words(found) + ".", result.tables);
    (void)sheet.table(result.tables->front());
    sheet.notes(result.tables->front());
    sheet.gap(space::one);
    const bool stored = is_stored(scene.now.study, found);
    if (stored) {
        sheet.say("These pairs are in the study. Undo takes them back.");
    } else {
        if (!found.former.empty())
            sheet.warn(fmt::format("{} of these people in the study; the new pairs take their "
                                   "place.",
                                   found.former.size() == 1
                                       ? std::string("There is 1 pair")
                                       : fmt::format("There are {} pairs", found.former.size())));
        Rect line = sheet.take(look.px(size::button));
        const ButtonFace face{.text = "Pair them", .icon = {}, .emphasis = Emphasis::strong};
        if (button(look, "Pair them", line.take_left(button_width(look, face)), face))
            out.send(intent_of(found));
        hint(look, "One act, which can be undone.");
    }
    const Tabulation& willing = (*result.tables)[1];
    sheet.begin_card();
    sheet.title(willing.title, "");
    (void)sheet.table(willing);
    sheet.notes(willing);
}

void draw_brief(const Scene& scene, const ExploreResult& result, ResultSheet& sheet, Outbox& out) {
    const Look& look = scene.look;
    if (result.noted.empty())
        return sheet.message("Nothing was noted about anybody",
                             "Import notes about participants: a table with columns for whom, "
                             "domain and text.  ·  Ctrl I");
    if (!result.brief)
        return sheet.message(result.refused ? result.refused->what : "No brief",
                             result.refused ? result.refused->hint : "");
    const Brief& brief = *result.brief;
    sheet.begin_card();
    sheet.title("Brief for " + brief.label,
                "What the others said, by domain, without who said it.");
    Rect line = sheet.take(look.px(size::button));
    const ButtonFace face{.text = "Copy", .icon = Icon::copy};
    if (button(look, "Copy the brief", line.take_left(button_width(look, face)), face))
        out.ask(CopyText{text_of_brief(brief)});
    hint(look, "As text for a letter or a message.");
    if (!brief.held_back.empty()) {
        sheet.gap(space::one);
        sheet.warn(fmt::format("{} left out, because somebody is named there. “Kept” at the left "
                               "takes {} in as written.",
                               brief.held_back.size() == 1
                                   ? std::string("1 note is")
                                   : fmt::format("{} notes are", brief.held_back.size()),
                               brief.held_back.size() == 1 ? "it" : "them"));
    }
    for (const BriefDomain& domain : brief.domains) {
        sheet.heading(domain.name.empty() ? "Other" : domain.name);
        for (const std::string& note : domain.notes) {
            sheet.quote(note);
            sheet.gap(space::half);
        }
    }
}

void draw_explored(const Scene& scene, const ExploreResult& result, ExploreView& view,
                   ResultSheet& sheet, Outbox& out) {
    const PartWords words = words_of(result.choice.part);
    if (result.choice.part == ExplorePart::briefs)
        return draw_brief(scene, result, sheet, out);
    if (!result.tables)
        return sheet.message(result.refused ? result.refused->what : std::string("Choose a theme"),
                             result.refused ? hint_in_window(*result.refused, words.next)
                                            : words.next);
    switch (result.choice.part) {
    case ExplorePart::pairs:
        return draw_pairs(scene, result, view, sheet);
    case ExplorePart::profile:
        return draw_profile(result, sheet);
    case ExplorePart::allocation:
        return draw_allocation(scene, result, sheet, out);
    case ExplorePart::saturation:
        sheet.begin_card();
        sheet.picture("Picture of saturation", result.picture, view.picture);
        break;
    case ExplorePart::coverage:
    case ExplorePart::briefs:
        break;
    }
    draw_explored_tables(result, sheet, words.title, words.said);
}

// Only where there is something to read beside the tables.
bool has_quotes(const ExploreFigures& figures, const ExploreView& view) {
    if (!figures.result || figures.result->choice.part != view.choice.part)
        return false;
    return (view.choice.part == ExplorePart::pairs && figures.result->tables) ||
           (view.choice.part == ExplorePart::profile && figures.result->profile);
}

std::string head_of_quotes(const Scene& scene, const ExploreFigures& figures,
                           const ExploreView& view) {
    const auto name = [&](ThemeId id) {
        const Theme* theme = scene.now.study.themes.find(id);
        return theme ? theme->name : std::string();
    };
    if (view.choice.part == ExplorePart::profile)
        return figures.result->profile->name;
    if (!view.both)
        return {};
    return view.both->one == view.both->other
               ? name(view.both->one)
               : name(view.both->one) + "  +  " + name(view.both->other);
}

ResponseId draw_explored_quotes(const Scene& scene, const ExploreFigures& figures,
                                const Rect& place, const ExploreView& view) {
    const Look& look = scene.look;
    const Pane pane("Right pane of what is explored", place);
    ground(place, look.palette().surface);
    Rect rest = place.inset(0, look.px(space::two));
    Rect head = rest.take_top(look.px(type::body.line) + look.px(type::label.line))
                    .inset(look.px(space::two), 0);
    const bool profile = view.choice.part == ExplorePart::profile;
    const CellQuotes* quotes = profile ? &figures.result->quotes : figures.quotes;
    if (!profile && !view.both) {
        write_wrapped(look, type::body, head.at(), head.width(), look.palette().second_text,
                      "Click a number to read the passages of both themes.");
        return {};
    }
    write_in(look, type::body_strong, head.take_top(look.px(type::body.line)), look.palette().text,
             head_of_quotes(scene, figures, view));
    if (!quotes)
        return {};
    write_in(look, type::label, head, look.palette().second_text,
             counted(quotes->total, "passage"));
    rest.take_top(look.px(space::two));
    return draw_quote_list(scene, *quotes, std::nullopt, rest);
}

template <ExplorePart part>
void explore_part(ExploreWork& work) {
    work.view.choice.part = part;
}

constexpr Command<ExploreWork> rows_of_explore[] = {
    {{"Coverage: how much is coded"}, explore_part<ExplorePart::coverage>},
    {{"Saturation: whether themes are still new"}, explore_part<ExplorePart::saturation>},
    {{"Themes that stand together"}, explore_part<ExplorePart::pairs>},
    {{"Allocation: who is paired with whom"}, explore_part<ExplorePart::allocation>},
    {{"Brief of a participant"}, explore_part<ExplorePart::briefs>},
};

} // namespace

Commands<ExploreWork> explore_commands() { return rows_of_explore; }

void show_profile(ExploreView& view, ThemeId theme) {
    view.choice.part = ExplorePart::profile;
    view.choice.theme = theme;
}

ResponseId draw_explore(const Scene& scene, const ExploreFigures& figures, const Rect& place,
                        ExploreView& view, Outbox& out) {
    const Look& look = scene.look;
    Rect middle = place;
    const Rect left =
        middle.take_left(std::min(look.px(view.left_width), std::round(place.width() * 0.3F)));
    {
        const Pane pane("Left pane of what is explored", left);
        ground(left, look.palette().surface);
        ExploreChoices(scene, figures, left, view).draw();
    }
    ResponseId wanted;
    if (has_quotes(figures, view)) {
        const Rect right = middle.take_right(
            std::min(look.px(view.right_width), std::round(place.width() * 0.28F)));
        wanted = draw_explored_quotes(scene, figures, right, view);
        splitter(look, "Width of the passages", right, Side::right, view.right_width);
    }
    {
        ResultSheet sheet(look, "Middle of what is explored", middle, view.tables, out);
        if (!figures.result || figures.result->choice.part != view.choice.part)
            sheet.message("Reckoning …", "It comes in a moment.");
        else
            draw_explored(scene, *figures.result, view, sheet, out);
    }
    splitter(look, "Width of the choices of what is explored", left, Side::left, view.left_width);
    return wanted;
}

} // namespace themata
