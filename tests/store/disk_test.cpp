// A disk that fails in the middle of an act: the study is as before it or as after it, never
// between, and an act that was answered is there.

#include "store/faulty_disk.h"
#include "store/opened.h"
#include "study/check.h"
#include "support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <sys/resource.h>

using namespace themata;
namespace fs = std::filesystem;
using Fault = FaultyDisk::Fault;

namespace {

Changes many_answers(const Study& study, std::uint32_t count) {
    Ids ids(study);
    Changes changes;
    const ParticipantId participant = study.participants.begin()->id;
    const StageId stage = study.stages.begin()->id;
    for (std::uint32_t number = 0; number < count; ++number) {
        Question question;
        question.id = ids.next<Question>();
        question.wording = "Question " + std::to_string(number);
        changes.push_back(added(question));
        changes.push_back(added(Response{.id = ids.next<Response>(),
                                         .participant = participant,
                                         .stage = stage,
                                         .question = question.id,
                                         .text = std::string(1000, 'x')}));
    }
    return changes;
}

struct Outcome {
    bool failed = false; // the disk, at all
    bool done = false;   // the act, as answered
    Study before;
    Study asked;
};

// One act on a study whose disk fails after so many writes.
Outcome act_on_failing_disk(const fs::path& file, std::size_t writes, Fault fault) {
    FaultyDisk disk;
    auto opened = Opened::made(file);
    must(opened.perform(small_study()));
    Outcome outcome;
    outcome.before = opened.study;
    const Changes changes = many_answers(opened.study, 20);
    outcome.asked = must(apply(opened.study, changes));
    disk.fail_after(writes, fault);
    const auto done = opened.perform(changes);
    outcome.failed = disk.failed();
    outcome.done = done.has_value();
    if (!done) {
        CHECK(done.error().code == Error::Code::io);
        CHECK_FALSE(done.error().hint.empty());
    }
    return outcome;
}

class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit limit = before_;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
    }

    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit before_ = {};
    void (*handler_)(int) = nullptr;
};

} // namespace

TEST_CASE("Whichever write fails, the study is as before the act or as after it", "[store][disk]") {
    for (const Fault fault : {Fault::full, Fault::broken}) {
        std::size_t writes = 0;
        for (bool failed = true; failed; ++writes) {
            INFO("after " << writes << " writes");
            const TemporaryFolder folder;
            const Outcome outcome = act_on_failing_disk(folder / "s.themata", writes, fault);
            failed = outcome.failed;
            auto reopened = Opened::of(folder / "s.themata");
            CHECK((reopened.study == outcome.asked || reopened.study == outcome.before));
            if (outcome.done)
                CHECK(reopened.study == outcome.asked);
            CHECK(must(reopened.store.verify()).clean());
            CHECK(reopened.perform(one_coding(reopened.study, "Second")));
        }
        CHECK(writes > 10);
    }
}

TEST_CASE("An act that found no room can be done again when there is room", "[store][disk]") {
    const TemporaryFolder folder;
    FaultyDisk disk;
    auto opened = Opened::made(folder / "s.themata");
    must(opened.perform(small_study()));
    disk.fail_after(3, Fault::full);
    const auto refused = opened.perform(many_answers(opened.study, 20));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == "There is no room left on the disk for “s.themata”.");
    disk.heal();
    CHECK(opened.perform(many_answers(opened.study, 20)));
    CHECK(must(opened.store.verify()).clean());
}

TEST_CASE("Where the system allows no bigger file, the act is refused and the file as it was",
          "[store][disk]") {
    const TemporaryFolder folder;
    {
        auto opened = Opened::made(folder / "s.themata");
        must(opened.perform(small_study()));
    }
    const Listing before = listing(folder.path());
    {
        auto opened = Opened::of(folder / "s.themata");
        const FileSizeLimit limit(100000);
        const auto refused = opened.perform(many_answers(opened.study, 500));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().what == "There is no room left on the disk for “s.themata”.");
    }
    CHECK(listing(folder.path()) == before);
}

TEST_CASE("A study that cannot be made for want of room leaves nothing behind", "[store][disk]") {
    FaultyDisk disk;
    std::size_t writes = 0;
    for (bool failed = true; failed; ++writes) {
        INFO("after " << writes << " writes");
        const TemporaryFolder folder;
        disk.fail_after(writes, Fault::full);
        const auto made = Store::create(folder / "s.themata", "Title");
        failed = disk.failed();
        disk.heal();
        CHECK(made.has_value() == !failed);
        if (failed)
            CHECK(listing(folder.path()).empty());
    }
    CHECK(writes > 5);
}
