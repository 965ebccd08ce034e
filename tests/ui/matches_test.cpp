#include "ui/parts/matches.h"

#include "support/study_builder.h"
#include "text/fold.h"
#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

struct Codebook {
    StudyBuilder build;
    ThemeId concerns = build.theme("Concerns");
    ThemeId offending = build.theme("Concerns/Offending consultants");
    ThemeId bias = build.theme("Concerns/Selection bias");
    ThemeId together = build.theme("Suggestions/Collaborative approach to useful feedback");
    ThemeId coffee = build.theme("Suggestions/Coffee breaks");
    ThemeId naive = build.theme("Naïveté");
    ThemeId suggestions = build.theme("Suggestions");

    [[nodiscard]] std::vector<ThemeId> typed(std::string_view letters,
                                             const std::vector<ThemeId>& recent = {}) const {
        std::vector<ThemeId> themes;
        for (const ThemeMatch& match : matching_themes(build.snapshot(), letters, recent))
            themes.push_back(match.theme);
        return themes;
    }
};

using Themes = std::vector<ThemeId>;
using Names = std::vector<std::string>;

std::shared_ptr<const std::vector<Findable>> findable(const Names& names,
                                                      const Names& recent = {}) {
    auto list = std::make_shared<std::vector<Findable>>();
    for (const std::string& name : names) {
        const auto rank = std::ranges::find(recent, name) - recent.begin();
        list->push_back({fold_loosely(name), "", static_cast<std::uint32_t>(rank)});
    }
    return list;
}

Names best_of(const Names& names, std::string_view typed, const Names& recent = {}) {
    NameMatching matching;
    matching.want(findable(names, recent), typed);
    matching.go_on(names.size());
    Names found;
    for (const NameMatch& match : matching.best())
        found.push_back(names[match.place]);
    return found;
}

struct Row {
    const char* typed;
    Names names;
    const char* first; // nullptr: nothing fits
};

const Names themes{"Hierarchy or power gradient concerns",
                   "Selection bias",
                   "Offending consultants",
                   "No change to practice",
                   "Not having enough time to do it properly",
                   "Refreshing idea",
                   "Addresses training requirements and appraisals",
                   "Improved understanding",
                   "Benefits",
                   "Concerns",
                   "Suggestions"};
const Names commands{"Responses",
                     "Search",
                     "Table",
                     "Codebook",
                     "History",
                     "Undo",
                     "Redo",
                     "Light or dark",
                     "Larger",
                     "Smaller",
                     "Close the study",
                     "Next answer",
                     "Next answer to read",
                     "Previous answer",
                     "Copy the table"};
const Names people{"M1", "M2", "M10", "M11", "C1", "C10", "P00012", "P00120", "P00001"};
const Names letters{"Naïveté", "Łódź",       "Straße", "CAFÉ",   "Ångström", "crème brûlée",
                    "Žižek",   "SMØRREBRØD", "Ελλάδα", "МОСКВА", "उम्मीद",    "信頼"};

// What must come first.
const std::vector<Row>& rows() {
    static const std::vector<Row> table{
        {"sel", themes, "Selection bias"},
        {"bias", themes, "Selection bias"},
        {"sb", themes, "Selection bias"},
        {"sel bi", themes, "Selection bias"},
        {"con", themes, "Concerns"},
        {"cons", themes, "Offending consultants"},
        {"conc", themes, "Concerns"},
        {"power", themes, "Hierarchy or power gradient concerns"},
        {"hpg", themes, "Hierarchy or power gradient concerns"},
        {"nctp", themes, "No change to practice"},
        {"no", themes, "No change to practice"},
        {"not", themes, "Not having enough time to do it properly"},
        {"time", themes, "Not having enough time to do it properly"},
        {"ref", themes, "Refreshing idea"},
        {"ri", themes, "Refreshing idea"},
        {"apprais", themes, "Addresses training requirements and appraisals"},
        {"under", themes, "Improved understanding"},
        {"standing", themes, "Improved understanding"},
        {"BENEFITS", themes, "Benefits"},
        {"concerns", themes, "Concerns"},
        {"sug", themes, "Suggestions"},
        {"  bias ", themes, "Selection bias"},
        {"xyz", themes, nullptr},
        {"bias sel", themes, nullptr},
        {"hist", commands, "History"},
        {"re", commands, "Responses"},
        {"redo", commands, "Redo"},
        {"dark", commands, "Light or dark"},
        {"na", commands, "Next answer"},
        {"next read", commands, "Next answer to read"},
        {"pa", commands, "Previous answer"},
        {"close", commands, "Close the study"},
        {"table", commands, "Table"},
        {"copy t", commands, "Copy the table"},
        {"m1", people, "M1"},
        {"M10", people, "M10"},
        {"c1", people, "C1"},
        {"12", people, "P00012"},
        {"p1", people, "P00012"},
        {"00001", people, "P00001"},
        {"naivete", letters, "Naïveté"},
        {"NAÏ", letters, "Naïveté"},
        {"lodz", letters, "Łódź"},
        {"strasse", letters, "Straße"},
        {"cafe", letters, "CAFÉ"},
        {"ang", letters, "Ångström"},
        {"brulee", letters, "crème brûlée"},
        {"cb", letters, "crème brûlée"},
        {"zizek", letters, "Žižek"},
        {"smor", letters, "SMØRREBRØD"},
        {"ελλ", letters, "Ελλάδα"},
        {"ελλαδα", letters, "Ελλάδα"},
        {"моск", letters, "МОСКВА"},
        {"उम्", letters, "उम्मीद"},
        {"頼", letters, "信頼"},
    };
    return table;
}

} // namespace

TEST_CASE("What comes first for a few letters") {
    CHECK(rows().size() >= 40);
    for (const Row& row : rows()) {
        INFO("typed “" << row.typed << "”");
        const Names found = best_of(row.names, row.typed);
        if (!row.first) {
            CHECK(found.empty());
            continue;
        }
        REQUIRE_FALSE(found.empty());
        CHECK(found.front() == row.first);
    }
}

TEST_CASE("Recent names come first among those that fit alike, and only there") {
    CHECK(best_of(themes, "con", {"Offending consultants"}).front() == "Concerns");
    CHECK(best_of(themes, "con", {"Offending consultants"})[1] == "Offending consultants");
    CHECK(best_of(people, "m", {"M11"}).front() == "M11");
    CHECK(best_of(people, "m1", {"M11"}) == Names{"M1", "M11", "M10"});
}

TEST_CASE("What stands before a name is found as well, behind the names themselves") {
    auto list = std::make_shared<std::vector<Findable>>();
    list->push_back({"trust", "apply trust", 0});
    list->push_back({"apply pressure", "", 0});
    NameMatching matching;
    const auto first = [&](std::string_view typed) {
        matching.want(list, typed);
        matching.go_on(9);
        return matching.best().empty() ? 99 : static_cast<int>(matching.best().front().place);
    };
    CHECK(first("apply tr") == 0);
    CHECK(first("appl") == 1);
    CHECK(first("tr") == 0);
    CHECK(first("apply x") == 99);
}

TEST_CASE("Piece by piece gives what all at once gives, also after more letters") {
    Names names;
    for (int n = 0; n < 3000; ++n)
        names.push_back("P" + std::to_string(n * 7919 % 100003));
    const auto list = findable(names);
    NameMatching slow;
    for (const std::string_view typed : {"1", "12", "123", "12", "9", "99"}) {
        slow.want(list, typed);
        CHECK_FALSE(slow.done());
        while (!slow.done())
            slow.go_on(17);
        NameMatching whole;
        whole.want(list, typed);
        whole.go_on(names.size());
        CHECK(slow.best() == whole.best());
        CHECK(slow.best().size() <= NameMatching::most);
    }
}

TEST_CASE("Names that begin with the letters come first, scattered letters last") {
    const Codebook book;
    CHECK(book.typed("off") == Themes{book.offending, book.coffee, book.together});
    CHECK(book.typed("bia") == Themes{book.bias, book.together});
    CHECK(book.typed("con") == Themes{book.concerns, book.offending, book.bias});
    CHECK(book.typed("zzz").empty());
}

TEST_CASE("Case and accents do not matter") {
    const Codebook book;
    CHECK(book.typed("NAIVETE") == Themes{book.naive});
    CHECK(theme_is_called(book.build.snapshot(), "naivete"));
    CHECK_FALSE(theme_is_called(book.build.snapshot(), "naive"));
}

TEST_CASE("Without letters recent themes come first, then the codebook") {
    const Codebook book;
    const Themes all = book.typed("", {book.coffee, book.bias});
    REQUIRE(all.size() == 7);
    CHECK(all[0] == book.coffee);
    CHECK(all[1] == book.bias);
    CHECK(all[2] == book.concerns);
}

TEST_CASE("Recent themes come first among those that fit alike") {
    const Codebook book;
    CHECK(book.typed("co", {book.coffee}) ==
          Themes{book.coffee, book.concerns, book.together, book.offending, book.bias});
}

TEST_CASE("A retired theme is not offered") {
    Codebook book;
    book.build.at(book.offending).state = ThemeState::retired;
    CHECK(book.typed("off") == Themes{book.coffee, book.together});
    CHECK_FALSE(theme_is_called(book.build.snapshot(), "Offending consultants"));
}

TEST_CASE("The letters that fit are told in the name as it is written") {
    const Codebook book;
    const auto fitting = [&](std::string_view letters) {
        return matching_themes(book.build.snapshot(), letters, {}).front().fitting;
    };
    CHECK(fitting("off") == std::vector<Span>{{0, 3}});
    CHECK(fitting("bias") == std::vector<Span>{{10, 14}});
    CHECK(fitting("ivet") == std::vector<Span>{{2, 7}}); // ï has two bytes
    CHECK(fitting("sb") == std::vector<Span>{{0, 1}, {10, 11}});
    CHECK(fitting("slb") == std::vector<Span>{{0, 1}, {2, 3}, {10, 11}});
}
