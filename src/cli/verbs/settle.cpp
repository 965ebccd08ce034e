#include "cli/asked.h"
#include "cli/opening.h"
#include "cli/passages.h"
#include "cli/verb.h"
#include "text/width.h"
#include "workbench/names.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::string_view naming_answer[] = {"--participant", "--stage", "--question"};

// The one answer that the call names.
Result<Response> answer_named(const Call& call, const Workbench& workbench) {
    std::vector<Call::Option> naming;
    for (const Call::Option& option : call.options())
        if (std::ranges::find(naming_answer, option.name) != std::end(naming_answer))
            naming.push_back(option);
    const auto named = passages_named(Call(call.verb(), {call.argument(0)}, std::move(naming)),
                                      workbench, Blank::left_out);
    if (!named)
        return failure(named.error());
    return *find(workbench.study(), named->passages.front().response);
}

Result<std::vector<SettledPassage>> as_coded(const Call& call, const Snapshot& now,
                                             const Response& response) {
    const auto coder = coder_named(now, *call.value("--as"));
    if (!coder)
        return failure(coder.error());
    std::vector<SettledPassage> passages;
    for (const Coding& coding : codings_of(now.study, now.lookup, response.id))
        if (coding.coder == *coder)
            passages.push_back({coding.theme, coding.span});
    const bool judged = std::ranges::any_of(now.lookup.verdicts.of(response.id), [&](VerdictId id) {
        return find(now.study, id)->coder == *coder;
    });
    if (passages.empty() && !judged)
        return failure(Error::Code::not_found,
                       fmt::format("{} has neither coded this answer nor judged it.",
                                   find(now.study, *coder)->name),
                       "Give --theme, or --nothing when there is nothing to code.");
    return passages;
}

Result<Span> quoted(const std::string& quote, const Response& response) {
    const std::vector<Span> places = places_of(quote, response.text);
    if (places.size() == 1)
        return places.front();
    const std::string shown = shorten(terminal_line(quote), 60);
    if (places.empty())
        return failure(Error::Code::not_found, fmt::format("“{}” does not stand there.", shown),
                       "Copy the words exactly as they were written.");
    return failure(Error::Code::refused,
                   fmt::format("“{}” stands there {} times.", shown, places.size()),
                   "Take in more words.");
}

// Themes with the quotes that follow each; without a quote the whole answer.
Result<std::vector<SettledPassage>> as_named(const Call& call, const Snapshot& now,
                                             const Response& response) {
    const Span whole{0, static_cast<std::uint32_t>(response.text.size())};
    std::vector<SettledPassage> passages;
    bool quote_follows = false;
    for (const Call::Option& option : call.options()) {
        if (option.name == "--theme") {
            const auto theme = theme_named(now, option.value);
            if (!theme)
                return failure(theme.error());
            passages.push_back({*theme, whole});
            quote_follows = false;
        } else if (option.name == "--quote") {
            const auto span = quoted(option.value, response);
            if (!span)
                return failure(span.error());
            if (quote_follows)
                passages.push_back({passages.back().theme, *span});
            else
                passages.back().span = *span;
            quote_follows = true;
        }
    }
    return passages;
}

Result<void> settle_one(const Call& call, Workbench& workbench, Terminal& terminal) {
    const auto response = answer_named(call, workbench);
    if (!response)
        return failure(response.error());
    const Snapshot& now = *workbench.snapshot();
    SettledAnswer answer{.response = response->id, .passages = {}};
    if (!call.has("--nothing")) {
        auto passages =
            call.has("--as") ? as_coded(call, now, *response) : as_named(call, now, *response);
        if (!passages)
            return failure(passages.error());
        answer.passages = std::move(*passages);
    }
    return act(workbench,
               SettleAnswers{.consensus = call.value("--consensus", "consensus"),
                             .answers = {std::move(answer)}},
               terminal);
}

std::vector<CoderId> all_people(const Study& study) {
    std::vector<CoderId> people;
    for (const Coder& coder : study.coders)
        if (coder.kind == CoderKind::person)
            people.push_back(coder.id);
    return people;
}

// What the first of the coders who read it has there.
SettledAnswer taken_over(const ComparedAnswer& answer) {
    SettledAnswer settled{.response = answer.response, .passages = {}};
    const auto first = std::ranges::find(answer.views, true, &CoderView::has_read);
    for (const Coding& coding : first->codings)
        settled.passages.push_back({coding.theme, coding.span});
    return settled;
}

Result<void> settle_agreed(const Call& call, Workbench& workbench, Terminal& terminal) {
    const Snapshot& now = *workbench.snapshot();
    auto spec = agreement_asked(call, now);
    if (!spec)
        return failure(spec.error());
    if (spec->read.coders.empty()) {
        spec->read.coders = all_people(now.study);
        spec->read.at_least = spec->read.coders.size() < 2 ? 0 : 2;
    }
    // What is assigned and not done yet is no agreement that there is nothing.
    spec->read.base = ReadBase::judged;
    const auto answers = compared_answers(now, *spec);
    if (!answers)
        return failure(answers.error());
    SettleAnswers intent{.consensus = call.value("--consensus", "consensus"), .answers = {}};
    for (const ComparedAnswer& answer : answers->agreed)
        intent.answers.push_back(taken_over(answer));
    if (intent.answers.empty())
        return failure(Error::Code::refused, "There is no answer left on which the coders agree.",
                       "“themata agree STUDY --coders A,B --disagreements” shows what is to be "
                       "settled.");
    if (auto done = act(workbench, intent, terminal); !done)
        return done;
    terminal.out << fmt::format("  Left to settle: {}; settled before: {}.\n",
                                answers->disagreed.size(), answers->settled);
    return {};
}

Result<void> check_settle(const Call& call) {
    const bool one = call.has("--participant") || call.has("--stage") || call.has("--question");
    const auto ways = static_cast<int>(call.has("--as")) + static_cast<int>(call.has("--theme")) +
                      static_cast<int>(call.has("--nothing"));
    if (call.has("--agreed") && (one || ways > 0))
        return wrong_call("--agreed takes over all answers on which the coders agree.",
                          "Leave out what names one answer, or leave out --agreed.");
    if (auto fits = check_overlap(call); !fits)
        return fits;
    if (call.has("--agreed"))
        return {};
    if (call.has("--coders") || call.has("--unit"))
        return wrong_call("--coders and --unit are for --agreed.",
                          "Leave them out, or give --agreed.");
    if (!call.has("--participant") || !call.has("--stage"))
        return wrong_call(
            "“themata settle” wants to know which answer.",
            "Give --participant P and --stage S, or --agreed for all that coders agree "
            "on.");
    if (ways != 1)
        return wrong_call("What is settled is told in one way.",
                          "Give --as CODER, or --theme THEME, or --nothing.");
    const auto first = std::ranges::find_if(call.options(), [](const Call::Option& option) {
        return option.name == "--theme" || option.name == "--quote";
    });
    if (first != call.options().end() && first->name == "--quote")
        return wrong_call("A quote belongs to the theme before it.",
                          "Give --theme THEME --quote TEXT.");
    return {};
}

Result<void> settle_answers(const Call& call, Workbench& workbench, Terminal& terminal) {
    return call.has("--agreed") ? settle_agreed(call, workbench, terminal)
                                : settle_one(call, workbench, terminal);
}

constexpr OptionRule settle_options[] = {
    {"--participant", "LABEL", "Whose answer."},
    {"--stage", "STAGE", "At which stage."},
    {"--question", "TEXT", "To which question, by its first words."},
    {"--as", "NAME", "As this coder has it."},
    {"--theme", "THEME", "This theme, and more by more of this option.", Times::often},
    {"--quote", "TEXT",
     "Of the theme before it: these words, which stand exactly once there; without "
     "a quote the whole answer.",
     Times::often},
    {"--nothing", "", "That there is nothing to code."},
    {"--agreed", "",
     "Instead: takes over all answers on which the coders agree, with the passages "
     "of the one named first."},
    {"--coders", "A,B", "With --agreed: who has to agree; else all people, two of them at least."},
    matching_options[0],
    matching_options[1],
    {"--consensus", "NAME", "What the consensus is called; else “consensus”."},
    who_acts};
constexpr std::string_view settle_notes[] = {
    "“themata agree STUDY --coders A,B --disagreements” lists what is to be settled; "
    "settled answers leave that list. Settling an answer again replaces what was "
    "settled.",
    "“themata table --coders consensus” counts settled codings, and elsewhere what "
    "all people agree on who read the answer."};

} // namespace

extern constexpr Verb verb_settle{.name = "settle",
                                  .summary =
                                      "Writes what coders settled on as the coding of a consensus.",
                                  .options = settle_options,
                                  .notes = settle_notes,
                                  .act = ActWriting{settle_answers},
                                  .check = check_settle};

} // namespace themata
