#include "cli/rule_verbs.h"

namespace themata {

namespace {

constexpr OptionRule as_text_or_json{"--format", "text|json", "For people, or for programs."};
constexpr OptionRule as_rows{"--format", "text|csv|json",
                             "For people, for a spreadsheet, or for programs."};
constexpr OptionRule who_acts{"--coder", "NAME", "Who does this; else the login name."};
constexpr OptionRule scope_of_codings{
    "--scope", "hit|sentence|answer",
    "What is coded: the words that match, the sentences around these, or the whole answer."};

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

Verb searches_verb() {
    return {.name = "searches",
            .summary =
                "Keeps queries under a name and asks them again: list, save, run, seen, rename, "
                "change, remove.",
            .arguments = "STUDY",
            .options = {who_acts},
            .notes = {"New is what was imported since the search was saved, changed or marked by "
                      "“seen”."},
            .parts = {part("list",
                           "Shows the saved searches, how many answers they find, and how many "
                           "of these are new.",
                           "", {as_rows}, ActReading{searches_list}),
                      part("save", "Keeps a query under a name.", "NAME QUERY", {},
                           ActWriting{searches_save}),
                      part("run", "Shows what a saved search finds now.", "NAME",
                           {{"--new", "", "Only what is new."},
                            {"--limit", "N", "How many are shown; else 20."},
                            as_text_or_json},
                           ActReading{searches_run}),
                      part("seen", "Marks all that is there now as looked at.", "NAME", {},
                           ActWriting{searches_seen}),
                      part("rename", "Gives a saved search another name.", "NAME NEW", {},
                           ActWriting{searches_rename}),
                      part("change", "Gives a saved search another query.", "NAME QUERY",
                           {scope_of_codings}, ActWriting{searches_change}),
                      part("remove", "Takes a saved search away; what a rule has coded stays.",
                           "NAME", {}, ActWriting{searches_remove})}};
}

Verb rules_verb() {
    return {
        .name = "rules",
        .summary = "Codes by dictionary: a rule is a saved search with a theme: add, list, run, "
                   "check, rename, change, remove, export, import.",
        .arguments = "STUDY",
        .options = {who_acts},
        .notes = {"What a rule codes is the rule's and not a person's: “table --coders people” "
                  "leaves it out, “table --coders rules” shows nothing else."},
        .parts = {
            part("add", "Makes a rule that applies a theme to what a query finds.", "THEME QUERY",
                 {{"--name", "NAME", "What it is called; else by its theme and query."},
                  scope_of_codings},
                 ActWriting{rules_add}),
            part("list", "Shows the rules.", "", {as_text_or_json}, ActReading{rules_list}),
            part("run",
                 "Codes what the rules, or the one that is named, find and have not coded "
                 "yet. One entry, one undo.",
                 "[NAME]",
                 {{"--dry-run", "", "Counts what would be coded and changes nothing."},
                  {"--again", "", "Codes also what was taken back since it was coded."}},
                 ActWriting{rules_run}),
            part("check",
                 "Compares what the rules find with what people coded: precision and "
                 "recall of each theme.",
                 "[NAME]", {as_text_or_json}, ActReading{rules_check}),
            part("rename", "Gives a rule another name.", "NAME NEW", {},
                 ActWriting{searches_rename}),
            part("change", "Gives a rule another query.", "NAME QUERY", {scope_of_codings},
                 ActWriting{searches_change}),
            part("remove", "Takes a rule away; what it has coded stays.", "NAME", {},
                 ActWriting{searches_remove}),
            part("export", "Writes rules and saved searches as a text file.", "FILE",
                 {{"--overwrite", "", "Replaces a file that is there."}}, ActReading{rules_export}),
            part("import",
                 "Takes rules and saved searches from such a file; one of the same name "
                 "is changed.",
                 "FILE", {}, ActWriting{rules_import})}};
}

Verb synonyms_verb() {
    return {
        .name = "synonyms",
        .summary = "Words that mean the same in this study: list, add, remove.",
        .arguments = "STUDY",
        .options = {who_acts},
        .notes = {},
        .parts = {part("list", "Shows the groups of words.", "", {as_text_or_json},
                       ActReading{synonyms_list}),
                  part("add", "Takes words as one; groups that hold any of them become one group.",
                       "WORD…", {}, ActWriting{synonyms_add}),
                  part("remove", "Takes away the group that holds the word.", "WORD", {},
                       ActWriting{synonyms_remove})}};
}

Verb duplicates_verb() {
    return {.name = "duplicates",
            .summary = "Shows answers that were given more than once, the largest group first.",
            .arguments = "STUDY",
            .options = {{"--near", "", "Also those that differ by more than a full stop."},
                        {"--likeness", "N",
                         "With --near: how many percent of the letters, in fives, two answers must "
                         "have in common; from 70, which is taken when not given."},
                        {"--min", "N", "Groups of at least so many answers; else 2."},
                        {"--limit", "N", "How many groups are shown; else 20."},
                        as_rows},
            .notes = {"Alike are answers that differ only in case, white space and punctuation. "
                      "Near ones are compared with the first answer of their group.",
                      "“themata code STUDY --theme T --group N” codes a group once for all."},
            .act = ActReading{show_duplicates},
            .check = check_likeness};
}

Verb suggest_verb() {
    return {.name = "suggest",
            .summary = "Suggests themes for answers from what people have coded so far, with the "
                       "reason; applies nothing.",
            .arguments = "STUDY",
            .options = {{"--response", "N", "For the response with this number."},
                        {"--uncoded", "", "For answers that nobody has judged, as when not given."},
                        {"--limit", "N", "For how many answers; else 10."},
                        {"--check", "", "Instead: how good suggestions are, by cross-validation."},
                        {"--folds", "N", "With --check: in how many parts; else 5."},
                        {"--seed", "N", "With --check: another number deals otherwise; else 1."},
                        as_text_or_json},
            .notes = {},
            .act = ActReading{show_suggestions},
            .check = check_suggest};
}

} // namespace themata
