#include "charts/published_table.h"

namespace themata {

ThemeTable published_table() {
    ThemeTable table;
    table.axes = {{.kind = AxisKind::role}, {.kind = AxisKind::stage}};
    table.columns = {{{"Mentor", "Phase 1"}, 6, {}, {}},
                     {{"Mentor", "Phase 2"}, 5, {}, {}},
                     {{"Mentee", "Stage 4"}, 5, {}, {}},
                     {{"Mentee", "Stage 5"}, 5, {}, {}}};
    table.footnote = "n: mentions, that is distinct coded passages.";
    std::string above;
    const auto add = [&](const std::string& name, std::uint32_t depth,
                         const std::vector<std::uint32_t>& counts) {
        ThemeRow row;
        row.name = name;
        above = depth == 0 ? name : above;
        row.path = depth == 0 ? name : above + "/" + name;
        row.depth = depth;
        for (std::size_t i = 0; i < counts.size(); ++i)
            row.cells.push_back({.n = counts[i], .N = table.columns[i].base, .asked = true});
        table.rows.push_back(std::move(row));
    };
    add("Concerns", 0, {8, 6, 2, 1});
    add("Hierarchy or power gradient concerns", 1, {1, 1, 1, 1});
    add("Selection bias", 1, {3, 1, 0, 0});
    add("Offending consultants", 1, {3, 3, 0, 0});
    add("No change to practice", 1, {1, 1, 0, 0});
    add("Not having enough time to do it properly", 1, {0, 0, 1, 0});
    add("Suggestions", 0, {0, 2, 0, 0});
    add("Collaborative approach to feedback more useful", 1, {0, 2, 0, 0});
    add("Benefits", 0, {1, 1, 1, 1});
    add("Refreshing idea", 1, {1, 1, 1, 1});
    return table;
}

} // namespace themata
