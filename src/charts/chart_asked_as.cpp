#include "charts/chart_asked_as.h"

#include "text/numbers.h"
#include <fmt/format.h>

namespace themata::charts {

namespace {

// In the unit that says it in the fewest letters, and exactly.
std::string width_in_words(double width) {
    std::string shortest = fmt::format("{}px", width);
    for (const WidthUnit& unit : width_units) {
        const std::string number = fmt::format("{:.12g}", width / unit.size);
        const bool exact = decimal_number(number).value_or(0) * unit.size == width;
        if (exact && number.size() + unit.name.size() < shortest.size())
            shortest = fmt::format("{}{}", number, unit.name);
    }
    return shortest;
}

TerminalCommand begun(std::string_view kind, const ChartAsked& asked) {
    return TerminalCommand(fmt::format("chart {}", kind), asked.file);
}

std::string ended(TerminalCommand& command, const Style& style) {
    const Style usual;
    if (style.width != usual.width)
        command.option("--width", width_in_words(style.width));
    if (style.title != usual.title)
        command.option("--title", style.title);
    return command.words();
}

} // namespace

std::string themes_asked_as(const Snapshot& now, const TableSpec& spec, CellForm form,
                            const ChartAsked& asked) {
    const bool tally = form == CellForm::tally;
    TerminalCommand command = begun(tally ? "tally" : "themes", asked);
    add_counting(command, now.study, spec);
    if (!tally)
        command.choice("--cells", words_for_cells, form, CellForm::n);
    return ended(command, asked.style);
}

std::string likert_asked_as(const Snapshot& now, const std::vector<ScoreMeasure>& measures,
                            const std::vector<Axis>& rows, const ChartAsked& asked) {
    TerminalCommand command = begun("likert", asked);
    for (const ScoreMeasure& measure : measures)
        command.option("--measure", asked_name(now.study, measure));
    add_axes(command, rows, ScoresSpec{}.rows);
    return ended(command, asked.style);
}

std::string paired_asked_as(const Snapshot& now, const ScoreMeasure& measure,
                            const Scoring& scoring, const ChartAsked& asked) {
    TerminalCommand command = begun("paired", asked);
    command.option("--measure", asked_name(now.study, measure));
    add_scoring(command, scoring);
    return ended(command, asked.style);
}

std::string distribution_asked_as(const Snapshot& now, const ScoresSpec& spec,
                                  QuartileKind quartiles, const ChartAsked& asked) {
    TerminalCommand command = begun("distribution", asked);
    if (!spec.measures.empty())
        command.option("--measure", asked_name(now.study, spec.measures.front()));
    add_axes(command, spec.rows, ScoresSpec{}.rows);
    add_scoring(command, spec.scoring);
    command.choice("--quartiles", words_for_quartile_kind, quartiles, QuartileKind::hinges);
    return ended(command, asked.style);
}

std::string matrix_asked_as(const Snapshot& now, const CooccurrenceSpec& spec,
                            const ChartAsked& asked) {
    TerminalCommand command = begun("cooccurrence", asked);
    add_pairing(command, now.study, spec);
    return ended(command, asked.style);
}

std::string accumulation_asked_as(const Snapshot& now, const SaturationSpec& spec,
                                  const ChartAsked& asked) {
    TerminalCommand command = begun("saturation", asked);
    add_saturation(command, now.study, spec);
    return ended(command, asked.style);
}

std::string forest_asked_as(const Snapshot& now, const AgreementSpec& spec, Coefficient coefficient,
                            const ChartAsked& asked) {
    TerminalCommand command = begun("agreement", asked);
    add_agreement(command, now.study, spec);
    command.choice("--coefficient", words_for_coefficient, coefficient,
                   usual_coefficient(spec.unit));
    return ended(command, asked.style);
}

} // namespace themata::charts
