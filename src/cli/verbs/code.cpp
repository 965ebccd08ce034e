#include "cli/carried.h"
#include "cli/opening.h"
#include "cli/passages.h"
#include "cli/verb.h"
#include "text/sentences.h"
#include "workbench/names.h"
#include <fmt/format.h>

namespace themata {

namespace {

std::vector<ResponseId> answers_of(const std::vector<Passage>& passages) {
    std::vector<ResponseId> answers;
    for (const Passage& passage : passages)
        answers.push_back(passage.response);
    return answers;
}

// Whose codings they are: those of the rule that is named, else of the person who acts.
std::string coder_of(const Call& call) { return call.value("--as-rule", setting_of(call).coder); }

// What the coder has coded with the theme in these passages; without a quote in the whole
// answers, whichever part of them was coded.
Result<std::vector<CodingId>> own_codings(const Workbench& workbench, const Call& call,
                                          ThemeId theme, const std::vector<Passage>& passages) {
    const Snapshot& now = *workbench.snapshot();
    const std::string name = coder_of(call);
    const auto coder = coder_named(now, name);
    if (!coder)
        return failure(coder.error());
    std::vector<CodingId> own;
    for (const Passage& passage : passages)
        for (const CodingId id : now.lookup.codings.of(passage.response)) {
            const Coding& coding = *find(now.study, id);
            const bool here = !call.has("--quote") || coding.span == passage.span;
            if (coding.theme == theme && coding.coder == *coder && here)
                own.push_back(id);
        }
    if (own.empty())
        return failure(Error::Code::not_found, fmt::format("{} has not coded so there.", name),
                       "Give --coder NAME for the codings of somebody else.");
    return own;
}

Result<Intent> intent_of(const Call& call, const Workbench& workbench,
                         const std::vector<Passage>& passages) {
    const bool withdraw = call.has("--withdraw");
    if (call.has("--nothing"))
        return withdraw ? Intent(UnmarkNothingToCode{answers_of(passages)})
                        : Intent(MarkNothingToCode{answers_of(passages)});
    const auto theme = theme_named(*workbench.snapshot(), *call.value("--theme"));
    if (!theme)
        return failure(theme.error());
    if (!withdraw)
        return Intent(
            ApplyTheme{.theme = *theme, .passages = passages, .rule = call.value("--as-rule", "")});
    auto codings = own_codings(workbench, call, *theme, passages);
    if (!codings)
        return failure(codings.error());
    return Intent(WithdrawCodings{std::move(*codings)});
}

std::string in_words(const BulkPreview& preview, const std::string& coder) {
    return fmt::format("{} new, {} coded so by {} already; in {}, {} of which have the theme "
                       "already, whoever applied it.",
                       counted(preview.fresh, "passage"), preview.there, coder,
                       counted(preview.answers, "answer"), preview.answers_coded);
}

// What would be done, in the same words; what would be refused is refused.
Result<void> show_preview(const Call& call, const Workbench& workbench, const Intent& intent,
                          Terminal& terminal) {
    const auto planned = workbench.preview(intent, terminal.stop);
    const auto* apply_theme = std::get_if<ApplyTheme>(&intent);
    const BulkPreview preview = apply_theme ? preview_of(*workbench.snapshot(), apply_theme->theme,
                                                         apply_theme->passages, coder_of(call))
                                            : BulkPreview{};
    // That all is coded already is a refusal of the act, but an answer to the question.
    if (!planned && (!apply_theme || preview.fresh > 0))
        return failure(planned.error());
    terminal.out << "Not done, only shown: "
                 << terminal_line(planned ? planned->note + "." : planned.error().what) << '\n';
    if (apply_theme)
        terminal.out << paragraph(in_words(preview, coder_of(call)), "  ", terminal.width);
    return {};
}

// Told before it is done, since the list is of what is uncoded until then.
Result<void> carry_over_codings(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto carrying = carrying_over(workbench, terminal.stop);
    if (!carrying)
        return failure(carrying.error());
    const Snapshot before = *workbench.snapshot();
    if (call.has("--dry-run") && call.value("--format", "") == "json") {
        terminal.out << carried_in_json(before, *carrying);
        return {};
    }
    const Intent intent = intent_of(carrying->found);
    const auto planned = workbench.preview(intent, terminal.stop);
    if (!planned && !carrying->found.answers.empty())
        return failure(planned.error());
    if (call.has("--dry-run") || !planned)
        terminal.out << (planned ? "Not done, only shown: " + terminal_line(planned->note) + "."
                                 : planned.error().what)
                     << '\n';
    else if (const auto done = act(workbench, intent, terminal); !done)
        return done;
    terminal.out << carried_in_text(before, *carrying, terminal.width);
    return {};
}

// What says which answers and which theme.
constexpr std::string_view what_names_passages[] = {
    "--theme", "--nothing",  "--withdraw",    "--where", "--scope",    "--like",  "--group",
    "--near",  "--likeness", "--participant", "--stage", "--question", "--quote", "--as-rule"};

Result<void> check_carry_over(const Call& call) {
    for (const std::string_view option : what_names_passages)
        if (call.has(option))
            return wrong_call(fmt::format("--carry-over finds the answers and themes itself, so "
                                          "{} does not go with it.",
                                          option),
                              "Give --carry-over alone, with --dry-run to see what it would do.");
    if (call.has("--format") && !call.has("--dry-run"))
        return wrong_call("--format is of what --carry-over would do.", "Give --dry-run with it.");
    return {};
}

Result<void> check_code(const Call& call) {
    if (call.has("--carry-over"))
        return check_carry_over(call);
    if (call.has("--format"))
        return wrong_call("--format is of what --carry-over would do.",
                          "Give --carry-over --dry-run with it.");
    if (call.has("--theme") == call.has("--nothing"))
        return wrong_call("“themata code” wants a theme, or --nothing.",
                          "Give --theme THEME, or --nothing for answers with nothing to code.");
    if (call.has("--as-rule") && call.has("--nothing"))
        return wrong_call("Only a person can judge that there is nothing.",
                          "Leave out --as-rule, or give --theme.");
    return check_passages(call);
}

Result<void> code_answers(const Call& call, Workbench& workbench, Terminal& terminal) {
    if (call.has("--carry-over"))
        return carry_over_codings(call, workbench, terminal);
    const auto named =
        passages_named(call, workbench, call.has("--withdraw") ? Blank::taken : Blank::left_out);
    if (!named)
        return failure(named.error());
    const auto intent = intent_of(call, workbench, named->passages);
    if (!intent)
        return failure(intent.error());
    const auto done = call.has("--dry-run") ? show_preview(call, workbench, *intent, terminal)
                                            : act(workbench, *intent, terminal);
    if (!done)
        return done;
    if (named->blank > 0)
        terminal.out << fmt::format("  Left out as blank: {}.\n", named->blank);
    return {};
}

constexpr std::string_view about_queries =
    "themata search --help lists what a query can say. For example: clinic OR \"ward round\" "
    "role:mentor -is:coded.";

constexpr OptionRule code_options[] = {
    {"--theme", "THEME", "The theme."},
    {"--nothing", "", "Instead of a theme: read, and nothing to code."},
    {"--withdraw", "", "Takes back what --coder has applied there."},
    {"--where", "QUERY", "All answers that match."},
    {"--scope", words_for_scope,
     "What of them: the words that match, the sentences around these, or the "
     "whole answers; these when not given."},
    {"--like", any_number, "The response with this number and all that are like it."},
    {"--group", from_one, "All answers of this group of “themata duplicates”."},
    {"--near", "", "With these: also answers that are nearly so."},
    {"--likeness", any_number, "With --near: how near, in percent; else 70."},
    {"--as-rule", "NAME",
     "Codes in the name of a rule and not of a person, so that tables can tell "
     "them apart."},
    {"--carry-over", "",
     "Gives uncoded answers the codings of those that say the same, by the name “carried over”."},
    {"--dry-run", "", "Counts what is new and what is coded so already; changes nothing."},
    {"--format", "text|json", "With --carry-over --dry-run: for people, or for programs."},
    {"--participant", "LABEL", "Whose answer."},
    {"--stage", "STAGE", "At which stage."},
    {"--question", "TEXT", "To which question, by its first words."},
    {"--quote", "TEXT", "These words, which stand exactly once there."},
    who_acts};
constexpr std::string_view about_carrying_over =
    "Answers say the same where they differ in case, white space and punctuation alone, as in "
    "“themata duplicates”. Carried over is what people coded; a passage goes to the same words. "
    "Where people coded equal answers differently, and where a theme was retired or merged since, "
    "nothing is applied, and that is told. “carried over” counts as a rule, not as a person.";
constexpr std::string_view code_notes[] = {about_theme_names, about_queries, about_carrying_over};

} // namespace

extern constexpr Verb verb_code{
    .name = "code",
    .summary = "Applies a theme to all answers that match a query or are alike, to one "
               "whole answer, or to a quote from it.",
    .options = code_options,
    .notes = code_notes,
    .act = ActWriting{code_answers},
    .check = check_code};

} // namespace themata
