#include "cli/asked.h"
#include "cli/opening.h"
#include "cli/verb.h"
#include "text/sentences.h"
#include "workbench/coded_files.h"
#include "workbench/exports.h"
#include "workbench/workbench.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

using Text = Result<std::string>;

Text all_quotes(const Snapshot& now) { return write_quotes(now, quotes(now, {})); }

Text all_codings(const Snapshot& now) { return write_codings(now); }

Text theme_by_role_and_stage(const Snapshot& now) {
    return theme_table(now, {}).map(
        [](const ThemeTable& table) { return write_table(table, CellForm::n); });
}

struct Export {
    std::string_view what; // as --what names it
    Text (*text)(const Snapshot&);
};

template <std::string (*write)(const Snapshot&, ByteOrderMark)>
Text written(const Snapshot& now) {
    return write(now, ByteOrderMark::none);
}

constexpr Export exports[] = {
    {"participants", written<write_participants>},
    {"stages", written<write_stages>},
    {"questions", written<write_questions>},
    {"responses", written<write_responses>},
    {"scores", written<write_scores>},
    {"codebook", written<write_codebook>},
    {"codings", all_codings},
    {"quotes", all_quotes},
    {"willing", written<write_willing>},
    {"notes", written<write_notes>},
    {"table", theme_by_role_and_stage},
};

// All places are looked at before the first file is written.
Result<void> write_all(const Snapshot& now, const Call& call, Terminal& terminal) {
    const std::filesystem::path folder = call.argument(1);
    const auto files = write_study(now);
    for (const WrittenFile& file : files)
        if (const auto free = may_be_written(call, folder / file.name); !free)
            return free;
    std::error_code error;
    create_directories(folder, error);
    if (error)
        return failure(Error::Code::io,
                       fmt::format("The folder {} cannot be made.", folder.string()),
                       "Name a folder in a place where you may write.");
    for (const WrittenFile& file : files)
        if (const auto done = write_asked(call, folder / file.name, file.text, terminal); !done)
            return done;
    if (files.empty())
        terminal.out << "The study is empty; there is nothing to write.\n";
    return {};
}

Result<void> write_one(const Snapshot& now, const Call& call, Terminal& terminal) {
    const std::string what = call.value("--what", "");
    const auto text = std::ranges::find(exports, what, &Export::what)->text(now);
    if (!text)
        return failure(text.error());
    const auto out = call.value("--out");
    if (!out) {
        terminal.out << *text;
        return {};
    }
    return write_asked(call, *out, *text, terminal);
}

// What --what coded takes beside --what and --out.
constexpr Choice words_for_shape[] = {{"wide", CodedShape::wide}, {"long", CodedShape::tall}};
constexpr Choice words_for_unit[] = {{"participant", CodedUnit::participant},
                                     {"response", CodedUnit::response}};
constexpr OptionRule coded_options[] = {
    {"--shape", words_for_shape,
     "Of coded data: a row for each participant, with columns for each stage, or for each "
     "participant and stage; else wide."},
    {"--unit", words_for_unit, "Of coded data: rows are participants, or answers."},
    {"--count", words_for_count,
     "Of coded data: 0 and 1, or how many mentions or responses; else participants, which is 0 "
     "and 1."},
    {"--base", words_for_base,
     "Of coded data: who has a number there and no blank; else answered."},
    {"--coders", "A,B",
     "Of coded data: only the codings of these, or of all “people” or all “rules”, or what is "
     "settled: “consensus”."},
    {"--agreed", "", "With --coders: only what all of them coded."},
    {"--top-level", "", "Of coded data: only the themes at the top, with all below them."},
    {"--used", "", "Of coded data: only themes that were applied."},
    {"--retired", "", "Of coded data: retired themes as well."}};

Result<CodedData> coded_data_asked(const Call& call, const Snapshot& now) {
    auto counting = table_asked(call, now);
    if (!counting)
        return failure(counting.error());
    CodedSpec spec{.shape = call.chosen("--shape", CodedShape::wide),
                   .unit = call.chosen("--unit", CodedUnit::participant),
                   .counting = std::move(*counting)};
    spec.counting.count = call.chosen("--count", Count::participants);
    return CodedData::of(now, spec);
}

// All places are looked at before the first file is written.
Result<void> write_coded(const Snapshot& now, const Call& call, Terminal& terminal) {
    const auto data = coded_data_asked(call, now);
    if (!data)
        return failure(data.error());
    const auto out = call.value("--out");
    if (!out) {
        terminal.out << coded_text(*data);
        return {};
    }
    const auto written = coded_files(*data, *out, terminal.stop);
    if (!written)
        return failure(written.error());
    for (const CodedFile& file : written->files)
        if (const auto free = may_be_written(call, file.file); !free)
            return free;
    for (const CodedFile& file : written->files)
        if (const auto done = write_asked(call, file.file, file.bytes, terminal); !done)
            return done;
    terminal.out << fmt::format("  {}, {}.\n", counted(data->rows(), "row"),
                                counted(data->columns.size(), "column"));
    for (const auto& notes : {data->notes, written->notes})
        for (const std::string& note : notes)
            terminal.out << paragraph(note, "  ", terminal.width);
    return {};
}

Result<void> check_coded(const Call& call) {
    const bool coded = call.value("--what", "") == "coded";
    for (const OptionRule& option : coded_options)
        if (!coded && call.has(option.name))
            return wrong_call(fmt::format("{} is an option of coded data.", option.name),
                              "Give --what coded with it.");
    if (call.has("--shape") && call.chosen("--shape", CodedShape::wide) == CodedShape::wide &&
        call.chosen("--unit", CodedUnit::participant) == CodedUnit::response)
        return wrong_call("Answers have a row each, so there is nothing to make wide.",
                          "Leave out --shape or --unit response.");
    return check_agreed(call);
}

Result<void> check_export(const Call& call) {
    if (auto fine = check_coded(call); !fine)
        return fine;
    const bool all = !call.argument(1).empty();
    if (call.has("--what") == all || (call.has("--out") && all))
        return wrong_call("“themata export” wants a folder for all files, or --what for one.",
                          "For example: themata export STUDY exported");
    return {};
}

Result<void> export_study(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    if (call.value("--what", "") == "coded")
        return write_coded(now, call, terminal);
    return call.has("--what") ? write_one(now, call, terminal) : write_all(now, call, terminal);
}

constexpr OptionRule own_export_options[] = {
    {"--what",
     "participants|stages|questions|responses|scores|codebook|codings|quotes|"
     "table|willing|notes|coded",
     "Only this one, to --out or else to the terminal."},
    {"--out", "FILE", "Where to."},
    {"--overwrite", "", "Replaces files that are there."}};
constexpr auto export_options = joined(own_export_options, coded_options);
constexpr std::string_view export_notes[] = {
    "Into a FOLDER go all files that an import of them together makes the same study "
    "of; quotes and table are for reading. Cells that a spreadsheet would run "
    "as a formula are guarded; an import takes the guard off.",
    "Coded data are for R, SPSS, jamovi and spreadsheets: who it is, traits, scores and a column "
    "for each theme, which is 1 where it or one below it was applied, 0 where it was not, and "
    "blank where nobody answered. --out FILE.csv, .xlsx, or .sav or .zsav for SPSS, with value "
    "labels and missing codes; FILE.sps beside it makes multiple-response sets. In SPSS files "
    "roles, stages and categories are numbers with labels, which is what its procedures take as "
    "groups.",
    "For example: themata export STUDY --what coded --shape long --out coded.sav"};

} // namespace

extern constexpr Verb verb_export{.name = "export",
                                  .summary =
                                      "Writes the study as CSV files, which an import reads back.",
                                  .arguments = "STUDY [FOLDER]",
                                  .options = export_options,
                                  .notes = export_notes,
                                  .act = ActReading{export_study},
                                  .check = check_export};

} // namespace themata
