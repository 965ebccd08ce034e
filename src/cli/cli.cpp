#include "cli/cli.h"

#include "cli/hints.h"
#include "cli/interrupt.h"
#include "cli/opening.h"
#include "cli/tabulated.h"
#include "cli/verb.h"
#include "text/nearest.h"
#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

using Words = std::span<const std::string_view>;

constexpr int exit_of_refusal = 1;
constexpr int exit_of_wrong_call = 2;

bool asks_for_help(Words words) {
    for (const std::string_view word : words) {
        if (word == "--")
            return false;
        if (word == "--help" || word == "-h")
            return true;
    }
    return false;
}

const Verb* verb_named(std::string_view name) {
    const auto found = std::ranges::find(verbs(), name, &Verb::name);
    return found == verbs().end() ? nullptr : *found;
}

const Verb* part_named(const Verb& verb, std::string_view name) {
    const auto found = std::ranges::find(verb.parts, name, &Verb::name);
    return found == verb.parts.end() ? nullptr : &*found;
}

tl::unexpected<Error> unknown_verb(std::string_view name) {
    if (name.starts_with('-'))
        return wrong_call(fmt::format("A verb comes first, and “{}” is none.", name),
                          "“themata --help” lists all verbs.");
    std::vector<std::string> names;
    for (const Verb* verb : verbs())
        names.emplace_back(verb->name);
    const auto near = names_near(name, names, 1);
    return wrong_call(fmt::format("There is no verb “{}”.", name),
                      near.empty() ? "“themata --help” lists all verbs."
                                   : fmt::format("Did you mean “{}”?", near.front()));
}

tl::unexpected<Error> unknown_part(const Verb& verb, std::string_view name) {
    std::vector<std::string> names;
    for (const Verb& part : verb.parts)
        names.emplace_back(part.name);
    const auto near = names_near(name, names, 1);
    std::string what = name.empty()
                           ? fmt::format("“themata {}” wants to know what to do.", verb.name)
                           : fmt::format("“themata {}” cannot “{}”.", verb.name, name);
    return wrong_call(std::move(what), near.empty()
                                           ? fmt::format("It is one of: {}.", joined(names, ", "))
                                           : fmt::format("Did you mean “{}”?", near.front()));
}

// The act of a verb or of one of its parts, with the call that is handed to it and the options that
// could stand in it.
struct Wanted {
    Act act;
    Call call;
    std::vector<OptionRule> options;
};

Syntax syntax_of(const Verb& verb) { return {verb.name, verb.arguments, verb.options}; }

Result<Wanted> checked(const Verb& verb, Call call, std::vector<OptionRule> options) {
    if (verb.check)
        if (auto fitting = verb.check(call); !fitting)
            return failure(fitting.error());
    if (verb.answers == Answers::tables)
        if (auto fitting = check_tabulated(call); !fitting)
            return failure(fitting.error());
    return Wanted{verb.act, std::move(call), std::move(options)};
}

// To find the part's name among the words, the options of all parts have to be known. What takes
// one thing in this part and another in that takes any text until the part is known.
std::vector<OptionRule> options_of_any_part(const Verb& verb) {
    std::vector<OptionRule> any(verb.options.begin(), verb.options.end());
    for (const Verb& part : verb.parts)
        for (const OptionRule& rule : part.options) {
            const auto known = std::ranges::find(any, rule.name, &OptionRule::name);
            if (known == any.end()) {
                any.push_back(rule);
                continue;
            }
            known->takes = rule.takes.nothing() ? Takes{} : Takes{"TEXT"};
            if (rule.times == Times::often)
                known->times = Times::often;
        }
    return any;
}

Result<Wanted> want_part(const Verb& verb, Words words) {
    const std::vector<OptionRule> any = options_of_any_part(verb);
    const auto loosely = take_apart({verb.name, verb.arguments, any}, words);
    if (!loosely)
        return failure(loosely.error());
    const Verb* part = part_named(verb, loosely->argument(1));
    if (!part)
        return unknown_part(verb, loosely->argument(1));

    const std::string name = fmt::format("{} {}", verb.name, part->name);
    const std::string arguments = fmt::format("{} {}", verb.arguments, part->arguments);
    std::vector<OptionRule> options(part->options.begin(), part->options.end());
    options.insert(options.end(), verb.options.begin(), verb.options.end());
    const Syntax exact{name, arguments, options};
    if (auto fitting = fits(exact, loosely->without_argument(1)); !fitting)
        return failure(fitting.error());
    const auto call = take_apart(exact, words);
    if (!call)
        return failure(call.error());
    return checked(*part, call->without_argument(1), options);
}

Result<Wanted> want(const Verb& verb, Words words) {
    if (!verb.parts.empty())
        return want_part(verb, words);
    auto call = parse(syntax_of(verb), words);
    if (!call)
        return failure(call.error());
    return checked(verb, std::move(*call), {verb.options.begin(), verb.options.end()});
}

Result<void> run(const Wanted& wanted, Terminal& terminal) {
    if (const auto* alone = std::get_if<ActAlone>(&wanted.act)) {
        if (*alone)
            return (*alone)(wanted.call, terminal);
        return failure(Error::Code::refused, "There is no window here.",
                       "Start the program itself with “open”.");
    }
    const auto* reading = std::get_if<ActReading>(&wanted.act);
    auto workbench = open_study(wanted.call, reading ? Access::read : Access::write, terminal);
    if (!workbench)
        return failure(workbench.error());
    if (reading)
        return (*reading)(wanted.call, *workbench, terminal);
    return std::get<ActWriting>(wanted.act)(wanted.call, *workbench, terminal);
}

int report(const Error& error, std::ostream& err) {
    err << "themata: " << error.what << '\n';
    if (!error.hint.empty())
        err << "themata: " << error.hint << '\n';
    return error.code == Error::Code::wrong_call ? exit_of_wrong_call : exit_of_refusal;
}

Result<void> run_verb(Words words, Terminal& terminal) {
    const Verb* verb = verb_named(words.front());
    if (!verb)
        return unknown_verb(words.front());
    if (asks_for_help(words.subspan(1))) {
        terminal.out << help(*verb, terminal.width);
        return {};
    }
    const auto wanted = want(*verb, words.subspan(1));
    if (!wanted)
        return failure(wanted.error());
    return run(*wanted, terminal).map_error([&](Error error) {
        error.hint = hint_for_terminal(error, wanted->options);
        return error;
    });
}

} // namespace

int run_terminal(Words arguments, std::ostream& out, std::ostream& err) {
    const Interrupt interrupt;
    Terminal terminal = terminal_of(out, err);
    terminal.stop = interrupt.token();
    if (arguments.empty()) {
        err << help(terminal.width);
        return exit_of_wrong_call;
    }
    if (arguments.front() == "help" || asks_for_help(arguments.first(1))) {
        out << help(terminal.width);
        return 0;
    }
    if (const auto done = run_verb(arguments, terminal); !done)
        return report(done.error(), err);
    out.flush();
    if (!out)
        return report({Error::Code::io, "The answer could not be written.",
                       "See whether the disk is full or the other program has ended."},
                      err);
    return 0;
}

std::optional<WindowCall> window_call(Words arguments) {
    if (arguments.empty())
        return WindowCall{};
    if (arguments.front() != "open" || asks_for_help(arguments))
        return std::nullopt;
    const auto call = parse(syntax_of(*verb_named("open")), arguments.subspan(1));
    if (!call)
        return std::nullopt;
    if (call->argument(0).empty())
        return WindowCall{};
    return WindowCall{call->argument(0)};
}

} // namespace themata
