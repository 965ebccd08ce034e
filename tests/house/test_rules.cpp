#include "house/rules.h"
#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

using namespace themata::house;

namespace {

using Rule = Breaches (*)(const File&);

struct Case {
    Rule rule;
    std::string path;
    std::string kept;
    std::string broken;
};

std::string lines(std::size_t count) {
    std::string text;
    for (std::size_t line = 0; line < count; ++line)
        text += "    ++n;\n";
    return text;
}

std::string function_of(std::size_t length) { return "void f() {\n" + lines(length - 2) + "}\n"; }

} // namespace

TEST_CASE("Each rule lets the good pass and catches the breach", "[house]") {
    const std::vector<Case> cases{
        {breaches_of_levels, "src/text/words.cpp", "#include \"study/span.h\"\n",
         "#include \"store/store.h\"\n"},
        {breaches_of_levels, "src/cli/search.cpp", "#include \"workbench/workbench.h\"\n",
         "#include \"index/index.h\"\n"},
        {breaches_of_levels, "src/ui/codebook.h", "#include \"study/study.h\"\n",
         "#  include <exchange/read.h>\n"},
        {breaches_of_levels, "src/study/table.h", "// #include \"text/words.h\"\n",
         "#include \"text/words.h\"\n"},
        {breaches_of_levels, "src/index/x.cpp", "#include \"index/y.h\"\n",
         "#include \"analysis/tally.h\"\n"},
        {breaches_of_levels, "src/main.cpp", "#include \"cli/cli.h\"\n",
         "#include \"store/a.h\"\n"},
        {breaches_of_rooms, "src/ui/parts/dialog.cpp", "#include \"ui/drawing/paint.h\"\n",
         "#include \"ui/search/search.h\"\n"},
        {breaches_of_rooms, "src/ui/table/table.cpp", "#include \"ui/parts/dialog.h\"\n",
         "#include \"ui/results/scores.h\"\n"},
        {breaches_of_rooms, "src/ui/drawing/paint.h", "#include \"study/span.h\"\n",
         "#include \"ui/session.h\"\n"},
        {breaches_of_rooms, "src/cli/verbs/chart.cpp", "#include \"cli/asked.h\"\n",
         "#include \"cli/verbs/table.h\"\n"},
        {breaches_of_third_party, "src/text/words.cpp", "#include <unicode/brkiter.h>\n",
         "#include <xapian.h>\n"},
        {breaches_of_third_party, "src/ui/frame.cpp", "#include <imgui.h>\n",
         "#include <unicode/ubidi.h>\n"},
        {breaches_of_third_party, "src/ui/frame.h", "#include <vector>\n", "#include <imgui.h>\n"},
        {breaches_of_third_party, "src/study/table.h", "#include <immer/vector.hpp>\n",
         "#include <roaring/roaring.h>\n"},
        {breaches_of_third_party, "src/cli/table.cpp", "#include <fmt/format.h>\n",
         "#include <absl/strings.h>\n"},
        {breaches_of_sql, "src/workbench/plan.cpp", "const char* s = \"SELECTED\"; // SELECT a\n",
         "const char* s = \"SELECT a FROM b\";\n"},
        {breaches_of_sql, "src/cli/x.cpp", "f(\"delete from the list\");\n",
         "f(R\"(DELETE FROM theme)\");\n"},
        {breaches_of_sentences, "src/workbench/x.cpp",
         "return entry.act == ActKind::merge_themes;\n",
         "return entry.note.find(\" into \") != entry.note.npos;\n"},
        {breaches_of_sentences, "src/ui/x.cpp", "return !error.option.empty();\n",
         "return error.hint.starts_with(\"themata \");\n"},
        {breaches_of_small_words, "src/cli/x.cpp", "words += counted(n, \"answer\");\n",
         "std::string counted(std::size_t n, std::string_view one) {\n"},
        {breaches_of_paths, "src/cli/x.cpp", "f(\"~/home/work\", \"/usr/share\");\n",
         "f(\"/"
         "home/anna/study\");\n"},
        {breaches_of_paths, "run", "cd \"$root/work\"\n",
         "cd /"
         "work/main\n"},
        {breaches_of_promises, "src/cli/x.cpp",
         "f(\"TO"
         "DO\"); // done\n",
         "f(); // TO"
         "DO: g\n"},
        {breaches_of_contract, "src/text/words.h", "#pragma once\n// Words of a text.\n",
         "#pragma once\n#include <string>\n"},
        {breaches_of_length, "src/text/words.cpp", function_of(60), function_of(61)},
        {breaches_of_length, "tests/text/test_words.cpp", lines(600), lines(601)},
        {breaches_of_length, "src/text/words.h", lines(300), lines(301)},
        {breaches_of_grain, "src/text/words.cpp", lines(60), lines(59)},
        {breaches_of_rooms, "src/exchange/taking/taking.cpp",
         "#include \"exchange/reading/sheet.h\"\n",
         "#include \"exchange/writing/write_study.h\"\n"},
        {breaches_of_rooms, "src/exchange/reading/sheet.h", "#include \"study/span.h\"\n",
         "#include \"exchange/taking/taking.h\"\n"},
    };
    for (const Case& each : cases) {
        CAPTURE(each.path, each.broken);
        CHECK(in_words(each.rule({each.path, each.kept})).empty());
        CHECK(each.rule({each.path, each.broken}).size() == 1);
    }
}

TEST_CASE("A breach names its file, its line and the rule", "[house]") {
    const File file{"src/text/words.cpp", "\n\n#include \"store/store.h\"\n"};
    CHECK(in_words(breaches_of_levels(file)) ==
          "src/text/words.cpp:3: text may see study, not store/store.h\n");
}

TEST_CASE("A folder that the design does not name is a breach", "[house]") {
    CHECK(breaches_of_levels({"src/misc/x.cpp", ""}).size() == 1);
    CHECK(breaches_of_levels({"tests/misc/x.cpp", ""}).empty());
    CHECK(breaches_of_levels({"src/README.md", ""}).empty());
}

TEST_CASE("SQL is at home in store/", "[house]") {
    CHECK(breaches_of_sql({"src/store/x.cpp", "f(\"SELECT a FROM b\");"}).empty());
}

TEST_CASE("Comments and literals are no code, whatever stands in them", "[house]") {
    const Source source =
        read_source("a('{', \"}\\\"{\"); // {\n/* {\n */ b(R\"x({)\")x\", 1'000);\n");
    CHECK(source.code.find_first_of("{}") == std::string::npos);
    CHECK(source.lines == 3);
    CHECK(source.literals == std::vector<Piece>{{1, "}\\\"{"}, {3, "{)\""}});
    CHECK(source.comments == std::vector<Piece>{{1, "// {"}, {2, "/* {\n */"}});
}

TEST_CASE("Includes are read with their lines, and those in comments are not", "[house]") {
    const Source source =
        read_source("// #include <a>\n#include <b>\n  # include \"c/d.h\" // e\n");
    CHECK(source.includes == std::vector<Piece>{{2, "b"}, {3, "c/d.h"}});
}

TEST_CASE("Functions of every form are measured", "[house]") {
    const Source source = read_source(R"code(
namespace a {
struct B : C {
    B() : x_{1}, y_(2) {
        f();
    }
    int x() const noexcept { return 1; }
    enum class D { one, two };
    std::vector<int> e = {1, 2};
};

template <class T>
auto B::operator()(T t) const
    -> Result<T> {
    for (;;) {
        auto g = [](int) { return 0; };
    }
}

constexpr int table[] = {1, 2};
}
)code");
    std::string found;
    for (const Function& each : functions_of(source))
        found += fmt::format("{} at {}: {}\n", each.name, each.line, each.length);
    CHECK(found == "B at 4: 3\nx at 7: 1\nB::operator() at 12: 7\n");
}

TEST_CASE("Two types of one name in one namespace are found, a nested or a second one is not",
          "[house]") {
    const std::string sheet = "namespace themata {\nstruct Sheet {\n    struct Row {};\n};\n}\n";
    const std::string declared = "namespace themata {\nstruct Sheet;\nclass Row {\n};\n}\n";
    const std::string charts = "namespace themata::charts {\nclass Sheet : Paper {\n};\n}\n";
    CHECK(breaches_of_names({{"src/a/a.h", sheet}, {"src/b/b.h", declared}, {"src/c/c.h", charts}})
              .empty());
    CHECK(in_words(breaches_of_names({{"src/a/a.h", sheet}, {"src/b/b.h", sheet}})) ==
          in_words({{"src/b/b.h", 2, "themata::Sheet is defined in src/a/a.h too"}}));
}

TEST_CASE("A verb may be short, and tests and headers may be", "[house]") {
    CHECK(breaches_of_grain({"src/cli/verbs/peek.cpp", lines(5)}).empty());
    CHECK(breaches_of_grain({"src/text/words.h", lines(5)}).empty());
    CHECK(breaches_of_grain({"tests/text/words_test.cpp", lines(5)}).empty());
}

TEST_CASE("A header reaches what sees it through others, once each", "[house]") {
    const std::vector<File> files{
        {"src/study/a.h", "#include <vector>\n"},
        {"src/study/b.h", "#include \"study/a.h\"\n"},
        {"src/study/b.cpp", "#include \"study/b.h\"\n#include \"study/a.h\"\n"},
        {"src/text/c.cpp", "#include \"study/b.h\"\n"},
        {"src/text/d.cpp", "#include \"study/a.h\"\n"},
        {"tests/text/e.cpp", "#include \"study/a.h\"\n"},
    };
    CHECK(reach_of(files) == std::vector<Reach>{{"study/a.h", 3}, {"study/b.h", 2}});
}

TEST_CASE("A header that is seen too widely is a breach", "[house]") {
    std::vector<File> files;
    for (int unit = 0; unit < 1'001; ++unit)
        files.push_back({fmt::format("src/ui/{}.cpp", unit), "#include \"store/store.h\"\n"});
    CHECK(breaches_of_reach(files).size() == 1);
    files.resize(5);
    CHECK(breaches_of_reach(files).empty());
}
