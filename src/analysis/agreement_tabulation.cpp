#include "analysis/coder_agreement.h"

#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::uint8_t decimals = 2;

TabulationCell cell(const Figure& figure) {
    return figure ? cell_of(*figure, decimals) : undefined_cell(figure.reason);
}

TabulationCell cell(const Estimate& estimate) {
    return estimate ? cell_of(*estimate, decimals) : undefined_cell(estimate.reason);
}

TabulationCell percent_cell(const Figure& figure) {
    return figure ? cell_of(100 * *figure, 1) : undefined_cell(figure.reason);
}

TabulationCell count_cell(double n) { return cell_of(n, 0); }

TabulationCell count_cell(const std::optional<double>& n) {
    return n ? count_cell(*n) : undefined_cell("");
}

void add_interval(TabulationRow& row, const std::optional<Interval>& interval,
                  const std::string& reason) {
    row.cells.push_back(interval ? cell_of(interval->low, decimals) : undefined_cell(reason));
    row.cells.push_back(interval ? cell_of(interval->high, decimals) : undefined_cell(reason));
}

void add_column(Tabulation& table, std::string over, std::string heading,
                Align align = Align::right) {
    table.columns.push_back({.headings = {std::move(over), std::move(heading)}, .align = align});
}

void add_interval_columns(Tabulation& table, const std::string& over) {
    add_column(table, over, "low");
    add_column(table, over, "high");
}

std::string of_all_or_both(const CoderAgreement& found) {
    return found.coders.size() == 2 ? "both" : "all";
}

void add_count_columns(Tabulation& table, const CoderAgreement& found) {
    add_column(table, "", "n");
    add_column(table, "", of_all_or_both(found));
    if (found.coders.size() == 2)
        for (const std::string& coder : found.coders)
            add_column(table, "", "only " + coder);
    else
        for (const std::string& coder : found.coders)
            add_column(table, "yes by", coder);
    if (found.spec.unit != AgreementUnit::segment)
        add_column(table, "", found.coders.size() == 2 ? "neither" : "none");
    add_column(table, "", "% agreed");
}

void add_count_cells(TabulationRow& row, const CoderAgreement& found, const AgreementRow& of) {
    row.cells.push_back(count_cell(of.n));
    row.cells.push_back(count_cell(of.both));
    if (found.coders.size() == 2) {
        row.cells.push_back(count_cell(of.only_a));
        row.cells.push_back(count_cell(of.only_b));
    } else {
        for (const double yes : of.yes)
            row.cells.push_back(count_cell(yes));
    }
    if (found.spec.unit != AgreementUnit::segment)
        row.cells.push_back(count_cell(of.neither));
    row.cells.push_back(percent_cell(of.percent));
}

void add_columns(Tabulation& table, const CoderAgreement& found) {
    add_column(table, "", "Theme", Align::left);
    add_count_columns(table, found);
    if (found.spec.unit == AgreementUnit::segment) {
        add_column(table, "Positive agreement", "estimate");
        add_interval_columns(table, "Positive agreement");
        return;
    }
    const std::string kappa = found.coders.size() == 2 ? "Kappa" : "Fleiss' kappa";
    add_column(table, kappa, "estimate");
    if (found.coders.size() == 2 && found.spec.unit != AgreementUnit::character)
        add_interval_columns(table, kappa);
    add_column(table, "Alpha", "estimate");
    add_interval_columns(table, "Alpha");
    add_column(table, "", "AC1");
    add_column(table, "", "prevalence");
    add_column(table, "Agreement on", "yes");
    add_column(table, "Agreement on", "no");
}

TabulationRow row_of(const CoderAgreement& found, const AgreementRow& of) {
    TabulationRow row{.cells = {cell_of(of.name)}, .depth = of.depth};
    add_count_cells(row, found, of);
    if (found.spec.unit == AgreementUnit::segment) {
        row.cells.push_back(cell(of.positive));
        add_interval(row, of.interval.interval, of.interval.reason);
        return row;
    }
    row.cells.push_back(cell(of.kappa));
    if (found.coders.size() == 2 && found.spec.unit != AgreementUnit::character)
        add_interval(row, of.kappa.interval, of.kappa ? of.kappa.interval_reason : of.kappa.reason);
    row.cells.push_back(cell(of.alpha));
    add_interval(row, of.interval.interval, of.interval.reason);
    row.cells.push_back(cell(of.ac1));
    row.cells.push_back(cell(of.prevalence));
    row.cells.push_back(cell(of.positive));
    row.cells.push_back(cell(of.negative));
    return row;
}

std::string listed(const std::vector<std::string>& names) {
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i)
        list += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return list;
}

} // namespace

std::string_view band_of_kappa(double kappa) {
    return kappa < 0      ? "poor"
           : kappa <= .20 ? "slight"
           : kappa <= .40 ? "fair"
           : kappa <= .60 ? "moderate"
           : kappa <= .80 ? "substantial"
                          : "almost perfect";
}

std::string_view band_of_alpha(double alpha) {
    return alpha >= .800 ? "reliable" : alpha >= .667 ? "tentative" : "not reliable";
}

Tabulation tabulated(const Snapshot& now, const CoderAgreement& found, std::string_view command) {
    Tabulation table;
    table.name = fmt::format("agreement-by-{}", name_of(found.spec.unit));
    table.title = "Agreement of " + listed(found.coders);
    add_columns(table, found);
    for (const AgreementRow& theme : found.themes)
        table.rows.push_back(row_of(found, theme));
    table.rows.push_back(row_of(found, found.overall));
    table.notes = notes_on(now, found);
    table.made = provenance_of(now, command);
    table.made.settings = {{"coders", listed(found.coders)},
                           {"unit", std::string(name_of(found.spec.unit))},
                           {"seed", std::to_string(found.spec.draws.seed)},
                           {"draws", std::to_string(found.spec.draws.count)}};
    return table;
}

} // namespace themata
