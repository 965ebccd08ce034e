// The main job in the real window, by mouse and keys: from an empty start to an exported table.

#include "window/screen.h"

using namespace themata;

namespace {

namespace fs = std::filesystem;

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != text.npos;
}

void copy_answers(const fs::path& folder) {
    fs::create_directories(folder);
    for (const char* file :
         {"participants.csv", "mentor-phase-1.csv", "mentor-phase-2.csv", "mentee-stage-4.csv",
          "mentee-stage-5.csv", "codebook.csv", "codings.csv"})
        fs::copy_file(fs::path(THEMATA_SOURCE_DIR) / "assets" / "sample" / file, folder / file);
}

} // namespace

TEST_CASE("From an empty start to an exported table", "[window]") {
    FreshScreen fresh;
    const TemporaryFolder& folder = fresh.folder;
    Screen& screen = fresh.screen;
    const fs::path study = folder / "mine.themata";
    copy_answers(folder / "answers");
    screen.open_for_the_first_time();
    screen.keep_picture("journey-1-start");

    screen.tool("key ctrl+n");
    screen.settle();
    screen.tool("key ctrl+a");
    screen.type((folder / "mine").string());
    screen.keep_picture("journey-2-new");
    screen.tool("key Return");
    REQUIRE(Screen::comes([&] { return fs::exists(study); }));
    screen.settle();

    screen.tool("key ctrl+i");
    screen.settle();
    screen.tool("key ctrl+l");
    screen.tool("key ctrl+a");
    screen.type((folder / "answers").string());
    screen.tool("key Return");
    screen.settle();
    screen.tool("key ctrl+a");
    screen.keep_picture("journey-3-chosen");
    screen.tool("key Return");
    screen.keep_picture("journey-4-preview");
    screen.tool("key ctrl+Return");
    REQUIRE(Screen::comes([&] { return says(told("history", study), "42 answers"); }));
    const std::string imported = told("describe", study, "--format json");
    screen.keep_picture("journey-5-imported");

    // A word of the first answer, by mouse, as a new theme.
    screen.tool("mousemove 370 217");
    screen.settle();
    screen.tool("click --repeat 2 --delay 60 1");
    screen.settle();
    screen.tool("key Return");
    screen.settle();
    screen.type("rota and references");
    screen.keep_picture("journey-6-theme");
    screen.tool("key Return");
    REQUIRE(Screen::comes([&] { return says(told("history", study), "rota and references"); }));

    screen.settle();
    screen.tool("key ctrl+f");
    screen.keep_picture("journey-7-search");
    screen.type("they");
    screen.settle();
    screen.tool("key Return");
    screen.settle();
    screen.tool("key ctrl+a");
    screen.settle();
    screen.tool("key Return");
    screen.settle();
    screen.type("about them");
    screen.keep_picture("journey-8-ticked");
    screen.tool("key Return");
    REQUIRE(Screen::comes([&] { return says(told("history", study), "about them"); }));

    screen.tool("key ctrl+3");
    screen.keep_picture("journey-9-table");
    screen.tool("key ctrl+e");
    screen.settle();
    screen.tool("key ctrl+a");
    screen.type((folder / "t1.csv").string());
    screen.tool("key Return");
    REQUIRE(Screen::comes([&] { return fs::exists(folder / "t1.csv"); }));
    screen.keep_picture("journey-10-exported");
    const std::string table = text_of(folder / "t1.csv");
    CHECK(says(table, "Offending consultants,3,3,0,0"));
    CHECK(says(table, "rota and references,"));
    CHECK(says(table, "about them"));

    for (int undone = 0; undone < 2; ++undone) {
        const std::string before = told("history", study);
        screen.tool("key ctrl+z");
        REQUIRE(Screen::comes([&] { return told("history", study) != before; }));
    }
    INFO(told("history", study));
    CHECK(Screen::comes([&] { return told("describe", study, "--format json") == imported; }));
    CHECK(says(told("verify", study), "Clean"));
}

TEST_CASE("Words of Arabic and Devanagari are coded by mouse as they stand there", "[window]") {
    FreshScreen fresh;
    Screen& screen = fresh.screen;
    const fs::path study = fresh.folder / "scripts.themata";
    const fs::path answers = fresh.folder / "scripts.csv";
    std::ofstream(answers) << "Participant,Stage,How was it?\n"
                              "P1,One,كانت التجربة مفيدة جدا\n"
                              "P2,One,यह अनुभव बहुत अच्छा था\n";
    told("new", study);
    told("import", study, "'" + answers.string() + "'");
    screen.open(study);
    // Where the second word of each answer is seen: of the first, the second from the right.
    for (const auto& [place, theme] : {std::pair{"687 188", "Right"}, {"390 285", "Left"}}) {
        screen.tool(fmt::format("mousemove {}", place));
        screen.settle();
        screen.tool("click --repeat 2 --delay 60 1");
        screen.keep_picture(std::string("script-") + theme);
        screen.tool("key Return");
        screen.settle();
        screen.type(theme);
        screen.tool("key Return");
        REQUIRE(Screen::comes([&] { return says(told("history", study), theme); }));
        screen.settle();
    }
    screen.keep_picture("script-coded");
    CHECK(says(told("quotes", study, "--theme Right --format csv"), "\nRight,التجربة,P1"));
    CHECK(says(told("quotes", study, "--theme Left --format csv"), "\nLeft,अनुभव,P2"));
}
