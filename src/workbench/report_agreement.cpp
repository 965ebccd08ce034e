// How far the people who coded agree, and whether new answers still brought new themes.

#include "analysis/coder_agreement.h"
#include "analysis/saturation.h"
#include "charts/agreement_charts.h"
#include "charts/exploring_charts.h"
#include "text/quoting.h"
#include "workbench/report_parts.h"
#include <algorithm>

namespace themata {

namespace {

// People who coded or judged anything.
std::vector<CoderId> people_who_coded(const Study& study) {
    std::vector<char> worked(study.coders.last_id() + 1);
    study.codings.for_each([&](const Coding& each) { worked[each.coder.value] = 1; });
    study.verdicts.for_each([&](const Verdict& each) { worked[each.coder.value] = 1; });
    std::vector<CoderId> people;
    study.coders.for_each([&](const Coder& coder) {
        if (worked[coder.id.value] && coder.kind == CoderKind::person)
            people.push_back(coder.id);
    });
    return people;
}

std::string names_with_commas(const Study& study, const std::vector<CoderId>& coders) {
    std::string list;
    for (const CoderId id : coders)
        list += (list.empty() ? "" : ",") + find(study, id)->name;
    return list;
}

void add_agreement(const ReportSource& source, const CoderAgreement& found,
                   const std::string& coders, ReportSection& section) {
    section.parts.emplace_back(
        tabulated(source.now, found, "agree " + shell_word(source.file) + ' ' + coders));
    auto picture =
        figure_of(source.made_by("chart", "agreement " + coders),
                  [&](const charts::Style& style, const charts::Measure& measure) {
                      return charts::forest_plot(
                          charts::forest_of(found, charts::Coefficient::kappa), style, measure);
                  });
    if (picture)
        section.parts.emplace_back(std::move(*picture));
}

std::optional<ReportFigure> saturation_picture(const ReportSource& source,
                                               const Saturation& found) {
    return figure_of(source.counted_by("chart", "saturation"), [&](const charts::Style& style,
                                                                   const charts::Measure& measure) {
        return charts::accumulation(charts::accumulation_of(found), style, measure);
    });
}

} // namespace

Result<ReportSection> agreement_of(const ReportSource& source) {
    ReportSection section{.id = "agreement", .heading = "Agreement between coders", .parts = {}};
    const Study& study = source.now.study;
    const auto people = people_who_coded(study);
    if (people.size() < 2)
        return section;
    const auto found = coder_agreement(source.now, {.read = {.coders = people}});
    if (!found)
        section.parts.emplace_back(
            Paragraph{"Agreement cannot be reckoned: " + found.error().what});
    else if (found->read.answers.empty())
        section.parts.emplace_back(Paragraph{"No answer was read by all of the coders."});
    else
        add_agreement(source, *found, "--coders " + shell_word(names_with_commas(study, people)),
                      section);
    return section;
}

Result<ReportSection> saturation_of(const ReportSource& source) {
    ReportSection section{.id = "saturation", .heading = "Saturation", .parts = {}};
    if (source.now.study.codings.empty())
        return section;
    const auto found = saturation(source.now, {.answers = {.whose = source.asked.whose}});
    if (!found) {
        section.parts.emplace_back(Paragraph{"Saturation is not told: " + found.error().what});
        return section;
    }
    Tabulation table = tabulated(source.now, *found);
    table.made.command = source.counted_by("saturation").command;
    section.parts.emplace_back(std::move(table));
    if (auto picture = saturation_picture(source, *found))
        section.parts.emplace_back(std::move(*picture));
    return section;
}

} // namespace themata
