#include "plain_search.h"
#include "searching.h"
#include "support/random_search.h"

#include "study/change.h"
#include <atomic>
#include <csignal>
#include <fstream>
#include <mutex>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace themata;

namespace {

using How = CaughtUp::How;

// A study that is changed act by act, as the workbench does, with the trail that it leaves.
struct History {
    Snapshot now;
    AnswerHistory trail;
    Dice dice;
    std::vector<Changes> acts;

    History(std::uint32_t seed, std::size_t answers) : dice(seed) {
        now = random_answers(dice, answers);
        now.head = {1, dice.any()};
        trail = AnswerHistory(now.head);
    }

    void perform(const Changes& changes) {
        ResponseSet changed;
        for (const auto& edit : changes.of<Response>())
            changed.add(edit.id());
        const auto after = apply(now.study, changes);
        REQUIRE(after);
        const Head since = now.head;
        now.study = *after;
        now.lookup = now.lookup.after(changes);
        now.head = {since.seq + 1, dice.any()};
        trail.extend(since, changed, now.head);
    }

    enum class Length { ordinary, long_ones };

    void add_answers(std::size_t answers, Length length = Length::ordinary) {
        Ids given(now.study);
        Changes changes;
        const Response& pattern = *now.study.responses.begin();
        for (std::size_t i = 0; i < answers; ++i) {
            Response response = pattern;
            response.id = given.next<Response>();
            response.text = random_answer(dice);
            for (int more = length == Length::long_ones ? 20 : 0; more > 0; --more)
                response.text += " " + random_answer(dice);
            response.state = response.text.empty() ? ResponseState::blank : ResponseState::answered;
            changes.push_back(added(std::move(response)));
        }
        act(std::move(changes));
    }

    // Some are taken away, some are written anew.
    void alter_answers(std::uint32_t one_in) {
        Changes changes;
        for (const Response& response : now.study.responses) {
            if (!dice.one_in(one_in))
                continue;
            if (dice.one_in(2)) {
                changes.push_back(removed(response));
                continue;
            }
            Response after = response;
            after.text = random_answer(dice);
            after.state = after.text.empty() ? ResponseState::blank : ResponseState::answered;
            changes.push_back(altered(response, after));
        }
        act(std::move(changes));
    }

    void act(Changes changes) {
        perform(changes);
        acts.push_back(std::move(changes));
    }

    void undo() {
        if (acts.empty())
            return;
        perform(inverse(acts.back()));
        acts.pop_back();
    }

    // An act that touches no answer.
    void code_something() {
        Changes changes;
        const Response& first = *now.study.responses.begin();
        changes.push_back(added(Coding{.id = Ids(now.study).next<Coding>(),
                                       .response = first.id,
                                       .theme = {1},
                                       .coder = {1},
                                       .span = {0, 0}}));
        act(std::move(changes));
    }

    void random_act() {
        switch (dice.below(6)) {
        case 0:
            return add_answers(dice.below(30));
        case 1:
            return alter_answers(40);
        case 2:
            return alter_answers(3);
        case 3:
            return code_something();
        default:
            return undo();
        }
    }
};

std::string printed(const std::filesystem::path& place) {
    const auto text = print_index(place);
    INFO((text ? "" : text.error().what));
    REQUIRE(text);
    return *text;
}

std::string printed_anew(const Snapshot& snapshot) {
    const TemporaryFolder folder;
    caught_up(folder.path(), snapshot, AnswerHistory(snapshot.head));
    return printed(folder.path());
}

void spoil(const std::filesystem::path& file) {
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
}

} // namespace

TEST_CASE("An index that followed is like one made anew", "[index]") {
    int followed = 0;
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        History history(seed, 150);
        const TemporaryFolder folder;
        caught_up(folder.path(), history.now, history.trail);
        for (int round = 0; round < 12; ++round) {
            CAPTURE(seed, round);
            for (std::uint32_t left = history.dice.below(4); left > 0; --left)
                history.random_act();
            followed += caught_up(folder.path(), history.now, history.trail).how == How::followed;
            REQUIRE((printed(folder.path()) == printed_anew(history.now)));
        }
    }
    CHECK(followed > 20);
}

TEST_CASE("An act that touches no answer leaves the index alone", "[index]") {
    History history(3, 50);
    const TemporaryFolder folder;
    caught_up(folder.path(), history.now, history.trail);
    const Head indexed = history.now.head;
    history.code_something();
    CHECK(caught_up(folder.path(), history.now, history.trail).how == How::stood_there);
    CHECK(indexed_head(folder.path(), history.now.card) == indexed);

    Searcher alone(folder.path());
    CHECK(searched(alone, history.now, "trust").source == Hits::Source::scan);
    Searcher told(folder.path(), [&](Head a, Head b) { return history.trail.same_answers(a, b); });
    CHECK(searched(told, history.now, "trust").source == Hits::Source::index);
}

TEST_CASE("Whatever differs makes the index anew", "[index]") {
    History history(4, 80);
    const TemporaryFolder folder;
    const auto& place = folder.path();
    CHECK(caught_up(place, history.now, history.trail).how == How::built);
    CHECK(caught_up(place, history.now, history.trail).how == How::stood_there);

    SECTION("another study") {
        history.now.card.uuid = "another";
        CHECK(!indexed_head(place, history.now.card));
        CHECK(caught_up(place, history.now, history.trail).how == How::built);
    }
    SECTION("a head with another mark") {
        history.now.head.mark += 1;
        CHECK(caught_up(place, history.now, AnswerHistory(history.now.head)).how == How::built);
    }
    SECTION("a head that is no longer part of the history") {
        history.add_answers(5);
        caught_up(place, history.now, history.trail);
        History restored(4, 80);
        CHECK(caught_up(place, restored.now, restored.trail).how == How::built);
        history = restored;
    }
    SECTION("most answers changed") {
        history.add_answers(3'000);
        history.undo();
        history.add_answers(2'500);
        caught_up(place, history.now, history.trail);
        history.undo();
        CHECK(caught_up(place, history.now, history.trail).how == How::built);
    }
    SECTION("the language that most answers are in") {
        const Hits before = [&] {
            Searcher searcher(place);
            return searched(searcher, history.now, "trust");
        }();
        CHECK(before.source == Hits::Source::index);
        Changes changes;
        for (const Response& response : history.now.study.responses) {
            Response after = response;
            after.text = "Wir haben das nicht gewusst und sind nicht mit ihnen dorthin gegangen.";
            after.state = ResponseState::answered;
            changes.push_back(altered(response, after));
        }
        history.act(std::move(changes));
        CHECK(caught_up(place, history.now, history.trail).how == How::built);
    }
    SECTION("a broken file") {
        for (const auto& entry : std::filesystem::directory_iterator(place / "index"))
            if (entry.path().extension() == ".glass")
                spoil(entry.path());
        history.add_answers(20);
        caught_up(place, history.now, history.trail);
    }
    SECTION("something else in its place") {
        std::filesystem::remove_all(place);
        std::filesystem::create_directories(place);
        std::ofstream(place / "index") << "not an index";
        std::filesystem::create_directories(place / "next" / "folder");
        std::ofstream(place / "next" / "iamglass") << "no";
        CHECK(caught_up(place, history.now, history.trail).how == How::built);
    }
    SECTION("it was taken away") {
        REQUIRE(discard_index(place));
        CHECK(caught_up(place, history.now, history.trail).how == How::built);
    }
    CHECK((printed(place) == printed_anew(history.now)));
}

TEST_CASE("A broken index is said to be so, and the texts are searched", "[index]") {
    History history(5, 300);
    const TemporaryFolder folder;
    caught_up(folder.path(), history.now, history.trail);
    const auto expected = PlainSearch(history.now).matching(*parse_query("trust"));
    std::ofstream(folder.path() / "index" / "postlist.glass", std::ios::in | std::ios::out)
        << std::string(20'000, 'x');
    Searcher searcher(folder.path());
    const Hits hits = searched(searcher, history.now, "trust");
    CHECK(hits.source == Hits::Source::scan);
    REQUIRE(hits.fault);
    CHECK(hits.fault->code == Error::Code::io);
    CHECK(!hits.fault->hint.empty());
    CHECK(hits.responses == expected);
}

TEST_CASE("Indexing that breaks off between transactions goes on where it was", "[index]") {
    struct PulledPlug {};

    History history(6, 30);
    const TemporaryFolder folder;
    history.add_answers(2'500, History::Length::long_ones); // several transactions
    int breaks = 0;
    // Each try commits one transaction before the plug is pulled.
    const auto try_once = [&] {
        try {
            const auto whole = catch_up(folder.path(), history.now, history.trail, {},
                                        [&](std::size_t done, std::size_t total) {
                                            if (done < total)
                                                throw PulledPlug();
                                        });
            REQUIRE(whole);
            return true;
        } catch (const PulledPlug&) {
            ++breaks;
            return false;
        }
    };
    Searcher searcher(folder.path());
    while (!try_once()) {
        CHECK(searched(searcher, history.now, "trust", {.limit = 1}).source == Hits::Source::scan);
        history.alter_answers(500); // the rest is indexed at a later head
        REQUIRE(breaks < 100);
    }
    CHECK(breaks > 1);
    CHECK((printed(folder.path()) == printed_anew(history.now)));

    // The same for what is added to an index that is there.
    breaks = 0;
    history.add_answers(2'500, History::Length::long_ones);
    while (!try_once())
        CHECK(searched(searcher, history.now, "trust", {.limit = 1}).source == Hits::Source::scan);
    CHECK(breaks > 0);
    CHECK((printed(folder.path()) == printed_anew(history.now)));
}

TEST_CASE("Indexing that is stopped keeps what it has, and what it has is right", "[index]") {
    History history(7, 30);
    history.add_answers(2'500, History::Length::long_ones);
    const TemporaryFolder folder;
    std::stop_source stop;
    const auto stopped = catch_up(folder.path(), history.now, history.trail, stop.get_token(),
                                  [&](std::size_t, std::size_t) { stop.request_stop(); });
    REQUIRE(!stopped);
    CHECK(stopped.error().code == Error::Code::cancelled);
    CHECK(indexed_head(folder.path(), history.now.card) == history.now.head);
    const CaughtUp rest = caught_up(folder.path(), history.now, history.trail);
    CHECK(rest.how == How::built);
    CHECK(rest.written < 2'000);
    CHECK((printed(folder.path()) == printed_anew(history.now)));
}

TEST_CASE("An index that two threads wrote is like one that one thread wrote", "[index]") {
    History history(10, 30);
    const TemporaryFolder folder;
    // One thread: a small index that follows what is added to it.
    caught_up(folder.path(), history.now, history.trail);
    history.add_answers(15'000);
    REQUIRE(caught_up(folder.path(), history.now, history.trail).how == How::followed);
    const std::string expected = printed(folder.path());

    const TemporaryFolder another;
    std::mutex mutex;
    std::set<std::thread::id> threads;
    const auto built =
        catch_up(another.path(), history.now, history.trail, {}, [&](std::size_t, std::size_t) {
            const std::scoped_lock lock(mutex);
            threads.insert(std::this_thread::get_id());
        });
    REQUIRE(built);
    CHECK(threads.size() == std::min(2U, std::thread::hardware_concurrency()));
    CHECK((printed(another.path()) == expected));
    CHECK_FALSE(std::filesystem::exists(another.path() / "next"));
    history.alter_answers(300);
    REQUIRE(caught_up(another.path(), history.now, history.trail).how == How::followed);
    CHECK((printed(another.path()) == printed_anew(history.now)));
}

TEST_CASE("Parts of an index that were broken off go on at a later head", "[index]") {
    struct PulledPlug {};

    History history(11, 30);
    history.add_answers(12'000, History::Length::long_ones);
    const TemporaryFolder folder;
    int breaks = 0;
    bool whole = false;
    while (!whole) {
        REQUIRE(breaks < 100);
        std::atomic<int> commits = 0;
        try {
            whole = catch_up(folder.path(), history.now, history.trail, {},
                             [&](std::size_t done, std::size_t total) {
                                 if (done < total && ++commits > 3)
                                     throw PulledPlug();
                             })
                        .has_value();
        } catch (const PulledPlug&) {
            ++breaks;
            history.alter_answers(500);
            history.add_answers(20);
        }
    }
    CHECK(breaks > 1);
    CHECK((printed(folder.path()) == printed_anew(history.now)));
}

TEST_CASE("A process that is killed while it indexes leaves an index that can go on",
          "[index][crash]") {
    History history(8, 30);
    history.add_answers(11'000);
    const TemporaryFolder folder;
    const std::string whole = printed_anew(history.now);
    Dice dice(99);
    int killed = 0;
    for (int round = 0; round < 15; ++round) {
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            const auto done = catch_up(folder.path(), history.now, history.trail);
            _exit(done ? 0 : 1);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(dice.below(400)));
        kill(child, SIGKILL);
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        killed += WIFSIGNALED(status) ? 1 : 0;
        CAPTURE(round);
        Searcher searcher(folder.path());
        const Hits hits = searched(searcher, history.now, "trust OR time", {.limit = 0});
        REQUIRE(!hits.fault);
        if (hits.source == Hits::Source::index) {
            REQUIRE((printed(folder.path()) == whole));
            // From here on answers are altered in an index that is whole.
            history.alter_answers(300);
            break;
        }
    }
    CHECK(killed > 0);
    caught_up(folder.path(), history.now, history.trail);
    CHECK((printed(folder.path()) == printed_anew(history.now)));
}

TEST_CASE("What another process is writing is left to that process", "[index]") {
    History history(9, 200);
    const TemporaryFolder folder;
    caught_up(folder.path(), history.now, history.trail);
    int ready[2];
    int finish[2];
    REQUIRE(pipe(ready) == 0);
    REQUIRE(pipe(finish) == 0);
    history.add_answers(20);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        // Holds the lock until it is told to go on: progress comes while the writer is open.
        const auto done =
            catch_up(folder.path(), history.now, history.trail, {}, [&](std::size_t, std::size_t) {
                char letter = 'r';
                (void)!write(ready[1], &letter, 1);
                (void)!read(finish[0], &letter, 1);
            });
        _exit(done ? 0 : 1);
    }
    char letter = 0;
    REQUIRE(read(ready[0], &letter, 1) == 1);
    history.add_answers(20);
    CHECK(caught_up(folder.path(), history.now, history.trail).how == How::elsewhere);
    REQUIRE(write(finish[1], &letter, 1) == 1);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    CHECK(caught_up(folder.path(), history.now, history.trail).how == How::followed);
    CHECK((printed(folder.path()) == printed_anew(history.now)));
    for (const int end : {ready[0], ready[1], finish[0], finish[1]})
        close(end);
}

TEST_CASE("An index that another process has taken further is not thrown back", "[index]") {
    History ours(10, 100);
    const TemporaryFolder folder;
    caught_up(folder.path(), ours.now, ours.trail);
    ours.add_answers(5);
    History theirs = ours;
    theirs.add_answers(5);
    caught_up(folder.path(), theirs.now, theirs.trail);
    CHECK(caught_up(folder.path(), ours.now, ours.trail).how == How::ahead);
    CHECK((printed(folder.path()) == printed_anew(theirs.now)));
}

TEST_CASE("The folder of an index cannot leave the cache", "[index]") {
    const std::filesystem::path cache = "cache";
    CHECK(index_place(cache, {.uuid = "0b5-a1", .title = ""}) == cache / "0b5-a1");
    CHECK(index_place(cache, {.uuid = "../../etc", .title = ""}) == cache / "______etc");
    CHECK(index_place(cache, {.uuid = "", .title = ""}) == cache / "_");
}

TEST_CASE("Where the cache cannot be written, that is said with a hint", "[index]") {
    const TemporaryFolder folder;
    std::ofstream(folder / "file") << "in the way";
    History history(11, 10);
    const auto done = catch_up(folder / "file" / "index", history.now, history.trail);
    REQUIRE(!done);
    CHECK(done.error().code == Error::Code::io);
    CHECK(!done.error().hint.empty());
}
