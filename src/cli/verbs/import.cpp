// import and peek: both read files of answers.
#include "cli/opening.h"
#include "cli/verb.h"
#include "text/encodings.h"
#include "text/sentences.h"
#include "workbench/exports.h"
#include "workbench/importing.h"
#include "workbench/names.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

// What the options say; names of columns stand as they were typed and are found by the headings.
Result<MappingOptions> mapping_of(const Call& call) {
    MappingOptions mapping;
    for (const std::string_view name : names_of_options())
        for (const std::string& value : call.values(name)) {
            auto with = with_option(std::move(mapping), name, value);
            if (!with)
                return failure(with.error());
            mapping = std::move(*with);
        }
    // Several sheets, or one of several files, are each a source of its own.
    if (call.values("--sheet").size() > 1 || call.arguments(1).size() > 1)
        mapping.sheet = std::nullopt;
    return mapping;
}

// The recipe of this name in the study, else the file of this name.
Result<MappingOptions> with_recipe_named(const MappingOptions& mapping, const std::string& name,
                                         const Workbench& workbench, Terminal& terminal) {
    const auto known = recipe_named(*workbench.snapshot(), name);
    if (known)
        return with_recipe(mapping, *find(workbench.study(), *known));
    const auto file = source_file(name, terminal.stop);
    if (!file)
        return failure(known.error());
    return with_recipe(
        mapping,
        Recipe{.id = {}, .name = std::filesystem::path(name).stem().string(), .text = file->bytes});
}

Result<std::vector<SourceFile>> files_of(const Call& call, const std::stop_token& stop) {
    std::vector<SourceFile> files;
    for (const std::string& name : call.arguments(1)) {
        auto file = source_file(name, stop);
        if (!file)
            return failure(file.error());
        files.push_back(std::move(*file));
    }
    if (const auto sheets = call.values("--sheet"); !sheets.empty())
        return of_wanted_sheets(std::move(files), sheets);
    return files;
}

void print(const std::vector<std::string>& report, std::ostream& out) {
    for (const std::string& line : report)
        out << terminal_line(line) << '\n';
}

// Each with the options that answer it, complete and ready to be copied.
void print(const std::vector<Doubt>& doubts, std::ostream& out) {
    for (const Doubt& doubt : doubts) {
        out << terminal_line(in_words(doubt)) << '\n';
        for (const Way& way : doubt.ways)
            out << "    " << terminal_line(as_typed(way)) << "\n        "
                << terminal_line(way.means) << (way.harmless ? " (taken without it)" : "") << '\n';
    }
}

Error to_be_answered(std::size_t doubts) {
    return {.code = Error::Code::refused,
            .what = fmt::format(
                "Nothing was imported: {} by a guess.",
                counted(doubts, "thing could be told only", "things could be told only")),
            .hint = "Add one of the options shown for each to the command."};
}

std::shared_ptr<const ConsideredImport> looked_at(const Snapshot& now,
                                                  const std::vector<SourceFile>& files,
                                                  const MappingOptions& mapping,
                                                  Terminal& terminal) {
    ProgressLine line(terminal, "Reading the files …");
    auto considered =
        consider_import(now, files, mapping, terminal.stop,
                        [&](std::uint64_t done, std::uint64_t total) { line.show(done, total); });
    line.clear();
    return std::make_shared<const ConsideredImport>(std::move(considered));
}

using Json = nlohmann::ordered_json;

Json in_json(const ImportCounts& counts) {
    Json json = Json::object();
    for (const auto& [name, count] : by_name(counts))
        json[std::string(name)] = count;
    return json;
}

Json in_json(const Doubt& doubt) {
    Json ways = Json::array();
    for (const Way& way : doubt.ways)
        ways.push_back(
            {{"option", as_typed(way)}, {"means", way.means}, {"harmless", way.harmless}});
    return {{"id", doubt.id},     {"file", doubt.file},      {"where", doubt.where},
            {"what", doubt.what}, {"open", doubt.is_open()}, {"ways", std::move(ways)}};
}

Json in_json(const FileReport& file) {
    return {{"name", file.name},
            {"holds", name_of(file.kind)},
            {"reading", file.reading},
            {"rows", file.rows},
            {"taken", file.taken},
            {"new", in_json(file.added)},
            {"already_there", in_json(file.already_there)},
            {"read_as", file.mapping},
            {"left_out", file.left_out},
            {"conflicts", file.conflicts},
            {"notes", file.notes}};
}

std::string plan_in_json(const ConsideredImport& considered) {
    Json doubts = Json::array();
    for (const Doubt& doubt : considered.preview.doubts)
        doubts.push_back(in_json(doubt));
    Json files = Json::array();
    for (const FileReport& file : considered.preview.report.files)
        files.push_back(in_json(file));
    const Json plan = {{"doubts", std::move(doubts)},
                       {"files", std::move(files)},
                       {"new", in_json(considered.preview.report.added())},
                       {"changes", considered.preview.changes}};
    return plan.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

// What is open stops the import, and a dry run as well, which shows how far it would come.
Result<void> all_answered(const ConsideredImport& considered, Terminal& terminal) {
    const auto open = open_ones(considered.preview.doubts);
    if (considered.plan)
        return {};
    if (open.empty())
        return failure(considered.preview.error.value_or(
            Error{Error::Code::cancelled, "The import was stopped.", "Nothing was changed."}));
    print(open, terminal.err);
    return failure(to_be_answered(open.size()));
}

Result<void> dry_run(const ConsideredImport& considered, const Call& call, Terminal& terminal) {
    const bool json = call.value("--format", "text") == "json";
    const auto open = open_ones(considered.preview.doubts);
    if (json && (considered.plan || !open.empty()))
        terminal.out << plan_in_json(considered);
    if (json)
        return considered.plan ? Result<void>()
               : open.empty()  ? all_answered(considered, terminal)
                               : failure(to_be_answered(open.size()));
    if (considered.plan || !open.empty())
        print(in_words(considered.preview.report), terminal.out);
    if (auto answered = all_answered(considered, terminal); !answered)
        return answered;
    terminal.out << fmt::format("Nothing was changed; {} records would be.\n",
                                considered.preview.changes);
    return {};
}

Result<void> import_files(const Call& call, Terminal& terminal) {
    auto mapping = mapping_of(call);
    if (!mapping)
        return failure(mapping.error());
    const auto files = files_of(call, terminal.stop);
    if (!files)
        return failure(files.error());
    const bool is_dry = call.has("--dry-run");
    auto workbench = open_study(call, is_dry ? Access::read : Access::write, terminal);
    if (!workbench)
        return failure(workbench.error());
    if (const auto recipe = call.value("--recipe")) {
        mapping = with_recipe_named(*mapping, *recipe, *workbench, terminal);
        if (!mapping)
            return failure(mapping.error());
    }
    const auto considered = looked_at(*workbench->snapshot(), *files, *mapping, terminal);
    if (is_dry)
        return dry_run(*considered, call, terminal);
    if (auto answered = all_answered(*considered, terminal); !answered)
        return answered;
    const auto done = workbench->perform(
        ImportFiles{.files = {}, .mapping = {}, .considered = considered}, terminal.stop, {});
    if (!done)
        return failure(done.error());
    print(done->report, terminal.out);
    return {};
}

Result<void> peek_file(const Call& call, Terminal& terminal) {
    const bool json = call.value("--format", "text") == "json";
    MappingOptions reading;
    reading.encoding = call.value("--encoding");
    reading.delimiter = call.value("--delimiter");
    reading.quote = call.value("--quote");
    reading.sheet = call.value("--sheet");
    reading.header_rows = call.value("--header-rows");
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
    {"--format", "text|json", "How a dry run is printed: for people, or for programs."},
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
    {"--recode", "COL: LABEL=N, …",
     "The numbers that words of a rating stand for: \"Belonging: Disagree=2, Agree=4\".",
     Times::often},
    {"--missing", "VALUES",
     "What stands for a missing score, parted by commas, in all or in one: \"99, N/A\", "
     "\"Trust: 9\".",
     Times::often},
    {"--decimal", "point|comma", "Which sign stands before the decimals, where cells do not tell."},
    {"--leave-out", "COL", "Columns that are not taken.", Times::often},
    {"--without", "COL=VALUE",
     "Leaves out the people who say so, as those who did not consent; “nobody” takes all.",
     Times::often},
    {"--marks", "WORD=yes, …",
     "What words in columns of themes mean, yes or no: \"vielleicht=no\".", Times::often},
    {"--several", "SIGN", "What parts several themes in one cell; “none” where they are one."},
    {"--duplicates", "first|last|fullest|separate",
     "Which row of a participant who has several at one stage is taken; or each as a person of "
     "its own."},
    {"--same-names", "join|keep",
     "Whether names that differ only in case, spaces or accents are one."},
    {"--again", "same|others",
     "Whether rows without a participant's label, some of which are in the study already, are "
     "the same people."},
    {"--unplaced", "skip", "Leaves out codings whose quote is not in the answer."},
    {"--recipe", "NAME",
     "Reads the files as an earlier one of the same survey, by a recipe of the study or of a "
     "file (see recipe); what is given beside it comes first."},
    {"--sheet", "NAME", "The sheet of a file that holds several.", Times::often},
    {"--header-rows", "N", "How many rows stand above the first person's answers."},
    {"--conflicts", words_for_conflicts,
     "What to do when an answer or trait differs from the one that "
     "is there: refuse the import, or keep what is there."},
    {"--encoding", "E", "The files' encoding, such as UTF-8 or windows-1252."},
    {"--delimiter", "D", "What parts the cells: comma, semicolon, tab, pipe."},
    {"--quote", "double|single", "The sign around cells that hold the delimiter."},
    who_acts};
constexpr std::string_view import_notes[] = {
    "What no option says is told from the headings and shown. What cannot be told, "
    "such as a date that could be read both ways, is asked for.",
    "Several columns are parted by commas, or each has an option of its own. A heading that "
    "holds a comma may stand there as it is, or in quotes of its own: '\"Age, years\",Site'.",
    "A second file of the same study adds to it; what is there is never overwritten."};
constexpr OptionRule options_of_peek[] = {
    {"--encoding", "E", "Reads it in this encoding."},
    {"--delimiter", "D", "Parts cells at this: comma, semicolon, tab, pipe."},
    {"--quote", "double|single", "Takes this sign for the one around cells."},
    {"--sheet", "NAME", "Shows this sheet of a file that holds several."},
    {"--header-rows", "N", "Takes so many rows for headings."},
    as_text_or_json};

} // namespace

extern constexpr Verb verb_import{
    .name = "import",
    .summary = "Reads questionnaires, participants, a codebook or codings from spreadsheets, "
               "files of SPSS, Stata and SAS, JSON and delimited text; says what was taken, what "
               "was not, and why. All or nothing.",
    .arguments = "STUDY FILE…",
    .options = import_options,
    .notes = import_notes,
    .last_note = about_encodings,
    .act = ActAlone{import_files}};

extern constexpr Verb verb_peek{.name = "peek",
                                .summary = "Shows how a file of answers is read; needs no study.",
                                .arguments = "FILE",
                                .options = options_of_peek,
                                .last_note = about_encodings,
                                .act = ActAlone{peek_file}};

} // namespace themata
