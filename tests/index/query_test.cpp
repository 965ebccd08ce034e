#include "index/query.h"

#include "support/dice.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

std::string reprinted(std::string_view typed) {
    const auto query = parse_query(typed);
    return query ? print(*query) : "refused: " + query.error().what;
}

struct Case {
    std::string typed;
    std::string printed;
};

std::string in_order(std::initializer_list<std::string_view> parts) {
    std::string all;
    for (const std::string_view part : parts)
        all += part;
    return all;
}

// Something that the grammar allows, nested by chance.
std::string random_query(Dice& dice, int depth) {
    constexpr std::string_view words[] = {"trust", "Größe", "time", "信頼", "don't", "well-being",
                                          "10:30", "😀",     "e.g.", "OR2",  "قلب",   "x"};
    constexpr std::string_view filters[] = {"stage:1",         "role:\"a (b)\"",    "is:coded",
                                            "theme:\"A/B\"",   "coder:Ann",         "PARTICIPANT:p",
                                            "question:“wie?”", "theme:\"\\\"\\\\\""};
    const auto word = [&] { return std::string(words[dice.below(std::size(words))]); };
    const auto inner = [&] { return random_query(dice, depth - 1); };
    switch (dice.below(depth > 0 ? 10 : 4)) {
    case 0:
        return word();
    case 1:
        return in_order({"\"", word(), " ", word(), "\""});
    case 2:
        return word() + "*";
    case 3:
        return std::string(filters[dice.below(std::size(filters))]);
    case 4:
        return in_order({"(", inner(), ")"});
    case 5:
        return "NOT " + inner();
    case 6:
        return in_order({"-(", inner(), " )"});
    case 7:
        return in_order({inner(), " OR ", inner()});
    case 8:
        return in_order({inner(), " AND ", inner()});
    default:
        return in_order({inner(), "  ", inner()});
    }
}

std::string random_bytes(Dice& dice) {
    constexpr std::string_view likely[] = {"\"",   "(",      ")", "-",   "*",  ":",    "OR", "NOT",
                                           "AND",  " ",      "a", "is:", "“",  "\\",   "é",  "信",
                                           "\xFF", "stage:", "»", "​", "\n", "\xE2", "😀",  "\0"};
    std::string text;
    for (std::uint32_t left = dice.below(14); left > 0; --left) {
        if (dice.one_in(6))
            text += static_cast<char>(dice.below(256));
        else
            text += likely[dice.below(std::size(likely))];
    }
    return text;
}

} // namespace

TEST_CASE("A query is read as its canonical form says", "[query]") {
    const std::vector<Case> cases = {
        {"", ""},
        {"  \n", ""},
        {"trust", "trust"},
        {"trust time", "trust time"},
        {"trust AND time", "trust time"},
        {"trust and time", "trust and time"},
        {"a OR b c", "a OR (b c)"},
        {"(a OR b) c", "(a OR b) c"},
        {"a OR (b OR c)", "a OR b OR c"},
        {"a (b (c d))", "a b c d"},
        {"((a))", "a"},
        {"NOT a", "-a"},
        {"-a", "-a"},
        {"NOT NOT a", "a"},
        {"--a", "a"},
        {"-(a b)", "-(a b)"},
        {"-(a OR b) c", "-(a OR b) c"},
        {"-\"a b\"", "-\"a b\""},
        {"well-being", "well-being"},
        {"\"time off\"", "\"time off\""},
        {"“time off”", "\"time off\""},
        {"«time off»", "\"time off\""},
        {"\"OR\"", "\"OR\""},
        {"\"say \\\"no\\\"\"", "\"say \\\"no\\\"\""},
        {"hop*", "hop*"},
        {"stage:1 trust", "stage:1 trust"},
        {"STAGE:\"Phase 1\"", "stage:\"Phase 1\""},
        {"-theme:Trust/Time", "-theme:\"Trust/Time\""},
        {"is:CODED", "is:coded"},
        {"at 10:30", "at 10:30"},
        {"https://example.org/a", "https://example.org/a"},
        {"信頼\u3000時間", "信頼 時間"},
        {"a\u00A0b", "a b"},
        {"trust(time)", "trust time"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.typed);
        CHECK(reprinted(one.typed) == one.printed);
    }
}

TEST_CASE("A mistake in a query is named with its place and a hint", "[query]") {
    const std::vector<Case> cases = {
        {"(time", "This ( is not closed (at letter 1)."},
        {"time)", "This ) closes nothing (at letter 5)."},
        {"a ()", "These parentheses hold nothing (at letter 3)."},
        {"\"too little", "This quote is not closed (at letter 1)."},
        {"OR a", "Something is missing before this (at letter 1)."},
        {"a OR", "Something is missing at the end (at letter 5)."},
        {"a OR OR b", "Something is missing before this (at letter 6)."},
        {"a AND", "Something is missing at the end (at letter 6)."},
        {"a AND OR b", "Something is missing before this (at letter 7)."},
        {"NOT", "Something is missing at the end (at letter 4)."},
        {"NOT )", "Something is missing before this (at letter 5)."},
        {"größe - x", "“-” holds no word to search for (at letter 7)."},
        {"\"...\"", "“...” holds no word to search for (at letter 1)."},
        {"*", "“” holds no word to search for (at letter 1)."},
        {"t*st", "A * stands at the end of a word only (at letter 2)."},
        {"ho**", "A * stands at the end of a word only (at letter 3)."},
        {"stage:", "stage: needs a name behind it (at letter 1)."},
        {"stage: 1", "stage: needs a name behind it (at letter 1)."},
        {"👩‍💻 colour:red", "Answers have no “colour:” (at letter 3)."},
        {"is:good", "No answer is “good” (at letter 1)."},
        {"\xC3", "This query is not text: byte 1 cannot be read."},
    };
    for (const Case& one : cases) {
        CAPTURE(one.typed);
        const auto query = parse_query(one.typed);
        REQUIRE(!query);
        CHECK(query.error().what == one.printed);
        CHECK(!query.error().hint.empty());
    }
    CHECK(parse_query("stgae:1").error().hint ==
          "Did you mean stage:? To find the word itself, put it in quotes.");
}

TEST_CASE("Deep, long and wide queries are refused politely", "[query]") {
    const std::string deep = std::string(10'000, '(') + "a" + std::string(10'000, ')');
    REQUIRE(!parse_query(deep));
    CHECK(parse_query(deep).error().what ==
          "Parentheses can stand 100 deep in each other (at letter 101).");
    const std::string not_too_deep = std::string(100, '(') + "a" + std::string(100, ')');
    CHECK(reprinted(not_too_deep) == "a");
    CHECK(reprinted(std::string(50'000, '-') + "a") == "a");

    std::string many;
    for (int i = 0; i < 1'000; ++i)
        many += "a ";
    CHECK(parse_query(many));
    CHECK(!parse_query(many + "a"));
    CHECK(!parse_query(std::string(1'001 * 3, ' ').replace(0, 3, "信") + many));
    CHECK(!parse_query(std::string(100'001, 'a')));
}

TEST_CASE("What is printed is read as the same query", "[query]") {
    Dice dice(20251);
    int read = 0;
    for (int round = 0; round < 10'000; ++round) {
        const std::string typed = random_query(dice, 4);
        CAPTURE(typed);
        const auto query = parse_query(typed);
        REQUIRE(query);
        const auto again = parse_query(print(*query));
        REQUIRE(again);
        REQUIRE(*again == *query);
        REQUIRE(print(*again) == print(*query));
        REQUIRE(!in_words(*query).empty());
        ++read;
    }
    CHECK(read == 10'000);
}

TEST_CASE("Any bytes are either a query or a mistake with a hint", "[query]") {
    Dice dice(7);
    int queries = 0;
    for (int round = 0; round < 20'000; ++round) {
        const std::string typed = random_bytes(dice);
        CAPTURE(typed);
        const auto query = parse_query(typed);
        if (!query) {
            REQUIRE(!query.error().what.empty());
            REQUIRE(!query.error().hint.empty());
            continue;
        }
        ++queries;
        const auto again = parse_query(print(*query));
        REQUIRE(again);
        REQUIRE(*again == *query);
    }
    CHECK(queries > 1'000);
}

TEST_CASE("A query is told in words", "[query]") {
    const auto words = [](std::string_view typed) { return in_words(*parse_query(typed)); };
    CHECK(words("") == "all answers");
    CHECK(words("trust \"time off\" hop* stage:\"Phase 2\" -is:coded") ==
          "“trust”, exactly “time off”, “hop…”, in stage “Phase 2”, not coded");
    CHECK(words("(a OR b) is:uncoded") == "(“a” or “b”), not yet coded");
}
