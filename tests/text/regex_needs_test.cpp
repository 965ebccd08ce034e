#include "support/dice.h"
#include "text/fold.h"
#include "text/regex.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

struct Case {
    std::string expression;
    std::vector<std::string> needed;
};

// Expressions of all that the language has, over few letters, so that they often match.
class RandomExpression {
public:
    explicit RandomExpression(Dice& dice) : dice_(dice) {}

    std::string sequence(int depth) {
        std::string text;
        const auto pieces = 1 + dice_.below(4);
        for (std::uint32_t piece = 0; piece < pieces; ++piece)
            text += atom(depth) + quantifier();
        return dice_.one_in(5) ? text + "|" + sequence(depth + 1) : text;
    }

private:
    std::string atom(int depth) {
        static constexpr std::array atoms{
            "a",     "b",      "ab",       "s", "ss",     "ß",       "é",    "e",     "i",
            "ı",     "İ",      "K",        "ﬁ", "fi",     "[ab]",    "[^a]", "[]a]",  "[a[b]]",
            "\\w",   "\\s",    "\\.",      ".", "\\p{L}", "\\x{61}", "\\Qa", "(?i)a", "(?=a)",
            "(?!b)", "(?<=a)", "(?<n>a)b", "^", "$",      "e\u0301", "1",    "\\b",   "д"};
        if (depth < 3 && dice_.one_in(5))
            return (dice_.one_in(2) ? "(" : "(?:") + sequence(depth + 1) + ")";
        return atoms[dice_.below(atoms.size())];
    }

    std::string quantifier() {
        static constexpr std::array some{"?", "*", "+", "{2}", "{0,1}", "??", "*+", "+?", "{1,}"};
        return dice_.one_in(3) ? some[dice_.below(some.size())] : "";
    }

    Dice& dice_;
};

std::string random_words(Dice& dice) {
    static constexpr std::array signs{"a", "b", "A", "s",      "S", "ß",      "é", "e",
                                      "E", "i", "İ", "ı",      "k", "\u212A", "f", "ﬁ",
                                      " ", "1", ".", "\u0301", "д", "Д"};
    std::string text;
    for (std::uint32_t left = dice.below(10); left > 0; --left)
        text += signs[dice.below(signs.size())];
    return text;
}

} // namespace

TEST_CASE("What an expression needs is read off it") {
    const std::vector<Case> cases{
        {"sein[aeiou]?", {"sein"}},
        {"waiting times?", {"waiting"}},
        {"colou?r", {"colo"}},
        {"park|garage", {"park", "garage"}},
        {"(park|garage)s", {"park", "garage"}},
        {"(rude|unkind) staff", {"staff"}},
        {"(very|really)+ (rude|unkind)", {"very", "really"}},
        {"(?:wait|queue)(ing)?", {"wait", "queue"}},
        {"ab{2}c", {"a"}},
        {"\\bwait\\w*", {"wait"}},
        {"[[:alpha:]]+xyz", {"xyz"}},
        {"(?<who>nurse)s", {"nurse"}},
        {"(?!not)kind", {"kind"}},
        {"\\d{4}", {}},
        {"park|", {}},
        {"(?i)park", {}},
        {"(park", {}},
        {"(park)?", {}},
        {"", {}},
    };
    for (const Case& each : cases) {
        INFO(each.expression);
        CHECK(needed_by(each.expression) == each.needed);
    }
}

TEST_CASE("Each match holds something of what its expression needs") {
    Dice dice(41);
    int told = 0;
    int matched = 0;
    for (int round = 0; round < 20'000; ++round) {
        const std::string expression = RandomExpression(dice).sequence(0);
        const std::vector<std::string> needed = needed_by(expression);
        if (needed.empty() || mistake_in_regex(expression))
            continue;
        ++told;
        Regex regex(expression, Regex::Case::folded);
        for (int turn = 0; turn < 5; ++turn) {
            const std::string text = random_words(dice);
            if (regex.look(text, [] { return false; }) != Regex::Outcome::some)
                continue;
            ++matched;
            INFO(expression << " in " << text);
            CHECK(std::ranges::any_of(needed, [&](const std::string& run) {
                return fold_loosely(text).find(fold_loosely(run)) != std::string::npos;
            }));
        }
    }
    CHECK(told > 3'000);
    CHECK(matched > 1'000);
}
