#include "cli/chart_verb.h"

#include "cli/double_coding_verbs.h"
#include "cli/explore_verbs.h"
#include "cli/score_verbs.h"

#include <algorithm>
#include <initializer_list>

namespace themata {

namespace {

// Rows of another verb's table, so that an option means the same in both.
std::vector<OptionRule> options_of(const Verb& verb,
                                   std::initializer_list<std::string_view> names) {
    std::vector<OptionRule> rules;
    for (const OptionRule& rule : verb.options)
        if (std::ranges::find(names, rule.name) != names.end())
            rules.push_back(rule);
    return rules;
}

std::vector<OptionRule> and_also(std::vector<OptionRule> rules, std::vector<OptionRule> more) {
    rules.insert(rules.end(), more.begin(), more.end());
    return rules;
}

std::vector<OptionRule> counting() {
    return options_of(table_verb(), {"--columns", "--count", "--base", "--coders", "--agreed",
                                     "--top-level", "--used", "--retired"});
}

// One that is drawn alone.
constexpr OptionRule of_measure{"--measure", "NAME", "This item or scale."};

constexpr std::string_view themes = "themes";
constexpr std::string_view tally = "tally";
constexpr std::string_view likert = "likert";
constexpr std::string_view paired = "paired";
constexpr std::string_view distribution = "distribution";
constexpr std::string_view cooccurrence_kind = "cooccurrence";
constexpr std::string_view saturation_kind = "saturation";
constexpr std::string_view agreement = "agreement";

template <Draw draw, const std::string_view& kind>
Result<void> show(const Call& call, const Workbench& workbench, Terminal& terminal) {
    return put_chart(call, workbench, terminal, kind, draw);
}

template <Draw draw, const std::string_view& kind>
Verb kind_of_chart(std::string_view summary, std::vector<OptionRule> options,
                   Result<void> (*check)(const Call&)) {
    return {.name = kind,
            .summary = summary,
            .arguments = "",
            .options = std::move(options),
            .notes = {},
            .act = ActReading{show<draw, kind>},
            .check = check};
}

std::vector<Verb> kinds_of_chart() {
    return {kind_of_chart<draw_themes, themes>(
                "Heat map of themes by stage, role or any trait, with the number in each cell.",
                and_also(counting(),
                         {{"--cells", "n|n/N|percent", "How a number is written in its cell."}}),
                check_theme_chart),
            kind_of_chart<draw_tally, tally>(
                "Themes by stage as a table with tally marks, as papers print it.", counting(),
                check_theme_chart),
            kind_of_chart<draw_likert, likert>(
                "Answers to items as stacked bars that part in the middle of the scale.",
                and_also(
                    {{"--measure", "NAME", "This item, or all items of this scale.", Times::often}},
                    options_of(scores_verb(), {"--columns"})),
                check_score_chart),
            kind_of_chart<draw_paired, paired>(
                "The same people from stage to stage, a line each, with their median.",
                and_also({of_measure}, options_of(scores_verb(), {"--score", "--valid"})),
                check_score_chart),
            kind_of_chart<draw_distribution, distribution>(
                "How scores lie, a dot for each, with median and quartiles.",
                and_also(and_also({of_measure},
                                  options_of(scores_verb(), {"--columns", "--score", "--valid"})),
                         {{"--quartiles", "hinges|haverage",
                           "Tukey's hinges, or as SPSS reckons them."}}),
                check_score_chart),
            kind_of_chart<draw_cooccurrence, cooccurrence_kind>(
                "Which themes occur together, as the lower half of a matrix.",
                options_of(cooccurrence_verb(), {"--role", "--stage", "--question", "--coders",
                                                 "--unit", "--unions", "--base"}),
                check_chart),
            kind_of_chart<draw_saturation, saturation_kind>(
                "How many themes were seen as reading went on, with a band.",
                options_of(saturation_verb(),
                           {"--role", "--stage", "--question", "--coders", "--order", "--unit",
                            "--base", "--run", "--threshold", "--top-level", "--untouched",
                            "--permutations", "--seed"}),
                check_saturation_chart),
            kind_of_chart<draw_agreement, agreement>(
                "How far coders agree, theme by theme, with intervals.",
                and_also(options_of(agree_verb(),
                                    {"--coders", "--unit", "--overlap", "--theme", "--level",
                                     "--used", "--stage", "--role", "--question", "--base",
                                     "--at-least", "--seed", "--draws"}),
                         {{"--coefficient", "kappa|ac1|alpha",
                           "Which number; kappa for whole answers, else alpha."}}),
                check_agreement_chart)};
}

} // namespace

Verb chart_verb() {
    return {
        .name = "chart",
        .summary = "Draws a picture for a paper, as SVG or PNG.",
        .arguments = "STUDY",
        .options =
            {{"--out", "FILE", "Where to; its ending, .svg or .png, says as what."},
             {"--overwrite", "", "Replaces a file that is there."},
             {"--width", "WIDTH",
              "How wide: 170mm, 8.5cm, 6.5in or 640px; else 170mm, the page of a "
              "journal."},
             {"--scale", "N",
              "Of a PNG: how many points for each 1/96 inch; else 3.125, which makes 300 an inch."},
             {"--title", "TEXT", "Instead of the picture's own."}},
        .notes = {"Without --out the SVG goes to the terminal: themata chart STUDY themes > "
                  "themes.svg",
                  "For example: themata chart STUDY themes --count participants --cells "
                  "percent --out themes.png",
                  "In an SVG text stays text, each mark says its numbers under the mouse, and "
                  "title and description are there for screen readers. Both kinds of file say "
                  "how they were made.",
                  "What does not fit is not squeezed: with many columns the picture becomes "
                  "wider than asked for, and long names are cut and said in full under the "
                  "mouse."},
        .parts = kinds_of_chart()};
}

} // namespace themata
