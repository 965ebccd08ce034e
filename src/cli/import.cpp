#include "cli/opening.h"
#include "cli/verbs.h"
#include "workbench/exports.h"
#include <fmt/format.h>

namespace themata {

namespace {

// What the options say; names of columns stand as they were typed and are found by the headings.
MappingOptions mapping_of(const Call& call) {
    const bool keep = call.value("--conflicts", "refuse") == "keep";
    const bool numbered = call.value("--stage-order", "given") == "number";
    return {.as = call.value("--as"),
            .participant = call.value("--participant"),
            .role = call.value("--role"),
            .role_is = call.value("--role-is"),
            .stage = call.value("--stage"),
            .stage_is = call.value("--stage-is"),
            .stage_date = call.value("--stage-date"),
            .stage_by = call.value("--stage-by"),
            .date_order = call.value("--date-order"),
            .undated = call.value("--undated"),
            .text = call.values("--text"),
            .question = call.value("--question"),
            .answer = call.value("--answer"),
            .score = call.values("--score"),
            .trait = call.values("--trait"),
            .theme_columns = call.value("--theme-columns"),
            .theme = call.values("--theme"),
            .coder = call.value("--coder"),
            .encoding = call.value("--encoding"),
            .delimiter = call.value("--delimiter"),
            .conflicts = keep ? Conflicts::keep_study : Conflicts::refuse,
            .stage_order = numbered ? StageOrder::by_number : StageOrder::as_given,
            .columns = {}};
}

Result<ImportFiles> files_of(const Call& call) {
    ImportFiles import{.files = {}, .mapping = mapping_of(call)};
    for (const std::string& name : call.arguments(1)) {
        auto file = source_file(name, terminal.stop);
        if (!file)
            return failure(file.error());
        import.files.push_back(std::move(*file));
    }
    return import;
}

void print(const std::vector<std::string>& report, Terminal& terminal) {
    for (const std::string& line : report)
        terminal.out << one_line(line) << '\n';
}

Result<void> dry_run(const Call& call, const Intent& intent, Terminal& terminal) {
    const auto workbench = open_study(call, Access::read, terminal);
    if (!workbench)
        return failure(workbench.error());
    ProgressLine line(terminal, "Reading the files …");
    const auto plan =
        workbench->preview(intent, terminal.stop, [&](std::uint64_t done, std::uint64_t total) {
            line.show(done, total);
        });
    if (!plan)
        return failure(plan.error());
    line.clear();
    print(plan->report, terminal);
    terminal.out << fmt::format("Nothing was changed; {} records would be.\n",
                                plan->changes.size());
    return {};
}

Result<void> take(const Call& call, const Intent& intent, Terminal& terminal) {
    auto workbench = open_study(call, Access::write, terminal);
    if (!workbench)
        return failure(workbench.error());
    ProgressLine line(terminal, "Importing …");
    const auto done =
        workbench->perform(intent, terminal.stop, [&](std::uint64_t rows, std::uint64_t total) {
            line.show(rows, total);
        });
    if (!done)
        return failure(done.error());
    line.clear();
    print(done->report, terminal);
    return {};
}

} // namespace

Result<void> import_files(const Call& call, Terminal& terminal) {
    auto files = files_of(call);
    if (!files)
        return failure(files.error());
    const Intent intent = std::move(*files);
    return call.has("--dry-run") ? dry_run(call, intent, terminal) : take(call, intent, terminal);
}

} // namespace themata
