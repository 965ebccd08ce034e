#include "text/quoting.h"
#include "workbench/report_parts.h"

namespace themata {

Provenance ReportSource::made_by(std::string_view verb, std::string_view options) const {
    std::string command = std::string(verb) + ' ' + shell_word(file);
    if (!options.empty())
        command += ' ' + std::string(options);
    return provenance_of(now, command);
}

Provenance ReportSource::counted_by(std::string_view verb, std::string_view options) const {
    Provenance made = made_by(verb, options);
    made.command += coders_option(now.study, asked.whose);
    made.settings.emplace_back("coders", in_words(now.study, asked.whose));
    return made;
}

Provenance ReportSource::made_by_report() const {
    return asked.command.empty() ? made_by("report") : provenance_of(now, asked.command);
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

} // namespace themata
