#include "cli/verbs.h"
#include "workbench/workbench.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Json = nlohmann::ordered_json;

std::string in_json(const Verification& found) {
    return Json{{"clean", found.clean()},
                {"entries", found.entries},
                {"records", found.records},
                {"faults", found.faults}}
               .dump(1) +
           '\n';
}

std::string in_text(const Verification& found, std::size_t width) {
    if (found.clean())
        return fmt::format("Clean: {} records and {} entries of History agree.\n", found.records,
                           found.entries);
    std::string lines;
    for (const std::string& fault : found.faults)
        lines += paragraph(fault, "  ", width);
    return lines;
}

} // namespace

Result<void> verify_study(const Call& call, Terminal& terminal) {
    const auto found = verify(call.argument(0), terminal.stop);
    if (!found)
        return failure(found.error());
    const bool json = call.value("--format", "text") == "json";
    terminal.out << (json ? in_json(*found) : in_text(*found, terminal.width));
    if (found->clean())
        return {};
    return failure(Error::Code::refused, "The file is not as it must be.",
                   "Go back to a backup, or export what can be read.");
}

} // namespace themata
