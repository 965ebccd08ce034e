#include "index/indexer.h"

#include "index/search.h"
#include "searching.h"
#include "support/random_search.h"
#include <atomic>
#include <fstream>
#include <mutex>
#include <thread>

using namespace themata;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<const Snapshot> small_study(Head head, std::size_t answers) {
    Dice dice(77);
    Snapshot snapshot = random_answers(dice, answers);
    snapshot.head = head;
    return std::make_shared<const Snapshot>(std::move(snapshot));
}

// The same with one answer more, and which one that is.
std::pair<std::shared_ptr<const Snapshot>, ResponseSet>
with_one_more(const Snapshot& before, Head head, std::string_view text) {
    Snapshot after = before;
    Response response = *before.study.responses.begin();
    response.id = {before.study.responses.last_id() + 1};
    response.text = text;
    Table<Response>::Editor editor(before.study.responses);
    editor.put(response);
    after.study.responses = editor.done();
    after.head = head;
    ResponseSet changed;
    changed.add(response.id);
    return {std::make_shared<const Snapshot>(std::move(after)), changed};
}

std::shared_ptr<const Snapshot> at_head(const Snapshot& before, Head head) {
    Snapshot after = before;
    after.head = head;
    return std::make_shared<const Snapshot>(std::move(after));
}

Searcher searcher_for(const std::filesystem::path& place, const Indexer& indexer) {
    return Searcher(place, [&](Head a, Head b) { return indexer.same_answers(a, b); });
}

constexpr auto long_enough = 60s;

} // namespace

TEST_CASE("What is offered is indexed, and search uses it", "[indexer]") {
    const TemporaryFolder folder;
    std::atomic<int> woken = 0;
    Indexer indexer(folder.path(), [&] { ++woken; });
    CHECK(indexer.indexing().phase == Indexing::Phase::idle);
    Searcher searcher = searcher_for(folder.path(), indexer);

    const auto first = small_study({1, 100}, 60);
    CHECK(searched(searcher, *first, "trust").source == Hits::Source::scan);
    indexer.offer(first);
    REQUIRE(indexer.settle(long_enough));
    CHECK(indexer.indexing().phase == Indexing::Phase::up_to_date);
    CHECK(searched(searcher, *first, "trust").source == Hits::Source::index);
    CHECK(woken > 0);

    const auto [second, changed] = with_one_more(*first, {2, 200}, "zebra");
    indexer.offer(second, first->head, changed);
    REQUIRE(indexer.settle(long_enough));
    const Hits hits = searched(searcher, *second, "zebras");
    CHECK(hits.source == Hits::Source::index);
    CHECK(ids(hits) == std::vector{second->study.responses.last_id()});
}

TEST_CASE("A coding never makes search fall back to the texts", "[indexer]") {
    const TemporaryFolder folder;
    Indexer indexer(folder.path());
    Searcher searcher = searcher_for(folder.path(), indexer);
    auto now = small_study({1, 100}, 60);
    indexer.offer(now);
    REQUIRE(indexer.settle(long_enough));
    for (std::uint64_t seq = 2; seq < 300; ++seq) {
        const auto next = at_head(*now, {seq, seq * 7});
        indexer.offer(next, now->head, {});
        CHECK(indexer.indexing().phase == Indexing::Phase::up_to_date);
        REQUIRE(searched(searcher, *next, "trust", {.limit = 1}).source == Hits::Source::index);
        now = next;
    }
    CHECK(indexed_head(folder.path(), now->card) == Head{1, 100});
}

TEST_CASE("Offers that come while it works are not lost", "[indexer]") {
    const TemporaryFolder folder;
    Indexer indexer(folder.path());
    Searcher searcher = searcher_for(folder.path(), indexer);
    auto now = small_study({1, 100}, 400);
    indexer.offer(now);
    for (std::uint64_t seq = 2; seq < 40; ++seq) {
        const auto [next, changed] =
            with_one_more(*now, {seq, seq}, "zebra number " + std::to_string(seq));
        indexer.offer(next, now->head, changed);
        now = next;
    }
    REQUIRE(indexer.settle(long_enough));
    const Hits hits = searched(searcher, *now, "zebra", {.limit = 0});
    CHECK(hits.source == Hits::Source::index);
    CHECK(hits.total == 38);
}

TEST_CASE("A program that was closed and opened again goes on with its index", "[indexer]") {
    const TemporaryFolder folder;
    const auto first = small_study({1, 100}, 60);
    {
        Indexer indexer(folder.path());
        indexer.offer(first);
        REQUIRE(indexer.settle(long_enough));
    }
    const auto [second, changed] = with_one_more(*first, {2, 200}, "zebra");
    Indexer indexer(folder.path());
    const auto since = indexed_head(folder.path(), second->card);
    REQUIRE(since == first->head);
    indexer.offer(second, *since, changed);
    REQUIRE(indexer.settle(long_enough));
    Searcher searcher = searcher_for(folder.path(), indexer);
    CHECK(searched(searcher, *second, "zebra").source == Hits::Source::index);
}

TEST_CASE("An indexer that is destroyed stops soon and leaves an index that goes on", "[indexer]") {
    const TemporaryFolder folder;
    const auto study = small_study({1, 100}, 60'000);
    std::atomic<bool> started = false;
    auto indexer = std::make_unique<Indexer>(folder.path(), [&] { started = true; });
    indexer->offer(study);
    while (!started)
        std::this_thread::yield();
    const Indexing indexing = indexer->indexing();
    CHECK(indexing.done < indexing.total);
    const auto before = std::chrono::steady_clock::now();
    indexer.reset();
    const auto took = std::chrono::steady_clock::now() - before;
    WARN("stopped after " << std::chrono::duration_cast<std::chrono::milliseconds>(took).count()
                          << " ms");
    CHECK(took < 5s); // a tenth of a second, but other programs run as well
    CHECK(indexed_head(folder.path(), study->card) == study->head);
    const CaughtUp rest = caught_up(folder.path(), *study, AnswerHistory(study->head));
    CHECK(rest.how == CaughtUp::How::built);
    CHECK(rest.written < 59'000);
}

TEST_CASE("A failure to index is told, and tried again with the next offer", "[indexer]") {
    const TemporaryFolder folder;
    const auto place = folder / "place";
    std::ofstream(place) << "in the way";
    Indexer indexer(place);
    const auto first = small_study({1, 100}, 30);
    indexer.offer(first);
    REQUIRE(indexer.settle(long_enough));
    REQUIRE(indexer.indexing().phase == Indexing::Phase::failed);
    CHECK(!indexer.indexing().error->hint.empty());
    Searcher searcher = searcher_for(place, indexer);
    CHECK(searched(searcher, *first, "trust").source == Hits::Source::scan);

    std::filesystem::remove(place);
    const auto [second, changed] = with_one_more(*first, {2, 200}, "zebra");
    indexer.offer(second, first->head, changed);
    REQUIRE(indexer.settle(long_enough));
    CHECK(indexer.indexing().phase == Indexing::Phase::up_to_date);
    CHECK(searched(searcher, *second, "zebra").source == Hits::Source::index);
}

TEST_CASE("An index that cannot be read is renewed when a search has found out", "[indexer]") {
    const TemporaryFolder folder;
    Indexer indexer(folder.path());
    const auto study = small_study({1, 100}, 300);
    indexer.offer(study);
    REQUIRE(indexer.settle(long_enough));
    std::ofstream(folder.path() / "index" / "postlist.glass", std::ios::in | std::ios::out)
        << std::string(20'000, 'x');
    Searcher searcher = searcher_for(folder.path(), indexer);
    REQUIRE(searched(searcher, *study, "trust").fault);
    indexer.renew();
    REQUIRE(indexer.settle(long_enough));
    const Hits hits = searched(searcher, *study, "trust");
    CHECK(!hits.fault);
    CHECK(hits.source == Hits::Source::index);
}

TEST_CASE("Searches and indexing go on side by side", "[indexer][threads]") {
    const TemporaryFolder folder;
    Indexer indexer(folder.path());
    Searcher searcher = searcher_for(folder.path(), indexer);
    auto now = small_study({1, 100}, 200);
    indexer.offer(now);
    std::mutex mutex;
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> readers;
        for (int i = 0; i < 2; ++i)
            readers.emplace_back([&](std::stop_token stop) {
                while (!stop.stop_requested()) {
                    const auto snapshot = [&] {
                        const std::scoped_lock lock(mutex);
                        return now;
                    }();
                    const auto hits = searcher.search(*snapshot, *parse_query("zebra"), {});
                    // As many as entries came after the first, at whatever head it looks.
                    if (!hits || hits->total != snapshot->head.seq - 1 || hits->fault)
                        ++wrong;
                }
            });
        for (std::uint64_t seq = 2; seq < 60; ++seq) {
            auto [next, changed] = with_one_more(*now, {seq, seq}, "a zebra");
            indexer.offer(next, now->head, changed);
            const std::scoped_lock lock(mutex);
            now = std::move(next);
        }
        CHECK(indexer.settle(long_enough));
    }
    CHECK(wrong == 0);
}
