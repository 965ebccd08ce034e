#include "workbench/report.h"
#include "cli/asked.h"
#include "cli/opening.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include "workbench/exports.h"
#include <filesystem>
#include <fmt/format.h>

namespace themata {

namespace {

Result<ReportAsked> asked_in(const Call& call, const Snapshot& now) {
    ReportAsked asked{.title = call.value("--title", ""),
                      .whose = {},
                      .pseudonyms = call.chosen("--pseudonyms", Pseudonyms::kept),
                      .quotes_each = call.number("--quotes", ReportAsked{}.quotes_each),
                      .fewest = call.number("--fewest", ReportAsked{}.fewest)};
    Naming naming(call, now);
    naming.take_whose(asked.whose);
    return naming.result(std::move(asked));
}

bool wants_json(const Call& call) {
    if (const auto format = call.value("--format"))
        return *format == "json";
    return std::filesystem::path(call.value("--out", "")).extension() == ".json";
}

Result<void> write_report(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const auto asked = asked_in(call, *workbench.snapshot());
    if (!asked)
        return failure(asked.error());
    const auto out = call.value("--out");
    if (out)
        if (const auto free = may_be_written(call, *out); !free)
            return free;
    const auto report = report_of(workbench, *asked);
    if (!report)
        return failure(report.error());
    const std::string text = wants_json(call) ? report_json(*report) : report_page(*report);
    if (!out) {
        terminal.out << text;
        return {};
    }
    return write_asked(call, *out, text, terminal);
}

Result<void> check_report(const Call& call) {
    if (call.has("--overwrite") && !call.has("--out"))
        return wrong_call("--overwrite wants to know which file.", "Add --out FILE.html.");
    return check_agreed(call);
}

constexpr OptionRule report_options[] = {
    {"--title", "TEXT", "The page's title; else the study's."},
    {"--coders", "A,B",
     "Only the codings of these, or of all “people” or all “rules”, or what is "
     "settled: “consensus”."},
    {"--agreed", "", "With --coders: only what all of them coded."},
    {"--quotes", any_number, "How many quotes of each theme at most; else 3."},
    {"--pseudonyms", words_for_pseudonyms, "Whether quotes say by whom; kept when not given."},
    {"--fewest", any_number,
     "Of fewer people than this no quote tells role and stage, and no trait how "
     "many they are; else 3."},
    {"--format", "html|json", "The page, or the tables of it for programs."},
    {"--out", "FILE", "Into this file; else to the terminal."},
    {"--overwrite", "", "With --out: replaces a file that is there."}};
constexpr std::string_view report_notes[] = {
    "The page needs nothing else: no network, no other file. It is readable on a "
    "telephone and on paper; print it, or open it and type into the checklist.",
    "Every number in its words is counted from the study and its history; beneath "
    "each table stands the command that makes it again."};

} // namespace

extern constexpr Verb verb_report{
    .name = "report",
    .summary = "Writes the whole results section as one page: methods, participants, themes, "
               "scores with their tests, quotes, codebook, audit trail, checklist.",
    .options = report_options,
    .notes = report_notes,
    .act = ActReading{write_report},
    .check = check_report};

} // namespace themata
