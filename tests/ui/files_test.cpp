// The file chooser, the import, exports and notices.

#include "ui/window_bench.h"

#include "workbench/sample.h"
#include "workbench/workbench.h"
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace themata;
using Begin = WindowBench::Begin;

namespace {

namespace fs = std::filesystem;

const fs::path sample = fs::path(THEMATA_SOURCE_DIR) / "assets" / "sample";

std::string text_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

// Types over what stands in a field.
void type_into(WindowBench& bench, const std::string& field, const std::string& text) {
    bench.click(field);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.type(text);
}

void go_to_folder(WindowBench& bench, const fs::path& folder) {
    type_into(bench, "Path", folder.string());
    bench.press(ImGuiKey_Enter);
}

const FileChooser& chooser(const WindowBench& bench) { return *bench.session.view().chooser; }

bool is_choosing(const WindowBench& bench) { return bench.session.view().chooser.has_value(); }

// A new study in the folder of the bench.
void make_study(WindowBench& bench) {
    bench.press(ImGuiMod_Ctrl | ImGuiKey_N);
    bench.type((bench.folder->path() / "fresh").string());
    bench.press(ImGuiKey_Enter);
    REQUIRE(bench.session.desk().snapshot);
}

void drop(WindowBench& bench, std::vector<fs::path> files) {
    bench.session.take_files(std::move(files));
    bench.settle();
}

std::string what_was_said(const WindowBench& bench) { return bench.notice(); }

} // namespace

TEST_CASE("From the empty start to the published table in a file, by mouse and keys") {
    WindowBench bench(Begin::at_start);
    make_study(bench);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_I);
    go_to_folder(bench, sample);
    for (const char* file :
         {"participants.csv", "mentor-phase-1.csv", "mentor-phase-2.csv", "mentee-stage-4.csv",
          "mentee-stage-5.csv", "codebook.csv", "codings.csv"})
        bench.click(std::string("File ") + file);
    CHECK(chooser(bench).ticked.size() == 7);
    bench.click("Choose");
    CHECK_FALSE(is_choosing(bench));
    REQUIRE(bench.session.view().import);
    REQUIRE(bench.session.desk().import);
    CHECK_FALSE(bench.session.desk().import->preview.error);
    CHECK(bench.study().responses.empty());
    bench.click("Import");
    CHECK_FALSE(bench.session.view().import);
    CHECK(bench.study().responses.size() == 42);
    CHECK(bench.now().head.seq == 1);

    bench.press(ImGuiMod_Ctrl | ImGuiKey_3);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_E);
    type_into(bench, "The file's name", (bench.folder->path() / "out" / ".." / "t1.csv").string());
    bench.press(ImGuiKey_Enter);
    INFO(what_was_said(bench));
    const std::string table = text_of(bench.folder->path() / "t1.csv");
    const std::string published = text_of(sample / "expected-table-1.csv");
    std::istringstream lines(published);
    std::string line;
    for (std::getline(lines, line); std::getline(lines, line);) {
        if (line.ends_with('\r'))
            line.pop_back();
        INFO(line << "\n" << table);
        CHECK(table.find(line) != table.npos);
    }
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    CHECK(bench.study().responses.empty());
}

TEST_CASE("The chooser is worked by keys alone") {
    WindowBench bench(Begin::at_start);
    const fs::path folder = bench.folder->path() / "keys";
    for (const char* file : {"below/deep.themata", "alpha.themata", "beta.themata", "bravo.themata",
                             ".hidden.themata", "notes.txt"})
        write(folder / file, "x");
    bench.press(ImGuiMod_Ctrl | ImGuiKey_O);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_L);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_A);
    bench.type(folder.string());
    bench.press(ImGuiKey_Enter);
    CHECK(chooser(bench).folder == folder);
    CHECK(bench.robot.labels("File ") == std::vector<std::string>{"File alpha.themata",
                                                                  "File beta.themata",
                                                                  "File bravo.themata"});
    bench.press(ImGuiKey_DownArrow);
    CHECK(chooser(bench).at == 1);
    bench.press(ImGuiKey_End);
    CHECK(chooser(bench).at == 3);
    bench.type("b");
    CHECK(chooser(bench).at == 0); // round to the folder “below”
    bench.type("r");
    CHECK(chooser(bench).at == 3);
    bench.press(ImGuiKey_Home);
    bench.press(ImGuiKey_Enter);
    CHECK(chooser(bench).folder == folder / "below");
    bench.press(ImGuiKey_Backspace);
    CHECK(chooser(bench).folder == folder);
    CHECK(chooser(bench).at == 0);
    bench.press(ImGuiKey_Escape);
    CHECK_FALSE(is_choosing(bench));
}

TEST_CASE("Other files and hidden ones are shown when that is asked for") {
    WindowBench bench(Begin::at_start);
    const fs::path folder = bench.folder->path() / "kinds";
    for (const char* file : {"a.themata", "b.txt", ".c.themata"})
        write(folder / file, "x");
    bench.click("Open a study");
    go_to_folder(bench, folder);
    CHECK(bench.robot.labels("File ").size() == 1);
    bench.click("All files");
    CHECK(bench.robot.labels("File ").size() == 2);
    bench.click("Hidden files");
    CHECK(bench.robot.labels("File ").size() == 3);
    bench.click("Files: .themata");
    CHECK(bench.robot.labels("File ").size() == 2);
    bench.click("Folder above");
    CHECK(chooser(bench).folder == bench.folder->path());
    bench.click("Home folder");
    CHECK(chooser(bench).folder == home_folder());
}

TEST_CASE("A folder that cannot be read, or is empty, says so") {
    WindowBench bench(Begin::at_start);
    bench.click("Open a study");
    go_to_folder(bench, bench.folder->path() / "nowhere");
    CHECK(is_choosing(bench));
    CHECK(bench.robot.labels("File ").empty());
    bench.click("Choose");
    CHECK(is_choosing(bench));
    bench.click("Folder above");
    CHECK(chooser(bench).folder == bench.folder->path());
    bench.click("Cancel");
    CHECK_FALSE(is_choosing(bench));
}

namespace {

// Root may read everything.
class AsSomebodyElse {
public:
    AsSomebodyElse() {
        if (was_ == 0 && ::seteuid(65534) != 0)
            SKIP("nobody else can be taken on here");
    }

    ~AsSomebodyElse() { REQUIRE(::seteuid(was_) == 0); }

private:
    uid_t was_ = ::geteuid();
};

} // namespace

TEST_CASE("A folder that may not be read says so, and one goes on from there") {
    WindowBench bench(Begin::at_start);
    const fs::path locked = bench.folder->path() / "locked";
    write(locked / "inside.themata", "x");
    bench.click("Open a study");
    fs::permissions(locked, fs::perms::none);
    {
        const AsSomebodyElse somebody;
        go_to_folder(bench, locked);
    }
    CHECK(is_choosing(bench));
    CHECK(bench.robot.labels("File ").empty());
    fs::permissions(locked, fs::perms::owner_all);
    bench.click("Folder above");
    CHECK(chooser(bench).folder == bench.folder->path());
    CHECK(bench.robot.sees("Folder locked"));
}

TEST_CASE("A new study never takes the place of one that is there") {
    WindowBench bench(Begin::at_start);
    make_study(bench);
    bench.click("Close the study");
    bench.click("New study");
    CHECK(chooser(bench).folder == bench.folder->path()); // where the last one was made
    bench.type("fresh");
    bench.press(ImGuiKey_Enter);
    CHECK(is_choosing(bench));
    CHECK(chooser(bench).there_already == "fresh.themata");
    CHECK_FALSE(bench.session.desk().snapshot);
    bench.click("Open it");
    CHECK(bench.session.desk().snapshot);
}

TEST_CASE("What was exported before is replaced only when that is said") {
    WindowBench bench;
    const fs::path out = bench.folder->path() / "codebook.xlsx";
    write(out, "mine");
    bench.click("Export");
    bench.click("Export: Codebook");
    go_to_folder(bench, bench.folder->path());
    bench.click("Choose");
    CHECK(text_of(out) == "mine");
    bench.click("Replace it");
    CHECK(text_of(out).starts_with("PK"));
    CHECK(bench.robot.sees("Dismiss the notice")); // it says where it lies
}

TEST_CASE("Each export is written as the terminal writes it") {
    WindowBench bench;
    const auto exported_as = [&](const std::string& item, Exported what) {
        bench.click("Export");
        bench.click("Export: " + item);
        const fs::path file = bench.folder->path() / (item + ".csv");
        type_into(bench, "The file's name", file.string());
        bench.press(ImGuiKey_Enter);
        INFO(item << ": " << what_was_said(bench));
        const auto expected = exported(bench.now(), what, {}, "exported.csv");
        REQUIRE(expected);
        CHECK(text_of(file) == *expected);
    };
    exported_as("Table", Exported::table);
    exported_as("Codebook", Exported::codebook);
    exported_as("Codings as CSV", Exported::codings);
    exported_as("Quotes", Exported::quotes);
}

TEST_CASE("Table, codebook and quotes leave as what the ending of the file's name says") {
    WindowBench bench;
    const auto beginning_of = [&](const std::string& item, const std::string& name) {
        bench.click("Export");
        bench.click("Export: " + item);
        const fs::path file = bench.folder->path() / name;
        type_into(bench, "The file's name", file.string());
        bench.press(ImGuiKey_Enter);
        INFO(item << ": " << what_was_said(bench));
        return text_of(file).substr(0, 2);
    };
    CHECK(beginning_of("Table", "table.xlsx") == "PK"); // as each ZIP file begins
    CHECK(beginning_of("Codebook", "codebook.docx") == "PK");
    CHECK(beginning_of("Quotes", "quotes") == ""); // it is called quotes.xlsx
    CHECK(fs::exists(bench.folder->path() / "quotes.xlsx"));
    CHECK(beginning_of("Quotes", "quotes.html").starts_with("<"));
}

TEST_CASE("While a dialog is open, the view behind it takes no keys") {
    WindowBench bench;
    bench.click(bench.card(bench.answer("M2", "Phase 1", concerns)));
    const Head head = bench.now().head;
    const ResponseId current = bench.session.view().responses.current;
    bench.press(ImGuiMod_Ctrl | ImGuiKey_O);
    for (const ImGuiKey key : {ImGuiKey_1, ImGuiKey_J, ImGuiKey_DownArrow, ImGuiKey_0, ImGuiKey_Q})
        bench.press(key);
    CHECK(bench.now().head == head);
    CHECK(bench.session.view().responses.current == current);
    bench.press(ImGuiKey_Escape);
    bench.press(ImGuiKey_J);
    CHECK_FALSE(bench.session.view().responses.current == current);
}

TEST_CASE("A column's use is changed by its menu, and the preview follows") {
    WindowBench bench(Begin::at_start);
    make_study(bench);
    const fs::path file = bench.folder->path() / "wide.csv";
    write(file, "Participant,Stage,What helped?,Site\nA,One,Talking to others a lot,North\n"
                "B,One,Having time to think,South\n");
    drop(bench, {file});
    REQUIRE(bench.session.desk().import);
    CHECK(bench.session.desk().import->preview.report.added().answered == 2);
    bench.click("Use of 4 Site");
    bench.click("Use of 4 Site: Trait");
    CHECK(bench.session.desk().import->preview.report.added().traits == 2);
    bench.click("Use of 3 What helped?");
    bench.click("Use of 3 What helped?: Left out");
    CHECK(bench.session.desk().import->preview.report.added().answered == 0);
    bench.click("Use of 3 What helped?");
    bench.click("Use of 3 What helped?: Answers");
    bench.click("Import");
    CHECK(bench.study().responses.size() == 2);
    CHECK(bench.study().traits.size() == 2);
}

TEST_CASE("A file that nothing tells about is asked about, and then taken") {
    WindowBench bench(Begin::at_start);
    make_study(bench);
    const fs::path file = bench.folder->path() / "codes.csv";
    write(file, "A,Stage,B\np1,One,yes indeed it was so\np1,Two,no it was not like that\n");
    drop(bench, {file});
    REQUIRE(bench.session.desk().import);
    CHECK(bench.session.desk().import->preview.error);
    bench.robot.click("Import files"); // lies below the dialog
    CHECK(bench.session.view().import);
    bench.click("Use of 1 A");
    bench.click("Use of 1 A: Participant");
    INFO(bench.session.desk().import->preview.error.value_or(Error{}).what);
    CHECK_FALSE(bench.session.desk().import->preview.error);
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Enter);
    CHECK(bench.study().responses.size() == 2);
}

TEST_CASE("A file is left out, and an import given up changes nothing") {
    WindowBench bench;
    const Head head = bench.now().head;
    const fs::path codes = bench.folder->path() / "codes.csv";
    write(codes, "A,Stage,B\np1,One,yes indeed it was so\np1,Two,no it was not like that\n");
    drop(bench, {codes, sample / "participants.csv"});
    REQUIRE(bench.session.desk().import);
    CHECK(bench.session.desk().import->preview.error);
    bench.click("Leave out codes.csv");
    CHECK_FALSE(bench.session.desk().import->preview.error);
    CHECK(bench.session.desk().import->preview.changes == 0); // all is there already
    CHECK_FALSE(bench.session.view().import->request.files.empty());
    bench.press(ImGuiKey_Escape);
    CHECK_FALSE(bench.session.view().import);
    CHECK_FALSE(bench.session.desk().import);
    CHECK(bench.now().head == head);
}

TEST_CASE("The delimiter, the stage and what a file holds can be said otherwise") {
    WindowBench bench(Begin::at_start);
    make_study(bench);
    const fs::path file = bench.folder->path() / "odd.csv";
    write(file, "Participant|What helped?\nA|Talking, and more talking\nB|Time, a lot of it\n");
    drop(bench, {file});
    REQUIRE(bench.session.desk().import);
    bench.click("Delimiter");
    bench.click("Delimiter: pipe");
    CHECK(bench.session.desk().import->preview.files[0].mapping.columns.size() == 2);
    type_into(bench, "Stage of all rows", "Wave 1");
    bench.press(ImGuiKey_Enter);
    bench.settle();
    bench.click("Import");
    REQUIRE(bench.study().stages.size() == 1);
    CHECK(bench.study().stages.begin()->name == "Wave 1");
}

TEST_CASE("Questionnaires without a study wait for one") {
    WindowBench bench(Begin::at_start);
    drop(bench, {sample / "participants.csv", sample / "mentor-phase-1.csv"});
    CHECK(is_choosing(bench));
    CHECK(bench.robot.sees("Dismiss the notice"));
    type_into(bench, "The file's name", (bench.folder->path() / "fresh").string());
    bench.press(ImGuiKey_Enter);
    REQUIRE(bench.session.view().import);
    bench.click("Import");
    CHECK(bench.study().responses.size() == 12);
}

TEST_CASE("A wide file and a long one are previewed by what can be seen of them") {
    WindowBench bench(Begin::at_start);
    make_study(bench);
    std::string wide = "Participant";
    std::string row = "A";
    for (int column = 1; column <= 2000; ++column) {
        wide += ",Question " + std::to_string(column);
        row += ",some words in column " + std::to_string(column);
    }
    write(bench.folder->path() / "wide.csv", wide + "\n" + row + "\n");
    drop(bench, {bench.folder->path() / "wide.csv"});
    REQUIRE(bench.session.desk().import);
    CHECK(bench.session.desk().import->preview.files[0].mapping.columns.size() == 2001);
    CHECK(bench.robot.labels("Use of ").size() < 20);
    CHECK(bench.session.desk().import->preview.report.added().answered == 2000);
}

TEST_CASE("A study that cannot be opened says why, and is dropped from the list") {
    std::shared_ptr<OwnFolder> folder;
    {
        WindowBench bench(Begin::at_start);
        folder = bench.folder;
        make_study(bench);
        bench.click("Close the study");
    }
    const std::string file = (folder->path() / "fresh.themata").string();
    fs::remove(file);
    WindowBench again(folder, Begin::at_start);
    REQUIRE(again.robot.sees("Recent " + file));
    again.click("Recent " + file);
    CHECK_FALSE(again.session.desk().snapshot);
    CHECK(again.robot.sees("Dismiss the notice"));
    again.click("Dismiss the notice");
    again.click("Drop from the list " + file);
    CHECK_FALSE(again.robot.sees("Recent " + file));
    for (const auto& [name, text] :
         {std::pair{"letter.themata", "Dear all"}, std::pair{"empty.themata", ""}}) {
        write(again.folder->path() / name, text);
        drop(again, {again.folder->path() / name});
        CHECK_FALSE(again.session.desk().snapshot);
        CHECK(again.robot.sees("Dismiss the notice"));
        CHECK(again.robot.sees("New study"));
    }
}

TEST_CASE("What another program does to the study is noticed without an event") {
    WindowBench bench;
    {
        auto other = Workbench::open(bench.session.desk().file, Access::write,
                                     {.data = bench.folder->path() / "other",
                                      .cache = bench.folder->path() / "other",
                                      .coder = "KL",
                                      .upkeep = IndexUpkeep::when_asked});
        REQUIRE(other);
        REQUIRE(other->perform(AddTheme{"From elsewhere", {}, ""}));
    }
    for (int round = 0; round < 400 && what_was_said(bench).find("Another") == std::string::npos;
         ++round) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        bench.settle();
    }
    CHECK(what_was_said(bench).find("“From elsewhere”") != std::string::npos);
    CHECK(bench.theme("From elsewhere"));
    CHECK(bench.robot.sees("Dismiss the notice"));
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Comma);
    CHECK_FALSE(bench.robot.sees("Dismiss the notice")); // it can wait
    bench.press(ImGuiKey_Escape);
    CHECK(bench.robot.sees("Dismiss the notice"));
}

TEST_CASE("What was said last can be read again") {
    WindowBench bench;
    drop(bench, {bench.folder->path() / "nowhere.themata"});
    bench.click("Dismiss the notice");
    CHECK_FALSE(bench.robot.sees("Dismiss the notice"));
    bench.click("Notices");
    CHECK(bench.robot.sees("Close the notices"));
    bench.press(ImGuiKey_Escape);
    CHECK_FALSE(bench.robot.sees("Close the notices"));
}

TEST_CASE("A notice lies on no button of a dialog, and waits while the keys are read") {
    WindowBench bench;
    drop(bench, {bench.folder->path() / "nowhere.themata"});
    const float low = bench.robot.item("Dismiss the notice").top;
    bench.press(ImGuiMod_Ctrl | ImGuiKey_Comma);
    CHECK(bench.robot.item("Dismiss the notice").top < bench.robot.item("Close the settings").top);
    bench.press(ImGuiKey_Escape);
    CHECK(bench.robot.item("Dismiss the notice").top == low);
    bench.press(ImGuiKey_F1);
    CHECK_FALSE(bench.robot.sees("Dismiss the notice"));
    bench.press(ImGuiKey_F1);
    CHECK(bench.robot.sees("Dismiss the notice"));
}

TEST_CASE("A new study with a name that is too long for the disk is refused in words") {
    WindowBench bench;
    const std::string uuid = bench.now().card.uuid;
    for (const std::size_t letters : {240U, 255U, 280U, 5000U}) {
        bench.press(ImGuiMod_Ctrl | ImGuiKey_N);
        bench.type((bench.folder->path() / std::string(letters, 'a')).string());
        bench.press(ImGuiKey_Enter);
        INFO(letters << " letters: " << bench.notice());
        REQUIRE(bench.session.desk().snapshot);
        if (bench.now().card.uuid != uuid) { // it may fit, with its ending
            CHECK(letters == 240);
            bench.session.open(bench.folder->path() / "study.themata");
            bench.settle();
            continue;
        }
        CHECK(bench.session.desk().notices.back().tone != Notice::Tone::done);
        bench.press(ImGuiKey_Escape);
    }
    bench.session.open(bench.folder->path() / "study.themata");
    bench.settle();
    const auto themes = bench.study().themes.size();
    CHECK(themes > 0);
}
