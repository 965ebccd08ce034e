#pragma once
// Many answers read on several threads, each a part of them in their order. What reads must not
// change anything that the others see. Returns when all parts are read; what a part throws is
// thrown on, as if it were read here. Any thread.

#include <algorithm>
#include <cstddef>
#include <future>
#include <thread>
#include <vector>

namespace themata {

// read(begin, end) gives what was found from place `begin` to before `end`; its results in order.
// A thread is worth it for `enough` of them.
template <class Found, class Read>
[[nodiscard]] std::vector<Found> side_by_side(std::size_t count, std::size_t enough, Read read) {
    constexpr std::size_t most_threads = 8;
    const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
    const std::size_t threads =
        std::clamp<std::size_t>(count / enough, 1, std::min(cores, most_threads));
    const auto read_part = [&](std::size_t part) {
        return read(count * part / threads, count * (part + 1) / threads);
    };
    std::vector<std::future<Found>> others; // each waits for its thread at its end
    for (std::size_t part = 1; part < threads; ++part)
        others.push_back(std::async(std::launch::async, read_part, part));
    std::vector<Found> found;
    found.push_back(read_part(0));
    for (std::future<Found>& other : others)
        found.push_back(other.get());
    return found;
}

} // namespace themata
