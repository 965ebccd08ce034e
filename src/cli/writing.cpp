#include "cli/writing.h"

#include <fmt/format.h>

namespace themata {

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
