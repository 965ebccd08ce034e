#include "analysis/coder_agreement.h"
#include "text/sentences.h"
#include <fmt/format.h>

namespace themata {

namespace {

std::string unit_note(const CoderAgreement& found) {
    switch (found.spec.unit) {
    case AgreementUnit::response:
        return "Unit: an answer bears a theme or not, wherever in it the passages stand.";
    case AgreementUnit::set:
        return "Unit: the set of themes of an answer. Rows: an answer bears a theme or not.";
    case AgreementUnit::segment:
        return fmt::format(
            "Unit: passages. Two match when each is covered by the other by at least {:g} %, one "
            "to one; n: all passages, matched ones once{}. A coder's passages of a theme that "
            "overlap count as one. Positive agreement: 2 matched / (2 matched + the others).",
            found.spec.overlap, found.coders.size() > 2 ? ", summed over the pairs of coders" : "");
    case AgreementUnit::character:
        return "Unit: characters, those of all answers, also where nobody marked anything. A "
               "coder's passages of a theme that overlap count as one. Alpha is u-alpha "
               "(Krippendorff et al. 2016): each answer a continuum of its own, a theme against "
               "gaps.";
    }
    return {};
}

std::string_view base_words(ReadBase base) {
    switch (base) {
    case ReadBase::read:
        return "coded, judged nothing to code, or assigned";
    case ReadBase::judged:
        return "coded or judged nothing to code";
    case ReadBase::all:
        break;
    }
    return "all, as if everybody had read all of them";
}

std::string base_note(const CoderAgreement& found) {
    const ReadAnswers& read = found.read;
    const std::size_t least = found.spec.read.at_least;
    std::string note =
        fmt::format("Base: {} of {} that {} read ({}).", counted(read.answers.size(), "answer"),
                    counted(read.participants.size(), "participant", "participants"),
                    least == 0 || least == found.coders.size()
                        ? std::string(found.coders.size() == 2 ? "both coders" : "all coders")
                        : fmt::format("at least {} of the coders", least),
                    base_words(found.spec.read.base));
    note += fmt::format(" Not in it: {} read by too few of them, {} by none, {} blank.",
                        grouped(read.read_by_few), grouped(read.unread), grouped(read.blank));
    for (std::size_t coder = 0; coder < found.coders.size(); ++coder)
        if (read.unfinished[coder] > 0)
            note += fmt::format(" {} was assigned {} that she has neither coded nor judged; {} as "
                                "read and without a theme.",
                                found.coders[coder], counted(read.unfinished[coder], "answer"),
                                read.unfinished[coder] == 1 ? "it counts" : "they count");
    return note;
}

std::string theme_note(const CoderAgreement& found) {
    std::string note;
    if (found.spec.level == ThemeLevel::with_below)
        note = "A theme with themes below it bears theirs as well. ";
    if (found.spec.level == ThemeLevel::top)
        note = "Themes below others count as the one at the top. ";
    return note +
           fmt::format("All themes: {} that a coder applied, each by itself a decision of its own.",
                       counted(found.themes_used, "theme", "themes"));
}

std::string coefficient_note(const CoderAgreement& found) {
    if (found.spec.unit == AgreementUnit::segment)
        return "Kappa, alpha and AC1 want to know how often nobody marked anything, which passages "
               "do not tell.";
    if (found.coders.size() > 2)
        return "% agreed: the mean of all pairs of coders. Kappa: Fleiss 1971. AC1: Gwet 2014. "
               "Agreement on yes: how often another coder says yes where one did; on no alike.";
    std::string note = "Kappa: Cohen 1960";
    note += found.spec.unit == AgreementUnit::character
                ? "; it has no interval, since the characters of a passage are not independent. "
                : fmt::format(", {:g} % interval from ASE1 (Fleiss, Cohen and Everitt 1969), "
                              "symmetric and not cut where it passes 1. ",
                              100 * found.spec.confidence);
    return note + "AC1: Gwet 2014. Prevalence: mean share of yes. Agreement on yes: 2a/(2a+b+c); "
                  "on no: 2d/(2d+b+c).";
}

std::string interval_note(const CoderAgreement& found) {
    std::uint32_t left_out = found.overall.interval.undefined_draws;
    for (const AgreementRow& row : found.themes)
        left_out = std::max(left_out, row.interval.undefined_draws);
    std::string note = fmt::format(
        "{} {:g} % interval from {} draws of participants with replacement, seed {}.",
        found.spec.unit == AgreementUnit::segment     ? "Positive agreement:"
        : found.spec.unit == AgreementUnit::character ? "Alpha:"
                                                      : "Alpha: Krippendorff, nominal;",
        100 * found.spec.confidence, grouped(found.spec.draws.count), found.spec.draws.seed);
    if (left_out > 0)
        note += fmt::format(" Draws in which it does not exist are left out, of no row more than "
                            "{}.",
                            grouped(left_out));
    return note;
}

std::string two_decimals(double number) { return cell_of(number, 2).text; }

std::string figure(const Figure& value) {
    return value ? two_decimals(*value) : "undefined (" + value.reason + ")";
}

std::string with_interval(const Figure& value, const BootstrapInterval& interval) {
    if (!value || !interval.interval)
        return figure(value);
    return fmt::format("{} ({} to {})", two_decimals(*value), two_decimals(interval.interval->low),
                       two_decimals(interval.interval->high));
}

std::string set_note(const SetAgreement& sets) {
    std::string note = fmt::format(
        "Sets: alpha with Jaccard distance, 1 - J: {}; with MASI distance (Passonneau 2006), 1 - "
        "J M, M 1, 2/3, 1/3 or 0: {}; nominal: {}. Exactly the same themes: {}; mean J: {}. {} "
        "different sets; two empty ones are alike.",
        with_interval(sets.jaccard, sets.jaccard_interval),
        with_interval(sets.masi, sets.masi_interval),
        with_interval(sets.nominal, sets.nominal_interval), figure(sets.same), figure(sets.similar),
        sets.distinct);
    if (sets.expected_kept)
        note += " There are so many that draws kept what chance expects as it is in the sample.";
    return note;
}

std::string values_note(const AllValuesAlpha& values) {
    return fmt::format("All themes as values of one continuum: u-alpha {}; marked or not {}; which "
                       "theme, where two coders marked something, {}. Passages aligned so that "
                       "they differ least, which may overlap: gamma {} (Mathet et al. 2015; "
                       "expected by {} draws an answer).",
                       figure(values.alpha), figure(values.marked), figure(values.values),
                       figure(values.gamma.gamma), values.gamma.draws);
}

std::string pairs_note(const CoderAgreement& found) {
    std::string note = "Pairs of coders over all themes, Cohen's kappa:";
    for (const PairAgreement& pair : found.pairs)
        note += fmt::format("{} {} and {} {}", &pair == found.pairs.data() ? "" : ";",
                            found.coders[pair.first], found.coders[pair.second],
                            pair.kappa ? two_decimals(*pair.kappa) : "undefined");
    return note + ".";
}

} // namespace

std::vector<std::string> notes_on(const Snapshot&, const CoderAgreement& found) {
    std::vector<std::string> notes{unit_note(found), base_note(found), theme_note(found),
                                   coefficient_note(found), interval_note(found)};
    if (found.sets)
        notes.push_back(set_note(*found.sets));
    if (found.all_values)
        notes.push_back(values_note(*found.all_values));
    if (!found.pairs.empty())
        notes.push_back(pairs_note(found));
    if (found.spec.unit != AgreementUnit::segment)
        notes.push_back("Guidance, no verdict: kappa to .20 slight, .40 fair, .60 moderate, .80 "
                        "substantial, above almost perfect (Landis and Koch 1977); alpha from .800 "
                        "reliable, from .667 for tentative conclusions (Krippendorff 2004).");
    return notes;
}

namespace {

constexpr std::uint8_t agreement_decimals = 2;

TabulationCell cell(const Figure& figure) {
    return figure ? cell_of(*figure, agreement_decimals) : undefined_cell(figure.reason);
}

TabulationCell cell(const Estimate& estimate) {
    return estimate ? cell_of(*estimate, agreement_decimals) : undefined_cell(estimate.reason);
}

TabulationCell percent_cell(const Figure& figure) {
    return figure ? cell_of(100 * *figure, 1) : undefined_cell(figure.reason);
}

TabulationCell units_cell(double n) { return cell_of(n, 0); }

TabulationCell units_cell(const std::optional<double>& n) {
    return n ? units_cell(*n) : undefined_cell("");
}

void add_interval(TabulationRow& row, const std::optional<Interval>& interval,
                  const std::string& reason) {
    row.cells.push_back(interval ? cell_of(interval->low, agreement_decimals)
                                 : undefined_cell(reason));
    row.cells.push_back(interval ? cell_of(interval->high, agreement_decimals)
                                 : undefined_cell(reason));
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
    row.cells.push_back(units_cell(of.n));
    row.cells.push_back(units_cell(of.both));
    if (found.coders.size() == 2) {
        row.cells.push_back(units_cell(of.only_a));
        row.cells.push_back(units_cell(of.only_b));
    } else {
        for (const double yes : of.yes)
            row.cells.push_back(units_cell(yes));
    }
    if (found.spec.unit != AgreementUnit::segment)
        row.cells.push_back(units_cell(of.neither));
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
