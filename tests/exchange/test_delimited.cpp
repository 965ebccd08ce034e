#include "exchange/importing.h"
#include "exchange/reading/delimited.h"
#include "exchange/reading/reading_notes.h"
#include "support/dice.h"
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <nlohmann/json.hpp>

namespace themata {

namespace {

using Rows = std::vector<std::vector<std::string>>;

Sheet read(std::string_view text, const ReadOptions& options = {}) {
    auto sheet = read_delimited(text, options);
    REQUIRE(sheet);
    return std::move(*sheet);
}

Rows rows_of(const Sheet& sheet) {
    Rows rows;
    for (std::size_t r = 0; r < sheet.size(); ++r) {
        rows.emplace_back();
        for (std::size_t c = 0; c < sheet.row(r).size(); ++c)
            rows.back().emplace_back(sheet.row(r)[c]);
    }
    return rows;
}

Rows rows_of(std::string_view text) { return rows_of(read(text)); }

} // namespace

TEST_CASE("Cells are read as RFC 4180 has them, and kept byte for byte", "[delimited]") {
    struct Case {
        std::string_view text;
        Rows rows;
    };

    const auto cases = std::to_array<Case>({
        {"a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
        {"a,b\n1,2", {{"a", "b"}, {"1", "2"}}},
        {"a,b\r\n1,2\r\n", {{"a", "b"}, {"1", "2"}}},
        {"a,b\r1,2\r", {{"a", "b"}, {"1", "2"}}},
        {"a,b\n1,\n", {{"a", "b"}, {"1", ""}}},
        {"a,b\n,\n", {{"a", "b"}, {"", ""}}},
        {"a,b\n1,\" x \"\n", {{"a", "b"}, {"1", " x "}}},
        {"a,b\n 1 , x\n", {{"a", "b"}, {" 1 ", " x"}}},
        {"a,b\n1,\"x, y\"\n", {{"a", "b"}, {"1", "x, y"}}},
        {"a,b\n1,\"x\"\"y\"\n", {{"a", "b"}, {"1", "x\"y"}}},
        {"a,b\n1,\"\"\"\"\n", {{"a", "b"}, {"1", "\""}}},
        {"a,b\n1,5'10\"\n", {{"a", "b"}, {"1", "5'10\""}}},
        {"a,b\n1,x \"y\" z\n", {{"a", "b"}, {"1", "x \"y\" z"}}},
        {"a,b\n\"1\r\n2\r3\n4\",x\n", {{"a", "b"}, {"1\r\n2\r3\n4", "x"}}},
        {"a,b\n1,\"\"\n", {{"a", "b"}, {"1", ""}}},
    });
    for (const Case& one : cases) {
        CAPTURE(one.text);
        CHECK(rows_of(one.text) == one.rows);
    }
}

TEST_CASE("The delimiter is found by which reading gives equal rows", "[delimited]") {
    struct Case {
        std::string_view text;
        char delimiter;
    };

    const auto cases = std::to_array<Case>({
        {"a,b\n1,2\n", ','},
        {"a;b\n1,5;2,5\n", ';'},
        {"a\tb\n1, 2; 3\t4\n", '\t'},
        {"a|b|c\n1|2, 3|4\n", '|'},
        {"id;What, if anything, worried you?\n1;Nothing, really, at all\n2;Time\n", ';'},
        {"id,text\n1,\"a; b; c\"\n2,\"a; b\"\n", ','},
        {"comment\nGood, but late\nFine\nToo short, too cold, too far\n", '\0'},
        {"sep=;\na,b;c\n1,2;3\n", ';'},
        {"\"sep=|\"\r\na|b\r\n1|2\r\n", '|'},
    });
    for (const Case& one : cases) {
        CAPTURE(one.text);
        CHECK(read(one.text).delimiter == one.delimiter);
    }
    CHECK(read("a;b\n1;2\n", {.encoding = {}, .delimiter = ','}).row(1).size() == 1);
}

TEST_CASE("A line that names the delimiter is no row", "[delimited]") {
    CHECK(rows_of("sep=;\na;b\n1;2\n") == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(rows_of("SEP=,\r\na,b\r\n") == Rows{{"a", "b"}});
    CHECK(rows_of("sep=,") == Rows{});
    CHECK(rows_of("separate,b\n1,2\n").size() == 2);
    CHECK(read("sep=;\na;b\n1;2\n").line(1) == 3);
}

TEST_CASE("A quote that is not closed swallows no row", "[delimited]") {
    const Sheet sheet = read("id,c\n1,\"never closed\n2,y\n3,z\n");
    CHECK(rows_of(sheet) == Rows{{"id", "c"}, {"1", "\"never closed"}, {"2", "y"}, {"3", "z"}});
    CHECK(sheet.oddities.unclosed_quotes == Oddities::Numbers{2});

    const Sheet before_others = read("id,c\n1,\"never closed\n2,\"y\"\n3,z\n");
    CHECK(rows_of(before_others) ==
          Rows{{"id", "c"}, {"1", "\"never closed"}, {"2", "y"}, {"3", "z"}});
    CHECK(before_others.oddities.unclosed_quotes == Oddities::Numbers{2});
    CHECK(not_to_be_trusted(before_others, "x.csv")->what.find("line 2") != std::string::npos);
}

TEST_CASE("Quotes that were not doubled stay in the cell and are said", "[delimited]") {
    const Sheet sheet = read("id,c\n1,\"No\" she said\n2,\"a\" ,\n");
    CHECK(rows_of(sheet).at(1) == std::vector<std::string>{"1", "\"No\" she said"});
    CHECK(sheet.oddities.stray_quotes == Oddities::Numbers{2});
    CHECK(sheet.oddities.spaces_after_quotes == 1);
    CHECK_FALSE(not_to_be_trusted(read("id,c\n1,\"No\" she said\n"), "x.csv"));
    CHECK(not_to_be_trusted(read("id,c,d\n1,\"No\" she\nsaid\",x\n"), "x.csv"));
}

TEST_CASE("Lines, rows and what is odd about them are told by number", "[delimited]") {
    const Sheet sheet =
        read("a,b\n\n1,\"x\ny\"\n   \n2\n3,4,5\n6,7,\n", {.encoding = {}, .delimiter = ','});
    CHECK(sheet.line(1) == 3);
    CHECK(sheet.number(1) == 3);
    CHECK(sheet.line(3) == 6);
    CHECK(sheet.number(3) == 5);
    CHECK(sheet.oddities.blank_lines == 1);
    CHECK(sheet.oddities.space_lines == Oddities::Numbers{5});
    CHECK(sheet.oddities.short_rows == Oddities::Numbers{3});
    CHECK(sheet.oddities.long_rows == Oddities::Numbers{4, 5});
    const auto error = not_to_be_trusted(sheet, "x.csv");
    REQUIRE(error);
    CHECK(error->what == "x.csv has rows with more cells than the heading: row 6.");
}

TEST_CASE("NUL, quotes and line ends survive in any mixture", "[delimited]") {
    using namespace std::string_literals;
    const std::string letters = "ab,;\"\r\n\t \0'="s;
    for (std::uint32_t seed = 0; seed < 500; ++seed) {
        Dice dice(seed);
        Rows rows{{"id", "text", "more"}};
        for (std::uint32_t r = 0; r < 4; ++r) {
            rows.push_back({"p" + std::to_string(r)});
            for (int c = 0; c < 2; ++c) {
                std::string& cell = rows.back().emplace_back();
                for (std::uint32_t left = dice.below(9); left > 0; --left)
                    cell += letters[dice.below(letters.size())];
            }
        }
        std::string text;
        for (const auto& row : rows)
            for (std::size_t c = 0; c < row.size(); ++c) {
                text += '"';
                for (const char letter : row[c])
                    text += letter == '"' ? "\"\""s : std::string(1, letter);
                text += c + 1 == row.size() ? "\"\r\n" : "\",";
            }
        CAPTURE(seed, text);
        CHECK(rows_of(read(text, {.encoding = "UTF-8", .delimiter = ','})) == rows);
    }
}

TEST_CASE("Whatever the bytes are, they are read and none are lost", "[delimited]") {
    const std::string letters = "\"\",\n\r a\"";
    for (std::uint32_t seed = 0; seed < 3000; ++seed) {
        Dice dice(seed);
        std::string text = "x,y\n";
        for (std::uint32_t left = dice.below(40); left > 0; --left)
            text += letters[dice.below(letters.size())];
        CAPTURE(text);
        const Sheet sheet = read(text, {.encoding = "UTF-8", .delimiter = ','});
        std::size_t kept = 0;
        for (const auto& row : rows_of(sheet))
            for (const auto& cell : row)
                kept += static_cast<std::size_t>(std::ranges::count(cell, 'a'));
        CHECK(kept == static_cast<std::size_t>(std::ranges::count(text, 'a')));
    }
}

TEST_CASE("Reading takes linear time, whatever the quotes", "[delimited]") {
    const auto repeated = [](std::string_view piece, std::size_t bytes) {
        std::string text = "a,b\n";
        while (text.size() < bytes)
            text += piece;
        return text;
    };
    for (const std::string_view piece :
         {"\"a", "\"a\"b,", "\n\"", "\"\"\"a\n", "\"\n\"\"", "\"a\"\"\n", ",\"", "\"x\" ,\n"}) {
        CAPTURE(piece);
        const std::string text = repeated(piece, 4'000'000);
        const auto start = std::chrono::steady_clock::now();
        CHECK(read_delimited(text, {}));
        CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
    }
}

TEST_CASE("Thousands of columns and very long cells are read", "[delimited]") {
    std::string text = "c0";
    for (int c = 1; c < 5000; ++c)
        text += ",c" + std::to_string(c);
    text += "\nx" + std::string(4999, ',') + "\n";
    CHECK(read(text).row(1).size() == 5000);

    const std::string large(10'000'000, 'x');
    const Sheet sheet = read("id,text\n1,\"" + large + "\"\n2,y\n");
    CHECK(sheet.row(1)[1] == large);
    CHECK(sheet.row(2)[1] == "y");
}

TEST_CASE("peek shows bytes that are no text without breaking its JSON", "[delimited]") {
    const Sheet sheet =
        read("id,c\n1,bad \xC3( here\n2,\"a\"\"b\"\n", {.encoding = "UTF-8", .delimiter = {}});
    const auto json = nlohmann::json::parse(peek_json(sheet));
    CHECK(json["rows"].size() == 3);
    CHECK(json["rows"][1][1] == "bad \xEF\xBF\xBD( here");
    CHECK(json["rows"][2][1] == "a\"b");
    CHECK(sheet.row(1)[1] == "bad \xC3( here");
    CHECK(peek_json(sheet).find("U+FFFD") != std::string::npos);
    CHECK(nlohmann::json::parse(peek_json(sheet, 1))["rows"].size() == 1);
    CHECK(peek_text(sheet).find("\xEF\xBF\xBD") != std::string::npos);
}

TEST_CASE("Spaces before a quote do not tear a cell", "[delimited]") {
    const auto cases = std::to_array<std::pair<std::string_view, Rows>>({
        {"a, \"b, c\"\n1, \"x, y\"\n", {{"a", "b, c"}, {"1", "x, y"}}},
        {"a;b;c\n1; \"x; y\";\n2;z;w\n", {{"a", "b", "c"}, {"1", "x; y", ""}, {"2", "z", "w"}}},
        {"a,b\n1,\t\"x, y\"\n", {{"a", "b"}, {"1", "x, y"}}},
        {"a,b\n1,\u00A0\"x, y\"\n", {{"a", "b"}, {"1", "x, y"}}},
        {"a,b\n1, \"x,\ny\"\n", {{"a", "b"}, {"1", "x,\ny"}}},
        {"a,b\n1, \"x\" he said\n", {{"a", "b"}, {"1", " \"x\" he said"}}},
        {"a,b\n1, \"x\n2,y\n", {{"a", "b"}, {"1", " \"x"}, {"2", "y"}}},
        {"a,b\n1, x\n", {{"a", "b"}, {"1", " x"}}},
        {"a, b, c\n1, \"x, y\", z \n", {{"a", "b", "c"}, {"1", "x, y", "z "}}},
        {"a, b, c\n1,  x, z\n", {{"a", " b", " c"}, {"1", "  x", " z"}}},
        {"a\tb\n1\t\"x\ty\"\n", {{"a", "b"}, {"1", "x\ty"}}},
    });
    for (const auto& [text, rows] : cases) {
        CAPTURE(text);
        CHECK(rows_of(text) == rows);
    }
    CHECK(read("a, \"b\"\n1, \"x\"\n").oddities.spaces_before_quotes == 2);
}

TEST_CASE("Single quotes around cells are told from apostrophes", "[delimited]") {
    const auto cases = std::to_array<std::pair<std::string_view, Rows>>({
        {"'a','b'\n'1','x, y'\n", {{"a", "b"}, {"1", "x, y"}}},
        {"'a','b'\n'1','I don''t, no'\n", {{"a", "b"}, {"1", "I don't, no"}}},
        {"'a','b'\n'1','I don't, no'\n", {{"a", "b"}, {"1", "I don't, no"}}},
        {"a,b\n1,'x, y'\n2,'z, w'\n", {{"a", "b"}, {"1", "x, y"}, {"2", "z, w"}}},
        {"a,b\n1,'tis so\n2,theirs'\n", {{"a", "b"}, {"1", "'tis so"}, {"2", "theirs'"}}},
        {"a,b\n1,'tis so\n2,x'\n3,y\n", {{"a", "b"}, {"1", "'tis so"}, {"2", "x'"}, {"3", "y"}}},
        {"'a','b'\n'1','x,\ny'\n", {{"a", "b"}, {"1", "x,\ny"}}},
        {"a,b\n1,it's\n", {{"a", "b"}, {"1", "it's"}}},
    });
    for (const auto& [text, rows] : cases) {
        CAPTURE(text);
        CHECK(rows_of(text) == rows);
        CHECK(read(text).doubts.empty());
    }
    const std::string_view unsure = "a,b,c,d\n1,x,'tis good, isn't it'\n2,x,'bad, so'\n";
    REQUIRE(read(unsure).doubts.size() == 1);
    CHECK(read(unsure).doubts[0].id == "quotes");
    ReadOptions options;
    options.quote = '"';
    CHECK(read(unsure, options).doubts.empty());
}

TEST_CASE("The sign for the end of a file is no row", "[delimited]") {
    const std::string zeros("a,b\n1,2\n\x1A\0\0", 11);
    for (const std::string_view text :
         {std::string_view("a,b\n1,2\n\x1A"), std::string_view("a,b\n1,2\x1A"),
          std::string_view("a,b\n1,2\n\x1A\x1A\n"), std::string_view(zeros)}) {
        CAPTURE(text);
        CHECK(rows_of(text) == Rows{{"a", "b"}, {"1", "2"}});
    }
    CHECK(rows_of("a,b\n1,2\x1A"
                  "3\n") == Rows{{"a", "b"},
                                 {"1", "2\x1A"
                                       "3"}});
}

TEST_CASE("Two delimiters that fit equally well are a doubt", "[delimited]") {
    const Sheet sheet = read("Participant;Trust,a;b\nP1;3,4;5\nP2;4,4;2\n");
    REQUIRE(sheet.doubts.size() == 1);
    CHECK(sheet.doubts[0].id == "delimiter");
    CHECK(sheet.doubts[0].ways[0].value == "semicolon");
    CHECK(sheet.doubts[0].ways[0].means == "3 rows of 3 cells");
    CHECK(sheet.doubts[0].ways[1].means == "3 rows of 2 cells");
    // Commas of sentences are no rivals.
    const Sheet prose = read("Participant;What, then?\nP1;Good, really\nP2;Bad, really\n");
    CHECK(prose.doubts.empty());
    CHECK(prose.delimiter == ';');
    CHECK(read("Comment\nI liked it, really\nbad, bad\n").delimiter == '\0');
    CHECK(read("A title of it\n\nParticipant;Stage;Why\nP1;Pre;x\nP2;Pre;y\n").delimiter == ';');
}

TEST_CASE("Every awkward file is read as it is expected to be", "[delimited][shared]") {
    const auto folder = shared_folder() / "data" / "awkward-csv";
    if (!std::filesystem::exists(folder))
        SKIP("no shared data: awkward-csv");
    const auto expected = nlohmann::json::parse(read_file(folder / "expected.json"));
    CHECK(expected.size() >= 28);
    for (const auto& [name, wanted] : expected.items()) {
        CAPTURE(name);
        const Sheet sheet = read(read_file(folder / name));
        const auto got = nlohmann::json::parse(peek_json(sheet));
        if (!wanted["rows"].is_null())
            CHECK(got["rows"] == wanted["rows"]);
        for (const char* key : {"encoding", "bom", "delimiter", "header_rows", "data_rows"})
            if (wanted.contains(key))
                CHECK(got[key] == wanted[key]);
        if (wanted["rows"].is_null())
            CHECK_FALSE(got["notes"].empty());
    }
}

TEST_CASE("A file that cannot be trusted is refused by an import", "[delimited][shared]") {
    for (const char* name : {"invalid_utf8_tail.csv", "unclosed_quote.csv", "empty.csv",
                             "only_bom.csv", "header_only.csv"}) {
        const Files files = shared_files("data/awkward-csv", {name});
        CAPTURE(name);
        CHECK_FALSE(refusal(files).what.empty());
        CHECK_FALSE(refusal(files).hint.empty());
    }
}

} // namespace themata
