// The parser is our own because the verbs' table has to drive all of it. CLI11 takes the value
// after an option for another option when it begins with "-", and "-" or "- the waiting" are
// answers that people quote; nor does it name the nearest word or speak in sentences and hints.
#include "cli/call.h"

#include "text/nearest.h"
#include "text/numbers.h"
#include <algorithm>
#include <fmt/format.h>

namespace themata {

namespace {

std::string see_help(const Syntax& syntax) {
    return fmt::format("“themata {} --help” says what it takes.", syntax.verb);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(separator, begin), text.size());
        if (end > begin)
            parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

Result<std::uint64_t> number_of(const OptionRule& rule, const std::string& value) {
    const auto number = whole_number<std::uint64_t>(value);
    const bool digits = !value.empty() && value.find_first_not_of("0123456789") == value.npos;
    if (!number && !digits)
        return wrong_call(fmt::format("{} wants a whole number, not “{}”.", rule.name, value),
                          fmt::format("For example: {} 20.", rule.name));
    if (number && *number >= rule.takes.least && *number <= rule.takes.most)
        return *number;
    return wrong_call(fmt::format("{} cannot be {}.", rule.name, value),
                      fmt::format("It goes from {} to {}.", rule.takes.least, rule.takes.most));
}

tl::unexpected<Error> no_such_word(const OptionRule& rule, const std::string& value) {
    const std::string words = rule.takes.in_words();
    return wrong_call(fmt::format("{} cannot be “{}”.", rule.name, value),
                      fmt::format("It is one of: {}.", fmt::join(split(words, '|'), ", ")));
}

// The value as the rule takes it.
Result<Call::Option> read_option(const OptionRule& rule, std::string value) {
    const Takes& takes = rule.takes;
    Call::Option option{.name = rule.name, .value = std::move(value), .alone = takes.nothing()};
    if (takes.a_number()) {
        const auto number = number_of(rule, option.value);
        if (!number)
            return failure(number.error());
        option.number = *number;
    } else if (takes.amount) {
        const auto amount = takes.amount(rule.name, option.value);
        if (!amount)
            return failure(amount.error());
        option.amount = *amount;
    } else if (!takes.choices.empty()) {
        const auto choice = std::ranges::find(takes.choices, option.value, &Choice::word);
        if (choice == takes.choices.end())
            return no_such_word(rule, option.value);
        option.number = static_cast<std::uint64_t>(choice->means);
    } else if (takes.name.find('|') != takes.name.npos) {
        const auto words = split(takes.name, '|');
        if (std::ranges::find(words, option.value) == words.end())
            return no_such_word(rule, option.value);
    }
    return option;
}

std::string without_dashes(std::string_view option) {
    return std::string(option.substr(std::min(option.find_first_not_of('-'), option.size())));
}

tl::unexpected<Error> unknown_option(const Syntax& syntax, std::string_view name) {
    std::vector<std::string> names;
    for (const OptionRule& rule : syntax.options)
        names.push_back(without_dashes(rule.name));
    std::string what = fmt::format("“themata {}” has no option {}.", syntax.verb, name);
    if (const auto near = names_near(without_dashes(name), names, 1); !near.empty())
        return wrong_call(std::move(what), fmt::format("Did you mean --{}?", near.front()));
    if (!name.starts_with("--"))
        return wrong_call(std::move(what),
                          "Put -- before words that begin with “-” and are no options.");
    return wrong_call(std::move(what), see_help(syntax));
}

const OptionRule* rule_of(const Syntax& syntax, std::string_view name) {
    const auto rule = std::ranges::find(syntax.options, name, &OptionRule::name);
    return rule == syntax.options.end() ? nullptr : &*rule;
}

// Reads words one after another into arguments and options.
class WordReader {
public:
    WordReader(const Syntax& syntax, std::span<const std::string_view> words)
        : syntax_(syntax), words_(words) {}

    Result<Call> read() {
        while (next_ < words_.size()) {
            const std::string_view word = words_[next_++];
            if (word == "--") {
                for (; next_ < words_.size(); ++next_)
                    arguments_.emplace_back(words_[next_]);
            } else if (word.size() < 2 || word.front() != '-') {
                arguments_.emplace_back(word);
            } else if (auto taken = take_option(word); !taken) {
                return failure(taken.error());
            }
        }
        return Call(std::string(syntax_.verb), std::move(arguments_), std::move(options_));
    }

private:
    Result<void> take_option(std::string_view word) {
        const std::size_t equals = word.starts_with("--") ? word.find('=') : word.npos;
        const std::string_view name = word.substr(0, equals);
        const OptionRule* rule = rule_of(syntax_, name);
        if (!rule)
            return unknown_option(syntax_, name);
        if (rule->times == Times::once && std::ranges::count(options_, name, &Call::Option::name))
            return wrong_call(fmt::format("{} is given twice.", name), "Give it once.");
        auto value = value_of(*rule, word, equals);
        if (!value)
            return failure(value.error());
        auto option = read_option(*rule, std::move(*value));
        if (!option)
            return failure(option.error());
        options_.push_back(std::move(*option));
        return {};
    }

    Result<std::string> value_of(const OptionRule& rule, std::string_view word,
                                 std::size_t equals) {
        if (rule.takes.nothing() && equals != word.npos)
            return wrong_call(fmt::format("{} takes no value.", rule.name), see_help(syntax_));
        if (rule.takes.nothing())
            return std::string();
        if (equals != word.npos)
            return std::string(word.substr(equals + 1));
        if (next_ == words_.size() || rule_of(syntax_, words_[next_]))
            return wrong_call(
                fmt::format("{} wants a value: {}.", rule.name, rule.takes.in_words()),
                fmt::format("Write “{} {}”.", rule.name, rule.takes.in_words()));
        return std::string(words_[next_++]);
    }

    const Syntax& syntax_;
    std::span<const std::string_view> words_;
    std::size_t next_ = 0;
    std::vector<std::string> arguments_;
    std::vector<Call::Option> options_;
};

} // namespace

tl::unexpected<Error> wrong_call(std::string what, std::string hint) {
    return failure(Error::Code::wrong_call, std::move(what), std::move(hint));
}

std::string Takes::in_words() const {
    if (choices.empty())
        return std::string(name);
    std::string words;
    for (const Choice& choice : choices)
        words += (words.empty() ? "" : "|") + std::string(choice.word);
    return words;
}

Call::Call(std::string verb, std::vector<std::string> arguments, std::vector<Option> options)
    : verb_(std::move(verb)), arguments_(std::move(arguments)), options_(std::move(options)) {}

const std::string& Call::argument(std::size_t place) const {
    static const std::string left_out;
    return place < arguments_.size() ? arguments_[place] : left_out;
}

std::span<const std::string> Call::arguments(std::size_t from) const {
    return std::span(arguments_).subspan(std::min(from, arguments_.size()));
}

const Call::Option* Call::find(std::string_view option) const {
    const auto found = std::ranges::find(options_, option, &Option::name);
    return found == options_.end() ? nullptr : &*found;
}

bool Call::has(std::string_view option) const { return find(option) != nullptr; }

std::optional<std::string> Call::value(std::string_view option) const {
    const Option* found = find(option);
    return found ? std::optional(found->value) : std::nullopt;
}

std::string Call::value(std::string_view option, std::string_view otherwise) const {
    return value(option).value_or(std::string(otherwise));
}

std::vector<std::string> Call::values(std::string_view option) const {
    std::vector<std::string> all;
    for (const Option& each : options_)
        if (each.name == option)
            all.push_back(each.value);
    return all;
}

std::uint64_t Call::number(std::string_view option, std::uint64_t otherwise) const {
    const Option* found = find(option);
    return found ? found->number : otherwise;
}

std::uint32_t Call::count(std::string_view option, std::uint32_t otherwise) const {
    return static_cast<std::uint32_t>(number(option, otherwise));
}

double Call::amount(std::string_view option, double otherwise) const {
    const Option* found = find(option);
    return found ? found->amount : otherwise;
}

Call Call::without_argument(std::size_t place) const {
    Call call = *this;
    if (place < call.arguments_.size())
        call.arguments_.erase(call.arguments_.begin() + static_cast<std::ptrdiff_t>(place));
    return call;
}

Result<Call> take_apart(const Syntax& syntax, std::span<const std::string_view> words) {
    return WordReader(syntax, words).read();
}

Result<void> fits(const Syntax& syntax, const Call& call) {
    for (const Call::Option& option : call.options())
        if (!rule_of(syntax, option.name))
            return unknown_option(syntax, option.name);

    const auto names = split(syntax.arguments, ' ');
    for (std::size_t place = call.size(); place < names.size(); ++place)
        if (names[place].front() != '[')
            return wrong_call(fmt::format("“themata {}” wants {}.", syntax.verb, names[place]),
                              fmt::format("Usage: themata {} {}", syntax.verb, syntax.arguments));
    const bool endless = !names.empty() && names.back().find("…") != names.back().npos;
    if (!endless && call.size() > names.size())
        return wrong_call(
            fmt::format("There is a word too many: “{}”.", call.argument(names.size())),
            "Put quotes around a name or a query of several words.");
    return {};
}

Result<Call> parse(const Syntax& syntax, std::span<const std::string_view> words) {
    auto call = take_apart(syntax, words);
    if (!call)
        return call;
    if (auto fitting = fits(syntax, *call); !fitting)
        return failure(fitting.error());
    return call;
}

std::vector<std::string> pieces_of(std::string_view list) {
    std::vector<std::string> pieces(1);
    bool quoted = false;
    for (std::size_t at = 0; at < list.size(); ++at) {
        const bool twice = quoted && list.substr(at, 2) == "\"\"";
        if (list[at] == '"' && !twice)
            quoted = !quoted;
        else if (list[at] == ',' && !quoted)
            pieces.emplace_back();
        else
            pieces.back() += list[at];
        at += twice ? 1 : 0;
    }
    std::erase(pieces, std::string());
    return pieces;
}

std::vector<std::string> names_in(std::string_view list,
                                  const std::function<bool(const std::string&)>& is_name) {
    const std::vector<std::string> pieces = pieces_of(list);
    std::vector<std::string> names;
    for (std::size_t first = 0; first < pieces.size();) {
        std::size_t end = pieces.size();
        for (; end > first + 1; --end)
            if (is_name(fmt::format("{}", fmt::join(pieces.begin() + std::ptrdiff_t(first),
                                                    pieces.begin() + std::ptrdiff_t(end), ","))))
                break;
        names.push_back(fmt::format("{}", fmt::join(pieces.begin() + std::ptrdiff_t(first),
                                                    pieces.begin() + std::ptrdiff_t(end), ",")));
        first = end;
    }
    return names;
}

} // namespace themata
