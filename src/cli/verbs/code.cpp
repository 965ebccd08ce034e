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

Result<void> check_code(const Call& call) {
    if (call.has("--theme") == call.has("--nothing"))
        return wrong_call("“themata code” wants a theme, or --nothing.",
                          "Give --theme THEME, or --nothing for answers with nothing to code.");
    if (call.has("--as-rule") && call.has("--nothing"))
        return wrong_call("Only a person can judge that there is nothing.",
                          "Leave out --as-rule, or give --theme.");
    return check_passages(call);
}

Result<void> code_answers(const Call& call, Workbench& workbench, Terminal& terminal) {
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
    {"--dry-run", "", "Counts what is new and what is coded so already."},
    {"--participant", "LABEL", "Whose answer."},
    {"--stage", "STAGE", "At which stage."},
    {"--question", "TEXT", "To which question, by its first words."},
    {"--quote", "TEXT", "These words, which stand exactly once there."},
    who_acts};
constexpr std::string_view code_notes[] = {about_theme_names, about_queries};

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
