// What --help prints, all of it taken from the descriptions of the verbs.
#include "cli/text_table.h"
#include "cli/verb.h"
#include <fmt/format.h>

namespace themata {

namespace {

struct Explained {
    std::string what;
    std::string meaning;
};

// Names on the left, meanings wrapped on the right; a long name has a line of its own.
std::string explained(const std::vector<Explained>& list, std::string_view margin,
                      std::size_t width) {
    constexpr std::size_t longest = 28;
    std::size_t left = 0;
    for (const Explained& each : list)
        if (const std::size_t wide = display_width(each.what); wide <= longest)
            left = std::max(left, wide);
    const std::string indent(margin.size() + left + 2, ' ');

    std::string lines;
    for (const Explained& each : list) {
        std::string meaning = paragraph(each.meaning, indent, width);
        const std::string name = std::string(margin) + pad(each.what, left);
        if (display_width(each.what) <= left)
            lines += name + meaning.substr(margin.size() + left);
        else
            lines += name + '\n' + meaning;
    }
    return lines;
}

std::vector<Explained> options_of(std::span<const OptionRule> rules) {
    std::vector<Explained> list;
    for (const OptionRule& rule : rules) {
        const auto* space = rule.takes.nothing() ? "" : " ";
        const auto* more = rule.times == Times::often ? " …" : "";
        list.push_back({fmt::format("{}{}{}{}", rule.name, space, rule.takes.in_words(), more),
                        std::string(rule.what)});
    }
    return list;
}

std::vector<Explained> forms_of(std::span<const QueryForm> forms) {
    std::vector<Explained> list;
    for (const QueryForm& form : forms)
        list.push_back({std::string(form.example), std::string(form.meaning)});
    return list;
}

std::string usage_of_parts(const Verb& verb, std::size_t width) {
    std::string lines;
    for (const Verb& part : verb.parts) {
        lines += fmt::format("\n  themata {} {} {}{}{}\n", verb.name, verb.arguments, part.name,
                             part.arguments.empty() ? "" : " ", part.arguments);
        lines += paragraph(part.summary, "      ", width);
        if (!part.options.empty())
            lines += explained(options_of(part.options), "      ", width);
    }
    return lines;
}

} // namespace

std::string help(std::size_t width) {
    std::string lines =
        "Themata counts what people say: themes in the answers to questionnaires.\n\n"
        "  themata [open [STUDY]]        opens the window\n"
        "  themata VERB STUDY …          does the same work in the terminal\n\nVerbs:\n";
    std::vector<Explained> list;
    for (const Verb* verb : verbs())
        list.push_back({std::string(verb->name), std::string(verb->summary)});
    lines += explained(list, "  ", width);
    lines += "\n“themata VERB --help” says what a verb takes.\n"
             "Exit codes: 0 done, 1 refused, 2 called wrongly.\n";
    return lines;
}

std::string help(const Verb& verb, std::size_t width) {
    std::string lines = paragraph(verb.summary, "", width) + '\n';
    if (verb.parts.empty())
        lines += fmt::format("Usage: themata {} {}\n", verb.name, verb.arguments);
    else
        lines += "Usage:" + usage_of_parts(verb, width);
    if (!verb.options.empty())
        lines += "\nOptions:\n" + explained(options_of(verb.options), "  ", width);
    if (verb.forms)
        lines += "\nWhat a query can say:\n" + explained(forms_of(verb.forms()), "  ", width);
    for (const std::string_view note : verb.notes)
        lines += '\n' + paragraph(note, "", width);
    if (verb.last_note)
        lines += '\n' + paragraph(verb.last_note(), "", width);
    return lines;
}

} // namespace themata
