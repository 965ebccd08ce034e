#include "study/response_set.h"

#include "support/dice.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace themata;

TEST_CASE("A response set does what a set does, over random operations", "[response set]") {
    Dice random(11);
    const auto random_ids = [&] {
        std::vector<ResponseId> ids(random.below(300));
        for (ResponseId& id : ids)
            id = {random.below(2) ? random.below(500) : random.any()};
        return ids;
    };
    const auto listed = [](const std::set<ResponseId>& ids) {
        return std::vector<ResponseId>(ids.begin(), ids.end());
    };
    for (int round = 0; round < 200; ++round) {
        const auto a = random_ids();
        const auto b = random_ids();
        std::set<ResponseId> expected(a.begin(), a.end());
        ResponseSet set = ResponseSet::of(a);
        const ResponseSet other = ResponseSet::of(b);
        switch (round % 3) {
        case 0:
            set |= other;
            expected.insert(b.begin(), b.end());
            break;
        case 1:
            set &= other;
            std::erase_if(expected, [&](ResponseId id) { return !other.contains(id); });
            break;
        default:
            set -= other;
            for (ResponseId id : b)
                expected.erase(id);
        }
        CHECK(set.to_vector() == listed(expected));
        CHECK(set.size() == expected.size());
        CHECK(ResponseSet(set) == set);
    }
}
