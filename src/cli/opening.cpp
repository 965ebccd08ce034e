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
    std::string line = terminal_line(entry.note);
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

Overwriting overwriting_in(const Call& call) {
    return call.has("--overwrite") ? Overwriting::allowed : Overwriting::refused;
}

Result<void> may_be_written(const Call& call, const std::filesystem::path& file) {
    std::error_code error;
    if (call.has("--overwrite") || !std::filesystem::exists(file, error))
        return {};
    return failure(Error::Code::refused, fmt::format("There is a file {} already.", file.string()),
                   "Name another file or folder, or give --overwrite.");
}

Result<void> write_asked(const Call& call, const std::filesystem::path& file, std::string_view text,
                         Terminal& terminal) {
    if (const auto free = may_be_written(call, file); !free)
        return free;
    if (auto done = write_file(file, text, overwriting_in(call)); !done)
        return done;
    terminal.out << fmt::format("Wrote {}.\n", file.string());
    return {};
}

} // namespace themata
