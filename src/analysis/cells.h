#pragma once
// A cell of a table of counts, and how it is written. Pure functions; any thread.

#include <cstdint>
#include <string>

namespace themata {

struct Cell {
    std::uint32_t n = 0;
    std::uint32_t N = 0; // out of how many; what they are, the table says
    bool asked = false;  // whether anybody was asked: without it there is no zero, but a dash
    bool operator==(const Cell&) const = default;
};

enum class CellForm { n, n_of_N, percent, tally };

// "3", "3/6", "50.0%" (half away from zero; a dash when N is 0) or "IIII̶ I": marks in groups of
// five, each group of five struck through by U+0336 after every stroke, groups parted by a space.
// Nothing but letters and combining strokes, so it survives a terminal, a CSV file and a paste.
[[nodiscard]] std::string cell_text(const Cell&, CellForm);

// What stands where nobody was asked: an en dash.
[[nodiscard]] std::string dash();

} // namespace themata
