#include "charts/chart.h"
#include "charts/agreement_charts.h"
#include "charts/exploring_charts.h"
#include "charts/score_charts.h"
#include "charts/theme_charts.h"
#include "cli/asked.h"
#include "cli/opening.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include "workbench/pictures.h"
#include <charconv>
#include <fmt/format.h>

namespace themata {

namespace {

// What is drawn, by what, and how large.
struct Drawing {
    const Call& call;
    const Snapshot& now;
    charts::Style style;
    const charts::Measure& measure;
};

using Draw = Result<charts::Chart> (*)(const Drawing&);

// A number and what follows it.
struct Amount {
    double number = 0;
    std::string_view unit;
};

std::optional<Amount> amount_of(std::string_view text) {
    Amount amount;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), amount.number);
    if (error != std::errc())
        return std::nullopt;
    amount.unit = text.substr(static_cast<std::size_t>(end - text.data()));
    return amount;
}

Result<double> width_in(std::string_view, const std::string& text) {
    const auto amount = amount_of(text);
    const double unit = !amount                                        ? 0
                        : amount->unit == "mm"                         ? 96 / 25.4
                        : amount->unit == "cm"                         ? 96 / 2.54
                        : amount->unit == "in"                         ? 96
                        : amount->unit == "px" || amount->unit.empty() ? 1
                                                                       : 0;
    const double width = amount ? amount->number * unit : 0;
    constexpr double least = 240;
    constexpr double most = 8000;
    if (!(width >= least && width <= most))
        return wrong_call(fmt::format("A picture cannot be “{}” wide.", text),
                          "Give --width as 170mm, 8.5cm, 6.5in or 640px; from 64mm on.");
    return width;
}

Result<double> scale_in(std::string_view option, const std::string& text) {
    const auto amount = amount_of(text);
    if (!amount || !amount->unit.empty() || !(amount->number >= 0.1 && amount->number <= 20))
        return wrong_call(fmt::format("{} cannot be “{}”.", option, text),
                          "It says how many points of a PNG stand for 1/96 inch: a number from 0.1 "
                          "to 20, such as 3.125 for 300 points an inch.");
    return amount->number;
}

Result<void> check_chart(const Call& call) {
    const auto out = call.value("--out");
    if (out && picture_ending(*out) == PictureEnding::unknown)
        return wrong_call(fmt::format("It cannot be told as what “{}” is to be drawn.", *out),
                          "Pictures are files that end in .svg or .png.");
    if (call.has("--scale") && (!out || picture_ending(*out) != PictureEnding::png))
        return wrong_call("An SVG has no points to be scaled.",
                          "Leave --scale out, or name a file that ends in .png.");
    if (call.has("--overwrite") && !out)
        return wrong_call("--overwrite wants a file to be replaced.", "Name it with --out FILE.");
    return {};
}

Result<void> put_chart(const Call& call, const Workbench& workbench, Terminal& terminal,
                       Draw draw) {
    const std::string kind = call.verb().substr(std::string_view("chart ").size());
    const Snapshot& now = *workbench.snapshot();
    Picture picture{.draw =
                        [&](const charts::Style& style, const charts::Measure& measure) {
                            return draw({call, now, style, measure});
                        },
                    .made = provenance_of(now, command_of(call.verb(), call)),
                    .name = kind};
    const PictureSize size{.style = {.width = call.amount("--width", charts::Style{}.width),
                                     .title = call.value("--title", "")},
                           .scale = call.amount("--scale", picture_scale)};
    const auto out = call.value("--out");
    if (!out) {
        const auto text = picture_text(picture, PictureEnding::svg, size);
        if (!text)
            return failure(text.error());
        terminal.out << *text;
        return {};
    }
    if (const auto free = may_be_written(call, *out); !free)
        return free;
    if (const auto done = write_picture(picture, *out, overwriting_in(call), size); !done)
        return done;
    terminal.out << fmt::format("Wrote {}.\n", *out);
    return {};
}

Result<ThemeTable> counted_table(const Drawing& drawing) {
    const auto spec = table_asked(drawing.call, drawing.now);
    if (!spec)
        return failure(spec.error());
    return theme_table(drawing.now, *spec);
}

Result<charts::Chart> draw_themes(const Drawing& drawing) {
    const auto table = counted_table(drawing);
    if (!table)
        return failure(table.error());
    return charts::heat_map(*table, drawing.call.chosen("--cells", CellForm::n), drawing.style,
                            drawing.measure);
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

// Of scales their items, each once.
std::vector<ScoreMeasure> items_asked(const std::vector<ScoreMeasure>& measures,
                                      const Study& study) {
    std::vector<ScoreMeasure> items;
    for (const ScoreMeasure& measure : measures) {
        if (!measure.scale) {
            items.push_back(measure);
            continue;
        }
        for (ScoreMeasure& item : items_of(study, measure.scale))
            items.push_back(std::move(item));
    }
    return items;
}

Result<Scores> scores_asked(const Drawing& drawing, std::vector<ScoreMeasure> measures) {
    ScoresSpec spec{.measures = std::move(measures), .scoring = scoring_asked(drawing.call)};
    Naming naming(drawing.call, drawing.now);
    naming.take_axes("--columns", spec.rows);
    return naming.result(std::move(spec)).and_then([&](const ScoresSpec& asked) {
        return scores_of(drawing.now, asked);
    });
}

Result<ScoreMeasure> one_measure(const Drawing& drawing) {
    auto measures = measures_asked(drawing.call, drawing.now);
    if (!measures)
        return failure(measures.error());
    return measures->front();
}

Result<charts::Chart> draw_likert(const Drawing& drawing) {
    const auto measures = measures_asked(drawing.call, drawing.now);
    if (!measures)
        return failure(measures.error());
    const auto scores = scores_asked(drawing, items_asked(*measures, drawing.now.study));
    if (!scores)
        return failure(scores.error());
    const auto bars = charts::likert_of(*scores, drawing.now.study);
    if (!bars)
        return failure(bars.error());
    return charts::likert_bars(*bars, drawing.style, drawing.measure);
}

Result<charts::Chart> draw_paired(const Drawing& drawing) {
    const auto measure = one_measure(drawing);
    if (!measure)
        return failure(measure.error());
    const auto lines = charts::paired_of(drawing.now, *measure, scoring_asked(drawing.call));
    if (!lines)
        return failure(lines.error());
    return charts::paired_lines(*lines, drawing.style, drawing.measure);
}

Result<charts::Chart> draw_distribution(const Drawing& drawing) {
    const auto measure = one_measure(drawing);
    if (!measure)
        return failure(measure.error());
    const auto scores = scores_asked(drawing, {*measure});
    if (!scores)
        return failure(scores.error());
    const auto quartiles = drawing.call.chosen("--quartiles", QuartileKind::hinges);
    return charts::distribution(
        charts::distributions_of(*scores, *measure, drawing.now.study, quartiles), drawing.style,
        drawing.measure);
}

Result<void> check_score_chart(const Call& call) {
    if (!call.has("--measure"))
        return wrong_call("What is to be drawn wants to be named.",
                          "Give --measure NAME, a scale or an item; “themata describe” lists the "
                          "scales.");
    return check_chart(call);
}

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

using charts::Coefficient;

constexpr Choice words_for_coefficient[] = {
    {"kappa", Coefficient::kappa}, {"ac1", Coefficient::ac1}, {"alpha", Coefficient::alpha}};

// Kappa of whole answers; alpha of characters and sets, which have no other.
Coefficient coefficient_asked(const Call& call, AgreementUnit unit) {
    return call.chosen("--coefficient",
                       unit == AgreementUnit::response ? Coefficient::kappa : Coefficient::alpha);
}

Result<charts::Chart> draw_agreement(const Drawing& drawing) {
    const auto spec = agreement_asked(drawing.call, drawing.now);
    if (!spec)
        return failure(spec.error());
    const auto found = coder_agreement(drawing.now, *spec);
    if (!found)
        return failure(found.error());
    return charts::forest_plot(
        charts::forest_of(*found, coefficient_asked(drawing.call, spec->unit)), drawing.style,
        drawing.measure);
}

Result<void> check_agreement_chart(const Call& call) {
    if (const auto who = check_who_agrees(call); !who)
        return who;
    if (call.chosen("--unit", AgreementUnit::response) != AgreementUnit::response &&
        call.chosen("--coefficient", Coefficient::alpha) != Coefficient::alpha)
        return wrong_call("Kappa and AC1 are drawn of whole answers only.",
                          "Leave --coefficient out, or give --unit response.");
    return check_chart(call);
}

constexpr Choice words_for_cells[] = {
    {"n", CellForm::n}, {"n/N", CellForm::n_of_N}, {"percent", CellForm::percent}};
constexpr Choice words_for_quartiles[] = {{"hinges", QuartileKind::hinges},
                                          {"haverage", QuartileKind::haverage}};

constexpr OptionRule cells_option[] = {
    {"--cells", words_for_cells, "How a number is written in its cell."}};
constexpr OptionRule measure_option[] = {{"--measure", "NAME", "This item or scale."}};
constexpr OptionRule items_option[] = {
    {"--measure", "NAME", "This item, or all items of this scale.", Times::often}};
constexpr OptionRule rows_option[] = {score_rows_option};
constexpr OptionRule quartiles_option[] = {
    {"--quartiles", words_for_quartiles, "Tukey's hinges, or as SPSS reckons them."}};
constexpr OptionRule compared[] = {who_is_compared};
constexpr OptionRule coefficient_option[] = {
    {"--coefficient", words_for_coefficient, "Which number; kappa for whole answers, else alpha."}};

constexpr auto themes_options = joined(counting_options, cells_option);
constexpr auto likert_options = joined(items_option, rows_option);
constexpr auto paired_options = joined(measure_option, scoring_options);
constexpr auto distribution_options =
    joined(measure_option, rows_option, scoring_options, quartiles_option);
constexpr auto cooccurrence_options = joined(selection_options, pairing_options);
constexpr auto of_saturation = joined(selection_options, saturation_options);
constexpr auto of_agreement =
    joined(compared, matching_options, agreement_options, coefficient_option);

template <Draw draw>
Result<void> show(const Call& call, const Workbench& workbench, Terminal& terminal) {
    return put_chart(call, workbench, terminal, draw);
}

constexpr Verb parts[] = {
    {.name = "themes",
     .summary = "Heat map of themes by stage, role or any trait, with the number in each cell.",
     .arguments = "",
     .options = themes_options,
     .act = ActReading{show<draw_themes>},
     .check = check_theme_chart},
    {.name = "tally",
     .summary = "Themes by stage as a table with tally marks, as papers print it.",
     .arguments = "",
     .options = counting_options,
     .act = ActReading{show<draw_tally>},
     .check = check_theme_chart},
    {.name = "likert",
     .summary = "Answers to items as stacked bars that part in the middle of the scale.",
     .arguments = "",
     .options = likert_options,
     .act = ActReading{show<draw_likert>},
     .check = check_score_chart},
    {.name = "paired",
     .summary = "The same people from stage to stage, a line each, with their median.",
     .arguments = "",
     .options = paired_options,
     .act = ActReading{show<draw_paired>},
     .check = check_score_chart},
    {.name = "distribution",
     .summary = "How scores lie, a dot for each, with median and quartiles.",
     .arguments = "",
     .options = distribution_options,
     .act = ActReading{show<draw_distribution>},
     .check = check_score_chart},
    {.name = "cooccurrence",
     .summary = "Which themes occur together, as the lower half of a matrix.",
     .arguments = "",
     .options = cooccurrence_options,
     .act = ActReading{show<draw_cooccurrence>},
     .check = check_chart},
    {.name = "saturation",
     .summary = "How many themes were seen as reading went on, with a band.",
     .arguments = "",
     .options = of_saturation,
     .act = ActReading{show<draw_saturation>},
     .check = check_chart},
    {.name = "agreement",
     .summary = "How far coders agree, theme by theme, with intervals.",
     .arguments = "",
     .options = of_agreement,
     .act = ActReading{show<draw_agreement>},
     .check = check_agreement_chart}};
constexpr OptionRule options[] = {
    {"--out", "FILE", "Where to; its ending, .svg or .png, says as what."},
    {"--overwrite", "", "Replaces a file that is there."},
    {"--width",
     {"WIDTH", width_in},
     "How wide: 170mm, 8.5cm, 6.5in or 640px; else 170mm, the page of a "
     "journal."},
    {"--scale",
     {"N", scale_in},
     "Of a PNG: how many points for each 1/96 inch; else 3.125, which makes 300 an inch."},
    {"--title", "TEXT", "Instead of the picture's own."}};
constexpr std::string_view notes[] = {
    "Without --out the SVG goes to the terminal: themata chart STUDY themes > "
    "themes.svg",
    "For example: themata chart STUDY themes --count participants --cells "
    "percent --out themes.png",
    "In an SVG text stays text, each mark says its numbers under the mouse, and "
    "title and description are there for screen readers. Both kinds of file say "
    "how they were made.",
    "What does not fit is not squeezed: with many columns the picture becomes "
    "wider than asked for, and long names are cut and said in full under the "
    "mouse."};

} // namespace

extern constexpr Verb verb_chart{.name = "chart",
                                 .summary = "Draws a picture for a paper, as SVG or PNG.",
                                 .options = options,
                                 .notes = notes,
                                 .parts = parts};

} // namespace themata
