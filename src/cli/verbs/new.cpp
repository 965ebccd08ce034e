// new and open: how work on a study begins.
#include "cli/opening.h"
#include "cli/verb.h"
#include <fmt/format.h>

namespace themata {

namespace {

Result<void> make_study(const Call& call, Terminal& terminal) {
    const std::filesystem::path file = call.argument(0);
    if (file.extension() != ".themata")
        return wrong_call(
            fmt::format("A study's file ends in “.themata”, unlike “{}”.",
                        file.filename().string()),
            fmt::format("Write “themata new {}”.",
                        std::filesystem::path(file).replace_extension(".themata").string()));
    const std::string title = call.value("--title", file.stem().string());
    const auto workbench = Workbench::create(file, title, setting_of(call));
    if (!workbench)
        return failure(workbench.error());
    terminal.out << fmt::format("Made the study “{}” in {}.\n", terminal_line(title),
                                file.string());
    return {};
}

constexpr OptionRule new_options[] = {{"--title", "TEXT", "What it is called; else as its file."}};

} // namespace

extern constexpr Verb verb_new{.name = "new",
                               .summary = "Makes a study; never overwrites one.",
                               .arguments = "STUDY.themata",
                               .options = new_options,
                               .act = ActAlone{make_study}};

extern constexpr Verb verb_open{
    .name = "open", .summary = "Opens the window.", .arguments = "[STUDY]"};

} // namespace themata
