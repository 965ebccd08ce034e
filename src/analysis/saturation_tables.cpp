#include "analysis/saturation.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

std::string_view name_of(SaturationOrder order) {
    constexpr std::string_view names[] = {"as the answers came into the study",
                                          "as the answers were first coded",
                                          "person by person, each by stage and question"};
    return names[static_cast<std::size_t>(order)];
}

std::string_view units_of(ReadUnit unit) {
    return unit == ReadUnit::response ? "answers" : "participants";
}

std::string percent(double share) { return fmt::format("{:g}%", share * 100); }

TabulationColumn column(std::string name, Align align = Align::right) {
    return {.headings = {std::move(name)}, .align = align};
}

TabulationCell count_cell(std::size_t n) { return cell_of(static_cast<double>(n), 0); }

// After how many units the last new theme came.
TabulationCell last_new(const SaturationCurve& curve) {
    for (std::size_t step = curve.steps.size(); step-- > 0;)
        if (!curve.steps[step].fresh.empty())
            return count_cell(step + 1);
    return undefined_cell("no theme was found");
}

TabulationCell stopped_cell(const SaturationCurve& curve, const StoppingRule& rule) {
    if (curve.stopped) {
        TabulationCell cell =
            cell_of(fmt::format("{}+{}", curve.stopped->before, curve.stopped->run));
        cell.number = curve.stopped->before;
        return cell;
    }
    if (curve.steps.size() < std::size_t{rule.base} + rule.run)
        return undefined_cell("there are fewer units than base and run");
    if (curve.themes.observed[rule.base - 1] == 0)
        return undefined_cell("the base holds no theme");
    return undefined_cell("no run stays within the threshold");
}

TabulationCell chao_cell(const Chao2& chao) { return cell_of(chao.estimate, 1); }

TabulationCell interval_cell(const Chao2& chao) {
    if (!chao.low || !chao.high)
        return undefined_cell("nothing points to a theme that is unseen");
    return cell_of(fmt::format("{:.1f}–{:.1f}", *chao.low, *chao.high));
}

TabulationCell coverage_cell(const SaturationCurve& curve) {
    if (!curve.coverage)
        return undefined_cell("no theme was found");
    TabulationCell cell = cell_of(*curve.coverage, 3);
    return cell;
}

TabulationRow row_of(const SaturationCurve& curve, const StoppingRule& rule) {
    const bool all = curve.role.empty() && curve.stage.empty();
    return {.cells = {cell_of(all ? "All" : curve.role), cell_of(curve.stage),
                      count_cell(curve.steps.size()), count_cell(curve.left_out),
                      count_cell(curve.unseen.observed), last_new(curve), stopped_cell(curve, rule),
                      count_cell(curve.unseen.once), count_cell(curve.unseen.twice),
                      chao_cell(curve.unseen), interval_cell(curve.unseen), coverage_cell(curve)}};
}

std::string note_on_rule(const StoppingRule& rule) {
    return fmt::format("Saturated: the first run of {} whose new themes are at most {} (not "
                       "rounded) of the themes "
                       "in the base, the first {}; “6+2” says that 6 were read before a run of 2 "
                       "(Guest, Namey and "
                       "Chen 2020).",
                       rule.run, percent(rule.threshold), rule.base);
}

std::string note_on_reading(const SaturationSpec& spec) {
    std::string note =
        fmt::format("Read are {} that were coded or marked as nothing to code, {}; ",
                    spec.unit == ReadUnit::response ? "answers" : "participants with an answer",
                    name_of(spec.order));
    note += spec.untouched == Untouched::left_out
                ? "answers that nobody has judged are left out and counted as such."
                : "answers that nobody has judged count as read and hold no theme.";
    if (spec.order == SaturationOrder::coded)
        note += " An answer with nothing to code follows the answer before it.";
    if (spec.level == SaturationLevel::top)
        note += " A theme below another counts as the one at the top.";
    return note;
}

constexpr const char* note_on_chao =
    "Chao2 estimates how many themes there are, from those in one unit only (Q1) and in two (Q2): "
    "S + ((m-1)/m) Q1²/(2 Q2), with Q1(Q1-1)/2 where Q2 is 0; log-normal interval of 95%. Coverage "
    "is the share of all occurrences of themes that belong to themes already seen (Chao and Jost "
    "2012).";

Provenance made_of(const Snapshot& now, const Saturation& found) {
    Provenance made = provenance_of(now, "");
    made.settings = settings_of(now.study, found.spec.answers);
    made.settings.emplace_back("order", name_of(found.spec.order));
    made.settings.emplace_back("unit", units_of(found.spec.unit));
    made.settings.emplace_back("seed", fmt::format("{}", found.spec.seed));
    made.settings.emplace_back("permutations", fmt::format("{}", found.spec.permutations));
    return made;
}

std::string names_of(const Study& study, const std::vector<ThemeId>& themes) {
    std::string names;
    for (const ThemeId theme : themes)
        names += (names.empty() ? "" : ", ") + study.themes.find(theme)->name;
    return names;
}

} // namespace

Tabulation tabulated(const Snapshot& now, const Saturation& found) {
    const std::string units =
        found.spec.unit == ReadUnit::response ? "Answers read" : "Participants read";
    Tabulation table{
        .name = "saturation",
        .title = "Saturation: new themes as answers were read",
        .columns = {column("Role", Align::left), column("Stage", Align::left), column(units),
                    column("Answers not read"), column("Themes"), column("Last new at"),
                    column("Saturated"), column("Q1"), column("Q2"), column("Chao2"),
                    column("95% CI"), column("Coverage")},
        .rows = {},
        .notes = {note_on_reading(found.spec), note_on_rule(found.spec.rule), note_on_chao},
        .made = made_of(now, found)};
    for (const SaturationCurve& curve : found.curves)
        table.rows.push_back(row_of(curve, found.spec.rule));
    return table;
}

Tabulation tabulated_steps(const Snapshot& now, const Saturation& found,
                           const SaturationCurve& curve) {
    const std::string where = curve.stage.empty()  ? "all"
                              : curve.role.empty() ? curve.stage
                                                   : fmt::format("{}, {}", curve.role, curve.stage);
    Tabulation table{.name = "accumulation",
                     .title = fmt::format("Accumulation of themes ({})", where),
                     .columns = {column("Read"), column("Participant", Align::left), column("New"),
                                 column("Themes"), column("Mean S(t)"), column("2.5%"),
                                 column("97.5%"), column("New themes", Align::left)},
                     .rows = {},
                     .notes = {note_on_reading(found.spec),
                               fmt::format("S(t) is the exact mean over all orders, the band lies "
                                           "over {} random orders (seed {}).",
                                           found.spec.permutations, found.spec.seed)},
                     .made = made_of(now, found)};
    const bool has_band = !curve.themes.low.empty();
    for (std::size_t at = 0; at < curve.steps.size(); ++at) {
        const SaturationStep& step = curve.steps[at];
        const auto band = [&](const std::vector<std::uint32_t>& edge) {
            return has_band ? count_cell(edge[at]) : undefined_cell("no permutation was asked for");
        };
        table.rows.push_back(
            {.cells = {count_cell(at + 1),
                       cell_of(now.study.participants.find(step.participant)->label),
                       count_cell(step.fresh.size()), count_cell(curve.themes.observed[at]),
                       cell_of(curve.themes.mean[at], 2), band(curve.themes.low),
                       band(curve.themes.high), cell_of(names_of(now.study, step.fresh))}});
    }
    return table;
}

} // namespace themata
