#include "cli/explore_verbs.h"

#include "cli/selecting.h"
#include "cli/tabulated.h"

namespace themata {

namespace {

constexpr OptionRule who_acts{"--coder", "NAME", "Who does this; else the login name."};

} // namespace

Verb saturation_verb() {
    return {
        .name = "saturation",
        .summary = "Shows when reading more brought no new themes, and how many are likely unseen; "
                   "of all answers and of each role and stage.",
        .arguments = "STUDY",
        .options = and_table_formats(selection_and(
            {{"--order", "imported|coded|participant",
              "In which order they were read: as they came into the study, as they were first "
              "coded, or person by person; the first when not given."},
             {"--unit", "response|participant", "What is read one by one; else response."},
             {"--base", "N", "How many units make the base; else 4."},
             {"--run", "N", "How many units make a run; else 2."},
             {"--threshold", "PERCENT",
              "New themes in a run out of those in the base, at most; else 5."},
             {"--top-level", "", "A theme below another counts as the one at the top."},
             {"--untouched", "",
              "Counts answers that nobody judged as read: codings that were imported leave no "
              "mark on answers without a theme."},
             {"--permutations", "N", "For the band around the curve; else 1000."},
             {"--seed", "N", "Another number shuffles otherwise; else 1."},
             {"--steps", "", "Instead: the curve itself, a row for each unit read."}})),
        .notes = {"Saturated “6+2”: after 6 units came a run of 2 with at most 5% new themes, not "
                  "rounded (Guest, Namey and Chen 2020). S(t) is the exact mean of themes in t "
                  "units; Chao2 and coverage estimate what is still unseen.",
                  std::string(about_table_formats())},
        .act = ActReading{show_saturation},
        .check = check_saturation};
}

Verb coverage_verb() {
    return {
        .name = "coverage",
        .summary = "Shows how many answers and how much of their text is coded, by stage, "
                   "question, role and coder.",
        .arguments = "STUDY",
        .options = and_table_formats(selection_and({})),
        .notes = {"An answer is coded, nothing to code (so marked and coded by none), untouched "
                  "(neither), or blank. Letters are graphemes; a word is coded when all of it "
                  "is.",
                  std::string(about_table_formats())},
        .act = ActReading{show_coverage},
        .check = check_tabulated};
}

Verb cooccurrence_verb() {
    return {
        .name = "cooccurrence",
        .summary = "Shows which themes stand together, and whether more often than by chance.",
        .arguments = "STUDY",
        .options = and_table_formats(selection_and(
            {{"--unit", "response|participant|span",
              "Together in an answer, in all that a participant said, or on passages that overlap; "
              "else response."},
             {"--measure", "phi|jaccard",
              "What the pairs are sorted by and the matrix shows; else phi, of spans jaccard."},
             {"--unions", "", "A theme counts where one below it was applied, too."},
             {"--base", "answered|coded",
              "Out of all units that answered, or of those with any theme; else answered."},
             {"--min", "N", "Only pairs that occur so often; else 1."},
             {"--limit", "N", "Only the strongest pairs; as text 30 when not given."},
             {"--matrix", "", "Instead: all themes by all themes."}})),
        .notes = {"Expected: n of one times n of the other out of N. Phi is the correlation of the "
                  "two yes/no columns, from -1 to 1; Jaccard is both out of either, from 0 to 1.",
                  std::string(about_table_formats())},
        .act = ActReading{show_cooccurrence},
        .check = check_cooccurrence};
}

Verb profile_verb() {
    return {.name = "profile",
            .summary = "Shows a theme from all sides: who spoke of it and when, how long, in which "
                       "words, beside which other themes; with a few quotes.",
            .arguments = "STUDY",
            .options = and_table_formats(selection_and(
                {{"--theme", "THEME", "The theme; those below it count with it."},
                 {"--words", "N", "How many typical words at most; else 15."},
                 {"--prior", "N", "How many words the prior of the log-odds weighs; else 500."},
                 {"--quotes", "N", "How many quotes, of different people first; else 5."}})),
            .notes = {"Typical words: log-odds ratio with an informative Dirichlet prior (Monroe, "
                      "Colaresi and Quinn 2008), the formula stands beneath the table.",
                      std::string(about_table_formats())},
            .act = ActReading{show_profile},
            .check = check_profile};
}

Verb allocate_verb() {
    return {
        .name = "allocate",
        .summary = "Pairs participants at random, such as mentees with mentors, respecting who is "
                   "willing; every possible way is as likely. One entry, one undo.",
        .arguments = "STUDY",
        .options = and_table_formats(
            {{"--from", "ROLE", "The role of those who are willing; told when it is one."},
             {"--to", "ROLE", "The role of those who get one each; told when it is one."},
             {"--capacity", "N", "How many one may take; else 1."},
             {"--seed", "N", "Draws what it drew before; else a new number is drawn and shown."},
             {"--again", "", "Puts the new pairs in the place of those that are there."},
             {"--dry-run", "", "Shows the pairs and changes nothing."},
             who_acts}),
        .notes =
            {"Who is willing comes in with “import --as willing”; of whom nothing was said, is "
             "not taken to be willing. When nobody can be found for everyone, it names people "
             "who show why.",
             std::string(about_table_formats())},
        .act = ActWriting{allocate_pairs},
        .check = check_allocate};
}

Verb brief_verb() {
    return {.name = "brief",
            .summary = "Writes what the group said of a participant, by domain and without who "
                       "said it, as a page ready to hand over.",
            .arguments = "STUDY",
            .options = {{"--participant", "LABEL", "Of whom."},
                        {"--all", "FOLDER",
                         "A file for each participant with notes; HTML when "
                         "--format is not given."},
                        {"--format", "text|markdown|html", "Else as --out ends, or text."},
                        {"--out", "FILE", "Into this file."},
                        {"--overwrite", "", "Replaces files that are there."},
                        {"--keep-named", "",
                         "Keeps notes that name another participant; else they are left out, and "
                         "said so."}},
            .notes = {"Notes come in with “import --as notes”. Domains stand in the order of the "
                      "items of the study's scales, others behind them as they came."},
            .act = ActReading{write_briefs},
            .check = check_brief};
}

} // namespace themata
