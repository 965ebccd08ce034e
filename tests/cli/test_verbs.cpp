#include "cli/cli.h"
#include "cli/verb.h"
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>
#include <sstream>

using namespace themata;

namespace {

struct Printed {
    int exit_code = 0;
    std::string out;
    std::string err;
};

Printed run(std::vector<std::string_view> words) {
    std::ostringstream out;
    std::ostringstream err;
    const int exit_code = run_terminal(words, out, err);
    return {exit_code, out.str(), err.str()};
}

void options_are_told(const Verb& verb) {
    std::set<std::string_view> names;
    for (const OptionRule& rule : verb.options) {
        CAPTURE(verb.name, rule.name);
        CHECK(rule.name.starts_with("--"));
        CHECK(rule.what.ends_with('.'));
        CHECK(names.insert(rule.name).second);
    }
}

} // namespace

TEST_CASE("The terminal has every verb of the contract, and each says what it does", "[cli]") {
    const std::vector<std::string_view> contract{
        "new",        "import",   "theme",        "stage",   "code",     "search", "searches",
        "rules",      "synonyms", "duplicates",   "suggest", "table",    "scores", "compare",
        "scale",      "quotes",   "report",       "chart",   "agree",    "assign", "settle",
        "saturation", "coverage", "cooccurrence", "profile", "allocate", "brief",  "codebook",
        "history",    "undo",     "redo",         "verify",  "describe", "export", "peek",
        "open",       "recipe",   "participant"};
    std::vector<std::string_view> names;
    for (const Verb* each : verbs()) {
        const Verb& verb = *each;
        CAPTURE(verb.name);
        names.push_back(verb.name);
        CHECK(verb.summary.ends_with('.'));
        options_are_told(verb);
        std::ranges::for_each(verb.parts, options_are_told);
    }
    CHECK(std::ranges::is_permutation(names, contract));
}

TEST_CASE("Parts of a verb agree on whether something follows an option", "[cli]") {
    for (const Verb* each : verbs()) {
        const Verb& verb = *each;
        std::map<std::string_view, const OptionRule*> seen;
        for (const Verb& part : verb.parts)
            for (const OptionRule& rule : part.options) {
                const OptionRule& first = *seen.try_emplace(rule.name, &rule).first->second;
                CAPTURE(verb.name, part.name, rule.name);
                CHECK(rule.takes.nothing() == first.takes.nothing());
            }
    }
}

TEST_CASE("Help of every verb names all its options and fits the terminal", "[cli]") {
    for (const Verb* each : verbs()) {
        const Verb& verb = *each;
        const Printed printed = run({verb.name, "--help"});
        CAPTURE(verb.name);
        CHECK(printed.exit_code == 0);
        CHECK(printed.err.empty());
        for (const OptionRule& rule : verb.options)
            CHECK(printed.out.find(rule.name) != std::string::npos);
        for (const Verb& part : verb.parts)
            CHECK(printed.out.find(part.summary.substr(0, 20)) != std::string::npos);
    }
    CHECK(run({"--help"}).out == help(80));
}

TEST_CASE("A wrong call exits with 2 and a refusal with 1, both in two sentences", "[cli]") {
    for (const auto& words : std::vector<std::vector<std::string_view>>{
             {"frobnicate"}, {"table"}, {"table", "s", "--nonsense"}, {"theme", "s", "nonsense"}}) {
        const Printed printed = run(words);
        CHECK(printed.exit_code == 2);
        CHECK(printed.out.empty());
        CHECK(std::ranges::count(printed.err, '\n') == 2);
    }
    const Printed printed = run({"table", "no such folder/s.themata"});
    CHECK(printed.exit_code == 1);
    CHECK(printed.out.empty());
    CHECK(std::ranges::count(printed.err, '\n') == 2);
}

TEST_CASE("What begins with a dash is no verb, and is told so in words", "[cli]") {
    for (const std::string_view word : {"-", "--", "-x", "--frobnicate"}) {
        const Printed printed = run({word});
        CAPTURE(word);
        CHECK(printed.exit_code == 2);
        CHECK(printed.out.empty());
        CHECK(printed.err.find("A verb comes first") != std::string::npos);
        CHECK(std::ranges::count(printed.err, '\n') == 2);
    }
}

TEST_CASE("A count out of its bounds is refused before the study is opened", "[cli]") {
    const auto err = [](std::vector<std::string_view> words) { return run(words).err; };
    CHECK(err({"saturation", "s", "--permutations", "2147483648"}) ==
          "themata: --permutations cannot be 2147483648.\n"
          "themata: It goes from 0 to 1000000.\n");
    CHECK(err({"chart", "s", "saturation", "--permutations", "99999999999999999999999"})
              .starts_with("themata: --permutations cannot be"));
    for (const char* verb : {"history", "suggest", "quotes"})
        CHECK(err({verb, "s", "--limit", "0"}).starts_with("themata: --limit cannot be 0."));
    CHECK(err({"suggest", "s", "--response", "4294967301"})
              .starts_with("themata: --response cannot be"));
}

TEST_CASE("An empty query never stands for all answers of an act", "[cli]") {
    for (const std::vector<std::string_view>& words : std::vector<std::vector<std::string_view>>{
             {"code", "s", "--theme", "Trust", "--where", ""},
             {"code", "s", "--nothing", "--where", "  "},
             {"theme", "s", "split", "Trust", "--into", "New", "--where", ""},
             {"assign", "s", "--coder", "Ben", "--where", ""}}) {
        const Printed printed = run(words);
        CHECK(printed.exit_code == 2);
        CHECK(printed.err.starts_with("themata: --where wants a query"));
    }
}

TEST_CASE("No verb and `open` want the window; the rest is the terminal's", "[cli]") {
    const auto wanted = [](std::vector<std::string_view> words) { return window_call(words); };
    REQUIRE(wanted({}));
    CHECK_FALSE(wanted({})->study);
    REQUIRE(wanted({"open"}));
    CHECK_FALSE(wanted({"open"})->study);
    REQUIRE(wanted({"open", "s.themata"}));
    CHECK(wanted({"open", "s.themata"})->study == "s.themata");
    CHECK_FALSE(wanted({"open", "--help"}));
    CHECK_FALSE(wanted({"open", "a", "b"}));
    CHECK_FALSE(wanted({"table", "s.themata"}));
    CHECK_FALSE(wanted({"--help"}));
}
