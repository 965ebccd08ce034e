#include "exchange/reading/rules_file.h"

#include "text/sentences.h"
#include "text/utf8.h"
#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace themata {

namespace {

constexpr std::array<std::string_view, 3> scope_words = {"hit", "sentence", "answer"};
constexpr std::string_view rule_keys[] = {"name", "theme", "scope", "query"};
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

tl::unexpected<Error> wrong(std::size_t line, std::string what, std::string hint) {
    return failure(at_line(line, {Error::Code::refused, std::move(what), std::move(hint)}));
}

// Takes the lines of a file one after the other.
class RulesReader {
public:
    Result<void> take(std::string_view line, std::size_t number) {
        const std::string_view text = trimmed(line);
        if (text.starts_with('#'))
            return {};
        if (text.empty())
            return end_of_paragraph();
        const std::size_t colon = text.find(':');
        const std::string_view key = trimmed(text.substr(0, std::min(colon, text.size())));
        if (colon == text.npos || std::ranges::find(rule_keys, key) == std::end(rule_keys))
            return wrong(number, fmt::format("“{}” is no part of a rule.", text),
                         "A line begins with name:, theme:, scope:, query: or #.");
        return take_part(key, {std::string(trimmed(text.substr(colon + 1))), number});
    }

    Result<void> end_of_paragraph() {
        if (begun_ == 0)
            return {};
        for (const auto& [part, key] : {std::pair(&rule_.name, "name"), {&rule_.query, "query"}})
            if (part->line == 0)
                return wrong(begun_, fmt::format("This rule has no {}.", key),
                             fmt::format("Write a line that begins with {}:.", key));
        rules_.push_back(std::exchange(rule_, {}));
        begun_ = scope_at_ = 0;
        return {};
    }

    [[nodiscard]] std::vector<RuleText> done() { return std::move(rules_); }

private:
    Result<void> take_part(std::string_view key, RuleText::Part part) {
        begun_ = begun_ == 0 ? part.line : begun_;
        if (part.text.empty())
            return wrong(part.line, fmt::format("Nothing stands after {}:.", key),
                         "Write it on the same line, or take the line out.");
        if (key == "scope")
            return take_scope(part);
        RuleText::Part& there = key == "name"    ? rule_.name
                                : key == "theme" ? rule_.theme
                                                 : rule_.query;
        if (there.line != 0)
            return twice(key, part.line);
        if (key == "name")
            for (const RuleText& rule : rules_)
                if (rule.name.text == part.text)
                    return wrong(part.line,
                                 fmt::format("There is a rule “{}” in line {} already.", part.text,
                                             rule.name.line),
                                 "Give each a name of its own.");
        there = std::move(part);
        return {};
    }

    Result<void> take_scope(const RuleText::Part& part) {
        if (scope_at_ != 0)
            return twice("scope", part.line);
        const auto found = std::ranges::find(scope_words, part.text);
        if (found == scope_words.end())
            return wrong(part.line, fmt::format("“{}” is no scope.", part.text),
                         "It is one of: hit, sentence, answer.");
        rule_.scope = static_cast<CodingScope>(found - scope_words.begin());
        scope_at_ = part.line;
        return {};
    }

    static tl::unexpected<Error> twice(std::string_view key, std::size_t line) {
        return wrong(line, fmt::format("The rule has a second {}.", key),
                     "An empty line parts one rule from the next.");
    }

    std::vector<RuleText> rules_;
    RuleText rule_;
    std::size_t begun_ = 0;    // the first line of this paragraph
    std::size_t scope_at_ = 0; // the line of its scope
};

} // namespace

Error at_line(std::size_t line, Error error) {
    error.what = fmt::format("Line {}: {}", line, error.what);
    return error;
}

Result<std::vector<RuleText>> read_rules(std::string_view text) {
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    RulesReader reading;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        if (find_invalid_utf8(line))
            return wrong(number, "This is not valid UTF-8 text.", "Save the file as UTF-8.");
        if (auto taken = reading.take(line, number); !taken)
            return failure(taken.error());
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (auto ended = reading.end_of_paragraph(); !ended)
        return failure(ended.error());
    return reading.done();
}

std::string write_rules(const Snapshot& now) {
    std::string text =
        "# Rules and saved searches: a paragraph for each. A rule has a theme, which "
        "is\n# applied to the hit, its sentence or the whole answer.\n";
    for (const SavedSearch& search : now.study.searches) {
        text += fmt::format("\nname:  {}\n", search.name);
        if (search.theme)
            text += fmt::format("theme: {}\n", path_of(now.study, search.theme));
        text += fmt::format("scope: {}\nquery: {}\n",
                            scope_words[static_cast<std::size_t>(search.scope)], search.query);
    }
    return text;
}

} // namespace themata
