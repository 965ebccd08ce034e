#include "cli/double_coding_verbs.h"

#include "cli/tabulated.h"

namespace themata {

namespace {

constexpr OptionRule who_acts{"--coder", "NAME", "Who does this; else the login name."};
constexpr OptionRule which_unit{
    "--unit", "response|set|segment|character",
    "What is compared: a theme in an answer, yes or no; all themes of an answer at once; passages "
    "that match; characters. The first when not given."};
constexpr OptionRule how_much_overlap{
    "--overlap", "N",
    "Of segments: each is covered by the other by at least so many percent; else 50."};

constexpr const char* about_reading =
    "A coder has read an answer when she coded it, judged that there is nothing to code in it "
    "(“themata code STUDY --nothing”), or was assigned it (“themata assign”). Answers that not all "
    "of the coders have read do not count, nor do blank ones; the notes say how many these are.";

} // namespace

Verb agree_verb() {
    return {
        .name = "agree",
        .summary = "How far coders agree, theme by theme and over all themes; or where they do "
                   "not.",
        .arguments = "STUDY",
        .options = and_table_formats(
            {{"--coders", "A,B", "Who is compared; two or more, or a consensus with a person."},
             which_unit,
             how_much_overlap,
             {"--theme", "THEME", "Only this theme and those below it."},
             {"--level", "with-below|own|top",
              "A theme bears what lies below it as well, as when not given; each by itself; or all "
              "counts as the theme at the top."},
             {"--used", "", "Only themes that one of the coders applied."},
             {"--stage", "STAGE", "Only answers from this stage."},
             {"--role", "ROLE", "Only answers of participants in this role."},
             {"--question", "TEXT", "Only answers to this question."},
             {"--base", "read|judged|all",
              "Which answers count as read by a coder: see below; only coded or judged; or all."},
             {"--at-least", "N", "How many of the coders must have read an answer; else all."},
             {"--seed", "N", "Of the draws for intervals; else 1."},
             {"--draws", "N", "How many; else 1000."},
             {"--disagreements", "",
              "Instead: the answers on which they differ, with who coded what. What is settled is "
              "left out."}}),
        .notes = {about_reading,
                  "Two coders: Cohen's kappa; more: Fleiss' kappa. Always: percent, Krippendorff's "
                  "alpha with an interval from drawing participants, Gwet's AC1, the counts, "
                  "prevalence, agreement on yes and on no. What is undefined is a dash with its "
                  "reason, never 0 or 1.",
                  "Bands such as “substantial” or “reliable” are guidance only.",
                  std::string(about_table_formats())},
        .act = ActReading{show_agreement},
        .check = check_agree};
}

Verb assign_verb() {
    return {
        .name = "assign",
        .summary = "Gives a coder answers to code blind: a random sample, in proportion by "
                   "stratum, or what a query finds.",
        .arguments = "STUDY",
        .options = {{"--coder", "NAME", "Who is to code them."},
                    {"--share", "N%", "So many percent of the answers that can be drawn."},
                    {"--number", "N", "So many of them; without this or --share all of them."},
                    {"--stratify", "role,stage",
                     "In proportion by role, stage, question or traits."},
                    {"--seed", "N", "The same seed draws the same again; else 1."},
                    {"--where", "QUERY", "Only from answers that match."},
                    {"--dry-run", "", "Says what would be drawn and changes nothing."},
                    {"--list", "", "Instead: who was assigned what, and how far they are."},
                    {"--withdraw", "",
                     "Instead: takes back what --coder was assigned, or what --where finds of "
                     "it."},
                    {"--format", "text|csv|json", "Of --list."}},
        .notes = {"Answers that are blank, or that she has coded, judged or been assigned already, "
                  "are not drawn. Until she has coded an assigned answer, or judged that there is "
                  "nothing to code in it, the program shows her nobody else's codings of it.",
                  "It is one act, and History says how the sample was drawn."},
        .act = ActAlone{assign_answers},
        .check = check_assign};
}

Verb settle_verb() {
    return {
        .name = "settle",
        .summary = "Writes what coders settled on as the coding of a consensus.",
        .arguments = "STUDY",
        .options = {{"--participant", "LABEL", "Whose answer."},
                    {"--stage", "STAGE", "At which stage."},
                    {"--question", "TEXT", "To which question, by its first words."},
                    {"--as", "NAME", "As this coder has it."},
                    {"--theme", "THEME", "This theme, and more by more of this option.",
                     Times::often},
                    {"--quote", "TEXT",
                     "Of the theme before it: these words, which stand exactly once there; without "
                     "a quote the whole answer.",
                     Times::often},
                    {"--nothing", "", "That there is nothing to code."},
                    {"--agreed", "",
                     "Instead: takes over all answers on which the coders agree, with the passages "
                     "of the one named first."},
                    {"--coders", "A,B",
                     "With --agreed: who has to agree; else all people, two of them at least."},
                    which_unit,
                    how_much_overlap,
                    {"--consensus", "NAME", "What the consensus is called; else “consensus”."},
                    who_acts},
        .notes = {"“themata agree STUDY --coders A,B --disagreements” lists what is to be settled; "
                  "settled answers leave that list. Settling an answer again replaces what was "
                  "settled.",
                  "“themata table --coders consensus” counts settled codings, and elsewhere what "
                  "all people agree on who read the answer."},
        .act = ActWriting{settle_answers},
        .check = check_settle};
}

} // namespace themata
