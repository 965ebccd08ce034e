#include "cli/score_verbs.h"

#include "cli/tabulated.h"

namespace themata {

namespace {

constexpr OptionRule as_rows{"--format", "text|csv|json",
                             "For people, for a spreadsheet, or for programs."};
constexpr OptionRule who_acts{"--coder", "NAME", "Who does this; else the login name."};
constexpr OptionRule how_scored{"--score", "sum|mean", "What a scale makes of its items."};
constexpr OptionRule how_many_valid{
    "--valid", "N", "A scale counts when so many of its items are valid; else all must be."};

constexpr const char* about_measures =
    "A measure is an item, named by its wording, or a scale, named by its name. The first words "
    "are "
    "enough where they tell; a scale goes before its items. “themata scale STUDY list” shows all.";

template <class Function>
Verb part(std::string_view name, std::string_view summary, std::string_view arguments,
          std::vector<OptionRule> options, Function act) {
    return {.name = name,
            .summary = summary,
            .arguments = arguments,
            .options = std::move(options),
            .notes = {},
            .act = act};
}

} // namespace

Verb scores_verb() {
    return {
        .name = "scores",
        .summary = "Describes scores: n, missing, median, quartiles, mean, SD by role, stage or "
                   "trait.",
        .arguments = "STUDY",
        .options = and_table_formats(
            {{"--measure", "NAME",
              "Of this item or scale; else of every scale and every item "
              "without one.",
              Times::often},
             {"--items", "", "The items of the scales as well."},
             {"--columns", "role,stage",
              "What the rows go by: role, stage, or traits; these when not given."},
             how_scored,
             how_many_valid,
             {"--quartiles", "both|haverage|hinges",
              "In text: by SPSS's definition, by Tukey's hinges, or by both."},
             {"--distribution", "", "In text: how many have which value."},
             {"--alpha", "", "Cronbach's alpha of the scales, and what it is without each item."}}),
        .notes = {about_measures,
                  "Quartiles differ by definition: q1 and q3 are HAVERAGE (SPSS; R type 6), the "
                  "hinges Tukey's (R fivenum). With few values HAVERAGE is clamped to the smallest "
                  "or largest one, which is marked.",
                  std::string(about_table_formats())},
        .act = ActReading{show_scores},
        .check = check_tabulated};
}

Verb compare_verb() {
    return {
        .name = "compare",
        .summary = "Compares scores by the test that fits: between stages, roles, a trait, dyads, "
                   "or with and without a theme.",
        .arguments = "STUDY",
        .options = and_table_formats(
            {{"--measure", "NAME", "This item or scale; several are one family of tests.",
              Times::often},
             {"--all-items", "SCALE", "Each item of this scale, as one family."},
             {"--stages", "A,B", "Between these stages, two or more."},
             {"--roles", "A,B", "Between these roles, two or more."},
             {"--trait", "NAME", "Between the values of this trait."},
             {"--dyads", "", "Between the two of each pair, such as mentor and mentee."},
             {"--theme", "THEME", "Between those with and without this theme, or “all” themes."},
             {"--coders", "A,B",
              "With --theme: whose codings say who has it; any of these, or “people”, “rules” or "
              "“consensus”."},
             {"--agreed", "", "With --coders: only what all of them coded."},
             {"--role", "ROLE", "Only participants in this role."},
             {"--stage", "STAGE",
              "Only scores from this stage; several where each participant has "
              "a score at one of them."},
             {"--test", "wilcoxon|mann-whitney|friedman|kruskal-wallis",
              "This test, whatever fits; a warning says what it takes for granted."},
             {"--correct", "holm|bh|none",
              "How p is adjusted in a family: Holm, or Benjamini and Hochberg."},
             how_scored,
             how_many_valid}),
        .notes =
            {about_measures,
             "The same people at two stages, or dyads: Wilcoxon signed-rank on those with both "
             "(completers); at three or more: Friedman, then signed-rank in pairs with Holm. "
             "Different people: Mann-Whitney U; in three or more groups Kruskal-Wallis, then "
             "Dunn with Holm.",
             "p is asymptotic, ties corrected, without continuity correction, as SPSS prints "
             "it; the exact p stands beside it.",
             std::string(about_table_formats())},
        .act = ActReading{show_comparison},
        .check = check_compare};
}

Verb scale_verb() {
    return {.name = "scale",
            .summary = "Shows the scales and states their range and reversed items: list, range, "
                       "reverse, straight.",
            .arguments = "STUDY",
            .options = {who_acts},
            .notes = {"A reversed item counts as (least + most) - x, so its scale has to have a "
                      "range."},
            .parts = {{.name = "range",
                       .summary = "States the smallest and largest value that items of a scale can "
                                  "have.",
                       .arguments = "SCALE",
                       .options = {{"--least", "NUMBER", "The smallest."},
                                   {"--most", "NUMBER", "The largest."}},
                       .notes = {},
                       .act = ActWriting{scale_range},
                       .check = check_scale_range},
                      part("reverse", "Counts an item of a scale the other way round.", "ITEM", {},
                           ActWriting{scale_reverse}),
                      part("straight", "Counts an item as it was answered.", "ITEM", {},
                           ActWriting{scale_straight}),
                      part("list", "Shows the scales with their items, ranges and directions.", "",
                           {as_rows}, ActReading{scale_list})}};
}

} // namespace themata
