#include "support/bench.h"
#include "workbench/desk.h"

#include <catch2/catch_test_macros.hpp>
#include <condition_variable>
#include <fstream>
#include <new>
#include <set>

using namespace themata;

namespace {

// A desk with a study of a few answers and the theme "Trust".
struct OpenDesk {
    TemporaryFolder folder;
    std::atomic<int> woken = 0;
    Desk desk;

    explicit OpenDesk(Desk::Trial trial = {})
        : desk(
              setting_in(folder), [this] { ++woken; }, std::move(trial)) {
        desk.ask(NewStudy{folder / "study.themata", "A test"});
        desk.ask(small_questionnaire());
        desk.ask(AddTheme{"Trust", {}, ""});
        desk.settle();
    }

    [[nodiscard]] const Study& study() const { return desk.state().snapshot->study; }

    [[nodiscard]] const std::vector<Notice>& notices() const { return desk.state().notices; }

    [[nodiscard]] bool said(const std::string& what) const {
        return std::ranges::any_of(
            notices(), [&](const Notice& each) { return each.what.find(what) != each.what.npos; });
    }
};

// Polls until it is so; false when that does not come about.
template <class So>
bool comes(OpenDesk& open, So so) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!so() && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        open.desk.poll();
    }
    return so();
}

// Work that waits before a gate until the test opens it. Any thread.
class Gate {
public:
    void wait() {
        std::unique_lock lock(mutex_);
        ++waiting_;
        opened_.wait(lock, [&] { return open_; });
        --waiting_;
    }

    void open() {
        std::scoped_lock lock(mutex_);
        open_ = true;
        opened_.notify_all();
    }

    [[nodiscard]] bool is_waited_at() const {
        std::scoped_lock lock(mutex_);
        return waiting_ > 0;
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable opened_;
    bool open_ = false;
    int waiting_ = 0;
};

const std::string rows = "Participant,Stage,What else?\nM1,Phase 3,All is well\n";

void write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

ImportRequest request_of(const std::filesystem::path& file) {
    return {.files = {{file, {}}}, .conflicts = Conflicts::refuse};
}

std::shared_ptr<const std::vector<Tabulation>> a_table() {
    return std::make_shared<const std::vector<Tabulation>>(1);
}

std::shared_ptr<const Picture> a_picture() {
    return std::make_shared<const Picture>(
        Picture{.draw = [](const charts::Style&, const charts::Measure&) -> Result<charts::Chart> {
                    return charts::Chart{};
                },
                .made = {},
                .name = "none"});
}

// One of each kind that is carried out beside the writer.
std::vector<DeskRequest> all_readings(const TemporaryFolder& folder) {
    write(folder / "rows.csv", rows);
    return {AskSearch{"time", {}},
            AskDesk{CountSearches{}},
            AskDesk{FindLike{{1}, {}}},
            PreviewImport{request_of(folder / "rows.csv")},
            LookInto{1},
            CompareCodebooks{0, 2},
            AskCoding{{1}},
            ExportTo{Exported::codebook, folder / "codebook.csv"},
            ExportHits{folder / "hits.csv", Overwriting::allowed, "time"},
            WriteTables{folder / "tables.csv", Overwriting::allowed, a_table()},
            SavePicture{a_picture(), folder / "picture.svg", Overwriting::allowed}};
}

// One of each kind that the writer carries out, but for those that end the study.
std::vector<DeskRequest> all_acts(const TemporaryFolder& folder) {
    write(folder / "searches.csv", "name,query\nTime,time\n");
    return {AddTheme{"Hope", {}, ""},
            Undo{},
            Redo{},
            Revert{2},
            UndoFrom{2},
            RunTheRules{},
            TakeSearchFile{folder / "searches.csv"},
            SetCoder{"RS"},
            KeepRemembered{},
            KeepMemory{"uuid", {}},
            MakeImport{request_of(folder / "rows.csv")},
            DropImport{},
            OpenStudy{folder / "study.themata"},
            NewStudy{folder / "other.themata", "Other"}};
}

using Throw = void (*)();

constexpr Throw all_throws[] = {
    [] { throw std::bad_alloc(); },
    [] { throw 7; },
    [] { throw std::runtime_error("cut short"); },
    [] {
        throw std::filesystem::filesystem_error("exists", "long name",
                                                std::make_error_code(std::errc::filename_too_long));
    },
};

} // namespace

TEST_CASE("What throws on any thread is said in words, the study stays open", "[desk]") {
    std::atomic<bool> throws = false;
    std::atomic<std::size_t> which = 0;
    OpenDesk open([&](const DeskRequest&) {
        if (throws)
            all_throws[which++ % std::size(all_throws)]();
    });
    std::vector<DeskRequest> all = all_acts(open.folder);
    for (DeskRequest& reading : all_readings(open.folder))
        all.push_back(std::move(reading));
    all.push_back(OpenSample{});
    const Study before = open.study();
    for (const DeskRequest& request : all) {
        INFO("request " << request.index());
        const std::size_t noticed = open.desk.state().noticed;
        throws = true;
        open.desk.ask(request);
        open.desk.settle();
        throws = false;
        CHECK(open.desk.state().noticed == noticed + 1);
        CHECK(open.notices().back().tone == Notice::Tone::failed);
        CHECK_FALSE(open.notices().back().hint.empty());
        REQUIRE(open.desk.state().snapshot);
        CHECK(open.study() == before);
        CHECK(open.desk.state().busy.empty());
    }
    CHECK(open.said("not enough memory"));
    CHECK(open.said("long name: File name too long."));
    open.desk.ask(AddTheme{"Hope", {}, ""});
    open.desk.settle();
    CHECK(open.study().themes.size() == 2);
    CHECK(reopened(open.folder).study() == open.study());
}

TEST_CASE("An act waits for no reading of any kind, whatever is under way", "[desk]") {
    Gate gate;
    std::mutex mutex;
    std::set<std::size_t> began;
    OpenDesk open([&](const DeskRequest& request) {
        const bool reads = std::visit(
            []<class Each>(const Each&) {
                if constexpr (std::is_same_v<Each, Intent>)
                    return false;
                else
                    return Each::manner.by != Worker::writer;
            },
            request);
        if (!reads)
            return;
        {
            std::scoped_lock lock(mutex);
            began.insert(request.index());
        }
        gate.wait();
    });
    for (DeskRequest& request : all_readings(open.folder))
        open.desk.ask(std::move(request));
    open.desk.ask(AddTheme{"Hope", {}, ""});
    CHECK(comes(open, [&] { return open.study().themes.size() == 2; }));
    CHECK(comes(open, [&] {
        std::scoped_lock lock(mutex);
        return began.size() == 5; // one on each lane
    }));
    CHECK(gate.is_waited_at());
    CHECK(reopened(open.folder).study().themes.size() == 2);
    gate.open();
    open.desk.settle();
    CHECK(open.desk.state().found);
    CHECK(std::filesystem::exists(open.folder / "codebook.csv"));
}

TEST_CASE("A reading sees all acts that were sent before it", "[desk]") {
    OpenDesk open;
    for (int round = 0; round < 20; ++round) {
        open.desk.ask(ApplyTheme{{1}, {{{1}, {0, 5}}}});
        open.desk.ask(AskSearch{"theme:Trust", {}});
        open.desk.settle();
        REQUIRE(must(open.desk.state().found->hits).total == 1);
        open.desk.ask(Undo{});
        open.desk.ask(AskSearch{"theme:Trust", {}});
        open.desk.settle();
        REQUIRE(must(open.desk.state().found->hits).total == 0);
    }
}

TEST_CASE("What was being exported is written although the study is closed meanwhile", "[desk]") {
    Gate gate;
    OpenDesk open([&](const DeskRequest& request) {
        if (std::holds_alternative<ExportTo>(request))
            gate.wait();
    });
    open.desk.ask(ExportTo{Exported::codebook, open.folder / "codebook.csv"});
    CHECK(comes(open, [&] { return gate.is_waited_at(); }));
    open.desk.ask(CloseStudy{});
    CHECK(comes(open, [&] { return !open.desk.state().snapshot; }));
    gate.open();
    open.desk.settle();
    CHECK(open.said("codebook.csv"));
    CHECK(std::filesystem::file_size(open.folder / "codebook.csv") > 0);
}

TEST_CASE("What was looked for in another study is not shown in this one", "[desk]") {
    Gate gate;
    OpenDesk open([&](const DeskRequest& request) {
        if (std::holds_alternative<ExportHits>(request))
            gate.wait();
    });
    open.desk.ask(AskSearch{"time", {}});
    open.desk.settle();
    REQUIRE(open.desk.state().found);
    open.desk.ask(NewStudy{open.folder / "other.themata", "Other"});
    open.desk.settle();
    CHECK(open.desk.state().snapshot->card.title == "Other");
    CHECK_FALSE(open.desk.state().found);
    gate.open();
}

TEST_CASE("Acts that were sent are on the disk although the desk is taken down at once", "[desk]") {
    const TemporaryFolder folder;
    {
        Desk desk(setting_in(folder), [] {});
        desk.ask(NewStudy{folder / "study.themata", "A test"});
        desk.settle();
        for (int n = 0; n < 30; ++n)
            desk.ask(AddTheme{"Theme " + std::to_string(n), {}, ""});
    }
    CHECK(reopened(folder).study().themes.size() == 30);
}

TEST_CASE("An import takes the files as they were looked at and reads none again", "[desk]") {
    OpenDesk open;
    const auto file = open.folder / "rows.csv";
    write(file, rows);
    const auto changed = std::filesystem::last_write_time(file);
    open.desk.ask(PreviewImport{request_of(file)});
    open.desk.settle();
    REQUIRE(open.desk.state().import);
    CHECK(open.desk.state().import->preview.report.added().answered == 1);
    // As long and as old as it was: only who reads it again sees that it is another one.
    std::string other = rows;
    other.replace(other.find("well"), 4, "lost");
    write(file, other);
    std::filesystem::last_write_time(file, changed);
    open.desk.ask(AddTheme{"Hope", {}, ""}); // so that it is planned anew, from what was read
    open.desk.ask(MakeImport{request_of(file)});
    open.desk.settle();
    CHECK_FALSE(open.desk.state().import);
    REQUIRE(open.study().responses.size() == 5);
    CHECK(open.study().responses.find({5})->text == "All is well");
}

TEST_CASE("Files that were changed since they were looked at are read again", "[desk]") {
    OpenDesk open;
    const auto file = open.folder / "rows.csv";
    write(file, rows);
    open.desk.ask(PreviewImport{request_of(file)});
    open.desk.settle();
    write(file, rows + "M2,Phase 3,It is late\n");
    open.desk.ask(MakeImport{request_of(file)});
    open.desk.settle();
    CHECK(open.study().responses.size() == 6);
}

TEST_CASE("What is sent to the desk is carried out in order", "[desk]") {
    OpenDesk open;
    REQUIRE(open.desk.state().snapshot);
    CHECK(open.study().responses.size() == 4);
    CHECK(open.study().themes.size() == 1);
    CHECK(open.desk.state().history->size() == 2);
    CHECK(open.desk.state().undoable->note == "Added the theme “Trust”");
    CHECK(open.woken > 0);
    open.desk.ask(ApplyTheme{{1}, {{{1}, {0, 5}}}});
    open.desk.ask(Undo{});
    open.desk.ask(Redo{});
    open.desk.settle();
    CHECK(open.study().codings.size() == 1);
    CHECK(open.notices().back().what == "Redid: Applied “Trust” to M1, Phase 1");
}

TEST_CASE("State changes within poll() only", "[desk]") {
    OpenDesk open;
    const auto before = open.desk.state().snapshot;
    open.desk.ask(AddTheme{"Hope", {}, ""});
    while (open.woken == 0)
        std::this_thread::yield();
    CHECK(open.desk.state().snapshot == before);
    open.desk.settle();
    CHECK(open.desk.state().snapshot != before);
}

TEST_CASE("A refused act is a notice with what and hint", "[desk]") {
    OpenDesk open;
    open.desk.ask(AddTheme{"Trust", {}, ""});
    open.desk.settle();
    CHECK(open.notices().back().tone == Notice::Tone::refused);
    CHECK_FALSE(open.notices().back().hint.empty());
    CHECK(open.study().themes.size() == 1);
}

TEST_CASE("A study that cannot be opened leaves the open one in place", "[desk]") {
    OpenDesk open;
    std::ofstream(open.folder / "letter.txt") << "This is no study.";
    open.desk.ask(OpenStudy{open.folder / "letter.txt"});
    open.desk.settle();
    CHECK(open.notices().back().tone != Notice::Tone::done);
    CHECK(open.desk.state().file == open.folder / "study.themata");
    CHECK(open.study().themes.size() == 1);
}

TEST_CASE("The newest search wins, and its answer names the query", "[desk]") {
    OpenDesk open;
    for (const char* query : {"t", "ti", "time"})
        open.desk.ask(AskSearch{query, {}});
    open.desk.settle();
    REQUIRE(open.desk.state().found);
    CHECK(open.desk.state().found->query == "time");
    CHECK(must(open.desk.state().found->hits).total == 1);
    open.desk.ask(AskSearch{"theme:Nobody", {}});
    open.desk.settle();
    CHECK_FALSE(open.desk.state().found->hits);
}

TEST_CASE("An act of another process is taken over and said", "[desk]") {
    OpenDesk open;
    Workbench other = reopened(open.folder);
    must(other.perform(AddTheme{"Hope", {}, ""}));
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (open.study().themes.size() < 2 && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        open.desk.poll();
    }
    CHECK(open.study().themes.size() == 2);
    CHECK(open.notices().back().what.starts_with("Another program"));
}

TEST_CASE("A closed desk has no study and refuses acts in words", "[desk]") {
    OpenDesk open;
    open.desk.ask(CloseStudy{});
    open.desk.ask(AddTheme{"Hope", {}, ""});
    open.desk.settle();
    CHECK_FALSE(open.desk.state().snapshot);
    CHECK(open.notices().back().what == "No study is open.");
    const Workbench again = reopened(open.folder);
    CHECK(again.study().themes.size() == 1);
}
