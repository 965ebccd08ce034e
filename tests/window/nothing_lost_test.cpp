// Sixteen answers coded by keys in the real window stand in a copy of the study's file, however
// the window ends.

#include "window/screen.h"

using namespace themata;

using namespace std::chrono_literals;

namespace {

constexpr int codings = 16;

int entries_in(const std::filesystem::path& study) {
    const std::string said = told("verify", study);
    const std::string before = "records and ";
    const auto place = said.find(before);
    INFO(said);
    REQUIRE(said.starts_with("Clean: "));
    return std::atoi(said.c_str() + place + before.size());
}

struct Coded : SampleOnScreen {
    Coded() {
        screen.tool("mousemove 520 200 click 1");
        for (int coding = 0; coding < codings; ++coding)
            screen.tool("key j key 5");
        screen.settle();
    }

    std::filesystem::path copied(const std::string& name) const {
        const auto copy = folder / name;
        output_of(fmt::format("cp '{}' '{}'", study.string(), copy.string()));
        return copy;
    }

    int imported = 1; // entries of the sample
};

} // namespace

TEST_CASE("A copy of an open study has all work two seconds after the last act", "[window][lost]") {
    Coded coded;
    std::this_thread::sleep_for(2s);
    CHECK(entries_in(coded.copied("copy.themata")) == coded.imported + codings);
}

TEST_CASE("A window that is asked to end leaves one file with all work", "[window][lost]") {
    for (const char* signal : {"TERM", "HUP", "INT"}) {
        INFO(signal);
        Coded coded;
        coded.screen.tool("key j key 5");
        std::this_thread::sleep_for(300ms); // the act is on the disk, not folded yet
        coded.screen.signal(signal);
        REQUIRE(Screen::comes([&] { return !coded.screen.runs(); }));
        CHECK_FALSE(std::filesystem::exists(coded.study.string() + "-wal"));
        CHECK(entries_in(coded.copied("copy.themata")) == coded.imported + codings + 1);
    }
}

TEST_CASE("A window whose display goes leaves one file with all work", "[window][lost]") {
    Coded coded;
    coded.screen.tool("key j key 5");
    std::this_thread::sleep_for(300ms);
    coded.screen.end_display();
    REQUIRE(Screen::comes([&] { return !coded.screen.runs(); }));
    CHECK_FALSE(std::filesystem::exists(coded.study.string() + "-wal"));
    CHECK(entries_in(coded.copied("copy.themata")) == coded.imported + codings + 1);
}

TEST_CASE("After SIGKILL the file and its log together have all work", "[window][lost]") {
    Coded coded;
    coded.screen.tool("key j key 5");
    std::this_thread::sleep_for(300ms);
    coded.screen.signal("KILL");
    REQUIRE(Screen::comes([&] { return !coded.screen.runs(); }));
    const auto copy = coded.copied("copy.themata");
    output_of(fmt::format("cp '{}-wal' '{}-wal'", coded.study.string(), copy.string()));
    CHECK(entries_in(copy) == coded.imported + codings + 1);
    CHECK(entries_in(coded.study) == coded.imported + codings + 1);
}

TEST_CASE("A file put in the place of a study whose window was killed is left as it is",
          "[window][lost]") {
    Coded coded;
    coded.screen.tool("key j key 5");
    std::this_thread::sleep_for(300ms);
    coded.screen.signal("KILL");
    REQUIRE(Screen::comes([&] { return !coded.screen.runs(); }));
    const TemporaryFolder other;
    const auto bigger = sample_in(other);
    for (int more = 0; more < 3; ++more)
        told("theme add", bigger, "'Theme " + std::to_string(more) + "'");
    const int entries = entries_in(bigger);
    output_of(fmt::format("cp '{}' '{}'", bigger.string(), coded.study.string()));
    const std::string said = told("describe", coded.study);
    CHECK(said.find("the log of another file") != std::string::npos);
    CHECK(output_of(fmt::format("cmp '{}' '{}' && echo same", bigger.string(),
                                coded.study.string())) == "same\n");
    CHECK(entries_in(coded.study) == entries);
}
