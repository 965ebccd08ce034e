#include "exchange/importing.h"
#include "exchange/reading/reading_notes.h"
#include "exchange/workbooks.h"
#include <catch2/catch_test_macros.hpp>

namespace themata {

TEST_CASE("Lists of objects are rows, wherever they stand", "[json-files]") {
    const SheetCells right{{"id", "q"}, {"1", "Fine"}, {"2", ""}};
    CHECK(cells_read(R"([{"id":1,"q":"Fine"},{"id":2,"q":null}])") == right);
    CHECK(cells_read("\xEF\xBB\xBF"
                     R"( [ {"id":1,"q":"Fine"}, {"id":2} ] )") == right);
    for (const std::string name : {"results", "data", "responses", "items"})
        CHECK(cells_read(R"({"count":2,")" + name +
                         R"(":[{"id":1,"q":"Fine"},{"id":2}],"x":[]})") == right);
    CHECK(cells_read("{\"id\":1,\"q\":\"Fine\"}\n\n{\"id\":2}\n") == right);
    CHECK(sheet_read("{\"id\":1,\"q\":\"Fine\"}\n{\"id\":2}").format == "JSON Lines");
    CHECK(cells_read(R"({"id":1,"q":"Fine"})") == SheetCells{{"id", "q"}, {"1", "Fine"}});
    CHECK(sheet_read(R"([{"id":1}])").format == "JSON");
}

TEST_CASE("Values of JSON are said as cells", "[json-files]") {
    CHECK(cells_read(R"([{"a":true,"b":false,"c":1.50,"d":-2,"e":1e3,"f":"1.50","g":null,)"
                     R"("h":"one\ntwo \u00e9 \ud83d\ude00","i":12345678901234567890123}])") ==
          SheetCells{{"a", "b", "c", "d", "e", "f", "g", "h", "i"},
                     {"TRUE", "FALSE", "1.5", "-2", "1000", "1.50", "", "one\ntwo é 😀",
                      "12345678901234567890123"}});
    CHECK(
        cells_read(R"([{"a":{"b":{"c":1}},"d":["x","y",null,2],"e":[],"f":[{"g":1},{"g":2}]}])") ==
        SheetCells{{"a/b/c", "d", "e", "f/1/g", "f/2/g"}, {"1", "x; y; 2", "", "1", "2"}});
    // A name that comes late has a column all the same.
    CHECK(cells_read(R"([{"a":1},{"b":2,"a":3}])") ==
          SheetCells{{"a", "b"}, {"1", ""}, {"3", "2"}});
}

TEST_CASE("The shapes of survey tools are known", "[json-files]") {
    CHECK(cells_read(R"({"count":1,"next":null,"results":[{"_id":7,"group/q1":"Fine",)"
                     R"("_geolocation":[null,null],"_attachments":[]}]})") ==
          SheetCells{{"_id", "group/q1", "_geolocation", "_attachments"}, {"7", "Fine", "", ""}});
    CHECK(cells_read(R"({"responses":[{"1":{"id":"1","q":"Fine"}},{"2":{"id":"2","q":"So"}}]})") ==
          SheetCells{{"id", "q"}, {"1", "Fine"}, {"2", "So"}});
    const Sheet typeform = sheet_read(
        R"({"total_items":1,"items":[{"token":"t1","answers":[)"
        R"({"field":{"id":"f1","ref":"how","type":"long_text"},"type":"text","text":"Fine"},)"
        R"({"field":{"id":"f2","ref":"","type":"rating"},"type":"number","number":4},)"
        R"({"field":{"id":"f3","ref":"which"},"type":"choices","choices":{"labels":["A","B"],)"
        R"("other":"C"}},)"
        R"({"field":{"id":"f4","ref":"one"},"type":"choice","choice":{"label":"Yes"}}]}],)"
        R"("form":{"fields":[{"id":"f1","ref":"how","title":"How was it?"}]}})");
    CHECK(cells_of(typeform) == SheetCells{{"token", "how", "f2", "which", "one"},
                                           {"t1", "Fine", "4", "A; B; C", "Yes"}});
    CHECK(headings(typeform)[1].wording == "How was it?");
    CHECK(headings(typeform)[2].wording == "f2");
    const Sheet hook = sheet_read(
        R"({"event_id":"e","form_response":{"token":"t","definition":{"fields":[{"id":"f1",)"
        R"("ref":"how","title":"How was it?"}]},"answers":[{"type":"text","text":"Fine",)"
        R"("field":{"id":"f1","ref":"how"}}]}})");
    CHECK(cells_of(hook) == SheetCells{{"token", "how"}, {"t", "Fine"}});
    CHECK(headings(hook)[1].wording == "How was it?");
}

TEST_CASE("JSON that cannot be trusted is refused in a sentence", "[json-files]") {
    const auto said = [](std::string_view text) { return unreadable(text).what; };
    CHECK(said(R"([{"a":1,"b":2,"a":3}])") ==
          "The file is JSON that cannot be read: One of its objects has the name “a” twice.");
    CHECK(said("[{\"a\":1},\n{\"a\":") ==
          "The file is JSON that is cut short: it ends in line 2 before it is complete.");
    CHECK(said("[{\"a\":1},\n{\"a\":\"\xFF\"}]") ==
          "The file is JSON with bytes that are no UTF-8, in line 2.");
    CHECK(said("[{\"a\":1},\n{\"a\":x}]") ==
          "The file looks like JSON, but is none from line 2 on.");
    CHECK(said("{\"a\":1}\n{\"a\":x}\n") ==
          "The file looks like JSON, but is none from line 2 on.");
    const std::string deep =
        R"([{"a":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}]";
    CHECK(said(deep).find("more than 64 deep") != std::string::npos);
    // Text that only begins like JSON is delimited text.
    CHECK(cells_read("[Q1],b\n1,2\n") == SheetCells{{"[Q1]", "b"}, {"1", "2"}});
    CHECK(cells_read("{a},b\n1,2\n") == SheetCells{{"{a}", "b"}, {"1", "2"}});
    std::string wide = R"([{"a0":1)";
    for (int i = 1; i < 17'000; ++i)
        wide += ",\"a" + std::to_string(i) + "\":1";
    CHECK(said(wide + "}]").find("more than 16,384 names") != std::string::npos);
}

TEST_CASE("JSON is imported as any table is", "[json-files]") {
    const Snapshot now = imported(
        {{"kobo.json",
          R"([{"Participant":"P1","Stage":"Pre","What did you think?":"It was fine."},)"
          R"({"Participant":"P2","Stage":"Pre","What did you think?":"So so, I say."}])"}});
    CHECK(answers_of(now) ==
          std::vector<std::string>{"P1 | Pre | What did you think? | It was fine.",
                                   "P2 | Pre | What did you think? | So so, I say."});
}

} // namespace themata
