// The start screen, search, table, history, and what the window remembers.

#include "ui/window_bench.h"

#include "analysis/theme_table.h"
#include "text/fold.h"
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>

using namespace themata;
using Begin = WindowBench::Begin;

namespace {

std::vector<std::vector<std::string>> cells_of(const std::string& text, char between) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.ends_with('\r'))
            line.pop_back();
        rows.emplace_back();
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, between);)
            rows.back().push_back(cell.substr(std::min(cell.find_first_not_of(' '), cell.size())));
    }
    return rows;
}

std::string expected_table() {
    std::ifstream file(std::string(THEMATA_SOURCE_DIR) + "/assets/sample/expected-table-1.csv");
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string current_label(const WindowBench& bench) {
    const Response* at = bench.study().responses.find(bench.session.view().responses.current);
    return bench.study().participants.find(at->participant)->label;
}

constexpr const char* copy_of_table = "Copy themes-by-role-stage";

// The item of the number of this theme in this column, as the window shows the table now.
std::string cell_of(const WindowBench& bench, const std::string& path,
                    const std::vector<std::string>& keys) {
    const TableSpec& spec = bench.session.view().table.spec;
    const auto counted = counted_table(bench.now(), spec, CellForm::n);
    REQUIRE(counted);
    const auto row = std::ranges::find(counted->table.rows, path, &ThemeRow::path);
    REQUIRE(row != counted->table.rows.end());
    const auto place = counted->place_of({row->theme, keys});
    REQUIRE(place);
    return "Cell of " + counted->tables->front().name + ", row " + std::to_string(place->row) +
           ", column " + std::to_string(place->column);
}

} // namespace

TEST_CASE("The sample opens from the start screen and is there again the next time") {
    WindowBench bench(Begin::at_start);
    CHECK_FALSE(bench.session.desk().snapshot);
    bench.click("Open the sample");
    REQUIRE(bench.session.desk().snapshot);
    CHECK(bench.study().responses.size() == 42);
    bench.click("Close the study");
    CHECK_FALSE(bench.session.desk().snapshot);
    REQUIRE(bench.robot.labels("Recent ").size() == 1);
    bench.click(bench.robot.labels("Recent ").front());
    REQUIRE(bench.session.desk().snapshot);
    CHECK(bench.study().responses.size() == 42);
}

TEST_CASE("A new study is made where its path says") {
    WindowBench bench(Begin::at_start);
    bench.click("New study");
    bench.type((bench.folder->path() / "fresh").string());
    bench.click("The study's title");
    bench.type("Fresh");
    bench.click("Choose");
    INFO(bench.notice());
    REQUIRE(bench.session.desk().snapshot);
    CHECK(bench.now().card.title == "Fresh");
    CHECK(bench.session.desk().file == bench.folder->path() / "fresh.themata");
    CHECK(std::filesystem::exists(bench.folder->path() / "fresh.themata"));
}

TEST_CASE("Enter in the path opens the study, and a wrong path says what is wrong") {
    WindowBench bench(Begin::at_start);
    bench.click("Open a study");
    bench.click("Path");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.type((bench.folder->path() / "nowhere.themata").string());
    bench.press(ImGuiKey_Enter);
    CHECK_FALSE(bench.session.desk().snapshot);
    REQUIRE(bench.robot.sees("Dismiss the notice"));
    CHECK_FALSE(bench.notice().empty());
    bench.click("Dismiss the notice");
    CHECK_FALSE(bench.robot.sees("Dismiss the notice"));
}

TEST_CASE("Light or dark and the zoom are remembered") {
    WindowBench bench;
    bench.click("Dark appearance");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Equal);
    CHECK(bench.session.look().appearance == Appearance::dark);
    CHECK(bench.session.look().scale > 1.05F);
    const Remembered kept = remembered(bench.folder->setting());
    CHECK(kept.choices.at("appearance") == "dark");
    CHECK(kept.choices.at("zoom") == "1.10");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_0);
    CHECK(bench.session.look().scale == 1);
    bench.click("Light appearance");
    CHECK(bench.session.look().appearance == Appearance::light);
}

TEST_CASE("Light or dark is chosen on the start screen too") {
    WindowBench bench(Begin::at_start);
    bench.click("Dark appearance");
    CHECK(bench.session.look().appearance == Appearance::dark);
}

TEST_CASE("What was remembered is read again, whatever a name holds") {
    const OwnFolder folder;
    CHECK(remembered(folder.setting()) == Remembered{});
    const auto there = folder.path() / "a\tb\\n\nc.themata";
    std::ofstream(there) << "x";
    Remembered what = with_recent({}, {folder.path() / "gone.themata", "Gone"});
    what = with_recent(what, {there, "Tab\there"});
    what.choices["zoom"] = "1.25";
    REQUIRE(remember(folder.setting(), what));
    what = with_folder(what, "/some\twhere");
    REQUIRE(remember(folder.setting(), what));
    CHECK(remembered(folder.setting()) == what);
}

TEST_CASE("Hits appear while typing, and a click shows the answer in its place") {
    WindowBench bench;
    bench.press(ImGuiMod_Ctrl | ImGuiKey_F);
    bench.type("appraisal");
    CHECK(bench.session.view().view == View::search);
    REQUIRE(bench.session.desk().found);
    REQUIRE(bench.session.desk().found->hits);
    CHECK(bench.session.desk().found->hits->total == 2);
    REQUIRE(bench.robot.labels("Hit ").size() == 2);
    const std::string hit = "Hit C4 · Stage 5 · " + std::string(idea);
    bench.click(hit);
    CHECK(bench.session.view().view == View::responses);
    CHECK(current_label(bench) == "C4");
    CHECK(bench.robot.sees(bench.card(bench.answer("C4", "Stage 5", idea))));
    CHECK(bench.session.view().search.query == "appraisal");
}

namespace {} // namespace

TEST_CASE("While a query is typed the hits are always those of the last one that was answered") {
    WindowBench bench;
    bench.click("Search answers");
    for (const char* letter : {"t", "h", "e", "y"}) {
        bench.type(letter);
        const auto& found = bench.session.desk().found;
        REQUIRE(found);
        std::vector<ResponseId> listed;
        for (const ShownHit& hit : bench.session.view().search.hits)
            listed.push_back(hit.response);
        std::vector<ResponseId> expected;
        if (found->hits)
            for (const Hit& hit : found->hits->hits)
                expected.push_back(hit.response);
        CHECK(listed == expected);
    }
}

TEST_CASE("Hits stand in the order that is asked for") {
    WindowBench bench;
    bench.click("Search answers");
    bench.type("they");
    const auto labels = [&] {
        std::vector<std::string> found;
        for (const ShownHit& hit : bench.session.view().search.hits)
            found.push_back(
                bench.study()
                    .participants.find(bench.study().responses.find(hit.response)->participant)
                    ->label);
        return found;
    };
    bench.click("Order: Participant");
    const auto by_participant = labels();
    CHECK(std::ranges::is_sorted(by_participant));
    bench.click("Order: Best");
    CHECK(labels() != by_participant);
}

TEST_CASE("Hits in context stand by the words before and behind them") {
    WindowBench bench;
    bench.click("Search answers");
    bench.type("they");
    bench.press(ImGuiKey_Enter);
    bench.click("Show: In context");
    const SearchView& view = bench.session.view().search;
    std::size_t matches = 0;
    for (const Hit& hit : bench.session.desk().found->hits->hits)
        matches += hit.spans.size();
    REQUIRE(matches > 2);
    CHECK(view.lines.size() == matches);
    CHECK(bench.robot.labels("Line ").size() == matches);
    for (const KwicLine& line : view.lines)
        CHECK(line.match.find('\n') == std::string::npos);

    bench.click("Order: Right");
    std::vector<std::string> behind;
    for (const KwicLine& line : view.lines)
        behind.push_back(fold(line.right));
    CHECK(std::ranges::is_sorted(behind));
    bench.click("Order: Left");
    CHECK(view.lines !=
          lines_of(bench.study(), bench.session.desk().found->hits->hits, HitOrder::right));

    // The keys walk from answer to answer in the order that is seen, and tick.
    bench.press(ImGuiKey_J);
    CHECK(view.current == view.lines.front().response);
    bench.press(ImGuiKey_Space);
    CHECK(view.ticked.contains(view.lines.front().response));
    bench.click("Show: Answers");
    CHECK(bench.robot.labels("Line ").empty());
    CHECK(view.ticked.size() == 1);
}

TEST_CASE("A search that is wiped out leads back to where it was begun") {
    WindowBench bench;
    bench.click("View Table");
    bench.click("Search answers");
    bench.type("x");
    CHECK(bench.session.view().view == View::search);
    bench.press(ImGuiKey_Backspace);
    CHECK(bench.session.view().view == View::table);
}

TEST_CASE("In a narrow window the ways to see hits stand below how many there are") {
    const auto top_of_choices = [](ImVec2 screen) {
        WindowBench bench(WindowBench::Begin::in_sample, screen);
        bench.click("Search answers");
        bench.type("they");
        bench.press(ImGuiKey_Enter);
        bench.click("Show: In context");
        CHECK(bench.robot.item("Order: Left").top <
              bench.robot.item("Tick or untick all hits").top);
        return bench.robot.item("Order: Left").top;
    };
    CHECK(top_of_choices({1280, 800}) > top_of_choices({1600, 1000}));
}

TEST_CASE("A query that cannot be read is answered in words") {
    WindowBench bench;
    bench.click("Search answers");
    bench.type("stage:Nowhere");
    REQUIRE(bench.session.desk().found);
    CHECK_FALSE(bench.session.desk().found->hits);
    CHECK(bench.robot.labels("Hit ").empty());
    CHECK_FALSE(bench.session.desk().found->hits.error().hint.empty());
}

TEST_CASE("The table copied from the window is the published Table 1") {
    WindowBench bench;
    bench.click("View Table");
    bench.click(copy_of_table);
    const auto published = cells_of(expected_table(), ',');
    const auto copied = cells_of(bench.session.copied(), '\t');
    REQUIRE(published.size() == 8);
    for (std::size_t row = 1; row < published.size(); ++row) {
        const auto found = std::ranges::find_if(
            copied, [&](const auto& cells) { return cells[0] == published[row][0]; });
        REQUIRE(found != copied.end());
        CHECK(*found == published[row]);
    }
    CHECK(copied[0] == std::vector<std::string>{"Themes by role and stage"});
    CHECK(copied[1] == std::vector<std::string>{"Theme", "Mentor, Phase 1", "Mentor, Phase 2",
                                                "Mentee, Stage 4", "Mentee, Stage 5"});
    CHECK(copied[2] == std::vector<std::string>{"N (answered)", "6", "5", "5", "5"});
    CHECK(copied.back().front().find("themata table STUDY") != std::string::npos);
}

TEST_CASE("Every choice of the table counts as the analysis does") {
    WindowBench bench;
    bench.click("View Table");
    const auto agrees = [&](CellForm form) {
        const TableSpec& spec = bench.session.view().table.spec;
        const auto table = theme_table(bench.now(), spec);
        REQUIRE(table);
        const Tabulation expected = tabulations_of(bench.now(), *table, spec, form).front();
        bench.click("Copy " + expected.name);
        CHECK(bench.session.copied() == tabulation_text(expected));
    };
    for (const char* choice :
         {"Count: Participants", "Base (N): Took part", "Columns: Sex", "Columns: Role",
          "Columns: Question", "Rows: Top level", "Count: Responses", "Rows: Used only",
          "Base (N): Codable", "Rows: Theme tree", "Columns: Stage", "Columns: Question"}) {
        INFO(choice);
        const TableSpec before = bench.session.view().table.spec;
        bench.click(choice);
        CHECK_FALSE(bench.session.view().table.spec == before);
        agrees(CellForm::n);
    }
    bench.click("Cells: n/N");
    agrees(CellForm::n_of_N);
    bench.click("Cells: %");
    agrees(CellForm::percent);
    bench.click("Cells: Tally");
    agrees(CellForm::tally);
}

TEST_CASE("The table is copied as a page too, with what a page would read as marks told apart") {
    WindowBench bench;
    bench.click("View Table");
    bench.click("Copy HTML of themes-by-role-stage");
    const std::string& html = bench.session.copied();
    CHECK(html.find("<th scope=\"col\">Mentor, Phase 1</th>") != html.npos);
    CHECK(html.find("Offending consultants</th><td>3</td>") != html.npos);
    ThemeTable table;
    table.rows.emplace_back().name = "R&D <b>";
    table.rows.back().cells = {Cell{}};
    table.columns.emplace_back().keys = {"a < b"};
    const std::string marked = tabulation_html(tabulation_of(table, CellForm::n, {}));
    CHECK(marked.find("R&amp;D &lt;b&gt;") != html.npos);
    CHECK(marked.find("a &lt; b") != html.npos);
}

TEST_CASE("A cell that is copied as n of N is no date to a spreadsheet") {
    WindowBench bench;
    bench.click("View Table");
    bench.click("Cells: n/N");
    bench.click(copy_of_table);
    CHECK(bench.session.copied().find("8 of 6") != std::string::npos);
    CHECK(bench.session.copied().find("8/6") == std::string::npos);
}

TEST_CASE("A number shows the passages behind it, and a passage leads to its answer") {
    WindowBench bench;
    bench.click("View Table");
    bench.click(cell_of(bench, "Concerns/Offending consultants", {"Mentor", "Phase 2"}));
    const auto quotes = bench.robot.labels("Quote ");
    CHECK(quotes.size() == 3);
    bench.click(cell_of(bench, "Concerns", {"Mentor", "Phase 1"}));
    CHECK(bench.robot.labels("Quote ").size() == 8);
    bench.click(cell_of(bench, "Suggestions", {"Mentor", "Phase 1"}));
    CHECK(bench.robot.labels("Quote ").empty());
    bench.click(cell_of(bench, "Benefits/Refreshing idea", {"Mentee", "Stage 5"}));
    bench.click(bench.robot.labels("Quote ").front());
    CHECK(bench.session.view().view == View::responses);
    CHECK(current_label(bench) == "C5");
}

TEST_CASE("A test in the table says its numbers, and leads to no passages") {
    WindowBench bench;
    const TableSpec spec{.columns = {{.kind = AxisKind::role}, {.kind = AxisKind::stage}},
                         .count = Count::participants,
                         .tests = TestsWanted::yes};
    const auto counted = counted_table(bench.now(), spec, CellForm::n);
    REQUIRE(counted);
    REQUIRE_FALSE(counted->table.contrasts.empty());
    const std::size_t first = counted->table.columns.size() + 1;
    CHECK(counted->tables->front().columns.size() == first + 3 * counted->table.contrasts.size());
    for (std::size_t column = first; column < counted->tables->front().columns.size(); ++column) {
        CHECK(counted->said_of({1, column}) ==
              test_in_words(counted->table, 0, (column - first) / 3));
        CHECK_FALSE(counted->choice_at({1, column}));
    }
    CHECK(counted->said_of({1, first - 1}).empty());
    CHECK_FALSE(counted->choice_at({0, 1})); // what a column is out of
    CHECK_FALSE(counted->choice_at({1, 0}));
    const auto choice = counted->choice_at({1, 1});
    REQUIRE(choice);
    CHECK(counted->place_of(*choice) == CellPlace{1, 1});
    CHECK(counted->tables->size() == 2); // with the tests in full
}

TEST_CASE("The number under the cursor is pressed by Enter") {
    WindowBench bench;
    bench.click("View Table");
    bench.press(ImGuiKey_DownArrow);
    bench.press(ImGuiKey_RightArrow);
    CHECK_FALSE(bench.session.view().table.cell);
    bench.press(ImGuiKey_Tab);
    while (bench.robot.focused() != "Table themes-by-role-stage")
        bench.press(ImGuiKey_Tab);
    bench.press(ImGuiKey_Enter);
    REQUIRE(bench.session.view().table.cell);
    CHECK_FALSE(bench.robot.labels("Quote ").empty());
}

TEST_CASE("The passages behind every number are as many as the number") {
    WindowBench bench;
    for (const bool by_trait : {false, true}) {
        TableSpec spec;
        if (by_trait)
            spec.columns = {{.kind = AxisKind::trait, .trait = "Sex"},
                            {.kind = AxisKind::question}};
        const auto table = theme_table(bench.now(), spec);
        REQUIRE(table);
        for (const ThemeRow& row : table->rows)
            for (std::size_t column = 0; column < table->columns.size(); ++column) {
                CAPTURE(row.path, column);
                CHECK(quotes_behind(bench.now(), spec, {row.theme, table->columns[column].keys})
                          .total == row.cells[column].n);
            }
    }
}

TEST_CASE("History tells every act, and an old one can be taken back") {
    WindowBench bench;
    bench.click(bench.card(bench.answer("M6", "Phase 1", concerns)));
    bench.press(ImGuiKey_1);
    bench.press(ImGuiKey_2);
    bench.press(ImGuiKey_3);
    const std::uint64_t second = bench.now().head.seq - 1;
    bench.click("View History");
    bench.click("Entry " + std::to_string(second));
    bench.click("Take back entry " + std::to_string(second));
    INFO(bench.notice());
    CHECK(bench.codings_of("M6", "Phase 1", concerns) ==
          std::vector<std::string>{"Hierarchy or power gradient concerns: No concerns.",
                                   "Offending consultants: No concerns."});
    CHECK(taken_back(*bench.session.desk().history) == std::vector<std::uint64_t>{second});
    bench.click("Undo the last act");
    bench.click("Redo the last act");
    CHECK_FALSE(bench.robot.labels("Entry ").empty());
}

TEST_CASE("What is undone, redone and undone again is told rightly") {
    const auto entry = [](std::uint64_t seq, std::optional<std::uint64_t> undoes = {}) {
        Entry made;
        made.seq = seq;
        made.undoes = undoes;
        return made;
    };
    const auto taken = [](std::initializer_list<Entry> entries) {
        History history;
        for (const Entry& each : entries)
            history.push_back(each);
        return taken_back(history);
    };
    using Seqs = std::vector<std::uint64_t>;
    CHECK(taken({entry(1), entry(2)}).empty());
    CHECK(taken({entry(1), entry(2), entry(3, 2)}) == Seqs{2});
    CHECK(taken({entry(1), entry(2), entry(3, 2), entry(4, 3)}) == Seqs{3});
    CHECK(taken({entry(1), entry(2), entry(3, 2), entry(4, 3), entry(5, 4)}) == Seqs{2, 4});
}

TEST_CASE("Ctrl and a digit change the view and apply nothing") {
    WindowBench bench;
    const Head head = bench.now().head;
    for (const auto& [key, view] :
         {std::pair{ImGuiKey_2, View::search}, std::pair{ImGuiKey_3, View::table},
          std::pair{ImGuiKey_4, View::scores}, std::pair{ImGuiKey_5, View::agreement},
          std::pair{ImGuiKey_6, View::explore}, std::pair{ImGuiKey_7, View::codebook},
          std::pair{ImGuiKey_8, View::history}, std::pair{ImGuiKey_1, View::responses}}) {
        bench.press(ImGuiMod_Ctrl | key);
        CHECK(bench.session.view().view == view);
    }
    CHECK(bench.now().head == head);
}

TEST_CASE("The search field takes what is typed after a theme was made") {
    WindowBench bench;
    bench.click(bench.card(bench.answer("M6", "Phase 1", concerns)));
    bench.press(ImGuiKey_Enter);
    bench.type("rota and references");
    bench.press(ImGuiKey_Enter);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_F);
    bench.type("they");
    CHECK(bench.session.view().search.query == "they");
}

TEST_CASE("Ctrl F reaches the search field after a click on anything") {
    WindowBench bench;
    const std::string chip = bench.robot.labels("Coding ").front();
    for (const std::string& clicked :
         {chip, std::string("Show Coded"), std::string("Group by Stage")}) {
        INFO(clicked);
        bench.click("View Responses");
        bench.click(clicked);
        bench.press(ImGuiMod_Ctrl | ImGuiKey_F);
        bench.type("t");
        CHECK(bench.session.view().search.query == "t");
        bench.press(ImGuiKey_Backspace);
        bench.press(ImGuiKey_Escape);
    }
}
