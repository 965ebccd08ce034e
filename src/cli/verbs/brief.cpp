#include "cli/opening.h"
#include "cli/verb.h"
#include "text/sentences.h"
#include "workbench/exports.h"
#include "workbench/names.h"
#include <fmt/format.h>
#include <set>

namespace themata {

namespace {

BriefForm form_of(const Call& call, std::string_view otherwise) {
    const std::string word = call.value("--format", otherwise);
    if (word == "html")
        return BriefForm::html;
    return word == "markdown" ? BriefForm::markdown : BriefForm::text;
}

NamingNotes naming_of(const Call& call) {
    return call.has("--keep-named") ? NamingNotes::kept : NamingNotes::held_back;
}

// On the side of errors, since the page itself is handed over.
void tell_held_back(const Brief& brief, Terminal& terminal) {
    if (brief.held_back.empty())
        return;
    std::set<std::string> labels;
    for (const HeldBack& held : brief.held_back)
        labels.insert(terminal_line(held.label));
    terminal.err << fmt::format(
        "{} about {} {} left out, because it names {}; --keep-named takes it "
        "as it is.\n",
        counted(brief.held_back.size(), "note"), terminal_line(brief.label),
        brief.held_back.size() == 1 ? "was" : "were", fmt::join(labels, ", "));
}

struct Page {
    std::filesystem::path file;
    Brief brief;
};

// A page each; two labels that give the same name of a file get a number.
Result<std::vector<Page>> pages_of(const Call& call, const Snapshot& now, BriefForm form,
                                   Terminal& terminal) {
    const std::filesystem::path folder = call.value("--all", "");
    std::vector<Page> pages;
    std::set<std::filesystem::path> taken;
    for (const ParticipantId about : participants_with_notes(now.study)) {
        auto found = brief(now, about, naming_of(call));
        if (!found) {
            terminal.err << found.error().what << '\n';
            continue;
        }
        std::filesystem::path file = folder / file_name_of(*found, form);
        const std::string stem = file.stem().string();
        for (int number = 2; !taken.insert(file).second; ++number)
            file.replace_filename(fmt::format("{} {}{}", stem, number, file.extension().string()));
        pages.push_back({std::move(file), std::move(*found)});
    }
    if (pages.empty())
        return failure(Error::Code::refused, "There are no notes that could be handed over.",
                       "Import notes with `import STUDY FILE --as notes`.");
    return pages;
}

// All places are looked at before the first file is written.
Result<void> write_all(const Call& call, const Snapshot& now, Terminal& terminal) {
    const BriefForm form = form_of(call, "html");
    const auto pages = pages_of(call, now, form, terminal);
    if (!pages)
        return failure(pages.error());
    for (const Page& page : *pages)
        if (const auto free = may_be_written(call, page.file); !free)
            return free;
    std::error_code error;
    const std::filesystem::path folder = call.value("--all", "");
    create_directories(folder, error);
    if (error)
        return failure(Error::Code::io,
                       fmt::format("The folder {} cannot be made.", folder.string()),
                       "Name a folder in a place where you may write.");
    for (const Page& page : *pages) {
        tell_held_back(page.brief, terminal);
        const auto done = write_asked(call, page.file, write_brief(page.brief, form), terminal);
        if (!done)
            return done;
    }
    return {};
}

BriefForm form_by_ending(const Call& call) {
    const auto ending = std::filesystem::path(call.value("--out", "")).extension();
    return form_of(call, ending == ".html" || ending == ".htm" ? "html"
                         : ending == ".md"                     ? "markdown"
                                                               : "text");
}

Result<void> check_brief(const Call& call) {
    if (call.has("--participant") == call.has("--all"))
        return wrong_call("“themata brief” wants one participant, or --all with a folder.",
                          "For example: themata brief STUDY --participant C3 --format html");
    if (call.has("--all") && call.has("--out"))
        return wrong_call("--all names its files itself.",
                          "Give the folder after --all and leave out --out.");
    if (call.has("--overwrite") && !call.has("--out") && !call.has("--all"))
        return wrong_call("--overwrite wants to know which file.",
                          "Add --out FILE, or --all FOLDER.");
    return {};
}

Result<void> write_briefs(const Call& call, const Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    if (call.has("--all"))
        return write_all(call, now, terminal);
    const auto about = participant_named(now, call.value("--participant", ""));
    if (!about)
        return failure(about.error());
    const auto found = brief(now, *about, naming_of(call));
    if (!found)
        return failure(found.error());
    tell_held_back(*found, terminal);
    const std::string page = write_brief(*found, form_by_ending(call));
    const auto out = call.value("--out");
    if (!out) {
        terminal.out << page;
        return {};
    }
    return write_asked(call, *out, page, terminal);
}

constexpr OptionRule brief_options[] = {
    {"--participant", "LABEL", "Of whom."},
    {"--all", "FOLDER",
     "A file for each participant with notes; HTML when "
     "--format is not given."},
    {"--format", "text|markdown|html", "Else as --out ends, or text."},
    {"--out", "FILE", "Into this file."},
    {"--overwrite", "", "Replaces files that are there."},
    {"--keep-named", "",
     "Keeps notes that name another participant; else they are left out, and "
     "said so."}};
constexpr std::string_view brief_notes[] = {
    "Notes come in with “import --as notes”. Domains stand in the order of the "
    "items of the study's scales, others behind them as they came."};

} // namespace

extern constexpr Verb verb_brief{
    .name = "brief",
    .summary = "Writes what the group said of a participant, by domain and without who "
               "said it, as a page ready to hand over.",
    .options = brief_options,
    .notes = brief_notes,
    .act = ActReading{write_briefs},
    .check = check_brief};

} // namespace themata
