#include "plain_search.h"
#include "searching.h"
#include "support/random_search.h"

#include "text/segments.h"
#include <cstdlib>

using namespace themata;

namespace {

// THEMATA_SEARCH_ROUNDS makes the run longer (target search_long).
std::uint32_t rounds_or(std::uint32_t few) {
    const char* asked = std::getenv("THEMATA_SEARCH_ROUNDS");
    return asked ? static_cast<std::uint32_t>(std::strtoul(asked, nullptr, 10)) : few;
}

bool on_rising_graphemes(const Hit& hit, const std::string& text) {
    std::uint32_t last = 0;
    for (const Span span : hit.spans) {
        if (span.empty() || span.begin < last || !is_on_graphemes(text, span))
            return false;
        last = span.end;
    }
    return true;
}

std::string shown(const std::vector<Span>& spans, const std::string& text) {
    std::string all = text + " →";
    for (const Span span : spans)
        all += " [" + text.substr(span.begin, span.length()) + "]";
    return all;
}

void check_marks(const Hits& hits, const Query& query, const PlainSearch& plain,
                 const Snapshot& snapshot) {
    for (const Hit& hit : hits.hits) {
        const std::string& text = snapshot.study.responses.find(hit.response)->text;
        REQUIRE(on_rising_graphemes(hit, text));
        REQUIRE(shown(hit.spans, text) == shown(plain.marks(query, hit.response), text));
    }
}

} // namespace

TEST_CASE("Index, scan and plain reading find and mark the same", "[oracle]") {
    const SearchOptions all{.limit = 1'000,
                            .offset = 0,
                            .breakdown = {BreakdownKey::stage, BreakdownKey::theme},
                            .breakdown_traits = {"Sex"}};
    int with_hits = 0;
    const std::uint32_t studies = rounds_or(500) / 50;
    for (std::uint32_t seed = 1; seed <= studies; ++seed) {
        Dice dice(seed);
        const TemporaryFolder folder;
        const TemporaryFolder empty_folder;
        Snapshot snapshot = random_answers(dice, 20 + dice.below(80));
        snapshot.head = {seed, dice.any()};
        caught_up(folder.path(), snapshot, AnswerHistory(snapshot.head));
        const PlainSearch plain_search(snapshot);
        Searcher by_index(folder.path());
        Searcher by_scan(empty_folder.path());
        for (int round = 0; round < 50; ++round) {
            const std::string typed = random_search(dice, 3);
            CAPTURE(seed, typed);
            const auto query = parse_query(typed);
            INFO((query ? "" : query.error().what));
            REQUIRE(query);
            const Hits indexed = searched(by_index, snapshot, typed, all);
            const Hits scanned = searched(by_scan, snapshot, typed, all);
            REQUIRE(!indexed.fault);
            const ResponseSet plain = plain_search.matching(*query);
            REQUIRE(indexed.responses.to_vector() == plain.to_vector());
            REQUIRE(scanned.responses.to_vector() == plain.to_vector());
            REQUIRE(indexed.total == plain.size());
            REQUIRE(indexed.breakdown == scanned.breakdown);
            check_marks(indexed, *query, plain_search, snapshot);
            check_marks(scanned, *query, plain_search, snapshot);
            with_hits += indexed.total == 0 ? 0 : 1;
        }
    }
    CHECK(with_hits > static_cast<int>(studies) * 25);
}

TEST_CASE("Index and scan rank words and phrases alike", "[oracle]") {
    for (std::uint32_t seed = 100; seed < 104; ++seed) {
        Dice dice(seed);
        const TemporaryFolder folder;
        const TemporaryFolder empty_folder;
        const Snapshot snapshot = random_answers(dice, 150);
        caught_up(folder.path(), snapshot, AnswerHistory(snapshot.head));
        Searcher by_index(folder.path());
        Searcher by_scan(empty_folder.path());
        for (int round = 0; round < 60; ++round) {
            const std::string typed = random_words(dice);
            if (typed.find(" NEAR") != typed.npos || typed.find(" BEFORE") != typed.npos)
                continue; // how many hold its rarest word is told there without reading all
            CAPTURE(seed, typed);
            const Hits indexed = searched(by_index, snapshot, typed, {.limit = 1'000});
            const Hits scanned = searched(by_scan, snapshot, typed, {.limit = 1'000});
            REQUIRE(indexed.hits == scanned.hits);
        }
    }
}
