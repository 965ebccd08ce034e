#pragma once
// A call of the program taken apart: the verb, what stands after it, and the options. Everything
// that the verb's own table says about a word has been checked, so a verb asks and never parses.
// Values; any thread.

#include "study/result.h"
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace themata {

enum class Times : std::uint8_t { once, often };

// An option as a verb's table states it. `value` names what follows it: empty for none, "a|b" for
// one of these words, "N" for a whole number, anything else for any text.
struct OptionRule {
    std::string_view name;
    std::string_view value;
    std::string_view what;
    Times times = Times::once;
};

// What may stand after a verb. `arguments` is "STUDY FILE…" as help prints it: words in order, "…"
// for one or more, "[…]" for one that may be left out.
struct Syntax {
    std::string_view verb;
    std::string_view arguments;
    std::vector<OptionRule> options;
};

class Call {
public:
    struct Option {
        std::string_view name;
        std::string value;
    };

    Call() = default;
    Call(std::vector<std::string> arguments, std::vector<Option> options);

    // An argument by its place; empty where it was left out.
    [[nodiscard]] const std::string& argument(std::size_t place) const;
    // The arguments from this place on.
    [[nodiscard]] std::span<const std::string> arguments(std::size_t from) const;

    [[nodiscard]] bool has(std::string_view option) const;
    [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
    [[nodiscard]] std::string value(std::string_view option, std::string_view otherwise) const;
    [[nodiscard]] std::vector<std::string> values(std::string_view option) const;
    [[nodiscard]] std::size_t number(std::string_view option, std::size_t otherwise) const;

    [[nodiscard]] std::size_t size() const { return arguments_.size(); }

    [[nodiscard]] const std::vector<Option>& options() const { return options_; }

    [[nodiscard]] Call without_argument(std::size_t place) const;

private:
    std::vector<std::string> arguments_;
    std::vector<Option> options_;
};

// Errors are all wrong_call: what is wrong in one sentence, and the nearest right word as the hint.
[[nodiscard]] Result<Call> parse(const Syntax& syntax, std::span<const std::string_view> words);

// The two halves of parse(), for a verb whose parts have arguments and options of their own.
[[nodiscard]] Result<Call> take_apart(const Syntax& syntax,
                                      std::span<const std::string_view> words);
[[nodiscard]] Result<void> fits(const Syntax& syntax, const Call& call);

// The candidate that was most likely meant, or nothing when none is near.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view word,
                                                      std::span<const std::string_view> candidates);

// "a, b and c" in pieces at commas; a piece that holds commas itself stands in double quotes.
[[nodiscard]] std::vector<std::string> pieces_of(std::string_view list);

} // namespace themata
