#include "cli/hints.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

constexpr OptionRule options[] = {{"--date-order", "dmy|mdy|ymd", "How dates are written."},
                                  {"--undated", "STAGE", "The stage of rows without a date."},
                                  {"--from", "ROLE", "Who gives."},
                                  {"--to", "ROLE", "Who takes."},
                                  {"--all", "", "All of them."}};

std::string hint(std::string said, std::string option) {
    return hint_for_terminal({.what = "No.", .hint = std::move(said), .option = std::move(option)},
                             options);
}

} // namespace

TEST_CASE("A hint names the options that are meant as the called verb takes them", "[cli]") {
    CHECK(hint("Say which it is.", "--date-order") ==
          "Say which it is. Give --date-order dmy|mdy|ymd.");
    CHECK(hint("Correct the dates.", "--undated, --date-order") ==
          "Correct the dates. Give --undated STAGE or --date-order dmy|mdy|ymd.");
    CHECK(hint("Name two roles.", "--from and --to") ==
          "Name two roles. Give --from ROLE and --to ROLE.");
    CHECK(hint("Or take them.", "--undated Later") == "Or take them. Give --undated Later.");
    CHECK(hint("", "--all") == "Give --all.");
}

TEST_CASE("A hint names the verbs that are meant with what they take", "[cli]") {
    CHECK(hint("Name one.", "describe") == "Name one. See “themata describe STUDY”.");
    CHECK(hint("State the range.", "scale range") ==
          "State the range. Use “themata scale STUDY range SCALE”.");
    CHECK(hint("", "scale list") == "See “themata scale STUDY list”.");
    CHECK(hint("", "--all, describe") == "Give --all. See “themata describe STUDY”.");
}

TEST_CASE("A hint says nothing that the verb has not", "[cli]") {
    CHECK(hint("Count people.", "--count") == "Count people.");
    CHECK(hint("Go back.", "fly") == "Go back.");
    CHECK(hint("Go back.", "") == "Go back.");
}
