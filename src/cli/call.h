#pragma once
// A call of the program taken apart: the verb, what stands after it, and the options. Each option
// is read once, by its rule: a verb asks for the number, the amount or the value that a word means
// and never parses. Values; any thread.

#include "analysis/choice.h"
#include "study/result.h"
#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

enum class Times : std::uint8_t { once, often };

// Reads what follows an option as a number: "170mm", "20%".
using ReadAmount = Result<double> (*)(std::string_view option, const std::string& value);

// What follows an option, as help names it: nothing, one of some words ("a|b", or Choices with what
// they mean), a whole number, an amount that has a reader, or any text.
struct Takes {
    std::string_view name = {};
    std::span<const Choice> choices = {};
    ReadAmount amount = nullptr;
    std::uint64_t least = 0; // of whole numbers
    std::uint64_t most = 0;

    constexpr Takes() = default;

    constexpr Takes(const char* text) : name(text) {}

    constexpr Takes(const char* text, ReadAmount read) : name(text), amount(read) {}

    constexpr Takes(std::uint64_t from, std::uint64_t to) : name("N"), least(from), most(to) {}

    template <std::size_t n>
    constexpr Takes(const Choice (&words)[n]) : choices(words) {}

    // Only the first of the words.
    template <std::size_t n>
    constexpr Takes(const Choice (&words)[n], std::size_t first)
        : choices(std::span(words).first(first)) {}

    [[nodiscard]] constexpr bool nothing() const { return name.empty() && choices.empty(); }

    [[nodiscard]] constexpr bool a_number() const { return most > 0; }

    [[nodiscard]] std::string in_words() const;
};

inline constexpr std::uint64_t most_of_all = 4'294'967'295; // what a number of 32 bits holds
inline constexpr Takes any_number{0, most_of_all};
inline constexpr Takes from_one{1, most_of_all};
inline constexpr Takes any_seed{0, UINT64_MAX};

// An option as a verb's description states it.
struct OptionRule {
    std::string_view name = {};
    Takes takes = {};
    std::string_view what = {};
    Times times = Times::once;
};

// Lists of options one after another, for a verb that shares some of them with others.
template <std::size_t... n>
[[nodiscard]] constexpr auto joined(const OptionRule (&... lists)[n]) {
    std::array<OptionRule, (n + ...)> all{};
    std::size_t at = 0;
    const auto take = [&](const auto& list) {
        for (const OptionRule& rule : list)
            all[at++] = rule;
    };
    (take(lists), ...);
    return all;
}

// What may stand after a verb. `arguments` is "STUDY FILE…" as help prints it: words in order, "…"
// for one or more, "[…]" for one that may be left out.
struct Syntax {
    std::string_view verb;
    std::string_view arguments;
    std::span<const OptionRule> options;
};

class Call {
public:
    struct Option {
        std::string_view name;
        std::string value = {};   // as it was typed
        std::uint64_t number = 0; // of a whole number, or what a word means
        double amount = 0;
        bool alone = false; // it takes no value
    };

    Call() = default;
    Call(std::string verb, std::vector<std::string> arguments, std::vector<Option> options);

    // With its part: "chart themes".
    [[nodiscard]] const std::string& verb() const { return verb_; }

    // An argument by its place; empty where it was left out.
    [[nodiscard]] const std::string& argument(std::size_t place) const;
    // The arguments from this place on.
    [[nodiscard]] std::span<const std::string> arguments(std::size_t from) const;

    [[nodiscard]] bool has(std::string_view option) const;
    [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
    [[nodiscard]] std::string value(std::string_view option, std::string_view otherwise) const;
    [[nodiscard]] std::vector<std::string> values(std::string_view option) const;
    // What was read when the call was parsed.
    [[nodiscard]] std::uint64_t number(std::string_view option, std::uint64_t otherwise) const;
    [[nodiscard]] std::uint32_t count(std::string_view option, std::uint32_t otherwise) const;
    [[nodiscard]] double amount(std::string_view option, double otherwise) const;

    // The value of the enumeration that the word means by the Choices of its rule.
    template <class Enum>
    [[nodiscard]] Enum chosen(std::string_view option, Enum otherwise) const {
        return static_cast<Enum>(number(option, static_cast<std::uint64_t>(otherwise)));
    }

    [[nodiscard]] std::size_t size() const { return arguments_.size(); }

    [[nodiscard]] const std::vector<Option>& options() const { return options_; }

    [[nodiscard]] Call without_argument(std::size_t place) const;

private:
    [[nodiscard]] const Option* find(std::string_view option) const;

    std::string verb_;
    std::vector<std::string> arguments_;
    std::vector<Option> options_;
};

// For calls that contradict themselves or lack something.
[[nodiscard]] tl::unexpected<Error> wrong_call(std::string what, std::string hint);

// Errors are all wrong_call: what is wrong in one sentence, and the nearest right word as the hint.
[[nodiscard]] Result<Call> parse(const Syntax& syntax, std::span<const std::string_view> words);

// The two halves of parse(), for a verb whose parts have arguments and options of their own.
[[nodiscard]] Result<Call> take_apart(const Syntax& syntax,
                                      std::span<const std::string_view> words);
[[nodiscard]] Result<void> fits(const Syntax& syntax, const Call& call);

// "a,b,c" in pieces at commas; a piece that holds commas itself stands in double quotes, within
// which two of them are one: "\"b, \"\"c\"\"\"" is b, "c".
[[nodiscard]] std::vector<std::string> pieces_of(std::string_view list);

// The same of names, of which each is the longest run of pieces that is one: where somebody is
// called "Yes, often", her name may stand in the list as it is.
[[nodiscard]] std::vector<std::string>
names_in(std::string_view list, const std::function<bool(const std::string&)>& is_name);

inline constexpr std::string_view about_lists =
    "Names in a list are parted by commas. A name that holds a comma may stand there as it is, or "
    "in quotes of its own: '\"Yes, often\",No'.";

} // namespace themata
