#pragma once
// A process of our own that is killed in the middle of its work. Whatever it answered for before is
// known afterwards. The test must have no threads while one is begun: it is a fork.

#include "study/snapshot.h"
#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace themata {

// Says that an act is on the disk; called by the work after each one.
using Answer = std::function<void(Head)>;
// Goes on until it is killed.
using Work = std::function<void(const Answer&)>;

struct When {
    std::size_t answers = 0;           // wait for so many,
    std::chrono::microseconds later{}; // then so long
};

struct Killed {
    std::vector<Head> answered;
    bool by_us = true; // false: it ended by itself, which is a fault
};

[[nodiscard]] Killed killed_at_work(const Work& work, When when);

} // namespace themata
