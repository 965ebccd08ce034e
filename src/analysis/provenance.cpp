#include "analysis/provenance.h"

#include <fmt/format.h>

namespace themata {

std::string_view program_version() { return THEMATA_VERSION; }

Provenance provenance_of(const Snapshot& now, std::string_view command) {
    return {.program = fmt::format("Themata {}", program_version()),
            .study = now.card.title,
            .uuid = now.card.uuid,
            .head = now.head,
            .command = fmt::format("themata {}", command),
            .settings = {}};
}

std::string in_words(const Provenance& made) {
    std::string words =
        fmt::format("Made with {} from “{}” as of entry {} of its history (mark "
                    "{:016x}): {}",
                    made.program, made.study, made.head.seq, made.head.mark, made.command);
    for (const auto& [name, value] : made.settings)
        words += fmt::format("; {}: {}", name, value);
    return words + '.';
}

} // namespace themata
