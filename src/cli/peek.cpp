#include "cli/verbs.h"
#include "workbench/exports.h"

namespace themata {

Result<void> peek_file(const Call& call, Terminal& terminal) {
    const bool json = call.value("--format", "text") == "json";
    MappingOptions reading;
    reading.encoding = call.value("--encoding");
    reading.delimiter = call.value("--delimiter");
    const auto shown = peek(call.argument(0), reading, json ? PeekForm::json : PeekForm::text);
    if (!shown)
        return failure(shown.error());
    terminal.out << *shown;
    return {};
}

} // namespace themata
