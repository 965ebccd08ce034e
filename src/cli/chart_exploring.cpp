// Pictures of what occurs together and of saturation.
#include "charts/exploring_charts.h"
#include "cli/chart_verb.h"
#include "cli/explore_verbs.h"

namespace themata {

Result<charts::Chart> draw_cooccurrence(const Drawing& drawing) {
    const auto spec = cooccurrence_asked(drawing.call, drawing.now);
    if (!spec)
        return failure(spec.error());
    const auto found = cooccurrence(drawing.now, *spec);
    if (!found)
        return failure(found.error());
    return charts::matrix(charts::matrix_of(*found), drawing.style, drawing.measure);
}

Result<charts::Chart> draw_saturation(const Drawing& drawing) {
    const auto spec = saturation_asked(drawing.call, drawing.now);
    if (!spec)
        return failure(spec.error());
    const auto found = saturation(drawing.now, *spec);
    if (!found)
        return failure(found.error());
    return charts::accumulation(charts::accumulation_of(*found), drawing.style, drawing.measure);
}

Result<void> check_saturation_chart(const Call& call) {
    if (const auto fits = check_stopping_rule(call); !fits)
        return fits;
    return check_chart(call);
}

} // namespace themata
