// What the agreement view shows, reckoned beside the frames, and what its form asks for.

#include "charts/chart_asked_as.h"
#include "text/numbers.h"
#include "ui/results/agreement.h"

namespace themata {

namespace {

AgreementSpec agreement_spec(const AgreementChoice& choice) {
    AgreementSpec spec{.read = {.coders = {choice.coders.begin(), choice.coders.end()},
                                .base = choice.base,
                                .stage = choice.stage,
                                .role = choice.role},
                       .unit = choice.unit,
                       .level = choice.level,
                       .overlap = choice.overlap};
    // Of three and more, two are enough to disagree.
    if (choice.coders.size() > 2)
        spec.read.at_least = 2;
    return spec;
}

Picture forest_of_coders(const Snapshot& now, const CoderAgreement& found,
                         const AgreementChoice& choice) {
    Picture picture;
    picture.name = "agreement";
    picture.made =
        provenance_of(now, charts::forest_asked_as(now, agreement_spec(choice), choice.drawn));
    picture.draw = [forest = charts::forest_of(found, choice.drawn)](
                       const charts::Style& style, const charts::Measure& letters) {
        return charts::forest_plot(forest, style, letters);
    };
    return picture;
}

} // namespace

AgreementOffer agreement_offer(const Snapshot& now) {
    AgreementOffer offer;
    std::map<CoderId, std::set<ResponseId>> answers;
    now.study.codings.for_each(
        [&](const Coding& coding) { answers[coding.coder].insert(coding.response); });
    now.study.verdicts.for_each(
        [&](const Verdict& verdict) { answers[verdict.coder].insert(verdict.response); });
    for (const Coder& coder : now.study.coders)
        if (coder.kind == CoderKind::person)
            offer.people.push_back({coder.id, answers[coder.id].size()});
    std::ranges::stable_sort(offer.people, std::ranges::greater{}, &CoderWork::answers);
    offer.assigned = assigned_work(now);
    for (const CoderWork& each : offer.people)
        if (each.answers > 0 && offer.suggested.coders.size() < 2)
            offer.suggested.coders.insert(each.coder);
    return offer;
}

AgreementResult agreement_result(const Snapshot& now, const AgreementChoice& choice) {
    AgreementResult result{
        .choice = choice, .refused = {}, .tables = {}, .rows = {}, .answers = {}, .picture = {}};
    const AgreementSpec spec = agreement_spec(choice);
    const auto found = coder_agreement(now, spec);
    if (!found) {
        result.refused = found.error();
        return result;
    }
    result.tables = std::make_shared<const std::vector<Tabulation>>(
        std::vector{tabulated(now, *found, asked_as(now, spec))});
    for (const AgreementRow& row : found->themes)
        result.rows.push_back(row.theme);
    result.picture = std::make_shared<const Picture>(forest_of_coders(now, *found, choice));
    if (auto answers = compared_answers(now, spec))
        result.answers = std::move(*answers);
    else
        result.refused = answers.error();
    return result;
}

std::vector<const ComparedAnswer*>
shown_disagreements(const Scene& scene, const AgreementResult& result, ThemeId theme) {
    std::set<ThemeId> wanted;
    if (theme)
        for (const ThemeId id : subtree(scene.now.study, scene.now.lookup, theme))
            wanted.insert(id);
    std::vector<const ComparedAnswer*> shown;
    for (const ComparedAnswer& answer : result.answers.disagreed)
        if (!scene.desk.blind.hides(answer.response) &&
            (!theme || std::ranges::any_of(answer.differ_on,
                                           [&](ThemeId id) { return wanted.contains(id); })))
            shown.push_back(&answer);
    return shown;
}

Result<SampleSpec> sample_spec(const SampleForm& form) {
    const auto percent = decimal_number(form.percent);
    const auto seed = whole_number(form.seed);
    if (!percent || *percent <= 0 || *percent > 100)
        return failure(Error::Code::wrong_call, "The share is no percentage.",
                       "Type a number above 0, at most 100.");
    if (!seed)
        return failure(Error::Code::wrong_call, "The seed is no whole number.",
                       "Type any whole number: the same one draws the same answers.");
    return SampleSpec{.coder = form.coder,
                      .percent = percent,
                      .number = {},
                      .strata = form.strata,
                      .seed = *seed,
                      .among = {}};
}

} // namespace themata
