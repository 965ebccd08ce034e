#include "workbench/report_parts.h"

namespace themata {

Provenance ReportSource::made_by(std::string_view verb, std::string_view options) const {
    std::string command(verb);
    command += ' ' + file;
    if (!options.empty())
        command += ' ' + std::string(options);
    if (verb == "table" || verb == "saturation")
        command += coders_option(now.study, asked.whose);
    Provenance made = provenance_of(now, command);
    made.settings.emplace_back("coders", in_words(now.study, asked.whose));
    return made;
}

namespace {

Result<ReportSource> source_of(const Workbench& workbench, const ReportAsked& asked) {
    const Snapshot& now = *workbench.snapshot();
    auto people = theme_table(now, {.count = Count::participants, .whose = asked.whose});
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
                  .made = provenance_of(now, asked.command)};
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
