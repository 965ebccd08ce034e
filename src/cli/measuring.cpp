#include "cli/measuring.h"

#include "workbench/names.h"

namespace themata {

Result<std::vector<ScoreMeasure>> measures_asked(const Call& call, const Snapshot& now) {
    std::vector<ScoreMeasure> measures;
    for (const std::string& name : call.values("--measure")) {
        auto measure = measure_named(now, name);
        if (!measure)
            return failure(measure.error());
        measures.push_back(std::move(*measure));
    }
    return measures;
}

Scoring scoring_asked(const Call& call) {
    Scoring scoring;
    if (call.value("--score", "sum") == "mean")
        scoring.total = Total::mean;
    if (call.has("--valid"))
        scoring.least_valid = call.number("--valid", 0);
    return scoring;
}

} // namespace themata
