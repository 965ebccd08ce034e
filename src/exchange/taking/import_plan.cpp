#include "exchange/taking/import_plan.h"

#include "exchange/reading/delimited.h"
#include "exchange/taking/import_draft.h"
#include "exchange/taking/import_sources.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

// Whatever order the files are given in, each is taken after those that it refers to.
std::vector<const Source*> as_they_refer(const std::vector<Source>& sources) {
    std::vector<const Source*> order;
    for (const Source& source : sources)
        order.push_back(&source);
    std::ranges::stable_sort(order, {}, [](const Source* source) { return source->mapping.kind; });
    return order;
}

ImportCounts sizes(const ImportDraft& draft) {
    ImportCounts counts;
    counts.stages = draft.stages.added();
    counts.roles = draft.roles.added();
    counts.participants = draft.participants.added();
    counts.questions = draft.questions.added();
    counts.themes = draft.themes.added();
    return counts;
}

Result<FileReport> take(Pass pass) {
    switch (pass.source.mapping.kind) {
    case FileKind::stages:
        return take_stages(std::move(pass));
    case FileKind::questions:
        return take_questions(std::move(pass));
    case FileKind::participants:
        return take_participants(std::move(pass));
    case FileKind::codebook:
        return take_codebook(std::move(pass));
    case FileKind::scores:
        return take_scores(std::move(pass));
    case FileKind::codings:
        return take_codings(std::move(pass));
    case FileKind::willing:
        return take_willing(std::move(pass));
    case FileKind::notes:
        return take_notes(std::move(pass));
    case FileKind::responses:
        break;
    }
    return take_responses(std::move(pass));
}

FileReport report_of(const Source& source) {
    FileReport report;
    report.name = source.name;
    report.kind = source.mapping.kind;
    report.reading =
        fmt::format("{}, {}", source.sheet.encoding, name_of_delimiter(source.sheet.delimiter));
    report.rows = source.sheet.data_rows();
    report.mapping = in_words(source.mapping);
    report.left_out = left_out_in_words(source.mapping);
    report.notes = source.sheet.notes;
    for (const std::string& note : source.mapping.notes)
        report.notes.push_back(note);
    return report;
}

} // namespace

Result<ImportPlan> take_all(const Snapshot& now, const std::vector<Source>& sources,
                            const MappingOptions& options, std::stop_token stop,
                            const ImportProgress& progress) {
    std::uint64_t rows = 0;
    for (const Source& source : sources)
        rows += source.sheet.data_rows();
    Ticker ticker(rows, std::move(stop), progress);
    ImportDraft draft(now);
    ImportPlan plan;
    for (const Source* source : as_they_refer(sources)) {
        const ImportCounts before = sizes(draft);
        auto report = take({.draft = draft,
                            .source = *source,
                            .on_conflict = options.conflicts,
                            .all_sources = sources,
                            .ticker = ticker,
                            .report = report_of(*source)});
        if (!report)
            return failure(in_file(report.error(), source->name));
        const ImportCounts after = sizes(draft);
        report->added.stages = after.stages - before.stages;
        report->added.roles = after.roles - before.roles;
        report->added.participants = after.participants - before.participants;
        report->added.questions = after.questions - before.questions;
        report->added.themes = after.themes - before.themes;
        plan.report.files.push_back(std::move(*report));
    }
    plan.report.notes = notes_on_names(draft);
    if (options.stage_order == StageOrder::by_number && draft.number_stages())
        plan.report.notes.push_back("New stages stand in the order of the numbers in their names.");
    plan.changes = draft.changes();
    return plan;
}

Result<ImportPlan> plan_import(const Snapshot& now, const std::vector<SourceFile>& files,
                               const MappingOptions& options, std::stop_token stop,
                               const ImportProgress& progress) {
    auto sources = read_sources(files, options);
    if (!sources)
        return failure(sources.error());
    if (auto mapped = map_sources(*sources, files, now, options); !mapped)
        return failure(mapped.error());
    return take_all(now, *sources, options, std::move(stop), progress);
}

} // namespace themata
