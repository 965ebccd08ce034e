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
    constexpr std::string_view filters[] = {"trait.Age:31..40",
                                            "trait.\"a b\"<4",
                                            "score.\"S: i\">=4",
                                            "length:5..",
                                            "trait.J:2021-01-01..\"2021 x\"",
                                            "theme:=\"A/B\"",
                                            "lang:de",
                                            "has:memo",
                                            "length:..7",
                                            "stage:1",
                                            "role:\"a (b)\"",
                                            "is:coded",
                                            "theme:\"A/B\"",
                                            "coder:Ann",
                                            "PARTICIPANT:p",
                                            "question:“wie?”",
                                            "theme:\"\\\"\\\\\""};
    const auto word = [&] { return std::string(words[dice.below(std::size(words))]); };
    const auto inner = [&] { return random_query(dice, depth - 1); };
    const auto placed = [&] {
        const std::string all[] = {word(),
                                   "~" + word(),
                                   "=" + word(),
                                   "*" + word(),
                                   word() + "*",
                                   "c?" + word(),
                                   in_order({"=\"", word(), " ", word(), "\"~3"}),
                                   in_order({"\"", word(), " ", word(), "\""}),
                                   in_order({"(", word(), " OR ", word(), "*)"})};
        return all[dice.below(std::size(all))];
    };
    switch (dice.below(depth > 0 ? 10 : 4)) {
    case 0:
        return word();
    case 1:
        return placed();
    case 2:
        return dice.one_in(3)   ? in_order({"'", word(), "\\''"})
               : dice.one_in(2) ? in_order({"/", word(), "\\/(a|b)?/"})
                                : in_order({placed(), " NEAR/3 ", placed(), " BEFORE ", placed()});
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
    constexpr std::string_view likely[] = {
        "\"", "(",      ")",      "-",       "*",      ":",  "OR",   "NOT",    "AND", " ",
        "a",  "is:",    "“",      "\\",      "é",      "信", "\xFF", "stage:", "»",   "​",
        "\n", "\xE2",   "😀",      "\0",      "'",      "/",  "~",    "=",      "?",   "NEAR/",
        "3",  "BEFORE", "trait.", "score.a", "length", "<",  ">=",   "..",     "a*b"};
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
        {"ho**", "ho*"},
        {"t*st wom?n *ing", "t*st wom?n *ing"},
        {"trust? tr?st?", "trust? tr?st"},
        {"=Trust =\"Ward Round\"", "=Trust =\"Ward Round\""},
        {"~clinic", "~clinic"},
        {"\"ward round\"~2", "\"ward round\"~2"},
        {"\"ward round\"~0", "\"ward round\""},
        {"a NEAR b", "a NEAR b"},
        {"a NEAR/10 b", "a NEAR b"},
        {"a NEAR/5 \"b c\"~1 BEFORE/2 (d OR e*)", "a NEAR/5 \"b c\"~1 BEFORE/2 (d OR e*)"},
        {"x a NEAR b y", "x a NEAR b y"},
        {"-a NEAR b OR c", "-a NEAR b OR c"},
        {"near NEARBY nEAR", "near NEARBY nEAR"},
        {"'it\\'s' ='NHS'", "'it\\'s' ='NHS'"},
        {"/a\\/b\\d/ =/X/", "/a\\/b\\d/ =/X/"},
        {"trait.Age:31..40", "trait.Age:31..40"},
        {"trait.\"Years at work\">=4", "trait.\"Years at work\":>=4"},
        {"score.\"Confidence\">=4", "score.Confidence:>=4"},
        {"score.\"Care: hands\":..3.5", "score.\"Care: hands\":..3.5"},
        {"length<20 length:5..", "length:<20 length:5.."},
        {"trait.Joined:\"2021-01-01\"..", "trait.Joined:2021-01-01.."},
        {"trait.Band:\"31..40\"", "trait.Band:\"31..40\""},
        {"trait.Sex:=Male theme:=\"A b\"", "trait.Sex:=Male theme:=\"A b\""},
        {"LANG:DE has:Memo", "lang:de has:memo"},
        {"trait.Age e.g. v1.2", "trait.Age e.g. v1.2"},
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
        {"*", "“*” stands for every word (at letter 1)."},
        {"a ?*?", "“?*” stands for every word (at letter 3)."},
        {"=tr*st", "A word that is found as written (=) has no * or ? (at letter 4)."},
        {"~tr*st", "* and ~ do not go together (at letter 4)."},
        {"=~trust", "A word is found as written (=) or nearly (~), not both (at letter 1)."},
        {"~", "“” holds no word to search for (at letter 1)."},
        {"\"a b\"~x", "Behind a phrase ~ needs a number (at letter 6)."},
        {"'rust", "This ' is not closed (at letter 1)."},
        {"''", "Nothing stands between these ' (at letter 1)."},
        {"a /b", "This / is not closed (at letter 3)."},
        {"//", "Nothing stands between these / (at letter 1)."},
        {"a /b(c/", "A parenthesis of the expression has no other half (at letter 6)."},
        {"/[z-a]/", "The range in these [] goes backwards (at letter 5)."},
        {"/é+*\\q/", "The expression cannot be read here (at letter 4)."},
        {"a NEAR", "Something is missing at the end (at letter 7)."},
        {"NEAR b", "Something is missing before this (at letter 1)."},
        {"a NEAR/ b", "This does not say how near (at letter 7)."},
        {"a BEFORE/0 b", "This does not say how near (at letter 9)."},
        {"a NEAR -b", "NEAR and BEFORE stand between words (at letter 8)."},
        {"a NEAR stage:1", "NEAR and BEFORE stand between words (at letter 8)."},
        {"a NEAR (b c)", "NEAR and BEFORE stand between words (at letter 9)."},
        {"'b' NEAR c", "NEAR and BEFORE stand between words (at letter 1)."},
        {"lang:xx", "No answer is told to be in “xx” (at letter 1)."},
        {"has:money", "No answer has “money” (at letter 1)."},
        {"trait:Age", "trait: does not say which trait (at letter 1)."},
        {"score.\"Ease\" 4", "score. needs a name, and a value behind it (at letter 1)."},
        {"score.Ease:x", "“x” is no number (at letter 1)."},
        {"length:..", "This range has neither a beginning nor an end (at letter 1)."},
        {"stage:<2", "stage: takes a name, which is not more or less than another (at letter 1)."},
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
    CHECK(words("a NEAR/5 b BEFORE/1 c") ==
          "“a” within 5 words of “b” before and within 1 word of “c”");
    CHECK(words("\"ward round\"~2 =NHS ~clinic wom?n") ==
          "exactly “ward round” with up to 2 other words between, “NHS” as written, nearly "
          "“clinic”, a word like “wom?n”");
    CHECK(words("'anon' /re-?do/") == "the letters “anon”, the pattern “re-?do”");
    CHECK(words("trait.Age:31..40 score.Ease>=4 length:<20 theme:=Trust") ==
          "by someone whose Age is 31 to 40, with a score of at least 4 in “Ease”, of less than 20 "
          "words, with theme “Trust” itself");
}
