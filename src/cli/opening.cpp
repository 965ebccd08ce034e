#include "cli/opening.h"

#include <fmt/format.h>

namespace themata {

Setting setting_of(const Call& call) {
    Setting setting = setting_of_this_machine();
    setting.upkeep = IndexUpkeep::when_asked;
    if (const auto coder = call.value("--coder"))
        setting.coder = *coder;
    return setting;
}

Result<Workbench> open_study(const Call& call, Access access, Terminal& terminal) {
    ProgressLine progress(terminal, "Reading the study …");
    auto opened = Workbench::open(
        call.argument(0), access, setting_of(call), terminal.stop,
        [&](std::uint64_t done, std::uint64_t total) { progress.show(done, total); });
    progress.clear();
    const auto warning = opened ? opened->warning() : std::nullopt;
    if (warning)
        terminal.err << fmt::format("themata: {}\nthemata: {}\n", warning->what, warning->hint);
    return opened;
}

std::string sentence(const Entry& entry) {
    std::string line = one_line(entry.note);
    return line.ends_with('.') ? line : line + '.';
}

Result<void> act(Workbench& workbench, const Intent& intent, Terminal& terminal) {
    const auto done = workbench.perform(intent, terminal.stop);
    if (!done)
        return failure(done.error());
    terminal.out << sentence(done->entry) << '\n';
    for (const std::string& line : done->report)
        terminal.out << paragraph(line, "  ", terminal.width);
    return {};
}

} // namespace themata
