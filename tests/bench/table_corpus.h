#pragma once
// The corpus of the table benches, made in memory of dice with a seed: a study whose every
// participant answered every question at every stage, and the same as plain arrays. Pure.

#include "study/snapshot.h"
#include <cstdint>
#include <vector>

namespace themata::bench {

enum class Order { by_response, shuffled };

struct Shape {
    std::uint32_t participants = 0;
    std::uint32_t stages = 0;
    std::uint32_t codings = 0;
    std::uint32_t roles = 2;
    std::uint32_t questions = 2;
    std::uint32_t themes = 200; // the first 20 are above the others

    [[nodiscard]] constexpr std::uint32_t responses() const {
        return participants * stages * questions;
    }

    [[nodiscard]] constexpr std::uint32_t columns() const { return roles * stages; }

    [[nodiscard]] constexpr std::uint32_t seats() const { return participants * stages; }
};

[[nodiscard]] Snapshot corpus(const Shape&, Order);

// A seat is a participant in a column.
struct Arrays {
    Shape shape;
    std::vector<std::uint32_t> response; // of a coding
    std::vector<std::uint32_t> theme;    // of a coding
    std::vector<Span> span;              // of a coding
    std::vector<std::uint32_t> column;   // of a response
    std::vector<std::uint32_t> seat;     // of a response
    std::vector<char> answered;          // of a response
    std::vector<std::uint32_t> above;    // of a theme
};

[[nodiscard]] Arrays arrays_of(const Study&, const Shape&);

using Counts = std::vector<std::uint32_t>;

// Participants with at least one answer, by column.
[[nodiscard]] Counts bases_of(const Arrays&);

} // namespace themata::bench
