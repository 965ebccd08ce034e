#include "cli/hints.h"

#include "text/sentences.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

// "--from and --to", "--text, peek", "import --as", "--conflicts keep" in pieces.
std::vector<std::string> choices_meant(std::string_view option) {
    constexpr std::string_view between[] = {", ", " and "};
    std::vector<std::string> choices;
    while (!option.empty()) {
        std::size_t end = option.size();
        std::size_t next = option.size();
        for (const std::string_view each : between)
            if (const std::size_t at = option.find(each); at < end) {
                end = at;
                next = at + each.size();
            }
        choices.emplace_back(option.substr(0, end));
        option.remove_prefix(next);
    }
    return choices;
}

std::string with_value(const OptionRule& rule) {
    return rule.takes.nothing() ? std::string(rule.name)
                                : fmt::format("{} {}", rule.name, rule.takes.in_words());
}

// "--count mentions|responses"; one that comes with its value stays as it is. Nothing when there is
// no such option.
std::string option_to_give(std::string_view choice, std::span<const OptionRule> options) {
    const std::string_view name = choice.substr(0, choice.find(' '));
    const auto rule = std::ranges::find(options, name, &OptionRule::name);
    if (rule == options.end())
        return {};
    return name == choice ? with_value(*rule) : std::string(choice);
}

// "--least --most", "--as willing" in options, each with its value where it has one.
std::vector<std::string> options_in(std::string_view words) {
    std::vector<std::string> options;
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t next = std::min(words.find(" --", begin), words.size());
        options.emplace_back(words.substr(begin, next - begin));
        begin = next + 1;
    }
    return options;
}

struct VerbMeant {
    std::string usage; // "themata scale STUDY range SCALE"
    bool writes = false;
};

std::optional<VerbMeant> verb_meant(std::string_view choice) {
    const std::size_t space = std::min(choice.find(' '), choice.size());
    const auto found = std::ranges::find(verbs(), choice.substr(0, space), &Verb::name);
    if (found == verbs().end())
        return std::nullopt;
    const Verb* verb = *found;
    VerbMeant meant{.usage = fmt::format("themata {} {}", verb->name, verb->arguments)};
    std::string_view rest = choice.substr(std::min(space + 1, choice.size()));
    const std::string_view first = rest.substr(0, rest.find(' '));
    if (const auto part = std::ranges::find(verb->parts, first, &Verb::name);
        part != verb->parts.end()) {
        meant.usage +=
            fmt::format(" {}{}{}", part->name, part->arguments.empty() ? "" : " ", part->arguments);
        verb = &*part;
        rest.remove_prefix(std::min(first.size() + 1, rest.size()));
    }
    for (const std::string& option : options_in(rest))
        if (const std::string given = option_to_give(option, verb->options); !given.empty())
            meant.usage += ' ' + given;
    meant.writes = std::holds_alternative<ActWriting>(verb->act);
    return meant;
}

// "a, b or c"; "a and b" where they belong together.
std::string side_by_side(const std::vector<std::string>& options, const Error& error) {
    const bool together = error.option.find(" and ") != std::string::npos;
    const std::string first = joined({options.begin(), options.end() - 1}, ", ");
    return first.empty() ? options.back()
                         : fmt::format("{} {} {}", first, together ? "and" : "or", options.back());
}

} // namespace

std::string hint_for_terminal(const Error& error, std::span<const OptionRule> options) {
    std::vector<std::string> give;
    std::vector<std::string> sentences;
    for (const std::string& choice : choices_meant(error.option)) {
        if (choice.starts_with('-')) {
            if (std::string option = option_to_give(choice, options); !option.empty())
                give.push_back(std::move(option));
        } else if (const auto verb = verb_meant(choice)) {
            sentences.push_back(
                fmt::format("{} {}.", verb->writes ? "Use" : "See", in_quotes(verb->usage)));
        }
    }
    if (!give.empty())
        sentences.insert(sentences.begin(), fmt::format("Give {}.", side_by_side(give, error)));
    if (!error.hint.empty())
        sentences.insert(sentences.begin(), error.hint);
    return joined(sentences, " ");
}

} // namespace themata
