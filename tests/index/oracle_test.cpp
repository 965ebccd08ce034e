#include "plain_search.h"
#include "searching.h"

#include "text/segments.h"

using namespace themata;

namespace {

bool asks_for_words_only(const std::string& typed) { return typed.find(':') == std::string::npos; }

bool on_rising_graphemes(const Hit& hit, const std::string& text) {
    std::uint32_t last = 0;
    for (const Span span : hit.spans) {
        if (span.empty() || span.begin < last || !is_on_graphemes(text, span))
            return false;
        last = span.end;
    }
    return true;
}

} // namespace

TEST_CASE("Index, scan and plain reading find the same, in the same order", "[oracle]") {
    int with_hits = 0;
    for (std::uint32_t seed = 1; seed <= 12; ++seed) {
        Dice dice(seed);
        const TemporaryFolder folder;
        const TemporaryFolder empty_folder;
        Snapshot snapshot = random_answers(dice, 40 + dice.below(200));
        snapshot.head = {seed, dice.any()};
        caught_up(folder.path(), snapshot, Trail(snapshot.head));
        const PlainSearch plain_search(snapshot);
        Searcher by_index(folder.path());
        Searcher by_scan(empty_folder.path());
        for (int round = 0; round < 60; ++round) {
            const std::string typed = random_search(dice, 3);
            CAPTURE(seed, typed);
            const SearchOptions all{.limit = 1'000,
                                    .offset = 0,
                                    .breakdown = {BreakdownKey::stage, BreakdownKey::theme}};
            const Hits indexed = searched(by_index, snapshot, typed, all);
            const Hits scanned = searched(by_scan, snapshot, typed, all);
            REQUIRE(!indexed.fault);
            const ResponseSet plain = plain_search.matching(*parse_query(typed));
            REQUIRE(indexed.responses.to_vector() == plain.to_vector());
            REQUIRE(scanned.responses.to_vector() == plain.to_vector());
            REQUIRE(indexed.total == plain.size());
            REQUIRE(indexed.breakdown == scanned.breakdown);
            for (const Hit& hit : indexed.hits)
                REQUIRE(
                    on_rising_graphemes(hit, snapshot.study.responses.find(hit.response)->text));
            with_hits += indexed.total == 0 ? 0 : 1;
            if (asks_for_words_only(typed) && typed.find('(') == typed.npos)
                REQUIRE(indexed.hits == scanned.hits);
        }
    }
    CHECK(with_hits > 300);
}

TEST_CASE("Every answer that is found by words is marked, and no other", "[oracle]") {
    for (std::uint32_t seed = 50; seed < 56; ++seed) {
        Dice dice(seed);
        const TemporaryFolder folder;
        const Snapshot snapshot = random_answers(dice, 120);
        Searcher searcher(folder.path());
        for (int round = 0; round < 40; ++round) {
            const std::string typed = random_search(dice, 0);
            CAPTURE(seed, typed);
            for (const Hit& hit : searched(searcher, snapshot, typed, {.limit = 1'000}).hits)
                REQUIRE(hit.spans.empty() == !asks_for_words_only(typed));
        }
    }
}
