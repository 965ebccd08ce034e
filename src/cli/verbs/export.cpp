#include "cli/opening.h"
#include "cli/verb.h"
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

Result<void> check_export(const Call& call) {
    const bool all = !call.argument(1).empty();
    if (call.has("--what") == all || (call.has("--out") && all))
        return wrong_call("“themata export” wants a folder for all files, or --what for one.",
                          "For example: themata export STUDY exported");
    return {};
}

Result<void> export_study(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    return call.has("--what") ? write_one(now, call, terminal) : write_all(now, call, terminal);
}

constexpr OptionRule export_options[] = {
    {"--what",
     "participants|stages|questions|responses|scores|codebook|codings|quotes|"
     "table|willing|notes",
     "Only this one, to --out or else to the terminal."},
    {"--out", "FILE", "Where to."},
    {"--overwrite", "", "Replaces files that are there."}};
constexpr std::string_view export_notes[] = {
    "Into a FOLDER go all files that an import of them together makes the same study "
    "of; quotes and table are for reading. Cells that a spreadsheet would run "
    "as a formula are guarded; an import takes the guard off."};

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
