#pragma once
// What a bench prints: each figure beside the floor that it is held against. Ours and the floor are
// timed turn by turn, so that a busy machine slows both; medians are given.

#include "study/snapshot.h"
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace themata::bench {

struct Figure {
    std::string what;
    std::string unit = "ms";
    double ours = 0;
    double floor = 0;
    double aim = 0; // times the floor; 0: none was set
    std::string floor_is;
};

struct Times {
    double ours = 0; // milliseconds
    double floor = 0;
};

[[nodiscard]] double milliseconds(const std::function<void()>& act);

// Of this thread's processor: what a busy machine does meanwhile does not count.
[[nodiscard]] double processor_milliseconds(const std::function<void()>& act);
// Of all threads together.
[[nodiscard]] double processor_milliseconds_of_all(const std::function<void()>& act);
[[nodiscard]] Times processor_times(int turns, const std::function<void()>& ours,
                                    const std::function<void()>& floor);

// Megabytes that a process of its own holds at most while it does this, what it begins with among
// them.
[[nodiscard]] double peak_memory(const std::function<void()>& act);

void print(const Figure& figure);

// Keeps a result from being optimised away, and says when two ways of counting differ.
void require_same(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

void table_figures();
void tests_figures();
void agreement_figures();
void study_figures();
void statistics_figures();
void index_figures();
void report_figures();
void desk_figures();

} // namespace themata::bench
