#include "cli/opening.h"

#include <fmt/format.h>

namespace themata {

Setting setting_of(const Call& call) {
    Setting setting = setting_of_this_machine();
    if (const auto coder = call.value("--coder"))
        setting.coder = *coder;
    return setting;
}

Result<Workbench> open_study(const Call& call, Access access, Terminal& terminal) {
    ProgressLine progress(terminal, "Reading the study …");
    return Workbench::open(
        call.argument(0), access, setting_of(call), terminal.stop,
        [&](std::uint64_t done, std::uint64_t total) { progress.show(done, total); });
}

Result<void> act(Workbench& workbench, const Intent& intent, Terminal& terminal) {
    const auto done = workbench.perform(intent, terminal.stop);
    if (!done)
        return failure(done.error());
    terminal.out << one_line(done->entry.note) << ".\n";
    for (const std::string& line : done->report)
        terminal.out << paragraph(line, "  ", terminal.width);
    return {};
}

} // namespace themata
