// import and peek: both read delimited files.
#include "cli/opening.h"
#include "cli/verb.h"
#include "text/encodings.h"
#include "workbench/exports.h"
#include <fmt/format.h>

namespace themata {

namespace {

// What the options say; names of columns stand as they were typed and are found by the
// headings.
MappingOptions mapping_of(const Call& call) {
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
            .conflicts = call.chosen("--conflicts", Conflicts::refuse),
            .stage_order = call.chosen("--stage-order", StageOrder::as_given),
            .columns = {}};
}

Result<ImportFiles> files_of(const Call& call, const std::stop_token& stop) {
    ImportFiles import{.files = {}, .mapping = mapping_of(call)};
    for (const std::string& name : call.arguments(1)) {
        auto file = source_file(name, stop);
        if (!file)
            return failure(file.error());
        import.files.push_back(std::move(*file));
    }
    return import;
}

void print(const std::vector<std::string>& report, Terminal& terminal) {
    for (const std::string& line : report)
        terminal.out << terminal_line(line) << '\n';
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

Result<void> import_files(const Call& call, Terminal& terminal) {
    auto files = files_of(call, terminal.stop);
    if (!files)
        return failure(files.error());
    const Intent intent = std::move(*files);
    return call.has("--dry-run") ? dry_run(call, intent, terminal) : take(call, intent, terminal);
}

Result<void> peek_file(const Call& call, Terminal& terminal) {
    const bool json = call.value("--format", "text") == "json";
    MappingOptions reading;
    reading.encoding = call.value("--encoding");
    reading.delimiter = call.value("--delimiter");
    const auto shown = peek(call.argument(0), reading, json ? PeekForm::json : PeekForm::text);
    if (!shown)
        return failure(shown.error());
    terminal.out << *shown;
    return {};
}

std::string about_encodings() {
    std::string list = "Encodings: ";
    for (const Encoding& encoding : all_encodings())
        list += fmt::format("{}{}", list.ends_with(": ") ? "" : ", ", encoding.name);
    return list + '.';
}

constexpr Choice words_for_conflicts[] = {{"refuse", Conflicts::refuse},
                                          {"keep", Conflicts::keep_study}};
constexpr Choice words_for_stage_order[] = {{"given", StageOrder::as_given},
                                            {"number", StageOrder::by_number}};
constexpr OptionRule import_options[] = {
    {"--dry-run", "", "Prints the whole plan and changes nothing."},
    {"--as", "responses|participants|codebook|codings|willing|notes|scores|stages|questions",
     "What the files hold."},
    {"--participant", "COL", "The column with the participants' labels."},
    {"--role", "COL", "The column with the roles."},
    {"--role-is", "NAME", "The role of all participants of the file."},
    {"--stage", "COL", "The column with the stages."},
    {"--stage-is", "NAME", "The stage of all answers of the file."},
    {"--stage-date", "COL", "The column with the dates that make the stages."},
    {"--stage-by", "year|quarter|month", "How long a stage made of dates is."},
    {"--date-order", "dmy|mdy|ymd", "How dates such as 03/04/2024 are read."},
    {"--undated", "NAME", "The stage of rows without a date, or with one of no order."},
    {"--stage-order", words_for_stage_order,
     "Where new stages stand: as they come, which is how it is without this, or by the "
     "numbers in their names when each has one."},
    {"--text", "COL", "Columns of answers, one question each.", Times::often},
    {"--question", "COL", "The column with the questions, one answer a row."},
    {"--answer", "COL", "The column with the answers to them."},
    {"--score", "COL", "Columns of scores; “Scale: Item” names both.", Times::often},
    {"--trait", "COL", "Columns with traits of the participants.", Times::often},
    {"--theme-columns", "FIRST..LAST", "Columns of themes, marked where they apply."},
    {"--theme", "COL",
     "Columns that name a theme of each answer; of several, each below the one before.",
     Times::often},
    {"--conflicts", words_for_conflicts,
     "What to do when an answer or trait differs from the one that "
     "is there: refuse the import, or keep what is there."},
    {"--encoding", "E", "The files' encoding, such as UTF-8 or windows-1252."},
    {"--delimiter", "D", "What parts the cells: comma, semicolon, tab, pipe."},
    who_acts};
constexpr std::string_view import_notes[] = {
    "What no option says is told from the headings and shown. What cannot be told, "
    "such as a date that could be read both ways, is asked for.",
    "Several columns are parted by commas, or each has an option of its own.",
    "A second file of the same study adds to it; what is there is never overwritten."};
constexpr OptionRule options_of_peek[] = {
    {"--encoding", "E", "Reads it in this encoding."},
    {"--delimiter", "D", "Parts cells at this: comma, semicolon, tab, pipe."},
    as_text_or_json};

} // namespace

extern constexpr Verb verb_import{
    .name = "import",
    .summary = "Reads questionnaires, participants, a codebook or codings from delimited "
               "files; says what was taken, what was not, and why. All or nothing.",
    .arguments = "STUDY FILE…",
    .options = import_options,
    .notes = import_notes,
    .last_note = about_encodings,
    .act = ActAlone{import_files}};

extern constexpr Verb verb_peek{.name = "peek",
                                .summary = "Shows how a delimited file is read; needs no study.",
                                .arguments = "FILE",
                                .options = options_of_peek,
                                .last_note = about_encodings,
                                .act = ActAlone{peek_file}};

} // namespace themata
