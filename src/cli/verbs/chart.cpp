#include "charts/chart.h"
#include "charts/agreement_charts.h"
#include "charts/chart_asked_as.h"
#include "charts/exploring_charts.h"
#include "charts/score_charts.h"
#include "charts/theme_charts.h"
#include "cli/asked.h"
#include "cli/opening.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include "text/numbers.h"
#include "workbench/pictures.h"
#include <fmt/format.h>

namespace themata {

namespace {

// What is to be drawn, with the command that draws it again.
struct Drawable {
    std::string command;
    DrawChart draw;
};

// What the call asks for is looked up and reckoned; what cannot be is refused.
using Prepare = Result<Drawable> (*)(const Call&, const Snapshot&, const charts::ChartAsked&);

// A number and what follows it.
struct Amount {
    double number = 0;
    std::string_view unit;
};

std::optional<Amount> amount_of(std::string_view text) {
    const std::size_t digits = text.find_last_of("0123456789.") + 1;
    const auto number = decimal_number(text.substr(0, digits));
    return number ? std::optional(Amount{*number, text.substr(digits)}) : std::nullopt;
}

Result<double> width_in(std::string_view, const std::string& text) {
    const auto amount = amount_of(text);
    const std::string_view name = amount && !amount->unit.empty() ? amount->unit : "px";
    const auto* unit = std::ranges::find(charts::width_units, name, &charts::WidthUnit::name);
    const bool known = amount && unit != std::end(charts::width_units);
    const double width = known ? amount->number * unit->size : 0;
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
                       Prepare prepare) {
    const Snapshot& now = *workbench.snapshot();
    const PictureSize size{.style = {.width = call.amount("--width", charts::Style{}.width),
                                     .title = call.value("--title", "")},
                           .scale = call.amount("--scale", picture_scale)};
    const std::string file = study_word(call);
    auto drawable = prepare(call, now, {.file = file, .style = size.style});
    if (!drawable)
        return failure(drawable.error());
    const Picture picture{.draw = std::move(drawable->draw),
                          .made = provenance_of(now, drawable->command),
                          .name = call.verb().substr(std::string_view("chart ").size())};
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

Result<Drawable> themes_drawn(const Call& call, const Snapshot& now, CellForm form,
                              const charts::ChartAsked& asked) {
    const auto spec = table_asked(call, now);
    if (!spec)
        return failure(spec.error());
    return theme_table(now, *spec).map([&](ThemeTable table) {
        return Drawable{.command = charts::themes_asked_as(now, *spec, form, asked),
                        .draw = [form, table = std::move(table)](const charts::Style& style,
                                                                 const charts::Measure& letters) {
                            return form == CellForm::tally
                                       ? charts::tally_table(table, style, letters)
                                       : charts::heat_map(table, form, style, letters);
                        }};
    });
}

Result<Drawable> prepare_themes(const Call& call, const Snapshot& now,
                                const charts::ChartAsked& asked) {
    return themes_drawn(call, now, call.chosen("--cells", CellForm::n), asked);
}

Result<Drawable> prepare_tally(const Call& call, const Snapshot& now,
                               const charts::ChartAsked& asked) {
    return themes_drawn(call, now, CellForm::tally, asked);
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

Result<ScoresSpec> scores_asked(const Call& call, const Snapshot& now) {
    auto measures = measures_asked(call, now);
    if (!measures)
        return failure(measures.error());
    ScoresSpec spec{.measures = std::move(*measures), .scoring = scoring_asked(call)};
    Naming naming(call, now);
    naming.take_axes("--columns", spec.rows);
    return naming.result(std::move(spec));
}

Result<Drawable> prepare_likert(const Call& call, const Snapshot& now,
                                const charts::ChartAsked& asked) {
    auto spec = scores_asked(call, now);
    if (!spec)
        return failure(spec.error());
    std::string command = charts::likert_asked_as(now, spec->measures, spec->rows, asked);
    spec->measures = items_asked(spec->measures, now.study);
    return scores_of(now, *spec)
        .and_then([&](const Scores& scores) { return charts::likert_of(scores, now.study); })
        .map([&](charts::LikertBars bars) {
            return Drawable{.command = std::move(command),
                            .draw = [bars = std::move(bars)](const charts::Style& style,
                                                             const charts::Measure& letters) {
                                return charts::likert_bars(bars, style, letters);
                            }};
        });
}

Result<Drawable> prepare_paired(const Call& call, const Snapshot& now,
                                const charts::ChartAsked& asked) {
    const auto spec = scores_asked(call, now);
    if (!spec)
        return failure(spec.error());
    const ScoreMeasure& measure = spec->measures.front();
    return charts::paired_of(now, measure, spec->scoring).map([&](charts::PairedLines lines) {
        return Drawable{.command = charts::paired_asked_as(now, measure, spec->scoring, asked),
                        .draw = [lines = std::move(lines)](const charts::Style& style,
                                                           const charts::Measure& letters) {
                            return charts::paired_lines(lines, style, letters);
                        }};
    });
}

Result<Drawable> prepare_distribution(const Call& call, const Snapshot& now,
                                      const charts::ChartAsked& asked) {
    const auto spec = scores_asked(call, now);
    if (!spec)
        return failure(spec.error());
    const auto quartiles = call.chosen("--quartiles", QuartileKind::hinges);
    return scores_of(now, *spec).map([&](const Scores& scores) {
        return Drawable{.command = charts::distribution_asked_as(now, *spec, quartiles, asked),
                        .draw = [shown = charts::distributions_of(scores, spec->measures.front(),
                                                                  now.study, quartiles)](
                                    const charts::Style& style, const charts::Measure& letters) {
                            return charts::distribution(shown, style, letters);
                        }};
    });
}

Result<void> check_score_chart(const Call& call) {
    if (!call.has("--measure"))
        return wrong_call("What is to be drawn wants to be named.",
                          "Give --measure NAME, a scale or an item; “themata describe” lists the "
                          "scales.");
    return check_chart(call);
}

Result<Drawable> prepare_cooccurrence(const Call& call, const Snapshot& now,
                                      const charts::ChartAsked& asked) {
    const auto spec = cooccurrence_asked(call, now);
    if (!spec)
        return failure(spec.error());
    return cooccurrence(now, *spec).map([&](const Cooccurrence& found) {
        return Drawable{.command = charts::matrix_asked_as(now, *spec, asked),
                        .draw = [together = charts::matrix_of(found)](
                                    const charts::Style& style, const charts::Measure& letters) {
                            return charts::matrix(together, style, letters);
                        }};
    });
}

Result<Drawable> prepare_saturation(const Call& call, const Snapshot& now,
                                    const charts::ChartAsked& asked) {
    const auto spec = saturation_asked(call, now);
    if (!spec)
        return failure(spec.error());
    return saturation(now, *spec).map([&](const Saturation& found) {
        return Drawable{.command = charts::accumulation_asked_as(now, *spec, asked),
                        .draw = [curves = charts::accumulation_of(found)](
                                    const charts::Style& style, const charts::Measure& letters) {
                            return charts::accumulation(curves, style, letters);
                        }};
    });
}

using charts::Coefficient;

Result<Drawable> prepare_agreement(const Call& call, const Snapshot& now,
                                   const charts::ChartAsked& asked) {
    const auto spec = agreement_asked(call, now);
    if (!spec)
        return failure(spec.error());
    const auto drawn = call.chosen("--coefficient", charts::usual_coefficient(spec->unit));
    return coder_agreement(now, *spec).map([&](const CoderAgreement& found) {
        return Drawable{.command = charts::forest_asked_as(now, *spec, drawn, asked),
                        .draw = [forest = charts::forest_of(found, drawn)](
                                    const charts::Style& style, const charts::Measure& letters) {
                            return charts::forest_plot(forest, style, letters);
                        }};
    });
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

// Tally marks are a picture of their own.
constexpr Takes number_in_cell{words_for_cells, 3};

constexpr OptionRule cells_option[] = {
    {"--cells", number_in_cell, "How a number is written in its cell."}};
constexpr OptionRule measure_option[] = {{"--measure", "NAME", "This item or scale."}};
constexpr OptionRule items_option[] = {
    {"--measure", "NAME", "This item, or all items of this scale.", Times::often}};
constexpr OptionRule rows_option[] = {score_rows_option};
constexpr OptionRule quartiles_option[] = {
    {"--quartiles", words_for_quartile_kind, "Tukey's hinges, or as SPSS reckons them."}};
constexpr OptionRule coefficient_option[] = {
    {"--coefficient", charts::words_for_coefficient,
     "Which number; kappa for whole answers, else alpha."}};

constexpr auto themes_options = joined(counting_options, cells_option);
constexpr auto likert_options = joined(items_option, rows_option);
constexpr auto paired_options = joined(measure_option, scoring_options);
constexpr auto distribution_options =
    joined(measure_option, rows_option, scoring_options, quartiles_option);
constexpr auto of_cooccurrence = joined(selection_options, pairing_options);
constexpr auto of_saturation = joined(selection_options, saturation_options);
constexpr auto of_agreement =
    joined(who_is_compared, matching_options, agreement_options, coefficient_option);

template <Prepare prepare>
Result<void> show_chart(const Call& call, const Workbench& workbench, Terminal& terminal) {
    return put_chart(call, workbench, terminal, prepare);
}

constexpr Verb chart_parts[] = {
    {.name = "themes",
     .summary = "Heat map of themes by stage, role or any trait, with the number in each cell.",
     .arguments = "",
     .options = themes_options,
     .act = ActReading{show_chart<prepare_themes>},
     .check = check_theme_chart},
    {.name = "tally",
     .summary = "Themes by stage as a table with tally marks, as papers print it.",
     .arguments = "",
     .options = counting_options,
     .act = ActReading{show_chart<prepare_tally>},
     .check = check_theme_chart},
    {.name = "likert",
     .summary = "Answers to items as stacked bars that part in the middle of the scale.",
     .arguments = "",
     .options = likert_options,
     .act = ActReading{show_chart<prepare_likert>},
     .check = check_score_chart},
    {.name = "paired",
     .summary = "The same people from stage to stage, a line each, with their median.",
     .arguments = "",
     .options = paired_options,
     .act = ActReading{show_chart<prepare_paired>},
     .check = check_score_chart},
    {.name = "distribution",
     .summary = "How scores lie, a dot for each, with median and quartiles.",
     .arguments = "",
     .options = distribution_options,
     .act = ActReading{show_chart<prepare_distribution>},
     .check = check_score_chart},
    {.name = "cooccurrence",
     .summary = "Which themes occur together, as the lower half of a matrix.",
     .arguments = "",
     .options = of_cooccurrence,
     .act = ActReading{show_chart<prepare_cooccurrence>},
     .check = check_chart},
    {.name = "saturation",
     .summary = "How many themes were seen as reading went on, with a band.",
     .arguments = "",
     .options = of_saturation,
     .act = ActReading{show_chart<prepare_saturation>},
     .check = check_chart},
    {.name = "agreement",
     .summary = "How far coders agree, theme by theme, with intervals.",
     .arguments = "",
     .options = of_agreement,
     .act = ActReading{show_chart<prepare_agreement>},
     .check = check_agreement_chart}};
constexpr OptionRule chart_options[] = {
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
constexpr std::string_view chart_notes[] = {
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
                                 .options = chart_options,
                                 .notes = chart_notes,
                                 .parts = chart_parts};

} // namespace themata
