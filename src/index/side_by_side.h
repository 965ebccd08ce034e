#pragma once
// Many answers read on several threads, each a part of them in their order. What reads must not
// change anything that the others see. Returns when all parts are read; any thread.

#include <algorithm>
#include <cstddef>
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
    std::vector<Found> found(threads);
    const auto read_part = [&](std::size_t part) {
        found[part] = read(count * part / threads, count * (part + 1) / threads);
    };
    std::vector<std::jthread> others;
    for (std::size_t part = 1; part < threads; ++part)
        others.emplace_back(read_part, part);
    read_part(0);
    others.clear(); // which waits for them
    return found;
}

} // namespace themata
