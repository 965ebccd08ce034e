// Values that are computed beside the frames, and what becomes of work that throws.

#include "ui/parts/latest.h"

#include <catch2/catch_test_macros.hpp>
#include <new>

using namespace themata;

namespace {

using Numbers = Latest<int, int>;

int out_of_memory() { throw std::bad_alloc(); }

void settle(Numbers& latest) {
    for (int round = 0; round < 10'000 && latest.busy(); ++round) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        latest.take();
    }
    REQUIRE_FALSE(latest.busy());
}

} // namespace

TEST_CASE("Work that throws leaves the former value and says why, once") {
    for (const Effort effort : {Effort::small, Effort::large}) {
        Numbers latest([] {});
        latest.want(1, effort, [] { return 10; });
        settle(latest);
        latest.want(2, effort, out_of_memory);
        settle(latest);
        CHECK(*latest.value() == 10);
        CHECK(*latest.key() == 1);
        const auto error = latest.take_error();
        REQUIRE(error);
        CHECK(error->what.find("memory") != std::string::npos);
        CHECK_FALSE(latest.take_error());
        latest.want(2, effort, out_of_memory); // the same is not tried again in every frame
        settle(latest);
        CHECK_FALSE(latest.take_error());
        latest.want(3, effort, [] { return 30; });
        settle(latest);
        CHECK(*latest.value() == 30);
    }
}

TEST_CASE("A job that is stopped ends soon, and is taken over like any other") {
    Numbers latest([] {});
    latest.want(1, [](std::stop_token stop) {
        while (!stop.stop_requested())
            std::this_thread::yield();
        return 1;
    });
    CHECK(latest.busy());
    latest.stop();
    settle(latest);
    CHECK(*latest.value() == 1);
}
