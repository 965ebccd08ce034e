// Pairs that were drawn, and what the others said of a participant.

#include "ui/parts/marks.h"
#include "ui/parts/result_sheet.h"
#include "ui/results/explore_parts.h"

#include <fmt/format.h>

namespace themata {

namespace {

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

std::string text_of(const Brief& brief) {
    std::string text = brief.label + "\n";
    for (const BriefDomain& domain : brief.domains) {
        text += "\n" + (domain.name.empty() ? std::string("Other") : domain.name) + "\n";
        for (const std::string& note : domain.notes)
            text += "- " + note + "\n";
    }
    return text;
}

} // namespace

void draw_allocation(const Scene& scene, const ExploreResult& result, ExploreView&,
                     ResultSheet& sheet, Outbox& out) {
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
        out.ask(CopyText{text_of(brief)});
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

} // namespace themata
