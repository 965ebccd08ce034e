#include "cli/opening.h"
#include "cli/verbs.h"

namespace themata {

namespace {

Result<void> tell(const Result<Done>& done, Terminal& terminal) {
    if (!done)
        return failure(done.error());
    terminal.out << sentence(done->entry) << '\n';
    return {};
}

} // namespace

Result<void> check_undo(const Call& call) {
    if (call.has("--entry") && call.has("--from"))
        return failure(Error::Code::wrong_call, "Either one act is taken back, or all from one on.",
                       "Give --entry or --from.");
    return {};
}

Result<void> undo_act(const Call& call, Workbench& workbench, Terminal& terminal) {
    if (call.has("--entry"))
        return tell(workbench.revert(call.number("--entry", 0)), terminal);
    if (!call.has("--from"))
        return tell(workbench.undo(), terminal);
    const std::size_t before = workbench.history().size();
    if (auto done = workbench.undo_from(call.number("--from", 0), terminal.stop); !done)
        return failure(done.error());
    for (std::size_t at = before; at < workbench.history().size(); ++at)
        terminal.out << sentence(workbench.history()[at]) << '\n';
    return {};
}

Result<void> redo_act(const Call&, Workbench& workbench, Terminal& terminal) {
    return tell(workbench.redo(), terminal);
}

} // namespace themata
