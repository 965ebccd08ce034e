#pragma once
// From what is wanted to what is changed: plan() is a pure function of values, tested without a
// file. A plan that would change nothing is refused in words, so History never holds empty acts.

#include "study/snapshot.h"
#include "workbench/intents.h"

namespace themata {

// Who acts. The coder's record is added by the first act that needs it.
struct Acting {
    std::string coder;
};

struct Plan {
    Changes changes;
    ActKind act = ActKind::unknown;
    Subjects subjects;               // whom it touches
    std::string note;                // the act in a sentence, as History shows it
    std::vector<std::string> report; // what was taken, left out, and why; for long acts
};

[[nodiscard]] Result<Plan> plan(const Snapshot& now, const Intent& intent, const Acting& acting,
                                std::stop_token stop = {}, ImportProgress progress = {});

} // namespace themata
