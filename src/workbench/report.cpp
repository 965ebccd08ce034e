#include "workbench/report.h"

#include "analysis/asked_as.h"
#include "charts/pictures.h"
#include "text/sentences.h"
#include "workbench/report_parts.h"
#include "workbench/workbench.h"
#include <chrono>

namespace themata {

Provenance ReportSource::made_by(std::string_view command) const {
    return provenance_of(now, command);
}

Provenance ReportSource::counted_by(std::string_view command) const {
    Provenance made = made_by(command);
    made.settings.emplace_back("coders", in_words(now.study, asked.whose));
    return made;
}

Provenance ReportSource::made_by_report() const {
    const ReportAsked usual;
    TerminalCommand command("report", file);
    if (asked.title != usual.title)
        command.option("--title", asked.title);
    add_whose(command, now.study, asked.whose);
    command.number("--quotes", asked.quotes_each, usual.quotes_each);
    command.choice("--pseudonyms", words_for_pseudonyms, asked.pseudonyms, usual.pseudonyms);
    command.number("--fewest", asked.fewest, usual.fewest);
    return made_by(command.words());
}

namespace {

Result<ReportSource> source_of(const Workbench& workbench, const ReportAsked& asked) {
    const Snapshot& now = *workbench.snapshot();
    TableSpec spec{.count = Count::participants, .whose = asked.whose, .tests = TestsWanted::yes};
    auto people = theme_table(now, spec);
    if (!people) { // nothing to compare, such as in a study with one stage
        spec.tests = TestsWanted::no;
        people = theme_table(now, spec);
    }
    if (!people)
        return failure(people.error());
    auto entries = workbench.entries_of_codebook();
    if (!entries)
        return failure(entries.error());
    return ReportSource{.now = now,
                        .history = workbench.history(),
                        .codebook_entries = std::move(*entries),
                        .file = workbench.file().filename().string(),
                        .asked = asked,
                        .people = std::move(*people)};
}

} // namespace

Result<Report> report_of(const Workbench& workbench, const ReportAsked& asked) {
    const auto source = source_of(workbench, asked);
    if (!source)
        return failure(source.error());
    const Snapshot& now = source->now;
    Report report{.title = asked.title.empty() ? now.card.title : asked.title,
                  .about = "Results of the study “" + now.card.title +
                           "”, written by Themata from its questionnaires and codings.",
                  .sections = {},
                  .made = source->made_by_report()};
    const auto add = [&](ReportSection section) {
        if (!section.parts.empty())
            report.sections.push_back(std::move(section));
    };
    add(methods_of(*source));
    add(participants_of(*source));
    for (const auto make : {themes_of, scores_of, agreement_of, saturation_of}) {
        auto section = make(*source);
        if (!section)
            return failure(section.error());
        add(std::move(*section));
    }
    add(quotes_of(*source));
    add(codebook_of(*source));
    add(trail_of(*source));
    add(coreq_of(*source));
    return report;
}

std::string day_of(std::int64_t at) {
    using namespace std::chrono;
    const year_month_day day(floor<days>(sys_time<milliseconds>(milliseconds(at))));
    const auto two = [](unsigned number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return std::to_string(static_cast<int>(day.year())) + '-' +
           two(static_cast<unsigned>(day.month())) + '-' + two(static_cast<unsigned>(day.day()));
}

std::string people_by_role(const Study& study) {
    std::vector<std::size_t> n(study.roles.last_id() + 1);
    study.participants.for_each([&](const Participant& each) { ++n[each.role.value]; });
    std::vector<std::string> words;
    study.roles.for_each([&](const Role& role) {
        if (n[role.id.value] > 0)
            words.push_back(grouped(n[role.id.value]) + " in the role " + role.name);
    });
    if (n[0] > 0 && !words.empty())
        words.push_back(grouped(n[0]) + " without a role");
    return listed(words);
}

std::string coders_in_words(const Study& study) {
    std::vector<char> worked(study.coders.last_id() + 1);
    study.codings.for_each([&](const Coding& each) { worked[each.coder.value] = 1; });
    study.verdicts.for_each([&](const Verdict& each) { worked[each.coder.value] = 1; });
    std::vector<std::string> words;
    study.coders.for_each([&](const Coder& coder) {
        if (!worked[coder.id.value])
            return;
        const std::string kind = coder.kind == CoderKind::rule        ? "the rule "
                                 : coder.kind == CoderKind::consensus ? "the consensus "
                                                                      : "";
        words.push_back(kind + coder.name);
    });
    return listed(words);
}

// Pictures within a report.

namespace {

// Within the margins of a telephone that is 400 px wide; a picture that needs more is scrolled.
constexpr double telephone = 360;

Result<charts::Chart> drawn(const DrawChart& draw, double width, const Provenance& made) {
    return draw({.width = width}, charts::measure_of_letters()).map([&](charts::Chart chart) {
        chart.made = made;
        return chart;
    });
}

// Of many bars n stands beside each; a caption of them all would not be read.
std::vector<std::string> said(std::vector<std::string> counts) {
    constexpr std::size_t most = 9;
    if (counts.size() > most)
        counts.resize(1);
    return counts;
}

std::string without_head(std::string svg) { return svg.erase(0, svg.find("<svg")); }

} // namespace

std::optional<ReportFigure> figure_of(Provenance made, const DrawChart& draw) {
    const auto wide = drawn(draw, charts::Style{}.width, made);
    // What an SVG's title is known by comes from its command, and two on a page have to differ.
    Provenance narrower = made;
    narrower.command += " --width 360px";
    const auto narrow = drawn(draw, telephone, narrower);
    if (!wide || !narrow)
        return std::nullopt;
    return ReportFigure{.title = wide->title,
                        .wide = without_head(charts::svg(*wide)),
                        .narrow = without_head(charts::svg(*narrow)),
                        .counts = said(wide->counts),
                        .made = std::move(made)};
}

} // namespace themata
