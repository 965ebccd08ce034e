#pragma once
// A study of chance for the benches of tables, and the same study as plain arrays: six stages, two
// roles, two questions, 200 themes in two levels, two coders. One thread.

#include "study/snapshot.h"
#include <cstdint>
#include <vector>

namespace themata::bench {

constexpr std::uint32_t stages = 6;
constexpr std::uint32_t roles = 2;
constexpr std::uint32_t questions = 2;
constexpr std::uint32_t themes = 200;
constexpr std::uint32_t none = ~std::uint32_t{0};

struct StudySize {
    std::uint32_t participants = 0;
    std::uint32_t codings = 0;

    [[nodiscard]] std::uint32_t responses() const { return participants * stages * questions; }

    [[nodiscard]] std::uint32_t seats() const { return participants * stages; }
};

// Of codings, in the order of their numbers.
enum class Order { by_response, shuffled };

[[nodiscard]] Study made_study(const StudySize& size, Order order);

// The same study as plain arrays. A seat is a participant in a column; columns are stages within
// roles.
struct Arrays {
    StudySize size;
    std::vector<std::uint32_t> response; // of a coding
    std::vector<std::uint32_t> theme;    // of a coding
    std::vector<Span> span;              // of a coding
    std::vector<std::uint32_t> column;   // of a response
    std::vector<std::uint32_t> seat;     // of a response
    std::vector<char> answered;          // of a response
    std::vector<std::uint32_t> above;    // of a theme
};

[[nodiscard]] Arrays arrays_of(const Study& study, const StudySize& size);

} // namespace themata::bench
