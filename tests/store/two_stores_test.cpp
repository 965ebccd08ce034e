// Several Stores on one file: two windows, or the terminal beside the window.

#include "store/opened.h"
#include "study/check.h"
#include "support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace themata;

TEST_CASE("A Store notices what another has committed", "[store]") {
    const TemporaryFolder folder;
    auto one = Opened::made(folder / "s.themata");
    REQUIRE(one.perform(small_study()));
    auto two = Opened::of(folder / "s.themata");
    CHECK_FALSE(must(two.store.changed_elsewhere()));

    REQUIRE(one.perform(one_coding(one.study, "Second")));
    CHECK_FALSE(must(one.store.changed_elsewhere()));
    CHECK(must(two.store.changed_elsewhere()));
    CHECK(two.store.head().seq == 1);
    CHECK(must(two.store.history()).size() == 1);

    CHECK(must(two.store.load()) == one.study);
    CHECK(two.store.head() == one.store.head());
    CHECK_FALSE(must(two.store.changed_elsewhere()));
}

TEST_CASE("What was planned on an older head is refused and nothing is written", "[store]") {
    const TemporaryFolder folder;
    auto one = Opened::made(folder / "s.themata");
    REQUIRE(one.perform(small_study()));
    auto two = Opened::of(folder / "s.themata");
    REQUIRE(one.perform(one_coding(one.study, "Second")));

    const auto refused = two.perform(one_coding(two.study, "Third"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Error::Code::conflict);
    CHECK(must(two.store.load()) == one.study);

    two.study = must(two.store.load());
    CHECK(two.perform(one_coding(two.study, "Third")));
    CHECK(must(one.store.verify()).clean());
}

TEST_CASE("A history of the same length but another one is not taken for the same", "[store]") {
    const TemporaryFolder folder;
    auto opened = Opened::made(folder / "s.themata");
    REQUIRE(opened.perform(small_study()));
    const Head head = opened.store.head();
    const Changes coding = one_coding(opened.study, "Second");
    const auto refused = opened.store.commit({.on = {.seq = head.seq, .mark = head.mark + 1}},
                                             coding, must(apply(opened.study, coding)));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Error::Code::conflict);
}

TEST_CASE("The responses that were touched since a head are told", "[store]") {
    using Lineage = ResponseDelta::Lineage;
    const TemporaryFolder folder;
    auto opened = Opened::made(folder / "s.themata");
    REQUIRE(opened.perform(small_study()));
    const Head imported = opened.store.head();
    CHECK(must(opened.store.responses_since({})).touched == std::vector<ResponseId>{{1}, {2}});
    CHECK(must(opened.store.responses_since(imported)).touched.empty());

    REQUIRE(opened.perform(one_coding(opened.study, "Second")));
    CHECK(must(opened.store.responses_since(imported)).touched.empty());

    Response now = *opened.study.responses.find({2});
    now.state = ResponseState::answered;
    now.text = "Not blank after all.";
    Changes changes;
    changes.push_back(altered(*opened.study.responses.find({2}), now));
    REQUIRE(opened.perform(changes));
    changes = {};
    changes.push_back(removed(now));
    REQUIRE(opened.perform(changes));
    const auto delta = must(opened.store.responses_since(imported));
    CHECK(delta.lineage == Lineage::same);
    CHECK(delta.touched == std::vector<ResponseId>{{2}});

    const auto lineage = [&](Head head) {
        return must(opened.store.responses_since(head)).lineage;
    };
    CHECK(lineage({.seq = 1, .mark = imported.mark + 1}) == Lineage::other);
    CHECK(lineage({.seq = 99, .mark = 1}) == Lineage::other);
    CHECK(lineage({.seq = 0, .mark = 1}) == Lineage::other);
}

TEST_CASE("A study is a single file when the last Store closes, whichever that is", "[store]") {
    const TemporaryFolder folder;
    const auto alone = [&] { return listing(folder.path()).size() == 1; };
    {
        auto writing = Opened::made(folder / "s.themata");
        REQUIRE(writing.perform(small_study()));
        CHECK_FALSE(alone());
        Store reading = must(Store::open(folder / "s.themata", Access::read));
        { const Opened gone = std::move(writing); }
        CHECK(must(reading.load()).responses.size() == 2);
    }
    CHECK(alone());
    {
        Store reading = must(Store::open(folder / "s.themata", Access::read));
        CHECK(must(reading.load()).codings.size() == 1);
    }
    CHECK(alone());
}

TEST_CASE("Reading changes no byte of the file", "[store]") {
    const TemporaryFolder folder;
    {
        auto opened = Opened::made(folder / "s.themata");
        REQUIRE(opened.perform(small_study()));
    }
    const Listing before = listing(folder.path());
    {
        Store store = must(Store::open(folder / "s.themata", Access::read));
        const Study study = must(store.load());
        CHECK(must(store.verify()).clean());
        CHECK(must(store.changes_of(1)).size() == changes_to(study).size());
        const auto refused = store.commit({.on = store.head()}, small_study(), study);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().what.find("reading only") != std::string::npos);
    }
    CHECK(listing(folder.path()) == before);
}

TEST_CASE("A file that was replaced while it was open is not written any more", "[store]") {
    const TemporaryFolder folder;
    auto opened = Opened::made(folder / "s.themata");
    REQUIRE(opened.perform(small_study()));
    std::filesystem::rename(folder / "s.themata", folder / "elsewhere.themata");
    const auto refused = opened.perform(one_coding(opened.study, "Second"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("moved") != std::string::npos);
}

TEST_CASE("A stopped load says that it was stopped, and can be done again", "[store]") {
    const TemporaryFolder folder;
    auto opened = Opened::made(folder / "s.themata");
    Changes changes;
    for (std::uint32_t number = 1; number <= 30000; ++number)
        changes.push_back(
            added(Participant{.id = {number}, .label = std::to_string(number), .role = {}}));
    REQUIRE(opened.perform(changes));

    std::stop_source stop;
    std::size_t told = 0;
    const auto stopped = opened.store.load(stop.get_token(), [&](std::size_t read, std::size_t of) {
        told = read;
        CHECK(read <= of);
        stop.request_stop();
    });
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == Error::Code::cancelled);
    CHECK(told > 0);
    CHECK(must(opened.store.load()) == opened.study);
}
