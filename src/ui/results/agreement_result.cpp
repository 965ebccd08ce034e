#include "study/labels.h"
#include "ui/results/agreement_parts.h"

#include "text/quoting.h"
#include "ui/parts/marks.h"
#include <charconv>
#include <fmt/format.h>

namespace themata {

namespace {

AgreementSpec spec_of(const AgreementChoice& choice) {
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

std::string command_of(const Study& study, const AgreementChoice& choice) {
    std::vector<std::string> names;
    for (const CoderId id : choice.coders)
        names.push_back(coder_name(study, id));
    std::string words = "agree STUDY --coders " +
                        shell_word(fmt::format("{}", fmt::join(names, ","))) +
                        fmt::format(" --unit {}", name_of(choice.unit));
    if (choice.unit == AgreementUnit::segment)
        words += fmt::format(" --overlap {}", choice.overlap);
    if (choice.level != ThemeLevel::with_below)
        words += choice.level == ThemeLevel::own ? " --level own" : " --level top";
    if (choice.stage)
        words += " --stage " + shell_word(stage_name(study, choice.stage));
    if (choice.role)
        words += " --role " + shell_word(role_name(study, choice.role));
    return words;
}

std::string_view name_of(charts::Coefficient coefficient) {
    switch (coefficient) {
    case charts::Coefficient::kappa:
        return "kappa";
    case charts::Coefficient::ac1:
        return "ac1";
    case charts::Coefficient::alpha:
        break;
    }
    return "alpha";
}

Picture picture_of(const Snapshot& now, const CoderAgreement& found,
                   const AgreementChoice& choice) {
    Picture picture;
    picture.name = "agreement";
    std::string command = command_of(now.study, choice);
    command.replace(0, std::string_view("agree STUDY").size(), "chart STUDY agreement");
    picture.made =
        provenance_of(now, command + " --coefficient " + std::string(name_of(choice.drawn)));
    picture.draw = [forest = charts::forest_of(found, choice.drawn)](
                       const charts::Style& style, const charts::Measure& letters) {
        return charts::forest_plot(forest, style, letters);
    };
    return picture;
}

template <class Number>
std::optional<Number> number_in(const std::string& text) {
    Number number{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size())
        return std::nullopt;
    return number;
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
    const AgreementSpec spec = spec_of(choice);
    const auto found = coder_agreement(now, spec);
    if (!found) {
        result.refused = found.error();
        return result;
    }
    result.tables = std::make_shared<const std::vector<Tabulation>>(
        std::vector{tabulated(now, *found, command_of(now.study, choice))});
    for (const AgreementRow& row : found->themes)
        result.rows.push_back(row.theme);
    result.picture = std::make_shared<const Picture>(picture_of(now, *found, choice));
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
    const auto percent = number_in<double>(form.percent);
    const auto seed = number_in<std::uint64_t>(form.seed);
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
