#include "analysis/cooccurrence.h"
#include <fmt/format.h>

namespace themata {

namespace {

std::string_view name_of(PairUnit unit) {
    constexpr std::string_view names[] = {"responses", "participants", "passages"};
    return names[static_cast<std::size_t>(unit)];
}

std::string_view name_of(PairMeasure measure) {
    return measure == PairMeasure::phi ? "phi" : "Jaccard";
}

TabulationColumn column(std::string name, Align align = Align::right) {
    return {.headings = {std::move(name)}, .align = align};
}

TabulationCell count_cell(std::uint32_t n) { return cell_of(static_cast<double>(n), 0); }

TabulationCell measure_cell(const std::optional<double>& value, std::uint8_t decimals,
                            std::string_view reason) {
    return value ? cell_of(*value, decimals) : undefined_cell(reason);
}

constexpr const char* no_phi = "one of the two themes is in every unit";
constexpr const char* no_expected = "passages have no number out of which they could be expected";

std::vector<std::string> notes_on(const Study& study, const Cooccurrence& found) {
    std::vector<std::string> notes;
    if (found.spec.unit == PairUnit::span)
        notes.emplace_back(
            "Counted are passages of one theme that overlap one of the other, each in one pair at "
            "most; overlapping codings of one theme are one passage. Jaccard = n / (n of a + n of "
            "b "
            "- n).");
    else
        notes.push_back(fmt::format(
            "Counted are {} with both themes, out of N = {} {}. Expected = n of a x n of b / N; "
            "phi is the correlation of the two yes/no columns, Jaccard both / either.",
            name_of(found.spec.unit), found.N,
            found.spec.base == PairBase::answered
                ? "that answered"
                : "with any theme, so that phi is lower than out of all that answered"));
    notes.push_back(fmt::format("Answers: {}; coding of {}. {}",
                                in_words(study, found.spec.answers),
                                in_words(study, found.spec.answers.whose),
                                found.spec.parents == Parents::unions
                                    ? "A theme counts where one below it was applied; it is not "
                                      "paired with those below it."
                                    : "A theme counts where it was applied itself."));
    return notes;
}

Provenance made_of(const Snapshot& now, const Cooccurrence& found) {
    Provenance made = provenance_of(now, "");
    made.settings = settings_of(now.study, found.spec.answers);
    made.settings.emplace_back("unit", name_of(found.spec.unit));
    made.settings.emplace_back("measure", name_of(found.spec.measure));
    return made;
}

} // namespace

Tabulation tabulated_pairs(const Snapshot& now, const Cooccurrence& found) {
    Tabulation table{.name = "cooccurrence",
                     .title =
                         fmt::format("Themes that occur together ({})", name_of(found.spec.unit)),
                     .columns = {column("Theme a", Align::left), column("Theme b", Align::left),
                                 column("n of a"), column("n of b"), column("Both"),
                                 column("Expected"), column("Phi"), column("Jaccard")},
                     .rows = {},
                     .notes = notes_on(now.study, found),
                     .made = made_of(now, found)};
    const bool of_spans = found.spec.unit == PairUnit::span;
    for (const PairOfThemes& pair : found.pairs)
        table.rows.push_back(
            {.cells = {cell_of(found.names[pair.a]), cell_of(found.names[pair.b]),
                       count_cell(found.at(pair.a, pair.a)), count_cell(found.at(pair.b, pair.b)),
                       count_cell(pair.n), measure_cell(pair.expected, 1, no_expected),
                       measure_cell(pair.phi, 3, of_spans ? no_expected : no_phi),
                       measure_cell(pair.jaccard, 3, "neither theme occurs")}});
    return table;
}

Tabulation tabulated_matrix(const Snapshot& now, const Cooccurrence& found) {
    Tabulation table{.name = "cooccurrence-matrix",
                     .title = fmt::format("Themes that occur together ({}): counts below the "
                                          "diagonal, {} above it",
                                          name_of(found.spec.unit), name_of(found.spec.measure)),
                     .columns = {column("Theme", Align::left)},
                     .rows = {},
                     .notes = notes_on(now.study, found),
                     .made = made_of(now, found)};
    const auto themes = static_cast<std::uint32_t>(found.themes.size());
    for (const std::string& name : found.names)
        table.columns.push_back(column(name));
    for (std::uint32_t a = 0; a < themes; ++a) {
        TabulationRow row{.cells = {cell_of(found.names[a])}};
        for (std::uint32_t b = 0; b < themes; ++b) {
            const PairOfThemes pair = pair_at(found, a, b);
            if (found.related[a * themes + b])
                row.cells.push_back(undefined_cell("one of the two is above the other"));
            else if (b <= a)
                row.cells.push_back(count_cell(found.at(a, b)));
            else if (found.spec.measure == PairMeasure::phi)
                row.cells.push_back(measure_cell(pair.phi, 3, no_phi));
            else
                row.cells.push_back(measure_cell(pair.jaccard, 3, "neither theme occurs"));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace themata
