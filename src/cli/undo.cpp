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

Result<void> undo_act(const Call& call, Workbench& workbench, Terminal& terminal) {
    if (call.has("--entry"))
        return tell(workbench.revert(call.number("--entry", 0)), terminal);
    return tell(workbench.undo(), terminal);
}

Result<void> redo_act(const Call&, Workbench& workbench, Terminal& terminal) {
    return tell(workbench.redo(), terminal);
}

} // namespace themata
