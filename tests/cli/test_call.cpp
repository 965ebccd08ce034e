#include "cli/call.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

enum class Colour { red = 3, green = 7 };

constexpr Choice colours[] = {{"red", Colour::red}, {"green", Colour::green}};

Result<double> percent(std::string_view option, const std::string& value) {
    if (!value.ends_with('%'))
        return wrong_call(std::string(option) + " wants a percentage.", "Such as 5%.");
    return 0.01 * static_cast<double>(value.size());
}

constexpr OptionRule options[] = {{"--theme", "THEME", "The theme."},
                                  {"--quote", "TEXT", "The words."},
                                  {"--nothing", "", "Nothing to code."},
                                  {"--limit", any_number, "How many."},
                                  {"--most", {1, 9}, "At most."},
                                  {"--colour", colours, "Which."},
                                  {"--share", {"N%", percent}, "How much."},
                                  {"--text", "COL", "Columns.", Times::often},
                                  {"--format", "text|csv|json", "For whom."}};
constexpr Syntax of_code{"code", "STUDY", options};

Result<Call> call_of(std::vector<std::string_view> words, const Syntax& syntax = of_code) {
    return parse(syntax, words);
}

std::string what(const Result<Call>& call) {
    REQUIRE_FALSE(call);
    CHECK(call.error().code == Error::Code::wrong_call);
    CHECK_FALSE(call.error().hint.empty());
    return call.error().what;
}

} // namespace

TEST_CASE("A call is taken apart into arguments and options in any order", "[cli]") {
    const auto call = call_of({"--theme", "Trust", "s.themata", "--limit=5", "--nothing"});
    REQUIRE(call);
    CHECK(call->argument(0) == "s.themata");
    CHECK(call->argument(1).empty());
    CHECK(call->value("--theme") == "Trust");
    CHECK(call->number("--limit", 20) == 5);
    CHECK(call->has("--nothing"));
    CHECK_FALSE(call->has("--quote"));
    CHECK(call->value("--format", "text") == "text");
}

TEST_CASE("The value of an option may begin with a dash or be empty", "[cli]") {
    CHECK(call_of({"s", "--quote", "-"})->value("--quote") == "-");
    CHECK(call_of({"s", "--quote", "- the waiting"})->value("--quote") == "- the waiting");
    CHECK(call_of({"s", "--quote", "--never"})->value("--quote") == "--never");
    CHECK(call_of({"s", "--quote="})->value("--quote") == "");
    CHECK(call_of({"s", "--quote=--theme"})->value("--quote") == "--theme");
}

TEST_CASE("After two dashes everything is an argument", "[cli]") {
    const Syntax of_search{"search", "STUDY QUERY", {}};
    const auto call = call_of({"s", "--", "-clinic"}, of_search);
    REQUIRE(call);
    CHECK(call->argument(1) == "-clinic");
    CHECK(call_of({"s", "-"}, of_search)->argument(1) == "-");
}

TEST_CASE("An option that may come often keeps all its values", "[cli]") {
    const auto call = call_of({"s", "--text", "A", "--text", "B"});
    REQUIRE(call);
    CHECK(call->values("--text") == std::vector<std::string>{"A", "B"});
}

TEST_CASE("A wrong call is refused in words", "[cli]") {
    CHECK(what(call_of({})) == "“themata code” wants STUDY.");
    CHECK(what(call_of({"s", "t"})) == "There is a word too many: “t”.");
    CHECK(what(call_of({"s", "--theme"})) == "--theme wants a value: THEME.");
    CHECK(what(call_of({"s", "--theme", "--nothing"})) == "--theme wants a value: THEME.");
    CHECK(what(call_of({"s", "--nothing=1"})) == "--nothing takes no value.");
    CHECK(what(call_of({"s", "--theme", "A", "--theme", "B"})) == "--theme is given twice.");
    CHECK(what(call_of({"s", "--limit", "-3"})) == "--limit wants a whole number, not “-3”.");
    CHECK(what(call_of({"s", "--limit", "3x"})) == "--limit wants a whole number, not “3x”.");
    CHECK(what(call_of({"s", "--format", "xml"})) == "--format cannot be “xml”.");
    CHECK(what(call_of({"s", "--formt", "json"})) == "“themata code” has no option --formt.");
}

TEST_CASE("An option is read once, as what its rule says", "[cli]") {
    const auto call = call_of({"s", "--most", "9", "--colour", "green", "--share", "12%"});
    REQUIRE(call);
    CHECK(call->number("--most", 1) == 9);
    CHECK(call->chosen("--colour", Colour::red) == Colour::green);
    CHECK(call->amount("--share", 0) == 0.03);
    CHECK(call_of({"s"})->chosen("--colour", Colour::red) == Colour::red);
    CHECK(call_of({"s"})->amount("--share", 0.5) == 0.5);
    CHECK(what(call_of({"s", "--most", "0"})) == "--most cannot be 0.");
    CHECK(what(call_of({"s", "--most", "10"})) == "--most cannot be 10.");
    CHECK(what(call_of({"s", "--limit", "4294967296"})) == "--limit cannot be 4294967296.");
    CHECK(what(call_of({"s", "--colour", "blue"})) == "--colour cannot be “blue”.");
    CHECK(call_of({"s", "--colour", "blue"}).error().hint == "It is one of: red, green.");
    CHECK(what(call_of({"s", "--share", "12"})) == "--share wants a percentage.");
    CHECK(what(call_of({"s", "--colour"})) == "--colour wants a value: red|green.");
}

TEST_CASE("An option that is not there names the nearest one", "[cli]") {
    CHECK(call_of({"s", "--formt"}).error().hint == "Did you mean --format?");
    CHECK(call_of({"s", "--thmee=A"}).error().hint == "Did you mean --theme?");
    CHECK(call_of({"s", "--elephants"}).error().hint.find("--help") != std::string::npos);
    CHECK(call_of({"s", "-clinic"}).error().hint.find("--") != std::string::npos);
}

TEST_CASE("Arguments follow what help says of them", "[cli]") {
    const Syntax of_import{"import", "STUDY FILE…", {}};
    CHECK(what(call_of({"s"}, of_import)) == "“themata import” wants FILE….");
    CHECK(call_of({"s", "a", "b", "c"}, of_import)->arguments(1).size() == 3);
    const Syntax of_open{"open", "[STUDY]", {}};
    CHECK(call_of({}, of_open));
    CHECK(call_of({"s"}, of_open));
    CHECK_FALSE(call_of({"s", "t"}, of_open));
}

TEST_CASE("A list is parted at commas outside quotes", "[cli]") {
    using List = std::vector<std::string>;
    CHECK(pieces_of("role,stage") == List{"role", "stage"});
    CHECK(pieces_of("Trust,Service type 1") == List{"Trust", "Service type 1"});
    CHECK(pieces_of("\"Concerns, if any\",Ideas") == List{"Concerns, if any", "Ideas"});
    CHECK(pieces_of("\"She said \"\"no\"\", twice\",B") == List{"She said \"no\", twice", "B"});
    CHECK(pieces_of("").empty());
    CHECK(pieces_of("role,,") == List{"role"});
}
