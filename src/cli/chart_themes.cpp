#include "charts/theme_charts.h"
#include "cli/chart_verb.h"
#include "cli/table_asked.h"

namespace themata {

namespace {

Result<ThemeTable> counted_table(const Drawing& drawing) {
    const auto spec = table_asked(drawing.call, drawing.now);
    if (!spec)
        return failure(spec.error());
    return theme_table(drawing.now, *spec);
}

} // namespace

Result<charts::Chart> draw_themes(const Drawing& drawing) {
    const auto table = counted_table(drawing);
    if (!table)
        return failure(table.error());
    return charts::heat_map(*table, cells_asked(drawing.call), drawing.style, drawing.measure);
}

Result<charts::Chart> draw_tally(const Drawing& drawing) {
    const auto table = counted_table(drawing);
    if (!table)
        return failure(table.error());
    return charts::tally_table(*table, drawing.style, drawing.measure);
}

Result<void> check_theme_chart(const Call& call) {
    if (const auto fits = check_agreed(call); !fits)
        return fits;
    return check_chart(call);
}

} // namespace themata
