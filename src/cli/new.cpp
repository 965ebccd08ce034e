#include "cli/opening.h"
#include "cli/verbs.h"
#include <fmt/format.h>

namespace themata {

Result<void> make_study(const Call& call, Terminal& terminal) {
    const std::filesystem::path file = call.argument(0);
    if (file.extension() != ".themata")
        return failure(
            Error::Code::wrong_call,
            fmt::format("A study's file ends in “.themata”, unlike “{}”.",
                        file.filename().string()),
            fmt::format("Write “themata new {}”.",
                        std::filesystem::path(file).replace_extension(".themata").string()));
    const std::string title = call.value("--title", file.stem().string());
    const auto workbench = Workbench::create(file, title, setting_of(call));
    if (!workbench)
        return failure(workbench.error());
    terminal.out << fmt::format("Made the study “{}” in {}.\n", one_line(title), file.string());
    return {};
}

} // namespace themata
