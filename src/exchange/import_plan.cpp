#include "exchange/import_plan.h"

#include "exchange/delimited.h"
#include "exchange/delimiter.h"
#include "exchange/heading_names.h"
#include "exchange/similar_names.h"
#include "exchange/survey_tools.h"
#include "exchange/taking.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

Result<ReadOptions> reading_options(const MappingOptions& options) {
    ReadOptions reading{.encoding = options.encoding, .delimiter = {}};
    if (options.delimiter) {
        const auto delimiter = delimiter_named(*options.delimiter);
        if (!delimiter)
            return failure(delimiter.error());
        reading.delimiter = *delimiter;
    }
    return reading;
}

// The error with the file's name, where its sentence lacks it.
Error in_file(Error error, const std::string& name) {
    if (error.what.find(name) == std::string::npos)
        error.what = fmt::format("{}: {}", name, error.what);
    return error;
}

Result<std::vector<Source>> read_all(const std::vector<SourceFile>& files,
                                     const MappingOptions& options) {
    const auto reading = reading_options(options);
    if (!reading)
        return failure(reading.error());
    std::vector<Source> sources;
    for (const SourceFile& file : files) {
        auto sheet = read_delimited(file.bytes, *reading);
        if (!sheet)
            return failure(in_file(sheet.error(), file.name));
        if (const auto wrong = not_to_be_trusted(*sheet, file.name))
            return failure(*wrong);
        if (sheet->data_rows() == 0)
            return failure(Error::Code::refused,
                           fmt::format("{} has no rows{}.", file.name,
                                       sheet->size() == 0 ? "" : " below its heading"),
                           "Look at it with `peek`, or leave it out.");
        sources.push_back({.name = file.name,
                           .number = static_cast<std::uint32_t>(sources.size()),
                           .sheet = std::move(*sheet),
                           .mapping = {}});
    }
    return sources;
}

bool stands_in_a_file(const std::vector<Source>& sources, std::string_view label) {
    for (const Source& source : sources) {
        const auto names = headings(source.sheet);
        for (std::size_t c = 0; c < names.size(); ++c) {
            if (!is_named(names[c].name, ColumnUse::participant))
                continue;
            for (std::size_t r = source.sheet.header_rows; r < source.sheet.size(); ++r)
                if (source.sheet.row(r)[c] == label)
                    return true;
        }
    }
    return false;
}

Result<void> map_all(std::vector<Source>& sources, const Snapshot& now,
                     const MappingOptions& options) {
    std::vector<const Sheet*> sheets;
    for (const Source& source : sources)
        sheets.push_back(&source.sheet);
    if (auto known = check_options(sheets, options); !known)
        return known;
    const IsParticipant is_participant = [&](std::string_view label) {
        return participant_labelled(now.study, now.lookup, label) ||
               stands_in_a_file(sources, label);
    };
    for (Source& source : sources) {
        auto mapping = map_file(source.sheet, source.name, options, is_participant);
        if (!mapping)
            return failure(in_file(mapping.error(), source.name));
        source.mapping = std::move(*mapping);
        if (source.mapping.kind == FileKind::willing || source.mapping.kind == FileKind::notes)
            return failure(Error::Code::refused,
                           fmt::format("{} holds {}, which cannot be imported.", source.name,
                                       source.mapping.kind == FileKind::willing
                                           ? "who is willing to work with whom"
                                           : "notes about participants"),
                           "Leave it out; or say with --as what else it holds.");
    }
    return {};
}

// Whatever order the files are given in, each is taken after those that it refers to.
std::vector<const Source*> in_order(const std::vector<Source>& sources) {
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
    case FileKind::responses:
    case FileKind::willing:
    case FileKind::notes:
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

Result<ImportPlan> plan_import(const Snapshot& now, const std::vector<SourceFile>& files,
                               const MappingOptions& options, std::stop_token stop,
                               const ImportProgress& progress) {
    auto sources = read_all(files, options);
    if (!sources)
        return failure(sources.error());
    if (auto mapped = map_all(*sources, now, options); !mapped)
        return failure(mapped.error());
    std::uint64_t rows = 0;
    for (const Source& source : *sources)
        rows += source.sheet.data_rows();
    Ticker ticker(rows, std::move(stop), progress);
    ImportDraft draft(now);
    ImportPlan plan;
    for (const Source* source : in_order(*sources)) {
        const ImportCounts before = sizes(draft);
        auto report = take({.draft = draft,
                            .source = *source,
                            .on_conflict = options.conflicts,
                            .all_sources = *sources,
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
    plan.changes = draft.changes();
    return plan;
}

} // namespace themata
