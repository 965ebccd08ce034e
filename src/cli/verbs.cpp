#include "cli/chart_verb.h"
#include "cli/double_coding_verbs.h"
#include "cli/explore_verbs.h"
#include "cli/report_verb.h"
#include "cli/rule_verbs.h"
#include "cli/score_verbs.h"
#include "cli/tabulated.h"

#include "text/encodings.h"
#include <fmt/format.h>

namespace themata {

namespace {

constexpr OptionRule as_text_or_json{"--format", "text|json", "For people, or for programs."};
constexpr OptionRule as_rows{"--format", "text|csv|json",
                             "For people, for a spreadsheet, or for programs."};
constexpr OptionRule who_acts{"--coder", "NAME", "Who does this; else the login name."};

constexpr const char* about_queries =
    "themata search --help lists what a query can say. For example: clinic OR \"ward round\" "
    "role:mentor -is:coded.";

constexpr const char* about_the_shell =
    "Put the query in single quotes, so that the shell leaves it alone, or in double quotes when "
    "it "
    "holds single ones; put -- before a query that begins with “-”.";

std::string about_encodings() {
    std::string list = "Encodings: ";
    for (const Encoding& encoding : all_encodings())
        list += fmt::format("{}{}", list.ends_with(": ") ? "" : ", ", encoding.name);
    return list + '.';
}

constexpr const char* about_theme_names =
    "A theme is named by its name, or by Parent/Name where that is not enough.";

Verb import_verb() {
    return {
        .name = "import",
        .summary = "Reads questionnaires, participants, a codebook or codings from delimited "
                   "files; says what was taken, what was not, and why. All or nothing.",
        .arguments = "STUDY FILE…",
        .options =
            {{"--dry-run", "", "Prints the whole plan and changes nothing."},
             {"--as",
              "responses|participants|codebook|codings|willing|notes|scores|stages|questions",
              "What the files hold."},
             {"--participant", "COL", "The column with the participants' labels."},
             {"--role", "COL", "The column with the roles."},
             {"--role-is", "NAME", "The role of all participants of the file."},
             {"--stage", "COL", "The column with the stages."},
             {"--stage-is", "NAME", "The stage of all answers of the file."},
             {"--stage-date", "COL", "The column with the dates that make the stages."},
             {"--stage-by", "year|quarter|month", "How long a stage made of dates is."},
             {"--date-order", "dmy|mdy|ymd", "How dates such as 03/04/2024 are read."},
             {"--undated", "NAME", "The stage of rows without a date, or with one of no order."},
             {"--stage-order", "given|number",
              "Where new stages stand: as they come, which is how it is without this, or by the "
              "numbers in their names when each has one."},
             {"--text", "COL", "Columns of answers, one question each.", Times::often},
             {"--question", "COL", "The column with the questions, one answer a row."},
             {"--answer", "COL", "The column with the answers to them."},
             {"--score", "COL", "Columns of scores; “Scale: Item” names both.", Times::often},
             {"--trait", "COL", "Columns with traits of the participants.", Times::often},
             {"--theme-columns", "FIRST..LAST", "Columns of themes, marked where they apply."},
             {"--theme", "COL",
              "Columns that name a theme of each answer; of several, each below the one before.",
              Times::often},
             {"--conflicts", "refuse|keep",
              "What to do when an answer or trait differs from the one that "
              "is there: refuse the import, or keep what is there."},
             {"--encoding", "E", "The files' encoding, such as UTF-8 or windows-1252."},
             {"--delimiter", "D", "What parts the cells: comma, semicolon, tab, pipe."},
             who_acts},
        .notes = {"What no option says is told from the headings and shown. What cannot be told, "
                  "such as a date that could be read both ways, is asked for.",
                  "Several columns are parted by commas, or each has an option of its own.",
                  "A second file of the same study adds to it; what is there is never overwritten.",
                  about_encodings()},
        .act = ActAlone{import_files}};
}

std::vector<Verb> parts_of_stage() {
    return {
        {.name = "rename",
         .summary = "Gives a stage another name.",
         .arguments = "STAGE NAME",
         .options = {},
         .notes = {},
         .act = ActWriting{stage_rename}},
        {.name = "move",
         .summary = "Puts a stage in another place among the stages.",
         .arguments = "STAGE",
         .options = {{"--before", "STAGE", "The stage that shall follow it."},
                     {"--last", "", "Behind all others."}},
         .notes = {},
         .act = ActWriting{stage_move},
         .check = check_stage_move},
        {.name = "list",
         .summary = "Shows the stages in their order, with their answers.",
         .arguments = "",
         .options = {as_rows},
         .notes = {},
         .act = ActReading{stage_list}},
    };
}

std::vector<Verb> parts_of_theme() {
    return {
        {.name = "add",
         .summary = "Adds a theme to the codebook.",
         .arguments = "NAME",
         .options = {{"--under", "THEME", "The theme above it; else it stands at the top."},
                     {"--define", "TEXT", "What it means."}},
         .notes = {},
         .act = ActWriting{theme_add}},
        {.name = "rename",
         .summary = "Gives a theme another name.",
         .arguments = "THEME NAME",
         .options = {},
         .notes = {},
         .act = ActWriting{theme_rename}},
        {.name = "define",
         .summary = "Says what a theme means.",
         .arguments = "THEME TEXT",
         .options = {{"--include", "TEXT", "What belongs to it."},
                     {"--exclude", "TEXT", "What does not."}},
         .notes = {},
         .act = ActWriting{theme_define}},
        {.name = "move",
         .summary = "Moves a theme, with those below it, to another place.",
         .arguments = "THEME",
         .options = {{"--under", "THEME", "The theme above it."},
                     {"--top", "", "To the top of the codebook."},
                     {"--before", "THEME", "The theme that shall follow it."}},
         .notes = {},
         .act = ActWriting{theme_move},
         .check = check_theme_move},
        {.name = "merge",
         .summary = "Gives a theme's codings and the themes below it to another and takes it out "
                    "of the codebook.",
         .arguments = "THEME",
         .options = {{"--into", "THEME", "The theme that stays."}},
         .notes = {},
         .act = ActWriting{theme_merge},
         .check = check_theme_merge},
        {.name = "split",
         .summary = "Moves a theme's codings in some answers to a new theme beside it.",
         .arguments = "THEME",
         .options = {{"--into", "NEW", "The name of the new theme."},
                     {"--where", "QUERY", "In which answers; see themata search --help."}},
         .notes = {},
         .act = ActWriting{theme_split},
         .check = check_theme_split},
        {.name = "retire",
         .summary = "Offers a theme and those below it no more; their codings stay.",
         .arguments = "THEME",
         .options = {},
         .notes = {},
         .act = ActWriting{theme_retire}},
        {.name = "restore",
         .summary = "Takes a retired theme into use again.",
         .arguments = "THEME",
         .options = {},
         .notes = {},
         .act = ActWriting{theme_restore}},
        {.name = "list",
         .summary = "Shows the tree of themes with their codings.",
         .arguments = "",
         .options = {as_rows},
         .notes = {},
         .act = ActReading{theme_list}},
    };
}

Verb code_verb() {
    return {.name = "code",
            .summary = "Applies a theme to all answers that match a query or are alike, to one "
                       "whole answer, or to a quote from it.",
            .arguments = "STUDY",
            .options = {{"--theme", "THEME", "The theme."},
                        {"--nothing", "", "Instead of a theme: read, and nothing to code."},
                        {"--withdraw", "", "Takes back what --coder has applied there."},
                        {"--where", "QUERY", "All answers that match."},
                        {"--scope", "hit|sentence|answer",
                         "What of them: the words that match, the sentences around these, or the "
                         "whole answers; these when not given."},
                        {"--like", "N", "The response with this number and all that are like it."},
                        {"--group", "N", "All answers of this group of “themata duplicates”."},
                        {"--near", "", "With these: also answers that are nearly so."},
                        {"--likeness", "N", "With --near: how near, in percent; else 70."},
                        {"--as-rule", "NAME",
                         "Codes in the name of a rule and not of a person, so that tables can tell "
                         "them apart."},
                        {"--dry-run", "", "Counts what is new and what is coded so already."},
                        {"--participant", "LABEL", "Whose answer."},
                        {"--stage", "STAGE", "At which stage."},
                        {"--question", "TEXT", "To which question, by its first words."},
                        {"--quote", "TEXT", "These words, which stand exactly once there."},
                        who_acts},
            .notes = {about_theme_names, about_queries},
            .act = ActWriting{code_answers},
            .check = check_code};
}

Verb search_verb() {
    return {
        .name = "search",
        .summary = "Shows the answers that match, the best first.",
        .arguments = "STUDY [QUERY]",
        .options = and_table_formats(
            {{"--like", "N",
              "Answers like the one of this number, by the words that tell it from "
              "others; with a QUERY those of them that match."},
             {"--like-theme", "T",
              "Answers like those coded with this theme that do not have it yet."},
             {"--terms", "N", "Also the N words that tell what was found from all other answers."},
             {"--limit", "N", "How many answers are shown; else 20."},
             {"--count", "", "Says how many there are and shows none."},
             {"--order", "best|uncoded",
              "uncoded: those first that nobody has coded or judged yet."},
             {"--kwic", "", "Each match on a line, with the words around it."},
             {"--sort", "left|right|rank|participant|stage",
              "With --kwic: by the words before it, by those behind it, or by whose and "
              "when."},
             {"--breakdown", "role,stage,theme,trait.NAME",
              "Counts them by these, or some of them."}}),
        .notes = {about_the_shell, "In a pipe the hit stands between « and ».",
                  about_table_formats()},
        .act = ActReading{search_answers},
        .check = check_search,
        .forms = query_language()};
}

} // namespace

Verb table_verb() {
    return {
        .name = "table",
        .summary = "Counts themes by stage, role or any trait.",
        .arguments = "STUDY",
        .options = and_table_formats(
            {{"--columns", "role,stage",
              "What the columns go by: role, stage, question, or "
              "traits; these when not given."},
             {"--count", "mentions|responses|participants", "What is counted."},
             {"--base", "answered|took-part|asked|codable", "Who counts in N."},
             {"--cells", "n|n/N|percent|tally", "How a count is written."},
             {"--coders", "A,B",
              "Only the codings of these, or of all “people” or all “rules”, or what is settled: "
              "“consensus”."},
             {"--agreed", "", "With --coders: only what all of them coded."},
             {"--top-level", "", "Only the themes at the top, with all below them."},
             {"--used", "", "Only themes that were applied."},
             {"--retired", "", "Retired themes as well."},
             {"--tests", "",
              "Tests each theme across the columns, by the test that fits who is in them; wants "
              "--count participants."},
             {"--correct", "holm|bh|none",
              "With --tests: how p is adjusted over the themes of a contrast."}}),
        .notes = {"A theme with themes below it counts the union of its own and theirs.",
                  about_table_formats()},
        .act = ActReading{show_table},
        .check = check_table};
}

namespace {

Verb quotes_verb() {
    return {.name = "quotes",
            .summary = "Shows the passages that were coded.",
            .arguments = "STUDY",
            .options = and_table_formats(
                {{"--theme", "THEME", "With this theme or one below it."},
                 {"--role", "ROLE", "Of participants in this role."},
                 {"--stage", "STAGE", "From this stage."},
                 {"--question", "TEXT", "From answers to this question."},
                 {"--participant", "LABEL", "Of this participant."},
                 {"--by", "NAME", "Coded by this coder."},
                 {"--coder", "NAME",
                  "As this coder may see it: of answers that she is to code blind nobody "
                  "else's passages."},
                 {"--limit", "N", "At most so many."}}),
            .notes = {about_theme_names,
                      "For example, to be read and marked in a word processor: themata quotes "
                      "STUDY --theme T --out quotes.docx",
                      about_table_formats()},
            .act = ActReading{show_quotes},
            .check = check_tabulated};
}

Verb export_verb() {
    return {
        .name = "export",
        .summary = "Writes the study as CSV files, which an import reads back.",
        .arguments = "STUDY [FOLDER]",
        .options = {{"--what",
                     "participants|stages|questions|responses|scores|codebook|codings|quotes|"
                     "table|willing|notes",
                     "Only this one, to --out or else to the terminal."},
                    {"--out", "FILE", "Where to."},
                    {"--overwrite", "", "Replaces files that are there."}},
        .notes = {"Into a FOLDER go all files that an import of them together makes the same study "
                  "of; quotes and table are for reading. Cells that a spreadsheet would run "
                  "as a formula are guarded; an import takes the guard off."},
        .act = ActReading{export_study},
        .check = check_export};
}

std::vector<Verb> all_verbs() {
    return {
        {.name = "new",
         .summary = "Makes a study; never overwrites one.",
         .arguments = "STUDY.themata",
         .options = {{"--title", "TEXT", "What it is called; else as its file."}},
         .notes = {},
         .act = ActAlone{make_study}},
        import_verb(),
        {.name = "theme",
         .summary = "Edits and shows the codebook: add, rename, define, move, merge, split, "
                    "retire, restore, list.",
         .arguments = "STUDY",
         .options = {who_acts},
         .notes = {about_theme_names},
         .parts = parts_of_theme()},
        {.name = "stage",
         .summary = "Shows, orders and renames the stages: list, move, rename.",
         .arguments = "STUDY",
         .options = {who_acts},
         .notes = {},
         .parts = parts_of_stage()},
        code_verb(),
        search_verb(),
        searches_verb(),
        rules_verb(),
        synonyms_verb(),
        duplicates_verb(),
        suggest_verb(),
        table_verb(),
        chart_verb(),
        scores_verb(),
        compare_verb(),
        scale_verb(),
        quotes_verb(),
        agree_verb(),
        assign_verb(),
        settle_verb(),
        saturation_verb(),
        coverage_verb(),
        cooccurrence_verb(),
        profile_verb(),
        allocate_verb(),
        brief_verb(),
        report_verb(),
        {.name = "codebook",
         .summary = "Shows the themes with what they mean.",
         .arguments = "STUDY",
         .options = and_table_formats(
             {{"--between", "A,B",
               "What became of the themes between these two entries of History; 0 is "
               "before the first."}}),
         .notes = {"As the appendix of a paper: themata codebook STUDY --out codebook.docx",
                   about_table_formats()},
         .act = ActReading{show_codebook},
         .check = check_codebook},
        {.name = "history",
         .summary = "Shows every act in words, the oldest first.",
         .arguments = "STUDY",
         .options = {{"--changes", "N", "What the act with this number changed."},
                     {"--limit", "N", "The newest acts; with --changes, so many lines."},
                     as_rows},
         .notes = {},
         .act = ActReading{show_history}},
        {.name = "undo",
         .summary = "Takes back the last act, or an older one while what it changed is as it left "
                    "it.",
         .arguments = "STUDY",
         .options = {{"--entry", "N", "The act with this number in History."},
                     {"--from", "N", "This act and all later ones that stand."},
                     who_acts},
         .notes = {},
         .act = ActWriting{undo_act},
         .check = check_undo},
        {.name = "redo",
         .summary = "Does again what was undone last.",
         .arguments = "STUDY",
         .options = {who_acts},
         .notes = {},
         .act = ActWriting{redo_act}},
        {.name = "verify",
         .summary = "Reads the whole file and says whether anything in it is wrong.",
         .arguments = "[STUDY]",
         .options = {{"--statistics", "",
                      "Instead of a study: computes published worked examples on this machine and "
                      "shows each beside what was found."},
                     as_text_or_json},
         .notes = {},
         .act = ActAlone{verify_study},
         .check = check_verify},
        {.name = "describe",
         .summary = "Says what a study holds: people, stages, questions, answers, codings.",
         .arguments = "STUDY",
         .options = {as_text_or_json},
         .notes = {"The JSON depends on the study's content alone, not on its history or its file; "
                   "equal fingerprints mean equal content."},
         .act = ActReading{describe_study}},
        export_verb(),
        {.name = "peek",
         .summary = "Shows how a delimited file is read; needs no study.",
         .arguments = "FILE",
         .options = {{"--encoding", "E", "Reads it in this encoding."},
                     {"--delimiter", "D", "Parts cells at this: comma, semicolon, tab, pipe."},
                     as_text_or_json},
         .notes = {about_encodings()},
         .act = ActAlone{peek_file}},
        {.name = "open",
         .summary = "Opens the window.",
         .arguments = "[STUDY]",
         .options = {},
         .notes = {}},
    };
}

} // namespace

const std::vector<Verb>& verbs() {
    static const std::vector<Verb> table = all_verbs();
    return table;
}

} // namespace themata
