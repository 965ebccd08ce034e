#include "cli/chart_verb.h"

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

template <Draw draw, const char* kind>
Result<void> show(const Call& call, const Workbench& workbench, Terminal& terminal) {
    return put_chart(call, workbench, terminal, kind, draw);
}

constexpr char themes[] = "themes";
constexpr char tally[] = "tally";

std::vector<Verb> kinds_of_chart() {
    return {{.name = themes,
             .summary = "Heat map of themes by stage, role or any trait, with the number in each "
                        "cell.",
             .arguments = "",
             .options = and_also(counting(), {{"--cells", "n|n/N|percent",
                                               "How a number is written in its cell."}}),
             .notes = {},
             .act = ActReading{show<draw_themes, themes>},
             .check = check_theme_chart},
            {.name = tally,
             .summary = "Themes by stage as a table with tally marks, as papers print it.",
             .arguments = "",
             .options = counting(),
             .notes = {},
             .act = ActReading{show<draw_tally, tally>},
             .check = check_theme_chart}};
}

} // namespace

Verb chart_verb() {
    return {.name = "chart",
            .summary = "Draws a picture for a paper, as SVG or PNG.",
            .arguments = "STUDY",
            .options = {{"--out", "FILE", "Where to; its ending, .svg or .png, says as what."},
                        {"--overwrite", "", "Replaces a file that is there."},
                        {"--width", "WIDTH",
                         "How wide: 170mm, 8.5cm, 6.5in or 640px; else 170mm, the page of a "
                         "journal."},
                        {"--scale", "N",
                         "Of a PNG: points for each 1/96 inch; else 3. 3.125 makes 300 an inch."},
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
