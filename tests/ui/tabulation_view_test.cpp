// Tables of results in the window: whatever their size, every cell can be reached and copied.

#include "support/robot.h"
#include "ui/parts/tabulation_shape.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

namespace {

Tabulation numbers_of(std::size_t rows, std::size_t columns) {
    Tabulation table{.name = "many",
                     .title = "Many numbers",
                     .columns = {{.headings = {"", "Theme"}, .align = Align::left}},
                     .rows = {},
                     .notes = {"A note."},
                     .made = {}};
    for (std::size_t column = 1; column < columns; ++column)
        table.columns.push_back({.headings = {column % 2 == 1 ? "Mentor" : "Mentee",
                                              "Phase " + std::to_string(column)}});
    for (std::size_t row = 0; row < rows; ++row) {
        TabulationRow line{.cells = {cell_of("Theme " + std::to_string(row))}};
        for (std::size_t column = 1; column < columns; ++column)
            line.cells.push_back(cell_of(static_cast<double>(row * 100 + column), 0));
        table.rows.push_back(std::move(line));
    }
    return table;
}

// A table alone on the screen.
struct TableBench {
    explicit TableBench(Tabulation shown) : table(std::move(shown)) {
        look.faces = &faces;
        dress(look);
        robot.watch([this] {
            ImGui::SetNextWindowPos({0, 0});
            ImGui::SetNextWindowSize({1000, 700});
            ImGui::Begin("Bench", nullptr, ImGuiWindowFlags_NoDecoration);
            if (const auto at = draw_tabulation(look, table, place, views, out, marks))
                pressed = at;
            ImGui::End();
        });
    }

    [[nodiscard]] static std::string cell(std::size_t row, std::size_t column) {
        return "Cell of many, row " + std::to_string(row) + ", column " + std::to_string(column);
    }

    [[nodiscard]] std::string copied() {
        std::string text;
        for (const Request& request : out.take())
            if (const auto* copy = std::get_if<CopyText>(&request))
                text = copy->text;
        return text;
    }

    [[nodiscard]] std::optional<CellPlace> cursor() { return views.of["many"].cursor; }

    Robot robot{{1000, 700}};
    Faces faces = load_faces({});
    Look look;
    Tabulation table;
    Rect place{20, 20, 620, 420};
    TabulationViews views;
    TabulationMarks marks;
    Outbox out;
    std::optional<CellPlace> pressed;
};

} // namespace

TEST_CASE("Large counts stand in groups of digits, and are copied without") {
    const TabulationCell count = cell_of(12'015.0, 0);
    CHECK(shown_figures(count) == "12,015");
    CHECK(shown_text(count) == "12015");
    CHECK(shown_figures(cell_of(999.0, 0)) == "999");
    CHECK(shown_figures(cell_of(1234.5, 1)) == "1234.5");
    CHECK(shown_figures(cell_of("2015")) == "2015"); // a name
}

TEST_CASE("A click on a number tells which one it was") {
    TableBench bench(numbers_of(5, 4));
    bench.robot.click(TableBench::cell(2, 3));
    CHECK(bench.pressed == CellPlace{2, 3});
    CHECK(bench.cursor() == CellPlace{2, 3});
    bench.robot.click(TableBench::cell(4, 0));
    CHECK(bench.pressed == CellPlace{4, 0});
}

TEST_CASE("Arrows move from cell to cell and stop at the edges") {
    TableBench bench(numbers_of(5, 4));
    bench.robot.press(ImGuiKey_DownArrow);
    CHECK(bench.cursor() == CellPlace{0, 0});
    bench.robot.press(ImGuiKey_DownArrow);
    bench.robot.press(ImGuiKey_RightArrow);
    CHECK(bench.cursor() == CellPlace{1, 1});
    for (int presses = 0; presses < 9; ++presses)
        bench.robot.press(ImGuiKey_RightArrow);
    bench.robot.press(ImGuiKey_End);
    CHECK(bench.cursor() == CellPlace{4, 3});
    bench.robot.press(ImGuiKey_Home);
    CHECK(bench.cursor() == CellPlace{0, 3});
}

TEST_CASE("A table of many rows draws those in sight, and keys bring the others into sight") {
    TableBench bench(numbers_of(10'000, 4));
    const std::size_t drawn = bench.robot.labels("Cell of many").size();
    CHECK(drawn > 20);
    CHECK(drawn < 100);
    CHECK_FALSE(bench.robot.sees(TableBench::cell(9999, 0)));
    bench.robot.press(ImGuiKey_End);
    bench.robot.press(ImGuiKey_End);
    bench.robot.run(4);
    CHECK(bench.robot.sees(TableBench::cell(9999, 0)));
    CHECK(bench.robot.labels("Cell of many").size() < 100);
    bench.robot.press(ImGuiKey_Home);
    bench.robot.run(4);
    CHECK(bench.robot.sees(TableBench::cell(0, 0)));
}

TEST_CASE("Headings and names stay where they are when the numbers scroll") {
    TableBench bench(numbers_of(100, 30));
    const SeenItem name = bench.robot.item(TableBench::cell(0, 0));
    const float head = name.top;
    CHECK(head > bench.place.top + 20); // two levels of headings
    bench.robot.press(ImGuiKey_Home);
    for (int presses = 0; presses < 29; ++presses)
        bench.robot.press(ImGuiKey_RightArrow);
    bench.robot.press(ImGuiKey_End);
    bench.robot.run(4);
    CHECK(bench.cursor() == CellPlace{99, 29});
    const SeenItem last = bench.robot.item(TableBench::cell(99, 29));
    CHECK(last.bottom - last.top > 20);
    const SeenItem its_name = bench.robot.item(TableBench::cell(99, 0));
    CHECK(its_name.left == name.left);
    for (const std::string& label : bench.robot.labels("Cell of many"))
        CHECK(bench.robot.item(label).top >= head - 1);
}

TEST_CASE("What is undefined is a dash that says why under the mouse") {
    Tabulation table = numbers_of(2, 3);
    table.rows[0].cells[1] = undefined_cell("Nobody was asked.");
    TableBench bench(std::move(table));
    bench.robot.hover(TableBench::cell(0, 1));
    bench.robot.run(60);
    const std::uint64_t undefined = bench.robot.picture();
    bench.robot.hover(TableBench::cell(0, 2));
    bench.robot.run(60);
    CHECK(bench.robot.picture() != undefined);
    bench.robot.press(ImGuiMod_Ctrl | ImGuiKey_C);
    CHECK(bench.copied().find("Theme 0\t–\t2\n") != std::string::npos);
}

TEST_CASE("Ctrl C copies a table for a spreadsheet, with Shift as a page") {
    Tabulation table = numbers_of(2, 3);
    table.rows[1].depth = 1;
    table.rows[1].cells[1] = cell_of("3/6");
    table.rows[1].cells[2] = cell_of("a < b\tc");
    TableBench bench(std::move(table));
    bench.robot.press(ImGuiMod_Ctrl | ImGuiKey_C);
    const std::string text = bench.copied();
    CHECK(text.starts_with("Many numbers\nTheme\tMentor, Phase 1\tMentee, Phase 2\n"
                           "Theme 0\t1\t2\n  Theme 1\t3 of 6\ta < b c\nA note.\n"));
    bench.robot.press(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_C);
    const std::string html = bench.copied();
    CHECK(html.find("<caption>Many numbers</caption>") != std::string::npos);
    CHECK(html.find("<td>a &lt; b c</td>") != std::string::npos);
    CHECK(html.find("padding-left:2em\">Theme 1</th>") != std::string::npos);
}

TEST_CASE("Tab comes to a table, and Enter presses the cell with the cursor") {
    TableBench bench(numbers_of(5, 4));
    for (int presses = 0; presses < 5 && bench.robot.focused() != "Table many"; ++presses)
        bench.robot.press(ImGuiKey_Tab);
    CHECK(bench.robot.focused() == "Table many");
    bench.robot.press(ImGuiKey_DownArrow);
    bench.robot.press(ImGuiKey_DownArrow);
    CHECK_FALSE(bench.pressed);
    bench.robot.press(ImGuiKey_Enter);
    CHECK(bench.pressed == CellPlace{1, 0});
}

TEST_CASE("A table without rows or columns draws nothing") {
    TableBench bench(numbers_of(0, 4));
    CHECK(bench.robot.labels("Cell of").empty());
    bench.table = Tabulation{};
    bench.robot.run();
    CHECK(bench.robot.labels("Cell of").empty());
}

TEST_CASE("A heading is neither broken within a word nor cut") {
    TableBench bench(numbers_of(2, 1));
    bench.table.columns.front().headings = {"", "Mentees"};
    for (TabulationRow& row : bench.table.rows)
        row.cells = {cell_of("C"), cell_of(1, 0), cell_of(2, 0), cell_of(3, 0)};
    const std::string together = "Nothing to code in them";
    const std::string theme = "Hierarchy or power gradient concerns of those below";
    bench.table.columns.push_back({.headings = {together, "n"}});
    bench.table.columns.push_back({.headings = {together, "%"}});
    bench.table.columns.push_back({.headings = {"", theme}});
    const TabulationShape shape = shape_of(bench.look, bench.table, 100, {});
    const auto wide = [&](const std::string& text) {
        return text_width(bench.look, type::label_strong, text);
    };
    const float around = bench.look.px(space::one);
    CHECK(shape.lefts[1] - bench.look.px(space::gap) - around >= wide("Mentees"));
    CHECK(shape.lefts[3] - shape.lefts[1] >= wide(together));
    const float room = shape.lefts[4] - shape.lefts[3] - 2 * around;
    CHECK(height_of(bench.look, type::label_strong, room, theme) <=
          3 * bench.look.px(type::label.line));
}

TEST_CASE("Long names are broken into lines in short tables and cut in long ones") {
    Tabulation table = numbers_of(3, 3);
    table.rows[1].cells[0] =
        cell_of(std::string(30, 'w') + " " + std::string(30, 'w') + " " + std::string(30, 'w'));
    TableBench bench(table);
    const SeenItem usual = bench.robot.item(TableBench::cell(0, 0));
    const SeenItem wrapped = bench.robot.item(TableBench::cell(1, 0));
    CHECK(wrapped.bottom - wrapped.top > usual.bottom - usual.top);
    bench.table = numbers_of(1000, 3);
    bench.table.rows[1].cells[0] = table.rows[1].cells[0];
    bench.robot.run();
    const SeenItem cut = bench.robot.item(TableBench::cell(1, 0));
    CHECK(cut.bottom - cut.top == usual.bottom - usual.top);
    CHECK(cut.right <= bench.place.right);
}

TEST_CASE("Out of how many the columns are stands in the head, where no key goes") {
    Tabulation table = numbers_of(3, 3);
    table.rows.front().kind = RowKind::base;
    table.rows.front().cells.front() = cell_of("N (answered)");
    TableBench bench(std::move(table));
    CHECK_FALSE(bench.robot.sees(TableBench::cell(0, 1)));
    CHECK(bench.robot.sees(TableBench::cell(1, 1)));
    bench.robot.press(ImGuiKey_DownArrow);
    CHECK(bench.cursor() == CellPlace{1, 0});
    bench.robot.press(ImGuiKey_UpArrow);
    CHECK(bench.cursor() == CellPlace{1, 0});
    bench.robot.press(ImGuiKey_DownArrow);
    CHECK(bench.cursor() == CellPlace{2, 0});
    bench.robot.press(ImGuiMod_Ctrl | ImGuiKey_C);
    CHECK(bench.copied().find("N (answered)\t1\t2\n") != std::string::npos);
    const TabulationShape with = shape_of(bench.look, bench.table, 600, {});
    bench.table.rows.erase(bench.table.rows.begin());
    CHECK(with.head() > shape_of(bench.look, bench.table, 600, {}).head());
}

TEST_CASE("A tally is drawn as strokes and takes no more room than these") {
    TabulationCell seven = cell_of(7, 0);
    CHECK(tally_of(seven) == 0);
    seven.text = "IIII I";
    CHECK(tally_of(seven) == 7);
    CHECK(tally_of(cell_of("I say so")) == 0);
    Tabulation table = numbers_of(2, 2);
    table.columns[1].align = Align::left;
    table.rows[0].cells[1] = seven;
    TableBench bench(std::move(table));
    const SeenItem cell = bench.robot.item(TableBench::cell(0, 1));
    CHECK(cell.right - cell.left > tally_width(bench.look, 7));
    CHECK(cell.bottom - cell.top == bench.look.px(size::row));
}

TEST_CASE("A cell is tinted by its heat, and the one that is shown beside is marked") {
    TableBench bench(numbers_of(3, 3));
    const std::uint64_t plain = bench.robot.picture();
    bench.marks.heat = [](CellPlace at) { return at.row == 1 ? 1.0F : 0.0F; };
    bench.robot.run();
    const std::uint64_t warm = bench.robot.picture();
    CHECK(warm != plain);
    bench.marks.chosen_cell = CellPlace{2, 2};
    bench.robot.run();
    const std::uint64_t marked = bench.robot.picture();
    CHECK(marked != warm);
    bench.marks.chosen_cell = CellPlace{7, 2}; // of a table that is no more
    bench.robot.run();
    CHECK(bench.robot.picture() == warm);
}
